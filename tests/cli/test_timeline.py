"""What a person sees on the command line: ingest, timelines, links and projections."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli import cli
from dateline.errors import AlreadyDone, DatelineError, InvalidInput, NotFound, UnreadableDocument

NEWS = """Published: 2025-08-13 19:20:55
Harbour talks

Ana Silva met Jonas Berg in Oslo on Tuesday, a spokesman said.

Norway has sent an additional 2,000 troops to Iceland.
"""
OTHER = """Published: 2025-08-14
Oslo talks

Ana Silva met Jonas Berg in Oslo on 11 August 2025.

Norway has sent at least 5,000 soldiers to Iceland.
"""

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder with a log of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_DATABASE_URL", f"sqlite:///{tmp_path / 'log.db'}")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "news.txt").write_text(NEWS)
    (tmp_path / "other.txt").write_text(OTHER)

    def call(*words: str) -> Result:
        return CliRunner().invoke(cli, list(words))

    return call


def test_documents_are_ingested_once(run: Run) -> None:
    first = run("ingest", "news.txt", "--source", "Harbour Post", "--timeline", "talks")
    assert first.exit_code == 0
    assert first.stdout.splitlines()[0] == "news.txt: 2 claims"
    again = run("ingest", "news.txt", "--source", "Harbour Post", "--timeline", "talks")
    assert again.stdout.splitlines()[0] == "news.txt: known already"
    assert again.stdout.splitlines()[1] == first.stdout.splitlines()[1]


def test_ingest_for_other_programs(run: Run) -> None:
    (line,) = run("ingest", "news.txt", "--json").stdout.splitlines()
    told = json.loads(line)
    assert (told["name"], told["known"], len(told["claims"])) == ("news.txt", False, 2)


def test_a_timeline_shows_when_what_who_and_how_many(run: Run) -> None:
    run("ingest", "news.txt", "--source", "Harbour Post", "--timeline", "talks")
    run("ingest", "other.txt", "--source", "Fjord Times", "--timeline", "talks")
    shown = run("timeline", "talks").stdout
    lines = shown.splitlines()
    assert lines[0].rstrip() == "Talks"
    assert lines[1].startswith("2 happenings from 2 documents, as recorded at position ")
    assert all(len(line) <= 100 for line in lines)
    for words in (
        "11 – 12 Aug 2025",
        "Ana Silva met Jonas Berg",
        "contested",
        "a spokesman",
        "→ Harbour Post",
        "an additional 2,000 troops",
        "at least 5,000 soldiers",
        "no date given",
    ):
        assert words in " ".join(shown.split()), words
    assert "\x1b" not in shown


@pytest.mark.parametrize("columns", ["50", "60", "80", "200"])
def test_a_timeline_keeps_every_column_however_narrow(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    run("ingest", "news.txt", "--timeline", "talks")
    monkeypatch.setenv("COLUMNS", columns)
    shown = run("timeline", "talks").stdout
    assert "Numbers" in shown
    assert "2,000" in shown
    assert all(len(line) <= int(columns) for line in shown.splitlines())


def test_a_timeline_as_of_any_moment(run: Run) -> None:
    run("ingest", "news.txt", "--timeline", "talks")
    position = run("ingest", "news.txt").stdout.split()[-1]
    run("ingest", "other.txt", "--timeline", "talks")
    then = run("timeline", "talks", "--as-of", position).stdout
    assert "2 happenings from 1 document," in then
    public = run("timeline", "talks", "--published-by", "2025-08-13T20:00:00Z").stdout
    assert "as published by 2025-08-13 20:00 UTC" in public
    assert "2 happenings from 1 document," in public
    nothing = run("timeline", "talks", "--published-by", "2025-08-12").stdout
    assert "Nothing is on this timeline at that moment." in nothing
    assert json.loads(run("timeline", "talks", "--json").stdout)["timeline"]["slug"] == "talks"


def test_timelines_are_opened_and_listed(run: Run) -> None:
    run("db", "upgrade")
    assert "There is no timeline yet" in run("timelines").stdout
    assert (
        run("timelines", "create", "oslo", "--title", "Oslo", "--by", "me", "--name", "Oslo").stdout == "opened oslo\n"
    )
    assert "oslo" in run("timelines").stdout
    (listed,) = json.loads(run("timelines", "--json").stdout)
    assert (listed["slug"], listed["title"]) == ("oslo", "Oslo")
    run("ingest", "news.txt")
    assert "1 happening from 1 document" in run("timeline", "oslo").stdout


def test_claims_are_linked_without_storing_them(run: Run, tmp_path: Path) -> None:
    lines = [
        {"id": "one", "published": "2025-08-13", "text": "Ana Silva met Jonas Berg in Oslo on Tuesday."},
        {"id": "two", "published": "2025-08-14", "text": "Jonas Berg met Ana Silva in Oslo on 12 August 2025."},
    ]
    (tmp_path / "documents.jsonl").write_text("\n".join(map(json.dumps, lines)))
    linked = json.loads(run("link", "documents.jsonl", "--json").stdout)
    (happening,) = linked["happenings"]
    assert (happening["earliest"], happening["latest"]) == ("2025-08-12T00:00:00", "2025-08-13T00:00:00")
    assert sorted(claim["document"] for claim in happening["claims"]) == ["one", "two"]
    relation = linked["relations"][0]
    assert (relation["field"], relation["verdict"], relation["dependence"]) == ("date", "same", "independent")
    assert {relation["a"]["document"], relation["b"]["document"]} == {"one", "two"}
    assert {link["certainty"] for link in linked["links"]} == {"certain"}
    assert "one 0–43: Ana Silva met Jonas Berg" in run("link", "documents.jsonl").stdout
    assert not (tmp_path / "log.db").exists()


def test_projections_tell_how_far_they_are_and_are_rebuilt(run: Run) -> None:
    run("ingest", "news.txt")
    assert run("projections", "status").stdout.count("running") == 3
    status = json.loads(run("projections", "status", "--json").stdout)
    assert all(one["position"] == one["head"] and one["fault"] is None for one in status)
    rebuilt = run("projections", "rebuild").stdout.splitlines()
    assert [line.split(":")[0] for line in rebuilt] == ["addresses", "happenings", "timelines"]
    assert all("(the same bytes)" in line for line in rebuilt)
    assert run("projections", "rollback", "happenings").stdout == "happenings: build 1 is live again\n"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("timeline", "nothing"), NotFound),
        (("timeline", "talks", "--as-of", "-1"), InvalidInput),
        (("timeline", "talks", "--as-of", "soon"), InvalidInput),
        (("timeline", "talks", "--published-by", "2999-01-01"), InvalidInput),
        (("ingest", "missing.txt"), UnreadableDocument),
        (("ingest", "news.txt", "--timeline", "No Slug"), InvalidInput),
        (("timelines", "create", "talks", "--title", "Again", "--by", "me"), AlreadyDone),
        (("projections", "rebuild", "nothing"), NotFound),
        (("link", "missing.jsonl"), UnreadableDocument),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_reason(
    run: Run, words: tuple[str, ...], error: type[DatelineError]
) -> None:
    run("ingest", "news.txt", "--timeline", "talks")
    before = run("timeline", "talks", "--json").stdout
    done = run(*words)
    assert isinstance(done.exception, error)
    assert run("timeline", "talks", "--json").stdout == before
