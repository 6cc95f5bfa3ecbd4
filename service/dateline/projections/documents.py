"""The documents projection: every version of every document, and the sources that publish them."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from sqlalchemy import BigInteger, Column, Connection, Table, Text

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
from dateline.projections.rows import Rows
from dateline.projections.tables import encoded, instant, public_by, versioned_table
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


class Document(Value, frozen=True, kw_only=True):
    """A document as its events have made it."""

    recorded: DocumentRecorded
    observations: tuple[Observation, ...]
    status: Status = "recorded"
    status_note: str | None = None
    revised_by: str | None = None


_encode = msgspec.json.Encoder(order="sorted").encode
decode = msgspec.json.Decoder(Document).decode


class Documents:
    """Keeps `documents` and `sources`."""

    name = "documents"
    tables: tuple[Table, ...] = (SOURCES, DOCUMENTS)
    types = frozenset(
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

    def read(self, connection: Connection, rows: Rows, events: Sequence[RecordedEvent]) -> None:
        """The documents and the sources that are changed."""
        streams = [recorded.stream for recorded in events]
        rows.versions(SOURCES).read(connection, SOURCES.c.id, streams)
        rows.versions(DOCUMENTS).read(connection, DOCUMENTS.c.id, streams)

    def apply(self, rows: Rows, recorded: RecordedEvent) -> None:
        """Change the rows as an event says."""
        documents = rows.versions(DOCUMENTS)
        match recorded.event:
            case SourceRegistered() as event:
                rows.versions(SOURCES).put(recorded.position, id=event.source_id, name=event.name, zone=event.zone)
            case DocumentRecorded() as event:
                documents.put(
                    recorded.position,
                    id=event.document_id,
                    public_by=public_by(event.publication),
                    recorded_at=recorded.stored_at,
                    position=recorded.position,
                    data=_encode(Document(recorded=event, observations=event.observations)),
                )
            case DocumentEvent() as event:
                row = documents.one(event.document_id)
                documents.put(recorded.position, **(row | {"data": _encode(evolve(decode(row["data"]), event))}))


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
