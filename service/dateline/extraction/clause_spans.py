"""Where the words of a clause begin and end in its text."""

from collections.abc import Sequence
from itertools import dropwhile

from dateline.english.clauses import Clause
from dateline.english.parse import Parse, Stretch


def span_of(parse: Parse, clause: Clause) -> Stretch:
    """From the first word of a clause to its last, without the signs and joining words at its edges."""
    own = _without_edges(parse, clause)
    if not own:
        head = parse.tokens[clause.head]
        return head.start, head.end
    first = own[0]
    if clause.kind == "restrictive":
        antecedent = parse.tokens[clause.head].head
        first = min(first, min((k for k in parse.below(antecedent) if k <= antecedent), default=first))
    return parse.tokens[first].start, parse.tokens[own[-1]].end


def _without_edges(parse: Parse, clause: Clause) -> list[int]:
    """The tokens of a clause without the relative words, the joining words and the signs at its edges."""
    own = list(clause.wide)
    if clause.kind in {"relative", "adverbial"}:
        own = list(dropwhile(lambda k: _relates(parse, k), own))
    own = list(dropwhile(lambda k: not parse.tokens[k].is_word or _joins(parse, k), own))
    while own and _trails(parse, own[-1]) and not _closes(parse, own):
        own.pop()
    return own


def _relates(parse: Parse, at: int) -> bool:
    """Whether it is "who", "which" or "when", or the preposition before it."""
    return parse.tokens[at].tag in {"WP", "WDT", "WRB"} or _before_which(parse, at)


def _trails(parse: Parse, at: int) -> bool:
    """Whether it is a sign or an "and"."""
    return not parse.tokens[at].is_word or parse.tokens[at].dep == "cc"


def _joins(parse: Parse, at: int) -> bool:
    """Whether a word only joins a clause to what stands before it; a condition belongs to its clause."""
    token = parse.tokens[at]
    joins = token.dep in {"cc", "mark"} and token.low not in {"if", "unless"}
    return joins or (token.low == "that" and token.tag == "IN")


def _before_which(parse: Parse, at: int) -> bool:
    """Whether it is the preposition of "in which"."""
    below = parse.children[at]
    return parse.tokens[at].dep == "prep" and len(below) == 1 and parse.tokens[below[0]].tag in {"WDT", "WP"}


def _closes(parse: Parse, own: Sequence[int]) -> bool:
    """Whether the last sign closes what the clause has opened: a bracket, a quotation, or the dot of "U.S."."""
    low = parse.tokens[own[-1]].low
    if low in {"%", "?", "!"}:
        return True
    opener = {")": "(", "”": "“"}.get(low)
    return opener is not None and any(parse.tokens[k].low == opener for k in own)
