"""Where later claims look for those they may be linked with: the names in a claim (`reach.keys_of`), by day.

A claim is found by the day it was published and by the days on which what it tells of happened. What lasts is found by
its first day: `lasts` bounds for how many, so that all that touches some days is a few short stretches of the index.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sqlalchemy import Column, Integer, Table, Text

from dateline.happenings.features import Features
from dateline.happenings.reach import LAST, Days, Reach, happened, keys_of, published
from dateline.store.tables import METADATA

LINKABLE = Table(
    "linkable",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    # For at most how many days what happened lasts; PUBLISHED where the day is that of publication.
    Column("lasts", Integer, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("claim_id", Text, primary_key=True),
    sqlite_with_rowid=False,
)

PUBLISHED = 0
LENGTHS = (2, 64, 2048, LAST)

# Between the keys of a claim where they stand together.
SEPARATOR = "\n"

Place = tuple[str, int, int]
Sought = tuple[str, str, int, int, int]


def places(features: Features) -> set[Place]:
    """Where a claim is found: key, `lasts` and day."""
    own = [(PUBLISHED, published(features))]
    if features.when is not None:
        first, last = happened(features.when)
        own.append((next(length for length in LENGTHS if last - first < length), first))
    return {(key, lasts, day) for key in keys_of(features.names) for lasts, day in own}


def sought(reaches: Iterable[Reach]) -> list[Sought]:
    """Where to look for all that is within reach: kind (empty: any), key, `lasts`, first and last day."""
    found: defaultdict[tuple[str, str, int], list[Days]] = defaultdict(list)
    for reach in reaches:
        for lasts, days in _stretches(reach):
            for key in reach.keys:
                found[reach.kind or "", key, lasts].append(days)
    return [(*where, *days) for where, some in sorted(found.items()) for days in joined(some)]


def _stretches(reach: Reach) -> Iterator[tuple[int, Days]]:
    yield PUBLISHED, reach.news
    if reach.days is not None:
        first, last = reach.days
        shortest, longest = reach.lengths
        for shorter, length in pairwise((0, *LENGTHS)):
            if shorter < longest and length >= shortest:
                yield length, (first - length + 1, last)


def joined(stretches: Iterable[Days]) -> Sequence[Days]:
    """The same days in the fewest stretches, in order."""
    told: list[Days] = []
    for first, last in sorted(stretches):
        if told and first <= told[-1][1] + 1:
            told[-1] = told[-1][0], max(told[-1][1], last)
        else:
            told.append((first, last))
    return told
