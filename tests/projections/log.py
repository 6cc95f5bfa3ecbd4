"""A small log to project: what is appended, and a clock that moves a minute with every look."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from dateline.events import (
    ClaimCorrected,
    ClaimRedated,
    ClaimRetracted,
    ClaimUnlinked,
    Event,
    HappeningsMerged,
    HappeningSplit,
    HappeningTitled,
    SourceRegistered,
    TimelineChanged,
)
from dateline.evidence import Selection
from dateline.store.event_store import EventStore
from dateline.store.recorded import ANY, new_event
from tests.given import DECISION, created, digest, document, linked, quantity, recorded, time

START = datetime(2025, 8, 15, 9, 0, tzinfo=UTC)
LATER = datetime(2025, 8, 20, tzinfo=UTC)
CALL, SUMMIT, TROOPS, SECOND = (f"happening-{digest(name)}" for name in ("call", "summit", "troops", "second"))

A = document("a", published="2025-08-13")
B = document("b", published="2025-08-14")
CALL_A = recorded("Putin held a phone call with Kim", names=("Putin", "Kim"), day="2025-08-12", speaker="the Kremlin")
CALL_B = recorded(
    "Kim spoke by phone with Putin", document="b", published="2025-08-14", names=("Kim",), day="2025-08-12"
)
SUMMIT_A = recorded("Putin will meet Trump", names=("Putin", "Trump"), day="2025-08-15", modality="planned", start=40)
TROOPS_A = recorded(
    "North Korea sent 15,000 troops", quantities=(quantity("15,000", "15000", "15000", "troops"),), start=80
)
TIMELINE = created("call")


class Clock:
    """A minute later at every look."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


# Position by position: what the log learned.
HISTORY: tuple[Event, ...] = (
    SourceRegistered(source_id="source-a", name="Outlet A"),
    TIMELINE,
    A,
    CALL_A,
    SUMMIT_A,
    TROOPS_A,
    linked(CALL_A, "call"),
    linked(SUMMIT_A, "summit"),
    linked(TROOPS_A, "troops"),
    B,
    CALL_B,
    linked(CALL_B, "call"),
    ClaimRedated(claim_id=CALL_B.claim_id, times=(time("2025-08-14"),), decision=DECISION),
    ClaimCorrected(
        claim_id=SUMMIT_A.claim_id,
        attribution=(),
        modality="cancelled",
        polarity="positive",
        quantities=(),
        decision=DECISION,
    ),
    HappeningTitled(happening_id=SUMMIT, title="The Alaska summit", decision=DECISION),
    ClaimRetracted(claim_id=TROOPS_A.claim_id, decision=DECISION),
    HappeningSplit(happening_id=CALL, new_id=SECOND, claim_ids=(CALL_B.claim_id,), decision=DECISION),
    HappeningsMerged(happening_id=CALL, merged_id=SECOND, decision=DECISION),
    ClaimUnlinked(happening_id=CALL, claim_id=CALL_B.claim_id, decision=DECISION),
    TimelineChanged(
        timeline_id=TIMELINE.timeline_id,
        title="Call",
        description=None,
        selection=Selection(names=("kim",)),
        decision=DECISION,
    ),
)


def append(store: EventStore, events: Sequence[Event]) -> None:
    """Append events one by one, each at a minute of its own."""
    for event in events:
        store.append(event.stream, (new_event(event),), expected_version=ANY)
