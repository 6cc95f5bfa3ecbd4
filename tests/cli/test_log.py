"""`dateline log` and `dateline db`, as somebody types them."""

import errno
import json
from pathlib import Path

import pytest

from dateline.store import proofs
from dateline.store.checkpoints import PrivateKey, sign
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.migration import upgrade
from tests.cli.running import Shell
from tests.store.altering import unguarded
from tests.store.events import append


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A log of twenty events where the commands look for it."""
    database = Database(f"sqlite:///{tmp_path / 'log.db'}")
    upgrade(database)
    EventStore(database).append_many([append(f"{n}") for n in range(20)])
    database.dispose()
    return database


@pytest.fixture
def public(run: Shell, database: Database) -> str:
    """The public key that belongs to the private one in `key`."""
    made = run("log", "key", "example.org/log", "-o", "key")
    assert made.code == 0
    assert Path("key").stat().st_mode & 0o77 == 0
    return made.out.decode().strip()


def alter(database: Database) -> None:
    with database.begin() as connection:
        unguarded(connection)
        connection.exec_driver_sql("UPDATE events SET version = 99 WHERE position = 7")
    database.dispose()


def test_checkpoint_verify_and_growth(run: Shell, database: Database, public: str) -> None:
    assert run("log", "checkpoint", "--key", "key", "-o", "before").code == 0
    assert Path("before").read_text().startswith("example.org/log\n20\n")
    EventStore(database).append_many([append("more")])
    database.dispose()
    done = run("log", "verify", "--checkpoint", "before", "--public-key", public)
    assert (done.code, done.out[:18]) == (0, b"Verified 21 events")
    assert run("log", "prove", "--since", "before", "--key", "key", "-o", "grown").code == 0
    done = run("log", "verify", "--proof", "grown", "--public-key", public)
    assert done.out == b"The log of example.org/log of 21 events begins with its first 20 events, unchanged.\n"


def test_an_event_is_proved_without_a_database(run: Shell, public: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("public").write_text(public)
    assert run("log", "prove", "7", "--key", "key", "-o", "proof").code == 0
    monkeypatch.setenv("DATELINE_DATABASE_URL", "sqlite:///nowhere/log.db")
    done = run("log", "verify", "--proof", "proof", "--public-key", "public")
    assert done.out.startswith(
        b"Event 7 (source-registered in source-a) is in the log of example.org/log of 20 events."
    )
    for change in (
        {"event": "{}"},
        {"path": []},
        {"checkpoint": json.loads(Path("proof").read_text())["checkpoint"][1:]},
    ):
        Path("forged").write_text(json.dumps(json.loads(Path("proof").read_text()) | change))
        assert run("log", "verify", "--proof", "forged", "--public-key", "public").code == 1
    Path("forged").write_text("{}")
    assert "This is no proof" in run("log", "verify", "--proof", "forged", "--public-key", "public").complaint


def test_verify_names_the_first_fault(run: Shell, database: Database) -> None:
    alter(database)
    done = run("log", "verify")
    assert (done.code, done.out) == (1, b"")
    assert done.err == "dateline: The event at position 7 does not have the hash it was recorded with.\n"


def test_a_log_that_was_shortened(run: Shell, database: Database, public: str) -> None:
    """Whoever writes the tables can make a shorter log that fits itself; a checkpoint gives it away."""
    run("log", "checkpoint", "--key", "key", "-o", "before")
    Path("log.db").unlink()
    upgrade(database)
    EventStore(database).append_many([append(f"{n}") for n in range(3)])
    database.dispose()
    assert run("log", "verify").code == 0
    done = run("log", "verify", "--checkpoint", "before", "--public-key", public)
    assert (done.code, done.err) == (
        1,
        "dateline: The log ends at position 3, but a checkpoint says that it reached 20.\n",
    )


def test_export_verify_import(run: Shell, database: Database, public: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run("log", "checkpoint", "--key", "key", "-o", "head")
    exported = run("log", "export", "-o", "log.jsonl")
    assert exported.out.startswith(b"Exported 20 events; root ")
    monkeypatch.setenv("DATELINE_DATABASE_URL", "sqlite:///other.db")
    done = run("log", "verify", "log.jsonl", "--checkpoint", "head", "--public-key", public)
    assert done.out == exported.out.replace(b"Exported", b"Verified")
    done = run("log", "import", "log.jsonl", "--checkpoint", "head", "--public-key", public)
    assert done.out == exported.out.replace(b"Exported", b"Imported")
    assert run("log", "verify").out == exported.out.replace(b"Exported", b"Verified")
    assert "needs an empty log" in run("log", "import", "log.jsonl").complaint
    Path("cut.jsonl").write_bytes(Path("log.jsonl").read_bytes()[:-1])
    assert run("log", "verify", "cut.jsonl").code == 1


def test_backup_and_restore(run: Shell, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("log", "backup", "backup.db").out.startswith(b"Backed up 20 events")
    assert "exists already" in run("log", "backup", "backup.db").complaint
    monkeypatch.setenv("DATELINE_DATABASE_URL", "sqlite:///restored.db")
    assert run("log", "restore", "backup.db").out.startswith(b"Restored 20 events")
    assert run("log", "verify").code == 0


def test_doctor(run: Shell, database: Database) -> None:
    done = run("log", "doctor")
    assert done.code == 0
    assert b"every commit waits for the disk" in done.out
    alter(database)
    done = run("log", "doctor")
    assert done.code == 1
    assert b"missing or disabled: events_no_delete" in done.out


def test_db(run: Shell) -> None:
    assert "There is no database at log.db" in run("db", "current").complaint
    assert not Path("log.db").exists()
    assert run("db", "upgrade").out.startswith(b"The database is at revision 000")
    assert run("db", "current").code == 0
    assert run("db", "check").out == b"The tables are as the program believes.\n"
    assert run("db", "downgrade", "base").out == b"The database is at revision none.\n"
    assert run("db", "current").code == 1
    assert run("db", "check").code in (1, 2)
    assert "Can't locate revision" in run("db", "upgrade", "--to", "9999").complaint


def test_db_refuses_to_destroy_events(run: Shell, database: Database) -> None:
    assert "would destroy them" in run("db", "downgrade", "base").complaint
    assert run("log", "verify").code == 0


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        ("log checkpoint --key nokey", "nokey cannot be read"),
        ("log checkpoint --key log.db", "log.db is no text"),
        ("log prove --key key", "Give either the position"),
        ("log prove 99 --key key", "no event at position 99; it reaches 20"),
        ("log verify --checkpoint key", "checked with --public-key"),
        ("log verify nofile", "nofile cannot be read"),
        ("log import nofile", "nofile cannot be read"),
        ("log restore nofile", "There is no backup"),
        ("log export -o no/where", "There is no folder"),
        ("log key example.org -o key", "No key was made"),
        ("log key an\tname -o other", "no white space"),
        ("log prove 1 --key key -o no/where", "cannot be written"),
    ],
)
def test_wrong_use(run: Shell, public: str, command: str, complaint: str) -> None:
    assert complaint in run(*command.split(" ")).complaint


def test_checkpoints_that_contradict_each_other(run: Shell, database: Database, public: str) -> None:
    """Two of one size and one key under two roots: the log was shown to two people as two logs."""
    other = Database(f"sqlite:///{Path().absolute() / 'other.db'}")
    upgrade(other)
    EventStore(other).append_many([append(f"other {n}") for n in range(20)])
    private = PrivateKey.parse(Path("key").read_text())
    Path("good").write_text(sign(proofs.checkpoint(database, private.name), private))
    Path("bad").write_text(sign(proofs.checkpoint(other, private.name), private))
    other.dispose()
    database.dispose()
    for order in (("good", "bad"), ("bad", "good")):
        options = [word for name in order for word in ("--checkpoint", name)]
        done = run("log", "verify", *options, "--public-key", public)
        assert (done.code, done.err) == (1, "dateline: Two checkpoints of size 20 contradict each other: "
                                            "one log was shown as two.\n")  # fmt: skip
        assert "contradict" in run("log", "import", "none", *options, "--public-key", public).complaint


def test_an_import_that_fails_leaves_no_database(
    run: Shell, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("log", "export", "-o", "whole").code == 0
    Path("cut").write_bytes(Path("whole").read_bytes()[:-40])
    monkeypatch.setenv("DATELINE_DATABASE_URL", "sqlite:///new.db")
    assert "is not as it was written" in run("log", "import", "cut").complaint
    assert not list(Path().glob("new.db*"))


def test_no_key_is_left_where_it_cannot_be_written(run: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object, **_options: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert "No key was made: No space left on device" in run("log", "key", "example.org/log", "-o", "key").complaint
    assert not Path("key").exists()


def test_a_terminal_sees_how_far_it_has_come(run: Shell, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TTY_INTERACTIVE", "1")
    for command, what in (
        (("verify",), "verifying"),
        (("export", "-o", "out"), "exporting"),
        (("backup", "b"), "backing"),
    ):
        done = run("log", *command)
        assert done.code == 0
        assert what in done.err
        assert "100%" in done.err
        assert what.encode() not in done.out
