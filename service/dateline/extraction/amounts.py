"""The amounts in a stretch of lower-case text: numbers with the words that bound them, singly or two together."""

import re
from collections.abc import Iterator, Sequence

from dateline.extraction.bounds import Amount, Number, bounded, bounds_of
from dateline.extraction.en import numbers as en
from dateline.extraction.naming import is_no_amount
from dateline.extraction.number_values import read_number, read_order
from dateline.extraction.numbers import NUMBER, ORDER, ORDINAL
from dateline.extraction.pairs import pair

_WRITTEN = re.compile(
    rf"(?<![\w.,/$€£¥])(?P<money>{en.MONEY})?\s?"
    rf"(?:(?P<order>{ORDER})|(?P<number>{NUMBER})|(?P<ordinal>{ORDINAL}))(?![\w/]|[.,]\d)"
)
_BOTH = re.compile(r"\s?,?\s?(?:and|but)?\s?")


def amounts(low: str, original: str) -> list[Amount]:
    """The amounts in `low`, which is `original` in lower case, in reading order; what only names a thing left out."""
    numbers = list(_numbers(low))
    found: list[Amount] = []
    at = 0
    while at < len(numbers):
        floor = found[-1].end if found else 0
        both = pair(low, original, numbers[at], numbers[at + 1], floor) if at + 1 < len(numbers) else None
        if both is not None:
            found += both
            at += 2
            continue
        one = _single(low, original, numbers[at], floor)
        if one is not None:
            found.append(one)
        at += 1
    return _merged(low, found)


def _numbers(low: str) -> Iterator[Number]:
    """Every number in the text, as it is written."""
    for match in _WRITTEN.finditer(low):
        kind = match.lastgroup or "number"
        written = match[kind]
        value = read_order(written) if kind == "order" else read_number(written)
        if value is not None:
            money = match.span("money") if match["money"] else None
            start = money[0] if money else match.start(kind)
            yield Number(start, match.end(), value, written, kind, money)


def _single(low: str, original: str, number: Number, floor: int) -> Amount | None:
    bounds = bounds_of(low, number, floor)
    if number.kind == "order":
        if "couple" in number.written:
            return bounded(number, bounds._replace(bound="about"))
        return Amount(number.start, number.end, number.value, None, "order_of_magnitude", number.money)
    if bounds.bound == "exact" and not bounds.said and is_no_amount(low, original, number, floor):
        return None
    if number.kind == "ordinal" and bounds.bound in {"about", "exact"}:
        return None
    return bounded(number, bounds)


def _merged(low: str, found: Sequence[Amount]) -> list[Amount]:
    """Two one-sided numbers side by side that leave room between them are one range: "more than 5 but less than 9"."""
    merged: list[Amount] = []
    for amount in found:
        last = merged[-1] if merged else None
        if last is not None and _BOTH.fullmatch(low, last.end, amount.start) and _complement(last, amount):
            lower, upper = (last, amount) if last.low is not None else (amount, last)
            merged[-1] = Amount(last.start, amount.end, lower.low, upper.high, "range", last.money)
        else:
            merged.append(amount)
    return merged


def _complement(one: Amount, other: Amount) -> bool:
    kinds = {one.bound, other.bound}
    if not (kinds & {"more_than", "at_least"} and kinds & {"less_than", "at_most"}):
        return False
    lowest = one.low if one.low is not None else other.low
    highest = one.high if one.high is not None else other.high
    return lowest is not None and highest is not None and lowest < highest
