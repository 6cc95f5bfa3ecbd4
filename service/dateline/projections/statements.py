"""Many rows of a projection's table read or written at once, on either database."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, select

Row = dict[str, Any]

# SQLite takes 32,766 values to a statement (sqlite.org/limits.html), PostgreSQL 65,535.
_VALUES = 10_000
# Rows that a statement brings with it: SQLite takes ever longer for each of many.
_ROWS = 1000


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


def ask(connection: Connection, question: str, rows: Sequence[tuple[Any, ...]], *others: Any) -> list[Any]:
    """The answers to a statement in SQL that brings rows with it: `{rows}` stands for them, `?` for each other value.

    Straight to the driver: to compile a statement with thousands of values takes longer than to answer it. Many rows
    are asked about some at a time.
    """
    answers: list[Any] = []
    for start in range(0, len(rows), _ROWS):
        some = rows[start : start + _ROWS]
        places = f"({', '.join('?' * len(some[0]))})"
        statement = _placed(connection, question.format(rows=", ".join([places] * len(some))))
        answers += connection.exec_driver_sql(statement, (*chain.from_iterable(some), *others)).all()
    return answers


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
        connection.exec_driver_sql(_placed(connection, statement), list(map(itemgetter(*names), rows)))


def _placed(connection: Connection, statement: str) -> str:
    """A statement with the driver's sign for a value."""
    return statement if connection.dialect.paramstyle == "qmark" else statement.replace("?", "%s")


def _are(names: Iterable[str]) -> str:
    return " AND ".join(f"{name} = ?" for name in names)
