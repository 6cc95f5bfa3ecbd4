"""Eight writer processes and one follower on PostgreSQL; `make torture` runs the same for longer."""

from dateline.store.database import Database
from dateline.store.verification import verify_log
from tests.torture.race import NaiveStore, Raced, race


def test_no_event_is_missed(postgres_url: str, postgres_database: Database) -> None:
    raced = race("real", postgres_url, writers=8, events_each=150, seed=1)
    assert raced == Raced(written=1200, missed=0, repeated=0, out_of_order=0)
    assert verify_log(postgres_database).size == 1200


def test_the_same_trial_fails_a_naive_store(postgres_url: str) -> None:
    store = NaiveStore(postgres_url)
    store.create()
    store.close()
    raced = race("naive", postgres_url, writers=8, events_each=150, seed=1)
    assert raced.written == 1200
    assert raced.missed > 0
