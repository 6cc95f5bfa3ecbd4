"""`dateline diff` and `dateline search` on a log of two documents."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Shell

FIRST = "Published: 2025-08-13T12:00:00Z\n\nThe Harbour Board closed the old bridge in Lund on Tuesday.\n"
SECOND = "Published: 2025-08-14T12:00:00Z\n\nAda Holm opened a library in Visby on Wednesday.\n"


@pytest.fixture
def filled(run: Shell) -> Shell:
    Path("first.txt").write_text(FIRST)
    Path("second.txt").write_text(SECOND)
    run("ingest", "first.txt", "--timeline", "towns")
    run("ingest", "second.txt", "--timeline", "towns")
    return run


def test_what_the_second_document_added(filled: Shell) -> None:
    changes = json.loads(filled("diff", "towns", "--from", "0", "--json").out)["changes"]
    assert {change["kind"] for change in changes} == {"added"}
    later = json.loads(
        filled("diff", "towns", "--published-from", "2025-08-13", "--published-to", "2025-08-14", "--json").out
    )["changes"]
    assert 0 < len(later) < len(changes)
    assert all(change["events"] for change in later)
    assert b"added" in filled("diff", "towns", "--from", "0").out
    assert "no timeline" in filled("diff", "towns", "--from", "0", "--to", "0").complaint


def test_words_are_found(filled: Shell) -> None:
    (match,) = json.loads(filled("search", "bridges", "closed", "--json").out)["matches"]
    assert match["kind"] == "claim"
    assert "old bridge" in match["text"]
    assert b"Lund" in filled("search", '"old bridge"').out
    assert filled("search", "zeppelin").out == b"Nothing has all of these words.\n"
    assert json.loads(filled("search", "library", "--published-by", "2025-08-13", "--json").out)["matches"] == []


def test_what_cannot_be_asked(filled: Shell) -> None:
    assert "--from" in filled("diff", "towns").complaint
    assert "no word" in filled("search", "!?").complaint
