"""The facts: every event that the log can hold.

An event is a frozen struct with one sentence; `event_names.py` has its stored name, `serialization.py` how it becomes
bytes and how old versions are read. An id is also the name of its stream: `claim-4be1…` is both. The values that events
carry are in `evidence.py`.
"""

from typing import ClassVar

import msgspec

from dateline.evidence import (
    AttributionHop,
    Block,
    Core,
    DateBasis,
    Decision,
    Modality,
    Observation,
    Polarity,
    Publication,
    Quantity,
    Section,
    Selection,
    Span,
    Standing,
    TimeReading,
)


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A fact in the log, past tense. `VERSION` is the version of its shape, `SUBJECT` names the field with the id."""

    VERSION: ClassVar[int] = 1
    SUBJECT: ClassVar[str]

    @property
    def stream(self) -> str:
        """The stream this event belongs to, which is the id of the thing it is about."""
        subject: str = getattr(self, self.SUBJECT)
        return subject


class SourceEvent(Event, frozen=True, kw_only=True):
    """An event about a source."""

    SUBJECT: ClassVar[str] = "source_id"

    source_id: str


class SourceRegistered(SourceEvent, frozen=True, kw_only=True):
    """A source became known, with the zone that its undated clock times are in, if it has said so."""

    name: str
    zone: str | None = None


class DocumentEvent(Event, frozen=True, kw_only=True):
    """An event about a document."""

    SUBJECT: ClassVar[str] = "document_id"

    document_id: str


class DocumentRecorded(DocumentEvent, frozen=True, kw_only=True):
    """A version of a document was read for the first time; its text and raw bytes are kept by their SHA-256."""

    VERSION: ClassVar[int] = 2

    source_id: str | None
    title: str | None
    url: str | None
    format: str
    publication: Publication
    retrieved_at: str
    text_sha256: str
    length: int
    sections: tuple[Section, ...] = ()
    observations: tuple[Observation, ...] = ()
    blocks: tuple[Block, ...] = ()
    date_basis: DateBasis = "stated"  # where the publication time stood
    updated: str | None = None  # when the publisher last revised it, as written
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()  # agencies that it names as where it comes from
    language: str | None = None  # ISO 639-1
    reader: str | None = None  # what took the text out of the bytes, with its version
    guid: str | None = None  # what its publisher calls it, whatever its text says: a feed's guid or id
    raw_sha256: str | None = None  # of the bytes it was read from, None where the text holds them all
    raw_kept: bool = False  # whether those bytes are kept beside the log
    copies: str | None = None  # by which copies of its text are recognised (`happenings.copies.signature`)


class DocumentObserved(DocumentEvent, frozen=True, kw_only=True):
    """A document already recorded was fetched again, and what is counted about it had changed."""

    observations: tuple[Observation, ...]


class DocumentRevised(DocumentEvent, frozen=True, kw_only=True):
    """The publisher put another version, a document of its own, in this document's place."""

    VERSION: ClassVar[int] = 2

    revised_by: str
    carried: tuple[tuple[str, str], ...] = ()  # claims that both versions make: here, and there
    gone: tuple[str, ...] = ()  # claims of this version that the other makes no more
    new: tuple[str, ...] = ()  # claims that only the other version makes
    decision: Decision | None = None


class DocumentCorrected(DocumentEvent, frozen=True, kw_only=True):
    """The publisher printed a correction of this document."""

    note: str
    published: Publication


class DocumentWithdrawn(DocumentEvent, frozen=True, kw_only=True):
    """The publisher took this document back; what it claimed stays on record as claimed."""

    decision: Decision


class DocumentTextErased(DocumentEvent, frozen=True, kw_only=True):
    """The text of this document was erased on legal order, and its raw bytes; their hashes and every proof stay."""

    VERSION: ClassVar[int] = 2

    text_sha256: str
    decision: Decision
    raw_sha256: str | None = None


class ClaimEvent(Event, frozen=True, kw_only=True):
    """An event about a claim."""

    SUBJECT: ClassVar[str] = "claim_id"

    claim_id: str


class ClaimRecorded(ClaimEvent, frozen=True, kw_only=True):
    """One span of one document was read as saying something, with everything needed to read the claim alone."""

    VERSION: ClassVar[int] = 2

    document_id: str
    source_id: str | None
    publication: Publication
    span: Span
    section: str | None
    attribution: tuple[AttributionHop, ...]
    modality: Modality
    polarity: Polarity
    times: tuple[TimeReading, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[Span, ...]
    recorded_by: str
    core: Core | None = None
    standing: Standing = "event"
    title: str | None = None  # its own clause without attribution and date
    modality_why: str | None = None
    # Where it stands in its document: the numbers of its sentence and its paragraph, which grow from 1, and whether
    # its words stand in quotation marks. None where nobody counted, as in claims that a person marked.
    sentence: int | None = None
    paragraph: int | None = None
    quoted: bool = False


class ClaimRedated(ClaimEvent, frozen=True, kw_only=True):
    """The times of a claim were read anew; the words stay as they are."""

    times: tuple[TimeReading, ...]
    decision: Decision


class ClaimCorrected(ClaimEvent, frozen=True, kw_only=True):
    """What was read into a claim (never its words) was corrected by somebody who says why."""

    VERSION: ClassVar[int] = 2

    attribution: tuple[AttributionHop, ...]
    modality: Modality
    polarity: Polarity
    quantities: tuple[Quantity, ...]
    decision: Decision


class ClaimRetracted(ClaimEvent, frozen=True, kw_only=True):
    """A claim was taken back: from here on it supports nothing, and stays readable as of before."""

    decision: Decision


class ClaimSuperseded(ClaimEvent, frozen=True, kw_only=True):
    """A later reading of the same words took this claim's place: it was misread, not taken back."""

    superseded_by: tuple[str, ...]
    decision: Decision


class HappeningEvent(Event, frozen=True, kw_only=True):
    """An event about a happening."""

    SUBJECT: ClassVar[str] = "happening_id"

    happening_id: str


class ClaimLinked(HappeningEvent, frozen=True, kw_only=True):
    """A claim was found to speak of this happening."""

    claim_id: str
    decision: Decision


class ClaimUnlinked(HappeningEvent, frozen=True, kw_only=True):
    """A claim was found not to speak of this happening after all."""

    claim_id: str
    decision: Decision


class HappeningsMerged(HappeningEvent, frozen=True, kw_only=True):
    """Another happening turned out to be this one; its claims belong here from now on."""

    merged_id: str
    decision: Decision


class HappeningSplit(HappeningEvent, frozen=True, kw_only=True):
    """Some claims of this happening turned out to speak of another one."""

    new_id: str
    claim_ids: tuple[str, ...]
    decision: Decision


class HappeningTitled(HappeningEvent, frozen=True, kw_only=True):
    """A happening was given a title by somebody."""

    title: str
    decision: Decision


class TimelineEvent(Event, frozen=True, kw_only=True):
    """An event about a timeline."""

    SUBJECT: ClassVar[str] = "timeline_id"

    timeline_id: str


class TimelineCreated(TimelineEvent, frozen=True, kw_only=True):
    """A timeline was opened under a slug, which stays its address."""

    slug: str
    title: str
    description: str | None
    selection: Selection
    decision: Decision


class TimelineChanged(TimelineEvent, frozen=True, kw_only=True):
    """A timeline's title, description or selection was set anew."""

    title: str
    description: str | None
    selection: Selection
    decision: Decision


class TimelineExtended(TimelineEvent, frozen=True, kw_only=True):
    """Documents were added to those that a timeline's selection names."""

    documents: tuple[str, ...]
    decision: Decision


class EntryPinned(TimelineEvent, frozen=True, kw_only=True):
    """An editor put a happening on a timeline whatever the selection says."""

    happening_id: str
    decision: Decision


class EntryHidden(TimelineEvent, frozen=True, kw_only=True):
    """An editor took a happening off a timeline; the happening itself is untouched."""

    happening_id: str
    decision: Decision


class TimelinePublished(TimelineEvent, frozen=True, kw_only=True):
    """An editor published a timeline as it stood at a position of the log."""

    position: int
    decision: Decision
