"""Which documents a timeline is made of, and which happenings it shows because of them.

Both are rows, so adding a document adds a row, and a page of a timeline of ten thousand documents is a stretch of an
index. A happening is on a timeline as long as a standing claim of it comes from one of the timeline's documents.
"""

from collections.abc import Iterable

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, Table, Text

from dateline.events import TimelineChanged, TimelineCreated, TimelineExtended
from dateline.projections.statements import Row
from dateline.projections.tables import FOREVER, instant
from dateline.projections.unit_of_work import Rows
from dateline.store.recorded import RecordedEvent
from dateline.store.tables import METADATA

TIMELINE_DOCUMENTS = Table(
    "timeline_documents",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("timeline_id", Text, primary_key=True),
    Column("document_id", Text, primary_key=True),
    Column("since", BigInteger, primary_key=True, autoincrement=False),
    Column("until", BigInteger, nullable=False),
    # Its place among the documents that the timeline names: the position of the event that put it there, and its place
    # among those that came with it.
    Column("added", BigInteger, nullable=False),
    Column("place", Integer, nullable=False),
)
Index(None, TIMELINE_DOCUMENTS.c.build, TIMELINE_DOCUMENTS.c.document_id, TIMELINE_DOCUMENTS.c.until)

MEMBERSHIPS = Table(
    "timeline_happenings",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("timeline_id", Text, primary_key=True),
    # Where the happening stands in a timeline (`happenings.HAPPENINGS`).
    Column("starts", BigInteger, primary_key=True, autoincrement=False),
    Column("born", BigInteger, primary_key=True, autoincrement=False),
    Column("since", BigInteger, primary_key=True, autoincrement=False),
    Column("until", BigInteger, nullable=False),
    # The first publication of a standing claim from one of the timeline's documents.
    instant("public_since"),
    sqlite_with_rowid=False,
)
Index(None, MEMBERSHIPS.c.build, MEMBERSHIPS.c.born, MEMBERSHIPS.c.until)


def read_timelines(connection: Connection, rows: Rows, timeline_ids: Iterable[str]) -> set[str]:
    """Read the documents of timelines that are given a whole new selection; their ids are the answer."""
    held = rows.versions(TIMELINE_DOCUMENTS, "document_id")
    held.read(connection, TIMELINE_DOCUMENTS.c.timeline_id, timeline_ids)
    return {row["document_id"] for row in held.rows()}


def read(connection: Connection, rows: Rows, document_ids: Iterable[str], born: Iterable[int]) -> None:
    """Read the timelines of these documents, and of these happenings."""
    table = TIMELINE_DOCUMENTS
    rows.versions(table, "document_id").read(connection, table.c.document_id, document_ids)
    rows.versions(MEMBERSHIPS, "born").read(connection, MEMBERSHIPS.c.born, born)


def documents_of(event: object) -> tuple[str, ...]:
    """The documents that an event puts on a timeline."""
    match event:
        case TimelineCreated(selection=selection) | TimelineChanged(selection=selection):
            return selection.documents
        case TimelineExtended(documents=documents):
            return documents
    return ()


def apply(rows: Rows, recorded: RecordedEvent, at: int) -> set[str]:
    """Change the documents of a timeline as an event of it says; those that it adds or removes are the answer."""
    held, event = rows.versions(TIMELINE_DOCUMENTS, "document_id"), recorded.event
    match event:
        case TimelineExtended(timeline_id=timeline_id):
            given = (each for each in event.documents if not _place(rows, timeline_id, each))
            added, removed = list(dict.fromkeys(given)), list[Row]()
        case TimelineCreated(timeline_id=timeline_id) | TimelineChanged(timeline_id=timeline_id):
            added, removed = list(dict.fromkeys(event.selection.documents)), _documents(rows, timeline_id)
            if added == [row["document_id"] for row in removed]:
                return set()
        case _:
            return set()
    for row in removed:
        held.end(row, at)
    for place, document in enumerate(added):
        held.put(at, timeline_id=timeline_id, document_id=document, added=recorded.position, place=place)
    return {row["document_id"] for row in removed} ^ set(added)


def _documents(rows: Rows, timeline_id: str) -> list[Row]:
    """The rows of the documents that a timeline names, in their order."""
    own = [row for row in rows.versions(TIMELINE_DOCUMENTS, "document_id").rows() if row["timeline_id"] == timeline_id]
    return sorted(own, key=lambda row: (row["added"], row["place"]))


def _place(rows: Rows, timeline_id: str, document_id: str) -> Row | None:
    """The row that puts a document on a timeline."""
    of_document = rows.versions(TIMELINE_DOCUMENTS, "document_id").of(document_id)
    return next((row for row in of_document if row["timeline_id"] == timeline_id), None)


def write(rows: Rows, happening: Row, standing: Iterable[Row], at: int) -> None:
    """Keep which timelines show a happening (its row) with these standing claims, from position `at` on."""
    documents, first, public = rows.versions(TIMELINE_DOCUMENTS, "document_id"), dict[str, int](), dict[str, int]()
    for claim in standing:
        public[claim["document_id"]] = min(public.get(claim["document_id"], FOREVER), claim["public_by"])
    for document, public_by in public.items():
        for row in documents.of(document):
            first[row["timeline_id"]] = min(first.get(row["timeline_id"], FOREVER), public_by)
    held, born, starts = rows.versions(MEMBERSHIPS, "born"), happening["born"], happening["starts"]
    for row in held.of(born):
        if row["starts"] == starts and first.get(row["timeline_id"]) == row["public_since"]:
            del first[row["timeline_id"]]
        else:
            held.end(row, at)
    for timeline_id in sorted(first):
        held.put(at, timeline_id=timeline_id, starts=starts, born=born, public_since=first[timeline_id])
