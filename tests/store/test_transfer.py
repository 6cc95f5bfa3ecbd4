"""The log as a file: nothing lost, nothing changed unnoticed, the same log on the other side."""

import hashlib
import io
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text

from dateline.errors import InvalidInput, LogAltered
from dateline.store import ledger, lines
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.migration import upgrade
from dateline.store.proofs import checkpoint
from dateline.store.tables import EVENTS, LOG_HEAD, TEXTS
from dateline.store.transfer import export_log, import_log, verify_export
from dateline.store.verification import PAGE, verify_log
from tests.store.altering import unguarded
from tests.store.events import append

KEPT = "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c"
ERASED = "7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730"


def fill(database: Database, size: int = 30) -> None:
    store = EventStore(database)
    store.append_many([append(f"{n} «é» 🗞", f"s{n % 7}") for n in range(size - 1)], {KEPT: b"foo\n", ERASED: b"bar\n"})
    store.append_many([append("last")], erased=[ERASED])


def exported(database: Database) -> bytes:
    file = io.BytesIO()
    export_log(database, file)
    return file.getvalue()


def contents(database: Database) -> list[object]:
    with database.connect() as connection:
        return [
            tuple(row)
            for table in (EVENTS, LOG_HEAD, TEXTS)
            for row in connection.execute(select(table).order_by(*table.primary_key))
        ]


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    """A second, empty database."""
    database = Database(f"sqlite:///{tmp_path / 'other.db'}")
    upgrade(database)
    yield database
    database.dispose()


def test_there_and_back(database: Database, other: Database, postgres_database: Database) -> None:
    """From either kind, to SQLite, to PostgreSQL: the same positions, bytes, head and root."""
    fill(database)
    file = exported(database)
    assert import_log(other, io.BytesIO(file)) == verify_log(database)
    assert contents(other) == contents(database)
    if not database.is_sqlite:
        return
    assert import_log(postgres_database, io.BytesIO(exported(other))) == verify_log(database)
    assert contents(postgres_database) == contents(database)
    assert exported(postgres_database) == file
    assert verify_log(postgres_database).size == 30


def test_the_log_goes_on_after_an_import(sqlite_database: Database, other: Database) -> None:
    fill(sqlite_database)
    import_log(other, io.BytesIO(exported(sqlite_database)))
    store = EventStore(other)
    assert store.append_many([append("last")])[0].repeated
    assert store.append_many([append("more")])[0].last_position == 31
    assert verify_log(other).size == 31


def test_a_line_is_a_cloud_event(database: Database) -> None:
    fill(database, 2)
    line = json.loads(exported(database).splitlines()[0])
    assert {"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"} <= line.keys()
    assert line["specversion"] == "1.0"
    assert (line["type"], line["subject"], line["position"]) == ("source-registered", "source-s0", 1)
    assert line["time"].endswith("Z")
    assert all(name.isalnum() and name.islower() for name in line.keys() - {"data_base64"})
    assert line["data"] == {"name": "0 «é» 🗞", "source_id": "source-s0", "zone": None}


def test_longer_than_a_page(sqlite_database: Database, other: Database) -> None:
    store = EventStore(sqlite_database)
    store.append_many([append(f"{n}") for n in range(2 * PAGE + 3)])
    assert import_log(other, io.BytesIO(exported(sqlite_database))).size == 2 * PAGE + 3


def test_an_empty_log(database: Database, other: Database) -> None:
    assert import_log(other, io.BytesIO(exported(database))).size == 0


def test_every_flipped_bit_of_a_file_is_found(sqlite_database: Database) -> None:
    fill(sqlite_database, 8)
    file = exported(sqlite_database)
    generator = random.Random(2)
    starts = [0]
    for line in file.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for _ in range(2000):
        at = generator.randrange(len(file))
        changed = bytearray(file)
        changed[at] ^= 1 << generator.randrange(8)
        with pytest.raises(LogAltered) as found:
            verify_export(io.BytesIO(bytes(changed)))
        line = sum(start <= at for start in starts)
        if line <= 8:
            assert found.value.values["position"] in (line, line + 1), (at, bytes(changed[at - 20 : at + 20]))


@pytest.mark.parametrize("lost", [1, 2, 5, 8, 9, 10, 11])
def test_lines_removed(sqlite_database: Database, lost: int) -> None:
    """Any of the 8 events, of the 2 texts, or the line that closes the file."""
    fill(sqlite_database, 8)
    lines = exported(sqlite_database).splitlines(keepends=True)
    assert len(lines) == 11
    with pytest.raises(LogAltered):
        verify_export(lines[: lost - 1] + lines[lost:])


def test_lines_exchanged_repeated_added(sqlite_database: Database) -> None:
    fill(sqlite_database, 8)
    lines = exported(sqlite_database).splitlines(keepends=True)
    for wrong in (
        [lines[1], lines[0], *lines[2:]],
        [lines[0], *lines],
        [*lines, lines[0]],
        [lines[8], *lines[:8], *lines[9:]],
        [*lines[:-1], lines[-1].replace(b'"size":8', b'"size":9')],
        lines[:4],
        [],
        [b"hello\n"],
        [b"{}\n"],
        [b'{"type":"log-exported"}\n'],
    ):
        with pytest.raises(LogAltered):
            verify_export(wrong)


def test_a_file_cut_short_leaves_nothing(database: Database, other: Database) -> None:
    fill(other, 20)
    file = exported(other)
    with pytest.raises(LogAltered, match=r"not as it was written|cut short"):
        import_log(database, io.BytesIO(file[: len(file) // 2]))
    assert EventStore(database).head() == 0
    assert import_log(database, io.BytesIO(file)).size == 20


def test_a_log_that_is_not_empty(database: Database, other: Database) -> None:
    fill(other)
    fill(database)
    before = contents(database)
    with pytest.raises(InvalidInput, match="needs an empty log; this one holds 30 events"):
        import_log(database, io.BytesIO(exported(other)))
    assert contents(database) == before


def test_checkpoints_hold_a_file(sqlite_database: Database, other: Database) -> None:
    fill(sqlite_database)
    head = checkpoint(sqlite_database, "log")
    file = exported(sqlite_database)
    assert verify_export(io.BytesIO(file), {head.size: head.root}).size == 30
    with pytest.raises(LogAltered, match="not those that a checkpoint"):
        import_log(other, io.BytesIO(file), {12: head.root})
    assert EventStore(other).head() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_head SET position = 20",
        "UPDATE log_head SET position = 0, recorded_at = 0, frontier = ''",
        "UPDATE log_head SET frontier = ''",
        "UPDATE log_head SET recorded_at = 0",
        "DELETE FROM log_head",
        "UPDATE texts SET text = 'other' WHERE text IS NOT NULL",
    ],
)
def test_a_log_with_another_end_is_not_exported(database: Database, statement: str) -> None:
    """A head set back would make an export, and so a backup, that lacks what follows and yet fits itself."""
    fill(database)
    with database.begin() as connection:
        unguarded(connection)
        connection.execute(text(statement))
    with pytest.raises(LogAltered):
        export_log(database, io.BytesIO())


def forged(database: Database, texts: tuple[bytes, ...] = (), **changed: object) -> bytes:
    """An export of 8 events of which the third was never recorded so, closed with hashes that fit it."""
    fill(database, 8)
    names = ("position", "event_id", "stream", "version", "type", "type_version", "data", "metadata", "recorded_at")
    written, leaves = [], []
    for line in exported(database).splitlines()[:8]:
        row = dict(zip(names, lines.read_event(line), strict=False))
        if row["position"] == 3:
            row |= changed
        leaves.append(ledger.row_hash(*row.values()))  # type: ignore[arg-type]
        written.append(lines.event_line((*row.values(), leaves[-1])))
    kept = [lines.text_line(hashlib.sha256(one).hexdigest(), one) for one in texts]
    over_texts = hashlib.sha256(b"".join(line + b"\n" for line in kept)).digest()
    end = lines.end_line(len(leaves), ledger.tree_root(leaves), over_texts)
    return b"".join(line + b"\n" for line in (*written, *kept, end))


FORGERIES = {
    "the same version of a stream": ({"stream": "source-s0", "version": 1}, "event twice"),
    "a version past all versions": ({"version": 2**70}, "Line 3.*versions"),
    "a version before the first": ({"version": 0}, "Line 3.*versions"),
    "a version of a type past all versions": ({"type_version": 2**40}, "Line 3.*versions"),
    "a stream with a NUL": ({"stream": "source-\0"}, "Line 3.*subject"),
    "a stream with a line feed": ({"stream": "source-a\nb"}, "Line 3.*subject"),
    "no type": ({"type": ""}, "Line 3.*type"),
    "a type with a NUL": ({"type": "a\0b"}, "Line 3.*type"),
    "data that are no object": ({"data": b"[]"}, "Line 3.*object"),
    "metadata that are no JSON": ({"metadata": b"hello"}, "Line 3"),
    "a text twice": ({"texts": (b"foo", b"foo")}, "Line 10.*order"),
}


def test_what_fits_is_imported(database: Database, other: Database) -> None:
    """The forger's tool by itself changes nothing: what the cases below are refused for is what they change."""
    assert import_log(database, io.BytesIO(forged(other))).size == 8


@pytest.mark.parametrize("forgery", FORGERIES)
def test_what_was_never_recorded_is_not_imported(database: Database, other: Database, forgery: str) -> None:
    """Whoever writes a file can make all its hashes fit; what no append lets in is refused all the same."""
    changed, said = FORGERIES[forgery]
    with pytest.raises(LogAltered, match=said):
        import_log(database, io.BytesIO(forged(other, **changed)))  # type: ignore[arg-type]
    assert EventStore(database).head() == 0


def test_the_same_event_id_twice(database: Database, other: Database) -> None:
    fill(other, 8)
    first = lines.read_event(exported(other).splitlines()[0])[1]
    with pytest.raises(LogAltered, match="event twice"):
        import_log(database, io.BytesIO(forged(other, event_id=first)))
    assert EventStore(database).head() == 0
