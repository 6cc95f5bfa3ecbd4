import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
import structlog.testing

from dateline.cli.serve import _tell_what_could_harm, listen
from dateline.errors import InvalidInput, Unavailable
from dateline.store import doctor
from dateline.store.database import Database
from tests.cli.running import Shell


def test_a_port_in_use_is_one_line(run: Shell) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert f"Port {port} of 127.0.0.1 is in use" in run("serve", "--port", str(port)).complaint
    assert list(Path().iterdir()) == []


def test_an_address_that_is_not_ours_is_one_line(run: Shell) -> None:
    assert "There is no address no.such.host.invalid" in run("serve", "--host", "no.such.host.invalid").complaint
    # TEST-NET-1 (RFC 5737): an address that no machine has.
    assert "Port 8000 of 192.0.2.1 cannot be used" in run("serve", "--host", "192.0.2.1").complaint


def test_errors_carry_what_they_are_about() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Unavailable) as refused:
            listen("127.0.0.1", port)
    assert refused.value.values == {"host": "127.0.0.1", "port": port}
    with pytest.raises(InvalidInput):
        listen("x" * 300, 0)


def test_a_port_is_free_again_when_a_server_has_left() -> None:
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        client = socket.create_connection(("127.0.0.1", port))
        served, _ = first.accept()
        served.close()
        client.close()
    listen("127.0.0.1", port).close()


def test_it_serves_until_interrupted(tmp_path: Path) -> None:
    environment = os.environ | {"DATELINE_DATABASE_URL": "sqlite:///log.db", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            address = process.stdout.readline().split()[3].removesuffix("/graphql;")
            with urllib.request.urlopen(f"{address}/readyz", timeout=30) as response:
                assert json.load(response) == {"status": "ready"}
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
        told = [json.loads(line)["event"] for line in process.stderr]
    # What could harm the log is said at the start, and nothing else: a SQLite version with a known fault, say.
    assert told == [found.sentence for found in doctor.warnings(Database(f"sqlite:///{tmp_path}/log.db"))]


def test_what_could_harm_the_log_is_said(monkeypatch: pytest.MonkeyPatch, sqlite_database: Database) -> None:
    found = [doctor.Finding("warning", "version", "too old"), doctor.Finding("fault", "head", "set back")]
    monkeypatch.setattr(doctor, "warnings", lambda database: found)
    with structlog.testing.capture_logs() as told:
        _tell_what_could_harm(sqlite_database)
    assert [(line["log_level"], line["event"], line["about"]) for line in told] == [
        ("warning", "too old", "version"),
        ("error", "set back", "head"),
    ]
