"""Which claims of a happening show linking all that it asks of the happening. Pure.

Of two that show the same (a name that is sought, a date, that it is in the news) one is enough; so a happening of a
thousand claims costs linking little more than one of ten.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Row

from dateline.happenings.reach import NEIGHBOURING, NEWS_CYCLE, Reach, comparable
from dateline.projections.link_index import SEPARATOR, joined, period

SECONDS = 86_400  # of a day
_EPOCH = date(1970, 1, 1).toordinal()
# From a local day to the instant at which a document of that day was certainly public: zones, and the day's end.
_ZONES = 2
_CYCLE = NEWS_CYCLE.days * SECONDS * 1_000_000


class Near:
    """What some claims reach: in which stretches of time others were published, and of which dates they tell."""

    def __init__(self, reaches: Iterable[Reach]) -> None:
        some = list(reaches)
        news = joined(reach.news for reach in some)
        self.news = [(_instant(first - _ZONES), _instant(last + _ZONES)) for first, last in news]
        self._dates = [reach.when for reach in some if reach.when is not None]
        self._keys = frozenset(key for reach in some for key in reach.keys)
        self._known: dict[tuple[int, int], list[tuple[object, ...]]] = {}

    def names(self, found_by: str) -> frozenset[str]:
        """Those of a claim's keys that are sought."""
        return self._keys.intersection(found_by.split(SEPARATOR))

    def published(self, at: int) -> bool:
        """Whether a claim that became public at an instant is near for that."""
        return any(first <= at <= last for first, last in self.news)

    def dates(self, starts: int, ends: int) -> list[tuple[object, ...]]:
        """How a date stands to each of those that are reached from."""
        if (starts, ends) not in self._known:
            dated = period(starts, ends)
            self._known[starts, ends] = [
                (number, when.overlaps(dated), comparable(when, dated))
                for number, when in enumerate(self._dates)
                if when.gap(dated) <= NEIGHBOURING
            ]
        return self._known[starts, ends]


class Showing:
    """What the claims of one happening show, noted one by one."""

    def __init__(self) -> None:
        self._shown: defaultdict[str, set[tuple[object, ...]]] = defaultdict(set)

    def note(self, claim_id: str | None, *shown: object) -> None:
        """A claim (None: there is none) shows something, which is told apart by these words."""
        if claim_id is not None:
            self._shown[claim_id].add(shown)

    def enough(self) -> Iterator[str]:
        """The ids of claims that together show all that is shown: those that show most are asked first."""
        known: set[tuple[object, ...]] = set()
        for claim_id, shown in sorted(self._shown.items(), key=lambda item: (-len(item[1]), item[0])):
            if not shown <= known:
                known |= shown
                yield claim_id


def show(showing: Showing, near: Near, rows: Iterable[Row[Any]], documents: set[str]) -> None:
    """Note what claims of a happening, in order of publication, show to what is near and to those of these documents.

    Whoever looks for some day within a news cycle, and finds one published in a stretch no longer than that, finds the
    first or the last in it.
    """
    last: dict[int, str] = {}
    for row in rows:
        for key in near.names(row.found_by):
            showing.note(row.claim_id, "name", key)
        for date_ in near.dates(row.starts, row.ends) if row.starts is not None else ():
            showing.note(row.claim_id, "date", *date_)
        if row.document_id in documents:
            showing.note(row.claim_id, "document", row.claim_id)
        if near.published(row.public_by):
            cycle = row.public_by // _CYCLE
            if cycle not in last:
                showing.note(row.claim_id, "first", cycle)
            last[cycle] = row.claim_id
    for cycle, claim_id in last.items():
        showing.note(claim_id, "last", cycle)


def _instant(day: int) -> int:
    return (day - _EPOCH) * SECONDS * 1_000_000
