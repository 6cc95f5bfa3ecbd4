"""The happenings: what the claims of each say together, from commit to commit.

A happening has a row for each commit that changed it: what is known of it from position `since` until `until`. With the
row is stored what `summarise` says of its claims, so that a page reads and computes nothing. Who asks only for what was
published by some moment earlier than the last of its claims has it summarised from those claims (`pages.py`); `dated`
says from which publication on the date, and with it the place in a timeline, is the one in the row.
"""

from collections.abc import Sequence

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, Table, Text

from dateline.claims import Claim
from dateline.happenings import Period, Summary, summarise
from dateline.happenings.periods import BEGINNING
from dateline.projections import packing
from dateline.projections.statements import Row
from dateline.projections.tables import FOREVER, instant
from dateline.projections.unit_of_work import Rows, Versions
from dateline.store.tables import METADATA

HAPPENINGS = Table(
    "happenings",
    METADATA,
    Column("build", Integer, primary_key=True, autoincrement=False),
    # The position of its first event: no two happenings share it, and all tables know a happening by it.
    Column("born", BigInteger, primary_key=True, autoincrement=False),
    Column("since", BigInteger, primary_key=True, autoincrement=False),
    Column("until", BigInteger, nullable=False),
    Column("id", Text, nullable=False),
    # The order of a timeline: by date in seconds since the year 1 (FOREVER where undated), then by `born`.
    Column("starts", BigInteger, nullable=False),
    Column("ends", BigInteger, nullable=False),
    # Its standing claims were published from `first_public` until `last_public`; by what was published until any
    # moment from `dated` on, its date is this one.
    instant("first_public"),
    instant("dated"),
    instant("last_public"),
    # The number of binary digits of the days from `first_public` to `dated`; 0 where they are one moment.
    Column("undated_for", Integer, nullable=False),
    Column("modality", Text, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("importance", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    instant("created_at"),
    instant("changed_at"),
    Column("title", Text),
    Column("titled_by", Text),
    Column("summary", LargeBinary, nullable=False),
)
Index(None, HAPPENINGS.c.build, HAPPENINGS.c.id, HAPPENINGS.c.until)
# A page as it is now, and a page as it was.
Index(None, HAPPENINGS.c.build, HAPPENINGS.c.until, HAPPENINGS.c.starts, HAPPENINGS.c.born)
Index(None, HAPPENINGS.c.build, HAPPENINGS.c.starts, HAPPENINGS.c.born, HAPPENINGS.c.since, HAPPENINGS.c.until)
# Those whose date was another by what was published until some moment.
Index(None, HAPPENINGS.c.build, HAPPENINGS.c.undated_for, HAPPENINGS.c.first_public, HAPPENINGS.c.dated)

# Microseconds of a day.
DAY = 86_400 * 1_000_000
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Summary).decode


def encode(summary: Summary) -> bytes:
    """A summary as the column `summary` keeps it."""
    return packing.pack(_encode(summary))


def decode(data: bytes) -> Summary:
    """The summary that the column `summary` keeps."""
    return _decode(packing.unpack(data))


def happenings(rows: Rows) -> Versions:
    """The happenings that a page of events concerns, by id."""
    return rows.versions(HAPPENINGS)


def summarised(told: Sequence[tuple[Row, Claim]]) -> Summary:
    """What standing claims say together, each with its row, which names the speaker."""
    return summarise([claim for _, claim in told], {claim.id: row["speaker"] for row, claim in told})


def place(period: Period | None) -> tuple[int, int]:
    """Where a happening stands in a timeline, in seconds since the year 1, half-open: both FOREVER where undated.

    What has no beginning stands at its end.
    """
    if period is None:
        return FOREVER, FOREVER
    ends = FOREVER if period.latest is None else int((period.latest - BEGINNING).total_seconds())
    starts = ends if period.earliest is None else int((period.earliest - BEGINNING).total_seconds())
    return starts, ends


def undated_for(first_public: int, dated: int) -> int:
    """A power of two that is more than the days from one moment to the other: its exponent; 0 where they are one."""
    days = -(-(dated - first_public) // DAY)
    return -(-days.bit_length() // 3) * 3
