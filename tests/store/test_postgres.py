"""What PostgreSQL refuses comes out as one of our errors, in a sentence that says what it refused."""

import time

import pytest
from sqlalchemy.engine import make_url

from dateline.errors import Unavailable
from dateline.store import doctor, migration
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.verification import verify_log
from tests.store.altering import set_on_connect
from tests.store.events import append


def test_a_user_without_rights(postgres_database: Database) -> None:
    """A role that may connect and nothing else: nothing can be read, appended or migrated."""
    set_on_connect(postgres_database, "SET SESSION ROLE pg_signal_backend")
    store = EventStore(postgres_database)
    for ask in (
        store.head,
        lambda: list(store.read_all()),
        lambda: store.append_many([append("A")]),
        lambda: verify_log(postgres_database),
        lambda: doctor.examine(postgres_database),
        lambda: migration.upgrade(postgres_database),
    ):
        with pytest.raises(Unavailable, match="does not let this user do it: permission denied"):
            ask()
    assert [finding.what for finding in doctor.warnings(postgres_database)] == ["database"]


def outstay(database: Database, statement: str) -> None:
    """Hold a transaction open for longer than a server allows that is set to be impatient."""
    with database.connect() as connection:
        connection.exec_driver_sql(statement)
        time.sleep(0.2)
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("setting", "statement"),
    [
        ("idle_in_transaction_session_timeout=20", "SELECT 1"),
        ("statement_timeout=20", "SELECT pg_sleep(5)"),
    ],
)
def test_a_server_that_does_not_wait(postgres_url: str, setting: str, statement: str) -> None:
    url = make_url(postgres_url).update_query_dict({"options": f"-c {setting}"})
    impatient = Database(url.render_as_string(hide_password=False))
    with pytest.raises(Unavailable, match="timeout"):
        outstay(impatient, statement)
    impatient.dispose()
