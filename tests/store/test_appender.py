"""Group commit: every caller gets the result of its own request, whatever becomes of its neighbours."""

import asyncio
import threading
from collections.abc import Sequence
from hashlib import sha256

import pytest

from dateline.errors import EventIdReused, StorageFull, Unavailable, WrongExpectedVersion
from dateline.store.appender import Appender
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.planning import Request
from dateline.store.recorded import ANY, NO_STREAM, Append, Appended, NewEvent
from dateline.store.verification import verify_log
from tests.store.events import append, registered

EMPTY = sha256(b"").hexdigest()


def test_many_callers_each_get_their_own(database: Database) -> None:
    store = EventStore(database)
    landed: dict[int, int] = {}

    def caller(number: int, appender: Appender) -> None:
        for turn in range(10):
            done = appender.append(
                f"source-{number}", [registered(f"{turn}", str(number))], expected_version=turn or NO_STREAM
            )
            assert done.last_version == turn + 1
            landed[number * 10 + turn] = done.last_position

    with Appender(store) as appender:
        threads = [threading.Thread(target=caller, args=(number, appender)) for number in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(landed.values()) == list(range(1, 161))
    assert verify_log(database).size == 160


def test_a_conflict_does_not_fail_its_neighbours(database: Database) -> None:
    """All in one transaction: the good before, the bad, the good after, and one that follows on the first."""
    store = EventStore(database)
    reused = NewEvent(registered("A").event_id, registered("other").event)
    results = store.append_group(
        [
            store.prepare([append("A", expected=NO_STREAM)]),
            store.prepare([append("B", expected=NO_STREAM)]),
            store.prepare([Append("source-a", (reused,), ANY)]),
            store.prepare([append("C", "c"), append("D", expected=7)]),
            store.prepare([append("E", expected=1)]),
            store.prepare([append("A", expected=NO_STREAM)]),
        ]
    )
    first, second, third, fourth, fifth, sixth = results
    assert isinstance(second, WrongExpectedVersion)
    assert isinstance(third, EventIdReused)
    assert isinstance(fourth, WrongExpectedVersion)
    assert isinstance(first, list)
    assert isinstance(fifth, list)
    assert isinstance(sixth, list)
    assert (first[0].last_position, fifth[0].last_position) == (1, 2)
    assert sixth[0].repeated
    assert [event.stream for event in store.read_all()] == ["source-a", "source-a"]


def test_an_id_stolen_for_a_new_stream_does_not_fail_its_neighbours(database: Database) -> None:
    """The ids of a stream that is new are not looked up: here the unique index finds it, and all are looked up."""
    store = EventStore(database)
    store.append_many([append("A")])
    stolen = NewEvent(registered("A").event_id, registered("other", "c").event)
    before, thief, after = store.append_group(
        [
            store.prepare([append("B", "b")], {EMPTY: b""}),
            store.prepare([Append("source-c", (stolen,), NO_STREAM)], {sha256(b"lost").hexdigest(): b"lost"}),
            store.prepare([append("D", "d", NO_STREAM)]),
        ]
    )
    assert isinstance(thief, EventIdReused)
    assert thief.values["found_in"] == "source-a"
    assert [isinstance(neighbour, list) for neighbour in (before, after)] == [True, True]
    assert [event.stream for event in store.read_all()] == ["source-a", "source-b", "source-d"]
    assert (store.text(EMPTY), store.text(sha256(b"lost").hexdigest())) == (b"", None)
    assert verify_log(database).size == 3


def test_callers_in_an_event_loop_each_get_their_own(sqlite_database: Database) -> None:
    async def ask(appender: Appender) -> list[list[Appended] | BaseException]:
        return await asyncio.gather(
            *(appender.append_many_async([append(f"{n}", str(n), NO_STREAM)]) for n in range(20)),
            appender.append_many_async([append("late", "3", NO_STREAM)]),
            return_exceptions=True,
        )

    with Appender(EventStore(sqlite_database), capacity=4) as appender:
        *answers, conflict = asyncio.run(ask(appender))
    assert {answer[0].last_position for answer in answers if isinstance(answer, list)} == set(range(1, 21))
    assert isinstance(conflict, WrongExpectedVersion)


def test_a_caller_in_an_event_loop_may_leave(sqlite_database: Database) -> None:
    """One gives up before its turn and is not appended; one whose commit is on its way is, and nobody is told."""
    store = Held(sqlite_database)

    async def leave(appender: Appender) -> None:
        first, second = (asyncio.create_task(appender.append_many_async([append(name)])) for name in "AB")
        while not appender._queue.empty() or not store.held:
            await asyncio.sleep(0.01)
        third = asyncio.create_task(appender.append_many_async([append("C")]))
        await asyncio.sleep(0.01)
        for task in (first, third):
            task.cancel()
        store.go.set()
        assert (await second)[0].last_position == 2

    with Appender(store) as appender:
        asyncio.run(leave(appender))
    assert [event.event for event in store.read_all()] == [registered(name).event for name in "AB"]
    with pytest.raises(Unavailable, match="shutting down"):
        asyncio.run(appender.append_many_async([append("D")]))


class Held(EventStore):
    """A store whose commits wait until they are let go."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.go = threading.Event()
        self.held = False

    def append_group(self, requests: Sequence[Request]) -> list:  # type: ignore[type-arg]
        self.held = True
        self.go.wait(30)
        return super().append_group(requests)


def test_a_full_queue_holds_callers_back(sqlite_database: Database) -> None:
    store = Held(sqlite_database)
    appender = Appender(store, capacity=2)
    results = [appender.submit([append("0")])]
    while appender._queue.qsize():  # the thread has taken the first and is held
        threading.Event().wait(0.01)
    results += [appender.submit([append("1")]), appender.submit([append("2")])]
    with pytest.raises(Unavailable, match="Too many appends"):
        appender.submit([append("3")], timeout=0.05)
    store.go.set()
    assert [result.result()[0].last_position for result in results] == [1, 2, 3]
    appender.close()
    assert store.head() == 3


def test_closing_appends_what_waits_and_then_refuses(sqlite_database: Database) -> None:
    store = Held(sqlite_database)
    appender = Appender(store)
    results = [appender.submit([append(f"{n}")]) for n in range(5)]
    threading.Timer(0.1, store.go.set).start()
    appender.close()
    assert all(result.done() for result in results)
    assert store.head() == 5
    with pytest.raises(Unavailable, match="shutting down"):
        appender.submit([append("late")])


class Faulty(EventStore):
    """A store that a request of one stream makes fail in a way that nobody foresaw."""

    def append_group(self, requests: Sequence[Request]) -> list:  # type: ignore[type-arg]
        if any(stream == "source-poison" for request in requests for stream, _, _ in request.appends):
            raise RuntimeError("unforeseen")
        return super().append_group(requests)


def test_an_unforeseen_failure_is_the_one_callers_own(sqlite_database: Database) -> None:
    with Appender(Faulty(sqlite_database)) as appender:
        results = [appender.submit([append("x", slug)]) for slug in ("a", "poison", "b")]
        assert results[0].result()
        assert results[2].result()
        with pytest.raises(RuntimeError, match="unforeseen"):
            results[1].result()


class Full(EventStore):
    """A store on a disk that is full until there is room again."""

    room = False

    def append_group(self, requests: Sequence[Request]) -> list:  # type: ignore[type-arg]
        if not self.room:
            raise StorageFull("The disk refused the write; nothing of it was kept.")
        return super().append_group(requests)


def test_goes_on_when_space_returns(sqlite_database: Database) -> None:
    store = Full(sqlite_database)
    with Appender(store) as appender:
        with pytest.raises(StorageFull):
            appender.append_many([append("A")])
        store.room = True
        assert appender.append_many([append("A")])[0].last_position == 1


def test_a_caller_waits_no_longer_than_it_said_behind_others_that_wait(sqlite_database: Database) -> None:
    """The first waits for room for ever; the second said how long, and does not wait for the first."""
    store = Held(sqlite_database)
    appender = Appender(store, capacity=1)
    appender.submit([append("0")])
    while appender._queue.qsize():
        threading.Event().wait(0.01)
    appender.submit([append("1")])
    patient = threading.Thread(target=appender.submit, args=([append("2")],))
    patient.start()
    while not appender._accepting.locked():
        threading.Event().wait(0.01)
    with pytest.raises(Unavailable, match="Too many appends"):
        appender.submit([append("3")], timeout=0.05)
    assert patient.is_alive()
    store.go.set()
    patient.join()
    appender.close()
    assert store.head() == 3


class Leaving(EventStore):
    """A store in which something ends the thread."""

    def append_group(self, requests: Sequence[Request]) -> list:  # type: ignore[type-arg]
        raise SystemExit


def test_nobody_waits_for_a_thread_that_was_ended(sqlite_database: Database) -> None:
    with Appender(Leaving(sqlite_database)) as appender, pytest.raises(SystemExit):
        appender.append_many([append("A")])
