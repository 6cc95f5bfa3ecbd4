import json
from pathlib import Path

import icalendar
import pytest

from tests.cli.running import Shell
from tests.exports.test_json import validate


def test_the_demo_goes_the_whole_way(run: Shell) -> None:
    ran = run("demo")
    assert (ran.code, ran.err) == (0, "")
    told = ran.out.decode()
    for words in ("12 Aug 2025", "15 Aug 2025", "20,000 to 30,000", "Ukrainian officials", "serve --dev", "--as-of"):
        assert words in told
    calendar = icalendar.Calendar.from_ical(Path("out/putin-kim-call.ics").read_bytes())
    planned = [f"{event['dtstart'].dt}" for event in calendar.events if event["status"] == "TENTATIVE"]
    happened = [f"{event['dtstart'].dt}" for event in calendar.events if event["status"] == "CONFIRMED"]
    assert "2025-08-15" in planned
    assert "2025-08-12" in happened
    written = Path("out/putin-kim-call.json").read_bytes()
    validate(written)
    assert len(json.loads(written)["documents"]) == 2


def test_what_it_says_to_run_next_runs(run: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run("demo").out.decode().splitlines()
    (setting,) = (line.split("=", 1)[1] for line in told if "export DATELINE_DATABASE_URL=" in line)
    (timeline,) = (line.split()[1:] for line in told if "--as-of" in line)
    monkeypatch.setenv("DATELINE_DATABASE_URL", setting)
    assert run(*timeline).code == 0


def test_it_can_be_run_again_and_gives_the_same_claims(run: Shell) -> None:
    run("demo")
    first = json.loads(Path("out/putin-kim-call.json").read_bytes())
    assert run("demo").code == 0
    again = json.loads(Path("out/putin-kim-call.json").read_bytes())
    assert [entry["happening"]["id"] for entry in again["entries"]] == [
        entry["happening"]["id"] for entry in first["entries"]
    ]


def test_it_takes_nothing_away_that_it_has_not_made(run: Shell) -> None:
    Path("out").mkdir()
    Path("out/demo.db").write_text("somebody's own")
    assert "out/demo.db was not made by this demo" in run("demo").complaint
    assert Path("out/demo.db").read_text() == "somebody's own"
    Path("out/demo.db").unlink()
    Path("out").rmdir()
    Path("out").write_text("a file")
    assert "out cannot be written to" in run("demo").complaint
