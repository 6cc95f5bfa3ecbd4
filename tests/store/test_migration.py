"""From empty to the newest revision and back, on both databases; never over events."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect

from dateline.errors import DatabaseBehind, DatabaseUnreadable, InvalidInput
from dateline.store import migration
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.subscriptions import subscribe
from tests.store.events import append


def tables(database: Database) -> set[str]:
    with database.connect() as connection:
        return set(inspect(connection).get_table_names())


def test_up_down_and_up_again(database_url: str) -> None:
    database = Database(database_url)
    assert migration.is_behind(database)
    with pytest.raises(DatabaseBehind, match="at revision none, this program needs"):
        migration.require_current(database)
    migration.upgrade(database)
    assert {"events", "log_head", "texts"} <= tables(database)
    migration.require_current(database)
    migration.downgrade(database, "base")
    assert tables(database) <= {"alembic_version"}
    migration.upgrade(database)
    assert migration.current(database) == migration.newest()
    assert EventStore(database).append_many([append("A")])[0].last_position == 1
    database.dispose()


def test_the_tables_are_what_the_program_believes(database: Database) -> None:
    migration.check(database)


def test_no_downgrade_destroys_events(database: Database) -> None:
    EventStore(database).append_many([append("A")])
    before = migration.current(database)
    with pytest.raises(InvalidInput, match="would destroy them"):
        migration.downgrade(database, "base")
    assert migration.current(database) == before
    assert EventStore(database).head() == 1


def test_a_database_without_tables(database_url: str) -> None:
    database = Database(database_url)
    with pytest.raises(DatabaseBehind, match="dateline db upgrade"):
        EventStore(database).append_many([append("A")])
    with pytest.raises(DatabaseBehind, match="dateline db upgrade"):
        EventStore(database).head()
    database.dispose()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nonsense", "is not a database URL"),
        ("mysql://localhost/x", "not in mysql"),
        ("sqlite://", "would be lost"),
        ("sqlite:///:memory:", "would be lost"),
    ],
)
def test_urls_that_name_no_database(url: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        Database(url)


def test_files_and_servers_that_are_none(tmp_path: object) -> None:
    file = f"{tmp_path}/text"
    with open(file, "w") as written:  # noqa: PTH123
        written.write("no database, but long enough to look at" * 100)
    gone = f"sqlite:///{tmp_path}/gone.db"
    for url in (
        f"sqlite:///{file}",
        f"sqlite:///{tmp_path}/no/such/folder.db",
        gone,
        "postgresql://nobody@127.0.0.1:1/none",
    ):
        database = Database(url)
        with pytest.raises(DatabaseUnreadable):
            EventStore(database).head()
        database.dispose()


def test_only_a_migration_makes_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a log? #1.db"
    database = Database(f"sqlite:///{file}".replace("?", "%3F"))
    missing = re.escape(f"There is no database at {file}.")
    for attempt in (lambda: EventStore(database).head(), lambda: next(subscribe(EventStore(database)))):
        with pytest.raises(DatabaseUnreadable, match=missing):
            attempt()
    assert not file.exists()
    migration.upgrade(database)
    assert file.exists()
    assert EventStore(database).head() == 0
    database.dispose()


def test_a_file_that_is_removed_answers_nothing_any_more(tmp_path: Path) -> None:
    file, away = tmp_path / "log.db", tmp_path / "away.db"
    database = Database(f"sqlite:///{file}")
    migration.upgrade(database)
    store = EventStore(database)
    store.append_many([append("A")])
    with database.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    file.rename(away)
    for attempt in (store.head, lambda: store.append_many([append("B")])):
        with pytest.raises(DatabaseUnreadable, match=re.escape(f"There is no database at {file}.")):
            attempt()
    assert not file.exists()
    away.rename(file)
    assert store.head() == 1
    other = Database(f"sqlite:///{away}")
    migration.upgrade(other)
    other.dispose()
    away.replace(file)
    assert store.head() == 0
    database.dispose()


def test_a_folder_that_is_not_there_gets_no_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreadable, match=r"no/such/log\.db cannot be made: No such file or directory\."):
        migration.upgrade(Database(f"sqlite:///{tmp_path}/no/such/log.db"))


def test_many_that_upgrade_at_a_time(database_url: str) -> None:
    """A deployment starts several processes at once, and each brings the database up to date."""
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "db", "upgrade"]
    environment = os.environ | {"DATELINE_DATABASE_URL": database_url}
    started = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = [process.communicate(timeout=120) for process in started]
    assert [process.returncode for process in started] == [0] * 4, said
    assert {out for out, _ in said} == {f"The database is at revision {migration.newest()}.\n"}
