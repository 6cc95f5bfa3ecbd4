"""The log's tables. Their triggers and grants, which a table definition cannot hold, are in migration 0001."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# In SQLite only an INTEGER primary key is the row's own number, which keeps the log in order on disk.
_Position = BigInteger().with_variant(Integer(), "sqlite")

EVENTS = Table(
    "events",
    METADATA,
    Column("position", _Position, primary_key=True, autoincrement=False),
    Column("event_id", LargeBinary, nullable=False),
    Column("stream", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("type_version", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("metadata", LargeBinary, nullable=False),
    # Microseconds since 1970-01-01T00:00:00Z: the same number, and so the same hash, on every database.
    Column("recorded_at", BigInteger, nullable=False),
    Column("leaf_hash", LargeBinary, nullable=False),
    UniqueConstraint("event_id"),
    UniqueConstraint("stream", "version"),
)

# One row: the last position, its time, and the Merkle frontier. Whoever appends locks it first.
LOG_HEAD = Table(
    "log_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("position", BigInteger, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

# Texts of documents and the raw bytes they were read from, beside the log.
# An erased text leaves its row with NULL, so that it does not come back.
TEXTS = Table(
    "texts",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("text", LargeBinary, nullable=True),
)
