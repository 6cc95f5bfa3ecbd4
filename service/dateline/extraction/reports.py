"""What a verb with its speaker reports: the words before it, after it, or both."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.english.parse import FINITE, Parse
from dateline.extraction.en.reporting import CITING, DIRECT_OBJECT, NEEDS_THAT, NOTED, QUOTED_ONLY, REPORTING, SAY
from dateline.extraction.phrases import Range, group_start, trimmed

OPENING = frozenset({'"', "“", "``", "''", "«"})
CLOSING = frozenset({'"', "”", "''", "»"})
"""Quotation marks as tokens: those that may open and those that may close."""
DASHES = frozenset({"—", "–", "--"})

_NOT_OWN = frozenset({"cc", "conj", "ccomp", "parataxis", "dep"})
"""What hangs on a reporting verb and is not part of the attribution."""
_CLAUSES = frozenset({"advcl", "csubj"})
_NEAR = 4
"""How many words may stand between "called" and the quotation that it brings."""


class Cue(NamedTuple):
    """An attribution in tokens of its sentence, half-open: its source, its cue, all its own words, what it reports."""

    head: int
    source: Range | None
    cue: Range
    own: Range
    said: tuple[Range, ...]
    role: str


def is_quote_before(parse: Parse, at: int) -> bool:
    """Whether a quotation ends just before a token, a comma left out."""
    words = parse.tokens
    at -= at > 1 and words[at - 1].low == ","
    return at > 0 and words[at - 1].low in CLOSING


def reported(parse: Parse, at: int, base: str, known: bool, source: Range | None, inner: Sequence[bool]) -> Cue | None:
    """The attribution around the verb at `at`, if something said goes with it.

    `known` is whether the verb is one that reports: any other does where a quotation stands beside it. `inner` says
    which words stand in a quotation.
    """
    if source is None:
        return None
    clause = _reported_clause(parse, at, base, inner) if known else None
    own = _own(parse, at, source, clause, inner)
    before = (
        None if parse.tokens[at].tag == "VBG" and not known else _before(parse, at, source, own, clause, inner, known)
    )
    after = _after(parse, at, base, source, own, clause, inner, known, before)
    if before is None and after is None and known and parse.is_finite(at):
        before, after = _parenthetical(parse, at, own)
    if parse.tokens[at].tag == "VBG" and after is not None and parse.child(at, "nsubj") is None:
        before = None  # "…, saying that …" goes on
    if before is not None and after is None and not is_quote_before(parse, own[0]):
        after = _resumed(parse, at, source, own)
    said = tuple(part for part in (before, after) if part is not None and part[0] < part[1])
    alone = own[0] == 0 and own[1] >= len(parse.tokens) - 1
    quoted_as = parse.tokens[at].dep == "pcomp" and parse.tokens[parse.tokens[at].head].low == "as"
    if not said and not (alone and known) and not quoted_as:
        return None
    first = own[0] if before is None else max(own[0], before[1])
    last = own[1] if after is None else after[0]
    return Cue(at, source, (group_start(parse, at), at + 1), (first, max(first, last)), said, "speaker")


def _is_set_off(parse: Parse, own: Range) -> bool:
    """Whether commas set an attribution off inside what is said: "If it rains, the mayor says, the fair moves"."""
    words = parse.tokens
    return own[0] > 0 and own[1] < len(words) and words[own[0] - 1].low == words[own[1]].low == ","


def _without_adjunct(parse: Parse, at: int, source: Range, own: Range, clause: int | None) -> Range:
    """The attribution without "On Monday," before it where commas set it off: that belongs to what is said."""
    first = min(source[0], group_start(parse, at))
    inside = clause is not None and clause > at and own[0] < first
    return (first, own[1]) if inside and _is_set_off(parse, (first, own[1])) else own


def _resumed(parse: Parse, at: int, source: Range, own: Range) -> Range | None:
    """What is said that goes on behind the attribution: "…, the palace said, ahead of a meeting on Friday"."""
    words = parse.tokens
    for k in range(max(at, source[1]) + 1 if source[0] > at else at + 1, own[1] - 1):
        if words[k].low != ",":
            continue
        top = k + 1
        while words[top].head not in {at, top}:
            top = words[top].head
        if words[top].dep in {"prep", "advmod", "npadvmod"} and words[top].low not in {"according", "per", "based"}:
            return trimmed(parse, (k + 1, own[1]))
    return None


def _reported_clause(parse: Parse, at: int, base: str, inner: Sequence[bool]) -> int | None:
    """The verb of the clause that a reporting verb has for its object."""
    quoted_only = base in QUOTED_ONLY and base not in NEEDS_THAT
    for k in parse.children[at]:
        word = parse.tokens[k]
        if quoted_only and not _is_wh(parse, k):
            continue
        if word.dep == "ccomp" and (parse.is_finite(k) or word.tag == "VBG" or base in SAY or _is_wh(parse, k)):
            return k
        if word.dep == "xcomp" and parse.tokens[parse.edges[k][0]].tag == "VBG":
            return k  # "recalled being woken"
    return None


def _is_wh(parse: Parse, at: int) -> bool:
    first = parse.tokens[parse.edges[at][0]]
    return first.tag in {"WP", "WRB", "WDT"} or (first.low == "that" and first.tag == "IN")


def _own(parse: Parse, at: int, source: Range, clause: int | None, inner: Sequence[bool]) -> Range:
    """The words around a reporting verb that hang on it, but for what it reports and for other happenings."""
    words = parse.tokens
    missed = {k for k in parse.children[at] if words[k].dep == "nsubj" and not _within(k, source)}
    without = frozenset(k for k in parse.children[at] if k == clause or k in missed or _is_other(parse, k, at))
    own = {k for k in parse.below(at, without) if not inner[k]} | set(range(*source))
    first = group_start(parse, at)
    while first > 0 and first - 1 in own and words[first - 1].low not in CLOSING:
        first -= 1
    last = at + 1
    while last < len(words) and last in own and (words[last].low not in OPENING | DASHES or _within(last, source)):
        last += 1
    return trimmed(parse, (first, last))


def _is_other(parse: Parse, at: int, verb: int) -> bool:
    token = parse.tokens[at]
    if token.dep in _NOT_OWN or (token.dep == "mark" and token.low != "as"):
        return True
    if token.dep not in _CLAUSES:
        return False
    return at < verb or parse.is_finite(at) or parse.lemma(at) in REPORTING


def _before(
    parse: Parse, at: int, source: Range, own: Range, clause: int | None, inner: Sequence[bool], known: bool
) -> Range | None:
    """What is said before the attribution."""
    first = own[0]
    if not known and (parse.tokens[at].tag not in FINITE or parse.lemma(at) in {"be", "have"}):
        return None
    beside = known or first in {at, source[0]}
    if is_quote_before(parse, first) and beside and (_is_speech(parse, first) or first in {at, source[0]}):
        begin = _quote_begin(parse, first, inner)
        if begin and parse.tokens[begin - 1].low in {",", ":"}:
            return begin, first
        return min(begin, _begin(parse, at, clause)), first
    if clause is not None and (parse.edges[clause][0] < first or _is_set_off(parse, own)):
        begin = _begin(parse, at, clause)
        said = trimmed(parse, (begin, first))
        return said if any(parse.tokens[k].tag not in {"WDT", "WP", "IN"} for k in range(*said)) else None
    return None


def _is_speech(parse: Parse, at: int) -> bool:
    """Whether the quotation that ends before a token is set off as speech is, by a comma or a stop."""
    words = parse.tokens
    if words[at - 1].low == ",":
        return True
    return at > 1 and words[at - 2].low in {",", "?", "!", ".", "…", "..."}


def _quote_begin(parse: Parse, at: int, inner: Sequence[bool]) -> int:
    """Where the quotation begins that ends before a token: its opening mark, or the beginning of the sentence."""
    at -= 1
    while at > 0 and not inner[at - 1]:
        at -= 1
    while at > 0 and inner[at - 1]:
        at -= 1
    return max(0, at - 1) if at and parse.tokens[at - 1].low in OPENING else at


def _begin(parse: Parse, at: int, clause: int | None) -> int:
    """Where what is said before its verb begins: with what hangs on the verb, but for "and" and "but"."""
    first = parse.edges[at][0] if clause is None else min(parse.edges[at][0], parse.edges[clause][0])
    while first < at and (parse.tokens[first].dep == "cc" or parse.tokens[first].low == ","):
        first += 1
    return first


def _after(
    parse: Parse,
    at: int,
    base: str,
    source: Range,
    own: Range,
    clause: int | None,
    inner: Sequence[bool],
    known: bool,
    before: Range | None,
) -> Range | None:
    """What is said after the attribution; `before` is what is said before it."""
    words = parse.tokens
    first = own[1]
    while first < len(words) and words[first].low in {",", ":", "that"}:
        first += 1
    quoted = first + 1 < len(words) and words[first].low in OPENING and inner[first + 1]
    begun = any(words[k].dep in {"nsubj", "nsubjpass"} for k in range(at + 1, own[1]) if not _within(k, source))
    if known:
        quoted = quoted and (first > own[1] or (before is None and not begun))
    else:
        quoted = quoted and _introduces(parse, at, own[1])
    end = _quote_end(parse, first, inner) if quoted else 0
    if clause is not None and clause > at:
        begin = _that(parse, at, max(min(own[1], clause), parse.edges[clause][0]))
        begin = _behind_aside(parse, clause, begin)
        return (min(begin, first) if quoted else begin), max(end, _end(parse, at, clause))
    if quoted:
        return first, max(end, _end(parse, at, first) if known else end)
    if not known or before is not None:
        return None
    return _object(parse, at, base, inner)


def _introduces(parse: Parse, at: int, sign: int) -> bool:
    """Whether a verb beyond the list brings speech: "nodded: “…”", "sighed, “…”", "was blunt: “…”"."""
    words = parse.tokens
    if words[at].tag not in FINITE or sign >= len(words):
        return False
    return words[sign].low == ":" or (words[sign].low == "," and parse.lemma(at) not in {"be", "have"})


def _within(at: int, stretch: Range) -> bool:
    return stretch[0] <= at < stretch[1]


def _that(parse: Parse, at: int, begin: int) -> int:
    """The "that" after a verb which opens what it reports, wherever the parser hangs it; else `begin`."""
    words = parse.tokens
    return next((k for k in range(at + 1, begin) if words[k].low == "that" and words[k].tag == "IN"), begin)


def _behind_aside(parse: Parse, clause: int, begin: int) -> int:
    """Where the reported clause begins behind what its speaker did: "said, citing a nurse, that …"."""
    words = parse.tokens
    return next(
        (k for k in parse.children[clause] if k > begin and words[k].low == "that" and words[k - 1].low == ","), begin
    )


def _quote_end(parse: Parse, first: int, inner: Sequence[bool]) -> int:
    """Where the quotation ends whose opening mark is at `first`, or the sentence."""
    end = first + 1
    while end < len(parse.tokens) and (inner[end] or (parse.tokens[end].low in CLOSING and inner[end - 1])):
        end += 1
    return end


def _end(parse: Parse, at: int, clause: int) -> int:
    """Where what is said after its verb ends: before what the author goes on with."""
    words = parse.tokens
    last, limit = parse.edges[clause][1], parse.edges[at][1]
    while last < limit:
        top = last
        while words[top].head != at and words[top].head != top:
            top = words[top].head
        dep = words[top].dep
        if dep in {"cc", "conj"} and _are_participles(parse, at, clause):
            last += 1
            continue
        if dep in {"cc", "conj"} or (dep == "advcl" and words[last - 1].low == ","):
            break
        last += 1
    cited = (k for k in range(clause + 1, last) if words[k].low in CITING and words[k - 1].low == ",")
    return trimmed(parse, (at, next(cited, last)))[1]


def _are_participles(parse: Parse, at: int, clause: int) -> bool:
    """Whether what is joined to a verb goes on what it reports: "recounted being forced to rise and made to build"."""
    words = parse.tokens
    joined = next((k for k in parse.children[at] if words[k].dep == "conj" and k > clause), None)
    passive = words[clause].tag == "VBN" and words[parse.edges[clause][0]].tag == "VBG"
    return (
        passive and joined is not None and words[joined].tag in {"VBN", "VBD"} and parse.child(joined, "nsubj") is None
    )


def _object(parse: Parse, at: int, base: str, inner: Sequence[bool]) -> Range | None:
    """What happened as the noun names it that is reported, or words that hold a quotation."""
    words = parse.tokens
    start = next((k for k in range(at + 1, min(at + 1 + _NEAR, len(words))) if words[k].low in OPENING), None)
    if start is not None:
        return at + 1, _quote_end(parse, start, inner)
    that = _that(parse, at, parse.edges[at][1])
    if that < parse.edges[at][1] and parse.is_finite(words[that].head) and base in NEEDS_THAT | SAY:
        return that, _end(parse, at, that)
    for k in parse.children[at]:
        if k > at and base in SAY and words[k].dep in {"dobj", "advcl", "dep"} and _holds_clause(parse, k):
            return parse.edges[k][0], _end(parse, at, k)
    named = parse.child(at, "dobj")
    if named is None or named < at or words[at].dep == "acl":
        return None
    if base in DIRECT_OBJECT or (words[at].tag == "VBG" and base in NOTED):
        first, last = parse.edges[named]
        return (first, _end(parse, at, named)) if last - first >= 2 else None
    return None


def _holds_clause(parse: Parse, at: int) -> bool:
    """Whether a finite verb with a subject stands in what hangs on a token, without a word that subordinates it."""
    if parse.tokens[at].is_verb:
        return parse.is_finite(at) and parse.child(at, "nsubj") is not None and parse.child(at, "mark") is None
    return any(parse.tokens[k].dep == "relcl" for k in parse.children[at])


def _parenthetical(parse: Parse, at: int, own: Range) -> tuple[Range | None, Range | None]:
    """What stands before and after "…, the minister says, …" where the attribution hangs on what is said."""
    words = parse.tokens
    head, dep = words[at].head, words[at].dep
    set_off = own[0] == 0 or words[own[0] - 1].low in {",", "(", *DASHES} or words[own[0]].low == "as"
    closed = own[1] >= len(words) or not words[own[1]].is_word
    if head == at or dep not in {"parataxis", "advcl", "dep", "ccomp"}:
        return None, None
    if dep != "parataxis" and (not set_off or not closed or parse.lemma(head) in REPORTING):
        return None, None
    first, last = parse.edges[head]
    before, after = trimmed(parse, (first, own[0])), trimmed(parse, (own[1], last))
    return (before if before[0] < before[1] else None), (after if after[0] < after[1] else None)
