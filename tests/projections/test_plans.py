"""What is read is read by an index: no query of a page looks at every row, or sorts more than a page."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection
from sqlalchemy import event as sqlalchemy_event

from dateline.events import EntryHidden, EntryPinned
from dateline.evidence import Selection
from dateline.projections.reader import Reader
from dateline.projections.runner import Runner
from dateline.projections.views import AsOf
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from tests.given import DECISION, created, digest, document, linked, recorded
from tests.projections.log import LATER, Clock, append

# Small tables of which one row counts: how far projections are, and what editors placed on one timeline.
SMALL = ("projections", "timeline_placed")


def filled(database: Database) -> Reader:
    """A log of some hundred happenings, two claims each, on a timeline of documents, of a name, and of everything."""
    store = EventStore(database, Clock())
    documents = [document(str(number), published=f"2025-08-{number % 28 + 1:02d}") for number in range(40)]
    everything = created("all")
    append(
        store,
        [
            everything,
            created("long", Selection(documents=tuple(f"document-{digest(f'long {each}')}" for each in range(500)))),
            created("named", Selection(names=("Kim", "Jong"))),
            created("chosen", Selection(documents=tuple(one.document_id for one in documents[::3]))),
            EntryPinned(timeline_id=everything.timeline_id, happening_id=f"happening-{digest('3')}", decision=DECISION),
            EntryHidden(timeline_id=everything.timeline_id, happening_id=f"happening-{digest('4')}", decision=DECISION),
        ],
    )
    for number, one in enumerate(documents):
        events = [one]
        for place in range(5):
            day = None if place == 4 else f"2025-08-{(number + place) % 28 + 1:02d}"
            names = ("Kim Jong Un",) if place else ("Ana Silva",)
            claim = recorded(
                f"claim {place}", document=str(number), published=one.publication.local[:10], names=names, day=day,
                start=place * 20,
            )  # fmt: skip
            events += [claim, linked(claim, str((number * 5 + place) // 2))]  # type: ignore[list-item]
        append(store, events)
    Runner(store).catch_up()
    return Reader(store, lambda: LATER)


def asked(reader: Reader, database: Database, ask: Callable[[], object]) -> list[tuple[str, object]]:
    """The statements that a question takes, with what they bind."""
    said: list[tuple[str, object]] = []

    def note(connection: object, cursor: object, statement: str, parameters: object, *rest: object) -> None:
        said.append((statement, parameters))

    sqlalchemy_event.listen(database.engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        sqlalchemy_event.remove(database.engine, "before_cursor_execute", note)
    return [(statement, bound) for statement, bound in said if statement.lstrip().upper().startswith("SELECT")]


QUESTIONS: dict[str, Callable[[Reader], object]] = {
    "now": lambda reader: reader.entries(reader.timeline("all"), first=5),
    "from the back": lambda reader: reader.entries(reader.timeline("all"), last=5),
    "as recorded": lambda reader: reader.entries(reader.timeline("all"), AsOf(recorded=200), first=5),
    "as published": lambda reader: reader.entries(
        reader.timeline("all"), AsOf(published=reader.as_of(None, "2025-08-10").published), first=5
    ),
    "by name": lambda reader: reader.entries(reader.timeline("named"), first=5),
    "by documents": lambda reader: reader.entries(reader.timeline("chosen"), first=5),
    "by documents, as recorded": lambda reader: reader.entries(
        reader.timeline("chosen", AsOf(recorded=200)), AsOf(recorded=200), first=5
    ),
    "claims of a document": lambda reader: reader.claims_of(document("1").document_id),
    "search": lambda reader: reader.search("claim", limit=5),
}


@pytest.mark.parametrize("analyzed", [False, True], ids=["", "with statistics"])
def test_sqlite_reads_by_indexes(sqlite_database: Database, analyzed: bool) -> None:
    reader = filled(sqlite_database)
    with sqlite_database.begin() as connection:
        if analyzed:
            connection.exec_driver_sql("ANALYZE")
    for name, question in QUESTIONS.items():
        for statement, bound in asked(reader, sqlite_database, lambda: question(reader)):  # noqa: B023
            with sqlite_database.connect() as connection:
                plan = [
                    str(row[3])
                    for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", bound)  # type: ignore[arg-type]
                ]
            scanned = [step for step in plan if step.startswith("SCAN") and not _is_harmless(step)]
            assert scanned == [], (name, statement, plan)


def _is_harmless(step: str) -> bool:
    """Whether a step reads a subquery, a virtual table by its own index, or one of the small tables."""
    read = step.split()[1]
    return read.startswith(("(", "anon_")) or "VIRTUAL TABLE INDEX" in step or read in (*SMALL, "CONSTANT")


@pytest.mark.parametrize("analyzed", [False, True], ids=["", "with statistics"])
def test_postgresql_can_read_by_indexes(postgres_database: Database, analyzed: bool) -> None:
    """With tables as small as these it would rather scan; told not to, it finds an index for every one of them."""
    reader = filled(postgres_database)
    if analyzed:
        with postgres_database.begin() as connection:
            connection.exec_driver_sql("ANALYZE")
    for name, question in QUESTIONS.items():
        for statement, bound in asked(reader, postgres_database, lambda: question(reader)):  # noqa: B023
            with postgres_database.connect() as connection:
                plan = _explained(connection, statement, bound)
            scanned = [
                line
                for line in plan
                if "Seq Scan on " in line and line.split("Seq Scan on ")[1].split()[0] not in SMALL
            ]
            assert scanned == [], (name, statement, plan)


def _explained(connection: Connection, statement: str, bound: object) -> list[str]:
    connection.exec_driver_sql("SET enable_seqscan = off")
    rows = connection.exec_driver_sql(f"EXPLAIN {statement}", bound)  # type: ignore[arg-type]
    return [str(row[0]) for row in rows]


def test_the_plans_of_a_page_do_not_sort_what_an_index_has_in_order(sqlite_database: Database) -> None:
    reader = filled(sqlite_database)
    for name in ("now", "from the back", "as recorded", "by documents", "by name"):
        for statement, bound in asked(reader, sqlite_database, lambda: QUESTIONS[name](reader)):  # noqa: B023
            if "happenings" in statement and "LIMIT" in statement and "ORDER BY" in statement:
                with sqlite_database.connect() as connection:
                    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", bound)  # type: ignore[arg-type]
                    plan = [str(row[3]) for row in rows]
                assert [step for step in plan if "TEMP B-TREE FOR ORDER BY" in step] == [], (name, statement, plan)
