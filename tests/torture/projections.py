"""kill -9, at any moment, of whoever keeps the projections: rebuilt from the log, each is what it was."""

import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.projections.runner import Runner
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.recorded import ANY, Append, new_event
from tests.given import linked, recorded
from tests.torture.kills import stop

CLAIMS = 60  # in every log, each with a link to a happening
ROUNDS_PER_LOG = 10


@dataclass
class Projected:
    """What rounds of killing did to the projections."""

    rounds: int = 0
    deaths: int = 0
    rebuilt: int = 0
    different: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.deaths} killed in {self.rounds} rounds, {self.rebuilt} rebuilt,"
            f" {len(self.different)} unlike the live one {self.different[:3] or ''}"
        )


def fill(url: str) -> None:
    """Append claims and what links them, a commit for each."""
    database = Database(url)
    store = EventStore(database)
    for number in range(CLAIMS):
        claim = recorded(f"Claim {number}", names=("Kim",), day="2025-08-12", start=number * 10, document=f"{number}")
        events = (claim, linked(claim, str(number % 7)))
        store.append_many([Append(event.stream, (new_event(event),), ANY) for event in events])
    database.dispose()


def fork_runner(url: str) -> int:
    """A process of its own that projects commit by commit."""
    child = os.fork()
    if child:
        return child
    try:
        Runner(EventStore(Database(url)), page=1).catch_up()
    finally:
        os._exit(0)


def kill_runners(
    new_log: Callable[[], str], *, rounds: int, seed: int, progress: Callable[[], None] = lambda: None
) -> Projected:
    """So many rounds: a runner at work, killed. Every ten, the log is projected to its end, and rebuilt beside."""
    generator, found = random.Random(seed), Projected()
    while found.rounds < rounds:
        url = new_log()
        fill(url)
        for _ in range(min(ROUNDS_PER_LOG, rounds - found.rounds)):
            child = fork_runner(url)
            time.sleep(generator.uniform(0.005, 0.06))
            found.deaths += stop(child)
            found.rounds += 1
            progress()
        compare(url, found)
    return found


def compare(url: str, found: Projected) -> None:
    """Project the rest, then rebuild each projection and compare its hash with that of the live one."""
    database = Database(url)
    runner = Runner(EventStore(database))
    runner.catch_up()
    for name in runner.names:
        found.rebuilt += 1
        if not runner.rebuild(name).same:
            found.different.append(name)
    database.dispose()
