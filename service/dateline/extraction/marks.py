"""Quotation marks in a parse: where a quotation begins and ends, in numbers of tokens.

`inner` says of each token whether it stands between the marks of a quotation.
"""

from collections.abc import Sequence

from dateline.english.parse import Parse

OPENING = frozenset({'"', "“", "``", "''", "«"})
CLOSING = frozenset({'"', "”", "''", "»"})
"""Quotation marks as tokens: those that may open and those that may close."""
DASHES = frozenset({"—", "–", "--"})
_STOPS = frozenset({",", "?", "!", ".", "…", "..."})


def is_quote_before(parse: Parse, at: int) -> bool:
    """Whether a quotation ends just before a token, a comma left out."""
    words = parse.tokens
    at -= at > 1 and words[at - 1].low == ","
    return at > 0 and words[at - 1].low in CLOSING


def is_speech_before(parse: Parse, at: int) -> bool:
    """Whether the quotation that ends before a token is set off as speech is, by a comma or a stop."""
    words = parse.tokens
    return words[at - 1].low == "," or (at > 1 and words[at - 2].low in _STOPS)


def quote_begin(parse: Parse, at: int, inner: Sequence[bool]) -> int:
    """Where the quotation begins that ends before a token: its opening mark, or the beginning of the sentence."""
    at -= 1
    while at > 0 and not inner[at - 1]:
        at -= 1
    while at > 0 and inner[at - 1]:
        at -= 1
    return max(0, at - 1) if at and parse.tokens[at - 1].low in OPENING else at


def begins_quote(parse: Parse, at: int, inner: Sequence[bool]) -> bool:
    """Whether a quotation begins with a token."""
    return at + 1 < len(parse.tokens) and parse.tokens[at].low in OPENING and inner[at + 1]


def quote_end(parse: Parse, at: int, inner: Sequence[bool]) -> int:
    """Where the quotation ends whose opening mark is at a token, or the sentence."""
    end = at + 1
    while end < len(parse.tokens) and (inner[end] or (parse.tokens[end].low in CLOSING and inner[end - 1])):
        end += 1
    return end
