"""What an append promises and what reading gives back, on both databases."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest

from dateline.errors import EventIdReused, InvalidInput, WrongExpectedVersion
from dateline.events import SourceRegistered
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.recorded import ANY, NO_STREAM, Append, NewEvent, new_event

NOON = datetime(2025, 8, 13, 12, tzinfo=UTC)


def registered(name: str, slug: str = "a") -> NewEvent:
    return new_event(SourceRegistered(source_id=f"source-{slug}", name=name))


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
