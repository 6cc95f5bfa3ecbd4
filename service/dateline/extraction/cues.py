"""Where a sentence attributes: reporting verbs, "according to", "based on" and hearsay, each with its speaker."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.extraction.en.reporting import (
    DIRECT_OBJECT,
    EVIDENCE,
    HEARSAY,
    NEEDS_THAT,
    NO_SOURCE,
    NOUNS_TOO,
    PASSIVE_HEARSAY,
    QUANTIFIERS,
    QUOTED_ONLY,
    SAY,
    base_of,
)
from dateline.extraction.en.verbs import BASE_OF_GERUND, BASE_OF_PAST, BASE_OF_THIRD, BE, HAVE, NEGATED
from dateline.extraction.en.words import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    is_adverb,
)
from dateline.extraction.grammar import group_start, has_clause, is_finite, is_participle
from dateline.extraction.phrases import BREAKS, after_verb, left_phrase, right_phrase
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


def cues(words: Sequence[Token], inner: Sequence[bool]) -> list[Cue]:
    """The attributions of a sentence in the order of their cues; `inner` says which words stand in a quotation."""
    found: list[Cue] = []
    for at in range(len(words)):
        if inner[at]:
            continue
        hit = _source_phrase(words, at) or _hearsay(words, at) or _verb(words, at, inner, found)
        if hit is not None:
            found.append(hit)
    return found


def _source_phrase(words: Sequence[Token], at: int) -> Cue | None:
    """Words such as "according to officials", "based on intelligence", "per a statement"."""
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if (low == "according" and following == "to") or (low == "based" and following == "on"):
        length = 2
    elif low == "per" and at + 1 < len(words) and (at == 0 or words[at - 1].low in {"(", ","}):
        length = 1
    else:
        return None
    start = at + length
    end = right_phrase(words, start, len(words))
    while end + 1 < len(words) and words[end].low in {"on", "as", "during"}:
        end = right_phrase(words, end + 1, len(words))
    if end == start or (low == "based" and not any(w.low in EVIDENCE for w in words[start:end])):
        return None
    role = "evidence" if low == "based" else "speaker"
    side = "after" if at == 0 or words[at - 1].low in COORDINATORS | SUBORDINATORS else "before"
    if side == "before" and end < len(words) and words[end].low == "," and not has_clause(words, 0, at):
        side = "around"
    return Cue(at, end, (start, end), (at, start), side, role)


def _hearsay(words: Sequence[Token], at: int) -> Cue | None:
    """Adverbs such as "reportedly", and "is said to": somebody says it, and nobody says who."""
    low = words[at].low
    if low in HEARSAY:
        return Cue(at, at, None, (at, at + 1), "around", "hearsay")
    if low in PASSIVE_HEARSAY and at > 1 and at + 1 < len(words) and words[at + 1].low == "to":
        start = group_start(words, at)
        if start < at and words[at - 1].low in BE:
            return Cue(at, at, None, (start, at + 1), "around", "hearsay")
    return None


def _verb(words: Sequence[Token], at: int, inner: Sequence[bool], found: Sequence[Cue]) -> Cue | None:
    """A frame around the reporting verb at `at`, if it is one and has a speaker and something said."""
    base = base_of(words[at].low)
    if base is None:
        return None
    start = group_start(words, at)
    if _negated(words, start, at) and base != "deny":
        return None
    gerund = words[at].low in BASE_OF_GERUND and not any(w.low in BE for w in words[start:at])
    if gerund:
        return _participle(words, at, base, inner, found)
    inverted = _inverted(words, at, base, inner)
    if inverted is not None:
        return inverted
    if not _is_verb(words, start, at):
        return None
    source = _speaker(words, start, found)
    if source is None:
        return None
    first = min(source[0], start) if source[1] <= start and source[1] >= start - 2 else start
    return _reported(words, first, source, (start, at + 1), base, inner)


def _negated(words: Sequence[Token], start: int, at: int) -> bool:
    return any(w.low in NEGATED or w.low in {"not", "never"} for w in words[start:at])


def _is_verb(words: Sequence[Token], start: int, at: int) -> bool:
    """Whether the word is an active verb of its clause: "said", "has said", "would say", not "was told", "to say"."""
    group = [w.low for w in words[start:at]]
    if any(low in BE for low in group) and words[at].low not in BASE_OF_GERUND:
        return False
    if any(low in HAVE for low in group):
        return is_participle(words, at) or words[at].low in BASE_OF_PAST
    if any(is_finite(words, k) for k in range(start, at)):
        return True
    low, before = words[at].low, words[start - 1] if start else None
    if low in {"say", "believe", "argue", "think"}:
        return before is not None and before.low not in {"to", "of"}
    if low in NOUNS_TOO and before is not None and not (before.is_capital or before.low in SUBJECT_PRONOUNS | {","}):
        return False
    return is_finite(words, at)


def _speaker(words: Sequence[Token], start: int, found: Sequence[Cue]) -> tuple[int, int] | None:
    """The subject left of a verb group: a noun phrase, the antecedent of "who", or the speaker of "and said"."""
    before = words[start - 1].low if start > 0 else ""
    if before in COORDINATORS or before == ",":
        begin = left_phrase(words, start) if before == "," else start
        if begin < start:
            return begin, start
        return next((f.source for f in reversed(found) if f.source and f.role == "speaker"), None) or _subject(
            words, start
        )
    begin = left_phrase(words, start)
    if begin == start:
        return None
    if words[start - 1].low == "who" and start - begin == 1:
        antecedent = left_phrase(words, begin - 1 if words[begin - 1].low == "," else begin)
        return (antecedent, begin - 1 if words[begin - 1].low == "," else begin) if antecedent < begin - 1 else None
    if words[start - 1].low in NO_SOURCE or (
        words[begin].low in {"which", "that", "what", "there"} and start - begin == 1
    ):
        return None
    return begin, start


def _subject(words: Sequence[Token], limit: int) -> tuple[int, int] | None:
    """The first noun phrase of the sentence before its first finite verb, if that stands before `limit`."""
    verb = next((k for k in range(1, limit) if is_finite(words, k)), None)
    if verb is None:
        return None
    end = group_start(words, verb)
    begin = left_phrase(words, end)
    return (begin, end) if begin < end and words[begin].low not in NO_SOURCE else None


def _participle(words: Sequence[Token], at: int, base: str, inner: Sequence[bool], found: Sequence[Cue]) -> Cue | None:
    """What follows "..., saying that": the speaker is the subject of the clause before."""
    before = words[at - 1].low if at else ""
    start = group_start(words, at)
    if (
        start > 0 and words[start - 1].low not in {",", "by", "and", "—", "while", "before", "after"}
    ) or before in DETERMINERS:
        return None
    source = next((f.source for f in reversed(found) if f.source and f.role == "speaker"), None) or _subject(
        words, start
    )
    if source is None:
        return None
    hit = _reported(words, start, source, (start, at + 1), base, inner)
    return hit if hit and hit.side == "after" else None


def _inverted(words: Sequence[Token], at: int, base: str, inner: Sequence[bool]) -> Cue | None:
    """What stands before "..., said the minister": the verb before the speaker, after a quotation mark or a comma."""
    low = words[at].low
    if at == 0 or (low not in BASE_OF_PAST and low not in BASE_OF_THIRD) or at + 1 >= len(words):
        return None
    before = words[at - 1]
    marked = before.low in BREAKS and (before.low in CLOSING or before.low in {"—", "--"})
    if not marked and before.low != ",":
        return None
    following = words[at + 1].low
    if following in BREAKS or following in {",", "that", "to", "by"} or following in COORDINATORS | PREPOSITIONS:
        return None
    if following in TIME_WORDS or (is_adverb(following) and following != "only"):
        return None
    end = right_phrase(words, at + 1, len(words))
    if (
        end == at + 1
        or (end < len(words) and is_finite(words, end) and not marked)
        or words[at + 1].low in SUBORDINATORS
    ):
        return None
    if before.low == "," and not marked and (base not in SAY or has_clause(words, at + 1, end)):
        return None
    if any(inner[at + 1 : end]):
        return None
    who = end + 1 < len(words) and words[end].low == "," and words[end + 1].low == "who"
    told = who and any(base_of(word.low) for word in words[end + 2 : end + 4])
    end_frame = end if told else _to_sign(words, end, inner)
    side = "around" if end_frame + 1 < len(words) and words[end_frame].low == "," else "before"
    return Cue(at, end_frame, (at + 1, end), (at, at + 1), side, "speaker")


def _to_sign(words: Sequence[Token], at: int, inner: Sequence[bool]) -> int:
    """The end of what follows a speaker ("in a statement", ", who leads the party,"): a full stop or a quotation."""
    while at < len(words):
        low = words[at].low
        if (low in BREAKS and low not in {"(", ")"}) or inner[at]:
            return at
        if low == "," and at + 1 < len(words) and words[at + 1].low in OPENING | {"and", "but"}:
            return at
        at += 1
    return at


def _reported(
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
    if opening in CLOSING and low != "that" and (low not in OPENING or start > cue[1]):
        end = _to_sign(words, start, inner)
        goes_on = end + 1 < len(words) and words[end].low == "," and words[end + 1].low in OPENING
        return Cue(first, end, source, cue, "around" if goes_on else "before", role)
    parenthetical = opening in {",", "—", "--"} and first > 1
    if low == "," and start + 1 < len(words):
        if words[start + 1].low in OPENING:
            return Cue(first, start + 1, source, cue, "around" if parenthetical else "after", role)
        later = next((k for k in range(start + 1, min(start + 7, len(words))) if words[k].low == "that"), None)
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
