"""Words and signs of a stretch of text, with their places in the whole."""

import re
from typing import NamedTuple

from dateline.english.abbreviations import TITLES

_TITLED = "|".join(title.capitalize() for title in sorted(TITLES))
_TOKEN = re.compile(
    rf"(?:{_TITLED})\.(?=[\s,])|[A-Z]\.(?=\s[A-Z][a-z])|"
    r"[A-Z]['’][A-Z][^\W_]+|(?:[A-Z]\.){2,}|(?:[A-Za-z]\.){2,}|[^\W_]+n['’]t\b|['’](?:s|ll|re|ve|d|m)\b|\d+(?:-[^\W\d_]+)+|[$£€¥]?\d[\d,.]*\d%?|[^\W_]+(?:[-&/][^\W_]+)*|''|``|--|\.{2,}"
    r"|[^\w\s]|_",
)


class Token(NamedTuple):
    """A word or a sign: code points into the whole text, half-open, and its lower-case form."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number rather than a sign."""
        return self.text[0].isalnum() or self.text[-1].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`; "n't" stays with its verb, "'s" is a token of its own."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        found.append(Token(match.start(), match.end(), word, word.lower().replace("’", "'")))
    return found
