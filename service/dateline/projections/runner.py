"""Keeps the projections up with the log: each on its own, its rows and its checkpoint in one transaction.

A crash between two events loses and repeats nothing. An event that a projection cannot take stops that projection
alone, at the event before, with the reason in its status. A rebuild writes a new build beside the live one and switches
in one transaction; the build before stays, so that the switch can be taken back.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from dateline.errors import Conflict, DatelineError, NotFound, Unavailable
from dateline.projections.claims import Claims
from dateline.projections.documents import Documents
from dateline.projections.happenings import Happenings
from dateline.projections.tables import PROJECTIONS
from dateline.projections.timelines import Timelines
from dateline.store.event_store import EventStore
from dateline.store.recorded import RecordedEvent

PAGE = 500


class Projection(Protocol):
    """Tables derived from the log. It reads no table but its own, so that it depends on the log alone."""

    name: str
    tables: tuple[Table, ...]
    types: frozenset[str]

    def apply(self, connection: Connection, build: int, recorded: RecordedEvent) -> None:
        """Change the tables of a build as an event of one of `types` says."""


ALL: tuple[Projection, ...] = (Documents(), Claims(), Happenings(), Timelines())


@dataclass(frozen=True, slots=True)
class ProjectionStatus:
    """How far a projection has come: `position` of `head`. `fault` says why it stopped, None while it runs."""

    name: str
    build: int
    position: int
    head: int
    fault_position: int | None
    fault: str | None

    @property
    def behind(self) -> int:
        """How many positions it has still to pass."""
        return self.head - self.position


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A finished rebuild: the digests of the rows before and after, both at the same position.

    `before` is None where the live build had stopped and there was nothing to compare with.
    """

    name: str
    build: int
    position: int
    rows: int
    before: str | None
    after: str

    @property
    def same(self) -> bool:
        """Whether the new build holds the same bytes as the one it replaced."""
        return self.before == self.after


class Runner:
    """Runs projections over a log."""

    def __init__(self, store: EventStore, projections: Sequence[Projection] = ALL, page: int = PAGE) -> None:
        self._store = store
        self._database = store.database
        self._projections = {projection.name: projection for projection in projections}
        self._page = page

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the projections, in the order they run."""
        return tuple(self._projections)

    def catch_up(self) -> int:
        """Bring every projection that has not stopped up to the head of the log, whose position is the answer."""
        head = self._store.head()
        for projection in self._projections.values():
            build = self._live_build(projection.name)
            while self._advance(projection, build, head):
                pass
        return head

    def status(self) -> list[ProjectionStatus]:
        """How far each projection has come."""
        head = self._store.head()
        query = select(PROJECTIONS).where(PROJECTIONS.c.state == "live")
        with self._database.connect() as connection:
            live = {row.name: row for row in connection.execute(query)}
        return [
            ProjectionStatus(name, row.build, row.position, head, row.fault_position, row.fault)
            if (row := live.get(name))
            else ProjectionStatus(name, 0, 0, head, None, None)
            for name in self._projections
        ]

    def rebuild(self, name: str, progress: Callable[[int, int], None] = lambda done, head: None) -> Rebuilt:
        """Build a projection anew beside the live build, compare the two, and switch.

        `progress` is told the position reached and the head. Raises NotFound (no such projection), Conflict (an event
        that the projection cannot take: nothing is switched, the live build stays).
        """
        projection = self._known(name)
        self._live_build(name)
        build = self._begin_build(projection)
        head = self._store.head()
        while self._advance(projection, build, head):
            progress(min(self._position(name, build), head), head)
        return self._switch(projection, build)

    def roll_back(self, name: str) -> int:
        """Make the build before the last rebuild live again and bring it up to date; its number is the answer.

        Raises NotFound (no such projection), Conflict (there is no build to go back to).
        """
        projection = self._known(name)
        with self._database.begin() as connection:
            live = self._locked(connection, projection.name, "live")
            previous = self._locked(connection, projection.name, "previous")
            if live is None or previous is None:
                raise Conflict(f"The projection {name} has no earlier build to go back to.", projection=name)
            self._set(connection, name, live.build, state="previous")
            self._set(connection, name, previous.build, state="live")
        self.catch_up()
        return int(previous.build)

    def digest(self, name: str) -> str:
        """The SHA-256 over all rows of a projection's live build, in the order of their keys, in hex."""
        projection = self._known(name)
        build = self._live_build(name)
        with self._database.connect() as connection:
            return _digest(connection, projection, build)[0]

    def _advance(self, projection: Projection, build: int, head: int) -> bool:
        """Apply one page of events; whether there may be more. An event that cannot be taken is noted as the fault."""
        try:
            return self._apply_page(projection, build, head, self._page)
        except Unavailable:
            raise
        except Exception:  # whatever a projection trips over stops it, and only it: see below
            pass
        while True:
            try:
                if not self._apply_page(projection, build, head, 1):
                    return False
            except Unavailable:
                raise
            except Exception as error:
                self._stop(projection, build, error)
                return False

    def _apply_page(self, projection: Projection, build: int, head: int, size: int) -> bool:
        with self._database.begin() as connection:
            row = self._locked_build(connection, projection.name, build)
            if row is None or row.fault is not None or row.position >= head:
                return False
            events = list(self._store.read_all(row.position, until=head, types=projection.types, limit=size))
            for recorded in events:
                projection.apply(connection, build, recorded)
            reached = events[-1].position if len(events) == size else head
            self._set(connection, projection.name, build, position=reached)
            return reached < head

    def _stop(self, projection: Projection, build: int, error: Exception) -> None:
        reason = str(error) if isinstance(error, DatelineError) else f"{type(error).__name__}: {error}"
        position = self._position(projection.name, build)
        with self._database.begin() as connection:
            self._set(connection, projection.name, build, fault=reason, fault_position=position)

    def _switch(self, projection: Projection, build: int) -> Rebuilt:
        """Compare and switch at once: no event is taken by either build meanwhile."""
        with self._database.begin() as connection:
            new = self._locked_build(connection, projection.name, build)
            if new is None or new.fault is not None:
                reason = new.fault if new else "another rebuild took its place"
                raise Conflict(
                    f"The projection {projection.name} cannot be rebuilt past position "
                    f"{new.fault_position if new else 0}: {reason}",
                    projection=projection.name,
                    reason=reason,
                )
            live = self._locked(connection, projection.name, "live")
            if live is not None and live.position > new.position:
                for recorded in self._store.read_all(new.position, until=live.position, types=projection.types):
                    projection.apply(connection, build, recorded)
                self._set(connection, projection.name, build, position=live.position)
            after, rows = _digest(connection, projection, build)
            before = None
            if live is not None:
                same_point = live.fault is None and live.position >= new.position
                before = _digest(connection, projection, live.build)[0] if same_point else None
                self._drop(connection, projection, "previous")
                self._set(connection, projection.name, live.build, state="previous")
            self._set(connection, projection.name, build, state="live")
            position = max(new.position, live.position if live is not None else 0)
            return Rebuilt(projection.name, build, position, rows, before, after)

    def _known(self, name: str) -> Projection:
        if name not in self._projections:
            known = ", ".join(self._projections)
            raise NotFound(f'There is no projection "{name}"; there are {known}.', projection=name)
        return self._projections[name]

    def _live_build(self, name: str) -> int:
        """The number of the live build; a projection without one begins its first."""
        query = select(PROJECTIONS.c.build).where(PROJECTIONS.c.name == name, PROJECTIONS.c.state == "live")
        with self._database.connect() as connection:
            build = connection.scalar(query)
        if build is None:
            with self._database.begin() as connection:
                build = connection.scalar(query)
                if build is None:
                    build = 1
                    values = {"name": name, "build": build, "state": "live", "position": 0}
                    connection.execute(insert(PROJECTIONS).values(values))
        return int(build)

    def _begin_build(self, projection: Projection) -> int:
        with self._database.begin() as connection:
            self._drop(connection, projection, "building")
            last = connection.scalar(select(func.max(PROJECTIONS.c.build)).where(PROJECTIONS.c.name == projection.name))
            build = int(last or 0) + 1
            values = {"name": projection.name, "build": build, "state": "building", "position": 0}
            connection.execute(insert(PROJECTIONS).values(values))
        return build

    def _drop(self, connection: Connection, projection: Projection, state: str) -> None:
        row = self._locked(connection, projection.name, state)
        if row is None:
            return
        for table in (*projection.tables, PROJECTIONS):
            own = table.c.build == row.build
            if table is PROJECTIONS:
                own &= PROJECTIONS.c.name == projection.name
            connection.execute(delete(table).where(own))

    def _position(self, name: str, build: int) -> int:
        query = select(PROJECTIONS.c.position).where(PROJECTIONS.c.name == name, PROJECTIONS.c.build == build)
        with self._database.connect() as connection:
            return int(connection.scalar(query) or 0)

    def _locked(self, connection: Connection, name: str, state: str) -> Row[tuple[object, ...]] | None:
        query = select(PROJECTIONS).where(PROJECTIONS.c.name == name, PROJECTIONS.c.state == state)
        return connection.execute(query.with_for_update()).one_or_none()

    def _locked_build(self, connection: Connection, name: str, build: int) -> Row[tuple[object, ...]] | None:
        query = select(PROJECTIONS).where(PROJECTIONS.c.name == name, PROJECTIONS.c.build == build)
        return connection.execute(query.with_for_update()).one_or_none()

    def _set(self, connection: Connection, name: str, build: int, **values: object) -> None:
        own = (PROJECTIONS.c.name == name) & (PROJECTIONS.c.build == build)
        connection.execute(update(PROJECTIONS).where(own).values(**values))


def _digest(connection: Connection, projection: Projection, build: int) -> tuple[str, int]:
    """The SHA-256 over the rows of a build, and how many there are. The build's number is no part of it."""
    total, rows = hashlib.sha256(), 0
    for table in projection.tables:
        total.update(table.name.encode())
        columns = [column for column in table.c if column.name != "build"]
        query = select(*columns).where(table.c.build == build).order_by(*table.primary_key.columns)
        for row in connection.execute(query.execution_options(yield_per=1000)):
            total.update(repr([bytes(value) if isinstance(value, memoryview) else value for value in row]).encode())
            rows += 1
    return total.hexdigest(), rows
