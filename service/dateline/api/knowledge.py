"""What one request reads: each kind of thing in as few questions as the query has levels, however long its pages are.

Queries run to the end in one thread, level by level within each item. So before anything below a page is resolved, the
page says what it will need (`expect`); the first that is asked for brings all of them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from dateline.api.service import Service
from dateline.projections.reader import Reader
from dateline.projections.views import AsOf, ClaimView, DocumentView, Entry, HappeningView, Page, TimelineView

View = TypeVar("View")


class Batch(Generic[View]):
    """Things by id: those expected are read together when the first of them is asked for."""

    def __init__(self, read: Callable[[Iterable[str]], Mapping[str, View]]) -> None:
        self._read = read
        self._expected: dict[str, None] = {}
        self._known: dict[str, View | None] = {}

    def expect(self, ids: Iterable[str]) -> None:
        """Read these too when something is next read."""
        self._expected.update((id_, None) for id_ in ids if id_ not in self._known)

    def get(self, id_: str) -> View | None:
        """The thing with this id, None where there is none at the moment."""
        if id_ not in self._known:
            self.expect([id_])
            found = self._read(list(self._expected))
            self._known.update((each, found.get(each)) for each in self._expected)
            self._expected.clear()
        return self._known[id_]


class Knowledge:
    """The timelines, documents, claims and happenings as known at one moment, for the length of one request."""

    def __init__(self, reader: Reader, as_of: AsOf) -> None:
        self.reader = reader
        self.as_of = as_of
        self._documents: Batch[DocumentView] = Batch(self._read_documents)
        self._claims: Batch[tuple[ClaimView, ...]] = Batch(self._read_claims)
        self._happenings: Batch[HappeningView] = Batch(self._read_happenings)
        self._timelines: dict[str, TimelineView] = {}
        self._pages: dict[tuple[int | None, int | None], dict[str, Page[Entry]]] = {}

    def expect(self, claims: Iterable[ClaimView]) -> None:
        """These claims are part of the answer, and their documents and happenings may be asked for."""
        for claim in claims:
            self._documents.expect([claim.document_id])
            self._happenings.expect([] if claim.happening_id is None else [claim.happening_id])

    def expect_timelines(self, timelines: Iterable[TimelineView]) -> None:
        """These timelines are part of the answer, and what they show may be asked for."""
        self._timelines.update((timeline.id, timeline) for timeline in timelines)

    def entries(
        self, timeline: TimelineView, first: int | None, after: str | None, last: int | None, before: str | None
    ) -> Page[Entry]:
        """A page of what a timeline shows: as many from the front or back of all that are expected, read together.

        A cursor is bound to its timeline. Raises InvalidInput, MalformedCursor.
        """
        if after is not None or before is not None or len(self._timelines) < 2:
            page = self.reader.entries(timeline, self.as_of, first=first, after=after, last=last, before=before)
            self._expect_entries(page)
            return page
        if (first, last) not in self._pages:
            self._timelines[timeline.id] = timeline
            timelines = self._timelines.values()
            self._pages[first, last] = self.reader.entries_of(timelines, self.as_of, first=first, last=last)
            for page in self._pages[first, last].values():
                self._expect_entries(page)
        return self._pages[first, last][timeline.id]

    def document(self, document_id: str) -> DocumentView | None:
        """The document with this id."""
        return self._documents.get(document_id)

    def happening(self, happening_id: str) -> HappeningView | None:
        """The happening with this id."""
        return self._happenings.get(happening_id)

    def claims_of(self, document_id: str) -> tuple[ClaimView, ...]:
        """The claims of a document, in the order of its text."""
        return self._claims.get(document_id) or ()

    def _expect_entries(self, page: Page[Entry]) -> None:
        for entry in page.items:
            self.expect(entry.happening.claims)

    def _read_documents(self, ids: Iterable[str]) -> Mapping[str, DocumentView]:
        found = self.reader.documents(ids, self.as_of)
        self._claims.expect(found)
        return found

    def _read_claims(self, document_ids: Iterable[str]) -> Mapping[str, tuple[ClaimView, ...]]:
        found = self.reader.claims_in(document_ids, self.as_of)
        for claims in found.values():
            self.expect(claims)
        return found

    def _read_happenings(self, ids: Iterable[str]) -> Mapping[str, HappeningView]:
        found = self.reader.happenings(ids, self.as_of)
        for happening in found.values():
            self.expect(happening.claims)
        return found


@dataclass
class Context:
    """What resolvers share during one request."""

    service: Service
    moments: dict[str | int, Knowledge] = field(default_factory=dict)

    @cached_property
    def now(self) -> int:
        """The position at which this request began to read, so that all of its answer agrees."""
        return self.service.reader.position()


class Step(Protocol):
    """A step of the path from a field up to its root field (a `graphql.pyutils.Path`)."""

    @property
    def prev(self) -> "Step | None":
        """The step above, None at the root."""

    @property
    def key(self) -> str | int:
        """The field's name in the answer, or its index in a list."""


def root_key(path: Step) -> str | int:
    """The name in the answer of the root field that a path leads to: a root field fixes the moment for all below."""
    while path.prev is not None:
        path = path.prev
    return path.key
