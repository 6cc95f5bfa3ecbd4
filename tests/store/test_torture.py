"""The long trials in short; `make torture` runs them in full."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.store.database import Database
from dateline.store.migration import upgrade
from tests.torture.disk import fill_sqlite, in_child
from tests.torture.failing import LAUNCHER, fail_writes
from tests.torture.failing_server import CannotTrace, fail_server
from tests.torture.ingests import kill_ingests
from tests.torture.kills import kill_server, kill_writers
from tests.torture.moves import Moves, kill_moves
from tests.torture.servers import Server


def new_log(folder: Path) -> Iterator[Path]:
    for number in itertools.count():
        path = folder / f"{number}.db"
        database = Database(f"sqlite:///{path}")
        upgrade(database)
        database.dispose()
        yield path


def test_killing_writers_on_sqlite(tmp_path: Path) -> None:
    logs = new_log(tmp_path)
    found = kill_writers(lambda: f"sqlite:///{next(logs)}", rounds=25, seed=1)
    assert found.faultless, found
    assert found.acknowledged > 0
    assert found.deaths == 25


def test_killing_writers_and_the_server_on_postgres() -> None:
    server = Server()
    try:
        found = kill_writers(server.new_log, rounds=15, seed=2)
        assert found.faultless, found
        assert found.acknowledged > 0
        found = kill_server(server.new_log(), server.crash, server.restart, rounds=2, seed=3)
        assert found.faultless, found
        assert found.acknowledged > 0
    finally:
        server.close()


def test_writes_that_fail_under_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server()
    try:
        found = fail_server(server, server.new_log(), rounds=2, seed=1)
        assert found.faultless, found
        assert found.acknowledged > 0
        monkeypatch.setenv("PATH", "")
        with pytest.raises(CannotTrace, match="not installed"):
            fail_server(server, server.new_log(), rounds=1, seed=1)
    except CannotTrace as error:
        pytest.skip(f"writes that fail under a server are not tried: {error}")
    finally:
        server.close()


def test_killing_imports_restores_and_backups(tmp_path: Path) -> None:
    logs = new_log(tmp_path)
    moves = Moves(tmp_path, f"sqlite:///{next(logs)}", lambda: f"sqlite:///{next(logs)}")
    moved = kill_moves(moves, rounds=6, seed=1)
    assert not moved.faults, moved
    assert moved.deaths > 0


@pytest.mark.timeout(900)
def test_killing_ingestion(tmp_path: Path) -> None:
    logs = new_log(tmp_path)
    found = kill_ingests(tmp_path, lambda: f"sqlite:///{next(logs)}", rounds=3, seed=1, size=25)
    assert not found.faults, found
    assert found.deaths > 0


@pytest.mark.parametrize("seed", range(4))
def test_a_disk_that_fills_up(tmp_path: Path, seed: int) -> None:
    path = next(new_log(tmp_path))
    filled = in_child(lambda: fill_sqlite(path, seed))
    assert filled.faultless, filled


def test_writes_that_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = fail_writes(tmp_path, rounds=25, seed=4)
    if failed is None:
        pytest.skip(f"writes that fail are not tried: {LAUNCHER} is not installed (Debian: fiu-utils)")
    assert failed.faultless, failed
    assert failed.found.acknowledged > 0
    assert {"StorageFull", "Unavailable"} <= failed.told.keys()
    monkeypatch.setenv("PATH", "")
    assert fail_writes(tmp_path, rounds=1, seed=4) is None
