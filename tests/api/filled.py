"""A log with many happenings, made of events alone, for tests of what reading them costs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import msgspec
from sqlalchemy import event

from dateline.events import ClaimLinked, ClaimRecorded, DocumentRecorded, Event, TimelineCreated
from dateline.evidence import Decision, Selection, Span
from dateline.projections.reader import Reader
from dateline.projections.runner import Runner
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.recorded import ANY, Append, new_event
from tests.api.fake import FakeService
from tests.exports.specimens import PUBLICATION, TUESDAY

DECISION = Decision(by="a test", why="to read it back")
TEXT = "The two men spoke on Tuesday."


def filled(database: Database, count: int) -> FakeService:
    """A service whose reader reads a log of `count` happenings a day apart, each told by a document of its own."""
    store = EventStore(database, lambda: datetime(2025, 9, 1, tzinfo=UTC))
    happened = [each for number in range(count) for each in _happening(number)]
    opened = TimelineCreated(
        timeline_id="timeline-" + "a" * 32,
        slug="call",
        title="The call",
        description=None,
        selection=Selection(),
        decision=DECISION,
    )
    store.append_many([Append(one.stream, (new_event(one),), ANY) for one in [*happened, opened]])
    Runner(store).catch_up()
    service = FakeService()
    service.reader = Reader(store, lambda: datetime(2025, 9, 2, tzinfo=UTC))  # type: ignore[assignment]
    return service


def _happening(number: int) -> Iterator[Event]:
    document_id, claim_id = f"document-{number:032x}", f"claim-{number:032x}"
    day = date(2025, 1, 1) + timedelta(days=number)
    yield DocumentRecorded(
        document_id=document_id,
        source_id=None,
        title=f"Article {number}",
        url=None,
        format="text",
        publication=PUBLICATION,
        retrieved_at="2025-08-14T09:00:00Z",
        text_sha256="0" * 64,
        length=len(TEXT),
    )
    yield ClaimRecorded(
        claim_id=claim_id,
        document_id=document_id,
        source_id=None,
        publication=PUBLICATION,
        span=Span(start=0, end=len(TEXT), text=TEXT),
        section=None,
        attribution=(),
        modality="occurred",
        polarity="positive",
        times=(
            msgspec.structs.replace(
                TUESDAY,
                value=f"{day}",
                edtf=f"{day}",
                earliest=f"{day}T00:00:00",
                latest=f"{day + timedelta(days=1)}T00:00:00",
            ),
        ),
        quantities=(),
        names=(),
        recorded_by="a test",
    )
    yield ClaimLinked(happening_id=f"happening-{number:032x}", claim_id=claim_id, decision=DECISION)


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The SQL statements that a database is sent meanwhile."""
    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        sent.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
