"""What stated numbers may be, as intervals in one unit, and which of two was counted first."""

from datetime import datetime
from decimal import Decimal, InvalidOperation

from dateline.evidence import Quantity
from dateline.happenings.counting import Count
from dateline.happenings.measures import in_base_units

Bounds = tuple[Decimal, Decimal]
"""The smallest and the largest number that would bear a quantity out, inclusive."""

NONE: Bounds = (Decimal(), Decimal())
# "About 15,000" is not contradicted by 14,000: rounding in news reports goes about this far.
_ABOUT = Decimal("0.15")
# Ten miles are sixteen kilometres, or fifteen: whoever converts a measure rounds it too.
_CONVERTED = Decimal("0.06")
_INFINITY = Decimal("Infinity")


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


def in_order(one: Count, other: Count) -> tuple[Count, Count] | None:
    """The earlier and the later of two counts; None where they are of one time."""
    first, second = _moment(one), _moment(other)
    if first == second:
        return None
    return (one, other) if first < second else (other, one)


def _moment(count: Count) -> str:
    """When a number was counted: as it says, else when it was published; the day alone, or the minute."""
    if count.as_of is not None and count.as_of.earliest:
        return count.as_of.earliest[:16]
    return count.published[:16]


def both(one: Count, other: Count) -> tuple[Bounds, Bounds]:
    """What both numbers may be, in one unit."""
    return measured(one, other) or (bounds_of(one), bounds_of(other))


def bounds_of(count: Count) -> Bounds:
    """What a number may be; a share in hundredths."""
    low, high = bounds(count.quantity) or NONE
    share = count.unit == "percent" and (count.quantity.unit or "").startswith("share")
    return (low * 100, high * 100) if share else (low, high)


def measured(one: Count, other: Count) -> tuple[Bounds, Bounds] | None:
    """Two measures in different units as one: each may be rounded. None for the same unit, or other things."""
    if one.noun == other.noun:
        return None
    ends = [in_base_units(end, count.noun) for count in (one, other) for end in bounds_of(count)]
    if None in ends or len({end[1] for end in ends if end}) != 1:
        return None
    low, high, least, most = (end[0] for end in ends if end)
    return (low * (1 - _CONVERTED), high * (1 + _CONVERTED)), (least, most)


def overlap(both: tuple[Bounds, Bounds]) -> bool:
    """Whether one number can be in both."""
    first, second = both
    return first[0] <= second[1] and second[0] <= first[1]


def hours_between(first: str, second: str) -> float:
    """Hours between two UTC instants in ISO 8601; none where one is not known."""
    if not first or not second:
        return 0.0
    return abs((datetime.fromisoformat(second) - datetime.fromisoformat(first)).total_seconds()) / 3600
