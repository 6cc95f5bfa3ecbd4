"""The tense that a parser has read in the clauses of a text, beside what the words around a time expression say."""

from collections.abc import Sequence
from typing import Literal

from dateline.temporal.grammar import Direction, Found

Tense = Literal["past", "present", "future"]


def tenses_around(found: Sequence[Found], clauses: Sequence[tuple[int, int, Tense]]) -> dict[int, Tense]:
    """The tense of the innermost clause that holds each expression of `found` (in reading order), by where it begins.

    Clauses are start, end and tense, half-open, in any order; what lies in none of them is left out.
    """
    waiting = sorted(clauses, key=lambda clause: (clause[0], -clause[1]), reverse=True)
    around: list[tuple[int, int, Tense]] = []
    tenses: dict[int, Tense] = {}
    for one in found:
        while waiting and waiting[-1][0] <= one.start:
            around.append(waiting.pop())
        while around and around[-1][1] < one.end:
            around.pop()  # no later expression lies in it either
        if around:
            tenses[one.start] = around[-1][2]
    return tenses


def settled(own: Direction, tense: Tense | None) -> Direction:
    """Whether a clause looks ahead or back: by its words, and where they say nothing by its parsed tense.

    The words know more than the tense where they know anything: "was to meet on Friday" is past, and Friday to come.
    """
    if tense is None or tense == "present" or (own.cue and not own.guessed):
        return own
    return Direction(tense, f"a clause in the {tense}, as parsed")
