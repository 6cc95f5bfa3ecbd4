"""A page that gives its time of publication in UTC, and the same instant in the clock of its own place elsewhere."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from dateline.documents.composing import Dated
from dateline.documents.written import iso_spelling

_WITH_OFFSET = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d:?\d\d")
_MAX_CHARACTERS = 500_000
# The clocks of the world differ from UTC by whole quarters of an hour, 14 hours at most.
_STEP, _MOST = timedelta(minutes=15), timedelta(hours=14)


def in_local_time(published: Dated, others: Iterable[str], tree: Any) -> Dated:
    """The same publication time, read in the local clock where the page says that too.

    Weekdays in the text count from the local day. Only a time that is the same instant to the second counts: one with
    an offset anywhere in the page's scripts, or one of `others` without a zone.
    """
    instant = _utc(published.means or iso_spelling(published.written))
    if instant is None:
        return published
    for spelling in (*filter(None, map(iso_spelling, others)), *_in_scripts(tree)):
        local = _local(spelling, instant)
        if local is not None:
            return published._replace(means=local)
    return published


def _utc(spelling: str | None) -> datetime | None:
    """The instant that an ISO spelling in UTC gives, None for another zone, none, or a day alone."""
    moment = _moment(spelling)
    return moment if moment is not None and moment.utcoffset() == timedelta() else None


def _local(spelling: str, instant: datetime) -> str | None:
    moment = _moment(spelling)
    if moment is None or moment.utcoffset() == timedelta():
        return None
    if moment.tzinfo is not None:
        return moment.isoformat() if moment.replace(microsecond=0) == instant.replace(microsecond=0) else None
    offset = moment.replace(microsecond=0) - instant.replace(tzinfo=None, microsecond=0)
    if not offset or not moment.second or offset % _STEP or abs(offset) > _MOST:
        return None
    minutes = int(abs(offset).total_seconds() // 60)
    return f"{moment.isoformat()}{'-' if offset < timedelta() else '+'}{minutes // 60:02d}:{minutes % 60:02d}"


def _moment(spelling: str | None) -> datetime | None:
    if not spelling or "T" not in spelling:
        return None
    try:
        return datetime.fromisoformat(spelling.removesuffix("UTC") + ("Z" if spelling.endswith("UTC") else ""))
    except ValueError:
        return None


def _in_scripts(tree: Any) -> Iterator[str]:
    left = _MAX_CHARACTERS
    for script in tree.iter("script"):
        words = (script.text or "")[:left]
        left -= len(words)
        for found in _WITH_OFFSET.finditer(words):
            if spelling := iso_spelling(found[0]):
                yield spelling
        if left <= 0:
            return
