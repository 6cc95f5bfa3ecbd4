from pathlib import Path

import pytest

from tests.cli.running import Shell


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Shell:
    """Runs commands in an empty folder, on a log of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_DATABASE_URL", "sqlite:///log.db")
    monkeypatch.setenv("COLUMNS", "120")
    return Shell(monkeypatch, capfdbinary)
