"""The words that are searched for: those of claims, of the titles of documents, and of titles that editors gave.

None of them ever changes, so each is a row numbered by its event, and what was known at a position is a stretch of
numbers. The index over the words is the database's own: FTS5 on SQLite, kept by triggers, and a GIN index over
`to_tsvector` on PostgreSQL (migration 0007).
"""

from sqlalchemy import BigInteger, Column, Integer, Table, Text

from dateline.events import ClaimRecorded, DocumentRecorded, HappeningTitled
from dateline.projections.tables import instant, public_by
from dateline.projections.unit_of_work import Rows
from dateline.store.recorded import RecordedEvent
from dateline.store.tables import METADATA

# In SQLite only an INTEGER primary key is the row's own number, by which FTS5 knows it.
_Number = BigInteger().with_variant(Integer(), "sqlite")

SEARCHED = Table(
    "searched",
    METADATA,
    # The build and the position of the event (`number`); of no meaning beyond its build.
    Column("number", _Number, primary_key=True, autoincrement=False, info={"of_build": True}),
    Column("build", Integer, nullable=False, index=True),
    Column("id", Text, nullable=False),
    instant("public_by"),
    Column("text", Text, nullable=False),
)

_POSITIONS = 2**40


def number(build: int, position: int) -> int:
    """The number of the row of an event."""
    return build * _POSITIONS + position


def note(rows: Rows, recorded: RecordedEvent) -> None:
    """Keep the words of an event that has any."""
    match recorded.event:
        case ClaimRecorded() as event:
            _put(rows, recorded, public_by(event.publication), event.span.text)
        case DocumentRecorded() as event if event.title is not None:
            _put(rows, recorded, public_by(event.publication), event.title)
        case HappeningTitled() as event:
            # Whoever gave it was no reader of the day: it is public from its recording on.
            _put(rows, recorded, recorded.stored_at, event.title)


def _put(rows: Rows, recorded: RecordedEvent, public: int, text: str) -> None:
    own = number(rows.build, recorded.position)
    rows.records(SEARCHED).put(number=own, id=recorded.stream, public_by=public, text=text)
