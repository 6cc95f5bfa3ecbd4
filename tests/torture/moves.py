"""kill -9, at any moment, of an import, a restore and a backup: the whole log is there afterwards, or nothing of it.

Whatever the kill left, doing the same again must succeed.
"""

import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from dateline.errors import DatelineError
from dateline.store.backup import backup, export_to, restore
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.migration import is_behind
from dateline.store.transfer import import_log
from dateline.store.verification import Verified, verify_log
from tests.store.events import append
from tests.torture.kills import stop

SIZE = 10_000  # events: an import of several pages
SHARES = 1.5  # of the time that an export took: within that a move begins, and often ends
MOMENTS = 10  # from the beginning of that time to its end, one after the other


@dataclass
class Moved:
    """What rounds of killing did to logs on the move."""

    rounds: int = 0
    deaths: int = 0
    nothing: int = 0
    whole: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.deaths} killed in {self.rounds} rounds: {self.whole} whole, {self.nothing} nothing,"
            f" {len(self.faults)} faults {self.faults[:3] or ''}"
        )


class Moves:
    """A log with texts in every form, and the ways to move it to new places."""

    def __init__(self, folder: Path, url: str, new_log: Callable[[], str]) -> None:
        self._folder, self._url, self._new_log = folder, url, new_log
        self._export, self._backup = folder / "log.jsonl", folder / "log.backup"
        database = Database(url)
        texts = {sha256(b"%d" % n).hexdigest(): b"%d" % n for n in range(50)}
        EventStore(database).append_many([append(f"{n} {'x' * 200}", f"s{n % 50}") for n in range(SIZE)], texts)
        started = time.monotonic()
        self.verified = export_to(database, self._export)
        self.seconds = SHARES * (time.monotonic() - started)
        backup(database, self._backup)
        database.dispose()

    def choose(self, number: int, generator: random.Random) -> tuple[Callable[[], Verified], Callable[[], Verified]]:
        """One of the ways, to a new place, and what then verifies that place: of size 0 where there is nothing."""
        file = self._folder / f"{number}"
        match generator.randrange(4):
            case 0:
                url = self._new_log()
                return lambda: self._import(url), lambda: _verified(url)
            case 1:
                url = f"sqlite:///{file}"
                return lambda: _with(url, lambda to: restore(self._export, to)), lambda: _verified(url)
            case 2:
                url = f"sqlite:///{file}" if self._url.startswith("sqlite") else self._new_log()
                return lambda: _with(url, lambda to: restore(self._backup, to)), lambda: _verified(url)
            case _:
                url = f"sqlite:///{file}.db"
                return lambda: _with(self._url, lambda log: backup(log, file)), lambda: self._restored(file, url)

    def _import(self, url: str) -> Verified:
        with self._export.open("rb") as lines:
            return _with(url, lambda to: import_log(to, lines))

    def _restored(self, file: Path, url: str) -> Verified:
        if not file.exists():
            return Verified(0, b"")
        return _with(url, lambda to: restore(file, to))


def _with(url: str, work: Callable[[Database], Verified]) -> Verified:
    database = Database(url)
    try:
        return work(database)
    finally:
        database.dispose()


def _verified(url: str) -> Verified:
    def look(database: Database) -> Verified:
        file = database.sqlite_file
        if file is not None and not file.exists():
            return Verified(0, b"")
        if file is None:
            _wait_for_the_dead(database)
        return Verified(0, b"") if is_behind(database) else verify_log(database)

    return _with(url, look)


def _wait_for_the_dead(database: Database) -> None:
    """PostgreSQL may still carry out what a client sent before it was killed: its commit may be yet to come."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    deadline = time.monotonic() + 60
    with database.connect() as connection:
        while connection.exec_driver_sql(others).scalar_one():
            assert time.monotonic() < deadline, "a killed client's work goes on for ever"
            connection.rollback()
            time.sleep(0.01)


def kill_moves(moves: Moves, *, rounds: int, seed: int, progress: Callable[[], None] = lambda: None) -> Moved:
    """So many rounds: a move killed at a random moment, what it left looked at, and the move done once more."""
    generator, moved = random.Random(seed), Moved()
    for number in range(rounds):
        move, look = moves.choose(number, generator)
        moment = (number % MOMENTS + generator.random()) / MOMENTS
        moved.deaths += kill_at_work(move, moment * moves.seconds)
        moved.rounds += 1
        try:
            left = look()
            if left.size == 0:
                moved.nothing += 1
                move()
                left = look()
            else:
                moved.whole += 1
            if left != moves.verified:
                moved.faults.append(f"round {number}: {left.size} events under another root")
        except DatelineError as error:
            moved.faults.append(f"round {number}: {error}")
        progress()
    return moved


def kill_at_work(work: Callable[[], object], after: float) -> bool:
    """Do it in a forked process and kill that after so many seconds; whether it was still at work."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(after)
    return stop(child)
