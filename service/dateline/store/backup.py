"""A backup is a file that has been verified; restoring one verifies it again before anything counts on it.

SQLite is copied whole by VACUUM INTO, a consistent snapshot that does not stop writers. PostgreSQL is exported: the log
up to its head is one unchanging prefix, so the export is a consistent snapshot too. Everything else can be rebuilt.
"""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from dateline.errors import InvalidInput, StorageFull
from dateline.store.database import Database
from dateline.store.migration import upgrade
from dateline.store.transfer import export_log, import_log, verify_export
from dateline.store.verification import Verified, verify_log

_SQLITE_MAGIC = b"SQLite format 3\x00"


def backup(database: Database, target: Path) -> Verified:
    """Write a verified backup to a file that does not exist yet. Raises InvalidInput, LogAltered, StorageFull.

    On SQLite the file is a database, on PostgreSQL an export. A backup that fails leaves no file.
    """
    return _whole(target, lambda part: (_copy_sqlite if database.is_sqlite else _export)(database, part))


def export_to(database: Database, target: Path) -> Verified:
    """Export the log to a file that does not exist yet, and verify the file. Raises as `backup` does."""
    return _whole(target, lambda part: _export(database, part))


def _whole(target: Path, write: Callable[[Path], Verified]) -> Verified:
    """Have a file written under another name, and give it its own only when it is whole and on the disk."""
    if target.exists():
        raise InvalidInput(f"{target} exists already, and is not overwritten.", path=str(target))
    if not target.absolute().parent.is_dir():
        raise InvalidInput(f"There is no folder {target.absolute().parent}.", path=str(target))
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        verified = write(part)
        _to_disk(part)
        part.rename(target)
        _to_disk(target.absolute().parent)
    except OSError as error:
        raise StorageFull(f"{target} cannot be written: {error.strerror}.", path=str(target)) from error
    finally:
        part.unlink(missing_ok=True)
    return verified


def restore(source: Path, database: Database) -> Verified:
    """Put a backup into a database: a SQLite backup into a file that does not exist yet, an export into an empty log.

    An export is taken by either kind of database, which is brought to the newest migration first.
    Raises InvalidInput, LogAltered.
    """
    if not source.is_file():
        raise InvalidInput(f"There is no backup at {source}.", path=str(source))
    with source.open("rb") as file:
        if file.read(len(_SQLITE_MAGIC)) != _SQLITE_MAGIC:
            file.seek(0)
            upgrade(database)
            return import_log(database, file)
    target = database.sqlite_file
    if target is None:
        raise InvalidInput("A SQLite backup goes into a SQLite file; export it to move it to PostgreSQL.")
    if target.exists():
        raise InvalidInput(f"{target} exists already; restore to a file that does not.", path=str(target))
    original = Database(f"sqlite:///{source}")
    try:
        return _whole(target, lambda part: _copy_sqlite(original, part))
    finally:
        original.dispose()


def _copy_sqlite(database: Database, part: Path) -> Verified:
    with database.connect() as connection:
        connection.connection.driver_connection.execute("VACUUM INTO ?", (str(part),))  # type: ignore[union-attr]
    copy = Database(f"sqlite:///{part}")
    try:
        return verify_log(copy)
    finally:
        copy.dispose()
        for suffix in ("-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                Path(f"{part}{suffix}").unlink()


def _export(database: Database, part: Path) -> Verified:
    with part.open("wb") as file:
        export_log(database, file)
    with part.open("rb") as file:
        return verify_export(file)


def _to_disk(path: Path) -> None:
    """Have the operating system write a file or a folder to the disk now."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
