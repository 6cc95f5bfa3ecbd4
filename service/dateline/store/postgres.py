"""PostgreSQL 15 or newer, through psycopg 3: many writer processes, one order."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.engine import URL, Compiled

from dateline.errors import DatabaseBehind, DatabaseUnreadable, DatelineError, InvalidInput, StorageFull, Unavailable

CHANNEL = "dateline_log"
POLL_SECONDS = 0.5
LISTEN_AGAIN_SECONDS = 30.0  # after a standby has refused
CHUNK = 250  # rows: what is fetched is decoded while the processor still has it at hand
CONNECTIONS = 20  # opened at most beyond the five that are kept
COPY_FROM = 16  # rows: below it, one INSERT per row in a pipeline costs less than starting a COPY

_INSERT = "INSERT INTO events VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
_BY_ID = (
    "SELECT position, event_id, stream, version, type, type_version, data, metadata"
    " FROM events WHERE event_id = ANY(%b)"
)
_HEAD = "SELECT position, recorded_at, frontier FROM log_head FOR UPDATE"
_SET_HEAD = "UPDATE log_head SET position = %s, recorded_at = %s, frontier = %s"
_LAST_VERSIONS = "SELECT value, (SELECT max(version) FROM events WHERE stream = value) FROM unnest(%b::text[]) AS value"
_COLUMN_TYPES = ("int8", "bytea", "text", "int4", "text", "int4", "bytea", "bytea", "int8", "bytea")
# SQLSTATE: rolled back by the server, connection lost, ended for having taken too long, server going down
_TRANSIENT = ("40", "08", "25P03", "25P04", "57P")


class PostgreSQL:
    """The PostgreSQL side of `Dialect`."""

    name = "postgresql"
    page = 5000
    errors: type[Exception] = psycopg.Error

    def create_engine(self, url: URL) -> Engine:
        """An engine through psycopg, without server-side prepared statements: safe behind pgbouncer."""
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={"prepare_threshold": None},
            pool_pre_ping=True,
            max_overflow=CONNECTIONS,
            isolation_level="READ COMMITTED",
        )

    def start_write(self, connection: Connection) -> None:
        """Nothing to do: the lock on the head row is what orders writers."""

    def is_standby(self, connection: Connection) -> bool:
        """Whether the server is in recovery (its manual, section 9.28.4)."""
        return bool(_driver(connection).execute("SELECT pg_is_in_recovery()").fetchall()[0][0])

    def lock_shape(self, connection: Connection) -> None:
        """Two that migrate at a time would both make the same tables; a lock by name needs none."""
        _driver(connection).execute("SELECT pg_advisory_xact_lock(hashtext('dateline migration'))")

    def lock_head(self, connection: Connection) -> tuple[Any, ...] | None:
        """Whoever comes second waits here, and then reads what the first has committed."""
        return _driver(connection).execute(_HEAD).fetchone()

    def set_head(self, connection: Connection, position: int, recorded_at: int, frontier: bytes) -> None:
        """Move the head forward."""
        _driver(connection).execute(_SET_HEAD, (position, recorded_at, frontier))

    def insert_events(self, connection: Connection, rows: Iterable[tuple[Any, ...]]) -> None:
        """COPY in binary form, sent as the rows come; a few rows go by INSERT."""
        coming = iter(rows)
        few = list(islice(coming, COPY_FROM))
        with _driver(connection).cursor() as cursor:
            if len(few) < COPY_FROM:
                cursor.executemany(_INSERT, few)
                return
            with cursor.copy("COPY events FROM STDIN (FORMAT BINARY)") as copy:
                copy.set_types(_COLUMN_TYPES)
                for row in chain(few, coming):
                    copy.write_row(row)

    def rows_of_ids(self, connection: Connection, ids: Sequence[bytes]) -> Sequence[tuple[Any, ...]]:
        """The events with these ids, in one query over an array: sent in binary form, at a fifth of the cost."""
        with _driver(connection).cursor(binary=True) as cursor:
            return cursor.execute(_BY_ID, (list(ids),)).fetchall()

    def last_versions(self, connection: Connection, streams: Sequence[str]) -> Sequence[tuple[Any, ...]]:
        """One index look-up per stream, in one query over an array."""
        with _driver(connection).cursor(binary=True) as cursor:
            return cursor.execute(_LAST_VERSIONS, (list(streams),)).fetchall()

    def stored_rows(
        self, driver: psycopg.Connection[Any], query: Compiled, parameters: Mapping[str, object]
    ) -> Iterator[Sequence[tuple[Any, ...]]]:
        """The driver's own tuples, sent in binary form: bytes are then sent as they are, not as digits.

        They are taken as they come, so that the server reads on while these are looked at.
        """
        with driver.cursor(binary=True) as cursor:
            coming = cursor.stream(str(query).encode(), query.construct_params(dict(parameters)), size=CHUNK)
            while rows := list(islice(coming, CHUNK)):
                yield rows

    def announce(self, connection: Connection, engine: Engine) -> None:
        """NOTIFY, once: it takes a lock over the whole server at commit."""
        _driver(connection).execute(f"NOTIFY {CHANNEL}")

    def committed(self, engine: Engine) -> None:
        """Nothing to do: the notification is part of the transaction."""

    def waker(self, engine: Engine) -> "PostgresWaker":
        """Waits for the notification."""
        return PostgresWaker(engine)

    def translate(self, error: BaseException) -> DatelineError | None:
        """By SQLSTATE (PostgreSQL appendix A)."""
        state = getattr(error, "sqlstate", None) or ""
        text = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        if state == "53100":
            return StorageFull(f"The disk refused the write ({text}); nothing of it was kept.", reason=text)
        if state in ("42P01", "42703", "3F000"):
            return DatabaseBehind(f"The database lacks migrations ({text}): run `dateline db upgrade`.", reason=text)
        if state == "25006":
            return Unavailable(f"This PostgreSQL server takes no writes, as a standby takes none: {text}.", reason=text)
        if state == "42501":
            return Unavailable(f"PostgreSQL does not let this user do it: {text}.", reason=text)
        if state.startswith(("25P03", "25P04", "40", "53", "55", "57", "58")):
            return Unavailable(f"PostgreSQL cannot do it now: {text}.", reason=text)
        if isinstance(error, psycopg.OperationalError) or state.startswith(("08", "28", "3D")):
            return DatabaseUnreadable(f"The database cannot be reached: {text}.", reason=text)
        if isinstance(error, psycopg.DataError):
            return InvalidInput(f"PostgreSQL cannot hold this: {text}.", reason=text)
        return None

    def is_taken(self, error: BaseException) -> bool:
        """What one of the unique indexes says."""
        return isinstance(error, psycopg.errors.UniqueViolation)

    def is_worn(self, error: BaseException) -> bool:
        """Never: SQLAlchemy knows a connection that was lost."""
        return False

    def is_transient(self, error: BaseException) -> bool:
        """Serialisation failures, deadlocks, lost connections, a server that goes down or comes up."""
        state = getattr(error, "sqlstate", None) or ""
        lost = isinstance(error, psycopg.OperationalError) and not state
        return lost or state.startswith(_TRANSIENT)


class PostgresWaker:
    """Listens on a connection of its own; where LISTEN is refused (a standby) or the server is away, it sleeps.

    A standby may take over, so it is asked again now and then.
    """

    def __init__(self, engine: Engine, again_seconds: float = LISTEN_AGAIN_SECONDS) -> None:
        self._url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._again_seconds = again_seconds
        self._asked_next = 0.0
        self._connection = self._listen()

    @property
    def listens(self) -> bool:
        """Whether it is told of commits, and need not look for them."""
        return self._connection is not None

    def _listen(self) -> psycopg.Connection[Any] | None:
        try:
            connection = psycopg.connect(self._url, autocommit=True)
        except psycopg.Error:
            return None
        try:
            connection.execute(f"LISTEN {CHANNEL}")
        except psycopg.Error as error:
            if isinstance(error, psycopg.errors.ReadOnlySqlTransaction):
                self._asked_next = time.monotonic() + self._again_seconds
            connection.close()
            return None
        return connection

    def wait(self, timeout: float) -> None:
        """Return at a notification, or after `timeout` seconds; without LISTEN, after `POLL_SECONDS` at most."""
        if self._connection is None:
            time.sleep(min(timeout, POLL_SECONDS))
            if time.monotonic() >= self._asked_next:
                self._connection = self._listen()
            return
        try:
            for _ in self._connection.notifies(timeout=timeout, stop_after=1):
                return
        except psycopg.Error:
            self._connection.close()
            self._connection = None

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()


def _driver(connection: Connection) -> psycopg.Connection[Any]:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver
