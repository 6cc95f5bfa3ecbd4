"""What a verb with its speaker reports: the words before it, after it, or both."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.extraction.en.reporting import (
    DIRECT_OBJECT,
    NEEDS_THAT,
    QUANTIFIERS,
    QUOTED_ONLY,
    SAY,
    base_of,
)
from dateline.extraction.en.verbs import BASE_OF_GERUND
from dateline.extraction.en.words import (
    DETERMINERS,
    SUBJECT_PRONOUNS,
    is_adverb,
)
from dateline.extraction.grammar import has_clause, is_finite
from dateline.extraction.phrases import BREAKS, after_verb
from dateline.extraction.tokens import Token

OPENING = frozenset({'"', "“", "``", "''", "«"})
CLOSING = frozenset({'"', "”", "''", "»"})
"""Quotation marks as tokens: those that may open and those that may close."""


class Cue(NamedTuple):
    """An attribution in words of its sentence, half-open: where it begins and ends, its source and cue.

    `side` is where what it reports lies: before, after, around, none.
    """

    first: int
    last: int
    source: tuple[int, int] | None
    cue: tuple[int, int]
    side: str
    role: str


def reported(
    words: Sequence[Token],
    first: int,
    source: tuple[int, int],
    cue: tuple[int, int],
    base: str,
    inner: Sequence[bool],
) -> Cue | None:
    """What a verb with its speaker reports: the words after it, those before it, or both."""
    start = after_verb(words, cue[1], base, len(words))
    role = "speaker"
    low = words[start].low if start < len(words) else "."
    opening = words[first - 1].low if first else ""
    if opening == "as" and first == 1 and low == ",":
        return Cue(0, start + 1, source, cue, "after", role)
    if opening == "as" and low not in OPENING:
        return Cue(first, start, source, cue, "before", role)
    joined = words[cue[0]].low in BASE_OF_GERUND  # "…, “…,” saying that": what it reports follows
    if opening in CLOSING and not joined and low != "that" and (low not in OPENING or start > cue[1]):
        end = to_sign(words, start, inner)
        goes_on = end + 1 < len(words) and words[end].low == "," and words[end + 1].low in OPENING
        return Cue(first, end, source, cue, "around" if goes_on else "before", role)
    parenthetical = opening in {",", "—", "--"} and first > 1
    if low == "," and start + 1 < len(words):
        if words[start + 1].low in OPENING:
            told = parenthetical and any(is_finite(words, k) for k in range(1, first))
            return Cue(first, start + 1, source, cue, "around" if told else "after", role)
        later = next((k for k in range(start + 1, min(start + 14, len(words))) if words[k].low == "that"), None)
        if later and words[later - 1].low == ",":
            return Cue(first, later, source, cue, "after", role)
        if first == 0:
            return Cue(first, start, source, cue, "before", role)
        return Cue(first, start, source, cue, "around", role) if parenthetical else None
    if low in {".", "?", "!", ";", "—", "--", ")"} or start >= len(words):
        bare = parenthetical or opening == "as" or first == 0
        return Cue(first, start, source, cue, "before", role) if bare else None
    if low == ":":
        return Cue(first, start + 1, source, cue, "after", role)
    if low in {"that", "whether", "how", "why", "what"} or low in OPENING:
        return Cue(first, start, source, cue, "after", role)
    if _looks_said(words, start, base):
        return Cue(first, start, source, cue, "after", role)
    return None


def _looks_said(words: Sequence[Token], start: int, base: str) -> bool:
    """Whether words without "that" after a reporting verb are what it reports."""
    low = words[start].low
    if (base in QUOTED_ONLY and base not in NEEDS_THAT) or low in {"to", "by", "as", "and", "or", "but"}:
        return any(w.low in OPENING for w in words[start : start + 4])
    if base in SAY:
        return True
    limit = next((k for k in range(start, len(words)) if words[k].low in BREAKS or words[k].low == ","), len(words))
    if low in BASE_OF_GERUND or low in {"being", "having"} or (base in DIRECT_OBJECT and low in DETERMINERS):
        return True
    begins = (
        low in SUBJECT_PRONOUNS | DETERMINERS | QUANTIFIERS or not words[start].text[0].islower() or low.endswith("s")
    )
    return begins and has_clause(words, start, min(limit, start + 14)) and not is_adverb(low)


def to_sign(words: Sequence[Token], at: int, inner: Sequence[bool]) -> int:
    """The end of what follows a speaker ("in a statement", ", who leads the party,"): a full stop or a quotation."""
    while at < len(words):
        low = words[at].low
        if (low in BREAKS and low not in {"(", ")"}) or inner[at]:
            return at
        following = words[at + 1].low if at + 1 < len(words) else ""
        if low == "," and following in OPENING | {"and", "but"}:
            return at
        if low in {",", "while"} and following in BASE_OF_GERUND and base_of(following):
            return at  # ", adding that …" reports once more
        at += 1
    return at
