"""Where later claims look for those they may be linked with: the words of the names in a claim, by day.

A claim is found by when it was published and by when what it tells of happened. A date that lasts is found by its first
day: `lasts` bounds for how many days, so that whatever overlaps some days is a few short stretches of the index.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import Column, Integer, Table, Text

from dateline.projections.tables import FOREVER
from dateline.store.tables import METADATA

LINKABLE = Table(
    "linkable",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("word", Text, primary_key=True),
    # For at most how many days what happened lasted; PUBLISHED where the day is that of publication.
    Column("lasts", Integer, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("claim_id", Text, primary_key=True),
    sqlite_with_rowid=False,
)

PUBLISHED = 0
LENGTHS = (2, 64, 2048)
LONGER = 2**30

_DAY = 86_400


def places(
    names: Iterable[str], public_day: int, starts: int | None, ends: int | None
) -> Iterator[tuple[str, int, int]]:
    """Word, `lasts` and day of each place at which a claim is found."""
    for word in {word for name in names for word in name.split()}:
        yield word, PUBLISHED, public_day
        if starts is not None and ends is not None:
            yield word, lasting(starts, ends), starts // _DAY


def lasting(starts: int, ends: int) -> int:
    """The least of the bounds within which a stretch of seconds lasts, counted in days that it touches."""
    days = LONGER if ends == FOREVER else (ends - 1) // _DAY - starts // _DAY + 1
    return next((length for length in LENGTHS if days <= length), LONGER)
