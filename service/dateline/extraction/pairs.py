"""Two numbers that say one thing together: a range, a change from one to the other, or a score."""

import re
from fractions import Fraction

from dateline.extraction.bounds import AFTER, REACH, Amount, Number, bounded, bounds_of
from dateline.extraction.counted import is_magnitude, measured_in, percent_end
from dateline.extraction.en import numbers as en
from dateline.extraction.naming import is_no_amount
from dateline.extraction.number_values import own_scale
from dateline.extraction.numbers import is_share

_RANGE = re.compile(r"\s?[-\u2013\u2014~]\s?|\sto\s|\sthrough\s")
_TIGHT = re.compile(r"[-\u2013\u2014]")
_UNIT_AND = re.compile(r"(?:\s[a-z]+){0,2}\s(?:and|to)\s")
_UNIT_TO = re.compile(r"(?:\s[a-z]+){0,3}\sto\s")
_BETWEEN = re.compile(r"\bbetween\s\Z")
_FROM = re.compile(r"\bfrom\s\Z")
_CODE_GOES_ON = re.compile(r"[-/:]\w")
_CODE_SIGNS = frozenset("-/+:")
_ROUGHLY = re.compile(rf"(?<![\w-])(?:{en.ABOUT})\s\Z")
_CHANGED = re.compile(rf"\b{en.CHANGE}\b")
_SCORED = re.compile(rf"\b(?:{en.SCORED})\b")
_VOTED = re.compile(rf"\b(?:{en.VOTED})\b")
_SCORED_AFTER = re.compile(rf"\s(?:(?:away|home|aggregate|extra-time)\s)?(?:{en.SCORED}|draws?|losses|loss|upset)\b")
_VOTED_AFTER = re.compile(r"\s(?:votes?|majority|decision|ruling)\b")


def pair(low: str, original: str, one: Number, other: Number, floor: int) -> list[Amount] | None:
    """Two numbers that say one thing together: a score, a change or a range; None where they stand apart."""
    if other.start - one.end > REACH or "order" in (one.kind, other.kind):
        return None
    return _score(low, one, other) or _change(low, one, other, floor) or _range(low, original, one, other, floor)


def _score(low: str, one: Number, other: Number) -> list[Amount] | None:
    """Two numbers against each other: "3-2", "52-48 vote", "31 to 12"."""
    if not _against(low, one, other):
        return None
    before = low[max(0, one.start - REACH) : one.start]
    tight = low[one.end : other.start] != " to "
    if _VOTED_AFTER.match(low, other.end) or _VOTED.search(before):
        unit = "votes"
    elif _SCORED_AFTER.match(low, other.end) or _SCORED.search(before) or (tight and 200 > one.value >= other.value):
        unit = "score"
    else:
        return None
    return [Amount(n.start, n.end, n.value, n.value, "exact", unit=unit) for n in (one, other)]


def _against(low: str, one: Number, other: Number) -> bool:
    """Whether two small whole numbers stand as those of a score do, and are no range "from" one "to" the other."""
    if not (one.is_digits and other.is_digits) or max(one.value, other.value) > 999:
        return False
    gap = low[one.end : other.start]
    if gap != " to " and _TIGHT.fullmatch(gap) is None:
        return False
    return not _is_code(low, one, other) and _FROM.search(low, max(0, one.start - 5), one.start) is None


def _change(low: str, one: Number, other: Number, floor: int) -> list[Amount] | None:
    """The number before and the one after in "rose from 12 to 17"; None where no word of change stands in front."""
    first, second = bounds_of(low, one, floor), bounds_of(low, other, one.end)
    source = _FROM.search(low, max(0, first.start - 6), first.start)
    if source is None or not _UNIT_TO.fullmatch(low, percent_end(low, one.end), second.start):
        return None
    changed = _CHANGED.search(low, max(0, first.start - REACH), source.start()) is not None
    if not changed and one.value <= other.value:
        return None
    return [bounded(one, first)._replace(role="before"), bounded(other, second)._replace(role="after")]


def _range(low: str, original: str, one: Number, other: Number, floor: int) -> list[Amount] | None:
    between = _BETWEEN.search(low, max(floor, one.start - 9), one.start)
    lowest = _scaled(one, other)
    if lowest >= other.value or not _joined(low, one, other, between is not None):
        return None
    if not between and is_no_amount(low, original, other._replace(start=one.start), floor):
        return None
    start = between.start() if between else _range_start(low, one.start, floor)
    end, unit = other.end, None
    if percent_end(low, one.end) > one.end:
        end, unit = percent_end(low, other.end), measured_in(low, other.end)
    money = one.money or other.money
    return [Amount(start, end, lowest, other.value, "range", money, unit, is_share=is_share(other.written))]


def _joined(low: str, one: Number, other: Number, between: bool) -> bool:
    """Whether the words between two numbers make a range of them; a rank has one only behind "between"."""
    behind = percent_end(low, one.end)
    if behind > one.end and percent_end(low, other.end) == other.end:
        return False
    if _is_code(low, one, other) or is_magnitude(low, one.start, one.end):
        return False
    if between:
        return _UNIT_AND.fullmatch(low, behind, other.start) is not None
    if "ordinal" in (one.kind, other.kind):
        return False
    return _RANGE.fullmatch(low, behind, other.start) is not None or _either(low, one, other)


def _range_start(low: str, start: int, floor: int) -> int:
    """Where "from" or a word like "about" before a range begins."""
    for words in (_FROM, _ROUGHLY):
        found = words.search(low, max(floor, start - 30), start)
        start = found.start() if found else start
    return start


def _either(low: str, one: Number, other: Number) -> bool:
    """Whether it is "five or six": the second a little more than the first, and nothing behind it that bounds it."""
    if low[one.end : other.start] != " or " or one.written == "one" or AFTER.match(low, other.end):
        return False
    return _scaled(one, other) < other.value <= 2 * _scaled(one, other)


def _is_code(low: str, one: Number, other: Number) -> bool:
    """Whether the two numbers are parts of a longer code: "+1-222-2222"."""
    return _CODE_GOES_ON.match(low, other.end) is not None or low[max(0, one.start - 1) : one.start] in _CODE_SIGNS


def _scaled(one: Number, other: Number) -> Fraction:
    """The first number of a range with the scale of the second, where it has none: "1.5-2 million", "20-30,000"."""
    scale = own_scale(other.written)
    if scale > 1 and own_scale(one.written) == 1 and one.value * scale < other.value:
        return one.value * scale
    if one.is_digits and one.value < 1000 <= other.value and other.written.endswith(",000"):
        return one.value * 1000 if one.value * 1000 < other.value else one.value
    return one.value
