"""The store against the simplest thing that could be meant: a list. Hypothesis looks for a way to tell them apart."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from dateline.errors import Conflict, DatelineError
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.migration import upgrade
from dateline.store.recorded import ANY, NO_STREAM, Append, Appended, ExpectedVersion, NewEvent
from dateline.store.subscriptions import subscribe
from dateline.store.verification import verify_log
from tests.store.altering import unguarded
from tests.store.events import registered

STREAMS = st.sampled_from(["a", "b", "c"])
EXPECTED = st.one_of(st.just(NO_STREAM), st.just(ANY), st.integers(0, 5))
ONE = st.tuples(STREAMS, EXPECTED, st.lists(st.integers(0, 15), min_size=1, max_size=3))
APPENDS = st.lists(ONE, min_size=1, max_size=3)
Given = list[tuple[str, ExpectedVersion, list[int]]]


def appends(given: Given) -> list[Append]:
    return [
        Append(f"source-{slug}", tuple(registered(str(n), slug) for n in numbers), expected)
        for slug, expected, numbers in given
    ]


class Model:
    """The log as a list of (stream, event), with the rules of appending in the plainest words."""

    def __init__(self) -> None:
        self.log: list[tuple[str, NewEvent]] = []

    def append(self, request: list[Append]) -> list[Appended] | None:
        """What the store must answer; None: a conflict, and nothing has changed."""
        log = list(self.log)
        landed = []
        for append in request:
            there = [self._find(self.log, event) for event in append.events]
            if any(there):
                if not all(there) or there != list(range(there[0], there[0] + len(there))):
                    return None
                first, last = there[0], there[-1]
                landed.append(self._answer(log, append.stream, first, last, repeated=True))
                continue
            version = sum(stream == append.stream for stream, _ in log)
            if append.expected_version not in (ANY, version) and not (
                append.expected_version is NO_STREAM and version == 0
            ):
                return None
            for event in append.events:
                if self._find(log, event):
                    return None
                log.append((append.stream, event))
            landed.append(self._answer(log, append.stream, len(log) - len(append.events) + 1, len(log)))
        self.log = log
        return landed

    def _find(self, log: list[tuple[str, NewEvent]], event: NewEvent) -> int:
        return next((at for at, (_, there) in enumerate(log, start=1) if there.event_id == event.event_id), 0)

    def _answer(
        self, log: list[tuple[str, NewEvent]], stream: str, first: int, last: int, *, repeated: bool = False
    ) -> Appended:
        versions = [sum(there == stream for there, _ in log[:position]) for position in (first, last)]
        return Appended(stream, first, last, *versions, repeated=repeated)


class StoreAgainstList(RuleBasedStateMachine):
    """Every rule does the same to both and compares the answers; the invariants compare what they hold."""

    fresh: Callable[[], Database]
    requests = Bundle("requests")

    @initialize()
    def start(self) -> None:
        self.database = type(self).fresh()
        self.store = EventStore(self.database)
        self.model = Model()

    def compare(self, answer: list[Appended] | DatelineError, expected: list[Appended] | None) -> None:
        if expected is None:
            assert isinstance(answer, Conflict)
        else:
            assert answer == expected

    @rule(target=requests, given=APPENDS)
    def append(self, given: Given) -> Given:
        try:
            answer: list[Appended] | DatelineError = self.store.append_many(appends(given))
        except DatelineError as error:
            answer = error
        self.compare(answer, self.model.append(appends(given)))
        return given

    @rule(given=requests)
    def append_again(self, given: Given) -> None:
        self.append(given)

    @rule(group=st.lists(APPENDS, min_size=2, max_size=4))
    def append_group(self, group: list[Given]) -> None:
        answers = self.store.append_group([self.store.prepare(appends(given)) for given in group])
        for answer, given in zip(answers, group, strict=True):
            self.compare(answer, self.model.append(appends(given)))

    @rule(slug=STREAMS, other=STREAMS, number=st.integers(0, 15), neighbour=APPENDS)
    def reuse_an_id(self, slug: str, other: str, number: int, neighbour: Given) -> None:
        """The id of an event that is there, on another body, in its stream or another, old or new."""
        there = registered(str(number), slug)
        if not any(event.event_id == there.event_id for _, event in self.model.log):
            return
        forged = NewEvent(there.event_id, registered("forged", other).event)
        group = [[Append(f"source-{other}", (forged,), ANY)], appends(neighbour)]
        answer, beside = self.store.append_group([self.store.prepare(each) for each in group])
        assert isinstance(answer, Conflict)
        self.compare(beside, self.model.append(appends(neighbour)))

    @rule()
    def reopen(self) -> None:
        self.database.dispose()

    @rule(slug=STREAMS, after=st.integers(0, 5))
    def read_stream(self, slug: str, after: int) -> None:
        expected = [event for stream, event in self.model.log if stream == f"source-{slug}"][after:]
        read = self.store.read_stream(f"source-{slug}", after)
        assert [event.event_id for event in read] == [event.event_id for event in expected]
        assert [event.version for event in read] == list(range(after + 1, after + 1 + len(expected)))

    @rule(after=st.integers(0, 30), limit=st.one_of(st.none(), st.integers(0, 5)))
    def read_part(self, after: int, limit: int | None) -> None:
        expected = list(range(after + 1, len(self.model.log) + 1))[:limit]
        assert [event.position for event in self.store.read_all(after, limit=limit)] == expected

    @rule()
    def follow(self) -> None:
        if self.model.log:
            seen = next(subscribe(self.store))
            assert [event.position for event in seen] == list(range(1, len(self.model.log) + 1))

    @invariant()
    def holds_the_same(self) -> None:
        if not hasattr(self, "store"):
            return
        held = [(event.stream, event.event_id, event.event) for event in self.store.read_all()]
        assert held == [(stream, event.event_id, event.event) for stream, event in self.model.log]
        assert self.store.head() == len(self.model.log)

    def teardown(self) -> None:
        if hasattr(self, "database"):
            assert verify_log(self.database).size == len(self.model.log)
            self.database.dispose()


def emptied(database: Database) -> Database:
    """The same database with an empty log: much quicker than a new one."""
    with database.begin() as connection:
        unguarded(connection)
        connection.exec_driver_sql("TRUNCATE events")
        connection.exec_driver_sql("UPDATE log_head SET position = 0, recorded_at = 0, frontier = ''")
        connection.exec_driver_sql("ALTER TABLE events ENABLE ALWAYS TRIGGER events_append_only")
        connection.exec_driver_sql("ALTER TABLE log_head ENABLE ALWAYS TRIGGER log_head_forward")
    return database


def explore(fresh: Callable[[], Database], examples: int) -> None:
    """Run the machine; a failure prints the steps that lead to it."""
    chosen = settings(
        max_examples=examples, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(type("Machine", (StoreAgainstList,), {"fresh": staticmethod(fresh)}), settings=chosen)


def test_sqlite_is_a_list(tmp_path: Path) -> None:
    template = tmp_path / "template.db"
    migrated = Database(f"sqlite:///{template}")
    upgrade(migrated)
    migrated.dispose()
    numbers = iter(range(10**9))

    def fresh() -> Database:
        copy = tmp_path / f"{next(numbers)}.db"
        copy.write_bytes(template.read_bytes())
        return Database(f"sqlite:///{copy}")

    explore(fresh, examples=40)


def test_postgres_is_a_list(postgres_database: Database) -> None:
    explore(lambda: emptied(postgres_database), examples=25)
