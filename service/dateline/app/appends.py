"""Documents become events: what the log learns when a document is read for the first time, or once more."""

import hashlib
from collections.abc import Iterable, Sequence

from dateline.app.reading import Read
from dateline.documents import Document
from dateline.events import (
    ClaimLinked,
    DocumentObserved,
    DocumentRecorded,
    Event,
    HappeningEvent,
    HappeningsMerged,
    HappeningSplit,
    SourceRegistered,
)
from dateline.evidence import Decision, Observation
from dateline.happenings import Change, Link, Merge, Split
from dateline.store.recorded import ANY, NO_STREAM, Append, NewEvent, RecordedEvent, new_event

LINKED_BY = "dateline-linking/2"
"""Who decides which claims speak of one happening, as the log names it: raised when the rule changes."""


def first_reading(
    read: Read, links: Sequence[Change], facts: Sequence[Event] = (), *, keep_raw: bool = True
) -> list[Append]:
    """What is appended, all or nothing, when a document is new: its source, itself, its claims and their links.

    `facts` are what follows from its recording for itself and for other documents. With `keep_raw` its raw bytes are
    kept too (`texts_of`).
    """
    document = read.document
    appends = []
    if document.source_id is not None and document.source_name is not None:
        source = SourceRegistered(source_id=document.source_id, name=document.source_name)
        appends.append(Append(source.stream, (new_event(source),), ANY))
    own = [_recorded(read, keep_raw=keep_raw), *(fact for fact in facts if fact.stream == document.id)]
    appends.append(Append(document.id, tuple(map(new_event, own)), NO_STREAM))
    appends += _by_stream(fact for fact in facts if fact.stream != document.id)
    appends += [Append(event.claim_id, (new_event(event),), ANY) for event in read.recorded]
    return appends + linked(links, document.id)


def linked(links: Sequence[Change], cause: str) -> list[Append]:
    """The links, and what is joined and parted, as events of the happenings; `cause` is the id of what brought them."""
    streams: dict[str, list[NewEvent]] = {}
    for change in links:
        event = _event(change)
        # A claim may come back to where it was: what moves it is an event of its own each time.
        new = new_event(event) if isinstance(change, Link) else new_event(event, occurrence=cause)
        streams.setdefault(event.stream, []).append(new)
    return [Append(stream, tuple(those), ANY) for stream, those in streams.items()]


def _event(change: Change) -> HappeningEvent:
    decision = Decision(by=LINKED_BY, why=change.why)
    match change:
        case Link(claim_id=claim_id, happening_id=happening_id):
            return ClaimLinked(happening_id=happening_id, claim_id=claim_id, decision=decision)
        case Merge(happening_id=happening_id, merged_id=merged_id):
            return HappeningsMerged(happening_id=happening_id, merged_id=merged_id, decision=decision)
        case Split(happening_id=happening_id, new_id=new_id, claim_ids=claim_ids):
            return HappeningSplit(happening_id=happening_id, new_id=new_id, claim_ids=claim_ids, decision=decision)


def later_reading(document: Document, history: Sequence[RecordedEvent]) -> list[Append]:
    """What is appended when a document is known: nothing, unless what is counted about it has changed."""
    before: dict[str, int] = {}
    for past in history:
        if isinstance(past.event, DocumentRecorded | DocumentObserved):
            before = _counts(past.event.observations)
    if not document.observations or _counts(document.observations) == before:
        return []
    observed = DocumentObserved(document_id=document.id, observations=document.observations)
    version = history[-1].version
    return [Append(document.id, (new_event(observed, occurrence=str(version)),), version)]


def texts_of(document: Document, *, keep_raw: bool = True) -> dict[str, bytes]:
    """The document's text, and the raw bytes it was read from, as they are kept: by their SHA-256."""
    kept = [document.text.encode("utf-8"), *([document.raw] if document.raw is not None and keep_raw else [])]
    return {_sha256(data): data for data in kept}


def _by_stream(events: Iterable[Event]) -> list[Append]:
    streams: dict[str, list[Event]] = {}
    for event in events:
        streams.setdefault(event.stream, []).append(event)
    return [Append(stream, tuple(map(new_event, those)), ANY) for stream, those in streams.items()]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _recorded(read: Read, *, keep_raw: bool) -> DocumentRecorded:
    document = read.document
    return DocumentRecorded(
        document_id=document.id,
        source_id=document.source_id,
        title=document.title,
        url=document.url,
        format=document.format,
        publication=document.publication,
        retrieved_at=document.retrieved_at,
        text_sha256=_sha256(document.text.encode("utf-8")),
        length=len(document.text),
        sections=document.sections,
        observations=document.observations,
        blocks=document.blocks,
        date_basis=document.date_basis,
        updated=document.updated,
        authors=document.authors,
        credits=document.credits,
        language=document.language,
        reader=document.reader,
        guid=document.guid,
        raw_sha256=None if document.raw is None else _sha256(document.raw),
        raw_kept=document.raw is not None and keep_raw,
        copies=read.copies,
    )


def _counts(observations: Iterable[Observation]) -> dict[str, int]:
    return {observation.name: observation.value for observation in observations}
