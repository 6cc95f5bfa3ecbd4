"""Where the entries of a timeline are found: for each way onto it, one query that an index answers in its order.

A happening is on a timeline because a claim of it comes from one of its documents, because its claims name all of its
names, because an editor pinned it, or, where the selection says nothing, in any case; never where an editor hid it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, or_, select, tuple_
from sqlalchemy.sql.expression import FromClause

from dateline.happenings.periods import BEGINNING
from dateline.projections import names
from dateline.projections.happenings import DAY, HAPPENINGS
from dateline.projections.memberships import MEMBERSHIPS
from dateline.projections.names import NAMES
from dateline.projections.snapshot import Snapshot
from dateline.projections.timelines import PLACED
from dateline.projections.views import TimelineView

Place = tuple[int, int]  # a happening's `starts` and `born`

# The exponents of `happenings.undated_for` but for 0: 2**21 days are more than a calendar has.
_EXPONENTS = (3, 6, 9, 12, 15, 18, 21)
# Of several names the one with the fewest happenings leads; from so many on they count as equally many.
_MANY = 10_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a listing that is wanted: places between two others, so many from the front or from the back."""

    after: Place | None
    before: Place | None
    size: int | None
    backward: bool


def queries(at: Snapshot, listing: int, timeline: TimelineView, wanted: Stretch) -> Iterator[Select[Any]]:
    """Queries for the rows of happenings on a timeline, each with the number of the listing first.

    Those with `dated` up to the published moment come in their order, no more than wanted; of the others, whose date
    was another by then, come all.
    """
    for leading, joined, condition in _ways(at, timeline):
        yield _ordered(at, listing, timeline, wanted, leading, joined, condition)
    if not at.all_published:
        shown = _shown_by_any(at, timeline)
        for exponent in _EXPONENTS:
            yield _selected(at, listing, timeline, found=True).where(_moved(at, exponent), *shown)
    if timeline.pinned:
        pinned = select(PLACED.c.happening_id).where(_placed(at, timeline, pinned=True))
        yield _selected(at, listing, timeline, found=False).where(HAPPENINGS.c.id.in_(pinned))


def within(starts: int, ends: int, timeline: TimelineView) -> bool:
    """Whether a happening that begins and ends there lies within the dates of a timeline's selection."""
    earliest, latest = timeline.selection.earliest, timeline.selection.latest
    return (earliest is None or ends > _seconds(earliest)) and (latest is None or starts < _seconds(latest))


def _ways(at: Snapshot, timeline: TimelineView) -> Iterator[tuple[Any, FromClause, list[ColumnElement[bool]]]]:
    """The ways onto a timeline: the table that is in its order, what it is joined with, and under which condition."""
    selection = timeline.selection
    if selection.documents:
        table = MEMBERSHIPS.c
        member = [at.known(MEMBERSHIPS), table.timeline_id == timeline.id, table.public_since <= at.published]
        yield table, _joined(at, MEMBERSHIPS), member
    if selection.names:
        first, *others = _rarest_first(at, [names.sought(name) for name in selection.names])
        named = [at.known(NAMES), NAMES.c.name == first, NAMES.c.public_since <= at.published]
        yield NAMES.c, _joined(at, NAMES), named + [_also_named(at, other, NAMES.c) for other in others]
    if not selection.documents and not selection.names:
        yield HAPPENINGS.c, HAPPENINGS, []


def _ordered(
    at: Snapshot,
    listing: int,
    timeline: TimelineView,
    wanted: Stretch,
    leading: Any,
    joined: FromClause,
    condition: Sequence[ColumnElement[bool]],
) -> Select[Any]:
    query = _selected(at, listing, timeline, found=joined is not HAPPENINGS).select_from(joined).where(*condition)
    place = tuple_(leading.starts, leading.born)
    if not at.all_published:
        query = query.where(HAPPENINGS.c.dated <= at.published)
    if wanted.after is not None:
        query = query.where(place > tuple_(*map(literal, wanted.after)))
    if wanted.before is not None:
        query = query.where(place < tuple_(*map(literal, wanted.before)))
    if timeline.selection.latest is not None:
        query = query.where(leading.starts < _seconds(timeline.selection.latest))
    if timeline.selection.earliest is not None:
        query = query.where(HAPPENINGS.c.ends > _seconds(timeline.selection.earliest))
    order = leading.starts, leading.born
    query = query.order_by(*(column.desc() if wanted.backward else column for column in order))
    return query.limit(wanted.size)


def _selected(at: Snapshot, listing: int, timeline: TimelineView, *, found: bool) -> Select[Any]:
    """The rows of happenings, as known, that are not hidden from a timeline; `found` as in `Snapshot.known`."""
    query = select(literal(listing).label("listing"), HAPPENINGS).where(at.visible(found=found))
    if timeline.hidden:
        hidden = _placed(at, timeline, pinned=False) & (PLACED.c.happening_id == HAPPENINGS.c.id)
        query = query.where(~exists().where(hidden))
    return query


def _joined(at: Snapshot, table: Any) -> FromClause:
    """A table that is in the order of a timeline, with the rows of its happenings.

    The sum is no column, so the table cannot be looked up by it: it leads, and its order need not be made anew.
    """
    joined: FromClause = table.join(HAPPENINGS, HAPPENINGS.c.born == table.c.born + 0)
    return joined


def _moved(at: Snapshot, exponent: int) -> ColumnElement[bool]:
    """The condition for a happening whose date was another by what was published until the moment.

    Those of one `undated_for` were all first published in the days before that it stands for.
    """
    since, days = HAPPENINGS.c.first_public, 2**exponent
    lately = and_(since > at.published - days * DAY, since <= at.published)
    return and_(HAPPENINGS.c.undated_for == exponent, lately, HAPPENINGS.c.dated > at.published)


def _shown_by_any(at: Snapshot, timeline: TimelineView) -> list[ColumnElement[bool]]:
    """The condition for a happening, wherever it stands, to be on a timeline by its selection."""
    selection, ways = timeline.selection, list[ColumnElement[bool]]()
    if selection.documents:
        member = at.known(MEMBERSHIPS) & (MEMBERSHIPS.c.born == HAPPENINGS.c.born)
        member &= (MEMBERSHIPS.c.timeline_id == timeline.id) & (MEMBERSHIPS.c.public_since <= at.published)
        ways.append(exists().where(member))
    if selection.names:
        named = [_also_named(at, names.sought(name), HAPPENINGS.c) for name in selection.names]
        ways.append(and_(*named))
    return [or_(*ways)] if ways else []


def _also_named(at: Snapshot, name: str, place: Any) -> ColumnElement[bool]:
    """The condition for the happening at a place to have a claim with a name, public by the moment."""
    other = NAMES.alias()
    same = and_(other.c.name == name, other.c.starts == place.starts, other.c.born == place.born)
    return exists().where(at.known(other), same, other.c.public_since <= at.published)


def _rarest_first(at: Snapshot, forms: Sequence[str]) -> list[str]:
    if len(forms) < 2:
        return list(forms)
    counted = {}
    for form in forms:
        some = select(literal(1)).where(NAMES.c.build == at.build(NAMES), NAMES.c.name == form).limit(_MANY).subquery()
        counted[form] = int(at.connection.scalar(select(func.count()).select_from(some)) or 0)
    return sorted(counted, key=lambda form: (counted[form], form))


def _placed(at: Snapshot, timeline: TimelineView, *, pinned: bool) -> ColumnElement[bool]:
    own = at.known(PLACED) & (PLACED.c.timeline_id == timeline.id)
    return own & (PLACED.c.pinned if pinned else ~PLACED.c.pinned)


def _seconds(local: str) -> int:
    return int((datetime.fromisoformat(local) - BEGINNING).total_seconds())
