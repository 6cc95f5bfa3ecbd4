"""What could harm the log, looked for before it does: versions, settings, triggers, rights, and the head."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, text

from dateline.errors import DatelineError, LogAltered
from dateline.store.database import Database
from dateline.store.migration import current, newest
from dateline.store.verification import stored_head

Level = Literal["ok", "warning", "fault"]

# From the start of WAL until this version, two connections that reset the log at once could damage it
# (sqlite.org/wal.html#walresetbug); with one writer process it does not arise.
WAL_FIXED = (3, 51, 3)
_SQLITE_TRIGGERS = {
    "events_no_update",
    "events_no_delete",
    "events_no_replace",
    "log_head_one_row",
    "log_head_no_delete",
    "log_head_forward",
    "texts_no_delete",
    "texts_no_replace",
    "texts_erase_only",
}
# Of the log's own tables: another schema may well hold a log, too.
_ENABLED = text(
    "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A'"
    " AND tgrelid IN ('events'::regclass, 'log_head'::regclass, 'texts'::regclass)"
)
_STANDBY = "this server is a standby: it can be read, nothing can be appended to it"
_POSTGRES_TRIGGERS = {
    "events_append_only",
    "log_head_one_row",
    "log_head_forward",
    "texts_no_delete",
    "texts_erase_only",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `ok`, a `warning` to think about, or a `fault` to mend."""

    level: Level
    what: str
    sentence: str


def examine(database: Database) -> list[Finding]:
    """Look at everything; quick, whatever the size of the log. Raises a kind of Unavailable without a database."""
    found, needed = current(database), newest()
    if found != needed:
        return [Finding("fault", "migrations", f"at {found or 'none'}, {needed} is needed: run `dateline db upgrade`")]
    with database.connect() as connection:
        findings = [Finding("ok", "migrations", f"at {found}"), _head(connection)]
        if database.dialect.is_standby(connection):
            findings.append(Finding("warning", "standby", _STANDBY))
        return findings + (_sqlite(connection) if database.is_sqlite else _postgres(connection))


def warnings(database: Database) -> list[Finding]:
    """What a service should say when it starts: the findings that are not `ok`, none where the log cannot be read."""
    try:
        return [finding for finding in examine(database) if finding.level != "ok"]
    except DatelineError as error:
        return [Finding("fault", "database", str(error))]


def _head(connection: Connection) -> Finding:
    try:
        head, last = stored_head(connection)
    except LogAltered as error:
        return Finding("fault", "head", f"{str(error).rstrip('.')}: run `dateline log verify`")
    if head.position != last:
        said = f"says {head.position}, but the last event is at {last}: run `dateline log verify`"
        return Finding("fault", "head", said)
    return Finding("ok", "head", f"at position {head.position}")


def _sqlite(connection: Connection) -> list[Finding]:
    def pragma(name: str) -> object:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    version = tuple(
        int(part) for part in str(connection.exec_driver_sql("SELECT sqlite_version()").scalar()).split(".")
    )
    named = ".".join(map(str, version))
    triggers = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars())
    return [
        _found(
            version >= WAL_FIXED,
            "version",
            f"SQLite {named}",
            f"SQLite {named} can damage its write-ahead log when two processes write: let one process write",
            "warning",
        ),
        _found(pragma("journal_mode") == "wal", "journal", "write-ahead log", "the journal is not a write-ahead log"),
        _found(
            pragma("synchronous") == 2,
            "durability",
            "every commit waits for the disk",
            "commits do not wait for the disk: synchronous must be FULL",
        ),
        _triggers(_SQLITE_TRIGGERS - triggers),
    ]


def _postgres(connection: Connection) -> list[Finding]:
    def one(sql: str) -> object:
        return connection.exec_driver_sql(sql).scalar()

    version = int(str(one("SHOW server_version_num")))
    unsafe = [name for name in ("fsync", "full_page_writes", "synchronous_commit") if one(f"SHOW {name}") == "off"]
    enabled = set(connection.execute(_ENABLED).scalars())
    user = one("SELECT current_user")
    rights = [
        right
        for right in ("UPDATE", "DELETE", "TRUNCATE")
        if one(f"SELECT has_table_privilege(current_user, 'events', '{right}')")
    ]
    return [
        _found(version >= 150000, "version", f"PostgreSQL {version // 10000}", "PostgreSQL before 15 is not supported"),
        _found(
            not unsafe,
            "durability",
            "every commit waits for the disk",
            f"commits may be lost: {', '.join(unsafe)} must not be off",
        ),
        _triggers(_POSTGRES_TRIGGERS - enabled),
        _found(
            not rights,
            "rights",
            f"{user} may only read and append",
            f"{user} has {', '.join(rights)} on events: connect as a member of dateline_app",
            "warning",
        ),
    ]


def _triggers(missing: set[str]) -> Finding:
    names = ", ".join(sorted(missing))
    return _found(not missing, "triggers", "the database refuses to alter the log", f"missing or disabled: {names}")


def _found(fine: bool, what: str, good: str, bad: str, level: Level = "fault") -> Finding:
    return Finding("ok", what, good) if fine else Finding(level, what, bad)
