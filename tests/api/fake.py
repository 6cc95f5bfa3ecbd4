"""A service that holds views in memory, counts what it is asked, and can be told to fail."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.api.service import Ingested, NewClaim, NewDocument
from dateline.claims import CorrectClaim, RetractClaim
from dateline.errors import InvalidInput, InvertedAsOf, MalformedCursor, NotFound
from dateline.projections.reader import Reader
from dateline.projections.views import NOW, AsOf, ClaimView, DocumentView, Entry, HappeningView, Page, TimelineView
from dateline.timelines import CreateTimeline
from tests.exports import specimens


class FakeReader(Reader):
    """Answers from a dictionary, with the contract of the real one."""

    def __init__(self, count: int) -> None:
        self.at = 40
        self.asked: list[tuple[str, AsOf]] = []
        happenings = [specimens.happening(number, claims=(self._claim(number),)) for number in range(1, count + 1)]
        self._happenings = {one.id: one for one in happenings}
        self._claims = {claim.id: claim for one in happenings for claim in one.claims}
        self._documents = {
            claim.document_id: specimens.document(int(claim.document_id[-8:], 16)) for claim in self._claims.values()
        }
        self._timeline = specimens.timeline()

    @staticmethod
    def _claim(number: int) -> ClaimView:
        return specimens.claim(number, number, happening_id=f"happening-{number:032x}")

    def position(self) -> int:
        return self.at

    def as_of(self, recorded: str | int | None = None, published: str | None = None) -> AsOf:
        if recorded == "9" and published is not None:
            raise InvertedAsOf("Inverted.", recorded=recorded, published=published)
        return AsOf(recorded=None if recorded is None else int(recorded))

    def timelines(self, as_of: AsOf = NOW, *, first: int | None = None, after: str | None = None) -> Page[TimelineView]:
        self.asked.append(("timelines", as_of))
        return Page((self._timeline,), ("call",), False, False)

    def timeline(self, slug: str, as_of: AsOf = NOW) -> TimelineView:
        self.asked.append(("timeline", as_of))
        if slug == "broken":
            raise RuntimeError("a secret")
        if slug != self._timeline.slug:
            raise NotFound(f'There is no timeline "{slug}".', slug=slug)
        return self._timeline

    def timeline_by_id(self, timeline_id: str, as_of: AsOf = NOW) -> TimelineView:
        return self._timeline

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
        self.asked.append(("entries", as_of))
        if first is not None and last is not None:
            raise InvalidInput("Not for both.", first=first, last=last)
        if after is not None and not after.isdecimal():
            raise MalformedCursor(f'"{after}" is no cursor of this listing.', cursor=after)
        start = int(after or 0)
        items = [Entry(happening=one) for one in self._happenings.values()][start : start + (first or 10_000)]
        cursors = tuple(str(start + index + 1) for index in range(len(items)))
        return Page(tuple(items), cursors, start + len(items) < len(self._happenings), start > 0)

    def claims(self, ids: Iterable[str], as_of: AsOf = NOW) -> dict[str, ClaimView]:
        return {each: self._claims[each] for each in ids if each in self._claims}

    def claim(self, claim_id: str, as_of: AsOf = NOW) -> ClaimView:
        if claim_id not in self._claims:
            raise NotFound(f"There is no claim {claim_id}.", id=claim_id)
        return self._claims[claim_id]

    def claims_in(self, document_ids: Iterable[str], as_of: AsOf = NOW) -> dict[str, tuple[ClaimView, ...]]:
        self.asked.append(("claims", as_of))
        wanted = set(document_ids)
        return {one.document_id: (one,) for one in self._claims.values() if one.document_id in wanted}

    def documents(self, ids: Iterable[str], as_of: AsOf = NOW) -> dict[str, DocumentView]:
        self.asked.append(("documents", as_of))
        return {each: self._documents[each] for each in ids if each in self._documents}

    def document(self, document_id: str, as_of: AsOf = NOW) -> DocumentView:
        return self._documents[document_id]

    def happenings(self, ids: Iterable[str], as_of: AsOf = NOW) -> dict[str, HappeningView]:
        self.asked.append(("happenings", as_of))
        return {each: self._happenings[each] for each in ids if each in self._happenings}

    def happening(self, happening_id: str, as_of: AsOf = NOW) -> HappeningView:
        return self._happenings[happening_id]


@dataclass
class FakeService:
    """Keeps the commands it is given; raises `failure` instead where it has one."""

    reader: FakeReader = field(default_factory=lambda: FakeReader(3))
    failure: Exception | None = None
    given: list[object] = field(default_factory=list)

    def check(self) -> None:
        self._take("check")

    def ingest_document(self, document: NewDocument) -> Ingested:
        self._take(document)
        return Ingested(f"document-{1:032x}", (f"claim-{1:032x}",), repeated=False)

    def record_claim(self, claim: NewClaim) -> str:
        self._take(claim)
        return f"claim-{1:032x}"

    def correct_claim(self, command: CorrectClaim, expected_version: int | None) -> None:
        self._take((command, expected_version))

    def retract_claim(self, command: RetractClaim, expected_version: int | None) -> None:
        self._take((command, expected_version))

    def create_timeline(self, command: CreateTimeline) -> None:
        self._take(command)

    def _take(self, command: object) -> None:
        if self.failure is not None:
            raise self.failure
        self.given.append(command)
