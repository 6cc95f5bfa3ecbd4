"""Runs the command line as a shell would, in this process."""

import sys
from dataclasses import dataclass

import pytest

from dateline.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: bytes
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error of a command that was refused."""
        assert (self.code, self.out) == (2, b"")
        assert self.err.startswith("dateline: ")
        assert self.err.count("\n") == 1
        return self.err


class Shell:
    """Runs commands with the settings of a test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]) -> None:
        self._monkeypatch = monkeypatch
        self._capture = capture

    def __call__(self, *words: str, program: str = "dateline") -> Ran:
        """Run a command."""
        self._monkeypatch.setattr(sys, "argv", [program, *words])
        self._capture.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = self._capture.readouterr()
        return Ran(int(stopped.value.code or 0), out, err.decode())
