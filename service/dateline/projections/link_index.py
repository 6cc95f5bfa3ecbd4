"""Where later claims look for those they may be linked with: the names in a claim (`reach.keys_of`), by day.

A claim is found by the day it was published and by the days on which what it tells of happened. What lasts is found by
its first day: `lasts` bounds for how many, so that all that touches some days is a few short stretches of the index.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from sqlalchemy import BigInteger, Boolean, Column, Connection, Index, Integer, Table, Text

from dateline.happenings import Period
from dateline.happenings.features import Features, features_of
from dateline.happenings.periods import BEGINNING
from dateline.happenings.reach import LAST, Days, Reach, happened, keys_of, published
from dateline.projections import claims
from dateline.projections.statements import Row
from dateline.projections.tables import FOREVER, instant
from dateline.projections.unit_of_work import Rows
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

# The claims as they are now, with what linking asks of them.
MEMBERS = Table(
    "happening_claims",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("claim_id", Text, primary_key=True),
    Column("happening_id", Text),
    Column("document_id", Text, nullable=False),
    instant("public_by"),
    # When, in seconds since the year 1; NULL where undated.
    Column("starts", BigInteger),
    Column("ends", BigInteger),
    Column("kind", Text),
    # What its names are found by (`reach.keys_of`).
    Column("found_by", Text, nullable=False),
    # Whether it has not been taken back.
    Column("standing", Boolean, nullable=False),
)
Index(None, MEMBERS.c.build, MEMBERS.c.happening_id, MEMBERS.c.public_by)
# Holds all that linking asks about dates, so that it reads no claim that is not near.
Index(None, MEMBERS.c.build, MEMBERS.c.happening_id, MEMBERS.c.ends, MEMBERS.c.starts, MEMBERS.c.claim_id)

PUBLISHED = 0
LENGTHS = (2, 64, 2048, LAST)

# Between the keys of a claim where they stand together.
SEPARATOR = "\n"

Place = tuple[str, int, int]
Sought = tuple[str, str, int, int, int]


def read(connection: Connection, rows: Rows, claim_ids: Iterable[str], happening_ids: Iterable[str]) -> None:
    """Read the stored rows of these claims, and of the claims of these happenings."""
    rows.records(MEMBERS).read(connection, MEMBERS.c.claim_id, claim_ids)
    rows.records(MEMBERS).read(connection, MEMBERS.c.happening_id, happening_ids)


def note(rows: Rows, claim: Row, before: Row | None = None) -> None:
    """Keep a claim (its row) as it is now, and where it is found; `before` is the row that it had."""
    features = features_of(rows.decoded(claim, claims.decode))
    starts, ends = seconds(features.when)
    standing = not claim["retracted"]
    rows.records(MEMBERS).put(
        claim_id=claim["id"],
        happening_id=claim["happening_id"],
        document_id=claim["document_id"],
        public_by=claim["public_by"],
        starts=starts,
        ends=ends,
        kind=features.kind,
        found_by=SEPARATOR.join(sorted(keys_of(features.names))),
        standing=standing,
    )
    found = places(features) if standing else set()
    was = places(features_of(claims.decode(before["data"]))) if before and not before["retracted"] else set()
    for place in was - found:
        rows.records(LINKABLE).remove(*place, claim["id"])
    for key, lasts, day in found - was:
        rows.records(LINKABLE).put(key=key, lasts=lasts, day=day, claim_id=claim["id"])


def move(rows: Rows, claim_id: str, happening_id: str | None) -> None:
    """Have a claim speak of a happening."""
    members = rows.records(MEMBERS)
    members.put(**(members.one(claim_id) | {"happening_id": happening_id}))


def seconds(period: Period | None) -> tuple[int | None, int | None]:
    """A period as a member's row keeps it; both None where there is none."""
    if period is None:
        return None, None
    start, end = period.earliest or BEGINNING, period.latest
    return (
        int((start - BEGINNING).total_seconds()),
        FOREVER if end is None else int((end - BEGINNING).total_seconds()),
    )


def period(starts: int, ends: int) -> Period:
    """The period that a member's row keeps."""
    earliest = BEGINNING + timedelta(seconds=starts)
    return Period(earliest, None if ends == FOREVER else BEGINNING + timedelta(seconds=ends), None, None)


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
