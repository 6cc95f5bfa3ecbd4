"""The documents projection: every version of every document, and the sources that publish them."""

from typing import Literal

import msgspec
from sqlalchemy import BigInteger, Column, Connection, Table, Text, select

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
from dateline.projections.tables import encoded, instant, open_rows, public_by, supersede, versioned_table
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

    def apply(self, connection: Connection, build: int, recorded: RecordedEvent) -> None:
        """Change the tables as an event says."""
        match recorded.event:
            case SourceRegistered() as event:
                values = {"name": event.name, "zone": event.zone}
                supersede(connection, SOURCES, build, event.source_id, recorded.position, **values)
            case DocumentRecorded() as event:
                document = Document(recorded=event, observations=event.observations)
                self._put(connection, build, recorded, document, recorded.stored_at, recorded.position)
            case DocumentEvent() as event:
                query = select(DOCUMENTS.c.data, DOCUMENTS.c.recorded_at, DOCUMENTS.c.position)
                row = connection.execute(
                    query.where(open_rows(DOCUMENTS, build), DOCUMENTS.c.id == event.document_id)
                ).one()
                self._put(connection, build, recorded, evolve(decode(row.data), event), row.recorded_at, row.position)

    def _put(
        self, connection: Connection, build: int, at: RecordedEvent, document: Document, recorded_at: int, position: int
    ) -> None:
        supersede(
            connection,
            DOCUMENTS,
            build,
            document.recorded.document_id,
            at.position,
            public_by=public_by(document.recorded.publication),
            recorded_at=recorded_at,
            position=position,
            data=_encode(document),
        )


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
