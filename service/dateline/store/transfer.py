"""The log as a file and back: events by position, then the texts beside them, then one line that closes the file.

Both ways are streamed and verified; a log that was exported and imported has the same positions and the same root.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import IO

from msgspec import MsgspecError
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from dateline.errors import InvalidInput, LogAltered
from dateline.store import lines
from dateline.store.database import Database, Row, driver_error
from dateline.store.head import checked_head
from dateline.store.ledger import Frontier
from dateline.store.tables import TEXTS
from dateline.store.texts import OwedTexts
from dateline.store.verification import PAGE, OnPage, OnText, Reached, Verified, nobody, verify_log, verify_rows


def export_log(database: Database, file: IO[bytes], reached: Reached = nobody) -> Verified:
    """Write the log up to its present head, verifying all of it on the way. Raises LogAltered at the first fault.

    `reached` is told the positions up to which it has come.
    """
    texts = sha256()

    def write_page(page: list[Row]) -> None:
        file.write(b"".join(lines.event_line(row) + b"\n" for row in page))
        reached(page[-1][0])

    def write_text(key: str, text: bytes | None) -> None:
        line = lines.text_line(key, text) + b"\n"
        texts.update(line)
        file.write(line)

    verified = verify_log(database, on_page=write_page, on_text=write_text)
    file.write(lines.end_line(verified.size, verified.root, texts.digest()) + b"\n")
    return verified


def verify_export(file: Iterable[bytes], roots: Mapping[int, bytes] | None = None) -> Verified:
    """Verify an exported file by itself, without a database. Raises LogAltered at the first fault.

    `file` gives lines with their line feeds; `roots` are those of checkpoints, by size, whose signatures hold.
    """
    return _read_export(file, roots, lambda key, text: None)


def import_log(database: Database, file: Iterable[bytes], roots: Mapping[int, bytes] | None = None) -> Verified:
    """Put an exported log into an empty one, verifying it: the whole of it, or nothing.

    Raises LogAltered at the first fault of the file, InvalidInput where the log is not empty.
    """
    try:
        verified = _import(database, file, roots)
    except (DBAPIError, database.dialect.errors) as error:
        if isinstance(driver_error(error), database.engine.dialect.loaded_dbapi.IntegrityError):
            raise LogAltered(
                "The export holds an event twice: the same id, or the same version of a stream."
            ) from error
        raise
    database.dialect.committed(database.engine)
    return verified


def _import(database: Database, file: Iterable[bytes], roots: Mapping[int, bytes] | None) -> Verified:
    with database.begin() as connection:
        position = checked_head(database.dialect.lock_head(connection)).position
        if position:
            raise InvalidInput(f"An import needs an empty log; this one holds {position} events.", position=position)
        recorded_at = [0]
        tree = Frontier()

        def kept(page: list[Row]) -> None:
            database.dialect.insert_events(connection, page)
            tree.extend(row[9] for row in page)
            recorded_at[0] = page[-1][8]

        def keep_text(key: str, text: bytes | None) -> None:
            connection.execute(insert(TEXTS), {"sha256": key, "text": text})

        verified = _read_export(file, roots, keep_text, kept)
        database.dialect.set_head(connection, tree.size, recorded_at[0], tree.to_bytes())
        database.dialect.announce(connection, database.engine)
    return verified


def _read_export(
    file: Iterable[bytes],
    roots: Mapping[int, bytes] | None,
    keep_text: OnText,
    keep_page: OnPage = lambda page: None,
) -> Verified:
    owed = OwedTexts()

    def found_text(key: str, text: bytes | None) -> None:
        owed.find(key, text)
        keep_text(key, text)

    export = _Export(file, found_text)

    def verified_pages() -> Iterator[list[Row]]:
        for page in export.pages():
            yield page  # and goes on only when the page was found in order
            owed.see(page)
            keep_page(page)

    verified = verify_rows(verified_pages(), roots)
    if export.end is None:
        raise LogAltered("The export is cut short: the line that closes it is missing.", position=verified.size + 1)
    size, root, texts = export.end
    if (size, root) != (verified.size, verified.root):
        raise LogAltered(
            f"The export closes with {size} events under another root than the {verified.size} it holds.",
            position=verified.size,
        )
    if texts != export.texts.digest():
        raise LogAltered("The texts of the export are not those that it was closed with.")
    if owed.fault is not None:
        raise owed.fault
    return verified


class _Export:
    """An exported file while it is read: its rows come in pages, its texts go where they are kept."""

    def __init__(self, file: Iterable[bytes], keep_text: OnText) -> None:
        self.end: tuple[int, bytes, bytes] | None = None
        self.texts = sha256()
        self._file = file
        self._keep_text = keep_text
        self._last_text = ""

    def pages(self) -> Iterator[list[Row]]:
        """The rows, many at a time. Raises LogAltered at a line that is not as it was written."""
        page: list[Row] = []
        for number, raw in enumerate(self._file, start=1):
            try:
                row = self._read(raw)
            except (ValueError, TypeError, OverflowError, MsgspecError) as error:
                yield from ([page] if page else [])  # a fault before this line is the first one
                sentence = f"Line {number} of the export is not as it was written: {error}."
                raise LogAltered(sentence, position=number) from error
            if row is not None:
                page.append(row)
            if len(page) == PAGE:
                yield page
                page = []
        if page:
            yield page

    def _read(self, raw: bytes) -> Row | None:
        """The row of an event; None for another line, which is kept. Raises ValueError."""
        if self.end is not None:
            raise ValueError("it comes after the line that closes the file")
        if raw[-1:] != b"\n":
            raise ValueError("it does not end in a line feed")
        line = raw[:-1]
        kind = lines.kind_of(line)
        if kind == lines.END:
            self.end = lines.read_end(line)
        elif kind == lines.TEXT:
            key, text = lines.read_text(line)
            if key <= self._last_text:
                raise ValueError("the texts are not in the order of their SHA-256, each once")
            self._last_text = key
            self.texts.update(raw)
            self._keep_text(key, text)
        elif self._last_text:
            raise ValueError("an event comes after texts")
        else:
            return lines.read_event(line)
        return None
