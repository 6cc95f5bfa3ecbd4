"""Whether a clause looks ahead or back, from the verbs and cues around a time expression; no tagger, one small lexicon.

Leftwards from the expression the nearest verb governs ("said on Friday he will go": said; "will meet on Friday": will).
Where the clause begins before any verb is met, the first verb to the right governs ("On Friday the court will rule").
A reporting verb governs only what stands directly beside it.
"""

import re
from typing import NamedTuple

from dateline.temporal.grammar.en import cues


class Direction(NamedTuple):
    """"future", "past" or "" (open), and the words that decided."""

    sign: str
    cue: str


OPEN = Direction("", "")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?|[.!?;:,()\"\u201c\u201d\u2014]|--|\n\s*\n|\d[\d.,]*\d|\d")
_BACK, _AHEAD = 240, 160


def direction(low: str, text: str, start: int, end: int) -> Direction:
    """The direction of the clause around `start:end` of the lower-cased text `low`."""
    left = _words(low, max(0, start - _BACK), start)
    left = left[_sentence_start(left) :]
    near = _immediate(left, low[end : end + 2])
    if near is not None:
        return near
    found = _leftward(left)
    if found is not None:
        return found
    right = _words(low, end, end + _AHEAD)
    return _rightward(right) or OPEN


def _words(low: str, start: int, end: int) -> list[str]:
    return _WORD.findall(low, start, end)


def _sentence_start(words: list[str]) -> int:
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word[0] == "\n" or word in "!?" or word == "." and (index == 0 or words[index - 1] not in cues.ABBREVIATIONS):
            return index + 1
    return 0


def _immediate(left: list[str], after: str) -> Direction | None:
    """What stands directly before the expression: "ahead of Monday", "due Tuesday", "since Friday"."""
    tail = left[-5:]
    while tail and tail[-1] in cues.SKIPPED:
        tail = tail[:-1]
    for length in (3, 2, 1):
        phrase = " ".join(tail[-length:]) if len(tail) >= length else ""
        if phrase in cues.AHEAD_OF:
            return Direction("future", phrase)
        if phrase in cues.BACK_TO:
            return Direction("past", phrase)
    return None


def _leftward(left: list[str]) -> Direction | None:
    """The nearest verb to the left within the clause."""
    infinitive = ""
    for index in range(len(left) - 1, max(-1, len(left) - 26), -1):
        word = left[index]
        before = left[index - 1] if index else ""
        if word in cues.BOUNDARIES:
            if word == "," and index > len(left) - 9 and not infinitive and index < len(left) - 1:
                if _rest_has_no_verb(left[index + 1 :]):
                    continue
            break
        if word in cues.FUTURE_WORDS:
            return Direction("future", word)
        if word == "to" and index + 1 < len(left) and left[index + 1] not in cues.NOT_VERBS and not infinitive:
            if before in cues.BE or before in cues.HEADING_TO:
                return Direction("future", f"{before} to")
            infinitive = f"to {left[index + 1]}"
            continue
        if infinitive and word in cues.FUTURE_GOVERNORS:
            return Direction("future", f"{word} {infinitive}")
        if word in cues.MODALS:
            return Direction("future", word)
        if word in cues.PAST_WORDS:
            return Direction("past", word)
        if cues.is_past(word):
            if before in ("be", "get") or infinitive == f"to {word}":
                continue
            return Direction("past", word)
        if word in cues.PRESENT_EVENTS and before not in cues.DETERMINERS:
            return Direction("future", word)
    if infinitive and not any(cues.is_past(word) for word in left):
        return Direction("future", infinitive)
    return None


def _rest_has_no_verb(words: list[str]) -> bool:
    return not any(word in cues.MODALS or word in cues.PAST_WORDS or cues.is_past(word) for word in words)


def _rightward(right: list[str]) -> Direction | None:
    """The first verb to the right within the sentence."""
    for index, word in enumerate(right[:24]):
        if word in ".!?;" or word[0] == "\n":
            return None
        if word in cues.MODALS:
            return Direction("future", word)
        after = right[index + 1] if index + 1 < len(right) else ""
        if word in ("is", "are") and after in ("to", "due", "set", "scheduled", "expected", "likely"):
            return Direction("future", f"{word} {after}")
        if word in cues.PAST_WORDS or cues.is_past(word) and word not in cues.FUTURE_WORDS:
            return Direction("past", word)
        if word in cues.PRESENT_EVENTS and index < 8 and right[index - 1] not in cues.DETERMINERS:
            return Direction("future", word)
    return None
