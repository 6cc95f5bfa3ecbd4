"""How fast projections follow the log, as ratios in one run: `python tests/benchmarks/projections_speed.py`.

Catching up is compared with the driver's executemany of the rows that it leaves behind, into the same tables: nothing
read, nothing decoded, nothing worked out. Ingesting a document is compared with itself in a log many times as long. The
news is made up (`newsroom.py`): three articles a day, so that the short log has a whole news cycle to link with, too.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import delete, select
from tests.benchmarks.newsroom import Newsroom
from tests.torture.servers import Server

from dateline.app.application import App
from dateline.app.settings import Settings
from dateline.projections.runner import ALL, Runner
from dateline.projections.tables import PROJECTIONS
from dateline.store.database import Database
from dateline.store.event_store import system_clock
from dateline.store.migration import upgrade

SEED, PER_DAY = 20250812, 3
TABLES = [table for projection in ALL for table in projection.tables]


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def open_app(url: str) -> App:
    """The application on a migrated database."""
    database = Database(url)
    upgrade(database)
    return App(database, system_clock, Settings())


def clear(database: Database) -> None:
    """Take down all projections."""
    with database.begin() as connection:
        for table in (PROJECTIONS, *TABLES):
            connection.execute(delete(table))


def rows_of(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all projections, as the driver takes them, by the statement that inserts them."""
    place = "?" if database.is_sqlite else "%s"
    with database.connect() as connection:
        return {
            f"INSERT INTO {table.name} VALUES ({', '.join([place] * len(table.columns))})": [
                tuple(row) for row in connection.execute(select(table))
            ]
            for table in TABLES
        }


def insert(database: Database, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """The driver, and nothing but the driver."""
    with database.begin() as connection:
        driver: Any = connection.connection.cursor()
        for statement, some in rows.items():
            driver.executemany(statement, some)


def catch_up(kind: str, url: str, documents: int, rounds: int, table: Table) -> None:
    """Catching up from nothing against writing the same rows."""
    with closing(open_app(url)) as app:
        app.ingest(list(Newsroom(SEED, PER_DAY).articles(documents)))
        events, ours, raw = app.store.head(), [], []
        for _ in range(rounds):
            clear(app.database)
            ours.append(seconds(Runner(app.store).catch_up))
            rows = rows_of(app.database)
            clear(app.database)
            raw.append(seconds(lambda: insert(app.database, rows)))  # noqa: B023
        mine, limit = statistics.median(ours), statistics.median(raw)
        count = sum(map(len, rows.values()))
        table.add_row(
            f"{kind}, catch-up of {documents} documents, {events:,} events",
            f"{events / mine:,.0f} events/s, {count / mine:,.0f} rows/s",
            "raw executemany of the same rows",
            f"{count / limit:,.0f} rows/s",
            f"{limit / mine:.2f}",
        )


def ingesting(kind: str, new_log: Callable[[], str], sizes: tuple[int, int], documents: int, table: Table) -> None:
    """Ingesting one document, read at once, in a short log and in a long one, taking turns."""
    apps, rooms, taken = [], [], ([], [])  # type: ignore[var-annotated]
    for size in sizes:
        app, room = open_app(new_log()), Newsroom(SEED, PER_DAY)
        for start in range(0, size, 100):
            app.ingest(list(room.articles(min(100, size - start))))
        apps.append(app)
        rooms.append(room)
    for _ in range(documents):
        for app, room, times in zip(apps, rooms, taken, strict=True):
            (article,) = room.articles(1)
            times.append(seconds(lambda: app.ingest([article])))  # noqa: B023
    short, long = map(statistics.median, taken)
    table.add_row(
        f"{kind}, a document into a log of {sizes[1]:,}",
        f"{long * 1000:.0f} ms",
        f"into one of {sizes[0]:,}",
        f"{short * 1000:.0f} ms",
        f"{long / short:.2f}",
    )
    for app in apps:
        app.close()


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=300, help="caught up with, and ingested one by one a tenth")
    parser.add_argument("--short", type=int, default=100, help="documents in the short log")
    parser.add_argument("--long", type=int, default=5000, help="documents in the long log")
    parser.add_argument("--only", choices=["sqlite", "postgres", "ingest"])
    given, table = parser.parse_args(), Table("what", "rate", "against", "its rate", "ratio")
    with tempfile.TemporaryDirectory(prefix="dateline-speed-") as folder:
        files = (f"sqlite:///{Path(folder) / f'{number}.db'}" for number in range(9))
        if given.only in (None, "sqlite"):
            catch_up("SQLite", next(files), given.documents, given.rounds, table)
        if given.only in (None, "postgres"):
            with closing(Server()) as server:
                catch_up("PostgreSQL", server.new_log(), given.documents, given.rounds, table)
        if given.only in (None, "ingest"):
            sizes = given.short, given.long
            ingesting("SQLite", lambda: next(files), sizes, max(given.documents // 10, 10), table)
    Console(width=150).print(table)


if __name__ == "__main__":
    main()
