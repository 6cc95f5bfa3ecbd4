"""A log that was altered signs nothing about what it lost and proves nothing: it says that it is altered."""

from collections.abc import Callable

import msgspec
import pytest
from sqlalchemy import text

from dateline.errors import InvalidInput, LogAltered, NotFound
from dateline.store import checkpoints
from dateline.store.checkpoints import PrivateKey
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.proofs import check_proof, checkpoint, prove_event, prove_growth
from tests.store.altering import unguarded
from tests.store.events import append

SIZE = 20
KEY = PrivateKey.generate("example.org/log")


@pytest.fixture
def filled(database: Database) -> Database:
    EventStore(database).append_many([append(f"{n}", f"s{n % 3}") for n in range(SIZE)])
    return database


def alter(database: Database, statement: str) -> None:
    with database.begin() as connection:
        unguarded(connection)
        connection.execute(text(statement))


def refusals(database: Database, earlier: str) -> dict[str, str]:
    """What each way to state something about the log says against it."""
    ways: dict[str, Callable[[], object]] = {
        "checkpoint": lambda: checkpoint(database, KEY.name),
        "growth": lambda: prove_growth(database, earlier, KEY),
        "event": lambda: prove_event(database, 5, KEY),
    }
    said = {}
    for name, state in ways.items():
        try:
            state()
        except LogAltered as error:
            said[name] = str(error)
    return said


def signed(database: Database) -> str:
    return checkpoints.sign(checkpoint(database, KEY.name), KEY)


def test_every_event_can_be_proved(filled: Database) -> None:
    for position in range(1, SIZE + 1):
        proof = msgspec.json.encode(prove_event(filled, position, KEY))
        assert check_proof(proof, KEY.public_key).startswith(f"Event {position} (")
    for position in (-1, 0, SIZE + 1, 2**63):
        with pytest.raises(NotFound, match=f"no event at position {position}"):
            prove_event(filled, position, KEY)


def test_a_checkpoint_of_another_log(filled: Database) -> None:
    other = checkpoints.sign(checkpoints.Checkpoint("example.org/other", 5, b"x" * 32), KEY)
    with pytest.raises(InvalidInput, match=r"of example\.org/other, not of example\.org/log"):
        prove_growth(filled, other, KEY)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_head SET position = 5",
        "UPDATE log_head SET position = 50",
        "UPDATE log_head SET position = -3",
        "UPDATE log_head SET position = 0, frontier = ''",
        "UPDATE log_head SET frontier = ''",
        "DELETE FROM log_head",
        f"DELETE FROM events WHERE position = {SIZE}",
        "DELETE FROM events",
    ],
)
def test_a_head_that_lies_is_not_signed(filled: Database, statement: str) -> None:
    earlier = signed(filled)
    alter(filled, statement)
    assert refusals(filled, earlier).keys() == {"checkpoint", "growth", "event"}


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("DELETE FROM events WHERE position = 5", "position 5 is missing"),
        ("UPDATE events SET version = 99 WHERE position = 5", "position 5 does not have the hash"),
        ("UPDATE events SET metadata = data WHERE position = 5", "position 5 does not have the hash"),
        ("UPDATE events SET recorded_at = 9000000000000000000 WHERE position = 5", "position 5 does not have the hash"),
        ("UPDATE events SET leaf_hash = data WHERE position = 5", "position 5 does not have the hash"),
        ("UPDATE events SET leaf_hash = data WHERE position = 9", "do not make the root"),
        ("DELETE FROM events WHERE position = 9", "do not make the root"),
    ],
)
def test_an_altered_event_is_not_proved(filled: Database, statement: str, where: str) -> None:
    earlier = signed(filled)
    alter(filled, statement)
    assert where in refusals(filled, earlier)["event"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_head SET position = 'many'",
        "UPDATE log_head SET position = 1e300",
        "UPDATE log_head SET frontier = 'text'",
        "UPDATE events SET leaf_hash = 'text' WHERE position = 5",
        "UPDATE events SET event_id = 'text' WHERE position = 5",
        "UPDATE events SET metadata = x'ff' WHERE position = 5",
        "UPDATE events SET stream = CAST(x'ff' AS TEXT) WHERE position = 5",
    ],
)
def test_values_of_another_kind(sqlite_database: Database, statement: str) -> None:
    """SQLite keeps any kind of value in any column."""
    EventStore(sqlite_database).append_many([append(f"{n}", f"s{n % 3}") for n in range(SIZE)])
    earlier = signed(sqlite_database)
    alter(sqlite_database, statement)
    assert "event" in refusals(sqlite_database, earlier)
