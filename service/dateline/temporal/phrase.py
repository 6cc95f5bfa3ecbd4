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
LONGEST = 5
"""Runs of this many digits and more share an index key."""

_APOSTROPHES = "'\u2019`"
WORD = re.compile(rf"[a-z]++[^\W\d_]*+|[{_APOSTROPHES}]?\d+|[^\W\d_]+")
"""What the index knows as a word: a run of letters, or of digits with the apostrophe of "'98".

Most words are of a to z, which are told faster than letters at large.
"""

_SIGN = re.compile(r"\s*(<\w+(?::\w+)?>|[()|?_-]|'s|[^\s\w<>()|?-]|[^\W_]+)|\s+")
_TIGHT = frozenset(",.:/;")


_NONE: frozenset[str] = frozenset()


class WordClass(NamedTuple):
    """A named set of words: its pattern, the index keys it can begin with, all keys in it, and those that can be all of
    it; and what a matched text means.
    """

    pattern: str
    first: frozenset[str]
    keys: frozenset[str]
    singles: frozenset[str]
    read: Callable[[str], Any]


def words(table: Mapping[str, Any]) -> WordClass:
    """The class of the words of `table` (lower case, single spaces), each read as its value there."""
    ordered = sorted(table, key=len, reverse=True)
    body = "|".join(_literal(word) for word in ordered)
    first = frozenset(keys_of(word)[0] for word in table)
    every = frozenset(key for word in table for key in keys_of(word))
    singles = frozenset(keys_of(word)[0] for word in table if len(keys_of(word)) == 1)
    return WordClass(f"(?:{body})", first, every, singles, lambda text: table[" ".join(text.split())])


def pattern(expression: str, first: Iterable[str], read: Callable[[str], Any], more: Iterable[str] = ()) -> WordClass:
    """The class of what a regular expression matches: the index keys it can begin with, and those that may follow."""
    begins = frozenset(first)
    return WordClass(f"(?:{expression})", begins, begins | frozenset(more), begins, read)


def vocabulary(text: str) -> frozenset[str]:
    """The set of the words of `text`."""
    return frozenset(text.split())


def key_of(word: str) -> str:
    """The index key of a word: a run of letters itself, a run of digits by its length ("#4")."""
    if word.isalpha():
        return word
    return f"#{min(len(word.strip(_APOSTROPHES)), LONGEST)}"


def digits(*lengths: int) -> tuple[str, ...]:
    """The index keys of runs of so many digits; of any, without arguments."""
    return tuple(f"#{length}" for length in lengths or range(1, LONGEST + 1))


def keys_of(text: str) -> list[str]:
    """The index keys of the words of a text."""
    return [key_of(word) for word in WORD.findall(text)]


def _literal(word: str) -> str:
    body = GAP.join(re.escape(part) for part in word.split())
    return body + (r"\b" if word[-1].isalnum() else "")


class _Piece(NamedTuple):
    """A compiled part of a phrase: its pattern, and the keys that begin it, are in it, can be all of it."""

    body: str
    first: frozenset[str]
    keys: frozenset[str]
    singles: frozenset[str]
    empty: bool = False
    joint: str = ""
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
        first = _NONE.union(*(branch.first for branch in branches))
        keys = _NONE.union(*(branch.keys for branch in branches))
        singles = _NONE.union(*(branch.singles for branch in branches))
        body = "|".join(branch.body for branch in branches)
        return _Piece(f"(?:{body})", first, keys, singles, any(branch.empty for branch in branches))

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
            piece = inner._replace(body=f"(?:{inner.body})", joint=joint)
        elif sign.startswith("<"):
            kind, _, name = sign[1:-1].partition(":")
            entry = self.lexicon[kind]
            piece = _Piece(f"(?P<{name or kind}>{entry.pattern})", entry.first, entry.keys, entry.singles, joint=joint)
        elif sign == "'s":
            piece = _Piece(f"(?:[{_APOSTROPHES}]s)", _NONE, frozenset("s"), _NONE, joint=joint)
        elif sign.isalnum():
            keys = frozenset(keys_of(sign))
            piece = _Piece(_literal(sign), keys, keys, keys, joint=joint)
        else:
            piece = _Piece(re.escape(sign), _NONE, _NONE, _NONE, joint=joint)
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
    keys = _NONE.union(*(piece.keys for piece in pieces))
    required = [piece for piece in pieces if piece.keys and not piece.empty]
    alone = required or pieces
    singles = _NONE.union(*(piece.singles for piece in alone)) if len(required) < 2 else _NONE
    return _Piece(body, first, keys, singles, not required and all(piece.empty for piece in pieces))


class Phrase(NamedTuple):
    """A compiled phrase: match it against lower-cased text at a word in `first`.

    `keys` are all the index keys in it, `singles` those that can be all of it: at another first word, the word that
    follows must be one of `keys`.
    """

    source: str
    regex: re.Pattern[str]
    first: frozenset[str]
    keys: frozenset[str]
    singles: frozenset[str]
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
    regex = re.compile(piece.body + r"(?![^\W_])")
    return Phrase(source, regex, piece.first, piece.keys, piece.singles, reads)
