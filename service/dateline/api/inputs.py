"""What mutations take, and how it becomes the commands of the core."""

import re
from decimal import Decimal

import strawberry
from strawberry import ID, field

from dateline import evidence
from dateline.api.enums import Bound, Modality, Polarity, QuantityRole
from dateline.api.service import NewClaim, NewDocument
from dateline.claims import CorrectClaim, RetractClaim
from dateline.documents.address import web_address
from dateline.errors import InvalidInput
from dateline.timelines import CreateTimeline

# No exponent, no infinity: what comes out as a JSON number has to fit one.
_DECIMAL = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,10})?")


@strawberry.input(description="A document: its raw text, and what is known about where it comes from.")
class IngestDocumentInput:
    """A document."""

    text: str = field(description="Its raw text. Offsets count its code points.")
    name: str = field(description="What to call it, such as a file name; `.md` for a brief by sections.")
    published: str | None = field(
        default=None, description="When it was published, ISO 8601. Needed where the text does not say so itself."
    )
    title: str | None = field(default=None, description="Its headline.")
    source: str | None = field(default=None, description="The outlet that published it.")
    url: str | None = field(default=None, description="Where it was published on the web.")
    zone: str | None = field(default=None, description="The IANA zone of the publication time, where it has none.")

    def command(self) -> NewDocument:
        """The document to ingest. Raises InvalidInput where its address is none of the web."""
        url = web_address(self.url, name=self.name)
        return NewDocument(self.text, self.name, self.published, self.title, self.source, url, self.zone)


@strawberry.input(description="A stretch of a document's raw text: code points, half-open.")
class SpanInput:
    """A stretch of a document's raw text."""

    start: int = field(description="Its first code point, counted from 0.")
    end: int = field(description="The code point after its last.")
    text: str = field(description="The words there, as a check.")

    def value(self) -> evidence.Span:
        """The span."""
        return evidence.Span(start=self.start, end=self.end, text=self.text)


@strawberry.input(description="One link in the chain of who says it.")
class AttributionHopInput:
    """One link in the chain of who says it."""

    source: SpanInput | None = field(default=None, description="The speaker's name in the document.")
    cue: SpanInput | None = field(default=None, description="The words that attribute.")
    role: str = field(default="speaker", description="What the link is in the chain.")

    def value(self) -> evidence.AttributionHop:
        """The link."""
        return evidence.AttributionHop(
            source=self.source.value() if self.source else None,
            cue=self.cue.value() if self.cue else None,
            role=self.role,
        )


@strawberry.input(description="A number that a claim states.")
class QuantityInput:
    """A number that a claim states."""

    span: SpanInput = field(description="Where it stands in the document.")
    minimum: str | None = field(default=None, description="The least it can be, decimal, inclusive; null where open.")
    maximum: str | None = field(default=None, description="The most it can be, decimal, inclusive; null where open.")
    bound: Bound = field(description="How the words bound it.")
    unit: str | None = field(default=None, description="What is counted.")
    role: QuantityRole | None = field(default=None, description="What it is to the thing counted, if not the whole.")

    def value(self) -> evidence.Quantity:
        """The number. Raises InvalidInput for what is no decimal number, and for a minimum above the maximum."""
        for name, written in (("minimum", self.minimum), ("maximum", self.maximum)):
            if written is not None and not _DECIMAL.fullmatch(written):
                raise InvalidInput(f'"{written[:40]}" is not a decimal number such as 20000 or 1.5.', **{name: written})
        if self.minimum is not None and self.maximum is not None and Decimal(self.minimum) > Decimal(self.maximum):
            raise InvalidInput(f"The least, {self.minimum}, is more than the most.", minimum=self.minimum)
        return evidence.Quantity(
            start=self.span.start,
            end=self.span.end,
            text=self.span.text,
            minimum=self.minimum,
            maximum=self.maximum,
            bound=self.bound.value,
            unit=self.unit,
            role=self.role.value if self.role else None,
        )


@strawberry.input(description="Who decides, and why. Both are kept with the decision.")
class DecisionInput:
    """Who decides, and why."""

    by: str = field(description="A person's name, or a program's with its version.")
    why: str = field(description="The reason, in a sentence.")

    def value(self) -> evidence.Decision:
        """The decision. Raises InvalidInput where either is blank."""
        if not self.by.strip() or not self.why.strip():
            raise InvalidInput("Say who decides and why: both are kept with the decision.", by=self.by, why=self.why)
        return evidence.Decision(by=self.by, why=self.why)


@strawberry.input(description="A claim that somebody read in a document. Times and names are found in its words.")
class RecordClaimInput:
    """A claim that somebody read in a document."""

    document_id: ID = field(description="The document.")
    start: int = field(description="The claim's first code point in the document's raw text, counted from 0.")
    end: int = field(description="The code point after its last.")
    text: str | None = field(default=None, description="The words there, as a check.")
    modality: Modality | None = field(default=None, description="Left out: as the words have it.")
    polarity: Polarity | None = field(default=None, description="Left out: as the words have it.")
    attribution: list[AttributionHopInput] | None = field(default=None, description="Left out: as the words have it.")
    quantities: list[QuantityInput] | None = field(default=None, description="Left out: as the words have it.")
    recorded_by: str = field(description="Who reads it so: a person's name, or a program's with its version.")

    def command(self) -> NewClaim:
        """The claim to record."""
        return NewClaim(
            document_id=self.document_id,
            start=self.start,
            end=self.end,
            text=self.text,
            modality=None if self.modality is None else self.modality.value,
            polarity=None if self.polarity is None else self.polarity.value,
            attribution=_hops(self.attribution),
            quantities=_quantities(self.quantities),
            recorded_by=self.recorded_by,
        )


@strawberry.input(description="A correction of how a claim was read. What is left out stays as it is.")
class CorrectClaimInput:
    """A correction of how a claim was read."""

    claim_id: ID = field(description="The claim.")
    modality: Modality | None = field(default=None, description="What it says of whether the thing takes place.")
    polarity: Polarity | None = field(default=None, description="Whether it says that something is so or is not.")
    attribution: list[AttributionHopInput] | None = field(default=None, description="Who says it, outermost first.")
    quantities: list[QuantityInput] | None = field(default=None, description="The numbers it states.")
    decision: DecisionInput = field(description="Who corrects it, and why.")
    expected_version: int | None = field(
        default=None, description="The version of the claim that the caller has read; left out: whatever it is."
    )

    def command(self) -> CorrectClaim:
        """The correction."""
        return CorrectClaim(
            claim_id=self.claim_id,
            decision=self.decision.value(),
            attribution=_hops(self.attribution),
            modality=None if self.modality is None else self.modality.value,
            polarity=None if self.polarity is None else self.polarity.value,
            quantities=_quantities(self.quantities),
        )


@strawberry.input(description="Taking a claim back. It stays readable as of before.")
class RetractClaimInput:
    """Taking a claim back."""

    claim_id: ID = field(description="The claim.")
    decision: DecisionInput = field(description="Who takes it back, and why.")
    expected_version: int | None = field(
        default=None, description="The version of the claim that the caller has read; left out: whatever it is."
    )

    def command(self) -> RetractClaim:
        """The retraction."""
        return RetractClaim(claim_id=self.claim_id, decision=self.decision.value())


@strawberry.input(description="Which happenings a timeline shows. What is left out does not restrict.")
class SelectionInput:
    """Which happenings a timeline shows."""

    documents: list[ID] = field(default_factory=list, description="Only happenings that these documents speak of.")
    names: list[str] = field(default_factory=list, description="Only happenings whose claims name all of these.")
    earliest: str | None = field(default=None, description="A local date: nothing before it.")
    latest: str | None = field(default=None, description="A local date, exclusive: nothing from it on.")

    def value(self) -> evidence.Selection:
        """The selection."""
        return evidence.Selection(
            documents=tuple(self.documents), names=tuple(self.names), earliest=self.earliest, latest=self.latest
        )


@strawberry.input(description="A new timeline.")
class CreateTimelineInput:
    """A new timeline."""

    slug: str = field(description="Its address: lower-case letters, digits and single hyphens.")
    title: str = field(description="What it is called.")
    description: str | None = field(default=None, description="What it is about.")
    selection: SelectionInput | None = field(default=None, description="Which happenings it shows; left out: all.")
    decision: DecisionInput = field(description="Who opens it, and why.")

    def command(self) -> CreateTimeline:
        """The timeline to create."""
        return CreateTimeline(
            slug=self.slug,
            title=self.title,
            decision=self.decision.value(),
            description=self.description,
            selection=self.selection.value() if self.selection else evidence.Selection(),
        )


def _hops(inputs: list[AttributionHopInput] | None) -> tuple[evidence.AttributionHop, ...] | None:
    return None if inputs is None else tuple(hop.value() for hop in inputs)


def _quantities(inputs: list[QuantityInput] | None) -> tuple[evidence.Quantity, ...] | None:
    return None if inputs is None else tuple(quantity.value() for quantity in inputs)
