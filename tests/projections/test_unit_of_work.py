"""Rows that are changed in memory are afterwards in the table as they were in memory."""

import pytest
from sqlalchemy import select

from dateline.projections.document_words import DOCUMENT_WORDS
from dateline.projections.tables import FOREVER
from dateline.projections.timelines import TIMELINES
from dateline.projections.unit_of_work import Records, Rows, Versions
from dateline.store.database import Database

PLACE = {"word": "kim", "day": 7, "document_id": "document-0", "weight": 3}
KEY = ("kim", 7, "document-0")
CONTENT = {"slug": "s", "revision": 1, "created_at": 0, "changed_at": 0}


def places(database: Database, *changes: str) -> list[str]:
    """Put and remove one place, each word in turn, as one page; the ids that are stored then."""
    with database.begin() as connection:
        records = Records(DOCUMENT_WORDS, 1)
        for change in changes:
            if change == "put":
                records.put(**PLACE)
            else:
                records.remove(*KEY)
        records.write(connection)
        return list(connection.scalars(select(DOCUMENT_WORDS.c.document_id)))


def test_what_is_removed_may_be_put_back(database: Database) -> None:
    assert places(database, "put") == ["document-0"]
    assert places(database, "remove", "put") == ["document-0"]
    assert places(database, "remove", "put", "remove") == []
    assert places(database, "put", "remove", "put") == ["document-0"]


def test_a_thing_changed_twice_in_a_page_has_a_row_for_each_stretch(database: Database) -> None:
    with database.begin() as connection:
        first = Versions(TIMELINES, 1)
        first.put(3, id="timeline-0", data=b"a", **CONTENT)
        first.write(connection)
        versions = Versions(TIMELINES, 1)
        versions.read(connection, TIMELINES.c.id, ["timeline-0", "timeline-1"])
        versions.put(5, **(versions.one("timeline-0") | {"data": b"b"}))
        versions.put(8, **(versions.one("timeline-0") | {"data": b"c"}))
        versions.write(connection)
        columns = (TIMELINES.c.since, TIMELINES.c.until, TIMELINES.c.data)
        rows = [tuple(row) for row in connection.execute(select(*columns).order_by(TIMELINES.c.since))]
    assert rows == [(3, 5, b"a"), (5, 8, b"b"), (8, FOREVER, b"c")]


def test_what_is_not_there_is_named() -> None:
    rows = Rows(1)
    with pytest.raises(LookupError, match="timelines has no row of timeline-0"):
        rows.versions(TIMELINES).one("timeline-0")
    with pytest.raises(LookupError, match="document_words has no row of kim"):
        rows.records(DOCUMENT_WORDS).one("kim", 7, "document-0")
