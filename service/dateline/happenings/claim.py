"""What linking and summarising need to know of a claim, wherever it comes from."""

from typing import Protocol

from dateline.evidence import (
    AttributionHop,
    Core,
    Modality,
    Polarity,
    Publication,
    Quantity,
    Span,
    Standing,
    TimeReading,
)


class Claim(Protocol):
    """A claim as it reads now: `dateline.claims.Claim` is one."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def document_id(self) -> str:
        """The id of the document it stands in."""

    @property
    def source_id(self) -> str | None:
        """The id of who published it."""

    @property
    def publication(self) -> Publication:
        """When its document became public."""

    @property
    def span(self) -> Span:
        """Its words."""

    @property
    def attribution(self) -> tuple[AttributionHop, ...]:
        """Who says it, outermost first."""

    @property
    def modality(self) -> Modality:
        """Whether it has happened, is planned, is denied …"""

    @property
    def polarity(self) -> Polarity:
        """Whether it says that something is so, or that it is not."""

    @property
    def times(self) -> tuple[TimeReading, ...]:
        """When, as its words were read."""

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """How many, as its words were read."""

    @property
    def names(self) -> tuple[Span, ...]:
        """The names in it."""

    @property
    def core(self) -> Core | None:
        """What it says happened."""

    @property
    def standing(self) -> Standing:
        """Whether it is a timeline's business."""

    @property
    def title(self) -> str | None:
        """Its own clause without attribution and date."""

    @property
    def sentence(self) -> int | None:
        """The number of its sentence in its document; None where nobody counted."""

    @property
    def paragraph(self) -> int | None:
        """The number of its paragraph in its document; None where nobody counted."""

    @property
    def quoted(self) -> bool:
        """Whether its words stand in quotation marks."""


def innermost_source(attribution: tuple[AttributionHop, ...]) -> str | None:
    """The innermost source of an attribution, by the name that its document has for it, else by its words.

    None where the document speaks in its own voice; "I" and "anyone" name nobody, what is around them does.
    """
    named = [name for hop in attribution if (name := _name_of(hop)) is not None]
    return " ".join(named[-1].split()) if named else None


_NOBODY = frozenset(["i", "we", "you", "one", "anyone", "someone", "somebody", "everybody", "everyone", "people"])


def _name_of(hop: AttributionHop) -> str | None:
    if hop.name is not None or hop.source is None:
        return hop.name
    return None if hop.source.text.casefold() in _NOBODY else hop.source.text


class Worded(Protocol):
    """Whatever says of something that it is so, or that it is not."""

    @property
    def modality(self) -> Modality:
        """Whether it has happened, is planned, is denied …"""

    @property
    def polarity(self) -> Polarity:
        """Whether it says that something is so, or that it is not."""


def modality_of(claim: Worded) -> Modality:
    """What a claim makes of its happening: "was not arrested" denies the arrest as "denied the arrest" does."""
    negated = claim.polarity == "negative" and claim.modality in ("occurred", "ongoing")
    return "denied" if negated else claim.modality


def in_reading_order(claim: Claim) -> tuple[str, str, int, int, str]:
    """A sort key: by publication, then by place in the document."""
    return claim.publication.public_by, claim.document_id, claim.span.start, claim.span.end, claim.id
