"""A unit of work: the rows that a page of events concerns, read with few queries, changed in memory, written at once.

A projection reads rows into `Rows`, applies event after event to them, and whoever began the transaction has them
written. What is read back is what is in memory, so an event sees what the events before it have done.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Table

from dateline.projections import statements
from dateline.projections.statements import Row
from dateline.projections.tables import FOREVER

Key = tuple[Any, ...]
Decoded = TypeVar("Decoded")


class Versions:
    """The open rows of a table whose rows are versions of things: with `build`, `since` and `until`.

    A thing is what all columns of the key but build and since name together; rows are found by the columns `by`.
    """

    def __init__(self, table: Table, build: int, *by: str) -> None:
        self._table = table
        self._build = build
        self._by = by or ("id",)
        self._names = tuple(name for name in statements.key_of(table) if name not in ("build", "since"))
        self._open: dict[Key, Row] = {}
        self._groups: dict[str, defaultdict[Any, dict[Key, Row]]] = {column: defaultdict(dict) for column in self._by}
        self._last: dict[Any, Row] = {}
        self._begun: dict[int, Row] = {}
        self._ended: list[Row] = []

    def read(
        self, connection: Connection, column: Column[Any], values: Iterable[Any], *where: ColumnElement[bool]
    ) -> None:
        """Read the open rows in which a column has one of these values and the conditions hold."""
        condition = (self._table.c.until == FOREVER, *where)
        for row in statements.read(connection, self._table, self._build, column, values, *condition):
            if self._key(row) not in self._open:
                self._keep(row)

    def recall(self, row: Row) -> None:
        """Remember an ended row as the last one of a thing that has no open row."""
        self._last[row[self._by[0]]] = row

    def rows(self) -> list[Row]:
        """All open rows that are known here."""
        return list(self._open.values())

    def of(self, value: Any, by: str | None = None) -> list[Row]:
        """The open rows known here whose column `by` (if not said, the first) has this value."""
        return list(self._groups[by or self._by[0]].get(value, {}).values())

    def one(self, value: Any) -> Row:
        """The open row whose first column `by` has this value. Raises LookupError where there is none."""
        own = self.of(value)
        if not own:
            raise LookupError(f"{self._table.name} has no row of {value}")
        return own[0]

    def last(self, value: Any) -> Row | None:
        """The row of a thing with no open one that was ended last; None where none is known."""
        return self._last.get(value)

    def put(self, at: int, **values: Any) -> None:
        """From position `at` on, a thing is as `values` say; what was known of it before ends there."""
        row = {**values, "build": self._build, "since": at, "until": FOREVER}
        before = self._open.get(self._key(row))
        if before is not None:
            self.end(before, at)
        self._keep(row)
        self._begun[id(row)] = row

    def end(self, row: Row, at: int) -> None:
        """What an open row says is no longer known from position `at` on; if it began there, it never was."""
        key = self._key(row)
        del self._open[key]
        for column, groups in self._groups.items():
            del groups[row[column]][key]
        if row["since"] == at:
            del self._begun[id(row)]
            return
        row["until"] = at
        self._last[row[self._by[0]]] = row
        if id(row) not in self._begun:
            self._ended.append(row)

    def write(self, connection: Connection) -> None:
        """Write what has changed since the rows were read."""
        statements.change(connection, self._table, ("until",), self._ended)
        statements.write(connection, self._table, list(self._begun.values()))

    def _keep(self, row: Row) -> None:
        key = self._key(row)
        self._open[key] = row
        for column, groups in self._groups.items():
            groups[row[column]][key] = row

    def _key(self, row: Row) -> Key:
        return tuple([row[name] for name in self._names])


class Records:
    """Rows of a table that are as they are now, with no past, by what their key holds beyond the build.

    They are found by the values of the column `by`, too.
    """

    def __init__(self, table: Table, build: int, by: str | None = None) -> None:
        self._table = table
        self._build = build
        self._names = tuple(name for name in statements.key_of(table) if name != "build")
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
        for row in statements.read(connection, self._table, self._build, column, values, *where):
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
        statements.remove(connection, self._table, gone)
        others = [column.name for column in self._table.columns if not column.primary_key]
        statements.change(
            connection, self._table, others, [self._rows[key] for key in self._changed if key in self._stored]
        )
        statements.write(connection, self._table, [self._rows[key] for key in self._changed if key not in self._stored])

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
        self._decoded: dict[int, tuple[Row, Any]] = {}

    def decoded(self, row: Row, decode: Callable[[bytes], Decoded]) -> Decoded:
        """What the column `data` of a row says, decoded once."""
        key = id(row)
        if key not in self._decoded:
            self._decoded[key] = row, decode(row["data"])
        said: Decoded = self._decoded[key][1]
        return said

    def versions(self, table: Table, *by: str) -> Versions:
        """The rows of a table of versions; `by` counts where a table is first asked for."""
        if table.name not in self._tables:
            self._tables[table.name] = Versions(table, self.build, *by)
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
