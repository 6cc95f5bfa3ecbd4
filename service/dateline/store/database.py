"""The database behind a URL: SQLite or PostgreSQL. What differs between the two is in `sqlite.py` and `postgres.py`.

Connections are SQLAlchemy Core connections. Who starts the work commits it: leave the `with` block and it is committed,
raise and nothing of it is kept. Errors of the database come out as `Unavailable` and its kinds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Select
from sqlalchemy.engine import URL, Compiled, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from dateline.errors import DatabaseUnreadable, DatelineError, InvalidInput, Unavailable
from dateline.store import postgres, sqlite

Row = tuple[Any, ...]


class Waker(Protocol):
    """Tells a follower that the log may have grown."""

    def wait(self, timeout: float) -> None:
        """Return when the log may have grown, or after `timeout` seconds."""

    def close(self) -> None:
        """Give back what waiting held."""


class Dialect(Protocol):
    """What differs by database; each of `sqlite` and `postgres` offers one."""

    name: str
    errors: type[Exception]
    page: int  # events to a query when many are read: what was read is decoded while the processor has it at hand

    def create_engine(self, url: URL) -> Engine:
        """An engine with this database's settings; nothing is opened yet."""

    def start_write(self, connection: Connection) -> None:
        """Have the transaction that begins next on this connection take the right to write at once, where it can."""

    def is_standby(self, connection: Connection) -> bool:
        """Whether this server only follows another, so that nothing can be written to it."""

    def lock_shape(self, connection: Connection) -> None:
        """Let nobody else change tables until this transaction ends."""

    def lock_head(self, connection: Connection) -> Row | None:
        """Position, time (microseconds) and frontier of the log; nobody else appends until this transaction ends."""

    def set_head(self, connection: Connection, position: int, recorded_at: int, frontier: bytes) -> None:
        """Move the head forward."""

    def insert_events(self, connection: Connection, rows: Iterable[Row]) -> None:
        """Insert rows of the events table by the fastest way there is."""

    def rows_of_ids(self, connection: Connection, ids: Sequence[bytes]) -> Sequence[Row]:
        """Position, event_id, stream, version, type, type_version, data and metadata of the events with these ids."""

    def last_versions(self, connection: Connection, streams: Sequence[str]) -> Sequence[Row]:
        """Each of these streams with its last version, None where there is no such stream."""

    def stored_rows(self, driver: Any, query: Compiled, parameters: Mapping[str, object]) -> Iterator[Sequence[Row]]:
        """The rows of a query on one of the driver's own connections, as the driver gives them, some at a time."""

    def announce(self, connection: Connection, engine: Engine) -> None:
        """Tell followers, once the transaction is committed."""

    def committed(self, engine: Engine) -> None:
        """Tell followers in this process, after the commit."""

    def waker(self, engine: Engine) -> Waker:
        """What a follower waits on."""

    def translate(self, error: BaseException) -> DatelineError | None:
        """The typed error that one of the driver's errors means; None where it is a fault of this program."""

    def is_taken(self, error: BaseException) -> bool:
        """Whether a row was refused because its id or its place is taken."""

    def is_worn(self, error: BaseException) -> bool:
        """Whether the connection itself is at fault, so that it must not be used again."""

    def is_transient(self, error: BaseException) -> bool:
        """Whether the same transaction may well succeed when tried again."""


class Database:
    """A database by its URL. Opens nothing until the first `begin` or `connect`. Raises InvalidInput on a bad URL."""

    def __init__(self, url: str) -> None:
        try:
            parsed = make_url(url)
        except ArgumentError as error:
            raise InvalidInput(f'"{url}" is not a database URL.', url=url) from error
        kinds: dict[str, Dialect] = {"sqlite": sqlite.SQLite(), "postgresql": postgres.PostgreSQL()}
        kinds["postgres"] = kinds["postgresql"]
        kind = kinds.get(parsed.get_backend_name())
        if kind is None:
            raise InvalidInput(
                f"Dateline keeps its log in SQLite or PostgreSQL, not in {parsed.get_backend_name()}.", url=url
            )
        self.url = parsed.render_as_string(hide_password=True)
        self.dialect = kind
        self.engine = kind.create_engine(parsed)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite, which has one writer at a time and lives in a file."""
        return self.dialect.name == "sqlite"

    @property
    def sqlite_file(self) -> Path | None:
        """The file that SQLite keeps this database in; None on PostgreSQL."""
        return Path(str(self.engine.url.database)) if self.is_sqlite else None

    def create(self) -> None:
        """Make the file that SQLite keeps this database in where it is not there yet; connections make none.

        Raises DatabaseUnreadable where it cannot be made.
        """
        file = self.sqlite_file
        try:
            if file is not None and not file.exists():
                file.touch()
        except OSError as error:
            raise DatabaseUnreadable(f"The database {file} cannot be made: {error.strerror}.", path=file) from error

    def compiled(self, query: Select[Any]) -> Compiled:
        """A query in this database's words, for `stored_rows`: compiled once where it is asked again and again."""
        return query.compile(dialect=self.engine.dialect)

    def stored_rows(self, query: Compiled, **parameters: object) -> Iterator[Sequence[Row]]:
        """The rows of a query as they are stored, some at a time; `parameters` are what it binds by name.

        By the driver alone: for a page of events SQLAlchemy's connections and rows would cost as much again.
        """
        with self._translated(), closing(self.engine.raw_connection()) as pooled:
            yield from self.dialect.stored_rows(pooled.driver_connection, query, parameters)

    @property
    def is_standby(self) -> bool:
        """Whether this is a server that only follows another: it can be read, and nothing can be written to it."""
        with self.connect() as connection:
            return self.dialect.is_standby(connection)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A write transaction: committed at the end of the block, rolled back when it raises."""
        with self._translated(), self.engine.connect() as connection:
            self.dialect.start_write(connection)
            try:
                with connection.begin():
                    yield connection
            except (DBAPIError, self.dialect.errors) as error:
                if self.dialect.is_worn(driver_error(error)):
                    connection.invalidate()
                raise

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A connection to read from; nothing done on it is kept."""
        with self._translated(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, self.dialect.errors) as error:
            meant = self.dialect.translate(driver_error(error))
            if meant is None:
                raise
            raise meant from error
        except PoolTimeout as error:
            raise Unavailable("All connections to the database are in use; try again.") from error

    def dispose(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def driver_error(error: BaseException) -> BaseException:
    """The driver's own error, unwrapped from SQLAlchemy's."""
    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
