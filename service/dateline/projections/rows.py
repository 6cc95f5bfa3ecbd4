"""The rows that a page of events concerns: read with few queries, changed in memory, written with few statements.

A projection reads rows into `Rows`, applies event after event to them, and whoever began the transaction has them
written. What is read back is what is in memory, so an event sees what the events before it have done.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table

from dateline.projections import bulk
from dateline.projections.bulk import Row
from dateline.projections.tables import FOREVER

Key = tuple[Any, ...]


class Versions:
    """The open rows of a table whose rows are versions of things (`tables.versioned_table`), by id.

    A thing may have several open rows, told apart by the columns of the key beyond build, id and since.
    """

    def __init__(self, table: Table, build: int) -> None:
        self._table = table
        self._build = build
        self._beyond = tuple(name for name in bulk.key_of(table) if name not in ("build", "id", "since"))
        self._open: defaultdict[str, dict[Key, Row]] = defaultdict(dict)
        self._last: dict[str, Row] = {}
        self._begun: list[Row] = []
        self._ended: list[Row] = []

    def read(
        self, connection: Connection, column: Column[Any], values: Iterable[Any], *where: ColumnElement[bool]
    ) -> None:
        """Read the open rows in which a column has one of these values and the conditions hold."""
        condition = (self._table.c.until == FOREVER, *where)
        for row in bulk.read(connection, self._table, self._build, column, values, *condition):
            self._open[row["id"]][self._place(row)] = row

    def recall(self, row: Row) -> None:
        """Remember an ended row as the last one of a thing that has no open row."""
        self._last[row["id"]] = row

    def rows(self) -> list[Row]:
        """All open rows that are known here."""
        return [row for own in self._open.values() for row in own.values()]

    def of(self, row_id: str) -> list[Row]:
        """The open rows of a thing that are known here."""
        return list(self._open[row_id].values())

    def one(self, row_id: str) -> Row:
        """The open row of a thing that has one. Raises LookupError where there is none."""
        own = self.of(row_id)
        if not own:
            raise LookupError(f"{self._table.name} has no row of {row_id}")
        return own[0]

    def last(self, row_id: str) -> Row | None:
        """The row of a thing that was ended last; None where none is known."""
        return self._last.get(row_id)

    def put(self, at: int, **values: Any) -> None:
        """From position `at` on, a thing is as `values` say; what was known of it before (in its place) ends there."""
        row = {**values, "build": self._build, "since": at, "until": FOREVER}
        own, place = self._open[row["id"]], self._place(row)
        if place in own:
            self.end(own[place], at)
        own[place] = row
        self._begun.append(row)

    def end(self, row: Row, at: int) -> None:
        """What an open row says is no longer known from position `at` on."""
        del self._open[row["id"]][self._place(row)]
        row["until"] = at
        self._last[row["id"]] = row
        self._ended.append(row)

    def write(self, connection: Connection) -> None:
        """Write what has changed since the rows were read."""
        begun = {id(row) for row in self._begun}
        stored = [row for row in self._ended if id(row) not in begun]
        bulk.change(connection, self._table, ("until",), stored)
        bulk.write(connection, self._table, self._begun)

    def _place(self, row: Row) -> Key:
        return tuple(row[name] for name in self._beyond)


class Records:
    """Rows of a table that are as they are now, with no past, by what their key holds beyond the build.

    They are found by the values of the column `by`, too.
    """

    def __init__(self, table: Table, build: int, by: str | None = None) -> None:
        self._table = table
        self._build = build
        self._names = tuple(name for name in bulk.key_of(table) if name != "build")
        self._by = by
        self._rows: dict[Key, Row] = {}
        self._groups: defaultdict[Any, dict[Key, Row]] = defaultdict(dict)
        self._stored: set[Key] = set()
        self._changed: dict[Key, None] = {}
        self._removed: set[Key] = set()

    def read(
        self, connection: Connection, column: Column[Any], values: Iterable[Any], *where: ColumnElement[bool]
    ) -> None:
        """Read the rows in which a column has one of these values and the conditions hold."""
        for row in bulk.read(connection, self._table, self._build, column, values, *where):
            key = self._key(row)
            self._stored.add(key)
            self._keep(key, row)

    def one(self, *key: Any) -> Row:
        """The row with this key. Raises LookupError where there is none."""
        if key not in self._rows:
            raise LookupError(f"{self._table.name} has no row of {', '.join(map(str, key))}")
        return self._rows[key]

    def rows(self) -> list[Row]:
        """All rows that are known here."""
        return list(self._rows.values())

    def of(self, value: Any) -> list[Row]:
        """The rows known here whose column `by` has this value."""
        return list(self._groups[value].values())

    def put(self, **values: Any) -> None:
        """Have a row be as `values` say."""
        row = {**values, "build": self._build}
        key = self._key(row)
        self._changed[key] = None
        self._keep(key, row)

    def remove(self, *key: Any) -> None:
        """Have no row with this key."""
        self._changed.pop(key, None)
        self._stored.discard(key)
        self._removed.add(key)
        row = self._rows.pop(key, None)
        if row is not None and self._by is not None:
            del self._groups[row[self._by]][key]

    def write(self, connection: Connection) -> None:
        """Write what has changed since the rows were read. What was removed may have been put back: it goes first."""
        gone = [dict(zip(self._names, key, strict=True), build=self._build) for key in sorted(self._removed)]
        bulk.remove(connection, self._table, gone)
        others = [column.name for column in self._table.columns if not column.primary_key]
        bulk.change(connection, self._table, others, [self._rows[key] for key in self._changed if key in self._stored])
        bulk.write(connection, self._table, [self._rows[key] for key in self._changed if key not in self._stored])

    def _keep(self, key: Key, row: Row) -> None:
        if self._by is not None:
            before = self._rows.get(key)
            if before is not None:
                del self._groups[before[self._by]][key]
            self._groups[row[self._by]][key] = row
        self._rows[key] = row

    def _key(self, row: Row) -> Key:
        return tuple(row[name] for name in self._names)


class Rows:
    """The rows of one build of a projection that a page of events concerns, table by table."""

    def __init__(self, build: int) -> None:
        self.build = build
        self._tables: dict[str, Versions | Records] = {}

    def versions(self, table: Table) -> Versions:
        """The rows of a table of versions."""
        if table.name not in self._tables:
            self._tables[table.name] = Versions(table, self.build)
        found = self._tables[table.name]
        assert isinstance(found, Versions)
        return found

    def records(self, table: Table, by: str | None = None) -> Records:
        """The rows of a table without a past; `by` counts where a table is first asked for."""
        if table.name not in self._tables:
            self._tables[table.name] = Records(table, self.build, by)
        found = self._tables[table.name]
        assert isinstance(found, Records)
        return found

    def write(self, connection: Connection) -> None:
        """Write all changes."""
        for rows in self._tables.values():
            rows.write(connection)
