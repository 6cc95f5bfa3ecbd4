"""How two numbers stand to each other: same, one within the other, a later count, both possible, or a conflict.

A conflict needs one thing counted, by one measure, in one place, as of one time, by two speakers. What was counted
later updates what was counted before; a part, what came on top, and what is only suspected are counted apart.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dateline.evidence import QuantityRole
from dateline.happenings.counting import Count, Stating, counts
from dateline.happenings.intervals import NONE, both, bounds, hours_between, in_order, measured, overlap
from dateline.happenings.measures import GENERIC, currency_of, is_gathering, is_measure, may_gather

__all__ = ["Comparison", "Count", "Stating", "Verdict", "bounds", "compare", "compared", "counts"]

Verdict = Literal["same", "refines", "updates", "compatible", "conflicts", "incomparable"]

_UNLIKE = 10
_DISTINCTIVE = 3
_ABOUT_ONE = 2
_ONE_CYCLE = 36
"""Two speakers whose numbers were published within so many hours speak of one state of affairs."""
# Of several pairs between two claims the one that tells most counts for both.
_TELLING: tuple[Verdict, ...] = ("conflicts", "updates", "same", "refines", "compatible")
_PAIRING: tuple[Verdict, ...] = ("same", "refines", "updates", "conflicts", "compatible")
_TALLIES = frozenset({"killed", "injured", "infected", "displaced", "cases", "rescued", "deaths"})
"""What is counted up: a later count may be higher and is then no contradiction, but not lower."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two numbers, how they stand to each other, and the rule in words."""

    one: Count
    other: Count
    verdict: Verdict
    why: str


def compare(one: Count, other: Count, *, one_happening: bool = True) -> Comparison:
    """How two numbers stand to each other; which is given first does not matter.

    `one_happening` is False where the claims are known to speak of different happenings: then nothing conflicts.
    """
    for rule in _RULES:
        found = rule(one, other, one_happening)
        if found is not None:
            return Comparison(one, other, *found)
    return Comparison(one, other, "incomparable", "nothing says that they count the same")


def compared(ones: Sequence[Count], others: Sequence[Count], *, one_happening: bool = True) -> Comparison | None:
    """The comparison that tells most between the numbers of two claims; None where none can be compared.

    A number that the other claim states too is compared with that one and with no other.
    """
    pairs = [compare(one, other, one_happening=one_happening) for one in ones for other in others]
    pairs = [pair for pair in pairs if pair.verdict != "incomparable"]
    pairs.sort(key=lambda pair: (_PAIRING.index(pair.verdict), pair.one.role is not None, pair.other.role is not None))
    taken: set[int] = set()
    kept = []
    for pair in pairs:
        if id(pair.one) not in taken and id(pair.other) not in taken:
            taken |= {id(pair.one), id(pair.other)}
            kept.append(pair)
    return min(kept, key=lambda pair: _TELLING.index(pair.verdict), default=None)


Found = tuple[Verdict, str]


def _of_one_kind(one: Count, other: Count, one_happening: bool) -> Found | None:
    """Numbers of different things cannot be compared; people killed and people hurt can both be right."""
    if bounds(one.quantity) is None or bounds(other.quantity) is None:
        return "incomparable", "one of them states no number"
    if one.per != other.per:
        return "incomparable", "one of them is a rate"
    if measured(one, other) is not None or _same_unit(one, other):
        return None
    if None in (one.unit, other.unit) and _is_distinctive(one) and bounds(one.quantity) == bounds(other.quantity):
        return "same", "the same number, of which one does not say what it counts"
    if one.noun in GENERIC and other.noun in GENERIC:
        return "compatible", f"they count different people: {one.unit} and {other.unit}"
    return "incomparable", "they count different things"


def _is_distinctive(count: Count) -> bool:
    """Whether a number is so particular that two that are equal are one: 2,344, but not 12 or 2,000."""
    digits = (count.quantity.minimum or "").rstrip("0").replace(".", "")
    return count.quantity.minimum == count.quantity.maximum and len(digits) >= _DISTINCTIVE


def _same_unit(one: Count, other: Count) -> bool:
    if one.unit == other.unit:
        return one.unit is not None
    if one.noun and other.noun and may_gather(one.unit or "") and may_gather(other.unit or ""):
        return True
    generic, special = (one, other) if one.is_generic else (other, one)
    return generic.unit in {"people", "killed", "detained", "rescued"} and _same_people(generic, special)


def _same_people(generic: Count, special: Count) -> bool:
    """Whether "71 people detained" and "71 protesters" are one number of people: where it is the same number."""
    plain = special.unit == special.noun and special.noun.endswith("s") and not _names_a_measure(special)
    return plain and generic.noun == "people" and bounds(generic.quantity) == bounds(special.quantity)


def _names_a_measure(count: Count) -> bool:
    return count.unit in {"percent", "score", "votes"} or is_measure(count.noun) or bool(currency_of(count.noun))


def _of_one_part(one: Count, other: Count, one_happening: bool) -> Found | None:
    """Part and whole, total and increment, confirmed and suspected are counted apart."""
    roles = {None if count.role == "after" else count.role for count in (one, other)}
    if len(roles) > 1:
        return _in_two_roles(one, other, roles)
    if "suspected" in {one.certainty, other.certainty} and one.certainty != other.certainty:
        return "compatible", "what is suspected is counted apart"
    if one.of and other.of and one.of[:5] != other.of[:5]:
        return "compatible", f"one is of {one.of}, one of {other.of}"
    return None


def _in_two_roles(one: Count, other: Count, roles: Collection[QuantityRole | None]) -> Found:
    if "before" in roles and bounds(one.quantity) == bounds(other.quantity):
        return "same", "one states it as what was before"
    return "compatible", next(words for role, words in _ROLES.items() if role in roles)


_ROLES: dict[QuantityRole, str] = {
    "before": "one is of before a change",
    "additional": "one came on top of others",
    "part": "one is a part",
    "change": "one is by how much it changed",
}


def _withdrawn(one: Count, other: Count, one_happening: bool) -> Found | None:
    """A number that one claim takes back is contradicted by it."""
    if one.withdrawn == other.withdrawn:
        return None
    if not one_happening or not overlap(both(one, other)):
        return "compatible", "one is taken back"
    if one.speaker == other.speaker:
        return "updates", "the same source takes it back"
    return "conflicts", "one takes back what the other states"


def _in_one_place(one: Count, other: Count, one_happening: bool) -> Found | None:
    """Numbers of different places, or of different happenings, can all be right."""
    if not one_happening:
        return "compatible", "they speak of different happenings"
    if one.places and other.places and not _near(one.places, other.places):
        return "compatible", "they speak of different places"
    return None


def _near(some: frozenset[str], others: frozenset[str]) -> bool:
    words, more = ({word for name in names for word in name.split()} for names in (some, others))
    return bool(words & more)


def _by_size(one: Count, other: Count, one_happening: bool) -> Found | None:
    """Numbers that can be one."""
    first, second = both(one, other)
    if first == second:
        return "same", "the same number"
    if not overlap((first, second)):
        return None
    if _special(one) != _special(other):
        return "compatible", "one counts some of those whom the other counts"
    if _grew(one, other):
        return "updates", "a later count is higher"
    inside = (first[0] >= second[0] and first[1] <= second[1]) or (second[0] >= first[0] and second[1] <= first[1])
    return ("refines", "one lies within the other") if inside else ("compatible", "both can be true")


def _special(count: Count) -> str | None:
    plain = count.is_generic or may_gather(count.noun) or count.unit == count.noun or _names_a_measure(count)
    return None if plain else count.noun


def _grew(one: Count, other: Count) -> bool:
    """Whether a later exact count is above an earlier open one: "at least 12", then 40."""
    order = in_order(one, other)
    if order is None or is_gathering(one.unit or ""):
        return False
    (low, high), (least, most) = bounds(order[0].quantity) or NONE, bounds(order[1].quantity) or NONE
    return high.is_infinite() and low > 0 and least == most and least > low * Decimal("1.5")


def _by_time(one: Count, other: Count, one_happening: bool) -> Found | None:
    """Numbers that exclude each other: the later one replaces the earlier, or they conflict."""
    if _special(one) != _special(other):
        return "compatible", "one counts some of those whom the other counts"
    if _names_a_measure(one) and not _alike(one, other):
        return "compatible", "they may measure different things"
    order = in_order(one, other)
    if order is not None:
        earlier, later = order
        if earlier.speaker == later.speaker:
            return "updates", "the same source says so later"
        if not _contradicts(earlier, later):
            return "updates", "a later count" if later.unit in _TALLIES else "said later"
    elif one.document == other.document and one.speaker == other.speaker:
        return "compatible", "one source states both at once"
    return "conflicts", "both cannot be true"


def _contradicts(earlier: Count, later: Count) -> bool:
    """Whether a later count cannot come after the earlier, of another speaker.

    Fewer dead than before; another size of the same crowd; another number of the same news, unless it says that it
    changed or as of when it holds.
    """
    if is_gathering(earlier.unit or "") or is_gathering(later.unit or ""):
        return True
    if earlier.unit in _TALLIES:
        first, second = bounds(earlier.quantity) or NONE, bounds(later.quantity) or NONE
        return second[1] < first[0]
    changed = later.role == "after" or later.as_of is not None
    return not changed and hours_between(earlier.published, later.published) < _ONE_CYCLE


def _alike(one: Count, other: Count) -> bool:
    """Whether the words around two measures speak of the same, and they are of one size."""
    (low, high), (least, most) = both(one, other)
    first, second = (high if low.is_infinite() else low), (most if least.is_infinite() else least)
    small, large = sorted((abs(first), abs(second)))
    return large <= _UNLIKE * small and len(one.about & other.about) >= _ABOUT_ONE


_RULES: tuple[Callable[[Count, Count, bool], Found | None], ...] = (
    _of_one_kind,
    _of_one_part,
    _withdrawn,
    _in_one_place,
    _by_size,
    _by_time,
)
