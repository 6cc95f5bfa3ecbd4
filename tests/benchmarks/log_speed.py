"""How fast the log is, as ratios against the raw driver and a peer in one run: `python tests/benchmarks/log_speed.py`.

Events of about 600 bytes (`workload.py`). All contenders take turns in a round, and a ratio is the median of the
rounds' own ratios, so that a machine that is slow for a while is slow for all. The raw driver writes the same rows to
a table with the same columns and unique indexes, without triggers, hashes or checks: the limit of what can be. The peer
is eventsourcing.
"""

import argparse
import asyncio
import gc
import sqlite3
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore
from rich.console import Console
from rich.table import Table
from sqlalchemy.engine import make_url
from tests.benchmarks.raw_drivers import RawPostgres, RawSQLite
from tests.benchmarks.workload import many_streams, one_document, one_stream
from tests.torture.servers import Server

from dateline.serialization import EVENTS
from dateline.store.appender import Appender
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.migration import upgrade
from dateline.store.recorded import Append
from dateline.store.verification import verify_log

Batches = list[list[Append]]
SIZE = 10_000  # events that each contender writes in a round
IN_FLIGHT = 100  # batches of 100 that a caller lets wait: as many events as the raw driver writes at once


def rate(count: int, work: Callable[[], object]) -> float:
    """Events per second. What was made beforehand, for all contenders, is kept out of the collector's sight."""
    gc.collect()
    gc.freeze()
    started = time.perf_counter()
    work()
    taken = time.perf_counter() - started
    gc.unfreeze()
    return count / taken


def batches(make: Callable[[int], list[Append]], size: int, count: int = SIZE) -> Batches:
    """As many events as are wanted in batches."""
    return [make(size) for _ in range(count // size)]


def in_sequence(store: EventStore, given: Batches) -> None:
    """One caller that waits for each batch before it sends the next."""
    for batch in given:
        store.append_many(batch)


def in_flight(appender: Appender, given: Batches) -> None:
    """One caller that lets some batches wait at a time."""
    waiting = []
    for batch in given:
        waiting.append(appender.submit(batch))
        if len(waiting) >= IN_FLIGHT:
            waiting.pop(0).result()
    for result in waiting:
        result.result()


def stored(given: Batches) -> list[list[StoredEvent]]:
    """The same events for the peer: state is already bytes, so it encodes nothing."""
    return [
        [
            StoredEvent(UUID(append.stream.rpartition("-")[2]), version, "claim-recorded", EVENTS.encode(new.event))
            for append in batch
            for version, new in enumerate(append.events)
        ]
        for batch in given
    ]


def insert_each(peer: Any, given: list[list[StoredEvent]]) -> None:
    """The peer's recorder, batch by batch."""
    for batch in given:
        peer.insert_events(batch)


class Report:
    """Median rates and their ratios, as a table."""

    def __init__(self) -> None:
        self.table = Table("what", "rate", "against", "its rate", "ratio", "wanted")

    def add(self, what: str, rates: Sequence[float], against: str, others: Sequence[float], wanted: str = "") -> None:
        """A line: ours, theirs, ours in parts of theirs."""
        ours, theirs = statistics.median(rates), statistics.median(others)
        ratio = statistics.median(mine / other for mine, other in zip(rates, others, strict=True))
        self.table.add_row(what, f"{ours:,.0f}/s", against, f"{theirs:,.0f}/s", f"{ratio:.2f}", wanted)
        print(f"{what}: {ratio:.2f} of {against}", flush=True)


def append_speed(
    kind: str, database: Database, raw: RawSQLite | RawPostgres, peer: Any, size: int, rounds: int, report: Report
) -> None:
    """Batches, awaited one by one and with some in flight, in one stream each and scattered, against raw and peer."""
    store, wanted = EventStore(database), "≥ .60" if kind == "SQLite" else "≥ .50"
    limit = "raw executemany of 10,000" if kind == "SQLite" else "raw COPY of 10,000"
    shapes = (
        (one_stream, "one stream each"),
        (one_document, "a document's claims"),
        (many_streams, "every event anywhere"),
    )
    for make, shape in shapes:
        raws, awaited, flying, peers = [], [], [], []
        with Appender(store) as appender:
            for turn in range(rounds + 2):
                done = (
                    rate(SIZE, partial(raw.write, raw.rows(batches(make, size)))),
                    rate(SIZE, partial(in_sequence, store, batches(make, size))),
                    rate(SIZE, partial(in_flight, appender, batches(make, size))),
                    rate(SIZE, partial(insert_each, peer, stored(batches(make, size)))) if peer else 0.0,
                )
                if turn >= 2:  # the first two fill the log, and count for nobody
                    for rates, figure in zip((raws, awaited, flying, peers), done, strict=True):
                        rates.append(figure)
        report.add(f"{kind}, batches of {size}, {shape}, {IN_FLIGHT} in flight", flying, limit, raws, wanted)
        report.add(f"{kind}, batches of {size}, {shape}, awaited", awaited, limit, raws, wanted)
        if peer:
            report.add(f"eventsourcing recorder, {kind}, {shape}", peers, limit, raws)


async def call(appender: Appender, given: Batches) -> None:
    """One of many callers, who waits for each of its events."""
    for batch in given:
        await appender.append_many_async(batch)


async def call_all(appender: Appender, given: list[Batches]) -> None:
    """All callers at once."""
    await asyncio.gather(*(call(appender, own) for own in given))


def group_commit(kind: str, new_log: Callable[[], str], rounds: int, report: Report) -> None:
    """64 callers that each wait for their event to be on the disk: sharing transactions, or with one each."""
    database = Database(new_log())
    upgrade(database)
    store, callers, each = EventStore(database), 64, 30
    one_by_one, alone, together = [], [], []
    for _ in range(rounds):
        one_by_one.append(rate(600, partial(in_sequence, store, batches(one_stream, 1, 600))))
        given = [batches(one_stream, 1, 10) for _ in range(callers)]
        threads = [threading.Thread(target=in_sequence, args=(store, own)) for own in given]
        alone.append(rate(callers * 10, partial(run_all, threads)))
        given = [batches(one_stream, 1, each) for _ in range(callers)]
        with Appender(store) as appender:
            together.append(rate(callers * each, lambda: asyncio.run(call_all(appender, given))))  # noqa: B023
    wanted = "≥ 12" if kind == "SQLite" else "≥ 15"
    report.add(f"{kind}, 64 callers, one event each", together, "64 callers, one transaction each", alone, wanted)
    report.add(f"{kind}, 64 callers, one event each", together, "one caller, one transaction each", one_by_one)
    database.dispose()


def run_all(threads: list[threading.Thread]) -> None:
    """Start them, and wait for all."""
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def read_speed(
    kind: str, database: Database, raw: RawSQLite | RawPostgres, peer: Any, rounds: int, report: Report
) -> None:
    """Every event of the log, decoded, against every row as the driver gives it."""
    store = EventStore(database)
    size = store.head()
    raws, ours, verified, peers = [], [], [], []
    last = min(peer.max_notification_id(), 20_000) if peer else 0
    for _ in range(rounds):
        raws.append(rate(size, lambda: raw.read("events")))
        ours.append(rate(size, lambda: sum(len(page) for page in store.read_pages())))
        verified.append(rate(size, lambda: verify_log(database)))
        if peer:
            peers.append(rate(last, lambda: _notifications(peer, last)))
    report.add(f"{kind}, catch-up read, decoded", ours, "raw rows", raws, "≥ .50")
    if peer:
        report.add(f"eventsourcing notifications, {kind}, not decoded", peers, "raw rows", raws)
    report.add(f"{kind}, verify the whole log", verified, "raw rows", raws, "≥ 150,000/s")


def _notifications(peer: Any, last: int) -> None:
    start = 1
    while start <= last:
        page = peer.select_notifications(start, 1000, stop=last)
        start = page[-1].id + 1


def growth(folder: Path, full: int, report: Report) -> None:
    """What a batch of 100 costs in a log of 10,000 and in one of a million, taking turns."""
    stores = []
    for size in (10_000, full):
        database = Database(f"sqlite:///{folder / f'growth-{size}.db'}")
        upgrade(database)
        store = EventStore(database)
        while store.head() < size:
            store.append_group([store.prepare(one_stream(100)) for _ in range(100)])
        stores.append(store)
    small, large = [], []
    for _ in range(60):
        for store, rates in zip(stores, (small, large), strict=True):
            given = batches(one_stream, 100, 100)
            rates.append(rate(100, partial(in_sequence, store, given)))
    report.add("SQLite, cost of an append at 10,000 events", small, f"at {full:,}", large, "≤ 1.15")


def sqlite_part(folder: Path, rounds: int, report: Report) -> None:
    """Everything on SQLite."""
    database = Database(f"sqlite:///{folder / 'log.db'}")
    upgrade(database)
    raw = RawSQLite(folder / "raw.db")
    peer = SQLiteApplicationRecorder(SQLiteDatastore(str(folder / "peer.db")))
    peer.create_table()
    append_speed("SQLite", database, raw, peer, 100, rounds, report)
    group_commit("SQLite", lambda: f"sqlite:///{folder / 'callers.db'}", rounds, report)
    same = RawSQLite.__new__(RawSQLite)
    same.connection = sqlite3.connect(folder / "log.db")
    read_speed("SQLite", database, same, peer, rounds, report)


def postgres_part(rounds: int, report: Report) -> None:
    """Everything on PostgreSQL."""
    with closing(Server()) as server:
        url = server.new_log()
        database, raw = Database(url), RawPostgres(url)
        with closing(peer_store(server.new_log())) as store:
            peer = PostgresApplicationRecorder(store)
            peer.create_table()
            append_speed("PostgreSQL", database, raw, peer, 1000, rounds, report)
            group_commit("PostgreSQL", server.new_log, rounds, report)
            read_speed("PostgreSQL", database, raw, peer, rounds, report)
        raw.connection.close()
        database.dispose()


def peer_store(url: str) -> PostgresDatastore:
    """Where the peer keeps its events on PostgreSQL.

    With its functions in the database: without them it sends a batch of 1,000 down a pipeline of psycopg 3.3, which
    waits for ever once a statement is larger than a socket takes at a time.
    """
    given = make_url(url)
    host = str(given.query["host"]) if "host" in given.query else str(given.host)
    return PostgresDatastore(
        str(given.database),
        host,
        given.port or 5432,
        str(given.username),
        given.password or "",
        enable_db_functions=True,
    )


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--only", choices=["sqlite", "postgres", "growth"])
    parser.add_argument("--events", type=int, default=1_000_000, help="the size of the large log")
    given, report = parser.parse_args(), Report()
    with tempfile.TemporaryDirectory(prefix="dateline-speed-") as folder:
        if given.only in (None, "sqlite"):
            sqlite_part(Path(folder), given.rounds, report)
        if given.only in (None, "postgres"):
            postgres_part(given.rounds, report)
        if given.only in (None, "growth"):
            growth(Path(folder), given.events, report)
    Console(width=150).print(report.table)


if __name__ == "__main__":
    main()
