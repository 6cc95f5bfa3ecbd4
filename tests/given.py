"""What tests start from: claims and documents in a few words."""

import hashlib
from datetime import date, timedelta

import msgspec

from dateline import claims
from dateline.claims import Claim
from dateline.events import ClaimLinked, ClaimRecorded, DocumentRecorded, TimelineCreated
from dateline.evidence import (
    AttributionHop,
    Basis,
    Bound,
    Decision,
    Modality,
    Polarity,
    Publication,
    Quantity,
    Selection,
    Span,
    TimeReading,
)
from dateline.timelines import timeline_id

DECISION = Decision(by="a tester", why="a test says so")


def digest(words: str) -> str:
    """32 hexadecimal digits."""
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def publication(day: str) -> Publication:
    """Public at noon UTC of a day."""
    return Publication(raw=day, local=f"{day}T12:00:00", zone="UTC", zone_basis="stated", public_by=f"{day}T12:00:00Z")


def time(day: str, *, last: str | None = None, basis: Basis = "resolved", words: str | None = None) -> TimeReading:
    """A day, or a stretch up to and with the day `last`, that stands before all words."""
    after = date.fromisoformat(last or day) + timedelta(days=1)
    return TimeReading(
        start=0,
        end=1,
        text=words or day,
        type="DATE",
        value=day,
        mod=None,
        edtf=day if last is None else f"{day}/{last}",
        earliest=f"{day}T00:00:00",
        latest=f"{after.isoformat()}T00:00:00",
        precision="day" if last is None else "interval",
        anchor="2025-08-13",
        rule="test",
        why="a test says so",
        basis=basis,
    )


def quantity(text: str, low: str | None, high: str | None, unit: str, bound: Bound = "exact") -> Quantity:
    """A number; its place is set by `recorded`."""
    return Quantity(start=0, end=len(text), text=text, minimum=low, maximum=high, bound=bound, unit=unit)


def recorded(
    words: str,
    *,
    document: str = "a",
    published: str = "2025-08-13",
    speaker: str | None = None,
    names: tuple[str, ...] = (),
    day: str | None = None,
    times: tuple[TimeReading, ...] = (),
    quantities: tuple[Quantity, ...] = (),
    modality: Modality = "occurred",
    polarity: Polarity = "positive",
    start: int = 0,
) -> ClaimRecorded:
    """The recording of a claim whose words stand at `start` of their document."""
    spoken = () if speaker is None else (_hop(speaker, start),)
    return ClaimRecorded(
        claim_id=f"claim-{digest(f'{document} {start} {words} {speaker} {day}')}",
        document_id=f"document-{digest(document)}",
        source_id=f"source-{document}",
        publication=publication(published),
        span=Span(start=start, end=start + len(words), text=words),
        section=None,
        attribution=spoken,
        modality=modality,
        polarity=polarity,
        times=((time(day),) if day else ()) + times,
        quantities=tuple(_placed(one, words, start) for one in quantities),
        names=tuple(Span(start=start, end=start + len(name), text=name) for name in names),
        recorded_by="test/1",
    )


def claim(words: str, **rest: object) -> Claim:
    """A claim as it stands once it is recorded."""
    return claims.evolve(None, recorded(words, **rest))  # type: ignore[arg-type]


def document(name: str = "a", *, published: str = "2025-08-13", text: str = "words") -> DocumentRecorded:
    """The recording of a document."""
    return DocumentRecorded(
        document_id=f"document-{digest(name)}",
        source_id=f"source-{name}",
        title=f"Document {name}",
        url=None,
        format="text",
        publication=publication(published),
        retrieved_at=f"{published}T13:00:00Z",
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        length=len(text),
    )


def linked(event: ClaimRecorded, happening: str) -> ClaimLinked:
    """The linking of a claim to a happening."""
    return ClaimLinked(happening_id=f"happening-{digest(happening)}", claim_id=event.claim_id, decision=DECISION)


def created(slug: str = "call", selection: Selection | None = None) -> TimelineCreated:
    """The opening of a timeline that shows everything, if not told otherwise."""
    return TimelineCreated(
        timeline_id=timeline_id(slug),
        slug=slug,
        title=slug.title(),
        description=None,
        selection=selection or Selection(),
        decision=DECISION,
    )


def _hop(speaker: str, start: int) -> AttributionHop:
    return AttributionHop(source=Span(start=start, end=start + len(speaker), text=speaker), cue=None, role="speaker")


def _placed(one: Quantity, words: str, start: int) -> Quantity:
    at = start + max(words.find(one.text), 0)
    return msgspec.structs.replace(one, start=at, end=at + len(one.text))
