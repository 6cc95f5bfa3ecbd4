"""Where noun phrases begin and end, and what may stand between a reporting verb and what it reports."""

from collections.abc import Sequence

from dateline.extraction.en.reporting import QUANTIFIERS, RECIPIENTS
from dateline.extraction.en.verbs import BASE_OF_GERUND, BASES
from dateline.extraction.en.words import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    is_adverb,
)
from dateline.extraction.grammar import has_clause, is_finite
from dateline.extraction.tokens import Token

BREAKS = frozenset(".?!;:—–--()[]\"“”«»''``…") | {"--", "...", "''", "``"}
_PAIRED = {",": ",", ")": "(", "—": "—", "–": "–", "--": "--", "-": "-"}
"""What closes an apposition, and what opened it."""
_NO_APPOSITION = COORDINATORS | SUBORDINATORS | SUBJECT_PRONOUNS - {"who"}
_APPOSITION = 30
_PHRASE = 22


def left_phrase(words: Sequence[Token], end: int, floor: int = 0) -> int:
    """Where the noun phrase that ends before `end` begins, appositions included; `end` where there is none."""
    at = end
    for _ in range(3):
        if at - 1 <= floor or words[at - 1].low not in _PAIRED:
            break
        inner_end, at = at, _before_apposition(words, at, floor)
        if at == inner_end:
            return end
    start = at
    while start > floor and at - start < _PHRASE and _inside(words, start - 1, at):
        start -= 1
    return _without_adjunct(words, start, at) if start < at else end


def _before_apposition(words: Sequence[Token], end: int, floor: int) -> int:
    """Where "X" ends in "X, who leads the party, said"; `end` when no such pair of commas or brackets is there."""
    sign = _PAIRED[words[end - 1].low]
    for at in range(end - 2, max(floor, end - _APPOSITION), -1):
        low = words[at].low
        if low == sign:
            inner = words[at + 1 : end - 1]
            return at if inner and (sign not in {",", "("} or inner[0].low not in _NO_APPOSITION) else end
        if _is_break(words, at) and not (low == "." and sign == "("):
            return end
    return end


def _is_break(words: Sequence[Token], at: int) -> bool:
    """Whether the sign at `at` ends a phrase; the apostrophe of "the workers' union" does not."""
    possessive = (
        words[at].low == "'" and at > 0 and words[at - 1].low.endswith("s") and words[at - 1].end == words[at].start
    )
    return words[at].low in BREAKS and not possessive


def _inside(words: Sequence[Token], at: int, end: int) -> bool:
    """Whether the word at `at` belongs to the noun phrase read so far, from the right."""
    token = words[at]
    low = token.low
    if _is_break(words, at) or low == "," or low in SUBORDINATORS or low == "that":
        return False
    if low in COORDINATORS:
        return low == "and" and 0 < at < end - 1 and _named(words[at + 1]) and _names_before(words, at)
    if at + 1 < end and words[at + 1].low in SUBJECT_PRONOUNS - {"who", "that", "this", "those", "these"}:
        return False
    return not is_finite(words, at)


def _names_before(words: Sequence[Token], at: int) -> bool:
    """Whether what stands before "and" goes with it: a name, a plural, or "the independent senator"."""
    near = range(max(0, at - 5), at)
    the = next((k for k in reversed(near) if words[k].low in DETERMINERS), None)
    whole = the is not None and not any(
        _is_break(words, k) or words[k].low in PREPOSITIONS | {","} or is_finite(words, k) for k in range(the, at)
    )
    return _named(words[at - 1]) or whole


def _named(token: Token) -> bool:
    return token.is_word and (token.is_capital or token.low.endswith("s"))


def _without_adjunct(words: Sequence[Token], start: int, end: int) -> int:
    """Leave out "On Tuesday", "In a statement", "Later" before the phrase proper."""
    at = start
    while at < end and (is_adverb(words[at].low) or (words[at].low in {"last", "earlier"} and at + 1 < end)):
        at += 1
    if at < end and words[at].low in PREPOSITIONS:
        at += 1
        while at < end and words[at].low in DETERMINERS | {"last"}:
            at += 1
        while (
            at < end and (not words[at].is_capital or words[at].low in TIME_WORDS) and words[at].low not in DETERMINERS
        ):
            at += 1
    return at if at < end else start


def right_phrase(words: Sequence[Token], start: int, ceiling: int) -> int:
    """Where the noun phrase that begins at `start` ends: at a sign, a verb, or what cannot be part of it."""
    at = start
    while at < ceiling and at - start < _PHRASE:
        low = words[at].low
        if _is_break(words, at) or low == "," or (low in SUBORDINATORS and at > start):
            break
        if at > start and (is_finite(words, at) or (low in COORDINATORS and not _named(words[at - 1]))):
            break
        if at > start and low in TIME_WORDS and low not in {"may"}:
            break
        if low in {"on", "during", "after", "as"} and at > start:
            break
        at += 1
    return at


def after_verb(words: Sequence[Token], at: int, base: str, ceiling: int) -> int:
    """Where what is reported begins after a reporting verb, behind the recipients, times and places of the report."""
    if base in RECIPIENTS:
        at = _after_recipient(words, at, ceiling)
    while at < ceiling:
        low = words[at].low
        if low in TIME_WORDS or (is_adverb(low) and low not in {"only", "there", "here"}):
            if low in {"this", "may"} and not (at + 1 < ceiling and words[at + 1].low in TIME_WORDS):
                return at
            at += 1
        elif (low == "to" and at + 1 < ceiling and words[at + 1].low in BASES) or (
            low in QUANTIFIERS and at + 1 < ceiling and words[at + 1].text[0].isdigit()
        ):
            return at
        elif low in PREPOSITIONS:
            at = _after_preposition(words, at, ceiling)
        else:
            return at
    return at


def _after_recipient(words: Sequence[Token], at: int, ceiling: int) -> int:
    start = at
    that = next((k for k in range(at, min(ceiling, at + 16)) if words[k].low == "that"), None)
    if that is not None and not any(is_finite(words, k) or words[k].low in BREAKS for k in range(at + 1, that)):
        return that
    while at < ceiling and at - start < 10:
        low = words[at].low
        if low in BREAKS or low in {"that", ",", "to", "how", "why", "what", "whether", "if"}:
            return at
        if at > start and (
            low in SUBJECT_PRONOUNS
            or low in PREPOSITIONS
            or low in TIME_WORDS
            or (low in DETERMINERS and words[at - 1].low not in PREPOSITIONS)
        ):
            return at
        if (
            at > start
            and words[at].is_capital
            and not words[at - 1].is_capital
            and has_clause(words, at, min(ceiling, at + 8))
        ):
            return at
        at += 1
    return at


def _after_preposition(words: Sequence[Token], at: int, ceiling: int) -> int:
    """The end of a prepositional phrase: at a sign, "that", or where the next noun phrase begins."""
    at += 1
    seen = False
    start = at
    while at < ceiling and at - start < 14:
        low = words[at].low
        if low in BREAKS or low in {",", "that"} or (low in PREPOSITIONS and seen):
            return at
        if seen and (low in SUBJECT_PRONOUNS or low in DETERMINERS or low in BASE_OF_GERUND or is_finite(words, at)):
            return at
        joined = words[at - 1].is_capital or words[at - 1].low in {"'", "’", "'s"}
        if seen and words[at].is_capital and not joined and low not in TIME_WORDS:
            return at
        if low not in DETERMINERS:
            seen = True
        at += 1
        if (
            seen
            and words[at - 1].low in TIME_WORDS
            and words[at - 1].is_capital
            and at < ceiling
            and not words[at].text[0].isdigit()
        ):
            if words[at].low != "'s":
                return at
            at += 1
    return at
