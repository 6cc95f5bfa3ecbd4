"""What may happen to a claim: `decide` says which events follow from a command, `evolve` what they make of the claim.

Both are pure. A claim's words never change; how they are read may be corrected, and a claim may be taken back.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from dateline.errors import AlreadyDone, InvalidInput, NotFound, SpanOutsideDocument
from dateline.events import ClaimCorrected, ClaimEvent, ClaimRecorded, ClaimRedated, ClaimRetracted, ClaimSuperseded
from dateline.evidence import (
    AttributionHop,
    Core,
    Decision,
    Modality,
    Polarity,
    Publication,
    Quantity,
    Span,
    Standing,
    TimeReading,
    Value,
)

Status = Literal["standing", "corrected", "retracted", "superseded"]


class Claim(Value, frozen=True, kw_only=True):
    """A claim as its events have made it. `version` counts them; `status_note` is why it is no longer as recorded."""

    id: str
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
    core: Core | None = None
    standing: Standing = "event"
    title: str | None = None
    modality_why: str | None = None
    sentence: int | None = None
    paragraph: int | None = None
    quoted: bool = False
    status: Status = "standing"
    status_note: str | None = None
    version: int = 1

    @property
    def stands(self) -> bool:
        """Whether it supports anything: it was neither taken back nor read anew."""
        return self.status not in {"retracted", "superseded"}


class RecordClaim(Value, frozen=True, kw_only=True):
    """Put a claim on record. `document_text` is the raw text that its offsets count."""

    claim: ClaimRecorded
    document_text: str


class CorrectClaim(Value, frozen=True, kw_only=True):
    """Set right how a claim was read. What is None stays as it is."""

    claim_id: str
    decision: Decision
    attribution: tuple[AttributionHop, ...] | None = None
    modality: Modality | None = None
    polarity: Polarity | None = None
    quantities: tuple[Quantity, ...] | None = None


class RedateClaim(Value, frozen=True, kw_only=True):
    """Read the times of a claim anew."""

    claim_id: str
    times: tuple[TimeReading, ...]
    decision: Decision


class RetractClaim(Value, frozen=True, kw_only=True):
    """Take a claim back."""

    claim_id: str
    decision: Decision


class SupersedeClaim(Value, frozen=True, kw_only=True):
    """Put later readings of the same words, none or more, in a claim's place."""

    claim_id: str
    superseded_by: tuple[str, ...]
    decision: Decision


Command = RecordClaim | CorrectClaim | RedateClaim | RetractClaim | SupersedeClaim


def decide(command: Command, claim: Claim | None, document_text: str | None = None) -> tuple[ClaimEvent, ...]:
    """The events that follow from a command on a claim as it stands (None: there is none yet).

    A correction's spans must quote `document_text`, the raw text; None where it was erased: then nothing can be quoted.

    Raises SpanOutsideDocument (a span past the text, or quoting other words than the text has there), AlreadyDone
    (recorded before, retracted before, nothing to change), NotFound (no such claim), InvalidInput (no reason given).
    """
    if isinstance(command, RecordClaim):
        return _record(command, claim)
    if claim is None:
        raise NotFound(f"There is no claim {command.claim_id}.", id=command.claim_id)
    _check_change(claim, command.decision)
    if isinstance(command, SupersedeClaim):
        by = command.superseded_by
        return (ClaimSuperseded(claim_id=claim.id, superseded_by=by, decision=command.decision),)
    if isinstance(command, RetractClaim):
        return (ClaimRetracted(claim_id=claim.id, decision=command.decision),)
    if isinstance(command, RedateClaim):
        _check_spans(command.times, document_text, claim.document_id)
        return _redate(command, claim)
    _check_spans((*_spans_of(command.attribution or ()), *(command.quantities or ())), document_text, claim.document_id)
    return _correct(command, claim)


def _check_change(claim: Claim, decision: Decision) -> None:
    """Raise InvalidInput for a decision without a name or a reason, AlreadyDone for a claim that no longer stands."""
    if not decision.by.strip() or not decision.why.strip():
        raise InvalidInput("Say who decides and why: both are kept with the decision.", id=claim.id)
    if claim.status == "retracted":
        raise AlreadyDone(
            f"Claim {claim.id} has been retracted already: {claim.status_note}", id=claim.id, why=claim.status_note
        )
    if not claim.stands:
        raise AlreadyDone(f"Claim {claim.id} was read anew: {claim.status_note}", id=claim.id, why=claim.status_note)


def evolve(claim: Claim | None, event: ClaimEvent) -> Claim:
    """The claim after an event. Raises ValueError where the event cannot follow, which the log's order rules out."""
    if isinstance(event, ClaimRecorded):
        return _recorded(event)
    if claim is None:
        raise ValueError(f"{type(event).__name__} of {event.claim_id} before it was recorded")
    version = claim.version + 1
    match event:
        case ClaimRedated():
            return msgspec.structs.replace(
                claim, times=event.times, status="corrected", status_note=event.decision.why, version=version
            )
        case ClaimCorrected():
            return msgspec.structs.replace(
                claim,
                attribution=event.attribution,
                modality=event.modality,
                polarity=event.polarity,
                quantities=event.quantities,
                status="corrected",
                status_note=event.decision.why,
                version=version,
            )
        case ClaimRetracted():
            return msgspec.structs.replace(claim, status="retracted", status_note=event.decision.why, version=version)
        case ClaimSuperseded():
            return msgspec.structs.replace(claim, status="superseded", status_note=event.decision.why, version=version)
    raise ValueError(f"{type(event).__name__} is not an event of a claim")


def _record(command: RecordClaim, claim: Claim | None) -> tuple[ClaimEvent, ...]:
    recorded = command.claim
    if claim is not None:
        raise AlreadyDone(f"Claim {recorded.claim_id} is on record already.", id=recorded.claim_id)
    marked: list[Span | TimeReading | Quantity] = [
        recorded.span,
        *recorded.times,
        *recorded.quantities,
        *recorded.names,
        *_spans_of(recorded.attribution),
    ]
    _check_spans(marked, command.document_text, recorded.document_id)
    return (recorded,)


def _spans_of(attribution: tuple[AttributionHop, ...]) -> list[Span]:
    for hop in attribution:
        if hop.role not in _ROLES:
            raise InvalidInput(f'"{_short(hop.role)}" is no role: say speaker, evidence or hearsay.', role=hop.role)
    return [span for hop in attribution for span in (hop.source, hop.cue) if span is not None]


def _check_spans(marked: Iterable[Span | TimeReading | Quantity], text: str | None, document_id: str) -> None:
    for span in marked:
        _check_span(span.start, span.end, span.text, text or "", document_id)


def _check_span(start: int, end: int, words: str, text: str, document_id: str) -> None:
    if not 0 <= start < end <= len(text):
        raise SpanOutsideDocument(
            f"Characters {start} to {end} do not lie inside {document_id}, which has {len(text)}.",
            start=start,
            end=end,
            length=len(text),
            document=document_id,
        )
    if text[start:end] != words:
        raise SpanOutsideDocument(
            f'Characters {start} to {end} of {document_id} read "{_short(text[start:end])}", not "{_short(words)}".',
            start=start,
            end=end,
            length=len(text),
            document=document_id,
        )


def _redate(command: RedateClaim, claim: Claim) -> tuple[ClaimEvent, ...]:
    if command.times == claim.times:
        raise AlreadyDone(f"The times of claim {claim.id} are read like that already.", id=claim.id)
    return (ClaimRedated(claim_id=claim.id, times=command.times, decision=command.decision),)


def _correct(command: CorrectClaim, claim: Claim) -> tuple[ClaimEvent, ...]:
    corrected = ClaimCorrected(
        claim_id=claim.id,
        attribution=claim.attribution if command.attribution is None else command.attribution,
        modality=command.modality or claim.modality,
        polarity=command.polarity or claim.polarity,
        quantities=claim.quantities if command.quantities is None else command.quantities,
        decision=command.decision,
    )
    if all(getattr(corrected, name) == getattr(claim, name) for name in _READ_INTO):
        raise AlreadyDone(f"Claim {claim.id} is read like that already.", id=claim.id)
    return (corrected,)


_ROLES = ("speaker", "evidence", "hearsay")
_READ_INTO = ("attribution", "modality", "polarity", "quantities")


def _recorded(event: ClaimRecorded) -> Claim:
    return Claim(
        id=event.claim_id,
        document_id=event.document_id,
        source_id=event.source_id,
        publication=event.publication,
        span=event.span,
        section=event.section,
        attribution=event.attribution,
        modality=event.modality,
        polarity=event.polarity,
        times=event.times,
        quantities=event.quantities,
        names=event.names,
        core=event.core,
        standing=event.standing,
        title=event.title,
        modality_why=event.modality_why,
        sentence=event.sentence,
        paragraph=event.paragraph,
        quoted=event.quoted,
    )


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"
