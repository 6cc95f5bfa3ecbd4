"""Writes that fail, cut short and syncs that fail, at random, under SQLite: what failed is told, what was told stands.

libfiu (blitiri.com.ar/p/libfiu; Debian: fiu-utils) stands between SQLite and the operating system. A process started
under it forks a writer per round, in which alone calls fail. Halfway the disk is well again: what is still open must
then go in. Half of the writers die there and then, as if the failure had taken the process with it.
"""

import ctypes
import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from dateline.errors import DatelineError
from dateline.store.appender import Appender
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.migration import upgrade
from tests.store.altering import set_on_connect
from tests.store.events import append
from tests.torture.kills import Found, Ledger, check

LAUNCHER = "fiu-run"
CALLS = ("rw/pwrite", "rw/pwrite/reduce", "rw/write/reduce", "rw/ftruncate", "sync/fsync", "sync/fdatasync")
THREADS = 3
NAMES = 90  # in every round
ROUNDS_PER_LOG = 50
PAGES = (5, 2000)  # in the write-ahead log, at which they go into the database: at nearly every commit, or as always


@dataclass
class Failed:
    """What failing writes did to logs: the found of the log, and what the callers were told."""

    found: Found = field(default_factory=Found)
    told: dict[str, int] = field(default_factory=dict)  # kind of error -> how often
    unclear: list[str] = field(default_factory=list)  # errors that are none of ours
    stuck: int = 0  # appends that failed although nothing failed any more

    @property
    def faultless(self) -> bool:
        """Whether nothing was lost, every error was a clear one, and each went on; some calls must have failed."""
        return self.found.faultless and bool(self.told) and not (self.unclear or self.stuck)

    def __str__(self) -> str:
        found, errors = self.found, ", ".join(f"{count} {kind}" for kind, count in sorted(self.told.items()))
        return (
            f"{found.lost} lost of {found.acknowledged} acknowledged, {found.repeated} repeated, {self.stuck} stuck,"
            f" {len(self.unclear)} unclear errors, {len(found.faults)} faults in {found.rounds} rounds; told: {errors}"
            f" {(found.faults + self.unclear)[:3] or ''}"
        )


class Failures:
    """Makes calls of this process fail, at random but the same way for the same seed; needs `fiu-run` around it."""

    def __init__(self) -> None:
        self._fiu = ctypes.CDLL("libfiu.so.0")
        self._fiu.fiu_enable_random.argtypes = (
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.c_void_p,
            ctypes.c_uint,
            ctypes.c_float,
        )

    def begin(self, generator: random.Random) -> None:
        """From now on some of the calls fail, more or less often."""
        self._fiu.fiu_set_prng_seed(ctypes.c_uint(generator.randrange(2**32)))
        probability = 10 ** generator.uniform(-3, -0.7)
        for call in generator.sample(CALLS, generator.randint(1, len(CALLS))):
            self._fiu.fiu_enable_random(f"posix/io/{call}".encode(), 1, None, 0, probability)

    def end(self) -> None:
        """No more."""
        for call in CALLS:
            self._fiu.fiu_disable(f"posix/io/{call}".encode())


class Writer:
    """Appends under failures and tells: `?` tried, `!` acknowledged, `e` an error, `x` an unclear one, `s` stuck."""

    def __init__(self, url: str, pipe: int, seed: int) -> None:
        self._url, self._pipe, self._generator = url, pipe, random.Random(seed)
        self._telling = threading.Lock()

    def run(self, names: list[str]) -> None:
        """Each thread appends its share while calls fail; then, in half of the rounds, what is left while none does."""
        failures, generator = Failures(), self._generator
        database = Database(self._url)
        set_on_connect(database, f"PRAGMA wal_autocheckpoint={generator.choice(PAGES)}")
        failures.begin(generator)
        with Appender(EventStore(database)) as appender:
            left: list[list[str]] = []
            shares = [(names[n::THREADS], random.Random(generator.random())) for n in range(THREADS)]
            threads = [
                threading.Thread(target=lambda given=given: left.extend(self._append_all(appender, *given)))  # type: ignore[misc]
                for given in shares
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            if generator.random() < 0.5:
                os._exit(0)
            failures.end()
            for some in left:
                if not self._append(appender, some):
                    self._tell("s", some)

    def _append_all(self, appender: Appender, names: list[str], generator: random.Random) -> list[list[str]]:
        """Append these; what was refused twice, under the same ids, is the answer."""
        refused = []
        while names:
            size = generator.randint(1, 8)
            some, names = names[:size], names[size:]
            if not (self._append(appender, some) or self._append(appender, some)):
                refused.append(some)
        return refused

    def _append(self, appender: Appender, some: list[str]) -> bool:
        self._tell("?", some)
        try:
            appender.append_many([append(name, f"s{hash(name) % 5}") for name in some])
        except DatelineError as error:
            self._tell("e", [type(error).__name__])
        except Exception as error:
            self._tell("x", [f"{type(error).__name__}: {error}".replace("\n", " ")])
        else:
            self._tell("!", some)
            return True
        return False

    def _tell(self, mark: str, some: list[str]) -> None:
        data = "".join(f"{mark}{name}\n" for name in some).encode()
        with self._telling:
            while data:  # even this write may be cut short
                data = data[os.write(self._pipe, data) :]


def fork_writer(url: str, number: int, seed: int) -> list[str]:
    """All that a writer process of its own has told by its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            Writer(url, writing, seed).run([f"r{number}-{n}" for n in range(NAMES)])
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode().split("\n")[:-1]
    os.waitpid(child, 0)
    return told


def take_down(told: list[str], ledger: Ledger, failed: Failed) -> None:
    """What a writer has told goes to what is known of the log, and of the errors."""
    for line in told:
        mark, rest = line[0], line[1:]
        if mark == "?":
            ledger.tried.add(rest)
        elif mark == "!":
            ledger.acknowledged.add(rest)
        elif mark == "e":
            failed.told[rest] = failed.told.get(rest, 0) + 1
        elif mark == "x":
            failed.unclear.append(rest)
        else:
            failed.stuck += 1


def fail_writers(folder: Path, *, rounds: int, seed: int, progress: Callable[[], None]) -> Failed:
    """So many writers under failures, within a process that `fiu-run` started. A new log every 50 rounds."""
    generator, failed, ledger, url = random.Random(seed), Failed(), Ledger(), ""
    for number in range(rounds):
        if number % ROUNDS_PER_LOG == 0:
            failed.found.acknowledged += len(ledger.acknowledged)
            url, ledger = f"sqlite:///{folder / f'failing-{number}.db'}", Ledger()
            database = Database(url)
            upgrade(database)
            database.dispose()
        take_down(fork_writer(url, number, generator.randrange(10**6)), ledger, failed)
        check(url, ledger, failed.found)
        failed.found.rounds += 1
        progress()
    failed.found.acknowledged += len(ledger.acknowledged)
    return failed


def fail_writes(folder: Path, *, rounds: int, seed: int, progress: Callable[[], None] = lambda: None) -> Failed | None:
    """The same in a process of its own under `fiu-run`; None where that is not installed."""
    if shutil.which(LAUNCHER) is None:
        return None
    given = [sys.executable, "-m", __name__, str(folder), str(rounds), str(seed)]
    with subprocess.Popen([LAUNCHER, "-x", *given], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:  # an empty one for every round, and then what was found
            lines.append(line)
            progress()
    return msgspec.json.decode(lines[-1], type=Failed)


if __name__ == "__main__":
    fiddled = fail_writers(
        Path(sys.argv[1]), rounds=int(sys.argv[2]), seed=int(sys.argv[3]), progress=lambda: print(flush=True)
    )
    print(msgspec.json.encode(fiddled).decode())
