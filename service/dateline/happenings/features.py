"""What a claim shows of the happening it speaks of: its kind, its date, who is named, and the words that tell."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.evidence import Span, TimeReading
from dateline.happenings.claim import Claim
from dateline.happenings.lexicon import ASIDE, KINDS, MOVES, SAME_MEANING, STOPWORDS, UNITS, folded, peoples_in
from dateline.happenings.numbers import counts
from dateline.happenings.periods import Period, period_of

_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
# "Since last fall", "since Russia's 2022 invasion": it began then and has not ended.
_SINCE = re.compile(r"\bsince(?:\s+\S+){0,2}\s+$", re.IGNORECASE)
# "Their first meeting since 2022": that year is what it is compared with, not when it was.
_COMPARED = re.compile(r"\b(?:first|last|latest|biggest|largest|worst|best|highest|lowest|most)\b.*$", re.I | re.S)
_ENDINGS = ("ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "e", "s")


@dataclass(frozen=True, slots=True)
class Features:
    """What one claim shows. `kind` is a kind of happening or what is counted; None where the words do not tell."""

    claim: Claim
    kind: str | None
    when: Period | None
    names: frozenset[str]
    stems: frozenset[str]

    @property
    def stated(self) -> bool:
        """Whether the claim itself says when; an inherited date stands elsewhere in the document."""
        return self.when is not None and any(
            time.basis != "inherited" and _dating(self.claim, time) == self.when for time in self.claim.times
        )


def features_of(claim: Claim, inner: Iterable[Span] = ()) -> Features:
    """What this claim shows; what stands in claims inside it (`inner`, their spans) is theirs to show."""
    whole = text = _lowered(claim.span.text)
    for span in inner:
        start, end = span.start - claim.span.start, span.end - claim.span.start
        text = text[:start] + " " * (end - start) + text[end:]
    kind, place = kind_of(claim, text)
    names = frozenset(filter(None, (folded(name.text) for name in claim.names))) | peoples_in(whole)
    return Features(claim, kind, when(claim, place), names, stems(whole))


def all_features(claims: Iterable[Claim]) -> list[Features]:
    """What each of these claims shows, nested claims told apart."""
    ordered = sorted(claims, key=lambda claim: (claim.document_id, claim.span.start, -claim.span.end, claim.id))
    found, open_claims = [], deque[tuple[Claim, list[Span]]]()
    for claim in ordered:
        while open_claims and not _inside(claim, open_claims[-1][0]):
            open_claims.pop()
        for _, inner in open_claims:
            inner.append(claim.span)
        own: list[Span] = []
        open_claims.append((claim, own))
        found.append((claim, own))
    return [features_of(claim, inner) for claim, inner in found]


def _inside(claim: Claim, outer: Claim) -> bool:
    same = claim.document_id == outer.document_id
    return same and claim.span.end <= outer.span.end and claim.span != outer.span


def kind_of(claim: Claim, text: str) -> tuple[str | None, int]:
    """The kind of happening, and where in the claim's text the word for it begins (0 where none).

    Those who are moved about, then the first word for a kind outside an aside, then whatever is counted.
    """
    units = {count.unit for count in counts(claim)} & UNITS.keys()
    if MOVES.search(text):
        units |= {unit for unit in ("engineers", "troops", "workers") if counts(claim) and UNITS[unit].search(text)}
        moved = [unit for unit in ("engineers", "workers", "troops") if unit in units]
        if moved:
            return moved[0], 0
    told = ASIDE.sub(lambda aside: " " * len(aside.group()), text)
    found = [(match.start(), kind) for kind, pattern in KINDS.items() if (match := pattern.search(told))]
    if found:
        place, kind = min(found)
        return kind, place
    return (min(unit for unit in units if unit), 0) if units else (None, 0)


def when(claim: Claim, place: int = 0) -> Period | None:
    """The date of what a claim speaks of: the one stated nearest to the word at `place`; else an inherited one."""
    dated = [(time, period) for time in claim.times if (period := _dating(claim, time)) is not None]
    if not dated:
        return None
    at = claim.span.start + place
    return min(dated, key=lambda pair: (pair[0].basis == "inherited", abs(pair[0].start - at), pair[0].start))[1]


def _dating(claim: Claim, time: TimeReading) -> Period | None:
    period = period_of(time)
    if period is None or time.basis == "inherited":
        return period
    before = claim.span.text[: max(0, time.start - claim.span.start)]
    if not _SINCE.search(before):
        return period
    return None if _COMPARED.search(before) else period.onward()


def shared(some: Iterable[str], others: Iterable[str]) -> int:
    """How many of these names are among the others: a part of a name ("putin") is as good as the whole."""
    parts = [frozenset(name.split()) for name in others]
    return sum(any(own <= part or part <= own for part in parts) for own in (frozenset(name.split()) for name in some))


def stems(text: str) -> frozenset[str]:
    """The words that tell, in lower case and without their endings, words that mean the same as one."""
    return frozenset(_stem(word) for word in _WORD.findall(text) if word not in STOPWORDS and len(word) > 1)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return _SAME.get(_bare(word), _bare(word))


def _bare(word: str) -> str:
    """The word without its ending: enough to see "praised" in "praise", no more."""
    ending = next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= 4), "")
    return word.removesuffix(ending)


_SAME = {_bare(word): _bare(other) for word, other in SAME_MEANING.items()}


def _lowered(text: str) -> str:
    """Lower case character by character, so that offsets stay true ("İ".lower() is two characters long)."""
    if text.isascii():
        return text.lower()
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
