"""The days that matter most to a set of documents: those that most of them speak of."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

AHEAD = 0.5
"""What a mention of a day counts before the day has come, held against one mention after it."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """A document by the day it was published (local) and the days that it speaks of, in the order of its text."""

    published: date
    days: Sequence[date]


def key_dates(documents: Iterable[Mentions], first: date, last: date, number: int) -> list[date]:
    """The `number` days from `first` to `last`, both included, that matter most, the most important in front.

    A document counts once for each day, and the less the more days it speaks of.
    """
    points: dict[date, float] = {}
    for document in documents:
        spoken = dict.fromkeys(document.days)
        for day in spoken:
            own = (1.0 if day <= document.published else AHEAD) / math.sqrt(len(spoken))
            points[day] = points.get(day, 0.0) + own
    within = [day for day in points if first <= day <= last]
    return sorted(within, key=lambda day: (-points[day], day))[:number]
