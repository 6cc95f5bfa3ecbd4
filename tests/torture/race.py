"""Many writer processes against one follower that knows nothing but the position it has reached.

A store kept here on purpose does what comes to mind first: a sequence for the position, no lock. A sequence is handed
out when a row is written and seen when its transaction commits, so a follower that has read 8 never sees the 7 that
commits later. Whatever finds nothing wrong with that store proves nothing about the other.
"""

import itertools
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg

from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.recorded import ANY, Append
from tests.store.events import append, registered

HOLD_SECONDS = 0.004  # a transaction is held open for up to this long before it commits


@dataclass(frozen=True)
class Raced:
    """What the follower saw of what was written."""

    written: int
    missed: int
    repeated: int
    out_of_order: int


class NaiveStore:
    """A log as one would write it in an afternoon. It loses events for its readers."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url)

    def create(self) -> None:
        """Make its table."""
        self._connection.execute("CREATE TABLE naive (position bigserial PRIMARY KEY, name text)")
        self._connection.commit()

    def write(self, names: list[str], hold: float) -> None:
        """Append, holding the transaction open for a while, as a busy machine does."""
        for name in names:
            self._connection.execute("INSERT INTO naive (name) VALUES (%s)", (name,))
        time.sleep(hold)
        self._connection.commit()

    def read(self, after: int) -> list[int]:
        """The positions after one, as they can be seen now."""
        query = "SELECT position FROM naive WHERE position > %s ORDER BY position"
        rows = self._connection.execute(query, (after,)).fetchall()
        self._connection.commit()
        return [row[0] for row in rows]

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


class HeldStore(EventStore):
    """The real store, with transactions held open between the insert and the commit."""

    hold = 0.0

    def _append(self, *given: Any, **how: Any) -> Any:
        done = super()._append(*given, **how)
        time.sleep(self.hold)
        return done


class RealStore:
    """The same questions to the real store."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self._store = HeldStore(self._database)

    def write(self, names: list[str], hold: float) -> None:
        """Append to two streams at once, under the same hold."""
        self._store.hold = hold
        slug = names[0].partition("-")[0]
        events = tuple(registered(name, slug) for name in names[1:])
        more = [Append(f"source-{slug}", events, ANY)] if events else []
        self._store.append_many([append(names[0], "shared"), *more])

    def read(self, after: int) -> list[int]:
        """The positions after one."""
        return [event.position for event in self._store.read_all(after)]

    def close(self) -> None:
        """Close all connections."""
        self._database.dispose()


STORES: dict[str, Callable[[str], Any]] = {"naive": NaiveStore, "real": RealStore}


def write(kind: str, url: str, writer: int, events: int, seed: int) -> None:
    """What one writer process does."""
    store, generator = STORES[kind](url), random.Random(seed * 1000 + writer)
    done = 0
    while done < events:
        size = min(generator.randint(1, 5), events - done)
        store.write([f"w{writer}-{done + n}" for n in range(size)], generator.random() * HOLD_SECONDS)
        done += size
    store.close()


def race(kind: str, url: str, *, writers: int, events_each: int, seed: int) -> Raced:
    """Let writers loose and follow them until all have stopped."""
    processes = [
        subprocess.Popen([sys.executable, "-m", "tests.torture.race", kind, url, str(n), str(events_each), str(seed)])
        for n in range(writers)
    ]
    store = STORES[kind](url)
    seen = list(_follow(store, processes))
    assert all(process.wait() == 0 for process in processes), "a writer failed"
    written = store.read(0)
    store.close()
    return Raced(
        written=len(written),
        missed=len(set(written) - set(seen)),
        repeated=len(seen) - len(set(seen)),
        out_of_order=sum(later <= earlier for earlier, later in itertools.pairwise(seen)),
    )


def _follow(store: Any, processes: list[subprocess.Popen[bytes]]) -> Iterator[int]:
    after = 0
    while True:
        running = any(process.poll() is None for process in processes)
        for position in store.read(after):
            yield position
            after = position
        if not running:
            return


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
