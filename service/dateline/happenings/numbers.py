"""The numbers that claims state, and whether two of them can both be true: intervals that overlap can."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal, Protocol

from dateline.evidence import Quantity, Span
from dateline.happenings.lexicon import UNITS, counted_in, unit_of

Verdict = Literal["same", "refines", "compatible", "conflicts"]

# "About 15,000" is not contradicted by 14,000: rounding in news reports goes about this far.
_ABOUT = Decimal("0.15")
# "Or more" and "more than" bound a number; any other "more" adds to one.
_INCREMENT = re.compile(
    r"\b(?:additional|another|extra|further)\b|(?<!\bor )(?<!\band )\bmore\b(?! (?:or|than)\b)", re.IGNORECASE
)
_VAGUE = re.compile(r"(?:dozens|hundreds|thousands|millions|billions)$", re.IGNORECASE)
_BEHIND = 40
_INFINITY = Decimal("Infinity")
_TIME_UNITS = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "a.m.", "p.m."}
)


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity, what it counts (one word for all that means the same), and whether its words say it came on top."""

    quantity: Quantity
    unit: str | None
    on_top: bool

    @property
    def words(self) -> str:
        """The words of the quantity in one line, with what it counts."""
        text, unit = " ".join(self.quantity.text.split()), self.quantity.unit or self.unit
        if unit is None or unit.lower() in text.lower():
            return text
        return f"{text} of {unit}" if _VAGUE.search(text) else f"{text} {unit}"


class Stating(Protocol):
    """Whatever has words and the quantities in them."""

    @property
    def span(self) -> Span:
        """Its words."""

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """How many, as its words were read."""


def counts(claim: Stating) -> tuple[Count, ...]:
    """The numbers in a claim that tell: they count something other than time, and more than "the two leaders"."""
    found = []
    for quantity in claim.quantities:
        unit = unit_of(quantity.unit or "")
        pair = quantity.bound == "exact" and quantity.maximum in ("1", "2", "3") and unit not in UNITS
        if not pair and not any(word.rstrip("s") in _TIME_UNITS for word in (unit or "").split()):
            at = quantity.start - claim.span.start
            behind = claim.span.text[max(0, at) + len(quantity.text) :][:_BEHIND]
            unit = unit if unit in UNITS else counted_in(behind) or unit
            found.append(Count(quantity, unit, _INCREMENT.search(" ".join(quantity.text.split())) is not None))
    return tuple(found)


def compare(one: Count, other: Count) -> Verdict | None:
    """How two numbers stand to each other; None where they do not count the same thing.

    An increment ("an additional 20,000") counts something else than a total. "refines": one lies within the other.
    """
    if one.unit != other.unit or one.on_top != other.on_top:
        return None
    first, second = bounds(one.quantity), bounds(other.quantity)
    if first is None or second is None:
        return None
    if first == second:
        return "same"
    if first[0] > second[1] or second[0] > first[1]:
        return "conflicts"
    inside = (first[0] >= second[0] and first[1] <= second[1]) or (second[0] >= first[0] and second[1] <= first[1])
    return "refines" if inside else "compatible"


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
