"""Verification finds any change to what is stored, and says where."""

import io
import random

import pytest
from sqlalchemy import Connection, text

from dateline.errors import DatelineError, LogAltered
from dateline.events import DocumentTextErased
from dateline.store import ledger
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.proofs import checkpoint
from dateline.store.recorded import NO_STREAM, Append, new_event
from dateline.store.transfer import export_log, verify_export
from dateline.store.verification import verify_log
from tests.given import DECISION, document
from tests.store.altering import altered, find_flips, unguarded
from tests.store.events import append

SIZE = 60
FLIPS = 150


@pytest.fixture
def filled(database: Database) -> Database:
    EventStore(database).append_many(
        [append(f"{n} – état des lieux", f"s{n % 7}") for n in range(SIZE)],
        {"b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c": b"foo\n"},
    )
    return database


def test_an_untouched_log(filled: Database) -> None:
    verified = verify_log(filled)
    assert verified.size == SIZE
    assert verified.root == checkpoint(filled, "log").root


def test_an_empty_log(database: Database) -> None:
    assert verify_log(database).root == ledger.EMPTY_ROOT


def test_every_flipped_bit_is_found(filled: Database) -> None:
    assert find_flips(filled, random.Random(1), SIZE, FLIPS) == []
    assert verify_log(filled).size == SIZE


CHANGES = {
    "removed from the middle": ("DELETE FROM events WHERE position = 30", 30),
    "removed from the end": (f"DELETE FROM events WHERE position = {SIZE}", SIZE),
    "removed from the beginning": ("DELETE FROM events WHERE position = 1", 1),
    "added past the head": (
        f"INSERT INTO events SELECT {SIZE + 1}, leaf_hash, 'source-z', 1, type, 1, data, metadata, recorded_at,"
        " leaf_hash FROM events WHERE position = 5",
        SIZE + 1,
    ),
    "added before the beginning": (
        "INSERT INTO events SELECT 0, leaf_hash, 'source-z', 1, type, 1, data, metadata, recorded_at,"
        " leaf_hash FROM events WHERE position = 5",
        0,
    ),
    "the head set back": (f"UPDATE log_head SET position = {SIZE - 2}", None),
    "the head removed": ("DELETE FROM log_head", 0),
}


@pytest.mark.parametrize("change", CHANGES)
def test_removed_and_added_events(filled: Database, change: str) -> None:
    statement, position = CHANGES[change]
    error = altered(filled, lambda connection: connection.exec_driver_sql(statement))
    assert isinstance(error, LogAltered)
    if position is not None:
        assert error.values["position"] == position


def test_two_events_in_each_others_place(filled: Database) -> None:
    def swap(connection: Connection) -> None:
        for old, new in ((10, 1000), (20, 10), (1000, 20)):
            connection.exec_driver_sql(f"UPDATE events SET position = {new} WHERE position = {old}")

    error = altered(filled, swap)
    assert isinstance(error, LogAltered)
    assert error.values["position"] == 10


def test_a_log_rewritten_with_all_its_hashes(filled: Database) -> None:
    """Who can write everything can make a log that fits itself; an earlier checkpoint still says that it is another."""
    earlier = checkpoint(filled, "log")

    def rewrite(connection: Connection) -> None:
        tree = ledger.Frontier()
        for row in connection.execute(text("SELECT * FROM events ORDER BY position")).all():
            changed = (*row[:6], row[6].replace(b"0 ", b"9 ") if row[0] == 1 else row[6], *row[7:9])
            tree.append(ledger.row_hash(*changed))
            connection.execute(
                text("UPDATE events SET data = :data, leaf_hash = :leaf WHERE position = :position"),
                {"data": changed[6], "leaf": ledger.row_hash(*changed), "position": row[0]},
            )
        connection.execute(text("UPDATE log_head SET frontier = :bytes"), {"bytes": tree.to_bytes()})

    with filled.begin() as connection:
        unguarded(connection)
        rewrite(connection)
    assert verify_log(filled).size == SIZE
    with pytest.raises(LogAltered, match="not those that a checkpoint"):
        verify_log(filled, {earlier.size: earlier.root})


def test_earlier_checkpoints_hold(filled: Database) -> None:
    store = EventStore(filled)
    roots = {0: ledger.EMPTY_ROOT, SIZE: checkpoint(filled, "log").root}
    for n in range(5):
        store.append_many([append(f"later {n}")])
        head = checkpoint(filled, "log")
        roots[head.size] = head.root
    assert verify_log(filled, roots).size == SIZE + 5
    with pytest.raises(LogAltered, match="ends at position 65, but a checkpoint says that it reached 70"):
        verify_log(filled, {70: b"x" * 32})


def test_a_changed_text(filled: Database) -> None:
    with filled.begin() as connection:
        unguarded(connection)
        connection.execute(text("UPDATE texts SET text = :text"), {"text": b"bar\n"})
    with pytest.raises(DatelineError, match="another SHA-256"):
        verify_log(filled)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_head SET position = 'many'",
        "UPDATE log_head SET recorded_at = 'late'",
        "UPDATE log_head SET frontier = 'text'",
        "UPDATE texts SET text = 'text'",
    ],
)
def test_values_of_another_kind(sqlite_database: Database, statement: str) -> None:
    """SQLite keeps any kind of value in any column."""
    kept = {"b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c": b"foo\n"}
    EventStore(sqlite_database).append_many([append("A")], kept)
    with sqlite_database.begin() as connection:
        unguarded(connection)
        connection.execute(text(statement))
    with pytest.raises(LogAltered):
        verify_log(sqlite_database)


@pytest.fixture
def documented(database: Database) -> Database:
    """A log of two documents with their texts, of which the second was erased by order."""
    store = EventStore(database)
    first, second = document("a", text="first"), document("b", text="second")
    for each, words in ((first, b"first"), (second, b"second")):
        store.append_many([Append(each.stream, (new_event(each),), NO_STREAM)], {each.text_sha256: words})
    erased = DocumentTextErased(document_id=second.stream, text_sha256=second.text_sha256, decision=DECISION)
    store.append_many([Append(second.stream, (new_event(erased),), 1)], erased=[second.text_sha256])
    return database


def test_texts_are_there_until_they_are_erased_by_an_event(documented: Database) -> None:
    assert verify_log(documented).size == 3
    exported = io.BytesIO()
    export_log(documented, exported)
    assert verify_export(io.BytesIO(exported.getvalue())).size == 3


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM texts WHERE text IS NOT NULL", "position 1 is not kept any more"),
        ("UPDATE texts SET text = NULL", "position 1 was erased, and no event says so"),
    ],
)
def test_a_text_that_went_unsaid(documented: Database, statement: str, said: str) -> None:
    with documented.begin() as connection:
        unguarded(connection)
        connection.exec_driver_sql(statement)
    with pytest.raises(LogAltered, match=said):
        verify_log(documented)
    with pytest.raises(LogAltered, match=said):
        export_log(documented, io.BytesIO())


def test_a_text_that_is_erased_while_the_log_is_verified(documented: Database) -> None:
    """The event that says so is past the head at which verification began."""
    store, first = EventStore(documented), document("a", text="first")
    erased = DocumentTextErased(document_id=first.stream, text_sha256=first.text_sha256, decision=DECISION)

    def erase(page: object) -> None:
        if store.head() == 3:
            store.append_many([Append(first.stream, (new_event(erased),), 1)], erased=[first.text_sha256])

    assert verify_log(documented, on_page=erase).size == 3
