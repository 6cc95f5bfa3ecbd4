"""`dateline documents`: what is known of one, and what is decided about it."""

import json
from pathlib import Path

import pytest

from dateline.store.database import Database
from dateline.store.event_store import EventStore
from tests.cli.running import Shell

TEXT = "Published: 2025-08-13\nBridge\n\nAna Silva opened the bridge in Lisbon on Tuesday. {rest}\n"
BY = ("--by", "A. Editor", "--why", "the outlet wrote to us")


@pytest.fixture
def ids(run: Shell) -> list[str]:
    """Two documents."""
    Path("a.txt").write_text(TEXT.format(rest="Jonas Berg resigned on Monday."))
    Path("b.txt").write_text(TEXT.format(rest="Mira Kovac resigned on Monday."))
    out = run("ingest", "a.txt", "b.txt", "--json", "--source", "Courier").out.decode()
    return [json.loads(line)["document"] for line in out.splitlines()]


def shown(run: Shell, document_id: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(run("documents", "show", document_id, "--json").out)
    return found


def test_what_is_known_of_one(run: Shell, ids: list[str]) -> None:
    first = shown(run, ids[0])
    assert (first["source"], first["published"], first["status"], first["title"]) == (
        "Courier",
        "2025-08-13",
        "recorded",
        "Bridge",
    )
    assert b"status: recorded" in run("documents", "show", ids[0]).out
    for option in ("--text", "--raw"):
        assert run("documents", "show", ids[0], option).out == Path("a.txt").read_bytes()
    assert "There is no document" in run("documents", "show", "document-0").complaint


def test_a_revision(run: Shell, ids: list[str]) -> None:
    assert run("documents", "revise", *ids, *BY).out == b"1 claims carried over, 1 gone, 1 new\n"
    assert shown(run, ids[0])["revised_by"] == ids[1]
    assert "already" in run("documents", "revise", *ids, *BY).complaint
    assert "name two" in run("documents", "revise", ids[0], ids[0], *BY).complaint
    assert "There is no document" in run("documents", "revise", ids[0], "document-0", *BY).complaint


def test_a_correction(run: Shell, ids: list[str]) -> None:
    correction = ("documents", "correct", ids[0], "--note", "It was Mira Kovac.", "--published")
    assert run(*correction, "2025-08-14").code == 0
    assert (shown(run, ids[0])["status"], shown(run, ids[0])["note"]) == ("corrected", "It was Mira Kovac.")
    assert "already" in run(*correction, "2025-08-14").complaint
    assert "no publication time" in run(*correction, "soon").complaint
    assert "needs a note" in run("documents", "correct", ids[0], "--note", " ", "--published", "2025-08-14").complaint


def test_a_withdrawal(run: Shell, ids: list[str]) -> None:
    assert run("documents", "withdraw", ids[0], *BY).code == 0
    assert (shown(run, ids[0])["status"], shown(run, ids[0])["note"]) == ("withdrawn", "the outlet wrote to us")
    assert "already" in run("documents", "withdraw", ids[0], *BY).complaint
    assert "Say who decides" in run("documents", "withdraw", ids[1], "--by", " ", "--why", "").complaint


def test_an_erasure(run: Shell, ids: list[str]) -> None:
    run("ingest", "a.txt", "--source", "Herald")  # the same text of another source
    assert "say --yes" in run("documents", "erase", ids[0], *BY).complaint
    erased = run("documents", "erase", ids[0], *BY, "--yes").out.decode().split()
    assert len(erased) == 4
    assert shown(run, ids[0])["status"] == "text erased"
    assert "not kept, or were erased" in run("documents", "show", ids[0], "--text").complaint
    assert "already" in run("documents", "erase", ids[0], *BY, "--yes").complaint
    assert run("log", "verify").code == 0
    run("ingest", "a.txt", "--source", "Courier")
    assert "erased" in run("documents", "show", ids[0], "--text").complaint
    database = Database("sqlite:///log.db")
    store = EventStore(database)
    assert [store.text(str(shown(run, one)["text_sha256"])) is None for one in ids] == [True, False]
    database.dispose()
