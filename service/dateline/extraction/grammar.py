"""Small questions about words in their sentence: is this a verb, where does this noun phrase begin.

Everything is answered from closed word lists and the words next to it: no model, so that the same text always reads the
same way and a wrong answer can be traced to a line.
"""

from collections.abc import Sequence

from dateline.extraction.en.verbs import (
    BASE_OF_GERUND,
    BASE_OF_PARTICIPLE,
    BASE_OF_PAST,
    BASE_OF_THIRD,
    BASES,
    BE,
    DO,
    FINITE_BE,
    HAVE,
    MODALS,
    NEGATED,
    PLAIN,
)
from dateline.extraction.en.words import (
    DETERMINERS,
    PLURAL,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    is_adverb,
)
from dateline.extraction.tokens import Token

_FINITE = frozenset({*MODALS, *FINITE_BE, *DO, *NEGATED, "has", "have", "had"})
_GROUP = _FINITE | BE | HAVE | frozenset({"not", "n't", "never"})


def is_finite(words: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` is the finite verb of a clause: an auxiliary, or a verb form after a subject."""
    low = words[at].low
    if low == "may" and words[at].is_capital:
        return False  # the month
    if low in _FINITE:
        return True
    if low == "'s":
        return 0 < at < len(words) - 1 and words[at - 1].low in SUBJECT_PRONOUNS and _follows_is(words, at + 1)
    before = _before(words, at)
    if before is None or before.low in DETERMINERS or before.low in PREPOSITIONS or before.low in {"to", "'s"}:
        return False
    if low in BASE_OF_PAST:
        if before.low == "," and not any(
            word.low == "," or word.low in _FINITE or word.low in BASE_OF_PAST for word in words[: at - 1]
        ):
            return False  # "In any case, continued talks": no subject yet, so an adjective
        return before.low not in BE and before.low not in HAVE and before.low not in MODALS
    following = words[at + 1] if at + 1 < len(words) else None
    if low in BASE_OF_THIRD:
        verb_follows = following is not None and (
            following.low in _FINITE or following.low in BASES or following.low in BASE_OF_PAST
        )
        plural = before.low in PLURAL or before.low in BASE_OF_GERUND or before.text[0].isdigit()
        return before.is_word and not verb_follows and not plural
    if low in BASES:
        return (
            before.low in SUBJECT_PRONOUNS
            or (low in PLAIN and before.is_capital)
            or (before.low.endswith("s") and before.low not in {"was", "is", "has", "'s"})
        )
    return False


def _follows_is(words: Sequence[Token], at: int) -> bool:
    low = words[at].low
    return low in DETERMINERS or low.endswith("ing") or low in {"been", "not", "a"} or is_adverb(low)


def _before(words: Sequence[Token], at: int) -> Token | None:
    """The word before, adverbs left out."""
    at -= 1
    while at > 0 and is_adverb(words[at].low):
        at -= 1
    return words[at] if at >= 0 else None


def is_participle(words: Sequence[Token], at: int) -> bool:
    """Whether the word is a past participle after a form of "be" or "have"."""
    before = _before(words, at)
    return words[at].low in BASE_OF_PARTICIPLE and before is not None and (before.low in BE or before.low in HAVE)


def has_clause(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether `words[start:end]` holds a finite verb with something before it."""
    return any(is_finite(words, at) for at in range(start + 1, end))


def group_start(words: Sequence[Token], at: int) -> int:
    """Where the verb group that ends in `at` begins: auxiliaries, negations and adverbs before it."""
    while at > 0 and (words[at - 1].low in _GROUP or (is_adverb(words[at - 1].low) and not words[at - 1].is_capital)):
        at -= 1
    return at
