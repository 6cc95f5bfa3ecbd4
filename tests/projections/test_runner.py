"""Projections keep up with the log whatever happens to them: crashes, poisoned events, rebuilds, on both databases."""

import random
import signal
import subprocess
import sys
import time as clock_time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, Table, func, select

from dateline.errors import Conflict, NotFound, Unavailable
from dateline.projections import statements
from dateline.projections.builds import Projection
from dateline.projections.reader import Reader
from dateline.projections.runner import ALL, Runner
from dateline.projections.statements import Row
from dateline.projections.tables import PROJECTIONS
from dateline.projections.timelines import TIMELINES
from dateline.projections.unit_of_work import Rows
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.migration import downgrade, upgrade
from dateline.store.recorded import RecordedEvent
from tests.given import created, linked, recorded
from tests.projections.log import HISTORY, LATER, Clock, append


class Killed(BaseException):
    """The process ends here."""


class Wrapped:
    """A projection that another hand interferes with before each event."""

    def __init__(self, projection: Projection) -> None:
        self.name = projection.name
        self.tables: tuple[Table, ...] = projection.tables
        self.types = projection.types
        self._projection = projection

    def read(self, connection: Connection, rows: Rows, events: Sequence[RecordedEvent]) -> None:
        self._projection.read(connection, rows, events)

    def apply(self, rows: Rows, commit: Sequence[RecordedEvent]) -> None:
        self._projection.apply(rows, commit)
        for one in commit:
            self.interfere(one)

    def interfere(self, recorded: RecordedEvent) -> None:
        """Nothing here."""


class Dying(Wrapped):
    """Dies after the event has been applied and before it is committed, now and then."""

    def __init__(self, projection: Projection, chance: random.Random) -> None:
        super().__init__(projection)
        self._chance = chance

    def interfere(self, recorded: RecordedEvent) -> None:
        if self._chance.random() < 0.2:
            raise Killed


class Choking(Wrapped):
    """Cannot take the event at one position."""

    poison: int | None = 14

    def interfere(self, recorded: RecordedEvent) -> None:
        if recorded.position == self.poison:
            raise ValueError("what is this?")


@pytest.fixture
def store(database: Database) -> EventStore:
    store = EventStore(database, Clock())
    append(store, HISTORY)
    return store


def digests(runner: Runner) -> dict[str, str]:
    return {name: runner.digest(name) for name in runner.names}


def test_each_projection_reaches_the_head(store: EventStore) -> None:
    runner = Runner(store)
    assert {status.name: status.behind for status in runner.status()} == dict.fromkeys(runner.names, len(HISTORY))
    assert runner.catch_up() == len(HISTORY)
    assert {status.name: (status.behind, status.fault) for status in runner.status()} == dict.fromkeys(
        runner.names, (0, None)
    )


@pytest.mark.parametrize("page", [1, 3, 100])
def test_a_crash_loses_and_repeats_nothing(store: EventStore, page: int) -> None:
    chance = random.Random(20250812)
    dying = Runner(store, [Dying(projection, chance) for projection in ALL], page=page)
    deaths = 0
    for _ in range(40):
        try:
            dying.catch_up()
        except Killed:
            deaths += 1
    runner = Runner(store)
    runner.catch_up()
    assert deaths > 3
    assert all(runner.rebuild(name).same for name in runner.names)


def test_a_crash_between_two_tables_loses_and_repeats_nothing(
    store: EventStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, deaths, write = random.Random(20250814), 0, statements.write

    def die(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        write(connection, table, rows)
        if chance.random() < 0.3:
            raise Killed

    monkeypatch.setattr(statements, "write", die)
    for page in (3, 7, 100) * 8:
        try:
            Runner(store, page=page).catch_up()
        except Killed:
            deaths += 1
    monkeypatch.undo()
    runner = Runner(store)
    runner.catch_up()
    assert deaths > 3
    assert all(runner.rebuild(name).same for name in runner.names)


def test_killed_processes_lose_and_repeat_nothing(sqlite_database: Database) -> None:
    store = EventStore(sqlite_database, Clock())
    append(store, HISTORY)
    for number in range(60):
        claim = recorded(f"Claim {number}", names=("Kim",), day="2025-08-12", start=number * 10, document=f"{number}")
        append(store, [claim, linked(claim, str(number % 7))])
    program = (
        "import sys; from dateline.store.database import Database; from dateline.store.event_store import EventStore;"
        "from dateline.projections.runner import Runner; print('on', flush=True);"
        "Runner(EventStore(Database(sys.argv[1])), page=1).catch_up()"
    )
    chance = random.Random(20250813)
    for _ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", program, f"sqlite:///{sqlite_database.engine.url.database}"], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        clock_time.sleep(chance.uniform(0.01, 0.15))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    runner = Runner(store)
    runner.catch_up()
    assert all(runner.rebuild(name).same for name in runner.names)


def test_a_poisoned_event_stops_one_projection_alone(store: EventStore) -> None:
    runner = Runner(store, [Choking(each) if each.name == "happenings" else each for each in ALL])
    assert runner.catch_up() == len(HISTORY)
    status = {one.name: one for one in runner.status()}
    stopped = status.pop("happenings")
    assert (stopped.position, stopped.fault_position, stopped.fault) == (13, 13, "ValueError: what is this?")
    assert all(one.behind == 0 and one.fault is None for one in status.values())
    assert Reader(store, lambda: LATER).timeline("call").title == "Call"


def test_a_stopped_projection_stays_stopped_until_it_is_rebuilt(store: EventStore) -> None:
    choking = [Choking(each) if each.name == "happenings" else each for each in ALL]
    Runner(store, choking).catch_up()
    mended = Runner(store)
    mended.catch_up()
    assert [one.position for one in mended.status() if one.name == "happenings"] == [13]
    rebuilt = mended.rebuild("happenings")
    assert (rebuilt.before, rebuilt.same) == (None, False)
    assert all(one.fault is None and one.behind == 0 for one in mended.status())


def test_a_rebuild_that_fails_leaves_the_live_build_alone(store: EventStore) -> None:
    runner = Runner(store)
    runner.catch_up()
    before = runner.digest("happenings")
    choking = Runner(store, [Choking(projection) for projection in ALL])
    with pytest.raises(Conflict, match="cannot be rebuilt past position 13: ValueError: what is this"):
        choking.rebuild("happenings")
    assert runner.digest("happenings") == before
    assert runner.rebuild("happenings").same


def test_a_rebuild_switches_at_once_and_can_be_taken_back(store: EventStore) -> None:
    runner = Runner(store)
    runner.catch_up()
    live = runner.digest("timelines")
    rebuilt = runner.rebuild("timelines")
    assert (rebuilt.same, rebuilt.position, rebuilt.build, rebuilt.rows) == (True, len(HISTORY), 2, 2)
    append(store, [created("other")])
    runner.catch_up()
    assert runner.roll_back("timelines") == 1
    assert [(one.build, one.behind) for one in runner.status() if one.name == "timelines"] == [(1, 0)]
    assert runner.digest("timelines") != live
    with pytest.raises(Conflict, match="no earlier build"):
        runner.roll_back("happenings")


def test_a_rebuild_keeps_one_earlier_build(store: EventStore) -> None:
    runner = Runner(store)
    runner.catch_up()
    for _ in range(3):
        runner.rebuild("timelines")
    with store.database.connect() as connection:
        builds = connection.execute(
            select(TIMELINES.c.build, func.count()).group_by(TIMELINES.c.build).order_by(TIMELINES.c.build)
        ).all()
        states = connection.execute(
            select(PROJECTIONS.c.build, PROJECTIONS.c.state).where(PROJECTIONS.c.name == "timelines")
        ).all()
    assert [tuple(row) for row in builds] == [(3, 2), (4, 2)]
    assert {tuple(row) for row in states} == {(3, "previous"), (4, "live")}


def test_there_is_no_such_projection(store: EventStore) -> None:
    with pytest.raises(NotFound, match="there are addresses, happenings, timelines"):
        Runner(store).rebuild("nothing")


def test_progress_is_told(store: EventStore) -> None:
    told: list[tuple[int, int]] = []
    Runner(store, page=3).rebuild("happenings", lambda done, head: told.append((done, head)))
    assert told == sorted(told)
    assert {head for _, head in told} == {len(HISTORY)}


def test_many_threads_catch_up_at_once(store: EventStore) -> None:
    with ThreadPoolExecutor(4) as pool:
        reached = list(pool.map(lambda page: Runner(store, page=page).catch_up(), (1, 2, 3, 100)))
    assert set(reached) == {len(HISTORY)}
    runner = Runner(store)
    assert all(one.fault is None and one.behind == 0 for one in runner.status())
    assert all(runner.rebuild(name).same for name in runner.names)


def test_a_database_that_fails_is_no_fault_of_the_event(store: EventStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*rest: object) -> None:
        raise Unavailable("the connection was lost")

    runner = Runner(store, [Choking(projection) for projection in ALL])
    monkeypatch.setattr(Choking, "interfere", lost)
    with pytest.raises(Unavailable):
        runner.catch_up()
    monkeypatch.undo()
    assert all(one.fault is None for one in runner.status())
    Runner(store).catch_up()
    assert all(one.behind == 0 for one in runner.status())


def test_a_migration_that_empties_the_tables_loses_nothing(store: EventStore) -> None:
    runner = Runner(store)
    runner.catch_up()
    before = digests(runner)
    downgrade(store.database, "0002")
    upgrade(store.database)
    assert {one.position for one in runner.status()} == {0}
    runner.catch_up()
    assert digests(runner) == before
