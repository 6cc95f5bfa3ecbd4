"""A disk that fills up: a clear error, nothing acknowledged is lost, and it goes on when there is room again.

For SQLite the limit is the largest size of a file (RLIMIT_FSIZE), set in a forked process; for PostgreSQL it is a small
file system that its tablespace lies on, where one can be mounted.
"""

import os
import random
import resource
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import StorageFull
from dateline.store.appender import Appender
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.verification import verify_log
from tests.store.events import append


@dataclass
class Filled:
    """What filling disks did to logs."""

    rounds: int = 0
    refused: int = 0
    lost: int = 0
    half_written: int = 0
    stuck: int = 0

    @property
    def faultless(self) -> bool:
        """Whether each was refused clearly, nothing was lost or half written, and each went on afterwards."""
        return self.refused >= self.rounds and not (self.lost or self.half_written or self.stuck)


def fill_sqlite(path: Path, seed: int) -> Filled:
    """Append until the disk refuses, look, make room, go on. Leaves the process's limit as it was."""
    generator, filled = random.Random(seed), Filled(rounds=1)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    database = Database(f"sqlite:///{path}")
    store = EventStore(database)
    acknowledged = 0
    with Appender(store) as appender:
        resource.setrlimit(resource.RLIMIT_FSIZE, (generator.randint(150, 1500) * 1000, before[1]))
        try:
            while True:
                size = generator.randint(1, 60)
                appender.append_many([append(f"{acknowledged + n} {'x' * 500}") for n in range(size)])
                acknowledged += size
        except StorageFull:
            filled.refused += 1
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        held = store.head()
        filled.lost += max(acknowledged - held, 0)
        filled.half_written += max(held - acknowledged, 0)
        went_on = appender.append_many([append("there is room again")])[0].last_position
        filled.stuck += went_on != held + 1
    filled.half_written += verify_log(database).size != held + 1
    database.dispose()
    return filled


def in_child(work: Callable[[], Filled]) -> Filled:
    """Do it in a forked process, whose limits are its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            done = work()
            os.write(writing, f"{done.rounds} {done.refused} {done.lost} {done.half_written} {done.stuck}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read().split()
    os.waitpid(child, 0)
    return Filled(*map(int, told)) if told else Filled(rounds=1, stuck=1)


def fill_many(new_log: Callable[[], Path], *, rounds: int, seed: int, progress: Callable[[], None]) -> Filled:
    """So many disks of random sizes."""
    total = Filled()
    for number in range(rounds):
        path = new_log()
        done = in_child(lambda path=path, number=number: fill_sqlite(path, seed + number))  # type: ignore[misc]
        total = Filled(*(a + b for a, b in zip(vars(total).values(), vars(done).values(), strict=True)))
        progress()
    return total


def fill_postgres(url: str, folder: Path) -> Filled:
    """The same on a tablespace in `folder`, a small file system that the log's tables are moved to."""
    filled = Filled(rounds=1)
    database = Database(url)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"CREATE TABLESPACE small LOCATION '{folder}'")
        connection.exec_driver_sql("ALTER TABLE events SET TABLESPACE small")
    store, acknowledged = EventStore(database), 0
    ballast = folder / "ballast"
    ballast.write_bytes(b"x" * 1_000_000)
    try:
        while acknowledged < 100_000:
            store.append_many([append(f"{acknowledged + n} {os.urandom(250).hex()}") for n in range(50)])
            acknowledged += 50
    except StorageFull:
        filled.refused += 1
    held = store.head()
    filled.lost += max(acknowledged - held, 0)
    filled.half_written += max(held - acknowledged, 0)
    ballast.unlink()
    filled.stuck += store.append_many([append("there is room again")])[0].last_position != held + 1
    filled.half_written += verify_log(database).size != held + 1
    database.dispose()
    return filled
