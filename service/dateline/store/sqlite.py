"""SQLite: one file, one writer at a time, write-ahead log, every commit on the disk before it counts."""

import json
import sqlite3
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, Compiled
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.sql.compiler import SQLCompiler

from dateline.errors import (
    DatabaseBehind,
    DatabaseUnreadable,
    DatelineError,
    InvalidInput,
    StorageFull,
    Unavailable,
)

BUSY_SECONDS = 30.0
CONNECTIONS = 100  # opened at most beyond the five that are kept
POLL_SECONDS = 0.05
CHUNK = 250  # rows: what is fetched is decoded while the processor still has it at hand

# synchronous=FULL: with NORMAL a power cut can lose what was acknowledged. Fewer, larger checkpoints of the write-ahead
# log and a larger page cache keep the cost of an append the same while the log grows.
_PRAGMAS = (
    "PRAGMA page_size=8192",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-65536",
    "PRAGMA wal_autocheckpoint=2000",
    f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}",
)
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_TRUNCATE}
_UNREADABLE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT}

# Followers in this process, by database file; other processes are noticed through PRAGMA data_version.
_appended: defaultdict[str, threading.Condition] = defaultdict(threading.Condition)


_LOOK_UP = 500
_ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERTS = {size: f"INSERT OR FAIL INTO events VALUES {', '.join([_ROW] * size)}" for size in (1000, 100, 10, 1)}
_BY_ID = "SELECT position, event_id, stream, version, type, type_version, data, metadata FROM events WHERE event_id IN"
_HEAD = "SELECT position, recorded_at, frontier FROM log_head"
_SET_HEAD = "UPDATE log_head SET position = ?, recorded_at = ?, frontier = ?"
_LAST_VERSIONS = "SELECT value, (SELECT max(version) FROM events WHERE stream = value) FROM json_each(?)"


class SQLite:
    """The SQLite side of `Dialect`."""

    name = "sqlite"
    page = 500
    errors: type[Exception] = sqlite3.Error
    _file: str | None = None

    def create_engine(self, url: URL) -> Engine:
        """An engine on a file. Raises InvalidInput without one (a log in memory would be lost), or with options."""
        if url.database in (None, "", ":memory:"):
            raise InvalidInput("A log in memory would be lost: give SQLite a file, as in sqlite:///dateline.db.")
        if url.query:
            given = ", ".join(url.query)
            raise InvalidInput(f"A SQLite database is named by its file alone: {given} means nothing.", given=given)
        self._file = url.database
        engine = create_engine(
            url.set(drivername="sqlite+pysqlite"), connect_args={"timeout": BUSY_SECONDS}, max_overflow=CONNECTIONS
        )
        event.listen(engine, "do_connect", _open_existing)
        event.listen(engine, "connect", _configure)
        _hold_to_file(engine, Path(url.database).absolute())
        event.listen(engine, "begin", _begin)
        return engine

    def start_write(self, connection: Connection) -> None:
        """Begin IMMEDIATE: a transaction that reads first and writes later could find itself outrun."""
        connection.info["dateline_write"] = True

    def is_standby(self, connection: Connection) -> bool:
        """Never: a file follows nobody."""
        return False

    def lock_shape(self, connection: Connection) -> None:
        """Locked already, as for an append."""

    def lock_head(self, connection: Connection) -> tuple[Any, ...] | None:
        """Locked already: this transaction is the only one that writes."""
        head: tuple[Any, ...] | None = _driver(connection).execute(_HEAD).fetchone()
        return head

    def set_head(self, connection: Connection, position: int, recorded_at: int, frontier: bytes) -> None:
        """Move the head forward."""
        _driver(connection).execute(_SET_HEAD, (position, recorded_at, frontier))

    def insert_events(self, connection: Connection, rows: Iterable[tuple[Any, ...]]) -> None:
        """Many rows to a statement: for its length Python's lock is free, and other threads go on encoding."""
        driver, given, start = _driver(connection), list(rows), 0
        for size, statement in _INSERTS.items():
            while len(given) - start >= size:
                driver.execute(statement, list(chain.from_iterable(given[start : start + size])))
                start += size

    def rows_of_ids(self, connection: Connection, ids: Sequence[bytes]) -> Sequence[tuple[Any, ...]]:
        """The events with these ids, looked up some hundreds at a time."""
        driver = _driver(connection)
        found: list[tuple[Any, ...]] = []
        for start in range(0, len(ids), _LOOK_UP):
            some = ids[start : start + _LOOK_UP]
            found += driver.execute(f"{_BY_ID} ({', '.join('?' * len(some))})", some).fetchall()
        return found

    def last_versions(self, connection: Connection, streams: Sequence[str]) -> Sequence[tuple[Any, ...]]:
        """One JSON array, which json_each() takes apart: no limit on the number of streams."""
        return _driver(connection).execute(_LAST_VERSIONS, (json.dumps(streams),)).fetchall()

    def stored_rows(
        self, driver: sqlite3.Connection, query: Compiled, parameters: Mapping[str, object]
    ) -> Iterator[Sequence[tuple[Any, ...]]]:
        """As SQLite steps through them; one query needs no BEGIN."""
        assert isinstance(query, SQLCompiler)
        given = query.construct_params(dict(parameters))
        cursor = driver.execute(query.string, [given[name] for name in query.positiontup or ()])
        while rows := cursor.fetchmany(CHUNK):
            yield rows

    def announce(self, connection: Connection, engine: Engine) -> None:
        """Nothing to do inside the transaction."""

    def committed(self, engine: Engine) -> None:
        """Wake the followers in this process."""
        condition = _appended[str(engine.url.database)]
        with condition:
            condition.notify_all()

    def waker(self, engine: Engine) -> "SQLiteWaker":
        """Waits for a commit of this process, and looks for those of others."""
        try:
            return SQLiteWaker(engine)
        except sqlite3.Error as error:
            raise self.translate(error) or error from error

    def translate(self, error: BaseException) -> DatelineError | None:
        """By SQLite's own result codes (sqlite.org/rescode.html)."""
        code = _code(error)
        text = str(error)
        if code in _FULL:
            return StorageFull(f"The disk refused the write ({text}); nothing of it was kept.", reason=text)
        if code & 0xFF == sqlite3.SQLITE_CANTOPEN and self._file is not None and not Path(self._file).exists():
            return DatabaseUnreadable(f"There is no database at {self._file}.", path=self._file, reason=text)
        if code & 0xFF in _UNREADABLE or "Could not decode" in text:
            return DatabaseUnreadable(
                f"The database {self._file} cannot be read: {text}.", path=self._file, reason=text
            )
        if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return Unavailable(f"Another process holds the database: {text}.", reason=text)
        if "no such table" in text or "no such column" in text:
            return DatabaseBehind(f"The database lacks migrations ({text}): run `dateline db upgrade`.", reason=text)
        if code & 0xFF in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
            return Unavailable(f"The database cannot be used now: {text}.", reason=text)
        return None

    def is_taken(self, error: BaseException) -> bool:
        """What the trigger against INSERT OR REPLACE says, or one of the unique indexes behind it."""
        return isinstance(error, sqlite3.IntegrityError)

    def is_worn(self, error: BaseException) -> bool:
        """A file that could not be opened for writing once is opened for reading, and the connection stays so."""
        return _code(error) & 0xFF == sqlite3.SQLITE_READONLY

    def is_transient(self, error: BaseException) -> bool:
        """Only where another process held the database too long."""
        return _code(error) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class SQLiteWaker:
    """Sleeps on this process's own commits and looks at `PRAGMA data_version` for those of other processes."""

    def __init__(self, engine: Engine) -> None:
        self._condition = _appended[str(engine.url.database)]
        self._connection = sqlite3.connect(_existing(str(engine.url.database)), uri=True, check_same_thread=False)
        self._seen = self._data_version()

    def wait(self, timeout: float) -> None:
        """Return at a commit of this process, at one of another (noticed every 50 ms), or after `timeout` seconds."""
        deadline = time.monotonic() + timeout
        while (left := deadline - time.monotonic()) > 0:
            with self._condition:
                if self._condition.wait(min(left, POLL_SECONDS)):
                    return
            seen = self._data_version()
            if seen != self._seen:
                self._seen = seen
                return

    def _data_version(self) -> int:
        version = self._connection.execute("PRAGMA data_version").fetchone()
        return int(version[0])

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _code(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", None) or 0)


def _existing(file: str) -> str:
    """The URI that opens a file which is there and makes none (sqlite.org/uri.html): only migrations begin a log."""
    return f"{Path(file).absolute().as_uri()}?mode=rw"


def _open_existing(_dialect: object, _record: object, arguments: list[str], options: dict[str, Any]) -> None:
    if not options.get("uri"):
        arguments[0], options["uri"] = _existing(arguments[0]), True


def _hold_to_file(engine: Engine, file: Path) -> None:
    """Give up connections whose file was removed or replaced: they would go on answering from what nobody else sees."""

    def note(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info["dateline_file"] = _identity(file)

    def compare(_connection: object, record: ConnectionPoolEntry, _proxy: object) -> None:
        if record.info["dateline_file"] != _identity(file):
            raise DisconnectionError

    event.listen(engine, "connect", note)
    event.listen(engine, "checkout", compare)


def _identity(file: Path) -> tuple[int, int] | None:
    """What tells the file at a place from any other; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins transactions through `_begin`, not the driver
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    write = connection.info.pop("dateline_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
