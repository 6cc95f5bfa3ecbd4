"""The pattern language that grammar rules are written in.

A phrase is words in lower case and these signs:

    <month>        a word of that lexicon class, handed to the rule as `month`
    <month:begin>  the same, handed over as `begin`
    (a | b c)      one of several
    x?             x may be absent: a word, a class or a group
    x_y            a space or a hyphen between x and y; `x-y` is a hyphen only, `x y` a space only
    , . : / 's     punctuation joins the word before it without a space

A phrase becomes one regular expression over the lower-cased text. Every repetition in it is bounded and gaps are
possessive, so that matching at one place takes constant time whatever the text.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

GAP = r"(?:[^\S\n]{1,4}+(?:\n[^\S\n]{0,8}+)?|\n[^\S\n]{0,8}+)"
GAP_OR_HYPHEN = rf"(?:{GAP}|[-\u2010\u2011])"
DIGITS = "#"
"""The index key of every word that begins with a digit."""

_SIGN = re.compile(r"\s*(<\w+(?::\w+)?>|[()|?_-]|'s|[^\s\w<>()|?-]|[^\W_]+)|\s+")
_TIGHT = frozenset(",.:/;")


class WordClass(NamedTuple):
    """A named set of words: its pattern, the words it can begin with, and what a matched text stands for."""

    pattern: str
    first: frozenset[str]
    read: Callable[[str], Any]


def words(table: Mapping[str, Any]) -> WordClass:
    """The class of the words of `table` (lower case, single spaces), each read as its value there."""
    ordered = sorted(table, key=len, reverse=True)
    body = "|".join(_literal(word) for word in ordered)
    first = frozenset(first_word(word) for word in table)
    return WordClass(f"(?:{body})", first, lambda text: table[" ".join(text.split())])


def pattern(expression: str, first: Iterable[str], read: Callable[[str], Any]) -> WordClass:
    """The class of what a regular expression matches; `first` are the words that it can begin with."""
    return WordClass(f"(?:{expression})", frozenset(first), read)


def first_word(text: str) -> str:
    """The index key of a text: its first run of letters, or DIGITS."""
    found = re.search(r"[^\W_]", text)
    if found is None:
        raise ValueError(f"no word in {text!r}")
    if found.group().isdigit():
        return DIGITS
    return re.match(r"[^\W\d_]+", text[found.start() :]).group()  # type: ignore[union-attr]


def _literal(word: str) -> str:
    body = GAP.join(re.escape(part) for part in word.split())
    return body + (r"\b" if word[-1].isalnum() else "")


class _Piece(NamedTuple):
    """A compiled part of a phrase: its pattern, the words it can begin with, whether it can be empty."""

    body: str
    first: frozenset[str]
    empty: bool
    joint: str
    """The pattern of what stands between the part before and this one."""


class _Reader:
    """Reads one phrase, left to right, into pieces."""

    def __init__(self, phrase: str, lexicon: Mapping[str, WordClass]) -> None:
        self.phrase = phrase
        self.lexicon = lexicon
        self.signs = [(m.group(1), m.group()[:1].isspace()) for m in _SIGN.finditer(phrase) if m.group(1)]
        self.at = 0

    def peek(self) -> str:
        return self.signs[self.at][0] if self.at < len(self.signs) else ""

    def alternatives(self) -> _Piece:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence())
        if len(branches) == 1:
            return branches[0]
        first = frozenset[str]().union(*(branch.first for branch in branches))
        body = "|".join(branch.body for branch in branches)
        return _Piece(f"(?:{body})", first, any(branch.empty for branch in branches), "")

    def sequence(self) -> _Piece:
        pieces: list[_Piece] = []
        joint = ""
        while self.peek() not in ("", "|", ")"):
            sign, spaced = self.signs[self.at]
            if sign in "_-":
                joint = GAP_OR_HYPHEN if sign == "_" else "[-\u2010\u2011\u2013]"
                self.at += 1
                continue
            tight = sign in _TIGHT or sign == "'s" or not spaced
            pieces.append(self.item(joint or ("" if tight or not pieces else GAP)))
            joint = ""
        return _join(pieces, self.phrase)

    def item(self, joint: str) -> _Piece:
        sign, _ = self.signs[self.at]
        self.at += 1
        if sign == "(":
            inner = self.alternatives()
            if self.peek() != ")":
                raise ValueError(f"unclosed group in phrase {self.phrase!r}")
            self.at += 1
            piece = _Piece(f"(?:{inner.body})", inner.first, inner.empty, joint)
        elif sign.startswith("<"):
            kind, _, name = sign[1:-1].partition(":")
            entry = self.lexicon[kind]
            piece = _Piece(f"(?P<{name or kind}>{entry.pattern})", entry.first, False, joint)
        elif sign == "'s":
            piece = _Piece("(?:['\u2019`]s)", frozenset(), False, joint)
        elif sign.isalnum():
            piece = _Piece(_literal(sign), frozenset((first_word(sign),)), False, joint)
        else:
            piece = _Piece(re.escape(sign), frozenset(), False, joint)
        if self.peek() == "?":
            self.at += 1
            piece = piece._replace(empty=True)
        return piece


def _join(pieces: list[_Piece], phrase: str) -> _Piece:
    """One piece of several: an optional one takes its gap with it when absent."""
    if not pieces:
        raise ValueError(f"empty group in phrase {phrase!r}")
    first: frozenset[str] = frozenset()
    for piece in pieces:
        first |= piece.first
        if not piece.empty:
            break
    body, started = "", False
    for index, piece in enumerate(pieces):
        if started:
            body += f"(?:{piece.joint}{piece.body})?" if piece.empty else piece.joint + piece.body
        elif piece.empty and index + 1 < len(pieces):
            body += f"(?:{piece.body}{pieces[index + 1].joint})?"
        else:
            body += piece.body
            started = True
    return _Piece(body, first, all(piece.empty for piece in pieces), "")


class Phrase(NamedTuple):
    """A compiled phrase: match it against lower-cased text at a word in `first`."""

    source: str
    regex: re.Pattern[str]
    first: frozenset[str]
    reads: tuple[tuple[str, Callable[[str], Any]], ...]
    """For each capture, its name and how to read it."""


def compile_phrase(source: str, lexicon: Mapping[str, WordClass]) -> Phrase:
    """Compile a phrase; ValueError when it is malformed, KeyError when it names an unknown class."""
    reader = _Reader(source, lexicon)
    piece = reader.alternatives()
    if reader.peek():
        raise ValueError(f"unexpected {reader.peek()!r} in phrase {source!r}")
    captures = re.findall(r"<(\w+)(?::(\w+))?>", source)
    reads = tuple((name or kind, lexicon[kind].read) for kind, name in captures)
    return Phrase(source, re.compile(piece.body + r"(?![^\W_])"), piece.first, reads)
