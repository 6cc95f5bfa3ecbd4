import json
from pathlib import Path

import icalendar
import pytest

from dateline.store.database import Database
from tests.cli.running import Shell
from tests.exports.test_json import validate

TEXT = "Published: 2025-08-13 19:20:55\nTalks in Oslo\n\nThe ministers met in Oslo on Tuesday, the embassy said.\n"
LATER = "Published: 2025-08-14 08:00:00\nMore talks\n\nThe ministers left Oslo on Wednesday, the embassy said.\n"


@pytest.fixture
def filled(run: Shell) -> Shell:
    """A shell in a folder with a log of two documents on one timeline."""
    Path("a.txt").write_text(TEXT)
    Path("b.txt").write_text(LATER)
    assert run("ingest", "a.txt", "--timeline", "oslo").code == 0
    assert run("ingest", "b.txt", "--timeline", "oslo").code == 0
    return run


def starts(written: bytes) -> list[str]:
    """The first days of the events of a calendar."""
    return [f"{event['dtstart'].dt}" for event in icalendar.Calendar.from_ical(written).events]


def test_a_calendar_to_standard_output(filled: Shell) -> None:
    ran = filled("export", "oslo", "--format", "ics")
    assert (ran.code, ran.err) == (0, "")
    assert starts(ran.out) == ["2025-08-12", "2025-08-13"]


def test_json_to_a_file(filled: Shell) -> None:
    ran = filled("export", "oslo", "--format", "json", "-o", "oslo.json")
    assert (ran.code, ran.out) == (0, b"")
    validate(Path("oslo.json").read_bytes())
    assert sorted(path.name for path in Path().iterdir() if "json" in path.name) == ["oslo.json"]


def test_as_of_both_axes(filled: Shell) -> None:
    head = json.loads(filled("export", "oslo", "--format", "json").out)["as_of"]["recorded"]
    before = next(
        position
        for position in range(head, 0, -1)
        if starts(filled("export", "oslo", "--format", "ics", "--as-of", str(position)).out) == ["2025-08-12"]
    )
    assert 0 < before < head
    ran = filled("export", "oslo", "--format", "ics", "--published-by", "2025-08-13")
    assert starts(ran.out) == ["2025-08-12"]


def test_the_same_document_again_gives_the_same_bytes(filled: Shell) -> None:
    first = filled("export", "oslo", "--format", "ics").out
    filled("ingest", "a.txt", "--timeline", "oslo")
    assert filled("export", "oslo", "--format", "ics").out == first


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("nowhere",), 'There is no timeline "nowhere"'),
        (("oslo", "--as-of", "soon"), '"soon" is not a position or a time'),
        (("oslo", "--as-of", "-3"), "There is no position -3"),
        (("oslo", "--as-of", "999999"), "There is no position 999999"),
        (("oslo", "--as-of", "2001-01-01", "--published-by", "2025-08-13"), "cannot have been known"),
        (("oslo", "-o", "no/such/folder.ics"), "cannot be written: No such file or directory."),
        (("oslo", "-o", "."), ". is a directory: name a file in it."),
    ],
)
def test_bad_input_is_one_line_and_no_file(filled: Shell, words: tuple[str, ...], complaint: str) -> None:
    before = sorted(Path().iterdir())
    assert complaint in filled("export", *words, "--format", "ics").complaint
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize("command", [("export", "oslo", "--format", "ics"), ("serve", "--port", "0")])
def test_a_file_that_is_no_database(run: Shell, command: tuple[str, ...]) -> None:
    Path("log.db").write_bytes(b"This is not a database at all, but long enough to be looked at.\n" * 20)
    assert "file is not a database" in run(*command).complaint


def test_a_database_that_is_no_url(run: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATABASE_URL", "somewhere")
    assert '"somewhere" is not a database URL.' in run("export", "a", "--format", "ics").complaint


@pytest.mark.parametrize("command", [("export", "oslo", "--format", "ics"), ("serve", "--port", "0")])
def test_a_database_that_is_behind(filled: Shell, command: tuple[str, ...]) -> None:
    database = Database("sqlite:///log.db")
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    database.dispose()
    assert "dateline db upgrade" in filled(*command).complaint
