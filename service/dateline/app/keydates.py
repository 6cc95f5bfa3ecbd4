"""The days that matter most to documents, without storing them: what `dateline keydates` prints."""

from collections.abc import Iterable
from datetime import date, timedelta

from dateline.documents import Document
from dateline.happenings.keydates import Mentions, key_dates
from dateline.temporal import tag

_FAR = timedelta(days=2000)
"""A day further from publication than this is history, not news."""


def key_dates_of(documents: Iterable[Document], first: date, last: date, number: int) -> list[date]:
    """The `number` days from `first` to `last` that matter most to these documents, the most important in front."""
    return key_dates(map(_mentions, documents), first, last, number)


def _mentions(document: Document) -> Mentions:
    published = date.fromisoformat(document.publication.local[:10])
    days: list[date] = []
    for mention in tag(document.text, document.publication.local):
        if mention.start < document.body_start or mention.earliest is None or mention.latest is None:
            continue
        length = mention.latest - mention.earliest
        day = mention.earliest.date()
        if length <= timedelta(days=1) and abs(day - published) <= _FAR:
            days.append(day)
    return Mentions(published, days)
