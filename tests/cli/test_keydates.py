"""`dateline keydates` prints days, and says what is wrong with those it is given."""

import json
from pathlib import Path

import pytest

from dateline.cli import main


@pytest.fixture
def document(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text("The bridge fell on Monday. The mayor will speak on Friday.\n", encoding="utf-8")
    return str(path)


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["dateline", "keydates", *words])
    with pytest.raises(SystemExit) as left:
        raise SystemExit(main())
    return int(left.value.code or 0)


def test_the_days(document: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--published", "2025-08-13", "--from", "2025-08-10", "--to", "2025-08-20", "-n", "5", "--json")
    assert run(monkeypatch, document, *words) == 0
    assert json.loads(capsys.readouterr().out) == {"dates": ["2025-08-11", "2025-08-15"]}


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        ("Monday", "2025-08-20", '"Monday" is no day'),
        ("2025-08-20", "2025-08-10", "lies before the first"),
    ],
)
def test_days_that_are_none(
    document: str,
    first: str,
    last: str,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, document, "--published", "2025-08-13", "--from", first, "--to", last) == 2
    assert message in capsys.readouterr().err
