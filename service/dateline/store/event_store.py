"""The event store: the only way into the log and the plain ways out of it."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from msgspec import MsgspecError
from sqlalchemy import Connection, bindparam, false, func, or_, select, text
from sqlalchemy.engine import Compiled
from sqlalchemy.exc import DBAPIError

from dateline.errors import DatelineError, LogAltered
from dateline.serialization import EVENTS as EVENT_SERIALIZATION
from dateline.serialization import Serialization
from dateline.store import ledger
from dateline.store.database import Database, Row, driver_error
from dateline.store.head import checked_head
from dateline.store.planning import STREAM_NAME, Plan, PlannedRow, Request, prepare
from dateline.store.recorded import Append, Appended, ExpectedVersion, NewEvent, RecordedEvent, microseconds
from dateline.store.tables import EVENTS, LOG_HEAD, TEXTS

Clock = Callable[[], datetime]

RETRIES = 5
STREAMS = 500  # that one statement looks for
LAST = 2**63 - 1  # the largest number a database holds: no position is beyond it

_KEEP_TEXT = text("INSERT INTO texts (sha256, text) VALUES (:sha256, :text) ON CONFLICT (sha256) DO NOTHING")
_ERASE_TEXT = text("UPDATE texts SET text = NULL WHERE sha256 = :sha256")
_STORED = (
    EVENTS.c.position,
    EVENTS.c.event_id,
    EVENTS.c.stream,
    EVENTS.c.version,
    EVENTS.c.type,
    EVENTS.c.type_version,
    EVENTS.c.data,
    EVENTS.c.metadata,
    EVENTS.c.recorded_at,
)


def system_clock() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event stands in the log, and what it is."""

    position: int
    type: str
    stream: str


class EventStore:
    """The log in a database. Safe to share between threads; every call is a transaction of its own."""

    def __init__(
        self, database: Database, clock: Clock = system_clock, serialization: Serialization = EVENT_SERIALIZATION
    ) -> None:
        self.database = database
        self._clock = clock
        self._serialization = serialization

    def append(self, stream: str, events: Sequence[NewEvent], *, expected_version: ExpectedVersion) -> Appended:
        """Append events to one stream. See `append_many`."""
        return self.append_many([Append(stream, tuple(events), expected_version)])[0]

    def append_many(
        self, appends: Sequence[Append], texts: Mapping[str, bytes] | None = None, erased: Iterable[str] = ()
    ) -> list[Appended]:
        """Append to several streams, all or nothing, and return once it is on the disk.

        `texts` (SHA-256 in hex -> bytes) are kept and the texts named in `erased` are removed in the same transaction.
        An append whose event ids are all in the log already is answered with where they are.
        Raises InvalidInput, WrongExpectedVersion, EventIdReused, LogAltered (the head is not that of the events) or a
        kind of Unavailable; then nothing is kept.
        """
        (result,) = self.append_group([self.prepare(appends, texts, erased)])
        if isinstance(result, DatelineError):
            raise result
        return result

    def prepare(
        self, appends: Sequence[Append], texts: Mapping[str, bytes] | None = None, erased: Iterable[str] = ()
    ) -> Request:
        """Encode and check appends for `append_group`. Raises InvalidInput."""
        return prepare(appends, texts or {}, erased, self._serialization)

    def append_group(self, requests: Sequence[Request]) -> list[list[Appended] | DatelineError]:
        """Append many callers' requests in one transaction; a conflict is the result of the one caller it concerns.

        A transaction that fails for a passing reason is tried again with the same event ids, so that one that was
        committed without our learning of it is recognised. Raises a kind of Unavailable when it stays so.
        """
        try:
            results = self._append_group(requests, look_up_all=False)
        except (DBAPIError, self.database.dialect.errors) as error:
            if not self.database.dialect.is_taken(driver_error(error)):
                raise
            # An id given for a new stream is in the log, in another: look all of them up, and say whose fault it is.
            results = self._append_looking_up(requests)
        self.database.dialect.committed(self.database.engine)
        return results

    def _append_looking_up(self, requests: Sequence[Request]) -> list[list[Appended] | DatelineError]:
        try:
            return self._append_group(requests, look_up_all=True)
        except (DBAPIError, self.database.dialect.errors) as error:
            if not self.database.dialect.is_taken(driver_error(error)):
                raise
            raise LogAltered(
                "There are events past the head of the log: `dateline log verify` says where.", position=self.head() + 1
            ) from error

    def _append_group(self, requests: Sequence[Request], *, look_up_all: bool) -> list[list[Appended] | DatelineError]:
        delay = 0.01
        for attempt in range(RETRIES):
            try:
                with self.database.begin() as connection:
                    return self._append(connection, requests, look_up_all=look_up_all)
            except DatelineError as error:
                cause = error.__cause__
                if attempt == RETRIES - 1 or cause is None or not self._is_transient(cause):
                    raise
                time.sleep(delay)
                delay *= 4
        raise AssertionError("the last attempt returns or raises")

    def _is_transient(self, error: BaseException) -> bool:
        lost = isinstance(error, DBAPIError) and error.connection_invalidated
        return lost or self.database.dialect.is_transient(driver_error(error))

    def _append(
        self, connection: Connection, requests: Sequence[Request], *, look_up_all: bool
    ) -> list[list[Appended] | DatelineError]:
        dialect = self.database.dialect
        head = checked_head(dialect.lock_head(connection))
        plan = self._plan(connection, head.position, requests, look_up_all=look_up_all)
        results: list[list[Appended] | DatelineError] = []
        for request in requests:
            try:
                results.append(plan.add(request))
            except DatelineError as error:
                results.append(error)
                continue
            self._keep_texts(connection, request)
        if plan.rows:
            # A time of its own for each commit: by it what was committed together is known to have been.
            recorded_at = max(microseconds(self._clock()), head.recorded_at + 1)
            leaves: list[bytes] = []
            dialect.insert_events(connection, _hashed(plan.rows, recorded_at, leaves))
            head.tree.extend(leaves)
            dialect.set_head(connection, head.tree.size, recorded_at, head.tree.to_bytes())
            dialect.announce(connection, self.database.engine)
        return results

    def _plan(self, connection: Connection, position: int, requests: Sequence[Request], *, look_up_all: bool) -> Plan:
        """What is known of the streams and ids concerned.

        Ids follow from streams, so those for a new stream are as good as always new, and are not looked up: if one is
        not, the unique index says so (`append_group`).
        """
        dialect = self.database.dialect
        appends = [append for request in requests for append in request.appends]
        streams = {stream for stream, _, _ in appends}
        found = dialect.last_versions(connection, sorted(streams))
        versions = {stream: version for stream, version in found if version}
        ids = [event[0] for stream, _, events in appends if look_up_all or stream in versions for event in events]
        known = {row[1]: row for row in dialect.rows_of_ids(connection, ids)} if ids else {}
        return Plan(position, versions, known)

    def _keep_texts(self, connection: Connection, request: Request) -> None:
        if request.texts:
            connection.execute(_KEEP_TEXT, [{"sha256": key, "text": value} for key, value in request.texts.items()])
        if request.erased:
            connection.execute(_ERASE_TEXT, [{"sha256": key} for key in request.erased])

    def read_stream(self, stream: str, after: int = 0) -> list[RecordedEvent]:
        """The events of one stream whose version is larger than `after`, in order; empty where there is no such."""
        if not STREAM_NAME.fullmatch(stream):
            return []  # nothing can have been appended to it, and not every driver can ask for it
        query = select(*_STORED).where(EVENTS.c.stream == stream, EVENTS.c.version > after).order_by(EVENTS.c.version)
        return self._read(self.database.compiled(query))

    def read_all(
        self,
        after: int = 0,
        *,
        until: int | None = None,
        types: Iterable[str] | None = None,
        category: str | None = None,
        limit: int | None = None,
    ) -> Iterator[RecordedEvent]:
        """The events after a position in the order of the log, up to `until` (inclusive) and `limit` of them.

        `types` are stored names, `category` is what stands before the hyphen of a stream's name. Reads page by page,
        holding no transaction between pages; what is appended meanwhile is seen.
        """
        for page in self.read_pages(after, until=until, types=types, category=category, limit=limit):
            yield from page

    def read_pages(
        self,
        after: int = 0,
        *,
        until: int | None = None,
        types: Iterable[str] | None = None,
        category: str | None = None,
        limit: int | None = None,
    ) -> Iterator[list[RecordedEvent]]:
        """Like `read_all`, a list per page; no page is empty."""
        query = select(*_STORED).where(EVENTS.c.position > bindparam("after")).order_by(EVENTS.c.position)
        if until is not None:
            query = query.where(EVENTS.c.position <= until)
        if types is not None:
            query = query.where(or_(false(), *(EVENTS.c.type == name for name in sorted(types))))
        if category is not None:
            # No LIKE: SQLite's does not tell "source" from "SOURCE".
            query = query.where(func.substr(EVENTS.c.stream, 1, len(category) + 1) == f"{category}-")
        page_query = self.database.compiled(query.limit(bindparam("size")))
        left, full, after = limit, self.database.dialect.page, min(after, LAST)
        while left is None or left > 0:
            size = full if left is None else min(full, left)
            page = self._read(page_query, after=after, size=size)
            if page:
                yield page
                after = page[-1].position
            if len(page) < size:
                return
            left = None if left is None else left - len(page)

    def _read(self, query: Compiled, **parameters: int) -> list[RecordedEvent]:
        events: list[RecordedEvent] = []
        for rows in self.database.stored_rows(query, **parameters):
            events += self._decoded(rows)
        return events

    def _decoded(self, rows: Sequence[Row]) -> list[RecordedEvent]:
        decoders = self._serialization.decoders
        try:
            return [
                RecordedEvent(position, event_id, stream, version, name, decoders[name, shape](data), metadata, at)
                for position, event_id, stream, version, name, shape, data, metadata, at in rows
            ]
        except (KeyError, MsgspecError):
            decode = self._serialization.decode  # knows old versions, and says what is wrong
            return [
                RecordedEvent(position, event_id, stream, version, name, decode(name, shape, data), metadata, at)
                for position, event_id, stream, version, name, shape, data, metadata, at in rows
            ]

    def places(self, streams: Iterable[str], after: int, until: int) -> list[Place]:
        """Where the events of these streams stand behind one position and up to another, in order of position."""
        wanted, found = sorted(set(streams)), list[Place]()
        columns = EVENTS.c.position, EVENTS.c.type, EVENTS.c.stream
        between = EVENTS.c.position > after, EVENTS.c.position <= until
        with self.database.connect() as connection:
            for start in range(0, len(wanted), STREAMS):
                some = EVENTS.c.stream.in_(wanted[start : start + STREAMS])
                found += [Place(*row) for row in connection.execute(select(*columns).where(some, *between))]
        return sorted(found, key=lambda place: place.position)

    def head(self) -> int:
        """The last position of the log; 0 while it is empty."""
        with self.database.connect() as connection:
            return int(connection.execute(select(LOG_HEAD.c.position)).scalar_one())

    def position_at(self, moment: datetime) -> int:
        """The last position recorded at or before an aware moment; 0 where nothing was.

        `recorded_at` never goes backwards, so a search by halves needs no index. Raises InvalidInput without a zone.
        """
        limit = microseconds(moment)
        with self.database.connect() as connection:
            low, high = 0, int(connection.execute(select(func.coalesce(func.max(EVENTS.c.position), 0))).scalar_one())
            while low < high:
                middle = (low + high + 1) // 2
                recorded = connection.execute(
                    select(EVENTS.c.recorded_at).where(EVENTS.c.position == middle)
                ).scalar_one()
                low, high = (middle, high) if recorded <= limit else (low, middle - 1)
            return low

    def text(self, sha256: str) -> bytes | None:
        """The text or the raw bytes with that SHA-256 (hex); None where they are not kept or were erased."""
        with self.database.connect() as connection:
            return connection.execute(select(TEXTS.c.text).where(TEXTS.c.sha256 == sha256)).scalar_one_or_none()


def _hashed(rows: Iterable[PlannedRow], recorded_at: int, leaves: list[bytes]) -> Iterator[Row]:
    """Whole rows, one by one, so that PostgreSQL can take in the first while the next are hashed; and their leaves."""
    for row in rows:
        leaf = ledger.row_hash(*row, recorded_at)
        leaves.append(leaf)
        yield (*row, recorded_at, leaf)
