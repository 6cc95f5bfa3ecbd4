"""A verb with its speaker, and the words of its sentence that attribute."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dateline.english.parse import Parse
from dateline.extraction.en.reporting import NEEDS_THAT, QUOTED_ONLY, REPORTING, SAY
from dateline.extraction.marks import CLOSING, DASHES, OPENING
from dateline.extraction.phrases import Range, group_start, trimmed

_NOT_OWN = frozenset({"cc", "conj", "ccomp", "parataxis", "dep"})
"""What hangs on a reporting verb and is not part of the attribution."""
_WH = frozenset({"WP", "WRB", "WDT"})
_CLAUSES = frozenset({"advcl", "csubj"})


class Cue(NamedTuple):
    """An attribution in tokens of its sentence, half-open: its source, its cue, all its own words, what it reports."""

    head: int
    source: Range | None
    cue: Range
    own: Range
    said: tuple[Range, ...]
    role: str


@dataclass(frozen=True)
class Report:
    """A verb at `at` with the words for its speaker.

    `known` is whether the verb is one that reports: any other does where a quotation stands beside it. `inner` says of
    each token whether it stands in a quotation.
    """

    parse: Parse
    at: int
    known: bool
    source: Range
    inner: Sequence[bool]

    @cached_property
    def base(self) -> str:
        """The lemma of the verb."""
        return self.parse.lemma(self.at)

    @cached_property
    def clause(self) -> int | None:
        """The verb of the clause that a reporting verb has for its object."""
        if not self.known:
            return None
        return next((k for k in self.parse.children[self.at] if self._is_reported(k)), None)

    @cached_property
    def own(self) -> Range:
        """The words around the verb that hang on it, but for what it reports and for other happenings."""
        words, own = self.parse.tokens, self._hanging
        first = group_start(self.parse, self.at)
        while first > 0 and first - 1 in own and words[first - 1].low not in CLOSING:
            first -= 1
        last = self.at + 1
        while last in own and (words[last].low not in OPENING | DASHES or self.names(last)):
            last += 1
        return trimmed(self.parse, (first, last))

    @property
    def _hanging(self) -> set[int]:
        without = frozenset(k for k in self.parse.children[self.at] if self._is_other(k))
        unquoted = {k for k in self.parse.below(self.at, without) if not self.inner[k]}
        return unquoted | set(range(*self.source))

    @property
    def begin(self) -> int:
        """Where what is said before its verb begins: with what hangs on the verb, but for "and" and "but"."""
        parse = self.parse
        first = (
            parse.edges[self.at][0]
            if self.clause is None
            else min(parse.edges[self.at][0], parse.edges[self.clause][0])
        )
        while first < self.at and (parse.tokens[first].dep == "cc" or parse.tokens[first].low == ","):
            first += 1
        return first

    @property
    def is_set_off(self) -> bool:
        """Whether commas set it off inside what is said: "If it rains, the mayor says, the fair moves"."""
        words, (first, last) = self.parse.tokens, self.own
        return first > 0 and last < len(words) and words[first - 1].low == words[last].low == ","

    @property
    def goes_on(self) -> bool:
        """Whether it is a participle without a subject: "…, saying that …"."""
        return self.parse.tokens[self.at].tag == "VBG" and self.parse.child(self.at, "nsubj") is None

    def names(self, at: int) -> bool:
        """Whether a token is one of the words for the speaker."""
        return self.source[0] <= at < self.source[1]

    def _is_reported(self, at: int) -> bool:
        word, opens = self.parse.tokens[at], self.parse.tokens[self.parse.edges[at][0]]
        joined = opens.tag in _WH or (opens.low == "that" and opens.tag == "IN")
        if self.base in QUOTED_ONLY and self.base not in NEEDS_THAT and not joined:
            return False
        if word.dep == "xcomp":
            return opens.tag == "VBG"  # "recalled being woken"
        return word.dep == "ccomp" and (joined or self.base in SAY or self._is_clause(at))

    def _is_clause(self, at: int) -> bool:
        return self.parse.tokens[at].tag == "VBG" or self.parse.is_finite(at)

    def _is_other(self, at: int) -> bool:
        """Whether what hangs on the verb by a token is no part of the attribution."""
        token = self.parse.tokens[at]
        if at == self.clause or token.dep in _NOT_OWN:
            return True
        if token.dep == "mark":
            return token.low != "as"
        if token.dep == "nsubj":
            return not self.names(at)  # the speaker is another than the parser's
        if token.dep not in _CLAUSES:
            return False
        return at < self.at or self.parse.is_finite(at) or self.parse.lemma(at) in REPORTING
