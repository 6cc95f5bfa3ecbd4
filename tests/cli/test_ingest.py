"""`dateline ingest`: folders, standard input and batches, the whole way from files to a printed timeline."""

import io
import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.store.database import Database
from dateline.store.event_store import EventStore
from tests.cli.running import Shell

TEXT = "Published: {day} 10:00:00\n{title}\n\n{who} opened the bridge in Lisbon on {weekday}, the mayor said.\n"
PEOPLE = ("Ana Silva", "Jonas Berg", "Mira Kovac", "Omar Haddad")


def text(number: int) -> str:
    who = PEOPLE[number % len(PEOPLE)]
    return TEXT.format(day=f"2025-08-{number % 20 + 10}", title=f"Bridge {number}", who=who, weekday="Tuesday")


def line(number: int, **rest: str) -> str:
    body = text(number).split("\n", 1)[1]
    return json.dumps({"id": f"n{number}", "published": f"2025-08-{number % 20 + 10}", "text": body, **rest})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five documents, one of them hidden, two further down, and something that is none."""
    inner = tmp_path / "desk" / "august"
    inner.mkdir(parents=True)
    (tmp_path / "desk" / "a.txt").write_text(text(1))
    (tmp_path / "desk" / ".hidden.txt").write_text(text(2))
    (tmp_path / "desk" / "picture.txt").write_bytes(b"GIF89a\0\1\2")
    (inner / "b.txt").write_text(text(3))
    (inner / "c.md").write_text(text(4))
    (inner / "d.jsonl").write_text(f"{line(5)}\n\n{{oops\n{line(6)}\n")
    return tmp_path / "desk"


def streams(*categories: str) -> list[str]:
    """The stream of every event, in the order of the log."""
    database = Database("sqlite:///log.db")
    found = [one.stream for one in EventStore(database).read_all()]
    database.dispose()
    return [stream for stream in found if not categories or stream.split("-")[0] in categories]


@contextmanager
def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        yield


def test_a_folder_goes_in_but_for_what_is_no_document(run: Shell, folder: Path) -> None:
    ran = run("ingest", "desk", "--timeline", "bridge")
    assert ran.code == 2
    names = [said.split(":")[0] for said in ran.out.decode().splitlines()]
    assert names == ["a.txt", "august/b.txt", "august/c.md", "n5", "n6", "5 recorded, 0 known already", names[6]]
    complaint = ran.err.splitlines()
    assert complaint[0] == "dateline: 2 documents could not be read:"
    assert "picture.txt" in complaint[1]
    assert "august/d.jsonl, line 3 is no JSON" in complaint[2]
    shown = run("timeline", "bridge").out.decode()
    assert "from 5 documents" in shown
    assert "opened the bridge in Lisbon" in " ".join(shown.split())


def test_only_files_that_match_are_taken(run: Shell, folder: Path) -> None:
    ran = run("ingest", "desk", "--glob", "*.md", "--glob", "august/b.*")
    assert [said.split(":")[0] for said in ran.out.decode().splitlines()][:2] == ["august/b.txt", "august/c.md"]
    assert ran.code == 0
    assert "There is no document in desk." in run("ingest", "desk", "--glob", "*.pdf").complaint


def test_the_log_itself_is_no_document(run: Shell) -> None:
    Path("a.txt").write_text(text(1))
    run("ingest", "a.txt")
    ran = run("ingest", ".")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.decode().splitlines()[0] == "a.txt: known already"


def test_strict_stops_at_the_first(run: Shell, folder: Path) -> None:
    ran = run("ingest", "desk", "--strict")
    assert ran.code == 2
    assert [said.split(":")[0] for said in ran.out.decode().splitlines()] == ["a.txt"]
    assert ran.err.startswith("dateline: picture.txt")
    assert ran.err.count("\n") == 1


def test_the_same_again_says_what_is_there_already(run: Shell, folder: Path) -> None:
    run("ingest", "desk", "--glob", "*.txt", "--timeline", "bridge")
    ran = run("ingest", "desk", "--timeline", "bridge")
    assert "3 recorded, 2 known already" in ran.out.decode()
    head = len(streams())
    again = run("ingest", "desk", "--timeline", "bridge", "--json")
    told = [json.loads(said) for said in again.out.decode().splitlines()]
    assert [one["known"] for one in told] == [True] * 5
    assert all(one["claims"] for one in told)
    assert len(streams()) == head


def test_documents_put_on_a_timeline_are_named_once_in_the_log(run: Shell) -> None:
    for number in range(4):
        Path("a.txt").write_text(text(number))
        run("ingest", "a.txt", "--timeline", "bridge")
    database = Database("sqlite:///log.db")
    found = list(EventStore(database).read_all(category="timeline"))
    database.dispose()
    assert [one.type for one in found] == ["timeline-created"] + ["timeline-extended"] * 3
    assert [len(one.event.documents) for one in found[1:]] == [1, 1, 1]  # type: ignore[attr-defined]


@pytest.mark.parametrize("processes", ["2", "3"])
def test_the_log_is_the_same_however_many_processes_read(run: Shell, processes: str) -> None:
    Path("all.jsonl").write_text("".join(line(number, source="Courier") + "\n" for number in range(40)))
    run("ingest", "all.jsonl", "--workers", "1")
    alone = streams("source", "document", "claim")
    for left in Path().glob("log.db*"):
        left.unlink()
    assert run("ingest", "all.jsonl", "--workers", processes).code == 0
    assert streams("source", "document", "claim") == alone


def test_lines_on_standard_input(run: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    with standard_input(monkeypatch, f"{line(1)}\n{line(2)}\n{line(1)}\n".encode()):
        ran = run("ingest", "-")
    assert [said.split(":")[0] for said in ran.out.decode().splitlines()][:2] == ["n1", "n2"]
    assert "standard input, line 3 has the id 'n1' of line 1" in ran.err


def test_a_text_on_standard_input(run: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    with standard_input(monkeypatch, text(1).encode()):
        assert run("ingest", "-").out.decode().startswith("standard input: ")
    with standard_input(monkeypatch, b""):
        assert "standard input is empty" in run("ingest", "-").complaint


def test_a_line_that_is_too_large_is_left_out(run: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_MAX_DOCUMENT_BYTES", "400")
    Path("all.jsonl").write_text(f"{line(1)}\n{line(2, title='x' * 2000)}\n{line(3)}\n")
    ran = run("ingest", "all.jsonl")
    assert "2 recorded" in ran.out.decode()
    assert "line 2" in ran.err
    assert "larger than the 400 bytes allowed" in ran.err


def test_a_full_disk_says_how_many_were_kept(run: Shell) -> None:
    Path("all.jsonl").write_text("".join(line(number, source="Courier") + "\n" for number in range(400)))
    run("db", "upgrade")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, before[1]))
    try:
        ran = run("ingest", "all.jsonl", "--workers", "1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert ran.code == 2
    kept = len(streams("document"))
    assert 0 < kept < 400
    assert f"{kept} documents of this run were recorded and are kept" in ran.err
    assert f"{kept} known already" in run("ingest", "all.jsonl", "--workers", "1").out.decode()


def test_the_zone_of_the_source(run: Shell) -> None:
    Path("a.txt").write_text(text(1))
    run("ingest", "a.txt", "--zone", "Europe/Lisbon")
    shown = run("log", "events", "--type", "document-recorded", "--json").out
    assert b"Europe/Lisbon" in shown
    assert b"source_default" in shown
