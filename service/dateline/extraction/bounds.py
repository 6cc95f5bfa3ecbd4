"""How the words around a number bound it: "at least 40", "40 or more", "some 300"."""

import re
from fractions import Fraction
from typing import NamedTuple

from dateline.evidence import Bound, QuantityRole
from dateline.extraction.en import numbers as en
from dateline.extraction.numbers import NUMBER, is_share


class Number(NamedTuple):
    """A number as it is written: its place, money sign included, and what it is worth."""

    start: int
    end: int
    value: Fraction
    written: str
    kind: str
    money: tuple[int, int] | None

    @property
    def is_digits(self) -> bool:
        """Whether it is a small whole number in digits."""
        return self.written.isdigit() and self.money is None


class Amount(NamedTuple):
    """A number with its bound: `start` and `end` include the words that bound it; None where it is open.

    `money` is where the sign of a currency stands.
    """

    start: int
    end: int
    low: Fraction | None
    high: Fraction | None
    bound: Bound
    money: tuple[int, int] | None = None
    unit: str | None = None
    role: QuantityRole | None = None
    is_share: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is an order of magnitude."""
        return self.bound == "order_of_magnitude"

    @property
    def size(self) -> Fraction | None:
        """A number by which its size is compared with another's."""
        return self.low if self.low is not None else self.high


_COMPARED = (
    rf"(?P<inclusive>equal to or )?(?:(?P<more>{en.GREATER}(?P<m1> or equal)? (?:than|to)|{en.MORE_THAN}|>)"
    rf"|(?P<less>{en.SMALLER}(?P<l1> or equal)? (?:than|to)|{en.LESS_THAN}|<))(?P<same> or equal (?:to|than)|\s?=)?"
)
_BOUND = (
    rf"(?:(?P<at_least>{en.AT_LEAST})|(?P<at_most>{en.AT_MOST})|(?P<exact>{en.EXACT})"
    rf"|{_COMPARED}|(?P<about>{en.ABOUT}))"
)
BEFORE = re.compile(
    rf"(?:(?<![\w.,/$€£¥-])|(?<![<>=])(?=[<>])){_BOUND}\s{{0,3}}"
    r"(?:(?:an?|the|additional|another|further|estimated|total|of)\s)*\Z"
)
AFTER = re.compile(
    rf"(?:\+|[ -]plus\b|\s(?:and|or) (?:(?P<up>{en.GREATER}|over|above|upwards)|(?P<down>{en.SMALLER}|under|below)"
    rf"|(?P<or_equal>equal(?: to|(?! to))))\b(?: than|(?! than))(?!(?: or equal)?(?: to| than)?\s+(?:{NUMBER}))"
    r"|(?P<or_so>-odd\b|\sor so\b))"
)
REACH = 60
"""How many characters before a number are looked at."""


class Bounds(NamedTuple):
    """The words before a number and behind it that bound it, and how they do."""

    start: int
    end: int
    bound: Bound
    said: bool


def bounds_of(low: str, number: Number, floor: int) -> Bounds:
    """How a number is bounded; nothing before `floor` is looked at. `said` is whether words say so."""
    before = BEFORE.search(low, max(floor, number.start - REACH), number.start)
    after = AFTER.match(low, number.end)
    start, end = before.start() if before else number.start, after.end() if after else number.end
    return Bounds(start, end, _bound(before, after), before is not None or after is not None)


def bounded(number: Number, bounds: Bounds) -> Amount:
    """The amount that a number states with the words that bound it."""
    return Amount(
        bounds.start,
        bounds.end,
        None if bounds.bound in {"at_most", "less_than"} else number.value,
        None if bounds.bound in {"at_least", "more_than"} else number.value,
        bounds.bound,
        number.money,
        is_share=is_share(number.written),
    )


def _bound(before: re.Match[str] | None, after: re.Match[str] | None) -> Bound:
    """How the words before a number and behind it bound it."""
    said = {name for match in (before, after) if match for name, words in match.groupdict().items() if words}
    if after is not None and not said & set(after.groupdict()):
        said.add("up")  # "40+"
    inclusive = bool(said & _INCLUSIVE)
    for names, bound in _MEANT[inclusive]:
        if said & names:
            return bound
    return "exact"


_INCLUSIVE = frozenset({"inclusive", "m1", "l1", "same", "or_equal"})
_OTHERS: tuple[tuple[frozenset[str], Bound], ...] = (
    (frozenset({"at_least", "up"}), "at_least"),
    (frozenset({"at_most", "down"}), "at_most"),
    (frozenset({"about", "or_so"}), "about"),
)
_MEANT: dict[bool, tuple[tuple[frozenset[str], Bound], ...]] = {
    False: ((frozenset({"more"}), "more_than"), (frozenset({"less"}), "less_than"), *_OTHERS),
    True: ((frozenset({"more"}), "at_least"), (frozenset({"less"}), "at_most"), *_OTHERS),
}
"""How a number is bounded by the groups that matched, the first that did; with "or equal" the bound is included."""
