"""What new claims are offered to be linked with: all that the rule can link them with, and little else."""

import random
from datetime import date, timedelta

import pytest

from dateline.claims import Claim
from dateline.events import ClaimRedated, ClaimRetracted
from dateline.happenings.features import shared
from dateline.happenings.reach import keys_for, keys_of
from dateline.projections.link_index import joined
from dateline.projections.reader import Reader
from dateline.projections.runner import Runner
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from tests.given import DECISION, claim, digest, linked, recorded, time
from tests.projections.log import LATER, Clock, append
from tests.projections.test_reader import statements

NAMES = ("Kim", "Kim Jong Un", "Jong Kim", "Vladimir Putin", "Putin", "Ana Maria Silva", "Ana Silva", "Un", "Moscow")
WORDS = ("held a phone call with", "will hold a summit with", "spoke of", "was arrested with")
DAYS = (0, 1, 2, 29, 30, 31, 32, 200)


@pytest.mark.parametrize("one", NAMES)
@pytest.mark.parametrize("other", NAMES)
def test_whoever_shares_a_name_is_found_by_its_keys(one: str, other: str) -> None:
    assert shared([one.lower()], [other.lower()]) <= len(keys_for([one.lower()]) & keys_of([other.lower()]))


def test_namesakes_are_not_found() -> None:
    assert not keys_for(["ana silva"]) & keys_of(["ana berg", "jonas silva"])


def _some_claim(chance: random.Random, number: int) -> Claim:
    published = date(2025, 8, 13) + timedelta(days=chance.choice(DAYS))
    happened = date(2025, 8, 12) + timedelta(days=chance.choice(DAYS))
    lasts = chance.choice([0, 0, 0, 30, 364, 4000])
    dated = (time(happened.isoformat(), last=(happened + timedelta(days=lasts)).isoformat()),)
    return claim(
        f"Somebody {chance.choice(WORDS)} somebody",
        document=str(number),
        published=published.isoformat(),
        names=tuple(chance.sample(NAMES, chance.randint(1, 3))),
        times=dated if chance.random() < 0.6 else (),
    )


def test_days_are_joined() -> None:
    assert joined([(5, 7), (1, 3), (8, 9), (20, 30), (22, 25)]) == [(1, 3), (5, 9), (20, 30)]


@pytest.fixture
def store(database: Database) -> EventStore:
    return EventStore(database, Clock())


def test_what_is_near_is_offered_and_what_is_not_is_not(store: EventStore) -> None:
    told = {
        "call": recorded("Putin held a phone call with Kim", names=("Putin", "Kim"), day="2025-08-12"),
        "undated": recorded("Putin phoned Kim", document="b", published="2025-08-20", names=("Kim",)),
        "year": recorded("Putin phoned Kim", document="c", published="2024-08-13", names=("Kim",), day="2024-08-12"),
        "summit": recorded("Putin met Kim at a summit", document="d", names=("Putin", "Kim"), day="2025-08-12"),
        "others": recorded("Macron held a phone call with Merz", document="e", names=("Macron",), day="2025-08-12"),
    }
    for name, event in told.items():
        append(store, [event, linked(event, name)])
    Runner(store).catch_up()
    new = claim("Kim and Putin spoke by phone", document="f", names=("Kim Jong Un", "Putin"), day="2025-08-12")
    offered = Reader(store, lambda: LATER).linkable([new])
    assert offered == {
        f"happening-{digest(name)}": [claim_of]
        for name, claim_of in {
            "call": claim("Putin held a phone call with Kim", names=("Putin", "Kim"), day="2025-08-12"),
            "undated": claim("Putin phoned Kim", document="b", published="2025-08-20", names=("Kim",)),
        }.items()
    }


def test_what_is_taken_back_moved_or_dated_anew_is_found_where_it_is(store: EventStore) -> None:
    told = [recorded(f"Kim phoned {n}", document=f"{n}", names=("Kim",), day="2025-08-12") for n in range(2)]
    append(store, [*told, *(linked(event, event.document_id) for event in told)])
    reader = Reader(store, lambda: LATER)
    august = [claim("Kim was in a call", document="x", published="2026-08-13", names=("Kim",), day="2025-08-12")]
    may = [claim("Kim was in a call", document="x", published="2026-08-13", names=("Kim",), day="2025-05-02")]
    Runner(store).catch_up()
    assert (len(reader.linkable(august)), len(reader.linkable(may))) == (2, 0)
    append(store, [ClaimRedated(claim_id=told[0].claim_id, times=(time("2025-05-02"),), decision=DECISION)])
    append(store, [ClaimRetracted(claim_id=told[1].claim_id, decision=DECISION)])
    Runner(store).catch_up()
    assert (len(reader.linkable(august)), len(reader.linkable(may))) == (0, 1)


def test_a_large_happening_is_shown_by_few_of_its_claims(store: EventStore) -> None:
    told = [recorded(f"Kim phoned {n}", document=f"{n}", names=("Kim", "Putin"), start=n) for n in range(100)]
    append(store, told)
    append(store, [linked(event, "call") for event in told])
    Runner(store).catch_up()
    new = [claim("Kim was in a call", document="x", names=("Kim",)), claim("Kim phoned", document="y", names=("Kim",))]
    reader = Reader(store, lambda: LATER)
    with statements(store.database) as said:
        (offered,) = reader.linkable(new).values()
    assert len(offered) <= 5
    assert len(said) <= 6
