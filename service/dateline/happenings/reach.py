"""How far linking reaches: the names, the kind and the days of the claims that a claim may be linked with. Pure.

It follows from the rule of `linking.py`, so that whoever keeps many claims need offer but few. Days are counted from
the first day of the year 1, which is 1 (`date.toordinal`), and both ends are included.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.happenings.claim import Claim
from dateline.happenings.features import Features, all_features
from dateline.happenings.periods import Period

Days = tuple[int, int]

# A claim without a date speaks of what is in the news around its publication.
NEWS_CYCLE = timedelta(days=30)
# Two reports that put one happening on neighbouring days contradict each other; further apart, they are two happenings.
NEIGHBOURING = timedelta(days=1)
COMPARABLE = 31

LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Reach:
    """What a claim may be linked with: claims near in time, in happenings of its kind (None: of any).

    Near are those published within the days `news`, and those whose dates touch or adjoin `when` and last for `lengths`
    days: a day is near to all that "since 2011" spans only while both are in the news. One of a happening's claims that
    are near names one of its names, so it has one of `keys` (`keys_of`).
    """

    keys: frozenset[str]
    kind: str | None
    when: Period | None
    lengths: Days
    news: Days

    @property
    def days(self) -> Days | None:
        """The days that a date within reach touches."""
        if self.when is None:
            return None
        first, last = happened(self.when)
        return max(first - NEIGHBOURING.days, 1), min(last + NEIGHBOURING.days, LAST)


def reaches(claims: Iterable[Claim]) -> list[Reach]:
    """How far each of these claims reaches; those that nothing can be linked with are left out.

    A claim that names nobody has no keys: of what is found for others, it joins what is near to it.
    """
    return [reach for features in all_features(claims) if (reach := _reach(features)) is not None]


def published(features: Features) -> int:
    """The local day on which a claim became public."""
    return date.fromisoformat(features.claim.publication.local[:10]).toordinal()


def happened(period: Period) -> Days:
    """The days that a period touches."""
    first = 1 if period.earliest is None else period.earliest.toordinal()
    return first, LAST if period.latest is None else (period.latest - timedelta(microseconds=1)).toordinal()


def keys_of(names: Iterable[str]) -> frozenset[str]:
    """The keys under which somebody with one of these names is found: whole, or by a word of it."""
    return frozenset(key for name in names for key in _kept(frozenset(name.split())))


def keys_for(names: Iterable[str]) -> frozenset[str]:
    """The keys to look under for whoever shares one of these names: has its words, all or some, and no others."""
    return frozenset(key for name in names for key in _sought(frozenset(name.split())))


def _kept(words: frozenset[str]) -> list[str]:
    whole = [_whole(words)] if len(words) < 3 else []
    return whole + [_part(word, len(words)) for word in words if len(words) > 1]


def _sought(words: frozenset[str]) -> list[str]:
    """A name is as long as another and the same, or one is part of the other (`features.shared`)."""
    longest = max(words, key=lambda word: (len(word), word))
    match len(words):
        case 1:
            return [_whole(words), _part(longest, 2), _part(longest, 3)]
        case 2:
            return [_whole(words), *words, _part(longest, 3)]
    return [key for word in words for key in (word, _part(word, 2), _part(word, 3))]


def _whole(words: frozenset[str]) -> str:
    return " ".join(sorted(words))


def _part(word: str, size: int) -> str:
    """A word of a name of two words, or of a longer one."""
    return f"{word} +" if size == 2 else f"{word} ++"


def _reach(features: Features) -> Reach | None:
    names, kind = features.names, features.kind
    if kind is None and (features.when is None or len(names) < 2):
        return None
    day, news = published(features), NEWS_CYCLE.days
    in_the_news = max(day - news, 1), min(day + news, LAST)
    return Reach(keys_for(names), kind, features.when, _lengths(features), in_the_news)


def _lengths(features: Features) -> Days:
    """For how many days may last what a claim is linked with for its date alone."""
    if features.when is None:
        return 1, LAST
    first, last = happened(features.when)
    days = last - first + 1
    return max(days // COMPARABLE - 1, 1), min((days + 1) * COMPARABLE, LAST)


def comparable(one: Period, other: Period) -> bool:
    """Whether one of two dates is not much longer than the other: a day is no month, nor a month a decade."""
    short, long = sorted((one.length, other.length))
    return long <= short * COMPARABLE
