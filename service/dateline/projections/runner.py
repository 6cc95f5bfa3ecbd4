"""Keeps the projections up with the log: each on its own, its rows and its checkpoint in one transaction.

A crash between two events loses and repeats nothing. An event that a projection cannot take stops that projection
alone, at the commit before, with the reason in its status. A rebuild writes a new build beside the live one and
switches in one transaction; the build before stays, so that the switch can be taken back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from dateline.errors import Conflict, DatelineError, NotFound, Unavailable
from dateline.projections import builds
from dateline.projections.addresses import Addresses
from dateline.projections.builds import Projection
from dateline.projections.happenings_projection import Happenings
from dateline.projections.tables import PROJECTIONS
from dateline.projections.timelines import Timelines
from dateline.store.event_store import EventStore
from dateline.store.recorded import RecordedEvent

PAGE = 1000

ALL: tuple[Projection, ...] = (Addresses(), Happenings(), Timelines())


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
        live = self._live()
        for projection in self._projections.values():
            row = live.get(projection.name)
            if row is None or (row.fault is None and row.position < head):
                build = self._live_build(projection.name) if row is None else row.build
                while self._advance(projection, build, head):
                    pass
        return head

    def status(self) -> list[ProjectionStatus]:
        """How far each projection has come."""
        head, live = self._store.head(), self._live()
        return [
            ProjectionStatus(name, row.build, row.position, head, row.fault_position, row.fault)
            if (row := live.get(name))
            else ProjectionStatus(name, 0, 0, head, None, None)
            for name in self._projections
        ]

    def require_running(self) -> None:
        """Raise Unavailable where a fault has stopped a projection: what it answers falls behind the log."""
        for one in self.status():
            if one.fault is not None:
                raise Unavailable(
                    f"The projection {one.name} stopped after position {one.fault_position} of {one.head}: "
                    "`dateline projections status` tells why.",
                    projection=one.name,
                    position=one.fault_position,
                )

    def rebuild(self, name: str, progress: Callable[[int, int], None] = lambda done, head: None) -> Rebuilt:
        """Build a projection anew beside the live build, compare the two, and switch.

        `progress` is told the position reached and the head. Raises NotFound (no such projection), Conflict (an event
        that the projection cannot take: nothing is switched, the live build stays).
        """
        projection = self._known(name)
        self._live_build(name)
        with self._database.begin() as connection:
            build = builds.begin(connection, projection)
        head = self._store.head()
        while self._advance(projection, build, head):
            progress(self._position(name, build), head)
        return self._switch(projection, build)

    def roll_back(self, name: str) -> int:
        """Make the build before the last rebuild live again and bring it up to date; its number is the answer.

        Raises NotFound (no such projection), Conflict (there is no build to go back to).
        """
        self._known(name)
        with self._database.begin() as connection:
            live = builds.in_state(connection, name, "live")
            previous = builds.in_state(connection, name, "previous")
            if live is None or previous is None:
                raise Conflict(f"The projection {name} has no earlier build to go back to.", projection=name)
            builds.change(connection, name, live.build, state="previous")
            builds.change(connection, name, previous.build, state="live")
        self.catch_up()
        return int(previous.build)

    def digest(self, name: str) -> str:
        """The SHA-256 over all rows of a projection's live build, in the order of their keys, in hex."""
        projection, build = self._known(name), self._live_build(name)
        with self._database.connect() as connection:
            return builds.digest(connection, projection, build)[0]

    def _advance(self, projection: Projection, build: int, head: int) -> bool:
        """Apply one page of events; whether there may be more. An event that cannot be taken is noted as the fault."""
        try:
            return self._apply_page(projection, build, head, self._page)
        except Exception as error:
            if _is_passing(error):
                raise
        # Some event of the page cannot be taken: commit by commit, then, up to that one.
        try:
            while self._apply_page(projection, build, head, 1):
                pass
        except Exception as error:
            if _is_passing(error):
                raise
            self._stop(projection, build, error)
        return False

    def _apply_page(self, projection: Projection, build: int, head: int, size: int) -> bool:
        with self._database.begin() as connection:
            row = builds.numbered(connection, projection.name, build)
            if row is None or row.fault is not None or row.position >= head:
                return False
            events, reached = self._next(projection, row.position, head, size)
            builds.project(connection, projection, build, events)
            builds.change(connection, projection.name, build, position=reached)
            return reached < head

    def _next(self, projection: Projection, after: int, until: int, size: int) -> tuple[list[RecordedEvent], int]:
        """The next events for a projection and the position they reach: about `size`, and no commit in part."""
        events = list(self._store.read_all(after, until=until, types=projection.types, limit=size))
        if len(events) < size:
            return events, until
        reached = min(self._store.position_at(events[-1].recorded_at), until)
        events += self._store.read_all(events[-1].position, until=reached, types=projection.types)
        return events, reached

    def _stop(self, projection: Projection, build: int, error: Exception) -> None:
        reason = str(error) if isinstance(error, DatelineError) else f"{type(error).__name__}: {error}"
        position = self._position(projection.name, build)
        with self._database.begin() as connection:
            builds.change(connection, projection.name, build, fault=reason, fault_position=position)

    def _switch(self, projection: Projection, build: int) -> Rebuilt:
        """Bring the new build level with the live one, compare and switch: neither takes an event meanwhile."""
        name = projection.name
        with self._database.begin() as connection:
            live, new = builds.in_state(connection, name, "live"), builds.numbered(connection, name, build)
            if new is None or new.fault is not None or live is None:
                raise Conflict(
                    f"The projection {name} cannot be rebuilt past position {new.fault_position}: {new.fault}"
                    if new is not None and new.fault is not None
                    else f"Another rebuild of the projection {name} took the place of this one.",
                    projection=name,
                )
            position = max(live.position, new.position)
            reached = new.position
            while reached < position:
                events, reached = self._next(projection, reached, position, self._page)
                builds.project(connection, projection, build, events)
            after, rows = builds.digest(connection, projection, build)
            comparable = live.fault is None and live.position == position
            before = builds.digest(connection, projection, live.build)[0] if comparable else None
            builds.drop(connection, projection, "previous")
            builds.change(connection, name, live.build, state="previous")
            builds.change(connection, name, build, state="live", position=position)
        return Rebuilt(name, build, position, rows, before, after)

    def _known(self, name: str) -> Projection:
        if name not in self._projections:
            known = ", ".join(self._projections)
            raise NotFound(f'There is no projection "{name}"; there are {known}.', projection=name)
        return self._projections[name]

    def _live(self) -> dict[str, Row[Any]]:
        with self._database.connect() as connection:
            return builds.live_builds(connection)

    def _live_build(self, name: str) -> int:
        """The number of the live build; a projection without one begins its first."""
        if name not in self._live():
            with self._database.begin() as connection:
                builds.begin_first(connection, name)
        return int(self._live()[name].build)

    def _position(self, name: str, build: int) -> int:
        query = select(PROJECTIONS.c.position).where(PROJECTIONS.c.name == name, PROJECTIONS.c.build == build)
        with self._database.connect() as connection:
            return int(connection.scalar(query) or 0)


def _is_passing(error: Exception) -> bool:
    """Whether an error is the database's and not the event's: then the same event may well be taken later."""
    if isinstance(error, DBAPIError):
        return not isinstance(error, IntegrityError | DataError)
    return isinstance(error, Unavailable)
