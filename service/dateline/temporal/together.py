"""What dates are together, and with the words before them: ranges, moments by two clocks, limits.

`tag` keeps every date a mention of its own, as TimeML does, and says in `whole` and `limit` what more the text makes of
them. `periods` is for those who need the time that is meant: a calendar, a timeline.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from dateline.temporal import edtf
from dateline.temporal.grammar import Grammar
from dateline.temporal.values import Limit, Mention, Period, Whole

_OPENS, _CLOSES = re.compile(r"\s\("), re.compile(r"\)(?:\son)?\s")
_NEAR = 24
"""How many code points may stand between two dates that belong together."""


def joined(mentions: Sequence[Mention], text: str, low: str, grammar: Grammar) -> list[Mention]:
    """`mentions` of `text` (and `low`, itself lower-cased), in reading order, with their limits and wholes."""
    joint = list(mentions)
    at = 0
    while at < len(joint):
        last, whole = _whole(joint, at, text, low, grammar)
        if whole is None:
            if joint[at].earliest is not None:
                limit: Limit = grammar.limit(low, joint[at].start, joint[at].end)
                joint[at] = joint[at]._replace(limit=limit) if limit else joint[at]
        else:
            joint[at : last + 1] = [one._replace(whole=whole) for one in joint[at : last + 1]]
        at = last + 1
    return joint


def periods(mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions` as the times that are meant, in reading order: one for each whole, and limits open on their far side.

    What `tag` found stays in `value` and `why`; a limit's `mod` is TIMEX3's BEFORE, ON_OR_BEFORE, AFTER or ON_OR_AFTER,
    where it has no other.
    """
    meant: list[Mention] = []
    done = -1
    for mention in mentions:
        whole = mention.whole
        if whole is None:
            meant.append(_opened(mention) if mention.limit else mention)
        elif whole.start > done:
            done = whole.start
            meant.append(
                mention._replace(**whole._asdict(), rule="range" if "/" in whole.value else mention.rule, whole=None)
            )
    return meant


def _whole(mentions: Sequence[Mention], at: int, text: str, low: str, grammar: Grammar) -> tuple[int, Whole | None]:
    """The place of the last mention that belongs together with the one at `at`, and what they make."""
    first = mentions[at]
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    if following is None or following.start - first.end > _NEAR or first.earliest is None or following.earliest is None:
        return at, None
    if _is_range(first, following, low, grammar):
        return at + 1, _range(first, following, text)
    if not _same_moment(first, following, low):
        return at, None
    last, end = at + 1, following.end + 1
    day = mentions[at + 2] if at + 2 < len(mentions) else None
    if day is not None and _CLOSES.fullmatch(low, following.end, day.start) and day.value == first.value[:10]:
        last, end = at + 2, day.end
    return last, Whole(
        first.start, end, text[first.start : end], first.type, first.value, first.edtf,
        first.earliest, first.latest or first.earliest, first.precision, first.why,
    )  # fmt: skip


def _is_range(first: Mention, second: Mention, low: str, grammar: Grammar) -> bool:
    if first.earliest is None or second.earliest is None or not first.earliest < second.earliest:
        return False
    dated = {first.type, second.type} <= {"DATE", "TIME"} and (first.type == "DATE") == (second.type == "DATE")
    return dated and grammar.is_range(low, first.start, first.end, second.start, second.end)


def _range(first: Mention, second: Mention, text: str) -> Whole | None:
    if first.earliest is None or second.earliest is None or second.latest is None:
        return None
    # A clock time is when a range ends; a day or month is over with its last moment.
    latest = second.earliest if second.precision in ("hour", "minute", "second") else second.latest
    written = edtf.write_range(first.edtf, second.edtf) or edtf.write(Period("interval", first.earliest, latest))
    return Whole(
        first.start, second.end, text[first.start : second.end], second.type, f"{first.value}/{second.value}", written,
        first.earliest, latest, "interval", f"from {first.value} ({first.why}) to {second.value} ({second.why})",
    )  # fmt: skip


def _same_moment(first: Mention, second: Mention, low: str) -> bool:
    """Whether the second is the first by another clock, in brackets: "16.00 CEST (1400 GMT)"."""
    clocks = all(one.type == "TIME" and one.precision in ("hour", "minute", "second") for one in (first, second))
    bracketed = _OPENS.fullmatch(low, first.end, second.start) and low.startswith(")", second.end)
    return bool(clocks and bracketed and (first.zone or second.zone))


def _opened(mention: Mention) -> Mention:
    """A limit as the open period that it bounds."""
    earliest, latest, mod = _BOUNDS[mention.limit](mention)
    return mention._replace(
        earliest=earliest,
        latest=latest,
        mod=mention.mod or mod,
        edtf=edtf.write_limit(mention.edtf, earliest, latest, exact=mention.limit in ("by", "until", "since")),
        # "Since last autumn" begins on no day: what is known of its bound is no more than the season.
        precision=mention.precision if mention.precision in {"season", "month", "year"} else "interval",
        why=f"{mention.why}; {mention.limit} then",
    )


_Bounds = tuple[datetime | None, datetime | None, str]
_BOUNDS: dict[str, Callable[[Mention], _Bounds]] = {
    "before": lambda one: (None, one.latest if one.mod == "END" else one.earliest, "BEFORE"),
    "by": lambda one: (None, one.latest, "ON_OR_BEFORE"),
    "until": lambda one: (None, one.latest, "ON_OR_BEFORE"),
    "since": lambda one: (one.earliest, None, "ON_OR_AFTER"),
    "after": lambda one: (one.earliest if one.type == "TIME" else one.latest, None, "AFTER"),
}
