"""The database itself refuses to alter the log, whoever asks and however."""

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.verification import verify_log
from tests.store.altering import set_on_connect
from tests.store.events import append

ROW = "1, x'00', 'source-z', 1, 'source-registered', 1, x'00', x'00', 0, x'00'"

EVERYWHERE = [
    "UPDATE events SET data = metadata WHERE position = 1",
    "UPDATE events SET position = 9",
    "DELETE FROM events",
    "DELETE FROM events WHERE position = 2",
    "DELETE FROM log_head",
    "UPDATE log_head SET position = 1",
    "UPDATE log_head SET recorded_at = 0",
    "INSERT INTO log_head VALUES (2, 0, 0, '')",
    "DELETE FROM texts",
    "UPDATE texts SET text = 'other'",
]
SQLITE = [
    "UPDATE log_head SET position = 'abc'",
    "UPDATE log_head SET recorded_at = x'ff'",
    "UPDATE log_head SET frontier = 'abc'",
    f"INSERT OR REPLACE INTO events VALUES ({ROW})",
    f"REPLACE INTO events VALUES ({ROW.replace('1, x', '9, x', 1).replace('source-z', 'source-a')})",
    "INSERT OR REPLACE INTO events SELECT 9, event_id, 'source-z', 1, type, 1, data, metadata, 0, x'00' FROM events",
    f"INSERT INTO events VALUES ({ROW}) ON CONFLICT (position) DO UPDATE SET data = x'01'",
    "UPDATE OR REPLACE events SET version = 1 WHERE version = 2",
    "INSERT OR REPLACE INTO log_head VALUES (1, 0, 0, '')",
]
POSTGRES = [
    "TRUNCATE events",
    "TRUNCATE log_head",
    "TRUNCATE texts",
    "INSERT INTO events SELECT * FROM events WHERE position = 1 ON CONFLICT (position) DO UPDATE SET version = 9",
    "SET session_replication_role = replica; DELETE FROM events",
    "WITH gone AS (DELETE FROM events RETURNING 1) SELECT * FROM gone",
]


def filled(database: Database) -> None:
    EventStore(database).append_many([append("A"), append("B")])
    with database.begin() as connection:
        connection.execute(text("INSERT INTO texts (sha256, text) VALUES ('k', 'kept')"))


def refused(database: Database, statement: str) -> None:
    before = rows(database)
    with pytest.raises((DBAPIError, database.dialect.errors), match="append-only"), database.begin() as connection:
        connection.exec_driver_sql(statement)
    assert rows(database) == before


def rows(database: Database) -> list[tuple[object, ...]]:
    with database.connect() as connection:
        return [
            tuple(row)
            for table in ("events", "log_head", "texts")
            for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY 1"))
        ]


@pytest.mark.parametrize("statement", EVERYWHERE)
def test_refused_everywhere(database: Database, statement: str) -> None:
    filled(database)
    refused(database, statement)


@pytest.mark.parametrize("statement", SQLITE)
def test_refused_by_sqlite(sqlite_database: Database, statement: str) -> None:
    filled(sqlite_database)
    refused(sqlite_database, statement)


@pytest.mark.parametrize("statement", POSTGRES)
def test_refused_by_postgres(postgres_database: Database, statement: str) -> None:
    filled(postgres_database)
    refused(postgres_database, statement)


def test_the_service_needs_no_more_than_to_read_and_append(postgres_database: Database) -> None:
    """Everything the store does works as a member of dateline_app; nothing else does."""
    with postgres_database.engine.connect() as connection:
        connection.execute(text("SET ROLE dateline_app"))
        for statement in (
            "UPDATE events SET version = 1",
            "DELETE FROM events",
            "TRUNCATE events",
            "DROP TABLE events",
        ):
            with pytest.raises(DBAPIError) as refusal:
                connection.execute(text(statement))
            assert isinstance(refusal.value.orig, psycopg.errors.InsufficientPrivilege)
            connection.rollback()
            connection.execute(text("SET ROLE dateline_app"))
    set_on_connect(postgres_database, "SET SESSION ROLE dateline_app")
    store = EventStore(postgres_database)
    store.append_many([append("A"), append("B")], {})
    store.append_many([append("C")], erased=["0" * 64])
    assert store.head() == 3
    with postgres_database.connect() as connection:
        assert connection.exec_driver_sql("SELECT current_user").scalar() == "dateline_app"
    assert verify_log(postgres_database).size == 3
