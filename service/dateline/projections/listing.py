"""Pages of what timelines show: many timelines in one query, and what they show read together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, literal, or_, select, union_all

from dateline.errors import InvalidInput
from dateline.projections.claims import CLAIMS
from dateline.projections.cursors import decode_cursor, encode_cursor, page_size
from dateline.projections.happenings import HAPPENINGS
from dateline.projections.selection import shown
from dateline.projections.snapshot import Snapshot
from dateline.projections.views import Entry, HappeningView, Page, TimelineView


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a listing is wanted: the `first` of it or the `last`, between two cursors.

    Raises InvalidInput for both `first` and `last`, or a negative number.
    """

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None:
            raise InvalidInput(
                "Ask for the first entries or for the last, not for both.", first=self.first, last=self.last
            )
        page_size(self.last if self.backward else self.first)

    @property
    def backward(self) -> bool:
        """Whether it is counted from the end."""
        return self.last is not None

    @property
    def size(self) -> int | None:
        """How many items it has at most; None: all."""
        return self.last if self.backward else self.first


def pages(at: Snapshot, timelines: Sequence[TimelineView], part: Part) -> dict[str, Page[Entry]]:
    """That part of what each of these timelines shows, by the timeline's id. Raises MalformedCursor."""
    if not timelines:
        return {}
    queries = [_rows(at, number, timeline, part) for number, timeline in enumerate(timelines)]
    rows = at.connection.execute(union_all(*(select(query.subquery()) for query in queries))).all()
    views = at.views(rows)
    return {
        timeline.id: _page(timeline, part, [row for row in rows if row.listing == number], views)
        for number, timeline in enumerate(timelines)
    }


def _rows(at: Snapshot, number: int, timeline: TimelineView, part: Part) -> Select[Any]:
    """The happenings' rows of one timeline's page, and one more where there is one."""
    order = HAPPENINGS.c.starts, HAPPENINGS.c.born
    query = select(literal(number).label("listing"), HAPPENINGS).where(
        at.visible(),
        shown(timeline, at.build(CLAIMS), at.position, at.published),
        *([_beyond(part.after, timeline.id, forward=True)] if part.after is not None else []),
        *([_beyond(part.before, timeline.id, forward=False)] if part.before is not None else []),
    )
    query = query.order_by(*(column.desc() if part.backward else column for column in order))
    return query.limit(None if part.size is None else part.size + 1)


def _page(timeline: TimelineView, part: Part, rows: list[Row[Any]], views: dict[str, HappeningView]) -> Page[Entry]:
    rows.sort(key=lambda row: (row.starts, row.born), reverse=part.backward)
    more = part.size is not None and len(rows) > part.size
    kept = rows[: part.size]
    if part.backward:
        kept.reverse()
    return Page(
        items=tuple(Entry(views[row.id], pinned=row.id in timeline.pinned) for row in kept),
        cursors=tuple(encode_cursor(timeline.id, row.starts, row.born) for row in kept),
        has_next=part.before is not None if part.backward else more,
        has_previous=more if part.backward else part.after is not None,
    )


def _beyond(cursor: str, listing: str, *, forward: bool) -> ColumnElement[bool]:
    """The condition for a happening to stand after (or before) the place that a cursor names."""
    starts, born = decode_cursor(cursor, listing, int, int)
    own_starts, own_born = HAPPENINGS.c.starts, HAPPENINGS.c.born
    if forward:
        return or_(own_starts > starts, and_(own_starts == starts, own_born > born))
    return or_(own_starts < starts, and_(own_starts == starts, own_born < born))
