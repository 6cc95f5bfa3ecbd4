"""Changing a log behind its back, as somebody with the file or the owner's rights could."""

import random
from collections.abc import Callable
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from dateline.errors import DatelineError, LogAltered
from dateline.store.database import Database
from dateline.store.verification import verify_log

COLUMNS = (
    "position",
    "event_id",
    "stream",
    "version",
    "type",
    "type_version",
    "data",
    "metadata",
    "recorded_at",
    "leaf_hash",
)
HEAD_COLUMNS = ("position", "recorded_at", "frontier")


def unguarded(connection: Connection) -> None:
    """Take the guards away for this transaction."""
    if connection.dialect.name == "sqlite":
        for (name,) in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        return
    for table in ("events", "log_head", "texts"):
        connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))


def set_on_connect(database: Database, statement: str) -> None:
    """Have every connection from now on begin with a statement."""

    def run(connection: Any, _record: object) -> None:
        connection.execute(statement)
        connection.commit()

    sqlalchemy.event.listen(database.engine, "connect", run)
    database.dispose()


def altered(database: Database, change: Callable[[Connection], object]) -> DatelineError | None:
    """What verification says of a log with a change, which is undone afterwards; None where it finds nothing."""
    with database.begin() as connection:
        unguarded(connection)
        before = _contents(connection)
        change(connection)
    try:
        verify_log(database)
    except DatelineError as error:
        return error
    finally:
        with database.begin() as connection:
            for table, rows in before.items():
                connection.exec_driver_sql(f"DELETE FROM {table}")
                mark = "?" if database.is_sqlite else "%s"
                marks = ", ".join([mark] * len(rows[0]))
                connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", rows)
    return None


def _contents(connection: Connection) -> dict[str, list[Any]]:
    return {
        table: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table}"))]
        for table in ("events", "log_head")
    }


def flip(database: Database, generator: random.Random, size: int) -> tuple[str, int, Callable[[Connection], object]]:
    """A column, a position, and the change of one random bit there. Position 0 is the head."""
    position = generator.randint(0, size)
    column = generator.choice(COLUMNS if position else HEAD_COLUMNS)
    table, place = ("events", "position") if position else ("log_head", "id")

    def change(connection: Connection) -> None:
        where = position or 1
        value = connection.execute(text(f"SELECT {column} FROM {table} WHERE {place} = {where}")).scalar_one()
        connection.execute(
            text(f"UPDATE {table} SET {column} = {_written(database, value)} WHERE {place} = {where}"),
            {"value": _flipped(database, value, generator)},
        )

    return column, position, change


def _written(database: Database, value: object) -> str:
    return "CAST(:value AS TEXT)" if isinstance(value, str) and database.is_sqlite else ":value"


def _flipped(database: Database, value: Any, generator: random.Random) -> Any:
    if isinstance(value, int):
        # 31 bits: what an INTEGER of PostgreSQL holds. A larger number changes no less.
        return value ^ 1 << generator.randrange(31)
    data = value.encode() if isinstance(value, str) else value
    while True:
        at = generator.randrange(len(data))
        changed = data[:at] + bytes([data[at] ^ 1 << generator.randrange(8)]) + data[at + 1 :]
        if isinstance(value, bytes) or database.is_sqlite:
            return changed  # SQLite takes what is no UTF-8 as text
        try:
            if 0 not in changed:
                return changed.decode()
        except UnicodeDecodeError:
            continue  # PostgreSQL does not store it, so another bit is flipped


def find_flips(database: Database, generator: random.Random, size: int, flips: int) -> list[str]:
    """Flip so many bits, one at a time, and say which of them verification did not find, or found elsewhere.

    A change that the database's own unique indexes refuse is not counted.
    """
    missed, done = [], 0
    while done < flips:
        column, position, change = flip(database, generator, size)
        try:
            error = altered(database, change)
        except IntegrityError:
            continue
        done += 1
        found = isinstance(error, LogAltered) and (
            not position or column == "position" or error.values["position"] == position
        )
        if not found:
            missed.append(f"a bit of {column} at {position}: {error}")
    return missed
