"""The doctor finds what could harm the log."""

import pytest
from sqlalchemy import text

from dateline.store import doctor
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from tests.store.altering import set_on_connect, unguarded
from tests.store.events import append


def levels(database: Database) -> dict[str, str]:
    return {finding.what: finding.level for finding in doctor.examine(database)}


def test_a_healthy_log(database: Database) -> None:
    EventStore(database).append_many([append("A")])
    found = levels(database)
    assert "fault" not in found.values()
    assert {"migrations", "head", "version", "durability", "triggers"} <= found.keys()


def test_missing_migrations(database_url: str) -> None:
    database = Database(database_url)
    assert levels(database) == {"migrations": "fault"}
    assert [finding.level for finding in doctor.warnings(database)] == ["fault"]
    database.dispose()


def test_missing_triggers(database: Database) -> None:
    with database.begin() as connection:
        unguarded(connection)
    assert levels(database)["triggers"] == "fault"


def test_a_head_that_lies(database: Database) -> None:
    EventStore(database).append_many([append("A")])
    with database.begin() as connection:
        connection.execute(text("UPDATE log_head SET position = 5"))
    assert levels(database)["head"] == "fault"


@pytest.mark.parametrize("change", ["UPDATE log_head SET frontier = ''", "DELETE FROM log_head"])
def test_a_head_that_no_append_can_go_on_from(database: Database, change: str) -> None:
    EventStore(database).append_many([append("A")])
    with database.begin() as connection:
        unguarded(connection)
        connection.execute(text(change))
    assert levels(database)["head"] == "fault"


def test_commits_that_do_not_wait(database: Database) -> None:
    setting = "PRAGMA synchronous=NORMAL" if database.is_sqlite else "SET synchronous_commit = off"
    set_on_connect(database, setting)
    assert levels(database)["durability"] == "fault"


def test_the_triggers_of_another_log_are_not_ours(postgres_database: Database) -> None:
    """Such as one in another schema of the same database."""
    with postgres_database.begin() as connection:
        connection.execute(text("CREATE SCHEMA other"))
        connection.execute(text("CREATE TABLE other.events (LIKE public.events)"))
        for table in ("public.events", "other.events"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS events_append_only ON {table}"))
        connection.execute(
            text("CREATE TRIGGER events_append_only BEFORE DELETE ON other.events EXECUTE FUNCTION dateline_refuse()")
        )
        connection.execute(text("ALTER TABLE other.events ENABLE ALWAYS TRIGGER events_append_only"))
    assert levels(postgres_database)["triggers"] == "fault"


@pytest.mark.parametrize(("version", "level"), [((99, 0, 0), "warning"), ((3, 7, 0), "ok")])
def test_a_sqlite_that_can_damage_its_log(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...], level: str
) -> None:
    """The version that has the mend is moved past and before the one we have."""
    monkeypatch.setattr(doctor, "WAL_FIXED", version)
    assert levels(sqlite_database)["version"] == level


def test_a_service_with_too_many_rights(postgres_database: Database) -> None:
    assert levels(postgres_database)["rights"] == "warning"
    set_on_connect(postgres_database, "SET SESSION ROLE dateline_app")
    assert levels(postgres_database)["rights"] == "ok"


def test_no_database() -> None:
    unreachable = Database("postgresql://nobody@127.0.0.1:1/none")
    assert [finding.what for finding in doctor.warnings(unreachable)] == ["database"]
