"""The addresses projection: which documents stand at an address of their source, so that versions find each other.

An address is what a source calls a document, whatever its text says: its URL or its guid.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from sqlalchemy import BigInteger, Boolean, Column, Connection, Index, Integer, Table, Text, select

from dateline.events import DocumentRecorded, DocumentRevised
from dateline.projections.snapshot import snapshot
from dateline.projections.unit_of_work import Rows
from dateline.projections.views import NOW
from dateline.store.database import Database
from dateline.store.recorded import RecordedEvent
from dateline.store.tables import METADATA

ADDRESSES = Table(
    "addresses",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("address", Text, primary_key=True),
    Column("document_id", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    # Whether another version has taken its place.
    Column("revised", Boolean, nullable=False),
)
Index(None, ADDRESSES.c.build, ADDRESSES.c.document_id)


class Addresses:
    """Keeps `addresses`."""

    name = "addresses"
    tables: tuple[Table, ...] = (ADDRESSES,)
    types = frozenset({"document-recorded", "document-revised"})

    def read(self, connection: Connection, rows: Rows, events: Sequence[RecordedEvent]) -> None:
        """The addresses of the documents that were revised."""
        documents = rows.records(ADDRESSES, by="document_id")
        revised = [recorded.stream for recorded in events if isinstance(recorded.event, DocumentRevised)]
        documents.read(connection, ADDRESSES.c.document_id, revised)

    def apply(self, rows: Rows, commit: Sequence[RecordedEvent]) -> None:
        """Change the rows as the events of one commit say."""
        documents = rows.records(ADDRESSES, by="document_id")
        for recorded in commit:
            match recorded.event:
                case DocumentRecorded() as event:
                    for address in addresses(event.source_id, event.url, event.guid):
                        documents.put(
                            address=address, document_id=event.document_id, position=recorded.position, revised=False
                        )
                case DocumentRevised() as event:
                    for row in documents.of(event.document_id):
                        documents.put(**(row | {"revised": True}))


def addresses(source_id: str | None, url: str | None, guid: str | None) -> tuple[str, ...]:
    """What a source calls a document, the guid first; empty where it has no address."""
    own = [f"guid {guid}"] if guid else []
    if url:
        parts = urlsplit(url)
        own.append(parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), fragment="").geturl())
    return tuple(f"{source_id or ''} {address}" for address in own)


def current_versions(database: Database, wanted: Iterable[str]) -> dict[str, list[str]]:
    """The documents at each of these addresses in whose place no other version stands, the latest recorded first."""
    asked = sorted(set(wanted))
    found: dict[str, list[str]] = {}
    if not asked:
        return found
    with snapshot(database, NOW, "addresses") as at:
        query = select(ADDRESSES.c.address, ADDRESSES.c.document_id).where(
            ADDRESSES.c.build == at.build(ADDRESSES), ADDRESSES.c.address.in_(asked), ADDRESSES.c.revised.is_(False)
        )
        for address, document_id in at.connection.execute(query.order_by(ADDRESSES.c.position.desc())):
            found.setdefault(address, []).append(document_id)
    return found
