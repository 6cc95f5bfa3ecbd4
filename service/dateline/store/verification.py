"""Whether a log is what it was: every row hashed again, every position there, the tree the same as it ever was.

The rows are hashed a page at a time and compared in bulk; only where a page does not fit is it searched for the row.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.exc import DBAPIError

from dateline.errors import DatabaseUnreadable, LogAltered
from dateline.store import ledger
from dateline.store.database import Database, Row
from dateline.store.head import Head, checked_head
from dateline.store.tables import EVENTS, LOG_HEAD, TEXTS
from dateline.store.texts import OwedTexts

PAGE = 5000

OnPage = Callable[[list[Row]], object]
Reached = Callable[[int], None]
OnText = Callable[[str, bytes | None], object]


def nobody(position: int) -> None:
    """Where nobody wants to know how far it has come."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in order: how many events, under which root."""

    size: int
    root: bytes


def stored_head(connection: Connection) -> tuple[Head, int]:
    """The head, and where the last event lies in truth (0: there is none), as one moment knows them.

    Raises LogAltered where it is no head at all.
    """
    last = select(func.coalesce(func.max(EVENTS.c.position), 0)).scalar_subquery()
    row = connection.execute(select(LOG_HEAD.c.position, LOG_HEAD.c.recorded_at, LOG_HEAD.c.frontier, last)).first()
    if row is None:
        raise LogAltered("The log has no head.", position=0)
    return checked_head(row[:3]), row[3]


def stored_pages(database: Database, after: int = 0, until: int | None = None) -> Iterator[list[Row]]:
    """All columns of the stored rows after a position, up to `until` (inclusive), as they are stored, in pages.

    Raises LogAltered where a row cannot be read at all.
    """
    query = select(*EVENTS.c).where(EVENTS.c.position > bindparam("after")).order_by(EVENTS.c.position).limit(PAGE)
    page_query = database.compiled(query)
    while True:
        try:
            page = [row for rows in database.stored_rows(page_query, after=after) for row in rows]
        except (DBAPIError, database.dialect.errors, DatabaseUnreadable) as error:
            _find_unreadable(database, after, error)
            raise
        # The end is cut off here: of a range, PostgreSQL without statistics sorts the whole anew for every page.
        if until is not None and page and page[-1][0] > until:
            page = [row for row in page if row[0] <= until]
        if not page:
            return
        yield page
        after = page[-1][0]


def _find_unreadable(database: Database, after: int, cause: Exception) -> None:
    """Read rows one by one, and raise LogAltered at the one that cannot be read."""
    query = database.compiled(select(*EVENTS.c).where(EVENTS.c.position == bindparam("position")))
    for position in range(after + 1, after + PAGE + 1):
        try:
            list(database.stored_rows(query, position=position))
        except (DBAPIError, database.dialect.errors, DatabaseUnreadable):
            raise _altered(position, "cannot be read") from cause


def verify_rows(pages: Iterable[Sequence[Row]], roots: Mapping[int, bytes] | None = None) -> Verified:
    """Hash rows (all columns, in order, from position 1) anew. Raises LogAltered at the first fault, with its position.

    `roots` are roots that earlier checkpoints hold the log to, by size.
    """
    tree = ledger.Frontier()
    due = sorted((roots or {}).items())
    last_recorded = 0
    for page in pages:
        leaves = verified_leaves(page, tree.size, last_recorded)
        last_recorded = page[-1][8]
        done = 0
        while due and due[0][0] <= tree.size + len(leaves) - done:
            size, root = due.pop(0)
            upto = done + size - tree.size
            tree.extend(leaves[done:upto])
            done = upto
            _compare_root(tree, root)
        tree.extend(leaves[done:])
    for size, root in due:
        if size > tree.size:
            raise LogAltered(
                f"The log ends at position {tree.size}, but a checkpoint says that it reached {size}.",
                position=tree.size + 1,
                expected_size=size,
            )
        _compare_root(tree, root)
    return Verified(tree.size, tree.root())


def verified_leaves(page: Sequence[Row], before: int, last_recorded: int) -> list[bytes]:
    """The leaf hashes of a page of rows. Raises LogAltered at the first that is not as it was recorded."""
    try:
        leaves = [ledger.row_hash(p, i, s, v, n, t, d, m, at) for p, i, s, v, n, t, d, m, at, _ in page]
        times = [row[8] for row in page]
        if (
            leaves == [row[9] for row in page]
            and [row[0] for row in page] == list(range(before + 1, before + len(page) + 1))
            and times[0] >= last_recorded
            and times == sorted(times)
        ):
            return leaves
    except (TypeError, AttributeError, UnicodeEncodeError):
        pass  # a column holds a value of another kind; the search below says where
    raise _first_fault(page, before, last_recorded)


def _first_fault(page: Sequence[Row], before: int, last_recorded: int) -> LogAltered:
    for expected, row in enumerate(page, start=before + 1):
        if row[0] != expected:
            return _altered(expected, "is missing or out of its place")
        try:
            whole = ledger.row_hash(*row[:9]) == row[9]
        except (TypeError, AttributeError, UnicodeEncodeError):
            whole = False
        if not whole:
            return _altered(expected, "does not have the hash it was recorded with")
        if row[8] < last_recorded:
            return _altered(expected, "was recorded before the one that it follows")
        last_recorded = row[8]
    raise AssertionError("a page that does not fit has a row that does not")


def _compare_root(tree: ledger.Frontier, root: bytes) -> None:
    if tree.root() != root:
        raise LogAltered(
            f"The first {tree.size} events are not those that a checkpoint of that size was made over.",
            position=tree.size,
            root=tree.root().hex(),
            expected_root=root.hex(),
        )


def _altered(position: int, what: str) -> LogAltered:
    return LogAltered(f"The event at position {position} {what}.", position=position)


def verify_log(
    database: Database,
    roots: Mapping[int, bytes] | None = None,
    *,
    on_page: OnPage = lambda page: None,
    on_text: OnText = lambda key, text: None,
) -> Verified:
    """Verify a log in a database: every event up to its head, the head itself, and the texts that its events speak of.

    Pages of rows, and texts (SHA-256 in hex, bytes or None), are handed on once they were found in order.
    Raises LogAltered at the first fault; the log may grow meanwhile.
    """
    with database.connect() as connection:
        head, _ = stored_head(connection)
    last_recorded = 0
    owed = OwedTexts()

    def watched() -> Iterator[list[Row]]:
        nonlocal last_recorded
        for page in stored_pages(database, until=head.position):
            yield page  # and goes on only when the page was found in order
            last_recorded = page[-1][8]
            owed.see(page)
            on_page(page)

    verified = verify_rows(watched(), roots)
    if verified.size != head.position:
        raise LogAltered(
            f"The head says that the log reaches position {head.position}, but it ends at {verified.size}.",
            position=verified.size + 1,
        )
    if head.tree.root() != verified.root or head.recorded_at != last_recorded:
        raise LogAltered(f"The head of the log does not belong to its {head.position} events.", position=head.position)
    _verify_no_more(database, head.position)
    for key, text in kept_texts(database):
        if text is not None and _sha256(text) != key:
            raise LogAltered(f"The text kept as {key} has another SHA-256.", sha256=key)
        owed.find(key, text)
        on_text(key, text)
    if owed.fault is not None:
        for page in stored_pages(database, after=head.position):  # it may have been erased meanwhile
            owed.see(page)
        if owed.fault is not None:
            raise owed.fault
    return verified


def _verify_no_more(database: Database, position: int) -> None:
    """Events past the head, where the head has not moved meanwhile, were not appended by this program."""
    with database.connect() as connection:
        beyond = connection.execute(
            select(EVENTS.c.position).where(EVENTS.c.position > position).order_by(EVENTS.c.position).limit(1)
        ).scalar()
        if beyond is not None and stored_head(connection)[0].position < beyond:
            raise _altered(beyond, "lies past the head of the log")
        if (under := connection.execute(select(EVENTS.c.position).where(EVENTS.c.position < 1)).scalar()) is not None:
            raise _altered(under, "lies before the beginning of the log")


def _sha256(text: object) -> str | None:
    return sha256(text).hexdigest() if isinstance(text, bytes) else None


def kept_texts(database: Database) -> Iterator[tuple[str, bytes | None]]:
    """All texts beside the log by SHA-256 (hex), a few at a time; None where one was erased."""
    streaming = {"stream_results": True, "max_row_buffer": 50}
    with (
        database.connect() as connection,
        connection.execute(select(TEXTS).order_by(TEXTS.c.sha256), execution_options=streaming) as texts,
    ):
        yield from ((key, kept) for key, kept in texts)
