"""The drivers, and nothing but the drivers: the limit of what the log could reach."""

import os
import sqlite3
from pathlib import Path
from typing import Any

import psycopg

from dateline.serialization import EVENTS
from dateline.store.recorded import Append

Rows = list[tuple[Any, ...]]
Batches = list[list[Append]]
READ = "SELECT * FROM {} ORDER BY position"
TABLE = """CREATE TABLE raw (position {integer} PRIMARY KEY, event_id {bytes} NOT NULL UNIQUE, stream text NOT NULL,
    version integer NOT NULL, type text NOT NULL, type_version integer NOT NULL, data {bytes} NOT NULL,
    metadata {bytes} NOT NULL, recorded_at bigint NOT NULL, leaf_hash {bytes} NOT NULL, UNIQUE (stream, version))"""


class Raw:
    """The driver, and nothing but the driver."""

    def __init__(self) -> None:
        self.position = 0

    def rows(self, batches: Batches) -> Rows:
        """The rows that appending these would write."""
        rows = []
        for batch in batches:
            for append in batch:
                for version, new in enumerate(append.events, start=1):
                    self.position += 1
                    name, type_version, data = EVENTS.stored_form(new.event)
                    head = (self.position, new.event_id.bytes, append.stream, version, name, type_version, data)
                    rows.append((*head, b"{}", 1755112855000000, os.urandom(32)))
        return rows


class RawSQLite(Raw):
    """sqlite3 with the settings that the log uses."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("page_size=8192", "journal_mode=WAL", "synchronous=FULL", "cache_size=-65536"):
            self.connection.execute(f"PRAGMA {pragma}")
        self.connection.execute(TABLE.format(integer="integer", bytes="blob"))

    def write(self, rows: Rows) -> None:
        """One executemany in one transaction."""
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany("INSERT INTO raw VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self.connection.execute("COMMIT")

    def read(self, table: str) -> int:
        """Fetch every row."""
        cursor, count = self.connection.execute(READ.format(table)), 0
        while rows := cursor.fetchmany(1000):
            count += len(rows)
        return count


class RawPostgres(Raw):
    """psycopg, binary COPY."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.connection = psycopg.connect(url)
        self.connection.execute(TABLE.format(integer="bigint", bytes="bytea"))  # type: ignore[arg-type]
        self.connection.commit()

    def write(self, rows: Rows) -> None:
        """One COPY in one transaction."""
        with self.connection.cursor().copy("COPY raw FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(("int8", "bytea", "text", "int4", "text", "int4", "bytea", "bytea", "int8", "bytea"))
            for row in rows:
                copy.write_row(row)
        self.connection.commit()

    def read(self, table: str) -> int:
        """Fetch every row through a cursor of the server's, a thousand at a time."""
        count = 0
        with self.connection.cursor("reading") as cursor:
            cursor.execute(READ.format(table))  # type: ignore[arg-type]
            while rows := cursor.fetchmany(1000):
                count += len(rows)
        self.connection.commit()
        return count
