"""The closed sets of words of the API. Their values are those of `dateline.evidence`; a test holds them together."""

from enum import StrEnum

import strawberry


@strawberry.enum(description="What a claim says about whether the thing takes place.")
class Modality(StrEnum):
    """What a claim says about whether the thing takes place."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    HABITUAL = "habitual"
    PLANNED = "planned"
    EXPECTED = "expected"
    HYPOTHETICAL = "hypothetical"
    REQUESTED = "requested"
    DENIED = "denied"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@strawberry.enum(description="Whether a claim says that something is so, or that it is not.")
class Polarity(StrEnum):
    """Whether a claim says that something is so, or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@strawberry.enum(
    description="How a date was found: written out, resolved against the anchor, taken over from other words, "
    "too vague for a date, or recurring."
)
class Basis(StrEnum):
    """How a date was found."""

    EXPLICIT = "explicit"
    RESOLVED = "resolved"
    INHERITED = "inherited"
    VAGUE = "vague"
    RECURRING = "recurring"


@strawberry.enum(description='How a stated number bounds the real one: "at least 10,000" is AT_LEAST.')
class Bound(StrEnum):
    """How a stated number bounds the real one."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"
    RANGE = "range"
    ORDER_OF_MAGNITUDE = "order_of_magnitude"


@strawberry.enum(description="How the zone of a publication time is known; ASSUMED means that nobody stated one.")
class ZoneBasis(StrEnum):
    """How the zone of a publication time is known."""

    STATED = "stated"
    SOURCE_DEFAULT = "source_default"
    ASSUMED = "assumed"


@strawberry.enum(description="What has become of a claim since it was recorded.")
class ClaimStatus(StrEnum):
    """What has become of a claim since it was recorded."""

    STANDING = "standing"
    CORRECTED = "corrected"
    RETRACTED = "retracted"


@strawberry.enum(description="What has become of a document since it was recorded.")
class DocumentStatus(StrEnum):
    """What has become of a document since it was recorded."""

    RECORDED = "recorded"
    REVISED = "revised"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    TEXT_ERASED = "text_erased"
