"""Happenings inside a clause with a time of their own: one named by a noun, one told of a noun in a relative clause."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.extraction.en import word_set
from dateline.extraction.en.modality import FUTURE_ADJECTIVES
from dateline.extraction.en.words import (
    COORDINATORS,
    DETERMINERS,
    HAPPENINGS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    TIME_WORDS,
)
from dateline.extraction.tokens import Token

_EDGES = frozenset(",;:—–-()[]\"“”''``«».")
_OF_HAPPENING = word_set("with between in on at of to for from against since")


class Clause(NamedTuple):
    """A stretch of text: code points, half-open; `nominal` is the word before a happening that a noun names."""

    start: int
    end: int
    nominal: str | None = None


def nominals(words: Sequence[Token], first: int, last: int, finite: Sequence[bool]) -> list[Clause]:
    """The happenings that a clause names by a noun of its own time: those to come, and those after "ahead of"."""
    found: list[Clause] = []
    at = first
    while at < last:
        end = _nominal_end(words, at, last, finite)
        if end is None:
            at += 1
            continue
        begin = _nominal_start(words, at, first)
        cue = _cue_before(words, begin, first)
        named = {word.low for word in words[begin:at]}
        if begin > first and (cue is not None or named & FUTURE_ADJECTIVES):
            found.append(Clause(words[begin].start, words[end - 1].end, cue or "upcoming"))
        at = end
    return found


def _cue_before(words: Sequence[Token], begin: int, first: int) -> str | None:
    before = words[begin - 1].low if begin > first else ""
    if before == "of" and begin - 2 >= first and words[begin - 2].low == "ahead":
        return "ahead"
    if before == "to" and begin - 2 >= first and words[begin - 2].low == "prior":
        return "before"
    return before if before in {"before", "after", "following"} else None


def _nominal_start(words: Sequence[Token], at: int, first: int) -> int:
    begin = at
    while (
        begin > first
        and words[begin - 1].is_word
        and words[begin - 1].low not in PREPOSITIONS | COORDINATORS | SUBORDINATORS
    ):
        begin -= 1
    return begin


def _nominal_end(words: Sequence[Token], at: int, last: int, finite: Sequence[bool]) -> int | None:
    """Where the noun phrase of a happening ends, with whom it is, where and when; None where the noun is none."""
    if words[at].low not in HAPPENINGS or finite[at] or (at + 1 < last and words[at + 1].low in HAPPENINGS):
        return None
    end, bracket = at + 1, False
    while end < last:
        low = words[end].low
        bracket = (bracket or low == "(") and low != ")"
        dated = (
            low == ","
            and words[end - 1].low in TIME_WORDS
            and end + 1 < last
            and (words[end + 1].low in TIME_WORDS or words[end + 1].text[0].isdigit())
        )
        if (
            not bracket
            and not dated
            and (
                finite[end]
                or low in SUBORDINATORS - {"since"} | RELATIVES
                or (low in _EDGES - {"-", "("} and low != ")")
            )
        ):
            break
        if not bracket and low in PREPOSITIONS - _OF_HAPPENING:
            break
        if not bracket and low in COORDINATORS and not words[end - 1].is_capital:
            break
        end += 1
    while end > at + 1 and words[end - 1].low in PREPOSITIONS | DETERMINERS | {"("}:
        end -= 1
    return end


def restrictive(words: Sequence[Token], first: int, last: int, finite: Sequence[bool]) -> list[Clause]:
    """A noun with what happened to it, told beside the point: "a deal that the two signed last year"."""
    for at in range(first + 2, last - 2):
        bare = words[at].low in {"they", "he", "she", "it", "we"} and finite[at + 1] and words[at - 1].is_word
        if not (bare or words[at].low in {"that", "who"}) or not any(finite[first:at]):
            continue
        if words[at - 1].low in {",", "so", "that"} | SUBORDINATORS | PREPOSITIONS | COORDINATORS or finite[at - 1]:
            continue
        verb = next((k for k in range(at + 1, min(last, at + 8)) if finite[k]), None)
        begin = at - 1
        while begin > first and words[begin].is_word and words[begin].low not in DETERMINERS and not finite[begin]:
            begin -= 1
        if verb is not None and words[begin].low in DETERMINERS:
            return [Clause(words[begin].start, words[last - 1].end)]
    return []
