"""GraphQL types of the things that can be asked for. They declare; what is returned are the projections' views."""

from datetime import datetime

import strawberry
from strawberry import ID, field

from dateline.api import evidence_types as evidence
from dateline.api import resolvers
from dateline.api.enums import ClaimStatus, DocumentStatus, Modality, Polarity
from dateline.api.resolvers import asked
from dateline.projections import views

LOCAL = evidence.LOCAL


@strawberry.interface(description="Anything with an id. The id is also the name of its stream in the log.")
class Node:
    """Anything with an id."""

    id: ID = field(description="Its id, the same for ever: it is derived from content.")


@strawberry.type(description="One version of an article, brief or post.")
class Document(Node):
    """One version of an article, brief or post."""

    source_id: ID | None = field(description="The id of the outlet.")
    source_name: str | None = field(description="The outlet.")
    title: str | None = field(description="Its headline.")
    url: str | None = field(description="Where it was published on the web.")
    format: str = field(description="How it was read: text, brief, jsonl, html or feed.")
    publication: evidence.Publication = field(description="When it became public.")
    retrieved_at: str = field(description="When it was fetched, a UTC instant in ISO 8601.")
    text_sha256: str = field(description="SHA-256 of its raw text, hexadecimal.")
    length: int = field(description="The length of its raw text in code points.")
    sections: list[evidence.Section] = field(description="Its headed parts.")
    observations: list[evidence.Observation] = field(description="What was counted about it when it was fetched.")
    status: DocumentStatus = field(description="What has become of it.")
    status_note: str | None = field(description="Why.")
    revised_by: ID | None = field(description="The document that took its place.")
    recorded_at: datetime = field(description="When the log learned of it.")
    position: int = field(description="The position in the log at which it was recorded.")
    claims: list["Claim"] = asked(
        resolvers.claims_of_document, "The claims read in it, in the order of its text, retracted ones too."
    )

    @classmethod
    def is_type_of(cls, value: object, _: object) -> bool:
        """Whether a value is of this type."""
        return isinstance(value, views.DocumentView)


@strawberry.type(description="What one span of one document says, with who says it. Its words never change.")
class Claim(Node):
    """What one span of one document says, with who says it."""

    document_id: ID = field(description="The id of the document.")
    document: Document = asked(resolvers.document_of_claim, "The document.")
    source_id: ID | None = field(description="The id of the outlet.")
    source_name: str | None = field(description="The outlet.")
    publication: evidence.Publication = field(description="When the document became public.")
    span: evidence.Span = field(description="Where in the document, and the words.")
    section: str | None = field(description="The section of the document that it stands in.")
    attribution: list[evidence.AttributionHop] = field(description="Who says it, outermost first.")
    speaker: str = field(description="The innermost named speaker, or the outlet where it speaks itself.")
    modality: Modality = field(description="Whether the thing happened, is planned, is denied, …")
    polarity: Polarity = field(description="Whether it says that something is so or is not.")
    times: list[evidence.TimeReading] = field(description="The times it names and what they mean.")
    quantities: list[evidence.Quantity] = field(description="The numbers it states.")
    names: list[str] = field(description="The names in it.")
    status: ClaimStatus = field(description="What has become of it.")
    status_note: str | None = field(description="Why.")
    happening_id: ID | None = field(description="The id of the happening it speaks of.")
    happening: "Happening | None" = asked(resolvers.happening_of_claim, "The happening it speaks of.")
    recorded_at: datetime = field(description="When the log learned of it.")
    position: int = field(description="The position in the log at which it was recorded.")
    version: int = field(description="How many events it has: the expected version of the next change.")

    @classmethod
    def is_type_of(cls, value: object, _: object) -> bool:
        """Whether a value is of this type."""
        return isinstance(value, views.ClaimView)


@strawberry.type(description="A number with the one who states it, so that numbers that disagree stand side by side.")
class Figure:
    """A number with the one who states it."""

    quantity: evidence.Quantity = field(description="The number.")
    speaker: str = field(description="Who states it.")
    claim_id: ID = field(description="The claim that states it.")
    document_id: ID = field(description="The document of that claim.")


@strawberry.type(description="A thing in the world that claims speak of, as they tell it.")
class Happening(Node):
    """A thing in the world that claims speak of."""

    title: str = field(description="What it is called.")
    titled_by: str | None = field(description="Who titled it; null where the title is taken from a claim.")
    modality: Modality = field(description="What its claims say of whether it took place.")
    edtf: str | None = field(description="Its date in EDTF (ISO 8601-2).")
    earliest: str | None = field(description=f"{LOCAL}: its beginning at the earliest; null where open or undated.")
    latest: str | None = field(description=f"{LOCAL}: its end at the latest, exclusive; null where open or undated.")
    precision: str | None = field(description="How exact the date is: minute, day, month, season, year, …")
    contested: bool = field(description="Whether its claims cannot all be true: on when, on numbers, on whether.")
    disagreements: list[str] = field(description="Where its claims differ, a sentence each.")
    figures: list[Figure] = field(description="The numbers its claims state, each with its speaker.")
    claims: list[Claim] = field(description="The claims that speak of it.")
    documents: list[Document] = asked(resolvers.documents_of_happening, "The documents that speak of it.")
    names: list[str] = field(description="The names in its claims.")
    revision: int = field(description="How many times it has changed, 1 at first.")
    created_at: datetime = field(description="When the log first learned of it.")
    changed_at: datetime = field(description="When the log last learned something new of it.")

    @classmethod
    def is_type_of(cls, value: object, _: object) -> bool:
        """Whether a value is of this type."""
        return isinstance(value, views.HappeningView)


@strawberry.type(description="A happening on a timeline.")
class Entry:
    """A happening on a timeline."""

    happening: Happening = field(description="The happening.")
    pinned: bool = field(description="Whether an editor put it there whatever the selection says.")


@strawberry.type(description="Where a page of a listing lies (Relay cursor connections).")
class PageInfo:
    """Where a page of a listing lies."""

    has_next_page: bool = field(description="Whether more follows.")
    has_previous_page: bool = field(description="Whether something comes before.")
    start_cursor: str | None = field(description="The cursor of the first item; null on an empty page.")
    end_cursor: str | None = field(description="The cursor of the last item; null on an empty page.")


@strawberry.type(description="An entry and its place in the listing.")
class EntryEdge:
    """An entry and its place in the listing."""

    node: Entry = field(description="The entry.")
    cursor: str = field(description="Its place, for `after` and `before`.")


@strawberry.type(description="A page of the entries of a timeline, by date, undated ones last.")
class EntryConnection:
    """A page of the entries of a timeline."""

    edges: list[EntryEdge] = field(description="The entries with their cursors.")
    nodes: list[Entry] = field(description="The entries alone.")
    page_info: PageInfo = field(description="Where the page lies.")


@strawberry.type(description="Happenings in order, chosen by a selection and by editors.")
class Timeline(Node):
    """Happenings in order."""

    slug: str = field(description="Its address, the same for ever.")
    title: str = field(description="What it is called.")
    description: str | None = field(description="What it is about.")
    selection: evidence.Selection = field(description="Which happenings it shows.")
    entries: EntryConnection = asked(resolvers.entries_of_timeline, "What it shows, by date, undated happenings last.")
    revision: int = field(description="How many times it has changed, 1 at first.")
    created_at: datetime = field(description="When it was created.")
    changed_at: datetime = field(description="When its title, selection or editing last changed.")
    published_position: int | None = field(description="The position of the log that an editor last published.")

    @classmethod
    def is_type_of(cls, value: object, _: object) -> bool:
        """Whether a value is of this type."""
        return isinstance(value, views.TimelineView)


@strawberry.type(description="A timeline and its place in the listing.")
class TimelineEdge:
    """A timeline and its place in the listing."""

    node: Timeline = field(description="The timeline.")
    cursor: str = field(description="Its place, for `after`.")


@strawberry.type(description="A page of the timelines, by slug.")
class TimelineConnection:
    """A page of the timelines."""

    edges: list[TimelineEdge] = field(description="The timelines with their cursors.")
    nodes: list[Timeline] = field(description="The timelines alone.")
    page_info: PageInfo = field(description="Where the page lies.")
