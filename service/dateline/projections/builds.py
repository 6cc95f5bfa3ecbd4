"""The builds of projections: which is live, how far each has come, what its rows add up to (docs/decisions/0032)."""

import hashlib
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, func, insert, select, text, update

from dateline.projections.tables import PROJECTIONS
from dateline.projections.unit_of_work import Rows
from dateline.store.recorded import RecordedEvent

_FIRST = text(
    "INSERT INTO projections (name, build, state, position) VALUES (:name, 1, 'live', 0)"
    " ON CONFLICT (name, build) DO NOTHING"
)


class Projection(Protocol):
    """Tables derived from the log. It reads no table but its own, so that it depends on the log alone."""

    name: str
    tables: tuple[Table, ...]
    types: frozenset[str]

    def read(self, connection: Connection, rows: Rows, events: Sequence[RecordedEvent]) -> None:
        """Read the stored rows that these events, in the order of the log and of `types`, concern."""

    def apply(self, rows: Rows, commit: Sequence[RecordedEvent]) -> None:
        """Change the rows as those of the events that were committed together say, in memory alone."""


def project(connection: Connection, projection: Projection, build: int, events: Sequence[RecordedEvent]) -> None:
    """Change the tables of a build as these events say, one commit after the other.

    The log gives each commit a time of its own. What it says is known whole from its last position on, and not before.
    """
    if not events:
        return
    rows = Rows(build)
    projection.read(connection, rows, events)
    for _, commit in groupby(events, key=attrgetter("stored_at")):
        projection.apply(rows, list(commit))
    rows.write(connection)


def live_builds(connection: Connection) -> dict[str, Row[Any]]:
    """The rows of the live builds, by projection."""
    rows = connection.execute(select(PROJECTIONS).where(PROJECTIONS.c.state == "live"))
    return {row.name: row for row in rows}


def in_state(connection: Connection, name: str, state: str) -> Row[Any] | None:
    """The build of a projection in a state, locked until the transaction ends; None where there is none."""
    return _locked(connection, (PROJECTIONS.c.name == name) & (PROJECTIONS.c.state == state))


def numbered(connection: Connection, name: str, build: int) -> Row[Any] | None:
    """A build by its number, locked until the transaction ends; None where there is none."""
    return _locked(connection, _own(name, build))


def change(connection: Connection, name: str, build: int, **values: object) -> None:
    """Set columns of a build's row."""
    connection.execute(update(PROJECTIONS).where(_own(name, build)).values(**values))


def begin_first(connection: Connection, name: str) -> None:
    """Begin the first build of a projection, live at once; nothing where another process has done so."""
    connection.execute(_FIRST, {"name": name})


def begin(connection: Connection, projection: Projection) -> int:
    """Begin a build beside the live one in the place of an unfinished one; its number is the answer."""
    name = projection.name
    in_state(connection, name, "live")  # whoever holds this row decides what comes next
    drop(connection, projection, "building")
    last = connection.scalar(select(func.max(PROJECTIONS.c.build)).where(PROJECTIONS.c.name == name))
    build = int(last or 0) + 1
    connection.execute(insert(PROJECTIONS).values(name=name, build=build, state="building", position=0))
    return build


def drop(connection: Connection, projection: Projection, state: str) -> None:
    """Remove the build in a state with all its rows, if there is one."""
    row = in_state(connection, projection.name, state)
    if row is not None:
        for table in projection.tables:
            connection.execute(delete(table).where(table.c.build == row.build))
        connection.execute(delete(PROJECTIONS).where(_own(projection.name, row.build)))


def digest(connection: Connection, projection: Projection, build: int) -> tuple[str, int]:
    """The SHA-256 (hex) over the rows of a build in the order of their keys, and how many there are.

    The build's number is no part of it.
    """
    total, rows = hashlib.sha256(), 0
    for table in projection.tables:
        total.update(table.name.encode())
        columns = [column for column in table.c if column.name != "build" and "of_build" not in column.info]
        query = select(*columns).where(table.c.build == build).order_by(*table.primary_key.columns)
        for row in connection.execute(query.execution_options(yield_per=1000)):
            total.update(repr([bytes(value) if isinstance(value, memoryview) else value for value in row]).encode())
            rows += 1
    return total.hexdigest(), rows


def _own(name: str, build: int) -> ColumnElement[bool]:
    return (PROJECTIONS.c.name == name) & (PROJECTIONS.c.build == build)


def _locked(connection: Connection, where: ColumnElement[bool]) -> Row[Any] | None:
    return connection.execute(select(PROJECTIONS).where(where).with_for_update()).one_or_none()
