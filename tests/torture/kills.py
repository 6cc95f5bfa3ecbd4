"""kill -9, at any moment, of whoever writes or of the server: what was acknowledged is there, once, and in order.

The process is forked, so that a round costs milliseconds. The writer tells through a pipe what it is about to append
and what was acknowledged; the pipe outlives it.
"""

import logging
import os
import random
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.errors import DatelineError
from dateline.store.appender import Appender
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.verification import verify_log
from tests.store.events import append

THREADS = 3
Names = set[str]


@dataclass
class Ledger:
    """What is known from outside: what was tried, what was acknowledged, and what was left open by the last kill."""

    tried: Names = field(default_factory=set)
    acknowledged: Names = field(default_factory=set)

    @property
    def open(self) -> list[str]:
        """Tried, and never heard of again: to be tried once more, under the same ids."""
        return sorted(self.tried - self.acknowledged)


@dataclass
class Found:
    """What rounds of killing did to the log."""

    rounds: int = 0
    acknowledged: int = 0
    lost: int = 0
    repeated: int = 0
    unknown: int = 0
    deaths: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def faultless(self) -> bool:
        """Whether nothing was lost, repeated or made up, and every verification passed."""
        return not (self.lost or self.repeated or self.unknown or self.faults)


def writer(url: str, pipe: int, names: list[str], retry: list[str], seed: int) -> None:
    """Append until killed: first what was left open, then new names, each thread on its own."""
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)  # that its server is gone is what we are here for
    database = Database(url)
    told = threading.Lock()

    def tell(mark: str, some: list[str]) -> None:
        with told:
            os.write(pipe, "".join(f"{mark}{name}\n" for name in some).encode())

    with Appender(EventStore(database)) as appender:

        def work(own: list[str], generator: random.Random) -> None:
            while own:
                size = generator.randint(1, 8)
                some, own = own[:size], own[size:]
                tell("?", some)
                try:
                    appender.append_many([append(name, f"s{hash(name) % 5}") for name in some])
                except DatelineError:
                    return  # the server is gone; so is this writer, soon
                tell("!", some)

        threads = [
            threading.Thread(target=work, args=(retry[n::THREADS] + names[n::THREADS], random.Random(seed + n)))
            for n in range(THREADS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def fork_writer(
    url: str, ledger: Ledger, number: int, seed: int, close: Callable[[], None] = lambda: None
) -> tuple[int, int]:
    """A writer process of its own and the end of the pipe to read what it tells."""
    reading, writing = os.pipe()
    names = [f"r{number}-{n}" for n in range(5000)]
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        writer(url, writing, names, ledger.open, seed)
    finally:
        os._exit(0)


def listen(reading: int, ledger: Ledger) -> None:
    """Take down what a dead writer has told. What it tried last may be there or not; nothing else may be open."""
    with os.fdopen(reading, "rb") as pipe:
        for line in pipe.read().decode().split("\n")[:-1]:
            (ledger.tried if line[0] == "?" else ledger.acknowledged).add(line[1:])


def check(url: str, ledger: Ledger, found: Found) -> None:
    """Compare the log with what is known of it from outside."""
    database = Database(url)
    try:
        # First verified, then read: what a dead writer had sent may still be committed by the server meanwhile.
        verified = verify_log(database).size
        events = list(EventStore(database).read_all())
        if [event.position for event in events] != list(range(1, len(events) + 1)) or len(events) < verified:
            found.faults.append(f"{verified} events were verified, {len(events)} were read")
        there = [event.event.name for event in events]  # type: ignore[attr-defined]
        found.lost += len(ledger.acknowledged - set(there))
        found.repeated += len(there) - len(set(there))
        found.unknown += len(set(there) - ledger.tried)
    except DatelineError as error:
        found.faults.append(str(error))
    finally:
        database.dispose()


def stop(child: int) -> bool:
    """kill -9 of a writer; whether it was still at work."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def kill_writers(
    new_log: Callable[[], str], *, rounds: int, seed: int, progress: Callable[[], None] = lambda: None
) -> Found:
    """So many rounds: start a writer, kill it at a random moment, look at the log. A new log every 50 rounds."""
    generator, found, ledger, url = random.Random(seed), Found(), Ledger(), ""
    for number in range(rounds):
        if number % 50 == 0:
            found.acknowledged += len(ledger.acknowledged)
            url, ledger = new_log(), Ledger()
        child, reading = fork_writer(url, ledger, number, generator.randrange(10**6))
        time.sleep(generator.uniform(0.005, 0.12))
        found.deaths += stop(child)
        listen(reading, ledger)
        check(url, ledger, found)
        found.rounds += 1
        progress()
    found.acknowledged += len(ledger.acknowledged)
    return found


def kill_server(
    url: str,
    crash: Callable[[], None],
    restart: Callable[[], None],
    *,
    rounds: int,
    seed: int,
    progress: Callable[[], None] = lambda: None,
) -> Found:
    """So many rounds: a writer at work, the server killed under it and started again."""
    generator, found, ledger = random.Random(seed), Found(), Ledger()
    for number in range(rounds):
        child, reading = fork_writer(url, ledger, number, generator.randrange(10**6))
        time.sleep(generator.uniform(0.15, 0.6))
        crash()
        found.deaths += 1
        stop(child)
        listen(reading, ledger)
        restart()
        check(url, ledger, found)
        found.rounds += 1
        progress()
    found.acknowledged = len(ledger.acknowledged)
    return found
