"""A page of events writes what its events would have written one by one, and that is what the claims say."""

import random
from collections.abc import Iterable, Iterator

import pytest
from sqlalchemy import select

from dateline import claims
from dateline.claims import Claim
from dateline.events import (
    ClaimCorrected,
    ClaimEvent,
    ClaimLinked,
    ClaimRecorded,
    ClaimRedated,
    ClaimRetracted,
    ClaimUnlinked,
    Event,
    HappeningsMerged,
    HappeningSplit,
    HappeningTitled,
)
from dateline.happenings import period_of_happening
from dateline.happenings.periods import BEGINNING
from dateline.projections.happenings import HAPPENINGS
from dateline.projections.runner import Runner
from dateline.projections.tables import FOREVER, known, public_by
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from tests.given import DECISION, digest, recorded, time
from tests.projections.log import Clock, append

HAPPENINGS_TOLD = [f"happening-{digest(str(number))}" for number in range(4)]


def history(seed: int, size: int) -> list[Event]:
    """A log in which claims, published in no order, are linked, moved, dated anew, denied and taken back at random."""
    chance, told, events = random.Random(seed), list[ClaimRecorded](), list[Event]()
    for number in range(size):
        if len(told) < 3 or chance.random() < 0.3:
            told.append(_claim(chance, number))
            events.append(told[-1])
            if chance.random() < 0.8:
                events.append(_linked(chance, told[-1]))
        else:
            events.append(_change(chance, told, number))
    return events


def _day(chance: random.Random) -> str:
    return f"2025-08-{chance.randint(1, 9):02d}"


def _claim(chance: random.Random, number: int) -> ClaimRecorded:
    return recorded(
        f"claim {number}",
        document=str(number % 7),
        published=_day(chance),
        names=("Kim",),
        day=_day(chance) if chance.random() < 0.7 else None,
        times=(time(_day(chance), last="2025-08-30"),) if chance.random() < 0.1 else (),
        polarity="negative" if chance.random() < 0.2 else "positive",
        start=number * 10,
    )


def _linked(chance: random.Random, claim: ClaimRecorded) -> Event:
    return ClaimLinked(happening_id=chance.choice(HAPPENINGS_TOLD), claim_id=claim.claim_id, decision=DECISION)


def _change(chance: random.Random, told: list[ClaimRecorded], number: int) -> Event:
    claim, (one, other) = chance.choice(told), chance.sample(HAPPENINGS_TOLD, 2)
    some = tuple(each.claim_id for each in chance.sample(told, min(3, len(told))))
    return chance.choice(
        [
            _linked(chance, claim),
            _linked(chance, claim),
            ClaimUnlinked(happening_id=one, claim_id=claim.claim_id, decision=DECISION),
            ClaimRedated(claim_id=claim.claim_id, times=(time(_day(chance)),), decision=DECISION),
            ClaimCorrected(
                claim_id=claim.claim_id,
                attribution=(),
                modality=chance.choice(["denied", "occurred"]),
                polarity="positive",
                quantities=(),
                decision=DECISION,
            ),
            ClaimRetracted(claim_id=claim.claim_id, decision=DECISION),
            HappeningsMerged(happening_id=one, merged_id=other, decision=DECISION),
            HappeningSplit(happening_id=one, new_id=other, claim_ids=some, decision=DECISION),
            HappeningTitled(happening_id=one, title=f"title {number}", decision=DECISION),
        ]
    )


def by_definition(events: Iterable[Event]) -> Iterator[set[tuple[str, int, int, int, int]]]:
    """What the happenings' rows hold after each event: the date of all that was public, from moment to moment."""
    told: dict[str, Claim] = {}
    places: dict[str, str | None] = {}
    for event in events:
        match event:
            case ClaimEvent():
                told[event.claim_id] = claims.evolve(told.get(event.claim_id), event)
            case ClaimLinked():
                places[event.claim_id] = event.happening_id
            case ClaimUnlinked():
                places[event.claim_id] = None
            case HappeningSplit():
                places.update(dict.fromkeys(event.claim_ids, event.new_id))
            case HappeningsMerged():
                merged = [claim for claim, place in places.items() if place == event.merged_id]
                places.update(dict.fromkeys(merged, event.happening_id))
        yield {
            row
            for happening in HAPPENINGS_TOLD
            for row in _stretches(happening, [told[claim] for claim, place in places.items() if place == happening])
        }


def _stretches(happening: str, members: list[Claim]) -> Iterator[tuple[str, int, int, int, int]]:
    standing = [claim for claim in members if claim.status != "retracted"]
    moments = sorted({public_by(claim.publication) for claim in standing})
    for start, end in zip(moments, [*moments[1:], FOREVER], strict=False):
        public = [claim for claim in standing if public_by(claim.publication) <= start]
        yield happening, start, end, *_order(public)


def _order(public: list[Claim]) -> tuple[int, int]:
    period = period_of_happening(public)
    if period is None:
        return FOREVER, FOREVER
    assert period.earliest is not None
    assert period.latest is not None
    return int((period.earliest - BEGINNING).total_seconds()), int((period.latest - BEGINNING).total_seconds())


@pytest.mark.parametrize("seed", range(4))
def test_rows_of_happenings_say_what_their_claims_say(sqlite_database: Database, seed: int) -> None:
    store, events = EventStore(sqlite_database, Clock()), history(seed, 150)
    append(store, events)
    recorded_events = [one.event for one in store.read_all()]
    Runner(store, page=40).catch_up()
    columns = (HAPPENINGS.c.id, HAPPENINGS.c.public_since, HAPPENINGS.c.public_until, HAPPENINGS.c.starts)
    with sqlite_database.connect() as connection:
        for position, expected in enumerate(by_definition(recorded_events), start=1):
            query = select(*columns, HAPPENINGS.c.ends).where(known(HAPPENINGS, 1, position))
            assert {tuple(row) for row in connection.execute(query)} == expected


@pytest.mark.parametrize("seed", range(2))
def test_the_size_of_a_page_changes_nothing(database: Database, seed: int) -> None:
    store = EventStore(database, Clock())
    append(store, history(seed, 80))
    Runner(store, page=1).catch_up()
    for page in (2, 7, 40, 1000):
        runner = Runner(store, page=page)
        assert [name for name in runner.names if not runner.rebuild(name).same] == []
