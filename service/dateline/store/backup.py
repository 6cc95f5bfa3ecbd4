"""A backup is a file that has been verified; restoring one verifies it again before anything counts on it.

SQLite is copied whole by VACUUM INTO, a consistent snapshot that does not stop writers. PostgreSQL is exported: the log
up to its head is one unchanging prefix, so the export is a consistent snapshot too. Everything else can be rebuilt.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.engine import URL

from dateline.errors import InvalidInput, StorageFull
from dateline.store.database import Database
from dateline.store.migration import upgrade
from dateline.store.transfer import export_log, import_log, verify_export
from dateline.store.verification import Reached, Verified, nobody, verify_log

_SQLITE_MAGIC = b"SQLite format 3\x00"


def backup(database: Database, target: Path, reached: Reached = nobody) -> Verified:
    """Write a verified backup to a file that does not exist yet. Raises InvalidInput, LogAltered, StorageFull.

    `reached` is told the positions up to which it has come.

    On SQLite the file is a database, on PostgreSQL an export. A backup that fails leaves no file; one that is killed
    leaves a folder `….part` beside it.
    """
    return _whole(target, lambda part: (_copy_sqlite if database.is_sqlite else _export)(database, part, reached))


def export_to(database: Database, target: Path, reached: Reached = nobody) -> Verified:
    """Export the log to a file that does not exist yet, and verify the file. Raises as `backup` does."""
    return _whole(target, lambda part: _export(database, part, reached))


def _whole(target: Path, write: Callable[[Path], Verified]) -> Verified:
    """Have a file written in a folder of its own beside the target, and put in its place only once it is on the disk.

    Two that write the same target at a time do not see each other's halves: the second is refused at the end.
    """
    folder = target.absolute().parent
    try:
        if target.exists():
            raise InvalidInput(f"{target} exists already, and is not overwritten.", path=str(target))
        if not folder.is_dir():
            raise InvalidInput(f"There is no folder {folder}.", path=str(target))
        _refuse_leftovers(target)
        with TemporaryDirectory(prefix=f"{target.name}.", suffix=".part", dir=folder) as own:
            part = Path(own) / "part"
            verified = write(part)
            _to_disk(part)
            _put_in_place(part, target)
            _to_disk(folder)
    except OSError as error:
        raise StorageFull(f"{target} cannot be written: {error.strerror}.", path=str(target)) from error
    return verified


def _refuse_leftovers(target: Path) -> None:
    """SQLite takes what lies beside a file under these names for its own, and would mix it in unasked."""
    for suffix in ("-wal", "-journal"):
        leftover = target.with_name(target.name + suffix)
        if leftover.exists():
            raise InvalidInput(
                f"{leftover} was left by a database that is gone, and would be mixed into the new one: move it away.",
                path=str(leftover),
            )


def _put_in_place(part: Path, target: Path) -> None:
    """A link, unlike a rename, never takes the place of another file."""
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise InvalidInput(f"{target} was made meanwhile, and is not overwritten.", path=str(target)) from error
    except OSError:
        part.rename(target)  # a file system without links


def import_from(lines: Iterable[bytes], database: Database, roots: Mapping[int, bytes] | None = None) -> Verified:
    """Put the lines of an exported log into an empty one, which is brought to the newest migration first.

    What fails leaves no file that was not there. Raises InvalidInput, LogAltered, StorageFull.
    """
    target = database.sqlite_file
    is_new = target is not None and not target.exists()
    if target is not None and is_new:
        _refuse_leftovers(target)
    with _removed_on_failure(database) if is_new else nullcontext():
        upgrade(database)
        return import_log(database, lines, roots)


def restore(source: Path, database: Database) -> Verified:
    """Put a backup into a database: a SQLite backup into a file that does not exist yet, an export into an empty log.

    An export is taken by either kind of database, which is brought to the newest migration first. What fails leaves no
    file that was not there. Raises InvalidInput, LogAltered, StorageFull.
    """
    if not source.is_file():
        raise InvalidInput(f"There is no backup at {source}.", path=str(source))
    with source.open("rb") as file:
        if file.read(len(_SQLITE_MAGIC)) != _SQLITE_MAGIC:
            file.seek(0)
            return import_from(file, database)
    target = database.sqlite_file
    if target is None:
        raise InvalidInput("A SQLite backup goes into a SQLite file; export it to move it to PostgreSQL.")
    if target.exists():
        raise InvalidInput(f"{target} exists already; restore to a file that does not.", path=str(target))
    return _whole(target, lambda part: _copy_backup(source, part))


@contextmanager
def _removed_on_failure(database: Database) -> Iterator[None]:
    """Take away the file of a database, and what SQLite keeps beside it, where the block fails."""
    try:
        yield
    except BaseException:
        database.dispose()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{database.sqlite_file}{suffix}").unlink(missing_ok=True)
        raise


def _database_at(path: Path) -> Database:
    """The SQLite database in a file of any name, a question mark in it included."""
    return Database(URL.create("sqlite", database=str(path)).render_as_string())


def _copy_sqlite(database: Database, part: Path, reached: Reached = nobody) -> Verified:
    with database.connect() as connection:
        connection.connection.driver_connection.execute("VACUUM INTO ?", (str(part),))  # type: ignore[union-attr]
    return _verify_file(part, reached)


def _copy_backup(source: Path, part: Path) -> Verified:
    """A closed file is copied as it is, from where SQLite could not open it, too: a place that cannot be written."""
    if not source.with_name(f"{source.name}-wal").exists():
        shutil.copyfile(source, part)
        return _verify_file(part)
    original = _database_at(source)
    try:
        return _copy_sqlite(original, part)
    finally:
        original.dispose()


def _verify_file(path: Path, reached: Reached = nobody) -> Verified:
    database = _database_at(path)
    try:
        return verify_log(database, on_page=lambda page: reached(page[-1][0]))
    finally:
        database.dispose()


def _export(database: Database, part: Path, reached: Reached) -> Verified:
    with part.open("wb") as file:
        export_log(database, file, reached)
    with part.open("rb") as file:
        return verify_export(file)


def _to_disk(path: Path) -> None:
    """Have the operating system write a file or a folder to the disk now."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
