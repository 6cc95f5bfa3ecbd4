"""How many: numbers with the bound that the words give them and the noun they count.

A number is never read as more exact than its words: "thousands" is at least one thousand and open above. What came on
top of something else, stood before a change or after it, or is a part of another number says so by its role.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Protocol

from dateline.evidence import Quantity, QuantityRole
from dateline.extraction import counted
from dateline.extraction.amounts import amounts
from dateline.extraction.bounds import Amount
from dateline.extraction.en import numbers as en
from dateline.extraction.number_values import decimal_text
from dateline.extraction.numbers import CANDIDATE
from dateline.temporal.find import lower

_ON_TOP = re.compile(r"\b(?:another|additional|extra|further)\b")
_ON_TOP_BEFORE = re.compile(r"(?<![\w-])(?:another|(?:(?:an?|the|some)\s)?(?:additional|extra|further))\s$")
_ON_TOP_AFTER = re.compile(r"\s(?:of\s)?(?:additional|extra|more|other(?!s))\b(?!\s(?:than|or)\b)")
_BEFORE_CHANGE = re.compile(
    r"\b(?:(?:up|down|increased?|rise|rose|raised|fell|fall|drop|dropped) from|compared (?:with|to)|versus)\s$"
)
_FROM = re.compile(r"\bfrom\s$")
_TO = re.compile(r"\bto\s(?:(?:a|the) (?:total|record|new \w+) of )?$")
_REACHED = re.compile(r"\bto\b")
_CHANGED = re.compile(rf"\b{en.CHANGE}\b")
_BY = re.compile(rf"\b{en.CHANGE}(?:\s\w+){{0,2}}\sby\s$|\b(?:{en.GOES_UP_OR_DOWN}|up|down)(?:\s\w+ly)?\s$")
_PART_BEFORE = re.compile(r"\b(?:including|included|among them|of which|of whom|(?:of|among) those,?)\s$")
_PART_AFTER = re.compile(r"\sof (?:them|whom|which|these|those)\b")
_OF_THE = re.compile(r"\sof (?:the|its|his|her|their|our|these|those)\b")
_JOINT = re.compile(r"\s?(?:[-\u2013\u2014~,]|to|and|or|of|through|and to)\s?(?:the\s)?")
_ELSEWHERE = re.compile(r"[^\d]{1,80}")
_NO_NOUN = re.compile(r"\s*(?:[.,;:)\u2013\u2014\u201d]|\Z|(?:and|or|but|from|in|on|at|to|by|of)\b)")
_CHANGE_REACH = 70
_LIKE = 30


class Tagged(Protocol):
    """A word of a parsed text: where it begins (code points into the text) and its tag of the Penn Treebank."""

    @property
    def start(self) -> int:
        """Its first code point."""

    @property
    def tag(self) -> str:
        """Its tag."""


def quantities(
    text: str, start: int, end: int, skip: Sequence[tuple[int, int]] = (), words: Sequence[Tagged] = ()
) -> list[Quantity]:
    """The quantities stated in `text[start:end]`, in order, none inside a stretch of `skip` (dates, clock times).

    `words` are those of a parse of the stretch, where there is one: then its tags say where a noun phrase ends.
    """
    original = _without(text[start:end], start, skip)
    low = lower(original)
    if CANDIDATE.search(low) is None:
        return []
    tags = {word.start - start: word.tag for word in words}
    found = list(_meant(low, original, amounts(low, original), tags))
    return [_quantity(text, start, amount) for amount in _shared(low, found)]


def _without(stretch: str, start: int, skip: Sequence[tuple[int, int]]) -> str:
    """The stretch with a sign that nothing reads across in place of each character of the stretches to skip."""
    for first, last in skip:
        first, last = max(0, first - start), min(len(stretch), last - start)
        if first < last:
            stretch = stretch[:first] + "\0" * (last - first) + stretch[last:]
    return stretch


def _meant(low: str, original: str, listed: Sequence[Amount], tags: counted.Tags) -> Iterator[Amount]:
    """The amounts with what each counts and its role."""
    floor = 0
    for amount in listed:
        unit = amount.unit or _unit(low, original, amount, tags)
        if amount.is_share and unit in en.TIME_UNITS:
            continue  # "a quarter of an hour" is no share
        if amount.is_share and unit and unit != "percent":
            unit = f"share of {unit}"
        amount = amount._replace(unit=unit, role=amount.role or _role(low, amount, floor))
        amount = _with_increment(low, amount, floor)
        floor = amount.end
        yield amount


def _unit(low: str, original: str, amount: Amount, tags: counted.Tags) -> str | None:
    if counted.is_magnitude(low, amount.start, amount.end):
        return "magnitude"
    if amount.money:
        return original[slice(*amount.money)].strip()
    behind = counted.unit_after(low, original, amount.end, tags)
    return behind or counted.unit_before(low, original, amount.start, amount.end, tags)


def _role(low: str, amount: Amount, floor: int) -> QuantityRole | None:
    """What the number is to the thing counted, None for the whole of it."""
    before = low[max(floor, amount.start - _CHANGE_REACH) : amount.start]
    if _is_increment(low, amount, before):
        return "additional"
    if _is_part(low, amount, before):
        return "part"
    if _BEFORE_CHANGE.search(before):
        return "before"
    if _BY.search(before):
        return "change"
    wider = low[max(0, amount.start - _CHANGE_REACH) : amount.start]
    if _CHANGED.search(wider) is None:
        return None
    if _TO.search(wider):
        return "after"
    return "before" if floor and _FROM.search(wider) and _REACHED.search(wider) else None


def _is_increment(low: str, amount: Amount, before: str) -> bool:
    """Whether its words say that it comes on top: "another 300", "300 more", "60 others"."""
    within = _ON_TOP.search(low[amount.start : amount.end]) or _ON_TOP_BEFORE.search(before)
    return bool(within or _ON_TOP_AFTER.match(low, amount.end) or low.startswith(" others", amount.end))


def _is_part(low: str, amount: Amount, before: str) -> bool:
    """Whether its words say that it is a part of another number: "including two", "five of them"."""
    if _PART_BEFORE.search(before) or _PART_AFTER.match(low, amount.end):
        return True
    whole = amount.is_open or amount.is_share or amount.unit == "percent"
    return not whole and _OF_THE.match(low, amount.end) is not None


def _with_increment(low: str, amount: Amount, floor: int) -> Amount:
    """The amount with the words beside it that say it is an increment and no total."""
    if amount.role != "additional":
        return amount
    before, after = _ON_TOP_BEFORE.search(low[floor : amount.start]), _ON_TOP_AFTER.match(low, amount.end)
    start = floor + before.start() if before else amount.start
    return amount._replace(start=start, end=after.end() if after and not before else amount.end)


def _shared(low: str, listed: Sequence[Amount]) -> list[Amount]:
    """The amounts, one without a unit with that of a neighbour: "from 12 to 17 dead", "52 votes to 47"."""
    found = list(listed)
    for at in range(len(found) - 2, -1, -1):
        one, after = found[at], found[at + 1]
        if one.unit is None and after.unit and _JOINT.fullmatch(low, one.end, after.start):
            found[at] = one._replace(unit=after.unit)
    for at in range(1, len(found)):
        before, one = found[at - 1], found[at]
        if one.unit is None and before.unit and _repeats(low, before, one):
            found[at] = one._replace(unit=before.unit)
    return found


def _repeats(low: str, before: Amount, one: Amount) -> bool:
    """Whether a bare number counts what the one before it does: of its size, near it, and itself at an end."""
    ends = _NO_NOUN.match(low, one.end)
    alien = before.unit in {"score", "magnitude"} or (before.unit == "percent" and one.bound == "range")
    if ends is None or alien or not _ELSEWHERE.fullmatch(low, before.end, one.start):
        return False
    first, second = before.size, one.size
    if not first or not second or before.unit in en.TIME_UNITS:
        return False
    return first <= _LIKE * second and second <= _LIKE * first


def _quantity(text: str, start: int, amount: Amount) -> Quantity:
    return Quantity(
        start=start + amount.start,
        end=start + amount.end,
        text=text[start + amount.start : start + amount.end],
        minimum=_written(amount.low),
        maximum=_written(amount.high),
        bound=amount.bound,
        unit=amount.unit,
        role=amount.role,
    )


def _written(value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(value)
