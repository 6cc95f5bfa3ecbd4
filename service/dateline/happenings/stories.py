"""Documents that follow one thing over time: how like two documents are, by the words and names of their claims.

Tf-idf with the fixed weights of `words.py`, and a decay with the days between them, so that likeness depends on the
two documents alone.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.happenings.claim import Claim
from dateline.happenings.words import stems, weight

ALIKE = 0.10
"""From this likeness on two documents may tell of the same happenings (F .73 at .18 to .20 on ECB+)."""
FADING = 90.0
"""After so many days likeness counts for less than half."""
AT_ONCE = 4.0
"""After so many days two documents are no longer of one moment."""
TOGETHER = 60
"""Points for two documents of one moment, at the most."""
KEPT = 40
"""So many words say what a document is about."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document is about: its words with their weights, the heaviest first; `length` is that of the vector."""

    document_id: str
    public_by: str
    day: date
    words: dict[str, float]
    length: float


def profile(claims: Iterable[Claim]) -> Profile:
    """The profile of a document by its claims (at least one)."""
    listed = list(claims)
    counts: Counter[str] = Counter()
    seen: dict[object, set[str]] = {}
    for claim in listed:
        seen.setdefault(claim.id if claim.sentence is None else claim.sentence, set()).update(stems(claim.span.text))
    for words in seen.values():
        counts.update(words)
    weighed = {word: weight(word) / 70 * (1 + math.log(n)) for word, n in counts.items()}
    kept = dict(sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:KEPT])
    first = listed[0]
    return Profile(
        first.document_id,
        first.publication.public_by,
        date.fromisoformat(first.publication.local[:10]),
        kept,
        math.sqrt(sum(value * value for value in kept.values())) or 1.0,
    )


def alike(one: Profile, other: Profile) -> float:
    """The cosine of two profiles, less with the days between them; 0.0 where it is too little for one story."""
    likeness = cosine(one, other) / math.sqrt(1 + (_days(one, other) / FADING) ** 2)
    return likeness if likeness >= ALIKE else 0.0


def together(one: Profile, other: Profile) -> int:
    """Points for two documents that tell much the same within a few days: so do their sentences."""
    near = cosine(one, other) / (1 + (_days(one, other) / AT_ONCE) ** 2)
    return max(0, round(TOGETHER * (near - ALIKE)))


def cosine(one: Profile, other: Profile) -> float:
    """How like two profiles are, from 0 to 1."""
    small, large = sorted((one.words, other.words), key=len)
    product = sum(value * large[word] for word, value in small.items() if word in large)
    return product / (one.length * other.length)


def _days(one: Profile, other: Profile) -> int:
    return abs((one.day - other.day).days)
