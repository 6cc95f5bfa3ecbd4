"""What resolution knows about the text around an expression: the anchor, and the time that the text itself has set."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from dateline.temporal.grammar import Direction, Grammar
from dateline.temporal.tense import Tense, settled
from dateline.temporal.units import Hemisphere

_STOP = re.compile(r"(?:[^.\s]{3}|\s\d{1,2})[.!?][\"'\u2019\u201d)]*\s|\n\s*\n")
_LIFE = re.compile(r"\((?:[a-z.]{1,12} )?(\d{3,4})(?: ?[-\u2013] ?)(?:[a-z.]{1,12} )?(\d{3,4})\)")
_BRACKET = 24
"""How far, in code points, around a year the brackets of a life may reach."""
_LONG = 20
"""Years beyond which a range in brackets is a life or a reign and not a stage of the story."""
_LINK_LENGTH = 12
_HEADING = 60
"""How many code points before and after a year a heading may have."""
SPEECH = 60
"""How far, in code points, before its day a verb of saying may stand."""
_LIST = 150
"""How far, in code points, apart the dates of one list may stand."""
_JUST = 25
"""How far, in code points, behind its day a clock time is surely that day's."""
_SENTENCE = 400
"""How long, in code points, a sentence is taken to be at most."""
_RANK = {"D": 0, "WE": 1, "W": 1, "M": 2, "Q": 3, "SE": 3, "HY": 4, "Y": 5, "DE": 6, "CE": 7, "ML": 8}
_ASIDE = 8
"""Years away from the time told beyond which a lone year within a sentence is an aside."""
COMING = 600
"""How far, in code points, a day to come still gives its day to a clock time of what is to come."""
_COURSE = 600
"""How far, in code points, a month or day told still sets the course."""


class Mark(NamedTuple):
    """A time that the text has told: its first day, its unit, and where its words stand (code points, half-open)."""

    day: date
    unit: str
    start: int
    end: int


class Hour(NamedTuple):
    """A time of the day that the text has told; a mere evening or night has no `minute`. `half` is as in Clock."""

    day: date
    hour: int
    minute: int | None
    half: str
    start: int
    end: int


@dataclass(slots=True)
class Context:
    """One text being resolved, in reading order: what does not change, then what it has told so far.

    In a `narrative` the text itself, not the anchor, fixes what is left open.
    """

    text: str
    low: str
    anchor: date
    time: datetime | None
    grammar: Grammar
    hemisphere: Hemisphere = "north"
    narrative: bool = False
    recurrences: tuple[int, ...] = ()
    """Where the text speaks of what recurs."""
    tenses: Mapping[int, Tense] = field(default_factory=dict)
    """The tense of the clause around an expression, by where that begins, as far as a parser has read it."""
    spoken: dict[int, date] = field(default_factory=dict)
    """For words within quotation marks, by where they begin, the day that the text says they were spoken on."""

    told: Mark | None = None
    """The time that the text last set; asides and what a report only compares with are left out."""
    last: Mark | None = None
    """The time last mentioned, asides included, which "that year" takes up."""
    day: Mark | None = None
    """The day last mentioned."""
    coming: Mark | None = None
    """The day after the anchor's last mentioned; `several` is whether others were, not far before it."""
    several: bool = False
    ahead: Mark | None = None
    """The day or month after the anchor's last mentioned."""
    heading: date | None = None
    """The day that headed the last entry of a list of days."""
    clock: Hour | None = None
    quarter: Mark | None = None
    """The latest quarter spoken of, where it was spoken of last."""
    span_at: int = -1
    """Where the text last told of a stretch of months ("the first nine months")."""
    aside: date | None = None
    """The last time said in passing, many years off the course of a story."""
    bce: int | None = None
    """The astronomical year last stated, when before Christ."""
    _directions: dict[int, Direction] = field(default_factory=dict)

    def speaking(self, at: int) -> tuple[date, str]:
        """The day that "today" and "tomorrow" at `at` count from, and what it is."""
        if at in self.spoken:
            return self.spoken[at], f"{self.spoken[at]}, when it was said"
        return self.anchor, f"the anchor {self.anchor}"

    def direction(self, start: int, end: int) -> Direction:
        """Whether the clause around `start:end` looks ahead or back."""
        if start not in self._directions:
            own = self.grammar.direction(self.text, start, end)
            self._directions[start] = settled(own, self.tenses.get(start)) if self.tenses else own
        return self._directions[start]

    def plainly_past(self, start: int, end: int) -> bool:
        """Whether the clause around `start:end` tells of the past beyond doubt: by its one verb, or as parsed."""
        return self.grammar.plainly_past(self.text, start, end)

    def look(self, start: int, direction: Direction) -> None:
        """Settle that the expression at `start` looks ahead or back, whatever its clause does: "earlier Friday"."""
        self._directions[start] = direction

    def base_for(self, unit: str, at: int) -> tuple[date, str] | None:
        """The time told that "the next day" or "that month" counts from: one no coarser than the `unit` it shifts by.

        None where the text has told only coarser ones: a day counted from "last fall" would be invented.
        """
        if self.last is None or _RANK.get(self.last.unit, 9) <= _RANK.get(unit, 0):
            return self.base()
        if unit == "D" and self.day is not None and at - self.day.start < _COURSE:
            return self.day.day, f"{self.day.day} in the text"
        return None

    def base(self) -> tuple[date, str]:
        """The day that "the previous …" counts from, and what it is."""
        if self.last is not None:
            return self.last.day, f"{self.last.day} in the text"
        return self.anchor, f"the anchor {self.anchor}"

    def linked(self, at: int) -> date | None:
        """The day told right before `at`, across a link only: the first of "Tuesday and Wednesday"."""
        told = self.told
        if told is None or told.unit != "D" or not 0 <= at - told.end <= _LINK_LENGTH:
            return None
        return told.day if self.grammar.link.fullmatch(self.low, told.end, at) else None

    def range_start(self, at: int) -> date | None:
        """The day told right before `at` that a range goes on from: the first of "May 3 to June 5"."""
        told = self.told
        if told is None or told.unit != "D" or not 0 <= at - told.end <= _LINK_LENGTH:
            return None
        return told.day if self.grammar.range_link.fullmatch(self.low, told.end, at) else None

    def tells_speech(self, at: int) -> bool:
        """Whether what stands at `at` is when something was said: "she said at noon"."""
        return self.grammar.said.search(self.low, max(0, at - SPEECH), at) is not None

    def ahead_in_sentence(self, at: int) -> date | None:
        """What the sentence around `at` has told that is to come, so that a list goes on from there."""
        ahead = self.ahead
        if ahead is None or not 0 <= at - ahead.start < _LIST or self.sentence_ends(ahead.start, at):
            return None
        return ahead.day

    def just_told(self, at: int) -> bool:
        """Whether the day was told right before `at`: "On Friday, 24 September, between 6 and 8 a.m."."""
        return self.told is not None and self.told.unit == "D" and 0 <= at - self.told.end <= _JUST

    def recurs(self, at: int) -> bool:
        """Whether the sentence around `at` speaks of what recurs ("every day", "annually")."""
        index = bisect_left(self.recurrences, at)
        for other in self.recurrences[max(0, index - 1) : index + 1]:
            first, last = min(at, other), max(at, other)
            if last - first < _SENTENCE and not self.sentence_ends(first, last):
                return True
        return False

    def sentence_ends(self, first: int, last: int) -> bool:
        """Whether a sentence or paragraph ends between two places of the text."""
        return _STOP.search(self.text, first, last) is not None

    def tell(self, day: date, unit: str, at: int, end: int, compared: bool = False) -> None:
        """Remember a time that the text has set.

        In a narrative, asides far from its course do not count; nor does what a report is only `compared` with.
        """
        if self.narrative and unit == "Y" and self._lifetime(at, end):
            return
        mark = Mark(day, unit, at, end)
        self.last = mark
        if compared and not self.narrative:
            return
        if unit in ("D", "M") and day > self.anchor:
            self.ahead = mark
        if unit == "D":
            self.day = mark
            if day > self.anchor:
                before = self.coming
                near = before is not None and at - before.start < COMING
                self.several = before is not None and near and (self.several or before.day != day)
                self.coming = mark
        if self.narrative and self._aside(day, unit, at):
            return
        self.told = mark
        if unit == "Q" and (self.quarter is None or day >= self.quarter.day) and self._reported(day, at, end):
            self.quarter = mark

    def _reported(self, day: date, at: int, end: int) -> bool:
        """Whether the quarter of `day` is over: by the calendar, or because its clause tells of its results.

        A firm's own fourth quarter may end in August.
        """
        over = (day.year, day.month + 2) < (self.anchor.year, self.anchor.month)
        return over or self.direction(at, end).cue in self.grammar.results

    def _aside(self, day: date, unit: str, at: int) -> bool:
        """Whether a time within a sentence leaves the course of the story: one many years off, or a lone year where
        months or days had set the course.
        """
        if self.told is None or self._opens(at):
            return False
        if unit == "Y" and self.told.unit in ("D", "M") and at - self.told.start < _COURSE:
            return True
        if abs(day.year - self.told.day.year) <= _ASIDE:
            return False
        before, self.aside = self.aside, day
        return before is None or abs(day.year - before.year) > _ASIDE  # a second one near it is the course

    def _lifetime(self, at: int, end: int) -> bool:
        """Whether the year at `at` is one of a life in brackets: "the priest Jovan Metla (1831\u20131902)"."""
        life = _LIFE.search(self.low, max(0, at - _BRACKET), end + _BRACKET)
        if life is None or not life.start() < at < life.end():
            return False
        return int(life.group(2)) - int(life.group(1)) >= _LONG

    def _opens(self, at: int) -> bool:
        """Whether a sentence begins within a few characters before `at` ("In 2005, …"), or it is in a heading."""
        line = self.text.rfind("\n", max(0, at - _HEADING), at) + 1
        rest = self.text.find("\n", at, at + _HEADING)
        if line and rest >= 0 and _STOP.search(self.text, line, rest + 1) is None and self.text[rest - 1] != ".":
            return True
        head = self.text[max(0, at - 12) : at].rstrip()
        return (
            head.endswith((".", "\n"))
            or head.rpartition(" ")[0].rstrip().endswith((".", "\n"))
            or not head.rpartition("\n")[2].strip()
        )
