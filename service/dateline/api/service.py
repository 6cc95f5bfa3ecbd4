"""What the network edge needs of the program behind it. `dateline.app.App` is one; tests have others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from dateline.claims import CorrectClaim, RetractClaim
from dateline.evidence import AttributionHop, Modality, Polarity, Quantity
from dateline.projections.reader import Reader
from dateline.timelines import CreateTimeline


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document as somebody sends it: its raw text, and what is known about where it comes from."""

    text: str
    name: str
    published: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim that somebody read in a document: code points `[start, end)` of its raw text.

    Times, numbers and names are found in those words by the program itself; what is None here too.
    """

    document_id: str
    start: int
    end: int
    text: str | None
    modality: Modality | None
    polarity: Polarity | None
    attribution: tuple[AttributionHop, ...] | None
    quantities: tuple[Quantity, ...] | None
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of a document: the claims read in it, and whether the log had it all already.

    `unread` counts its blocks that are not read as claims, by kind; `language` is its ISO 639 code where it is known.
    """

    document_id: str
    claim_ids: tuple[str, ...]
    repeated: bool
    unread: Mapping[str, int] = field(default_factory=dict)
    language: str | None = None


class Service(Protocol):
    """Questions and commands. Every method is synchronous, may be called from any thread and raises DatelineError.

    What a command has done can be read as soon as it returns. `expected_version` is the number of events that the
    caller believes the thing to have; None does not care. WrongExpectedVersion where it has another.
    """

    @property
    def reader(self) -> Reader:
        """Answers every question."""

    def check(self) -> None:
        """Raise Unavailable where requests cannot be served now: also DatabaseBehind, DatabaseUnreadable."""

    def ingest_document(self, document: NewDocument) -> Ingested:
        """Read a document and record what it claims. Raises UnreadableDocument, MissingPublication, InvalidInput."""

    def record_claim(self, claim: NewClaim) -> str:
        """Record a claim, and say its id. Raises NotFound, SpanOutsideDocument, AlreadyDone, InvalidInput."""

    def correct_claim(self, command: CorrectClaim, expected_version: int | None) -> None:
        """Correct how a claim was read. Raises NotFound, AlreadyDone, InvalidInput, WrongExpectedVersion."""

    def retract_claim(self, command: RetractClaim, expected_version: int | None) -> None:
        """Take a claim back. Raises NotFound, AlreadyDone, InvalidInput, WrongExpectedVersion."""

    def create_timeline(self, command: CreateTimeline) -> None:
        """Open a timeline. Raises AlreadyDone, InvalidInput."""
