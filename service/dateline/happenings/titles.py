"""A happening's title: the words of one of its claims, the one that says best what all of them tell."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from dateline.evidence import Modality
from dateline.happenings.claim import Claim, in_reading_order, modality_of
from dateline.happenings.predicates import LIGHT, akin
from dateline.happenings.words import stems

LONGEST = 110
_AHEAD = ("planned", "expected", "requested", "hypothetical")
_HAPPENED = ("occurred", "ongoing")
_CHANGED = ("cancelled", "postponed")
_OPENED = re.compile(r"[\"“‘']")
_COUNTED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?)\b", re.I
)


def best_claim(claims: Sequence[Claim], modality: Modality) -> Claim:
    """The claim that says best what happened, given what they make of it together; the order does not matter."""
    ordered = sorted(claims, key=in_reading_order)
    shared = Counter(word for claim in ordered for word in set(stems(claim.title or claim.span.text)))
    return min(ordered, key=lambda claim: (-_worth(claim, ordered, modality, shared), in_reading_order(claim)))


def title_of(claim: Claim) -> str:
    """The title that a claim makes: its own clause without attribution and date, in full; a denial says that it is."""
    words = claim.title or " ".join(claim.span.text.split()).strip(" ,;:.-–—()")
    plain = words[:1].upper() + words[1:]
    return f"Denied: {plain}" if claim.modality == "denied" and claim.polarity == "positive" else plain


def _worth(claim: Claim, claims: Sequence[Claim], modality: Modality, shared: Counter[str]) -> float:
    """How well a claim's words stand for all: what it says happened, and how it is said."""
    title = claim.title or claim.span.text
    points = _standing(claim) + _modality(claim, modality) + _form(title)
    words = _words(title)
    if len(claims) > 1 and words:
        points += 4 * sum(min(shared[w] - 1, 4) for w in words) / (3 + len(words))
        points += min(sum(_akin(claim, other) for other in claims if other is not claim), 4)
    return points + _place(claim)


def _standing(claim: Claim) -> float:
    points = {"event": 6.0, "background": 0.0, "opinion": -3.0}[claim.standing]
    if claim.core is None:
        return points - 4
    if claim.core.predicate in LIGHT:
        points -= 3
    if claim.quoted:
        points -= 4
    if any(p.role == "agent" for p in claim.core.participants):
        points += 1
    if not claim.core.participants:
        points -= 2
    return points + (1.5 if any(time.basis in ("explicit", "resolved") for time in claim.times) else 0)


def _modality(claim: Claim, modality: Modality) -> float:
    own = modality_of(claim)
    if own == modality:
        return 4
    if modality in _HAPPENED and own in _AHEAD:
        return -6
    return 2 if modality in _HAPPENED and own in _HAPPENED else 0


def _form(title: str) -> float:
    points = 0.0
    if "[" in title:
        points -= 3
    if _OPENED.match(title):
        points -= 4
    if _COUNTED.search(title):
        points -= 0.8
    if not 20 <= len(title) <= LONGEST:
        points -= 3
    return points if len(title.split()) > 2 else points - 4


def _place(claim: Claim) -> float:
    """The beginning of a document says it best."""
    return 2.0 / (claim.sentence or 3) + (1.0 if claim.sentence is not None and claim.sentence <= 3 else 0.0)


def _akin(claim: Claim, other: Claim) -> float:
    if claim.core is None or other.core is None or claim.core.predicate in LIGHT:
        return 0
    return (0.0, 0.5, 1.0, 1.5)[akin(claim.core.predicate, other.core.predicate)]


@lru_cache(maxsize=10_000)
def _words(title: str) -> frozenset[str]:
    return stems(title)
