"""A follower on a standby that refuses LISTEN and is killed now and then, while the primary is written to.

A standby that was killed comes back with what it had taken in, or for a moment with less; the follower knows nothing
but the position it has reached, and asks again from there.
"""

import itertools
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from dateline.errors import Unavailable
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.subscriptions import subscribe
from dateline.store.verification import verify_log
from tests.store.events import append
from tests.torture.servers import Server

WRITERS = 3
PATIENCE_SECONDS = 60.0  # how long a standby may stay behind once nobody writes any more


@dataclass(frozen=True)
class Streamed:
    """What a follower on the standby saw of what was written on the primary."""

    written: int
    missed: int
    repeated: int
    out_of_order: int
    other: int  # events that were not the ones of the primary
    kills: int

    @property
    def faultless(self) -> bool:
        """Whether it saw every event, once and in order, as it is on the primary."""
        return self.written > 0 and not (self.missed or self.repeated or self.out_of_order or self.other)

    def __str__(self) -> str:
        return (
            f"{self.missed} missed, {self.repeated} repeated, {self.out_of_order} out of order, {self.other} other of"
            f" {self.written}, the standby killed {self.kills} times"
        )


class Follower(threading.Thread):
    """Subscribes on the standby, and again after every lost connection, until it is told to stop."""

    def __init__(self, url: str) -> None:
        super().__init__(name="follower")
        self.seen: list[tuple[int, bytes]] = []
        self.stop = threading.Event()
        self._database = Database(url)

    @property
    def reached(self) -> int:
        """The last position it has seen."""
        return self.seen[-1][0] if self.seen else 0

    def run(self) -> None:
        """Follow."""
        store = EventStore(self._database)
        while not self.stop.is_set():
            try:
                for batch in subscribe(store, self.reached, stop=self.stop):
                    self.seen += [(event.position, event.stored_id) for event in batch]
            except Unavailable:
                time.sleep(0.05)
        self._database.dispose()


def write(url: str, writer: int, seed: int, stop: threading.Event) -> None:
    """Append to the primary until told to stop."""
    database, generator = Database(url), random.Random(seed * 1000 + writer)
    store, numbers = EventStore(database), itertools.count()
    while not stop.is_set():
        store.append_many([append(f"w{writer}-{next(numbers)}") for _ in range(generator.randint(1, 20))])
        time.sleep(generator.random() * 0.02)
    database.dispose()


def follow_standby(
    primary: Server, standby: Server, *, rounds: int, seed: int, progress: Callable[[], None] = lambda: None
) -> Streamed:
    """Write and follow; in each round the standby is killed at a random moment and started again."""
    url, generator, stop = primary.new_log(), random.Random(seed), threading.Event()
    writers = [threading.Thread(target=write, args=(url, number, seed, stop)) for number in range(WRITERS)]
    wait_for(lambda: _has_log(standby.at(url)))
    follower = Follower(standby.at(url))
    for thread in (*writers, follower):
        thread.start()
    for _ in range(rounds):
        time.sleep(generator.uniform(0.3, 1.0))
        standby.crash()
        standby.restart()
        progress()
    time.sleep(0.5)
    stop.set()
    for thread in writers:
        thread.join()
    there = _ids(url)
    wait_for(lambda: follower.reached >= len(there))
    follower.stop.set()
    follower.join()
    return _compared(there, follower, rounds)


def wait_for(reached: Callable[[], bool]) -> None:
    """Return as soon as it is so, or when patience ends; what is missing then is found by whoever compares."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not reached() and time.monotonic() < deadline:
        time.sleep(0.05)


def _compared(there: list[tuple[int, bytes]], follower: Follower, kills: int) -> Streamed:
    seen = follower.seen
    return Streamed(
        written=len(there),
        missed=len(set(there) - set(seen)),
        repeated=len(seen) - len(set(seen)),
        out_of_order=sum(later[0] <= earlier[0] for earlier, later in itertools.pairwise(seen)),
        other=len(set(seen) - set(there)),
        kills=kills,
    )


def _has_log(url: str) -> bool:
    """Whether the database and its tables have come over."""
    database = Database(url)
    try:
        EventStore(database).head()
    except Unavailable:
        return False
    finally:
        database.dispose()
    return True


def _ids(url: str) -> list[tuple[int, bytes]]:
    """Position and id of every event of a log that verifies."""
    database = Database(url)
    verify_log(database)
    ids = [(event.position, event.stored_id) for event in EventStore(database).read_all()]
    database.dispose()
    return ids
