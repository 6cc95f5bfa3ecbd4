"""How much speaks for two passages telling of one happening: points for what they share, each with its reason.

The points are whole numbers in one table with a version (`LINKED_BY`). A clash of days, or of numbers that count the
same, forbids a link before any likeness counts.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.happenings.passages import Passage
from dateline.happenings.periods import Period
from dateline.happenings.predicates import akin
from dateline.happenings.words import stem, weight

PREDICATE = (0, 3, 8, 9)
"""Points for the predicate, by how near the two are (`predicates.akin`)."""
DAY, DATE, NEAR = 10, 5, 2
"""For the same day, for dates of which one lies in the other, for neighbouring days."""
NUMBER = 4
"""For each number that stands in both, two at most."""
THING = 1
"""For each noun that has a part in both, at the most common; more for a rare one, three at most."""
NAME = 1
"""For each word of a name in both, three at most."""
SPOKEN = 3
SHARED = 0.7
FLOOR = 0.4
FEW = 10
"""With fewer passages than about this, none of their words is called common."""
LIKENESS = 26
STRANGERS = 12
"""Against two passages that each name somebody, and nobody in common."""
"""For words: so many points for passages with the same words."""
POSSIBLE, LIKELY, CERTAIN = 17, 21, 28
"""So many points make a link possible, and certain."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that two passages have in common, what it counts, and in words."""

    name: str
    points: int
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What speaks for two passages telling of one happening; `against` is why they cannot, None where they can."""

    facets: tuple[Facet, ...]
    against: str | None = None

    @property
    def points(self) -> int:
        """All points together."""
        return sum(facet.points for facet in self.facets)

    @property
    def why(self) -> str:
        """The reasons in words, what counts most first."""
        ordered = sorted(self.facets, key=lambda facet: (-facet.points, facet.name))
        return "; ".join(facet.why for facet in ordered if facet.points > 0)


class Scale:
    """How much a stem says among the passages of some documents: what is in every second one tells little."""

    def __init__(self, common: Mapping[str, int], passages: int) -> None:
        self._common = common
        self._passages = passages
        self._rarity: dict[str, float] = {}
        self._lengths: dict[int, float] = {}

    def rarity(self, word: str) -> float:
        """From 0 to about 5."""
        known = self._rarity.get(word)
        if known is None:
            here = math.log((self._passages + FEW) / (self._common.get(word, 0) + 0.5))
            known = self._rarity[word] = max(here, 0.0) * (FLOOR + (1 - FLOOR) * weight(word) / 70)
        return known

    def length(self, passage: Passage) -> float:
        """The length of the vector of a passage's words."""
        known = self._lengths.get(id(passage))
        if known is None:
            known = self._lengths[id(passage)] = math.sqrt(sum(self.rarity(w) ** 2 for w in passage.words)) or 1.0
        return known


def compared(one: Passage, other: Passage, scale: Scale, *, apart: bool = False) -> Comparison:
    """Two passages held against each other; which comes first does not matter.

    `apart` where their documents have little in common: then those who name nobody in common are strangers.
    """
    facets = (
        _predicate(one, other),
        _words(one, other, scale),
        _things(one, other, scale),
        _names(one, other),
        _elsewhere(one, other) if apart else None,
        _numbers(one, other),
        _when(one, other),
    )
    return Comparison(tuple(f for f in facets if f is not None and f.points), None)


def _predicate(one: Passage, other: Passage) -> Facet | None:
    level, a, b = max(((akin(a, b), a, b) for a in one.predicates for b in other.predicates), default=(0, "", ""))
    if not level:
        spoken = sorted(
            {a for a in one.predicates if stem(a) in other.words}
            | {b for b in other.predicates if stem(b) in one.words}
        )
        return Facet("predicate", SPOKEN, f"one speaks of what the other tells ({spoken[0]})") if spoken else None
    words = a if a == b else " and ".join(sorted((a, b)))
    return Facet(
        "predicate", PREDICATE[level], f"{'the same predicate' if level == 3 else 'like predicates'} ({words})"
    )


def _words(one: Passage, other: Passage, scale: Scale) -> Facet | None:
    shared = one.words & other.words
    if not shared:
        return None
    cosine = sum(scale.rarity(w) ** 2 for w in shared) / (scale.length(one) * scale.length(other))
    plain = sum(scale.rarity(w) for w in shared - one.named - other.named)
    return Facet(
        "words", round(LIKENESS * cosine + SHARED * plain), f"words in common ({', '.join(sorted(shared)[:6])})"
    )


def _things(one: Passage, other: Passage, scale: Scale) -> Facet | None:
    shared = sorted((one.things | one.predicates) & (other.things | other.predicates))
    rare = [word for word in shared if scale.rarity(word) > 1.2]
    points = THING * min(len(rare), 2)
    return Facet("participants", points, f"the same has a part in both ({', '.join(rare[:3])})") if points else None


def _names(one: Passage, other: Passage) -> Facet | None:
    shared = sorted(one.named & other.named)
    return Facet("names", NAME * min(len(shared), 3), f"shared names ({', '.join(shared[:3])})") if shared else None


def _elsewhere(one: Passage, other: Passage) -> Facet | None:
    """Each names somebody or somewhere, and they name nobody in common."""
    if one.named and other.named and not one.named & other.named:
        return Facet("names", -STRANGERS, "they name nobody in common")
    return None


def _numbers(one: Passage, other: Passage) -> Facet | None:
    shared = one.numbers & other.numbers
    return Facet("numbers", NUMBER * min(len(shared), 2), "the same numbers") if shared else None


def _when(one: Passage, other: Passage) -> Facet | None:
    first, second = one.period, other.period
    if first is None or second is None:
        return None
    relation = dates_of(first, second)
    points = {"same": DAY, "within": DATE, "near": NEAR, "apart": 0}[relation]
    return Facet(
        "date",
        points,
        {"same": "the same day", "within": "a date within the other", "near": "neighbouring days", "apart": ""}[
            relation
        ],
    )


def dates_of(first: Period, second: Period) -> str:
    """How two dates stand to each other: same (a day or two), within, near (neighbouring days), apart."""
    if first.overlaps(second):
        return "same" if max(first.length, second.length).days <= 2 else "within"
    return "near" if first.gap(second).days <= 1 and max(first.length, second.length).days <= 2 else "apart"
