"""`dateline log events`, as somebody types it."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from dateline.events import ClaimRetracted
from dateline.evidence import Decision
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.migration import upgrade
from dateline.store.recorded import ANY, Append, new_event
from tests.cli.running import Shell
from tests.store.events import append

NOON = datetime(2025, 8, 13, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> EventStore:
    """Four events, recorded at noon and then an hour apart, where the commands look for them."""
    database = Database(f"sqlite:///{tmp_path / 'log.db'}")
    upgrade(database)
    hours = count()
    store = EventStore(database, lambda: NOON + timedelta(hours=next(hours)))
    retracted = new_event(ClaimRetracted(claim_id="claim-1", decision=Decision(by="me", why="wrong")), {"by": "me"})
    for each in (append("A"), Append("claim-1", (retracted,), ANY), append("B", "b"), append("C")):
        store.append_many([each])
    database.dispose()
    return store


def positions(out: bytes) -> list[int]:
    return [int(line.split()[0]) for line in out.decode().splitlines()]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), [1, 2, 3, 4]),
        (("source-a",), [1, 4]),
        (("source-a", "--after", "1"), [4]),
        (("source-a", "--until", "3"), [1]),
        (("source-a", "--type", "claim-retracted"), []),
        (("source-a", "-n", "1"), [1]),
        (("--category", "source"), [1, 3, 4]),
        (("--type", "claim-retracted"), [2]),
        (("--type", "claim-retracted", "--type", "source-registered", "--limit", "3"), [1, 2, 3]),
        (("--after", "2025-08-13T13:00:00Z"), [3, 4]),
        (("--after", "1", "--until", "2025-08-13T14:30:00Z"), [2, 3]),
    ],
)
def test_events_are_chosen(run: Shell, store: EventStore, options: tuple[str, ...], expected: list[int]) -> None:
    done = run("log", "events", *options)
    assert (done.code, done.err) == (0, "")
    assert positions(done.out) == expected


def test_a_line_says_when_what_and_of_what(run: Shell, store: EventStore) -> None:
    line = run("log", "events", "--type", "claim-retracted").out.decode()
    assert line.split() == ["2", "2025-08-13", "13:00:00", "UTC", "claim-retracted", "claim-1", "v1"]


def test_json_has_everything(run: Shell, store: EventStore) -> None:
    told = json.loads(run("log", "events", "claim-1", "--json").out)
    recorded = store.read_stream("claim-1")[0]
    assert told == {
        "position": 2,
        "event_id": str(recorded.event_id),
        "stream": "claim-1",
        "version": 1,
        "type": "claim-retracted",
        "recorded_at": "2025-08-13T13:00:00Z",
        "metadata": {"by": "me"},
        "data": {"claim_id": "claim-1", "decision": {"by": "me", "why": "wrong"}},
    }


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("source-z",), "There is no stream source-z."),
        (("--type", "claim-invented"), 'There are no events of type "claim-invented".'),
        (
            ("--category", "claim%"),
            'no streams of the kind "claim%": there are claim, document, happening, source, timeline.',
        ),
        (("--after", "5"), "There is no position 5: the log goes from 0 to 4."),
        (("--until", "noon"), "noon"),
        (("--limit", "0"), "--limit"),
        (("--follow", "--limit", "3"), "--follow goes on for ever"),
        (("source-a", "--follow"), "--follow goes on for ever"),
    ],
)
def test_what_cannot_be_asked(run: Shell, store: EventStore, options: tuple[str, ...], complaint: str) -> None:
    assert complaint in run("log", "events", *options).complaint


def test_it_follows_what_another_process_appends(store: EventStore, tmp_path: Path) -> None:
    environment = os.environ | {"DATELINE_DATABASE_URL": "sqlite:///log.db"}
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "log", "events", "-f", "--after", "3"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline().split()[0] == "4"
            store.append_many([append("D")])
            assert process.stdout.readline().split()[0] == "5"
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
