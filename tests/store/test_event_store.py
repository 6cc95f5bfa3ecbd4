"""What an append promises and what reading gives back, on both databases."""

import hashlib
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import TimeoutError as PoolTimeout

from dateline.errors import (
    DatabaseUnreadable,
    EventIdReused,
    InvalidInput,
    LogAltered,
    StorageFull,
    Unavailable,
    WrongExpectedVersion,
)
from dateline.events import ClaimRetracted, SourceRegistered
from dateline.evidence import Decision
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.planning import Request
from dateline.store.recorded import ANY, NO_STREAM, Append, NewEvent, new_event
from tests.store.altering import set_on_connect, unguarded
from tests.store.events import append, registered

NOON = datetime(2025, 8, 13, 12, tzinfo=UTC)


@pytest.fixture
def store(database: Database) -> EventStore:
    return EventStore(database, lambda: NOON)


def test_what_was_appended_is_read_back(store: EventStore) -> None:
    first, second = registered("A"), registered("B")
    landed = store.append("source-a", [first, second], expected_version=NO_STREAM)
    assert (landed.first_position, landed.last_position, landed.first_version, landed.last_version) == (1, 2, 1, 2)
    read = store.read_stream("source-a")
    assert [(e.position, e.version, e.event_id, e.event, e.recorded_at) for e in read] == [
        (1, 1, first.event_id, first.event, NOON),
        (2, 2, second.event_id, second.event, NOON),
    ]
    assert store.read_stream("source-a", after=1) == read[1:]
    assert list(store.read_all()) == read
    assert store.head() == 2


def test_texts_and_time(store: EventStore) -> None:
    text = b"what was read"
    key = hashlib.sha256(text).hexdigest()
    store.append_many([Append("source-a", (registered("A"),), ANY)], {key: text})
    assert store.text(key) == text
    assert store.text("0" * 64) is None
    assert store.position_at(NOON - timedelta(seconds=1)) == 0
    assert store.position_at(NOON) == 1


def test_wrong_expected_version(store: EventStore) -> None:
    with pytest.raises(WrongExpectedVersion, match="source-a was expected at version 3, but it does not exist"):
        store.append("source-a", [registered("A")], expected_version=3)
    assert store.head() == 0


def test_repeats_and_reuse(store: EventStore) -> None:
    first = store.append("source-a", [registered("A")], expected_version=NO_STREAM)
    again = store.append("source-a", [registered("A")], expected_version=NO_STREAM)
    assert again.repeated
    assert again.first_position == first.first_position
    other = NewEvent(registered("A").event_id, registered("B").event)
    with pytest.raises(EventIdReused):
        store.append("source-a", [other], expected_version=ANY)
    assert store.head() == 1


def test_nothing_to_append(store: EventStore) -> None:
    with pytest.raises(InvalidInput, match="nothing to append"):
        store.append("source-a", [], expected_version=ANY)


def test_each_commit_has_a_time_of_its_own(database: Database) -> None:
    """A clock that is set back does not make later events look earlier, nor as if they had been committed together."""
    times = iter([NOON, NOON - timedelta(hours=1), NOON + timedelta(seconds=1)])
    store = EventStore(database, lambda: next(times))
    for name in "ABC":
        store.append_many([append(name)])
    next_ = NOON + timedelta(microseconds=1)
    assert [event.recorded_at for event in store.read_all()] == [NOON, next_, NOON + timedelta(seconds=1)]
    assert (store.position_at(NOON), store.position_at(next_)) == (1, 2)


def test_several_streams_land_together_or_not_at_all(store: EventStore) -> None:
    with pytest.raises(WrongExpectedVersion):
        store.append_many([append("A", "a", NO_STREAM), append("B", "b", 4)])
    assert list(store.read_all()) == []
    landed = store.append_many([append("A", "a", NO_STREAM), append("B", "b", NO_STREAM), append("C", "a", 1)])
    assert [(each.stream, each.last_position, each.last_version) for each in landed] == [
        ("source-a", 1, 1),
        ("source-b", 2, 1),
        ("source-a", 3, 2),
    ]


def test_a_part_of_what_is_there_already(store: EventStore) -> None:
    """A stream that repeats is answered, its neighbour that is new is appended; half a stream is a conflict."""
    store.append_many([append("A", "a", NO_STREAM)])
    repeated, fresh = store.append_many([append("A", "a", NO_STREAM), append("B", "b", NO_STREAM)])
    assert (repeated.repeated, repeated.last_position) == (True, 1)
    assert (fresh.repeated, fresh.last_position) == (False, 2)
    with pytest.raises(EventIdReused, match="some are not"):
        store.append("source-a", [registered("A"), registered("C")], expected_version=ANY)
    with pytest.raises(EventIdReused, match="twice"):
        store.append("source-a", [registered("D"), registered("D")], expected_version=ANY)


def test_an_id_from_another_stream(store: EventStore) -> None:
    store.append_many([append("A", "a")])
    stolen = NewEvent(registered("A", "a").event_id, registered("A", "b").event)
    with pytest.raises(EventIdReused, match="in source-a"):
        store.append("source-b", [stolen], expected_version=ANY)


def test_the_same_again_on_purpose(store: EventStore) -> None:
    """Going back to an earlier reading says the same twice; the occurrence sets them apart."""
    event = SourceRegistered(source_id="source-a", name="A")
    store.append("source-a", [new_event(event)], expected_version=NO_STREAM)
    assert not store.append("source-a", [new_event(event, occurrence="1")], expected_version=1).repeated
    assert store.append("source-a", [new_event(event, occurrence="1")], expected_version=1).repeated


@pytest.mark.parametrize(
    ("stream", "event", "message"),
    [
        ("no stream", registered("A"), "cannot name a stream"),
        ("source-a\n", registered("A"), "cannot name a stream"),
        ("source-b", registered("A"), "An event of source-a was given for source-b"),
        ("source-a", NewEvent(registered("A").event_id, SourceRegistered(source_id="source-a", name=7)), "got `int`"),  # type: ignore[arg-type]
        (
            "source-a",
            NewEvent(registered("A").event_id, SourceRegistered(source_id="source-a", name="\ud800")),
            "surrogates not allowed",
        ),
        ("source-a", NewEvent(registered("A").event_id, registered("A").event, {"by": 7}), "names with text"),  # type: ignore[dict-item]
    ],
)
def test_what_cannot_be_stored(sqlite_database: Database, stream: str, event: NewEvent, message: str) -> None:
    store = EventStore(sqlite_database)
    with pytest.raises(InvalidInput, match=message):
        store.append_many([append("fine", "c"), Append(stream, (event,), ANY)])
    assert store.head() == 0


def test_a_text_that_is_another(store: EventStore) -> None:
    with pytest.raises(InvalidInput, match="another SHA-256"):
        store.append_many([append("A")], {"0" * 64: b"text"})


def test_an_erased_text_stays_away(store: EventStore) -> None:
    text = b"to be erased"
    key = hashlib.sha256(text).hexdigest()
    store.append_many([append("A")], {key: text})
    store.append_many([append("B")], erased=[key])
    assert store.text(key) is None
    store.append_many([append("C")], {key: text})
    assert store.text(key) is None


def test_reading_by_type_category_and_place(store: EventStore) -> None:
    claimed = new_event(ClaimRetracted(claim_id="claim-1", decision=Decision(by="me", why="wrong")))
    store.append_many([append("A"), Append("claim-1", (claimed,), ANY), append("B"), append("C")])

    def read(**wanted: Any) -> list[int]:
        return [event.position for event in store.read_all(**wanted)]

    assert read(types=["claim-retracted"]) == [2]
    assert read(category="source") == [1, 3, 4]
    assert read(after=1, until=3) == [2, 3]
    assert read(limit=2) == [1, 2]
    assert read(category="source", after=1, limit=1) == [3]


def test_long_logs_are_read_page_by_page(store: EventStore) -> None:
    full = store.database.dialect.page
    store.append_many([append(f"{n}") for n in range(2 * full + 1)])
    assert [len(page) for page in store.read_pages()] == [full, full, 1]
    assert [event.position for event in store.read_all(full - 1, limit=full + 2)] == list(range(full, 2 * full + 2))


def test_a_time_without_a_zone(store: EventStore) -> None:
    with pytest.raises(InvalidInput, match="has no time zone"):
        store.position_at(datetime(2025, 8, 13))


class Flaky(EventStore):
    """A store whose commit is lost on the way, once: it may or may not have happened."""

    def __init__(self, database: Database, error: Exception, *, committed: bool) -> None:
        super().__init__(database, lambda: NOON)
        self.error: Exception | None = error
        self.committed = committed

    def _append(self, connection: Connection, requests: Sequence[Request], **how: bool) -> Any:
        if self.error is None:
            return super()._append(connection, requests, **how)
        error, self.error = self.error, None
        if self.committed:
            super()._append(connection, requests, **how)
            connection.commit()
        raise error


@pytest.mark.parametrize("committed", [False, True])
def test_a_lost_commit_is_retried_with_the_same_ids(database: Database, committed: bool) -> None:
    error: Exception
    if database.is_sqlite:
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    else:
        error = psycopg.errors.SerializationFailure("could not serialize access")
    store = Flaky(database, error, committed=committed)
    landed = store.append_many([append("A", expected=NO_STREAM)])
    assert (landed[0].last_position, landed[0].repeated) == (1, committed)
    assert store.head() == 1


def test_a_failure_that_stays_is_an_answer(database: Database) -> None:
    full: Exception = psycopg.errors.DiskFull("no space left on device")
    if database.is_sqlite:
        full = sqlite3.OperationalError("database or disk is full")
        full.sqlite_errorcode = sqlite3.SQLITE_FULL
    with pytest.raises(StorageFull, match="nothing of it was kept"):
        Flaky(database, full, committed=False).append_many([append("A")])
    assert EventStore(database).head() == 0


def test_connections_killed_between_appends(postgres_database: Database) -> None:
    """The pool's connections are cut by the server; the next append finds a new one."""
    store = EventStore(postgres_database)
    store.append_many([append("A")])
    with postgres_database.begin() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    store.append_many([append("B")])
    assert store.head() == 2


def test_another_process_holds_the_file(sqlite_database: Database) -> None:
    set_on_connect(sqlite_database, "PRAGMA busy_timeout=1")
    other = sqlite3.connect(str(sqlite_database.sqlite_file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable, match="Another process holds the database"):
        EventStore(sqlite_database).append_many([append("A")])
    other.execute("ROLLBACK")
    other.close()
    assert EventStore(sqlite_database).append_many([append("A")])[0].last_position == 1


def test_all_connections_are_in_use(database: Database) -> None:
    with pytest.raises(Unavailable, match="in use"), database.connect():
        raise PoolTimeout("QueuePool limit reached")


def test_events_that_are_there_but_not_together(store: EventStore) -> None:
    for name in ("A", "B", "C"):
        store.append_many([append(name)])
    together = store.append("source-a", [registered("B"), registered("C")], expected_version=ANY)
    assert (together.first_position, together.last_position, together.repeated) == (2, 3, True)
    for given in (["B", "A"], ["A", "C"]):
        with pytest.raises(EventIdReused, match="not together"):
            store.append("source-a", [registered(name) for name in given], expected_version=ANY)


@pytest.mark.parametrize("expected", [None, 1.0, "1", True])
def test_what_is_no_version(store: EventStore, expected: Any) -> None:
    with pytest.raises(InvalidInput, match="no version to expect"):
        store.append("source-a", [registered("A")], expected_version=expected)
    assert store.head() == 0


def test_reading_where_nothing_can_be(store: EventStore) -> None:
    store.append_many([append("A")])
    assert list(store.read_all(2**70)) == []
    assert list(store.read_all(category="SOURCE")) == []
    assert store.read_stream("source-\ud800") == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE log_head SET position = 1",
        "UPDATE log_head SET position = -3",
        "UPDATE log_head SET frontier = frontier || frontier",
        "DELETE FROM log_head",
    ],
)
def test_nothing_is_appended_behind_a_damaged_head(store: EventStore, damage: str) -> None:
    store.append_many([append("A"), append("B")])
    with store.database.begin() as connection:
        unguarded(connection)
        connection.exec_driver_sql(damage)
    with pytest.raises((LogAltered, DatabaseUnreadable)):
        store.append_many([append("C")])
    assert len(list(store.read_all())) == 2


def test_a_connection_that_may_only_read_is_given_up(sqlite_database: Database) -> None:
    """SQLite opens a file for reading where it may not be written, and stays with that: here for one append only."""
    store = EventStore(sqlite_database)
    store.append_many([append("A")])
    with sqlite_database.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")  # what such a connection does, whoever runs the test
    with pytest.raises(Unavailable):
        store.append_many([append("B")])
    assert store.append_many([append("B")])[0].last_position == 2
