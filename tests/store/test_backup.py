"""A backup is a verified copy; restoring gives back the log; nothing is overwritten and nothing half written stays."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from dateline.errors import DatabaseUnreadable, InvalidInput, LogAltered, StorageFull
from dateline.store.backup import backup, export_to, restore
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.verification import verify_log
from tests.store.altering import unguarded
from tests.store.events import append


@pytest.fixture
def filled(database: Database) -> Database:
    EventStore(database).append_many([append(f"{n}") for n in range(20)])
    return database


def test_there_and_back(filled: Database, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    verified = backup(filled, file)
    assert verified == verify_log(filled)
    EventStore(filled).append_many([append("after the backup")])
    target = Database(f"sqlite:///{tmp_path / 'restored.db'}")
    assert restore(file, target) == verified
    store = EventStore(target)
    assert store.head() == 20
    assert store.append_many([append("and on it goes")])[0].last_position == 21
    assert verify_log(target).size == 21
    target.dispose()
    if not filled.is_sqlite:
        with pytest.raises(InvalidInput, match="needs an empty log"):
            restore(file, filled)
    assert sorted(path.name for path in tmp_path.iterdir() if "part" in path.name) == []


def test_an_export_restores_anywhere(filled: Database, tmp_path: Path, postgres_url: str) -> None:
    verified = export_to(filled, tmp_path / "log.jsonl")
    url = f"sqlite:///{tmp_path / 'other.db'}"
    for target in (Database(url), *([Database(postgres_url)] if filled.is_sqlite else [])):
        assert restore(tmp_path / "log.jsonl", target) == verified
        assert verify_log(target) == verified
        target.dispose()


def test_nothing_is_overwritten(filled: Database, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("precious")
    with pytest.raises(InvalidInput, match="exists already"):
        backup(filled, tmp_path / "there")
    assert (tmp_path / "there").read_text() == "precious"
    with pytest.raises(InvalidInput, match="no folder"):
        backup(filled, tmp_path / "nowhere" / "backup")


def test_a_restore_needs_a_new_file(sqlite_database: Database, tmp_path: Path) -> None:
    backup(sqlite_database, tmp_path / "backup.db")
    with pytest.raises(InvalidInput, match="exists already"):
        restore(tmp_path / "backup.db", sqlite_database)


def test_a_sqlite_backup_does_not_go_into_postgres(
    sqlite_database: Database, postgres_database: Database, tmp_path: Path
) -> None:
    backup(sqlite_database, tmp_path / "backup.db")
    with pytest.raises(InvalidInput, match="goes into a SQLite file"):
        restore(tmp_path / "backup.db", postgres_database)


def test_what_is_no_backup(tmp_path: Path) -> None:
    target = Database(f"sqlite:///{tmp_path / 'new.db'}")
    with pytest.raises(InvalidInput, match="There is no backup"):
        restore(tmp_path / "none", target)
    (tmp_path / "text").write_text("hello\n")
    with pytest.raises(LogAltered, match="Line 1"):
        restore(tmp_path / "text", target)
    target.dispose()


def test_an_altered_log_makes_no_backup(filled: Database, tmp_path: Path) -> None:
    with filled.begin() as connection:
        unguarded(connection)
        connection.exec_driver_sql("UPDATE events SET version = 99 WHERE position = 7")
    with pytest.raises(LogAltered, match="position 7"):
        backup(filled, tmp_path / "backup")
    assert not list(tmp_path.glob("backup*"))


def test_an_altered_backup_is_not_restored(sqlite_database: Database, tmp_path: Path) -> None:
    EventStore(sqlite_database).append_many([append(f"{n}") for n in range(20)])
    backup(sqlite_database, tmp_path / "backup.db")
    with sqlite3.connect(tmp_path / "backup.db") as connection:
        connection.execute("DROP TRIGGER events_no_update")
        connection.execute("UPDATE events SET version = 99 WHERE position = 7")
    connection.close()
    with pytest.raises(LogAltered, match="position 7"):
        restore(tmp_path / "backup.db", Database(f"sqlite:///{tmp_path / 'restored.db'}"))
    assert not (tmp_path / "restored.db").exists()


def test_a_torn_backup_is_not_restored(sqlite_database: Database, tmp_path: Path) -> None:
    EventStore(sqlite_database).append_many([append(f"{n}") for n in range(500)])
    backup(sqlite_database, tmp_path / "backup.db")
    data = (tmp_path / "backup.db").read_bytes()
    (tmp_path / "torn.db").write_bytes(data[: len(data) // 2])
    with pytest.raises((LogAltered, DatabaseUnreadable)):
        restore(tmp_path / "torn.db", Database(f"sqlite:///{tmp_path / 'restored.db'}"))
    assert not (tmp_path / "restored.db").exists()


def test_a_disk_that_is_full(filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dateline.store.backup._to_disk", full)
    with pytest.raises(StorageFull, match="No space left"):
        backup(filled, tmp_path / "backup")
    assert not list(tmp_path.glob("backup*"))


@pytest.mark.parametrize("leftover", ["log.db-wal", "log.db-journal"])
def test_nothing_is_restored_beside_what_a_lost_database_left(
    sqlite_database: Database, tmp_path: Path, leftover: str
) -> None:
    """SQLite would mix a write-ahead log that lies there into whatever file is put beside it, and damage it."""
    EventStore(sqlite_database).append_many([append(f"{n}") for n in range(20)])
    backup(sqlite_database, tmp_path / "backup.db")
    export_to(sqlite_database, tmp_path / "backup.jsonl")
    (tmp_path / "lost").mkdir()
    left = tmp_path / "lost" / leftover
    left.write_bytes(b"acknowledged, and not in the backup")
    for source in ("backup.db", "backup.jsonl"):
        target = Database(f"sqlite:///{tmp_path / 'lost' / 'log.db'}")
        with pytest.raises(InvalidInput, match=f"{leftover} was left by a database that is gone"):
            restore(tmp_path / source, target)
        target.dispose()
    assert list((tmp_path / "lost").iterdir()) == [left]


def test_an_export_that_is_not_taken_leaves_no_database(sqlite_database: Database, tmp_path: Path) -> None:
    """Else the right backup, given next, would find a file where it needs none."""
    EventStore(sqlite_database).append_many([append(f"{n}") for n in range(20)])
    export_to(sqlite_database, tmp_path / "whole.jsonl")
    (tmp_path / "cut.jsonl").write_bytes((tmp_path / "whole.jsonl").read_bytes()[:-1])
    target = Database(f"sqlite:///{tmp_path / 'restored.db'}")
    with pytest.raises(LogAltered, match="Line 21"):
        restore(tmp_path / "cut.jsonl", target)
    assert not list(tmp_path.glob("restored*"))
    assert restore(tmp_path / "whole.jsonl", target).size == 20
    with pytest.raises(InvalidInput, match="needs an empty log"):
        restore(tmp_path / "cut.jsonl", target)
    assert verify_log(target).size == 20
    target.dispose()


@pytest.mark.parametrize("name", ["a b.db", "what?.db", "what?mode=ro", "100%25.db", "a#b.db", "ü.db"])
def test_names_that_would_mean_something_in_a_url(sqlite_database: Database, tmp_path: Path, name: str) -> None:
    EventStore(sqlite_database).append_many([append("A")])
    assert backup(sqlite_database, tmp_path / name).size == 1
    target = Database(f"sqlite:///{tmp_path / 'restored.db'}")
    assert restore(tmp_path / name, target).size == 1
    target.dispose()


def test_a_name_too_long(filled: Database, tmp_path: Path) -> None:
    with pytest.raises(StorageFull, match="name too long"):
        backup(filled, tmp_path / ("n" * 300))


def test_a_file_made_meanwhile_is_not_overwritten(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as by another backup, begun before this one and done sooner."""
    monkeypatch.setattr("dateline.store.backup._to_disk", lambda path: (tmp_path / "backup").write_text("precious"))
    with pytest.raises(InvalidInput, match="was made meanwhile"):
        backup(filled, tmp_path / "backup")
    assert (tmp_path / "backup").read_text() == "precious"
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup"]


def test_a_file_system_without_links(filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    assert backup(filled, tmp_path / "backup").size == 20
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup"]


def test_a_log_in_use_can_be_restored_from(sqlite_database: Database, tmp_path: Path) -> None:
    """What is still in its write-ahead log is part of it."""
    EventStore(sqlite_database).append_many([append(f"{n}") for n in range(20)])
    with sqlite_database.connect() as connection:
        connection.execute(text("SELECT 1"))
        assert (tmp_path / "log.db-wal").stat().st_size > 0
        target = Database(f"sqlite:///{tmp_path / 'restored.db'}")
        assert restore(tmp_path / "log.db", target).size == 20
    target.dispose()


def test_a_backup_is_restored_from_where_nothing_can_be_written(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite itself cannot open a file there, so nothing may try."""
    EventStore(sqlite_database).append_many([append(f"{n}") for n in range(20)])
    backup(sqlite_database, tmp_path / "backup.db")
    opened: list[str] = []
    monkeypatch.setattr("dateline.store.backup._verify_file", lambda path: opened.append(path.name))
    restore(tmp_path / "backup.db", Database(f"sqlite:///{tmp_path / 'restored.db'}"))
    assert opened == ["part"]
    assert (tmp_path / "restored.db").read_bytes() == (tmp_path / "backup.db").read_bytes()
