"""What the queries answer: plain frozen values that the API, the exports and the command line draw from.

A view is what was known at one moment (`AsOf`). Times are as in `evidence.py`: local, half-open, ISO 8601 text, None
where open or undated; instants are aware datetimes in UTC.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Literal, TypeVar

from dateline.evidence import (
    AttributionHop,
    Modality,
    Observation,
    Polarity,
    Publication,
    Quantity,
    Section,
    Selection,
    Span,
    TimeReading,
)

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class AsOf:
    """A moment on two axes: what the log had recorded up to a position, of what was published up to an instant (UTC).

    None on an axis means: everything up to now. Both ends are inclusive. `now`: nobody asked for a moment, it is held
    to one position only so that all of an answer agrees.
    """

    recorded: int | None = None
    published: datetime | None = None
    now: bool = field(default=False, compare=False)


NOW = AsOf(now=True)


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Part of an ordered listing: items with the cursor of each, and whether more lie on either side."""

    items: tuple[Item, ...]
    cursors: tuple[str, ...]
    has_next: bool
    has_previous: bool


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One version of a document as known at a moment."""

    id: str
    source_id: str | None
    source_name: str | None
    title: str | None
    url: str | None
    format: str
    publication: Publication
    retrieved_at: str
    text_sha256: str
    length: int
    sections: tuple[Section, ...]
    observations: tuple[Observation, ...]
    status: Literal["recorded", "revised", "corrected", "withdrawn", "text_erased"]
    status_note: str | None
    revised_by: str | None
    recorded_at: datetime
    position: int
    credits: tuple[str, ...] = ()
    copies: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim as known at a moment.

    `speaker` is the innermost named source's words, or the outlet's name where the outlet speaks itself.
    """

    id: str
    document_id: str
    source_id: str | None
    source_name: str | None
    publication: Publication
    span: Span
    section: str | None
    attribution: tuple[AttributionHop, ...]
    speaker: str
    modality: Modality
    polarity: Polarity
    times: tuple[TimeReading, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[str, ...]
    status: Literal["standing", "corrected", "retracted", "superseded"]
    status_note: str | None
    happening_id: str | None
    recorded_at: datetime
    position: int
    version: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the one who states it, so that numbers that disagree stand side by side."""

    quantity: Quantity
    speaker: str
    claim_id: str
    document_id: str


@dataclass(frozen=True, slots=True)
class HappeningView:
    """A happening as its claims tell it: a title, a date all independent claims agree on or all dates side by side.

    `edtf`, `earliest`, `latest` and `precision` are the intersection of the claims' periods where that is not empty,
    otherwise their hull, and `contested` is true with the reasons in `disagreements` (a sentence each). `importance` is
    how much it matters in a timeline, `folded_why` why a reader sees it only on demand (null: shown). `revision`
    counts the changes to it, 1 at first; `changed_at` is when the last of them was recorded.
    """

    id: str
    title: str
    titled_by: str | None
    modality: Modality
    edtf: str | None
    earliest: str | None
    latest: str | None
    precision: str | None
    contested: bool
    disagreements: tuple[str, ...]
    figures: tuple[Figure, ...]
    claims: tuple[ClaimView, ...]
    names: tuple[str, ...]
    revision: int
    created_at: datetime
    changed_at: datetime
    voices: int = 1
    importance: int = 0
    importance_why: str = ""
    folded_why: str | None = None

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that speak of it, in order of first mention."""
        return tuple(dict.fromkeys(claim.document_id for claim in self.claims))


@dataclass(frozen=True, slots=True)
class Entry:
    """A happening on a timeline, pinned there by an editor or selected."""

    happening: HappeningView
    pinned: bool = False
    importance: int = 0
    folded: bool = False  # seen only on demand, unless it is pinned


@dataclass(frozen=True, slots=True)
class Match:
    """What a search found: a claim by its words, a document or a happening by its title."""

    kind: Literal["claim", "document", "happening"]
    id: str
    text: str
    document_id: str | None
    happening_id: str | None
    speaker: str | None
    public_by: datetime


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A timeline as known at a moment, without its entries."""

    id: str
    slug: str
    title: str
    description: str | None
    selection: Selection
    revision: int
    created_at: datetime
    changed_at: datetime
    published_position: int | None = None
    hidden: frozenset[str] = field(default_factory=frozenset)
    pinned: frozenset[str] = field(default_factory=frozenset)
