"""When a document became public: what was written, brought to ISO 8601 and read with its zone."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pendulum

from dateline.documents.written import iso_spelling
from dateline.errors import InvalidInput
from dateline.evidence import Publication, ZoneBasis

# ISO 8601, a space allowed for the T (RFC 3339 section 5.6), and a zone: Z, an offset, an IANA name.
_WRITTEN = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[A-Za-z]+(?:/[\w+-]+)+)?)?",
    re.ASCII,
)


def parse_publication(written: str, *, zone: str | None = None, means: str | None = None) -> Publication:
    """Read a publication time: a date, or a date and a time, with or without a zone; `iso_spelling` lists the forms.

    `means` is its ISO spelling where a format's own library has read it. `zone` (an IANA name or an offset such as
    `+02:00`) is the source's own, used where `written` states none; where neither does, UTC is assumed. Raises
    InvalidInput for what is no such time, and for a zone nobody knows.
    """
    raw = written.strip()
    found = _WRITTEN.fullmatch(means or raw) or _WRITTEN.fullmatch(iso_spelling(raw) or "")
    if found is None:
        raise _not_a_time(raw)
    stated = "UTC" if found["zone"] in {"Z", "GMT"} else found["zone"]
    name, basis = _zone_of(stated, zone)
    clock = UTC if name is None else _clock(name)
    try:
        local, moment = _local(found["date"], found["time"], clock)
        public_by = moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise _not_a_time(raw) from error
    return Publication(
        raw=raw, local=local, zone=name, zone_basis=basis, public_by=public_by.isoformat().replace("+00:00", "Z")
    )


def _not_a_time(raw: str) -> InvalidInput:
    return InvalidInput(
        f"{raw!r} is no publication time: write 2025-08-13 or 2025-08-13T19:20:55, with a zone if it is known.",
        written=raw,
    )


def _zone_of(stated: str | None, given: str | None) -> tuple[str | None, ZoneBasis]:
    if stated:
        return stated, "stated"
    return (given, "source_default") if given else (None, "assumed")


def _local(day: str, time: str | None, clock: tzinfo) -> tuple[str, datetime]:
    """The wall-clock reading, and the moment by which the document was certainly public."""
    if time is None:
        ends = datetime.combine(date.fromisoformat(day) + timedelta(days=1), datetime.min.time())
        return day, ends.replace(tzinfo=clock, fold=1)
    local = datetime.fromisoformat(f"{day}T{time}")
    # fold=1: of two instants with the same wall-clock time, only by the later one is it certain.
    return local.isoformat(), local.replace(tzinfo=clock, fold=1)


def _clock(name: str) -> tzinfo:
    offset = re.fullmatch(r"([+-])(\d\d):?(\d\d)", name)
    try:
        if offset:
            sign = -1 if offset[1] == "-" else 1
            return timezone(sign * timedelta(hours=int(offset[2]), minutes=int(offset[3])))
        return pendulum.timezone(name)
    except (ValueError, OSError, KeyError) as error:
        raise InvalidInput(f"No time zone goes by the name {name!r}.", zone=name) from error


def is_publication(written: str | None) -> bool:
    """Whether something is a publication time that can be read."""
    try:
        return bool(written) and parse_publication(str(written)) is not None
    except InvalidInput:
        return False
