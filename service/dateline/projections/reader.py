"""Every question that can be asked of the projections, each answered as of one moment."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement

from dateline.claims import Claim
from dateline.errors import InvalidInput, NotFound
from dateline.projections import from_rows
from dateline.projections.as_of import moment
from dateline.projections.claims import CLAIMS
from dateline.projections.cursors import decode_cursor, encode_cursor, page_size
from dateline.projections.diff import Change, Difference, State, difference, states, streams
from dateline.projections.nearby import Nearby, nearby
from dateline.projections.pages import Part, pages
from dateline.projections.search import search
from dateline.projections.snapshot import snapshot
from dateline.projections.timelines import TIMELINES
from dateline.projections.views import (
    NOW,
    AsOf,
    ClaimView,
    DocumentView,
    Entry,
    HappeningView,
    Match,
    Page,
    TimelineView,
)
from dateline.store.event_store import EventStore, Place

Item = TypeVar("Item")

_ENTRIES = ("happenings", "timelines")


class Reader:
    """Answers queries as of any moment. Every method takes a constant number of SQL statements, whatever it returns.

    Get it from `App.reader`. Unknown ids and slugs raise NotFound in the singular methods and are left out of the
    answer in the plural ones; `MalformedCursor` where a cursor is not of this service or not of this listing. What was
    published later than `as_of.published` is unknown at that moment.
    """

    def __init__(self, store: EventStore, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._database = store.database
        self._clock = clock

    def as_of(self, recorded: str | int | None = None, published: str | None = None) -> AsOf:
        """The moment meant by two words from outside.

        `recorded` is a position of the log, or an ISO 8601 instant or date; `published` an ISO 8601 instant or date.
        Without a zone they are read as UTC; a date alone means to the end of that day.
        Raises InvalidInput (garbage, negative, in the future, past the end of the log) and InvertedAsOf.
        """
        return moment(self._store, self._clock, recorded, published)

    def position(self) -> int:
        """The position up to which everything can be read: where the slowest projection stands."""
        with snapshot(self._database, NOW, *_ENTRIES) as now:
            return now.position

    def timelines(self, as_of: AsOf = NOW, *, first: int | None = None, after: str | None = None) -> Page[TimelineView]:
        """The timelines by slug."""
        size = page_size(first)
        where = []
        if after is not None:
            (slug,) = decode_cursor(after, "timelines", str)
            where.append(TIMELINES.c.slug > slug)
        with snapshot(self._database, as_of, "timelines") as at:
            found = at.timelines(where, None if size is None else size + 1)
        return _page(found, size, after is not None, _timeline_cursor)

    def timeline(self, slug: str, as_of: AsOf = NOW) -> TimelineView:
        """The timeline at this address."""
        return self._timeline(TIMELINES.c.slug == slug, slug, as_of)

    def timeline_by_id(self, timeline_id: str, as_of: AsOf = NOW) -> TimelineView:
        """The timeline with this id."""
        return self._timeline(TIMELINES.c.id == timeline_id, timeline_id, as_of)

    def entries(
        self,
        timeline: TimelineView,
        as_of: AsOf = NOW,
        *,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
    ) -> Page[Entry]:
        """The entries of a timeline in order of date, undated ones last: the `first` of them, or the `last`.

        `after` and `before` are cursors and bound the listing on either side. Raises InvalidInput for both `first` and
        `last`, or a negative number.
        """
        part = Part(first, after, last, before)
        with snapshot(self._database, as_of, *_ENTRIES) as at:
            return pages(at, [timeline], part)[timeline.id]

    def entries_of(
        self, timelines: Iterable[TimelineView], as_of: AsOf = NOW, *, first: int | None = None, last: int | None = None
    ) -> dict[str, Page[Entry]]:
        """The first or last entries of each of these timelines, by the timeline's id; otherwise as `entries`."""
        part = Part(first=first, last=last)
        with snapshot(self._database, as_of, *_ENTRIES) as at:
            return pages(at, list(timelines), part)

    def claims(self, ids: Iterable[str], as_of: AsOf = NOW) -> dict[str, ClaimView]:
        """The claims among these ids that are known, by id."""
        with snapshot(self._database, as_of, "happenings") as at:
            return {view.id: view for view in at.claims(CLAIMS.c.id, ids)}

    def claim(self, claim_id: str, as_of: AsOf = NOW) -> ClaimView:
        """The claim with this id (retracted ones too: `status` says so)."""
        return _only(self.claims([claim_id], as_of), claim_id, "claim", as_of)

    def claims_of(self, document_id: str, as_of: AsOf = NOW) -> tuple[ClaimView, ...]:
        """The claims of a document in the order of its text."""
        return self.claims_in([document_id], as_of).get(document_id, ())

    def claims_in(self, document_ids: Iterable[str], as_of: AsOf = NOW) -> dict[str, tuple[ClaimView, ...]]:
        """The claims of each of these documents that has any, in the order of its text."""
        found: dict[str, list[ClaimView]] = {}
        with snapshot(self._database, as_of, "happenings") as at:
            views = at.claims(CLAIMS.c.document_id, document_ids)
        for view in views:
            found.setdefault(view.document_id, []).append(view)
        return {document_id: tuple(views) for document_id, views in found.items()}

    def documents(self, ids: Iterable[str], as_of: AsOf = NOW) -> dict[str, DocumentView]:
        """The documents among these ids that are known, by id."""
        with snapshot(self._database, as_of, "happenings") as at:
            return at.documents(ids)

    def document(self, document_id: str, as_of: AsOf = NOW) -> DocumentView:
        """The document with this id."""
        return _only(self.documents([document_id], as_of), document_id, "document", as_of)

    def happenings(self, ids: Iterable[str], as_of: AsOf = NOW) -> dict[str, HappeningView]:
        """The happenings among these ids that are known, by id."""
        with snapshot(self._database, as_of, "happenings") as at:
            rows = at.happenings(ids)
            return at.views(rows, at.summaries(rows))

    def happening(self, happening_id: str, as_of: AsOf = NOW) -> HappeningView:
        """The happening with this id."""
        return _only(self.happenings([happening_id], as_of), happening_id, "happening", as_of)

    def diff(self, slug: str, earlier: AsOf, later: AsOf) -> Difference:
        """What changed on a timeline from one moment to another, each change with the events that caused it.

        Where the timeline was not there yet at the earlier moment, all of it is new. Raises NotFound where it is not
        there at the later one, InvalidInput where the later moment lies before the other.
        """
        first = self.position() if earlier.recorded is None else earlier.recorded
        last = self.position() if later.recorded is None else later.recorded
        if last < first:
            raise InvalidInput(f"A difference goes forward, not from position {first} back to {last}.")
        before, after = self._states(slug, earlier, known=False), self._states(slug, later, known=True)
        now = self.claims(_claims_in(before), later)
        retracted = frozenset(claim_id for claim_id, view in now.items() if view.status == "retracted")
        changes = difference(before, after, retracted)
        return Difference(
            slug, earlier, later, tuple(self._caused(changes, before, after, earlier, later, (first, last)))
        )

    def _states(self, slug: str, as_of: AsOf, *, known: bool) -> dict[str, State]:
        try:
            timeline = self.timeline(slug, as_of)
        except NotFound:
            if known:
                raise
            return {}
        return states(self.entries(timeline, as_of).items)

    def _caused(
        self,
        changes: Iterable[Change],
        before: Mapping[str, State],
        after: Mapping[str, State],
        earlier: AsOf,
        later: AsOf,
        between: tuple[int, int],
    ) -> Iterator[Change]:
        """The changes with the events that caused them."""
        concerned = {change: streams(change, before, after) for change in changes}
        wanted = {stream for some in concerned.values() for stream in some}
        first, last = between
        places = self._store.places(wanted, first, last)
        new = _claims_in(after) - _claims_in(before)
        unpublished = new - self.claims(new, earlier).keys()
        for claim in self.claims(unpublished, later).values():
            if claim.position <= first:
                places.append(Place(claim.position, "claim-recorded", claim.id))
        places.sort(key=lambda place: place.position)
        for change, own in concerned.items():
            yield replace(change, events=tuple(place for place in places if place.stream in own))

    def search(self, words: str, as_of: AsOf = NOW, *, limit: int = 20) -> tuple[Match, ...]:
        """The claims with all of these words, and documents and happenings with such titles, the last recorded first.

        Words are found in any of their forms, a phrase in quotation marks as it stands. Raises InvalidInput where
        there is no word, or for a negative `limit`.
        """
        size = page_size(limit) or 0
        with snapshot(self._database, as_of, "happenings") as at:
            found = search(at, words, size)
            claims = {view.id: view for view in at.claims(CLAIMS.c.id, (row.id for row in found))}
        return tuple(from_rows.match(row, claims.get(row.id)) for row in found)

    def nearby(self, claims: Iterable[Claim]) -> Nearby:
        """The claims of the documents that may tell of what these claims do, with their happenings."""
        with snapshot(self._database, NOW, "happenings") as at:
            return nearby(at.connection, at.build(CLAIMS), claims)

    def _timeline(self, where: ColumnElement[bool], name: str, as_of: AsOf) -> TimelineView:
        with snapshot(self._database, as_of, "timelines") as at:
            found = at.timelines([where])
        if not found:
            raise NotFound(f'There is no timeline "{name}"{_then(as_of)}.', name=name)
        return found[0]


def _claims_in(entries: Mapping[str, State]) -> set[str]:
    """The ids of the claims that entries rest on."""
    return {claim for said in entries.values() for claim in said.claims}


def _page(
    found: Sequence[TimelineView], size: int | None, has_previous: bool, cursor: Callable[[TimelineView], str]
) -> Page[TimelineView]:
    kept = tuple(found[:size])
    more = size is not None and len(found) > size
    return Page(kept, tuple(map(cursor, kept)), has_next=more, has_previous=has_previous)


def _timeline_cursor(timeline: TimelineView) -> str:
    return encode_cursor("timelines", timeline.slug)


def _only(found: dict[str, Item], wanted: str, kind: str, as_of: AsOf) -> Item:
    if wanted not in found:
        raise NotFound(f'There is no {kind} "{wanted}"{_then(as_of)}.', id=wanted)
    return found[wanted]


def _then(as_of: AsOf) -> str:
    return "" if as_of.now or as_of == NOW else " at that moment"
