"""The moment that a question is about, from the words of whoever asks (docs/decisions/0031)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from dateline.errors import InvalidInput, InvertedAsOf
from dateline.projections.views import AsOf
from dateline.store.event_store import EventStore

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What a time as written can mean: an instant, or a whole day with its end included (UTC)."""

    first: datetime
    last: datetime


def moment(store: EventStore, clock: Callable[[], datetime], recorded: str | int | None, published: str | None) -> AsOf:
    """What `recorded` (a position, an instant, a date) and `published` (an instant, a date) mean; see `Reader.as_of`.

    Raises InvalidInput (no position and no time, negative, past the end of the log, in the future) and InvertedAsOf
    (what was published only after the recorded moment: the log could not have known it).
    """
    now = clock()
    public = None if published is None else _stretch(published, "published")
    if public is not None and public.first > now:
        raise InvalidInput(f'"{published}" is in the future: nothing has been published by then.', published=published)
    position, known_until = _recorded(store, recorded, now)
    if public is not None and public.first > known_until:
        raise InvertedAsOf(
            f'What was published by "{published}" cannot have been known at "{recorded}", which is earlier.',
            recorded=recorded,
            published=published,
        )
    return AsOf(position, None if public is None else public.last)


def _recorded(store: EventStore, written: str | int | None, now: datetime) -> tuple[int | None, datetime]:
    """The position meant, and the last moment at which the log stood there."""
    if written is None:
        return None, now
    number = _position(written)
    if number is None:
        at = _stretch(str(written), "recorded")
        if at.first > now:
            raise InvalidInput(f'"{written}" is in the future: the log does not know yet.', recorded=written)
        return store.position_at(min(at.last, now)), min(at.last, now)
    head = store.head()
    if not 0 <= number <= head:
        raise InvalidInput(f"There is no position {number}: the log goes from 0 to {head}.", recorded=number, head=head)
    following = next(store.read_all(number, limit=1), None)
    return number, now if following is None else following.recorded_at


def _position(written: str | int) -> int | None:
    if isinstance(written, int):
        return written
    digits = written.strip().removeprefix("-")
    return int(written) if digits.isdecimal() and digits.isascii() and len(digits) <= 18 else None


def _stretch(written: str, axis: str) -> _Stretch:
    try:
        read = datetime.fromisoformat(written.strip())
        first = read if read.tzinfo else read.replace(tzinfo=UTC)
        dated = len(written.strip()) <= len("2025-08-13") and read.time() == time.min
        return _Stretch(first.astimezone(UTC), first.astimezone(UTC) + (_A_DAY if dated else timedelta(0)))
    except (ValueError, OverflowError) as error:
        wanted = "a position or a time" if axis == "recorded" else "a time"
        raise InvalidInput(
            f'"{written}" is not {wanted}: write 2025-08-13 or 2025-08-13T12:00:00Z.', **{axis: written}
        ) from error
