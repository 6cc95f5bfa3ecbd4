"""A page of events writes what its events would have written one by one, and that is what the claims say."""

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import pytest

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
from dateline.evidence import Selection
from dateline.happenings import Summary, summarise
from dateline.projections.happenings import place
from dateline.projections.reader import Reader
from dateline.projections.runner import Runner
from dateline.projections.tables import FOREVER, public_by
from dateline.projections.views import AsOf, TimelineView
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.recorded import microseconds
from tests.given import DECISION, created, digest, recorded, time
from tests.projections.log import LATER, Clock, append

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


def by_definition(events: Iterable[Event]) -> Iterator[dict[str, list[Claim]]]:
    """Which standing claims speak of each happening after each event."""
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
            happening: own
            for happening in HAPPENINGS_TOLD
            if (own := [told[c] for c, place in places.items() if place == happening and told[c].status != "retracted"])
        }


def summaries(spoken: dict[str, list[Claim]], published: datetime | None) -> dict[str, Summary]:
    """What claims that were public say of each happening, by the definition."""
    limit = FOREVER if published is None else microseconds(published)
    public = {name: [claim for claim in own if public_by(claim.publication) <= limit] for name, own in spoken.items()}
    voices = {claim.id: f"“Document {claim.document_id}”" for own in spoken.values() for claim in own}
    return {name: summarise(own, voices) for name, own in public.items() if own}


MOMENTS = (None, *(datetime(2025, 8, day, 18, tzinfo=UTC) for day in range(1, 9, 2)))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("selected", [Selection(), Selection(names=("Kim",))])
def test_entries_are_what_their_claims_say_at_every_moment(
    sqlite_database: Database, seed: int, selected: Selection
) -> None:
    store = EventStore(sqlite_database, Clock())
    append(store, [created("call", selected), *history(seed, 100)])
    recorded_events = [one.event for one in store.read_all()]
    Runner(store, page=40).catch_up()
    reader = Reader(store, lambda: LATER)
    timeline = reader.timeline("call")
    for position, spoken in enumerate(by_definition(recorded_events), start=1):
        for published in MOMENTS:
            expected = summaries(spoken, published)
            as_of = AsOf(recorded=position, published=published)
            entries = [entry.happening for entry in reader.entries(timeline, as_of).items]
            said = {view.id: (view.modality, view.earliest, view.latest, set(view.names)) for view in entries}
            assert said == {name: _said(summary) for name, summary in expected.items()}
            starts = [place(expected[view.id].period)[0] for view in entries]
            assert starts == sorted(starts)
            if position % 7 == 0:
                assert _by_pages(reader, timeline, as_of) == [view.id for view in entries]


def _said(summary: Summary) -> tuple[object, ...]:
    period = summary.period
    dates = (None, None) if period is None else (_written(period.earliest), _written(period.latest))
    return summary.modality, *dates, set(summary.names)


def _written(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")


def _by_pages(reader: Reader, timeline: TimelineView, as_of: AsOf) -> list[str]:
    """The ids of a timeline's happenings, read one entry at a time, from the back."""
    found: list[str] = []
    before = None
    while True:
        page = reader.entries(timeline, as_of, last=1, before=before)
        found = [*(entry.happening.id for entry in page.items), *found]
        if not page.has_previous:
            return found
        before = page.cursors[0]


@pytest.mark.parametrize("seed", range(2))
def test_the_size_of_a_page_changes_nothing(database: Database, seed: int) -> None:
    store = EventStore(database, Clock())
    append(store, history(seed, 80))
    Runner(store, page=1).catch_up()
    for page in (2, 7, 40, 1000):
        runner = Runner(store, page=page)
        assert [name for name in runner.names if not runner.rebuild(name).same] == []
