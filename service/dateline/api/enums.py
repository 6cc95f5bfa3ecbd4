"""The closed sets of words of the API. Their values are those of `dateline.evidence`; a test holds them together."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

import strawberry

Words = TypeVar("Words", bound=type[StrEnum])


def described(description: str, **meanings: str) -> Callable[[Words], Words]:
    """Make a GraphQL enum of a class, with a description for it and for each of its words."""

    def decorate(words: Words) -> Words:
        enum: Any = strawberry.enum(words, description=description)
        for value in enum.__strawberry_definition__.values:
            value.description = meanings[value.name]
        return words

    return decorate


@described(
    "What a claim says about whether the thing takes place.",
    OCCURRED="It has happened.",
    ONGOING="It is happening.",
    HABITUAL="It happens again and again.",
    PLANNED="Somebody means it to happen.",
    EXPECTED="It is foreseen, by somebody who does not decide it.",
    HYPOTHETICAL="It might happen, or would under a condition.",
    REQUESTED="Somebody asks for it.",
    DENIED="Somebody says that it is not so.",
    CANCELLED="It was planned and will not happen.",
    POSTPONED="It was put off to another time.",
    UNKNOWN="The words do not say.",
)
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
    POSTPONED = "postponed"
    UNKNOWN = "unknown"


@described(
    "Whether a claim says that something is so, or that it is not.",
    POSITIVE="It is so.",
    NEGATIVE="It is not so.",
)
class Polarity(StrEnum):
    """Whether a claim says that something is so, or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@described(
    "How a date was found.",
    EXPLICIT="The words alone fix it.",
    RESOLVED="It follows from the words and the anchor.",
    INHERITED="It is taken over from other words of the document.",
    VAGUE="The words are too vague for a date.",
    RECURRING="It comes again and again.",
)
class Basis(StrEnum):
    """How a date was found."""

    EXPLICIT = "explicit"
    RESOLVED = "resolved"
    INHERITED = "inherited"
    VAGUE = "vague"
    RECURRING = "recurring"


@described(
    "How a stated number bounds the real one.",
    EXACT="Exactly so many.",
    AT_LEAST="So many or more.",
    AT_MOST="So many or fewer.",
    MORE_THAN="More than so many.",
    LESS_THAN="Fewer than so many.",
    ABOUT="About so many.",
    RANGE="From so many to so many.",
    ORDER_OF_MAGNITUDE='Only the size is known: "thousands".',
)
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


@described(
    "What a number is to the thing counted, where it is not the whole of it.",
    BEFORE="What it was before a change.",
    AFTER="What it is after a change.",
    CHANGE="By how much it changed.",
    ADDITIONAL="What came on top.",
    PART="A part of another number.",
)
class QuantityRole(StrEnum):
    """What a number is to the thing counted, where it is not the whole of it."""

    BEFORE = "before"
    AFTER = "after"
    CHANGE = "change"
    ADDITIONAL = "additional"
    PART = "part"


@described(
    "How the zone of a publication time is known.",
    STATED="The document states it.",
    SOURCE_DEFAULT="Its source is known to use it.",
    ASSUMED="Nobody stated one: UTC stands in.",
)
class ZoneBasis(StrEnum):
    """How the zone of a publication time is known."""

    STATED = "stated"
    SOURCE_DEFAULT = "source_default"
    ASSUMED = "assumed"


@described(
    "What has become of a claim since it was recorded.",
    STANDING="Nothing: it stands as it was read.",
    CORRECTED="How it was read has been corrected.",
    RETRACTED="It was taken back, and supports nothing any more.",
    SUPERSEDED="The same words were read anew, and later readings stand in its place.",
)
class ClaimStatus(StrEnum):
    """What has become of a claim since it was recorded."""

    STANDING = "standing"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    SUPERSEDED = "superseded"


@described(
    "What has become of a document since it was recorded.",
    RECORDED="Nothing.",
    REVISED="The publisher put another version in its place.",
    CORRECTED="The publisher printed a correction of it.",
    WITHDRAWN="The publisher took it back.",
    TEXT_ERASED="Its text was erased on legal order; its hash stays.",
)
class DocumentStatus(StrEnum):
    """What has become of a document since it was recorded."""

    RECORDED = "recorded"
    REVISED = "revised"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    TEXT_ERASED = "text_erased"
