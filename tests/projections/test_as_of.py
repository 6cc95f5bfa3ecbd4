"""What was known at a position is what a log that ends there says now: time travel is no other kind of truth."""

from pathlib import Path
from typing import Any

import pytest

from dateline.errors import NotFound
from dateline.projections.reader import Reader
from dateline.projections.runner import Runner
from dateline.projections.views import AsOf
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.migration import upgrade
from tests.given import digest
from tests.projections.log import CALL, HISTORY, LATER, SECOND, SUMMIT, TROOPS, A, B, Clock, append

PUBLISHED = (None, "2025-08-13T11:00:00Z", "2025-08-13T12:00:00Z", "2025-08-14T12:00:00Z")


def everything(reader: Reader, as_of: AsOf) -> dict[str, Any]:
    """All that a reader can be told at a moment."""
    documents = [A.document_id, B.document_id]
    told: dict[str, Any] = {
        "documents": reader.documents(documents, as_of),
        "claims": [reader.claims_of(document, as_of) for document in documents],
        "happenings": reader.happenings([CALL, SUMMIT, TROOPS, SECOND, f"happening-{digest('none')}"], as_of),
        "timelines": reader.timelines(as_of),
    }
    try:
        timeline = reader.timeline("call", as_of)
    except NotFound:
        return told
    return told | {"timeline": timeline, "entries": reader.entries(timeline, as_of)}


@pytest.mark.parametrize("position", range(len(HISTORY) + 1))
def test_as_of_a_position_is_a_log_that_ends_there(position: int, whole: Reader, tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'part.db'}")
    upgrade(database)
    store = EventStore(database, Clock())
    append(store, HISTORY[:position])
    Runner(store).catch_up()
    part = Reader(store, lambda: LATER)
    for published in PUBLISHED:
        public = part.as_of(None, published).published
        assert everything(whole, AsOf(position, public)) == everything(part, AsOf(None, public))
    database.dispose()


@pytest.fixture
def whole(sqlite_database: Database) -> Reader:
    store = EventStore(sqlite_database, Clock())
    append(store, HISTORY)
    Runner(store).catch_up()
    return Reader(store, lambda: LATER)
