"""Whether two numbers can both be true: intervals that overlap can, whatever their wording."""

import re
from decimal import Decimal, InvalidOperation
from typing import Literal

from dateline.evidence import Quantity
from dateline.happenings.lexicon import unit_of

Verdict = Literal["same", "refines", "compatible", "conflicts"]

# "About 15,000" is not contradicted by 14,000: rounding in news reports goes about this far.
_ABOUT = Decimal("0.15")
_INCREMENT = re.compile(r"\b(?:additional|more|another|extra|further)\b(?!\s+than)", re.IGNORECASE)
_INFINITY = Decimal("Infinity")


def compare(one: Quantity, other: Quantity) -> Verdict | None:
    """How two numbers stand to each other; None where they do not count the same thing.

    An increment ("an additional 20,000") counts something else than a total. "refines": one lies within the other.
    """
    if unit_of(one.unit or "") != unit_of(other.unit or "") or is_increment(one) != is_increment(other):
        return None
    first, second = bounds(one), bounds(other)
    if first is None or second is None:
        return None
    if first == second:
        return "same"
    if first[0] > second[1] or second[0] > first[1]:
        return "conflicts"
    inside = (first[0] >= second[0] and first[1] <= second[1]) or (second[0] >= first[0] and second[1] <= first[1])
    return "refines" if inside else "compatible"


def is_increment(quantity: Quantity) -> bool:
    """Whether a number says how many came on top."""
    return _INCREMENT.search(quantity.text) is not None


def bounds(quantity: Quantity) -> tuple[Decimal, Decimal] | None:
    """The smallest and the largest number that would bear a quantity out (inclusive); None where it states none."""
    low, high = _number(quantity.minimum), _number(quantity.maximum)
    if low is None and high is None:
        return None
    if quantity.bound == "about":
        return (low or high or Decimal()) * (1 - _ABOUT), (high or low or Decimal()) * (1 + _ABOUT)
    return (-_INFINITY if low is None else low), (_INFINITY if high is None else high)


def _number(written: str | None) -> Decimal | None:
    try:
        return None if written is None else Decimal(written)
    except InvalidOperation:
        return None
