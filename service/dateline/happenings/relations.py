"""How two claims stand to each other: whether both can be true, and whether they are two voices or one twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from dateline.happenings.claim import Claim, in_reading_order, innermost_source
from dateline.happenings.features import Features, all_features, shared, stems
from dateline.happenings.numbers import Verdict, compared, counts

Dependence = Literal["independent", "same_origin", "derived"]
Field = Literal["date", "number", "statement"]

# Two claims state the same when this share of the shorter one's words, and as many as this beside names, are in both.
_ALIKE = 0.4
_TELLING = 2
# Word for word, and long enough that two hands would not write the same: one was copied from the other.
_COPIED = 0.8
_ENOUGH = 8
# A word in more claims than this tells nothing about any two of them.
_COMMON_WORD = 200


@dataclass(frozen=True, slots=True)
class Relation:
    """Two claims (`a` comes first in reading order), what was compared, and what came of it."""

    a: str
    b: str
    field: Field
    verdict: Verdict
    dependence: Dependence
    explanation: str


def relations(groups: Iterable[Sequence[Claim]], claims: Iterable[Claim]) -> list[Relation]:
    """The relations within each group (the claims of one happening) and between like statements of two documents.

    `claims` are all claims, those of the groups included.
    """
    told = {features.claim.id: features for features in all_features(claims)}
    pairs: dict[tuple[str, str], None] = {}
    for group in groups:
        ordered = sorted(group, key=in_reading_order)
        pairs.update(((a.id, b.id), None) for a, b in combinations(ordered, 2) if a.document_id != b.document_id)
    together = [relate(told[a], told[b]) for a, b in pairs]
    alike = [relate(one, other) for one, other in _alike(told.values()) if (one.claim.id, other.claim.id) not in pairs]
    return together + alike


def relate(one: Features, other: Features) -> Relation:
    """How two claims that speak of one thing stand to each other."""
    field, verdict, explanation = _compare(one, other)
    return Relation(one.claim.id, other.claim.id, field, verdict, dependence(one, other), explanation)


def dependence(one: Features, other: Features) -> Dependence:
    """Whether two claims are two voices: copied words are derived, one speaker in both is one origin."""
    union = one.stems | other.stems
    if len(union) >= _ENOUGH and len(one.stems & other.stems) >= _COPIED * len(union):
        return "derived"
    first, second = _origin(one.claim), _origin(other.claim)
    return "same_origin" if first and second and shared([first], [second]) else "independent"


def _compare(one: Features, other: Features) -> tuple[Field, Verdict, str]:
    numbers = compared(counts(one.claim), counts(other.claim))
    if numbers is not None:
        return "number", numbers.verdict, f"{numbers.one.words} and {numbers.other.words}: {numbers.why}"
    if one.when is not None and other.when is not None and one.kind == other.kind:
        if one.when.overlaps(other.when):
            verdict: Verdict = "same" if one.when.length == other.when.length else "refines"
            return "date", verdict, f"{one.when.written} and {other.when.written}: {_MEANING[verdict]}"
        return "date", "conflicts", f"{one.when.written} and {other.when.written}: {_MEANING['conflicts']}"
    return "statement", "compatible", "they state the like and nothing in them excludes the other"


_MEANING = {"same": "the same", "refines": "one lies within the other", "conflicts": "both cannot be true"}


def _alike(told: Iterable[Features]) -> Iterator[tuple[Features, Features]]:
    """Pairs of like statements in two documents of one month, found through the words that they share."""
    ordered = sorted(told, key=lambda features: in_reading_order(features.claim))
    holders: dict[str, list[int]] = defaultdict(list)
    for number, features in enumerate(ordered):
        for stem in features.stems:
            holders[stem].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) <= _COMMON_WORD:
            common.update(combinations(numbers, 2))
    for (first, second), words in sorted(common.items()):
        one, other = ordered[first], ordered[second]
        if words > _TELLING and _state_the_like(one, other):
            yield one, other


def _state_the_like(one: Features, other: Features) -> bool:
    if one.claim.document_id == other.claim.document_id or abs((_day(one) - _day(other)).days) > 31:
        return False
    if one.kind and other.kind and one.kind != other.kind:
        return False
    if one.when and other.when and not one.when.overlaps(other.when):
        return False
    both = one.stems & other.stems
    in_names = stems(" ".join(name for features in (one, other) for name in features.names))
    return len(both) >= _ALIKE * min(len(one.stems), len(other.stems)) and len(both - in_names) >= _TELLING


def _origin(claim: Claim) -> str | None:
    words = innermost_source(claim.attribution)
    return words.lower().removeprefix("the ") if words else claim.source_id


def _day(features: Features) -> date:
    return date.fromisoformat(features.claim.publication.local[:10])
