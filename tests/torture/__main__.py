"""All long trials, one after the other: a progress bar each, a table at the end, exit code 1 at any fault."""

import argparse
import itertools
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.migration import upgrade
from tests.store.altering import find_flips
from tests.store.events import append
from tests.torture.disk import fill_many, fill_postgres
from tests.torture.failing import fail_writes
from tests.torture.failing_server import CannotTrace, fail_server
from tests.torture.ingests import kill_ingests
from tests.torture.kills import Found, kill_server, kill_writers
from tests.torture.moves import Moves, kill_moves
from tests.torture.projections import kill_runners
from tests.torture.race import NaiveStore, race
from tests.torture.servers import Server
from tests.torture.standby import follow_standby

Advance = Callable[[], None]
Outcome = tuple[bool, str]
FLIPPED_LOG = 200  # events


class Trials:
    """Each method is a trial: how many rounds it has, and what it found."""

    def __init__(self, rounds: int, seed: int, folder: Path) -> None:
        self.rounds, self.seed, self._folder = rounds, seed, folder
        self._numbers = itertools.count()
        self.server = Server()

    def new_file(self) -> Path:
        """A migrated SQLite file."""
        path = self._folder / f"{next(self._numbers)}.db"
        database = Database(f"sqlite:///{path}")
        upgrade(database)
        database.dispose()
        return path

    def all(self) -> dict[str, tuple[int, Callable[[Advance], Outcome]]]:
        """Name -> rounds and trial."""
        few, some, fewer = (max(self.rounds // share, 1) for share in (20, 10, 50))
        return {
            "race of 8 writers": (1, self._race),
            "race, naive store": (1, self._naive_race),
            "kill -9 of writers, SQLite": (self.rounds, self._kill_sqlite),
            "kill -9 of writers, PostgreSQL": (self.rounds, self._kill_postgres),
            "kill -9 of the PostgreSQL server": (few, self._kill_server),
            "following a standby, kill -9 of it": (fewer, partial(self._standby, fewer)),
            "kill -9 of projections, SQLite": (some, partial(self._kill_projections, self._sqlite)),
            "kill -9 of projections, PostgreSQL": (some, partial(self._kill_projections, self._postgres)),
            "kill -9 of moves, SQLite": (max(self.rounds // 5, 1), partial(self._kill_moves, self._sqlite)),
            "kill -9 of moves, PostgreSQL": (max(self.rounds // 5, 1), partial(self._kill_moves, self._postgres)),
            "kill -9 of ingestion, SQLite": (few, partial(self._kill_ingests, few, self._sqlite)),
            "kill -9 of ingestion, PostgreSQL": (fewer, partial(self._kill_ingests, fewer, self._postgres)),
            "full disk, SQLite": (self.rounds // 5, self._full_sqlite),
            "full disk, PostgreSQL": (1, self._full_postgres),
            "failing writes, SQLite": (self.rounds, self._failing_sqlite),
            "failing writes, PostgreSQL": (few, partial(self._failing_postgres, few)),
            "flipped bits, SQLite": (self.rounds, lambda advance: self._flips(self._sqlite(), advance)),
            "flipped bits, PostgreSQL": (self.rounds, lambda advance: self._flips(self._postgres(), advance)),
        }

    def _sqlite(self) -> str:
        return f"sqlite:///{self.new_file()}"

    def _postgres(self) -> str:
        return self.server.new_log()

    def _race(self, advance: Advance) -> Outcome:
        raced = race("real", self._postgres(), writers=8, events_each=self.rounds * 3, seed=self.seed)
        advance()
        return not (raced.missed or raced.repeated or raced.out_of_order), (
            f"{raced.missed} missed, {raced.repeated} repeated, {raced.out_of_order} out of order of {raced.written}"
        )

    def _naive_race(self, advance: Advance) -> Outcome:
        url = self._postgres()
        store = NaiveStore(url)
        store.create()
        store.close()
        raced = race("naive", url, writers=8, events_each=self.rounds * 3, seed=self.seed)
        advance()
        return raced.missed > 0, f"{raced.missed} missed of {raced.written}, as it should be"

    def _kill_sqlite(self, advance: Advance) -> Outcome:
        return _killed(kill_writers(self._sqlite, rounds=self.rounds, seed=self.seed, progress=advance))

    def _kill_postgres(self, advance: Advance) -> Outcome:
        return _killed(kill_writers(self._postgres, rounds=self.rounds, seed=self.seed, progress=advance))

    def _kill_server(self, advance: Advance) -> Outcome:
        url, server = self._postgres(), self.server
        rounds = max(self.rounds // 20, 1)
        return _killed(kill_server(url, server.crash, server.restart, rounds=rounds, seed=self.seed, progress=advance))

    def _standby(self, rounds: int, advance: Advance) -> Outcome:
        standby = self.server.standby()
        try:
            seen = follow_standby(self.server, standby, rounds=rounds, seed=self.seed, progress=advance)
        finally:
            standby.close()
        return seen.faultless, str(seen)

    def _kill_projections(self, new_log: Callable[[], str], advance: Advance) -> Outcome:
        found = kill_runners(new_log, rounds=max(self.rounds // 10, 1), seed=self.seed, progress=advance)
        return not found.different and found.deaths > 0, str(found)

    def _kill_moves(self, new_log: Callable[[], str], advance: Advance) -> Outcome:
        folder = self._folder / f"moves-{next(self._numbers)}"
        folder.mkdir()
        moves = Moves(folder, new_log(), new_log)
        moved = kill_moves(moves, rounds=max(self.rounds // 5, 1), seed=self.seed, progress=advance)
        return not moved.faults and moved.deaths > 0, str(moved)

    def _kill_ingests(self, rounds: int, new_log: Callable[[], str], advance: Advance) -> Outcome:
        folder = self._folder / f"ingests-{next(self._numbers)}"
        folder.mkdir()
        found = kill_ingests(folder, new_log, rounds=rounds, seed=self.seed, progress=advance)
        return not found.faults and found.deaths > 0, str(found)

    def _full_sqlite(self, advance: Advance) -> Outcome:
        filled = fill_many(self.new_file, rounds=self.rounds // 5, seed=self.seed, progress=advance)
        return filled.faultless, str(filled)

    def _full_postgres(self, advance: Advance) -> Outcome:
        folder = self._folder / "small"
        folder.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m,mode=777", "tmpfs", folder], check=False)
        if mounted.returncode:
            return True, "not tried: no file system can be mounted here"
        try:
            subprocess.run(["chown", "pgserver", folder], check=False)
            filled = fill_postgres(self._postgres(), folder)
        finally:
            self.server.close()
            subprocess.run(["umount", folder], check=True)
            self.server = Server()
        advance()
        return filled.faultless, str(filled)

    def _failing_sqlite(self, advance: Advance) -> Outcome:
        folder = self._folder / "failing"
        folder.mkdir()
        failed = fail_writes(folder, rounds=self.rounds, seed=self.seed, progress=advance)
        return (True, "not tried: libfiu is not installed") if failed is None else (failed.faultless, str(failed))

    def _failing_postgres(self, rounds: int, advance: Advance) -> Outcome:
        try:
            found = fail_server(self.server, self._postgres(), rounds=rounds, seed=self.seed, progress=advance)
        except CannotTrace as error:
            return True, f"not tried: {error}"
        faultless, said = _killed(found)
        return faultless and found.deaths > 0, f"{said.rstrip()}, the server gave up {found.deaths} times"

    def _flips(self, url: str, advance: Advance) -> Outcome:
        database, missed = Database(url), []
        EventStore(database).append_many([append(f"{n} – état", f"s{n % 7}") for n in range(FLIPPED_LOG)])
        generator = random.Random(self.seed)
        for _ in range(self.rounds):
            missed += find_flips(database, generator, FLIPPED_LOG, 1)
            advance()
        database.dispose()
        return not missed, f"{self.rounds - len(missed)} found of {self.rounds} {missed[:3] or ''}"


def _killed(found: Found) -> Outcome:
    return found.faultless, (
        f"{found.lost} lost of {found.acknowledged} acknowledged, {found.repeated} repeated, {found.unknown} unknown,"
        f" {len(found.faults)} faults in {found.rounds} rounds {found.faults[:3] or ''}"
    )


def main() -> int:
    """Run the trials that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000, help="kills of writers and bit flips (default: 1000)")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="to repeat a run")
    parser.add_argument("--only", default="", help="only trials whose name holds this")
    given = parser.parse_args()
    console, table = Console(), Table("trial", "verdict", "found", "time", title=f"seed {given.seed}")
    console.print(f"seed {given.seed}")
    faults = 0
    with tempfile.TemporaryDirectory(prefix="dateline-torture-") as folder:
        Path(folder).chmod(0o755)  # the PostgreSQL server runs as a user of its own
        trials = Trials(given.rounds, given.seed, Path(folder))
        for name, (rounds, trial) in trials.all().items():
            if given.only not in name:
                continue
            started = time.monotonic()
            # No refreshing thread: the trials fork.
            with Progress(console=console, auto_refresh=False) as progress:
                task = progress.add_task(name, total=rounds)
                faultless, said = trial(partial(progress.update, task, advance=1, refresh=True))
            faults += not faultless
            verdict = "[green]holds[/]" if faultless else "[red]FAILS[/]"
            table.add_row(name, verdict, said, f"{time.monotonic() - started:.0f} s")
        trials.server.close()
    console.print(table)
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
