"""Which times belong to which claim: those that stand in its clause, and those of the happening it speaks of again."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec

from dateline.evidence import TimeReading
from dateline.temporal.values import Mention

_YEARS = 2 * 366
"""Days of a period that is too long to date what happens in it where it goes on past the publication."""


def reading(mention: Mention, anchor: str) -> TimeReading:
    """A mention as an event carries it, with what it was resolved against."""
    return TimeReading(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        type=mention.type,
        value=mention.value,
        mod=mention.mod or None,
        edtf=mention.edtf,
        earliest=_iso(mention.earliest),
        latest=_iso(mention.latest),
        precision=mention.precision or None,
        anchor=anchor,
        rule=mention.rule,
        why=mention.why,
        basis="vague" if _says_little(mention, anchor) else mention.basis,  # type: ignore[arg-type]
    )


def _says_little(mention: Mention, anchor: str) -> bool:
    """Whether a period of years holds the publication itself: "in this century" dates nothing that a text tells."""
    if mention.earliest is None or mention.latest is None or (mention.latest - mention.earliest).days <= _YEARS:
        return False
    return mention.earliest <= datetime.fromisoformat(anchor) < mention.latest


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def recurring(time: TimeReading) -> TimeReading:
    """The reading of a clock time in a clause that tells a habit: an hour of any day, of none in particular."""
    if time.type != "TIME" or (time.earliest is None and time.latest is None):
        return time
    return msgspec.structs.replace(
        time,
        value=f"XXXX-XX-XX{time.value[time.value.index('T') :]}" if "T" in time.value else "XXXX-XX-XX",
        edtf=None,
        earliest=None,
        latest=None,
        why="the clause tells a habit: the hour comes again",
        basis="recurring",
    )


def is_dated(time: TimeReading) -> bool:
    """Whether the reading stands on the calendar, be it with one end only ("by Friday")."""
    bounded = time.earliest is not None or time.latest is not None
    return bounded and time.type in {"DATE", "TIME"} and time.basis != "vague"


def within(mentions: Sequence[Mention], start: int, end: int, holes: Sequence[tuple[int, int]]) -> list[Mention]:
    """The mentions inside `[start, end)` that lie in none of `holes`, the claims inside this one."""
    return [
        mention
        for mention in mentions
        if start <= mention.start < end and not any(a <= mention.start < b for a, b in holes)
    ]


def inherited(time: TimeReading, noun: str) -> TimeReading:
    """The time of a happening for a claim that speaks of it again, with the words it was taken from."""
    return msgspec.structs.replace(time, basis="inherited", why=f"the document dates the {noun} so: {time.why}")


def of_stamp(text: str, start: int, end: int, day: str, anchor: str) -> TimeReading:
    """The day (ISO 8601) of a live blog's entry for a claim that names none; the stamp stands at `text[start:end]`."""
    after = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return TimeReading(
        start=start,
        end=end,
        text=text[start:end],
        type="DATE",
        value=day,
        mod=None,
        edtf=day,
        earliest=f"{day}T00:00:00",
        latest=f"{after}T00:00:00",
        precision="day",
        anchor=anchor,
        rule="stamp",
        why=f"the entry is stamped {text[start:end].strip(' :')} of {day}",
        basis="inherited",
    )
