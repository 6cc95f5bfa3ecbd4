"""A stretch of text as spaCy parses it: tokens with tag, dependency and head, in code points of the whole text.

Tags are those of the Penn Treebank, dependencies those of spaCy's English pipelines (ClearNLP's labels).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from dateline.english import pipeline
from dateline.english.lemmas import lemma_of

Stretch = tuple[int, int]
"""Code points, half-open."""

LONGEST = 1_200
"""No sentence of a newspaper is so many characters long; a longer stretch is a list or noise and is not parsed."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Token(NamedTuple):
    """A word or sign: code points into the whole text, half-open; `head` is the number of its head among the tokens."""

    start: int
    end: int
    text: str
    low: str
    tag: str
    dep: str
    head: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number rather than a sign."""
        return self.text[0].isalnum() or self.text[-1].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_verb(self) -> bool:
        """Whether it is tagged as a verb or a modal."""
        return self.tag[0] == "V" or self.tag == "MD"

    @property
    def is_noun(self) -> bool:
        """Whether it is tagged as a noun, common or proper."""
        return self.tag[0] == "N"


class Parse:
    """The tokens of one stretch and how they hang together. Empty where there was nothing to parse."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self.tokens = tuple(tokens)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the numbers of those whose head it is, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for at, token in enumerate(self.tokens):
            if token.head != at:
                found[token.head].append(at)
        return tuple(map(tuple, found))

    @cached_property
    def roots(self) -> tuple[int, ...]:
        """The tokens that hang on none other."""
        return tuple(at for at, token in enumerate(self.tokens) if token.head == at)

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """For each token the first and the last of all that hang on it, itself included; half-open."""
        found = [[at, at + 1] for at in range(len(self.tokens))]
        for at in self._bottom_up():
            head = self.tokens[at].head
            if head != at:
                found[head][0] = min(found[head][0], found[at][0])
                found[head][1] = max(found[head][1], found[at][1])
        return tuple((first, last) for first, last in found)

    def _bottom_up(self) -> Iterator[int]:
        order, stack = [], list(self.roots)
        while stack:
            at = stack.pop()
            order.append(at)
            stack.extend(self.children[at])
        return reversed(order)

    def child(self, at: int, *deps: str) -> int | None:
        """The first token that hangs on `at` by one of these dependencies."""
        return next((k for k in self.children[at] if self.tokens[k].dep in deps), None)

    def lemma(self, at: int) -> str:
        """The lemma of a token, lower case."""
        token = self.tokens[at]
        return lemma_of(token.low, token.tag)

    def is_finite(self, at: int) -> bool:
        """Whether the token is a finite verb or has a finite auxiliary."""
        if self.tokens[at].tag in FINITE:
            return True
        return any(self.tokens[k].tag in FINITE for k in self.children[at] if self.tokens[k].dep in {"aux", "auxpass"})

    def below(self, at: int, without: frozenset[int] = frozenset()) -> list[int]:
        """The tokens that hang on `at`, itself included, in order, but for those on any of `without`."""
        found, stack = [], [at]
        while stack:
            here = stack.pop()
            found.append(here)
            stack.extend(k for k in self.children[here] if k not in without)
        return sorted(found)


def parse(text: str, stretches: Sequence[Sequence[Stretch]]) -> list[Parse]:
    """Parse stretches of a text, each given as the pieces that it is made of (in order, read as if they were one).

    A stretch without a letter, or of more than `LONGEST` characters, has an empty parse.
    """
    written = [" ".join(text[start:end] for start, end in pieces) for pieces in stretches]
    worth = [one if len(one) <= LONGEST and any(map(str.isalpha, one)) else "" for one in written]
    found = pipeline.parsed(one for one in worth if one)
    return [
        Parse(_tokens(next(found), pieces)) if one else Parse(()) for one, pieces in zip(worth, stretches, strict=True)
    ]


def _tokens(doc: Any, pieces: Sequence[Stretch]) -> Iterator[Token]:
    """The tokens of a parse, blanks left out, at their places in the whole text."""
    shifts = _shifts(pieces)
    kept = [token for token in doc if not token.is_space]
    number = {token.i: at for at, token in enumerate(kept)}
    for at, token in enumerate(kept):
        start = token.idx + next(shift for begin, shift in shifts if token.idx >= begin)
        head = token.head
        while head.i not in number and head.head.i != head.i:
            head = head.head
        yield Token(
            start,
            start + len(token.text),
            token.text,
            token.text.lower().replace("’", "'"),
            token.tag_,
            token.dep_,
            number.get(head.i, at),
        )


def _shifts(pieces: Sequence[Stretch]) -> list[tuple[int, int]]:
    """Where each piece begins in what was parsed, and how far from there to its place in the text; the last first."""
    found, begin = [], 0
    for start, end in pieces:
        found.append((begin, start - begin))
        begin += end - start + 1
    return found[::-1]
