"""What changed between two moments: the changes with their causes; applied to the one they give the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InvalidInput, NotFound
from dateline.events import ClaimRetracted, HappeningsMerged
from dateline.projections.diff import Dates, Number, State, applied, difference, states
from dateline.projections.reader import Reader
from dateline.projections.runner import Runner
from dateline.projections.views import AsOf
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from tests.given import DECISION, created, linked, quantity, recorded
from tests.projections.log import CALL, HISTORY, LATER, SECOND, SUMMIT, TROOPS, Clock, append

DAYS = st.sampled_from([None, "2025-08-12", "2025-08-13"])
STATES = st.builds(
    State,
    title=st.sampled_from(["a call", "a talk"]),
    dates=st.builds(Dates, edtf=DAYS, earliest=DAYS, latest=DAYS),
    numbers=st.lists(st.builds(Number, text=st.sampled_from("12"), speaker=st.sampled_from("AB")), max_size=2).map(
        tuple
    ),
    modality=st.sampled_from(["planned", "occurred"]),
    disagreements=st.lists(st.sampled_from(["dates", "numbers"]), max_size=2).map(tuple),
    claims=st.lists(st.sampled_from(["claim-1", "claim-2", "claim-3"]), max_size=3, unique=True).map(tuple),
    pinned=st.booleans(),
)
TIMELINES = st.dictionaries(st.sampled_from(["happening-1", "happening-2", "happening-3"]), STATES)


@given(before=TIMELINES, after=TIMELINES, retracted=st.frozensets(st.sampled_from(["claim-1", "claim-2"])))
def test_changes_applied_to_what_was_give_what_is(
    before: dict[str, State], after: dict[str, State], retracted: frozenset[str]
) -> None:
    changes = difference(before, after, retracted)
    assert applied(before, changes) == after
    assert (changes == []) == (before == after)


@pytest.fixture
def reader(database: Database) -> Reader:
    store = EventStore(database, Clock())
    append(store, HISTORY[:19])
    Runner(store).catch_up()
    return Reader(store, lambda: LATER)


def kinds(reader: Reader, first: int, last: int) -> list[tuple[str, str, list[int]]]:
    found = reader.diff("call", AsOf(recorded=first), AsOf(recorded=last))
    return [(change.kind, change.happening_id, [place.position for place in change.events]) for change in found.changes]


def test_each_change_is_named_with_the_events_that_caused_it(reader: Reader) -> None:
    assert kinds(reader, 6, 7) == [("added", CALL, [7])]
    assert [kind for kind, *_ in kinds(reader, 1, 9)] == ["added"] * 3  # there was no timeline yet
    assert ("redated", CALL, [13]) in kinds(reader, 12, 13)
    assert ("contested", CALL, [13]) in kinds(reader, 12, 13)
    assert kinds(reader, 13, 14) == [("modality", SUMMIT, [14])]
    assert kinds(reader, 14, 15) == [("retitled", SUMMIT, [15])]
    assert kinds(reader, 15, 16) == [("gone", TROOPS, [16])]
    assert ("split", SECOND, [17]) in kinds(reader, 16, 17)
    assert ("agreed", CALL, [17]) in kinds(reader, 16, 17)
    assert kinds(reader, 17, 18)[0] == ("merged", SECOND, [18])
    (merged, *_) = reader.diff("call", AsOf(recorded=17), AsOf(recorded=18)).changes
    assert merged.other == CALL
    assert kinds(reader, 18, 18) == []


def test_a_number_and_a_retraction(database: Database) -> None:
    store = EventStore(database, Clock())
    told = [
        recorded(f"{number} workers died", document=number, quantities=(quantity(number, number, number, "workers"),))
        for number in ("30", "40")
    ]
    append(store, [created(), told[0], linked(told[0], "fire"), told[1], linked(told[1], "fire")])
    append(store, [ClaimRetracted(claim_id=told[1].claim_id, decision=DECISION)])
    Runner(store).catch_up()
    reader = Reader(store, lambda: LATER)
    numbers = next(
        change for change in reader.diff("call", AsOf(recorded=3), AsOf(recorded=5)).changes if change.kind == "numbers"
    )
    assert [number.text for number in numbers.after] == ["30", "40"]
    assert [place.position for place in numbers.events] == [4, 5]
    assert "retracted" in [kind for kind, *_ in kinds(reader, 5, 6)]


def test_what_was_published_later_is_caused_by_the_claim_that_was(reader: Reader) -> None:
    earlier, later = (reader.as_of(None, day).published for day in ("2025-08-13", "2025-08-14"))
    found = reader.diff("call", AsOf(recorded=13, published=earlier), AsOf(recorded=13, published=later))
    redated = next(change for change in found.changes if change.kind == "redated")
    assert [(place.position, place.type) for place in redated.events] == [(11, "claim-recorded")]


def test_every_stretch_of_the_log_leads_from_one_state_to_the_next(reader: Reader) -> None:
    timeline = reader.timeline("call")
    known = {at: states(reader.entries(timeline, AsOf(recorded=at)).items) for at in range(2, 20)}
    for first in range(2, 20):
        for last in range(first, 20, 3):
            changes = reader.diff("call", AsOf(recorded=first), AsOf(recorded=last)).changes
            assert applied(known[first], changes) == known[last]


def test_what_cannot_be_compared(reader: Reader) -> None:
    with pytest.raises(InvalidInput, match="not from position 9 back to 7"):
        reader.diff("call", AsOf(recorded=9), AsOf(recorded=7))
    with pytest.raises(NotFound):
        reader.diff("gone", AsOf(recorded=7), AsOf(recorded=9))


def test_merging_back_what_was_split_leaves_nothing_but_the_events(reader: Reader) -> None:
    assert isinstance(HISTORY[17], HappeningsMerged)
    assert HISTORY[17].decision == DECISION
    found = reader.diff("call", AsOf(recorded=16), AsOf(recorded=18))
    assert found.changes == ()
