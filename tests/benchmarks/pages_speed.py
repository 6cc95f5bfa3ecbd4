"""How long a page of a timeline takes, in a short log and in a long one: `python tests/benchmarks/pages_speed.py`.

The log is made up and appended directly: documents of ten claims, half of which speak of a happening that was in the
news in the last days. A page has fifty entries and is read in this process, the fastest of several times in turn.
"""

import argparse
import random
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table
from tests.given import created, document, linked, quantity, recorded
from tests.torture.servers import Server

from dateline.events import ClaimLinked, ClaimRecorded, Event
from dateline.evidence import Core, Participant, Selection, Span
from dateline.projections.reader import Reader
from dateline.projections.runner import Runner
from dateline.projections.views import AsOf
from dateline.store.database import Database
from dateline.store.event_store import EventStore, system_clock
from dateline.store.migration import upgrade
from dateline.store.recorded import ANY, Append, new_event

SEED, CLAIMS_OF_A_DOCUMENT, DOCUMENTS_OF_A_DAY, TOGETHER = 20250812, 10, 30, 10
FIRST_DAY = date(2015, 1, 1)
PAGE = 50
PEOPLE = [
    f"{given} {family}"
    for given in ["Ana", "Boris", "Clara", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas"]
    for family in ["Silva", "Berg", "Novak", "Keller", "Aydin", "Haddad", "Lind", "Moreau", "Costa", "Winter"]
]
WEIGHTS = [1 / (rank + 5) for rank in range(len(PEOPLE))]
DEEDS = ["visited", "opened", "left", "flooded", "signed", "cancelled", "inspected", "rebuilt", "closed", "praised"]


def documents(claims: int) -> Iterator[list[Event]]:
    """The events of document after document, until they have so many claims."""
    chance, recent = random.Random(SEED), deque[tuple[str, str, date]](maxlen=400)
    for number in range(claims // CLAIMS_OF_A_DOCUMENT):
        day = FIRST_DAY + timedelta(days=number // DOCUMENTS_OF_A_DAY)
        events: list[Event] = [document(str(number), published=day.isoformat())]
        links: list[ClaimLinked] = []
        for place in range(CLAIMS_OF_A_DOCUMENT):
            if recent and chance.random() < 0.5:
                happening, who, happened = chance.choice(recent)
            else:
                happening = f"{number}-{place}"
                who, happened = chance.choices(PEOPLE, WEIGHTS)[0], day - timedelta(days=chance.randint(0, 3))
                recent.append((happening, who, happened))
            claim = _claim(chance, number, place, who, day, happened)
            events.append(claim)
            links.append(linked(claim, happening))
        yield [*events, *links]


def _claim(chance: random.Random, number: int, place: int, who: str, day: date, happened: date) -> ClaimRecorded:
    other, many, deed = chance.choices(PEOPLE, WEIGHTS)[0], str(chance.randint(2, 400)), chance.choice(DEEDS)
    claim = recorded(
        f"{who} {deed} bridge {number % 977} with {other} and {many} workers",
        document=str(number),
        published=day.isoformat(),
        names=(who, other),
        day=happened.isoformat() if chance.random() < 0.8 else None,
        quantities=(quantity(many, many, many, "workers"),) if place == 0 else (),
        start=place * 100,
    )
    word = Span(start=claim.span.start + len(who) + 1, end=claim.span.start + len(who) + 1 + len(deed), text=deed)
    doer = Participant(
        span=Span(start=claim.span.start, end=claim.span.start + len(who), text=who), role="agent", key=who.lower()
    )
    return msgspec.structs.replace(claim, core=Core(predicate=deed, word=word, participants=(doer,)))


def fill(store: EventStore, claims: int) -> None:
    """Append the log: a timeline of everything, one of names, one of documents, and the news."""
    chosen = tuple(document(str(number)).document_id for number in range(0, claims // CLAIMS_OF_A_DOCUMENT, 20))
    opened: list[Event] = [
        created("all"),
        created("named", Selection(names=(PEOPLE[40],))),
        created("chosen", Selection(documents=chosen)),
    ]
    together = [opened]
    for events in documents(claims):
        together.append(events)
        if len(together) == TOGETHER:
            store.append_many([Append(event.stream, (new_event(event),), ANY) for some in together for event in some])
            together = []
    store.append_many([Append(event.stream, (new_event(event),), ANY) for some in together for event in some])


def questions(reader: Reader, head: int, claims: int) -> dict[str, Callable[[], object]]:
    """The pages that are read."""
    days = claims // CLAIMS_OF_A_DOCUMENT // DOCUMENTS_OF_A_DAY
    halfway = reader.as_of(None, (FIRST_DAY + timedelta(days=days // 2)).isoformat()).published
    everything, named, chosen = (reader.timeline(slug) for slug in ("all", "named", "chosen"))
    middle = reader.entries(everything, AsOf(published=halfway), last=1).cursors[0]
    return {
        "now": lambda: reader.entries(everything, first=PAGE),
        "now, from the back": lambda: reader.entries(everything, last=PAGE),
        "as recorded at half of the log": lambda: reader.entries(everything, AsOf(recorded=head // 2), first=PAGE),
        "as published by half of the time": lambda: reader.entries(
            everything, AsOf(published=halfway), last=PAGE, before=middle
        ),
        "both": lambda: reader.entries(everything, AsOf(head // 2, halfway), first=PAGE),
        "chosen by name": lambda: reader.entries(named, first=PAGE),
        "chosen by documents": lambda: reader.entries(chosen, first=PAGE),
    }


def measure(url: str, claims: int, rounds: int) -> tuple[dict[str, float], list[str]]:
    """Milliseconds by question in a new log of so many claims, and what else there is to tell of it."""
    database = Database(url)
    database.create()
    upgrade(database)
    store = EventStore(database, system_clock)
    fill(store, claims)
    started = time.perf_counter()
    head = Runner(store).catch_up()
    told = [f"{claims:,} claims: {head:,} events, {head / (time.perf_counter() - started):,.0f} projected a second"]
    reader = Reader(store, system_clock)
    asked, taken = questions(reader, head, claims), dict[str, float]()
    for _ in range(rounds):
        for name, ask in asked.items():
            started = time.perf_counter()
            ask()
            taken[name] = min(taken.get(name, 1e9), (time.perf_counter() - started) * 1000)
    database.dispose()
    return taken, told


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL, not on SQLite")
    parser.add_argument("--folder", help="where the logs are kept; by default they are removed")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-speed-") as made:
        folder = Path(given.folder or made)
        found = {}
        for claims in given.claims:
            if given.postgres:
                with closing(Server()) as server:
                    found[claims] = measure(server.new_log(), claims, given.rounds)
            else:
                found[claims] = measure(f"sqlite:///{folder / f'{claims}.db'}", claims, given.rounds)
    table = Table(f"a page of {PAGE}, ms", *(f"{claims:,} claims" for claims in found), "growth")
    first, *_, last = [taken for taken, _ in found.values()] * 2
    for name in first:
        table.add_row(name, *(f"{taken[name]:.1f}" for taken, _ in found.values()), f"{last[name] / first[name]:.2f}")
    Console(width=150).print(table, *(line for _, told in found.values() for line in told), sep="\n")


if __name__ == "__main__":
    main()
