"""What the tables of all projections have in common, and the one that says how far each has come.

A row is what was known from position `since` on, until position `until` (half-open; FOREVER while it still is). Every
row belongs to a build of its projection: a rebuild writes a new build beside the live one and switches at the end.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Table, Text

from dateline.evidence import Publication
from dateline.store.recorded import EPOCH, microseconds
from dateline.store.tables import METADATA

FOREVER = 2**62

PROJECTIONS = Table(
    "projections",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("build", Integer, primary_key=True, autoincrement=False),
    # live (read from), building (not yet), previous (kept to roll back to)
    Column("state", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    # Where and why it stopped; NULL while it runs.
    Column("fault_position", BigInteger),
    Column("fault", Text),
)


def versioned_table(name: str, *columns: Column[Any] | Any) -> Table:
    """A table whose rows are versions of things: build, id, since, until and what the projection adds."""
    return Table(
        name,
        METADATA,
        Column("build", Integer, primary_key=True, autoincrement=False),
        Column("id", Text, primary_key=True),
        Column("since", BigInteger, primary_key=True, autoincrement=False),
        Column("until", BigInteger, nullable=False),
        *columns,
    )


def instant(name: str) -> Column[int]:
    """A column with an instant: microseconds since 1970-01-01T00:00:00Z, as in the log."""
    return Column(name, BigInteger, nullable=False)


def encoded() -> Column[bytes]:
    """The column with everything about a thing that no query asks for, as canonical JSON."""
    return Column("data", LargeBinary, nullable=False)


def from_microseconds(number: int) -> datetime:
    """A stored instant as an aware datetime in UTC."""
    return EPOCH + timedelta(microseconds=number)


def public_by(publication: Publication) -> int:
    """The instant by which a document was certainly public, as it is stored."""
    return microseconds(datetime.fromisoformat(publication.public_by))
