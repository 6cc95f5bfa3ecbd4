"""The head of the log, as its one row of `log_head` tells it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.errors import LogAltered
from dateline.store import ledger


@dataclass(frozen=True, slots=True)
class Head:
    """How far the log reaches: its last position, when that was recorded (microseconds), and the tree up to there."""

    position: int
    recorded_at: int
    tree: ledger.Frontier


def checked_head(row: Sequence[object] | None) -> Head:
    """The head that a row of position, time and frontier makes. Raises LogAltered where there is none or it makes none.

    SQLite keeps a value of any kind in any column.
    """
    try:
        position, recorded_at, frontier = row or (None, None, None)
        if isinstance(position, int) and isinstance(recorded_at, int) and isinstance(frontier, bytes) and position >= 0:
            return Head(position, recorded_at, ledger.Frontier.from_bytes(position, frontier))
    except ValueError as error:
        raise LogAltered("The head of the log is not as it was written.", position=0) from error
    raise LogAltered("The head of the log is not as it was written.", position=0)
