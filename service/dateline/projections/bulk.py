"""Many rows of a projection's table read or written at once, on either database."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, select

Row = dict[str, Any]

# SQLite takes 32,766 values to a statement (sqlite.org/limits.html), PostgreSQL 65,535.
_VALUES = 10_000


def read(
    connection: Connection,
    table: Table,
    build: int,
    column: Column[Any],
    values: Iterable[Any],
    *where: ColumnElement[bool],
) -> Iterator[Row]:
    """The rows of a build in which a column has one of these values and the conditions hold."""
    wanted = sorted(set(values))
    for start in range(0, len(wanted), _VALUES):
        query = select(table).where(table.c.build == build, column.in_(wanted[start : start + _VALUES]), *where)
        for row in connection.execute(query).mappings():
            yield dict(row)


def write(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert these rows."""
    names, places = table.columns.keys(), ", ".join("?" * len(table.columns))
    _many(connection, f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({places})", names, rows)


def change(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[Row]) -> None:
    """Set these columns of the rows that are stored under the keys of these."""
    changes, key = ", ".join(f"{name} = ?" for name in names), key_of(table)
    _many(connection, f"UPDATE {table.name} SET {changes} WHERE {_are(key)}", (*names, *key), rows)


def remove(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Delete the rows that are stored under the keys of these."""
    _many(connection, f"DELETE FROM {table.name} WHERE {_are(key_of(table))}", key_of(table), rows)


def key_of(table: Table) -> tuple[str, ...]:
    """The names of the columns that tell a row of a table from all others."""
    return tuple(column.name for column in table.primary_key.columns)


def _many(connection: Connection, statement: str, names: Sequence[str], rows: Sequence[Row]) -> None:
    """One statement for many rows, straight to the driver: the types of columns need no conversion on the way in."""
    if rows:
        if connection.dialect.paramstyle != "qmark":
            statement = statement.replace("?", "%s")
        connection.exec_driver_sql(statement, list(map(itemgetter(*names), rows)))


def _are(names: Iterable[str]) -> str:
    return " AND ".join(f"{name} = ?" for name in names)
