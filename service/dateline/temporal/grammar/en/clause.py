"""The words of the sentence around a time expression."""

import re

from dateline.temporal.grammar.en import cues

_WORD = re.compile(
    r"(?:[A-Za-z]++[^\W\d_]*+|[^\W\d_]+)(?:(?:['\u2019-]|\.(?=[a-z]{2}))[^\W\d_]+){0,5}|[.!?;:,()\"\u201c\u201d\u2014]|''|``|--|[^\S\n]*\n\s*\n|\d[\d.,]*\d|\d|['\u2019]s\b"
)
_BACK, _AHEAD = 240, 160
_SOURCE = 8
"""How many words and signs the source at the end of a sentence has at most."""


def clause(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """The words and signs of its sentence before and after `start:end` of `text`, in lower case but for names.

    Left out are quotation marks just before, and who said so behind it.
    """
    left = _words(text, max(0, start - _BACK), start)
    left = _without_brackets(left[_sentence_start(left) :])
    while left and left[-1] in cues.QUOTES:
        left.pop()
    right = _words(text, end, end + _AHEAD)
    return left, _without_source(right[: _sentence_end(right)])


def _words(text: str, start: int, end: int) -> list[str]:
    words = _WORD.findall(text, start, end)
    return [
        word if word in cues.NAMES or (before == "to" and word[0].isupper()) else word.lower()
        for before, word in zip(["", *words], words, strict=False)
    ]


def _sentence_start(words: list[str]) -> int:
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if (
            word[0] in "\n \t\r"
            or word in "!?"
            or (word == "." and (index == 0 or words[index - 1] not in cues.ABBREVIATIONS))
        ):
            return index + 1
    return 0


def _sentence_end(words: list[str]) -> int:
    for index, word in enumerate(words):
        if (
            word[0] in "\n \t\r"
            or word in "!?"
            or (word == "." and (index == 0 or words[index - 1] not in cues.ABBREVIATIONS))
        ):
            return index + 1
    return len(words)


def _without_brackets(words: list[str]) -> list[str]:
    """The words without those in brackets: the clause goes on behind "Senator Lee (Utah)"."""
    if ")" not in words:
        return words
    kept: list[str] = []
    opened = -1
    for word in words:
        if word == "(":
            opened = len(kept)
        if word == ")" and opened >= 0:
            del kept[opened:]
            opened = -1
        else:
            kept.append(word)
    return kept


def _without_source(right: list[str]) -> list[str]:
    """The words after the expression without who said so: ", the ministry said on Monday."."""
    if right[:1] != [","] or right[-1:] != ["."] or len(right) > _SOURCE:
        return right
    last = len(right) - 2
    while last > 0 and right[last] in cues.WHEN_SAID:
        last -= 1
    return ["."] if right[last] in cues.TOLD else right
