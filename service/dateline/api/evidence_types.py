"""GraphQL types of what evidence is made of. They declare; the values of `dateline.evidence` are what is returned."""

import strawberry
from strawberry import field

from dateline.api.enums import Basis, Bound, QuantityRole, ZoneBasis

LOCAL = "Local ISO 8601 date or date and time without a zone"


@strawberry.type(description="A stretch of a document's raw text, half-open.")
class Span:
    """A stretch of a document's raw text."""

    start: int = field(description="Its first code point, counted from 0.")
    end: int = field(description="The code point after its last.")
    text: str = field(description="The words themselves.")


@strawberry.type(description="When a document became public: as it was written, and what that means.")
class Publication:
    """When a document became public."""

    raw: str = field(description="The time as it was written.")
    local: str = field(description=f"{LOCAL}: the wall clock where it was published; weekdays count from its date.")
    zone: str | None = field(description="An IANA zone or an offset; null where nobody stated one.")
    zone_basis: ZoneBasis = field(description="How the zone is known.")
    public_by: str = field(description="The UTC instant, ISO 8601, by which the document was certainly public.")


@strawberry.type(description="A headed part of a document.")
class Section:
    """A headed part of a document."""

    name: str = field(description="Its heading.")
    start: int = field(description="The first code point of its heading.")
    end: int = field(description="The code point after its last.")


@strawberry.type(description="Something counted about a document when it was fetched, such as its views.")
class Observation:
    """Something counted about a document when it was fetched."""

    name: str = field(description="What was counted.")
    value: int = field(description="How many there were.")
    observed_at: str = field(description="When, a UTC instant in ISO 8601.")


@strawberry.type(description="One link in the chain of who says it.")
class AttributionHop:
    """One link in the chain of who says it."""

    source: Span | None = field(description='The speaker\'s name; null where only a cue is there ("reportedly").')
    cue: Span | None = field(description='The words that attribute, such as "said" or "according to".')
    role: str = field(description="What the link is in the chain.")


@strawberry.type(description="A time expression in a claim and what it was resolved to, never more exact.")
class TimeReading:
    """A time expression in a claim and what it was resolved to."""

    start: int = field(description="The first code point of the expression in the document's raw text.")
    end: int = field(description="The code point after its last.")
    text: str = field(description="The words.")
    type: str = field(description="TIMEX3 type: DATE, TIME, DURATION or SET.")
    value: str = field(description="TIMEX3 value, such as 2025-08-12 or 2024-FA.")
    mod: str | None = field(description="TIMEX3 modifier, such as APPROX or START.")
    edtf: str | None = field(description="The date in EDTF (ISO 8601-2); null where EDTF has no word for it.")
    earliest: str | None = field(description=f"{LOCAL}: the beginning of the period; null where open or undated.")
    latest: str | None = field(description=f"{LOCAL}: the end of the period, exclusive; null where open or undated.")
    precision: str | None = field(description="How exact the words are: minute, day, month, season, year, …")
    anchor: str = field(description="What it was resolved against, by default the publication time.")
    rule: str = field(description="The rule that resolved it.")
    why: str = field(description="Why it means this, in a line.")
    basis: Basis = field(description="How the date was found.")


@strawberry.type(description="A number that a claim states, never more exact than its words.")
class Quantity:
    """A number that a claim states."""

    start: int = field(description="The first code point of the number in the document's raw text.")
    end: int = field(description="The code point after its last.")
    text: str = field(description="The words.")
    minimum: str | None = field(description="The least it can be, decimal, inclusive; null where open.")
    maximum: str | None = field(description="The most it can be, decimal, inclusive; null where open.")
    bound: Bound = field(description="How the words bound it.")
    unit: str | None = field(description="What is counted.")
    role: QuantityRole | None = field(description="What it is to the thing counted; null for the whole of it.")


@strawberry.type(description="Which happenings a timeline shows. What is empty or null does not restrict.")
class Selection:
    """Which happenings a timeline shows."""

    documents: list[strawberry.ID] = field(description="Only happenings that these documents speak of.")
    names: list[str] = field(description="Only happenings whose claims name all of these.")
    earliest: str | None = field(description="A local date: nothing before it.")
    latest: str | None = field(description="A local date, exclusive: nothing from it on.")
