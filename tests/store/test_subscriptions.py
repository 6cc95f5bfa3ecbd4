"""Following the log: everything once and in order, between catch-up and live, whoever writes."""

import threading
import time
from collections.abc import Iterator

import psycopg
import pytest

from dateline.store.appender import Appender
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.postgres import PostgresWaker
from dateline.store.recorded import RecordedEvent
from dateline.store.subscriptions import subscribe
from tests.store.events import append


def positions(batches: Iterator[list[RecordedEvent]], until: int) -> list[int]:
    seen: list[int] = []
    for batch in batches:
        assert batch
        seen += [event.position for event in batch]
        if seen[-1] >= until:
            return seen
    return seen


def test_catches_up_and_then_follows(database: Database) -> None:
    store = EventStore(database)
    store.append_many([append(f"before {n}") for n in range(50)])

    def write() -> None:
        for n in range(100):
            store.append_many([append(f"after {n}")])

    writer = threading.Thread(target=write)
    writer.start()
    assert positions(subscribe(store), until=150) == list(range(1, 151))
    writer.join()
    assert positions(subscribe(store, 140), until=150) == list(range(141, 151))


def test_wakes_at_a_commit_of_this_process(database: Database) -> None:
    """With polling put off for ten minutes, only the wake-up can bring the event."""
    store = EventStore(database)
    writer = threading.Timer(0.2, lambda: store.append_many([append("A")]))
    writer.start()
    assert positions(subscribe(store, poll_seconds=600), until=1) == [1]
    writer.join()


def test_wakes_at_a_commit_of_another(database_url: str, database: Database) -> None:
    """Another `Database` stands for another process: it shares nothing with this one but the database."""
    other = Database(database_url)
    dialect = type(other.dialect)()
    dialect.committed = lambda engine: None  # type: ignore[method-assign]  # no wake-up within the process
    other.dialect = dialect
    writer = threading.Timer(0.2, lambda: EventStore(other).append_many([append("A")]))
    writer.start()
    assert positions(subscribe(EventStore(database), poll_seconds=600), until=1) == [1]
    writer.join()
    other.dispose()


def test_selects_types_and_category(database: Database) -> None:
    store = EventStore(database)
    store.append_many([append("A", "a"), append("B", "b")])
    stop = threading.Event()
    assert positions(subscribe(store, category="source", stop=stop), until=2) == [1, 2]
    threading.Timer(0.3, stop.set).start()
    assert list(subscribe(store, types=["claim-recorded"], stop=stop, poll_seconds=0.1)) == []


def test_polls_where_listening_is_refused(postgres_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A standby answers LISTEN with an error; the follower then looks for itself."""

    def refuse(self: PostgresWaker) -> None:
        self._refused = True

    monkeypatch.setattr(PostgresWaker, "_listen", refuse)
    store = EventStore(postgres_database)
    writer = threading.Timer(0.2, lambda: store.append_many([append("A")]))
    writer.start()
    assert positions(subscribe(store, poll_seconds=600), until=1) == [1]
    writer.join()


def test_listens_again_after_a_lost_connection(postgres_database: Database) -> None:
    store = EventStore(postgres_database)
    waker = postgres_database.dialect.waker(postgres_database.engine)
    assert isinstance(waker, PostgresWaker)
    with postgres_database.begin() as connection:
        connection.exec_driver_sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%%'")
    waker.wait(5)  # notices the loss
    waker.wait(0.1)  # listens again
    store.append_many([append("A")])
    started = time.monotonic()
    waker.wait(60)
    assert time.monotonic() - started < 30
    waker.close()


def test_a_slow_follower_does_not_hold_up_the_writer(database: Database) -> None:
    store = EventStore(database)
    store.append_many([append("first")])
    follower = subscribe(store)
    assert len(next(follower)) == 1  # and now it is busy for as long as the writer takes
    with Appender(store) as appender:
        for n in range(200):
            appender.append_many([append(f"{n}")])
    assert positions(follower, until=201) == list(range(2, 202))
    follower.close()  # type: ignore[attr-defined]


def test_a_notification_per_commit(postgres_database: Database, postgres_url: str) -> None:
    """However many events and requests a transaction carries."""
    store = EventStore(postgres_database)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("LISTEN dateline_log")
        requests = [store.prepare([append(f"{n}"), append(f"{n}", "b")]) for n in range(20)]
        store.append_group(requests)
        assert len(list(connection.notifies(timeout=0.5))) == 1
