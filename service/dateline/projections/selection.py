"""Which happenings a timeline shows: its selection as a condition on the happenings."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, false, or_, true

from dateline.happenings.periods import BEGINNING
from dateline.projections.claims import CLAIM_NAMES, CLAIMS, forms_of
from dateline.projections.happenings import HAPPENINGS
from dateline.projections.tables import known
from dateline.projections.views import TimelineView


def shown(timeline: TimelineView, claims_build: int, position: int, published: int) -> ColumnElement[bool]:
    """The condition for a happening to be on a timeline, at a position, by what was public at an instant.

    Pinned ones whatever the selection says, hidden ones never; of the others those within the selection's dates whose
    claims come from its documents or name all of its names.
    """
    selection = timeline.selection
    told = known(CLAIMS, claims_build, position) & (CLAIMS.c.happening_id == HAPPENINGS.c.id)
    told &= (CLAIMS.c.public_by <= published) & CLAIMS.c.retracted.is_(False)
    ways: list[ColumnElement[bool]] = []
    if selection.documents:
        ways.append(exists().where(told, CLAIMS.c.document_id.in_(selection.documents)))
    if selection.names:
        named = CLAIM_NAMES.c.build == claims_build, CLAIM_NAMES.c.claim_id == CLAIMS.c.id
        ways.append(
            and_(*(exists().where(told, *named, CLAIM_NAMES.c.name == _form(name)) for name in selection.names))
        )
    selected = or_(*ways) if ways else true()
    if selection.earliest is not None:
        selected &= HAPPENINGS.c.ends > _seconds(selection.earliest)
    if selection.latest is not None:
        selected &= HAPPENINGS.c.starts < _seconds(selection.latest)
    pinned = HAPPENINGS.c.id.in_(sorted(timeline.pinned)) if timeline.pinned else false()
    hidden = HAPPENINGS.c.id.in_(sorted(timeline.hidden)) if timeline.hidden else false()
    return and_(or_(pinned, selected), ~hidden)


def _form(name: str) -> str:
    return max(forms_of(name), key=len)


def _seconds(local: str) -> int:
    return int((datetime.fromisoformat(local) - BEGINNING).total_seconds())
