"""Stretches of a parse: where a noun phrase or a verb group begins and ends, in numbers of tokens, half-open."""

from dateline.english.parse import Parse
from dateline.english.words import is_time
from dateline.extraction.en.reporting import GO

Range = tuple[int, int]
"""Numbers of tokens, half-open."""

SIGNS = frozenset(",;:—–-\"“”''``«»") | {"--", "''", "``", "---"}
"""Signs that stand at an edge of a phrase without belonging to it."""


def trimmed(parse: Parse, stretch: Range) -> Range:
    """The stretch without signs at its ends."""
    first, last = stretch
    while first < last and parse.tokens[first].low in SIGNS | {"."}:
        first += 1
    while first < last and parse.tokens[last - 1].low in SIGNS | {"."} and len(parse.tokens[last - 1].text) == 1:
        last -= 1
    return first, last


def phrase(parse: Parse, at: int) -> Range:
    """The noun phrase of a noun: with its appositions and relative clauses, without when and what it did meanwhile."""
    first, last = parse.edges[at]
    for k in parse.children[at]:
        if k > at and _stands_apart(parse, k):
            last = min(last, parse.edges[k][0])
    first, last = trimmed(parse, (first, last))
    first, last = _with_number(parse, first, last)
    return (first, last) if first <= at < last else (at, at + 1)


def _with_number(parse: Parse, first: int, last: int) -> Range:
    """A phrase with both parts of "No. 10", which the parser takes apart."""
    words = parse.tokens
    if _is_numbered(parse, first - 2) and words[first].low.isdigit():
        return first - 2, last
    if _is_numbered(parse, last - 1) and last + 1 < len(words) and words[last + 1].low.isdigit():
        return first, last + 2
    return first, last


def _is_numbered(parse: Parse, at: int) -> bool:
    return at >= 0 and [word.low for word in parse.tokens[at : at + 2]] == ["no", "."]


def _stands_apart(parse: Parse, at: int) -> bool:
    """Whether it is "on Tuesday", or ", having seen the papers," behind a noun."""
    token = parse.tokens[at]
    before = parse.tokens[parse.edges[at][0] - 1].low
    if token.dep == "acl" and before == "," and parse.tokens[parse.edges[at][0]].tag == "VBG":
        return True
    if token.dep in {"npadvmod", "nmod"} and is_time(token.low):
        return True
    inside = parse.tokens[slice(*parse.edges[at])]
    return token.dep == "prep" and len(inside) <= 4 and any(is_time(word.low) for word in inside)


def group_start(parse: Parse, at: int) -> int:
    """Where the verb group of a verb begins: auxiliaries, "not" and adverbs before it, and "goes on to"."""
    words = parse.tokens
    head = words[at].head
    on = words[head].low in GO or parse.lemma(head) == "continue"
    if words[at].dep == "xcomp" and on and head < at:
        return group_start(parse, head)
    first = at
    own = set(parse.children[at])
    while first > 0 and first - 1 in own and words[first - 1].dep in {"aux", "auxpass", "neg", "advmod"}:
        first -= 1
    return first
