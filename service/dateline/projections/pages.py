"""Pages of what timelines show: many timelines in one query, and what they show read together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, select, union_all

from dateline.errors import InvalidInput
from dateline.happenings import Summary
from dateline.projections import happenings, sources
from dateline.projections.cursors import decode_cursor, encode_cursor, page_size
from dateline.projections.from_rows import entry_of
from dateline.projections.snapshot import Snapshot
from dateline.projections.sources import Place, Stretch
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

    def stretch(self, listing: str) -> Stretch:
        """The places it lies between, and one item more than its size. Raises MalformedCursor."""
        size = None if self.size is None else self.size + 1
        return Stretch(_decoded(self.after, listing), _decoded(self.before, listing), size, self.backward)


@dataclass(frozen=True, slots=True)
class _Placed:
    """The row of a happening, and where it stands by what was published until the moment."""

    row: Row[Any]
    place: Place


def pages(at: Snapshot, timelines: Sequence[TimelineView], part: Part) -> dict[str, Page[Entry]]:
    """That part of what each of these timelines shows, by the timeline's id. Raises MalformedCursor."""
    if not timelines:
        return {}
    rows = _rows(at, timelines, part)
    # By what was published until the moment these stood elsewhere, or were not yet dated.
    moved = at.summaries([row for row in rows if row.dated > at.published])
    listings = _by_listing(rows)
    found = {
        timeline.id: _placed(timeline, part, listings.get(number, []), moved)
        for number, timeline in enumerate(timelines)
    }
    shown = _shown(found, part)
    known = {born: summary for born, summary in moved.items() if born in shown}
    summaries = known | at.summaries([row for row in shown.values() if row.born not in known])
    views = at.views(list(shown.values()), summaries)
    return {timeline.id: _page(timeline, part, found[timeline.id], views) for timeline in timelines}


def _rows(at: Snapshot, timelines: Sequence[TimelineView], part: Part) -> Sequence[Row[Any]]:
    """The happenings that may stand in that part of each timeline, with the timeline's number as `listing`."""
    asked = [
        query
        for number, timeline in enumerate(timelines)
        for query in sources.queries(at, number, timeline, part.stretch(timeline.id))
    ]
    return at.connection.execute(union_all(*(select(query.subquery()) for query in asked))).all()


def _shown(found: dict[str, list[_Placed]], part: Part) -> dict[int, Row[Any]]:
    """The rows of the happenings that the pages hold, each once."""
    return {each.row.born: each.row for some in found.values() for each in some[: part.size]}


def _by_listing(rows: Sequence[Row[Any]]) -> dict[int, list[Row[Any]]]:
    ordered = sorted(rows, key=attrgetter("listing"))
    return {number: list(own) for number, own in groupby(ordered, attrgetter("listing"))}


def _placed(timeline: TimelineView, part: Part, rows: Sequence[Row[Any]], moved: dict[int, Summary]) -> list[_Placed]:
    """The happenings of a timeline in its order, each once, no more than one beyond the part that is wanted."""
    wanted, found = part.stretch(timeline.id), dict[int, _Placed]()
    for row in rows:
        starts, ends = happenings.place(moved[row.born].period) if row.born in moved else (row.starts, row.ends)
        if row.id in timeline.pinned or sources.within(starts, ends, timeline):
            found[row.born] = _Placed(row, (starts, row.born))
    placed = [
        each
        for each in found.values()
        if (wanted.after is None or each.place > wanted.after) and (wanted.before is None or each.place < wanted.before)
    ]
    placed.sort(key=attrgetter("place"), reverse=part.backward)
    return placed[: wanted.size]


def _page(timeline: TimelineView, part: Part, found: list[_Placed], views: dict[str, HappeningView]) -> Page[Entry]:
    more = part.size is not None and len(found) > part.size
    kept = found[: part.size]
    if part.backward:
        kept.reverse()
    return Page(
        items=tuple(entry_of(views[each.row.id], pinned=each.row.id in timeline.pinned) for each in kept),
        cursors=tuple(encode_cursor(timeline.id, *each.place) for each in kept),
        has_next=part.before is not None if part.backward else more,
        has_previous=more if part.backward else part.after is not None,
    )


def _decoded(cursor: str | None, listing: str) -> Place | None:
    if cursor is None:
        return None
    starts, born = decode_cursor(cursor, listing, int, int)
    return starts, born
