"""Which stretches of a sentence make a claim of their own: clauses, coordinated predicates, happenings named by a noun.

Clauses do not overlap; a nominal happening ("ahead of the president's visit on Friday") lies inside the clause that
names it, so that its time and its modality are not taken for the clause's.
"""

import itertools
from collections.abc import Sequence

from dateline.extraction.en import word_set
from dateline.extraction.en.numbers import TIME_UNITS
from dateline.extraction.en.verbs import BASE_OF_GERUND, BASE_OF_THIRD, BE
from dateline.extraction.en.words import (
    COORDINATORS,
    DETERMINERS,
    HAPPENINGS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    is_adverb,
)
from dateline.extraction.grammar import is_finite
from dateline.extraction.nominals import Clause, nominals, restrictive
from dateline.extraction.tokens import Token, tokens

_NO_GERUND = word_set(
    """
including following regarding concerning according during pending excluding depending
"""
)
_EDGES = frozenset(",;:—–-()[]\"“”''``«».")
_LEADING = word_set(
    """
that and but or yet so while although whereas as because with which where before after since
"""
)
_STAYS = word_set("if unless until whether so lest that")


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of `text[start:end]`, which is one sentence or part of one, each followed by the happenings in it."""
    words = tokens(text, start, end)
    finite = [is_finite(words, at) for at in range(len(words))]
    cuts = [0, *_boundaries(words, finite), len(words)]
    found: list[Clause] = []
    for first, last in itertools.pairwise(cuts):
        first, last = _trimmed(words, first, last)
        if first >= last:
            continue
        near, first = first, _behind_distance(words, first, last)
        if near < first and any(finite[first:last]):
            first, last = _trimmed(words, first, last)
        if not any(finite[first:last]) and words[first].low in {"ahead", "before", "after", "following"}:
            skip = first + (2 if words[first].low == "ahead" else 1)
            if any(word.low in HAPPENINGS for word in words[skip:last]):
                found.append(Clause(words[skip].start, words[last - 1].end, words[first].low))
                continue
        found.append(Clause(words[first].start, words[last - 1].end))
        found.extend(nominals(words, first, last, finite))
        found.extend(restrictive(words, first, last, finite))
    return found


def _behind_distance(words: Sequence[Token], first: int, last: int) -> int:
    """Leave out "just three days" before "before the summit": how far apart two happenings are is neither of them."""
    at = first + (words[first].low in {"just", "only", "about", "nearly"})
    near = at + 2 < last and words[at + 1].low in TIME_UNITS and words[at + 2].low in {"before", "after", "ahead"}
    return at + 2 if near else first


def _trimmed(words: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    while first < last and (words[first].low in _EDGES or (words[first].low in _LEADING and first + 1 < last)):
        if words[first].low in {"as", "that", "so", "while"} and first + 1 < last and not words[first + 1].is_word:
            break
        first += 1
    if first + 1 < last and (words[first].low, words[first + 1].low) == ("in", "which"):
        first += 2
    opened = 0
    for word in words[first:last]:
        opened += {"(": 1, ")": -1}.get(word.low, 0)
    while last > first and words[last - 1].low in _EDGES:
        if words[last - 1].low == ")" and opened >= 0 and any(w.low == "(" for w in words[first:last]):
            break
        if words[last - 1].low == "." and words[last - 1].text != ".":
            break
        last -= 1
    while last > first and words[last - 1].low in COORDINATORS | {"that"}:
        last -= 1
    return first, last


def _boundaries(words: Sequence[Token], finite: Sequence[bool]) -> list[int]:
    """Where in the words a new clause begins."""
    found: list[int] = []
    begin = depth = 0
    for at in range(1, len(words) - 1):
        low = words[at].low
        depth += {"(": 1, ")": -1}.get(low, 0)
        if depth > 0:
            continue
        if at - begin > 1 and _begins_clause(words, finite, begin, at):
            found.append(at)
            begin = at
    return found


def _begins_clause(words: Sequence[Token], finite: Sequence[bool], begin: int, at: int) -> bool:
    low = words[at].low
    rest = len(words) - at
    left = any(finite[begin:at])
    if low == ":":
        return left and any(finite[at + 2 :]) and words[at + 1].is_word
    if low == ";" or low in {"—", "--", "–"}:
        return rest > 3 and at - begin > 2 and not words[at - 1].text[-1].isdigit()
    comma = words[at - 1].low == ","
    if comma and _behind_distance(words, at, len(words)) > at:
        return left
    if not left and words[begin].low not in BASE_OF_GERUND:
        return False
    if words[begin].low in SUBORDINATORS | {"with"} and comma:
        return _has_subject_and_verb(words, finite, at)
    if low in COORDINATORS and words[begin].low in BASE_OF_GERUND and words[at + 1].low in BASE_OF_GERUND:
        return True
    if low in COORDINATORS:
        return _coordinates(words, finite, begin, at, comma)
    if low in RELATIVES - {"that", "whose"} | {"in"}:
        return _relative(words, finite, at, comma)
    if low in SUBORDINATORS - _STAYS:
        dated = words[at + 1].low in TIME_WORDS or words[at + 1].text[0].isdigit()
        return (
            at - begin > 3
            and not dated
            and _has_subject_and_verb(words, finite, at + 1)
            and words[at - 1].low not in {"such", "just", "even"}
        )
    if comma and low in BASE_OF_GERUND and low not in _NO_GERUND:
        return True
    return comma and low == "with" and rest > 3


def _next_stop(words: Sequence[Token], at: int) -> int:
    """The next place where the clause that begins at `at` may end."""
    for k in range(at + 1, len(words)):
        if words[k].low in {",", ";", "—", "--", "."}:
            return k
    return len(words)


def _has_subject_and_verb(words: Sequence[Token], finite: Sequence[bool], at: int) -> bool:
    """Whether a clause with a subject of its own begins at `at`."""
    stop = _next_stop(words, at)
    verb = next((k for k in range(at, min(stop, at + 14)) if finite[k]), None)
    if verb is None or verb == at or (words[verb].low in BASE_OF_THIRD and verb + 1 >= stop):
        return False
    return words[at].low not in PREPOSITIONS or verb - at > 2


def _coordinates(words: Sequence[Token], finite: Sequence[bool], begin: int, at: int, comma: bool) -> bool:
    """Whether "and" or "but" joins two clauses or two predicates, and not two nouns or the last of a list of verbs."""
    following = at + 1
    while following < len(words) and is_adverb(words[following].low):
        following += 1
    if following >= len(words) - 1:
        return False
    if finite[following]:
        low = words[following].low
        if low in BASE_OF_THIRD and low not in BE and not _takes_object(words, following):
            return False
        return not _lists_verbs(words, finite, begin, at)
    return _has_subject_and_verb(words, finite, following) and (
        comma or words[following].low in SUBJECT_PRONOUNS | DETERMINERS
    )


def _takes_object(words: Sequence[Token], at: int) -> bool:
    following = words[at + 1]
    return (
        following.low in DETERMINERS | PREPOSITIONS | SUBJECT_PRONOUNS
        or following.is_capital
        or is_adverb(following.low)
    )


def _lists_verbs(words: Sequence[Token], finite: Sequence[bool], begin: int, at: int) -> bool:
    """Whether the verbs before stand in a list: "raises X, cuts Y, and ends Z"."""
    return any(words[k].low == "," and k + 1 < at and finite[k + 1] for k in range(begin, at - 1))


def _relative(words: Sequence[Token], finite: Sequence[bool], at: int, comma: bool) -> bool:
    low = words[at].low
    if low == "in":
        return comma and words[at + 1].low == "which" and _has_subject_and_verb(words, finite, at + 2)
    if low == "where":
        return _has_subject_and_verb(words, finite, at + 1)
    return comma and any(finite[at + 1 : min(_next_stop(words, at), at + 10)])
