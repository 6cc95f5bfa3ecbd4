"""The documents, as their events have made them, and the sources that publish them."""

from collections.abc import Iterable
from typing import Literal

import msgspec
from sqlalchemy import BigInteger, Column, Connection, Text

from dateline.claims import Claim
from dateline.events import (
    DocumentCorrected,
    DocumentEvent,
    DocumentObserved,
    DocumentRecorded,
    DocumentRevised,
    DocumentTextErased,
    DocumentWithdrawn,
    SourceRegistered,
)
from dateline.evidence import Observation, Value
from dateline.happenings import innermost_source
from dateline.projections import packing
from dateline.projections.tables import encoded, instant, public_by, versioned_table
from dateline.projections.unit_of_work import Rows
from dateline.store.recorded import RecordedEvent

Status = Literal["recorded", "revised", "corrected", "withdrawn", "text_erased"]

SOURCES = versioned_table("sources", Column("name", Text, nullable=False), Column("zone", Text))
DOCUMENTS = versioned_table(
    "documents",
    instant("public_by"),
    instant("recorded_at"),
    Column("position", BigInteger, nullable=False),
    encoded(),
)


TYPES = frozenset(
    {
        "source-registered",
        "document-recorded",
        "document-observed",
        "document-revised",
        "document-corrected",
        "document-withdrawn",
        "document-text-erased",
    }
)


class Document(Value, frozen=True, kw_only=True):
    """A document as its events have made it."""

    recorded: DocumentRecorded
    observations: tuple[Observation, ...]
    status: Status = "recorded"
    status_note: str | None = None
    revised_by: str | None = None


# A title stands for a publisher that is not known; this much of it tells documents apart.
_SHORT = 32

_json = msgspec.json.Encoder(order="sorted").encode
_read = msgspec.json.Decoder(Document).decode


def _encode(document: Document) -> bytes:
    return packing.pack(_json(document))


def decode(data: bytes) -> Document:
    """The document that the column `data` keeps."""
    return _read(packing.unpack(data))


def read(connection: Connection, rows: Rows, ids: Iterable[str]) -> None:
    """Read the stored rows of the documents and the sources among these ids."""
    some = list(ids)
    rows.versions(SOURCES).read(connection, SOURCES.c.id, (each for each in some if each.startswith("source-")))
    rows.versions(DOCUMENTS).read(connection, DOCUMENTS.c.id, (each for each in some if each.startswith("document-")))


def apply(rows: Rows, recorded: RecordedEvent, at: int) -> None:
    """Change the rows as an event of a source or of a document says, from position `at` on."""
    documents = rows.versions(DOCUMENTS)
    match recorded.event:
        case SourceRegistered() as event:
            rows.versions(SOURCES).put(at, id=event.source_id, name=event.name, zone=event.zone)
        case DocumentRecorded() as event:
            documents.put(
                at,
                id=event.document_id,
                public_by=public_by(event.publication),
                recorded_at=recorded.stored_at,
                position=recorded.position,
                data=_encode(Document(recorded=event, observations=event.observations)),
            )
        case DocumentEvent() as event:
            row = documents.one(event.document_id)
            documents.put(at, **(row | {"data": _encode(evolve(decode(row["data"]), event))}))


def speaker_of(rows: Rows, claim: Claim) -> str:
    """Who says a claim: the innermost source it names, else its outlet, else its document, by title or date."""
    named = innermost_source(claim.attribution)
    if named is not None:
        return named
    for source in rows.versions(SOURCES).of(claim.source_id):
        return str(source["name"])
    for row in rows.versions(DOCUMENTS).of(claim.document_id):
        return _unnamed(decode(row["data"]).recorded)
    return "an unnamed source"


def _unnamed(document: DocumentRecorded) -> str:
    """What to call a document whose publisher is not known."""
    title = document.title
    if title is None:
        return f"a {'brief' if document.format == 'brief' else 'document'} of {document.publication.local[:10]}"
    return f"“{title}”" if len(title) <= _SHORT else f"“{title[: _SHORT - 1].rsplit(' ', 1)[0]} …”"


def evolve(document: Document, event: DocumentEvent) -> Document:
    """The document after an event that is not its first."""
    match event:
        case DocumentObserved(observations=observations):
            return msgspec.structs.replace(document, observations=observations)
        case DocumentRevised(revised_by=successor):
            return msgspec.structs.replace(document, status="revised", revised_by=successor)
        case DocumentCorrected(note=note):
            return msgspec.structs.replace(document, status="corrected", status_note=note)
        case DocumentWithdrawn(decision=decision):
            return msgspec.structs.replace(document, status="withdrawn", status_note=decision.why)
        case DocumentTextErased(decision=decision):
            return msgspec.structs.replace(document, status="text_erased", status_note=decision.why)
    raise ValueError(f"{type(event).__name__} cannot follow the recording of {event.document_id}")
