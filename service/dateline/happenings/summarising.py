"""What the claims of one happening say together: a title, a date, a modality, and where they contradict each other.

Nothing is averaged and nobody is overruled: where claims exclude each other, all stay and the contradiction is named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.evidence import Modality
from dateline.happenings.claim import Claim, in_reading_order, modality_of
from dateline.happenings.features import Features, features_of
from dateline.happenings.numbers import compare, counts
from dateline.happenings.periods import Period, hull, intersection
from dateline.happenings.titles import title_of

# Of what is said on one day, the strongest holds.
_STRENGTH: tuple[Modality, ...] = (
    "occurred",
    "ongoing",
    "cancelled",
    "postponed",
    "planned",
    "expected",
    "requested",
    "habitual",
    "denied",
    "hypothetical",
    "unknown",
)
_ASSERTED = ("occurred", "ongoing")
_OPEN = ("hypothetical", "unknown", "denied")


@dataclass(frozen=True, slots=True)
class Summary:
    """One happening as its claims tell it. `period` is None where no claim gives a date; see `HappeningView`."""

    title: str
    modality: Modality
    period: Period | None
    disagreements: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def contested(self) -> bool:
        """Whether its claims cannot all be true."""
        return bool(self.disagreements)


def summarise(claims: Sequence[Claim], speakers: Mapping[str, str]) -> Summary:
    """What these claims (at least one, none retracted) say together; their order does not matter.

    `speakers` names who says each, by claim id; a claim without one is said by "an unnamed source".
    """
    told = [features_of(claim) for claim in sorted(claims, key=in_reading_order)]
    period, dates = _date(told, speakers)
    disagreements = (*dates, *_denials(told, speakers), *_numbers(told, speakers))
    names: dict[str, str] = {}
    for features in told:
        for name in features.claim.names:
            names.setdefault(name.text.casefold(), " ".join(name.text.split()))
    return Summary(title_of(told), _modality(told, period), period, disagreements, tuple(names.values()))


def period_of_happening(claims: Sequence[Claim]) -> Period | None:
    """The date of a happening: what its claims' periods have in common, else their hull; None where undated."""
    return _date([features_of(claim) for claim in claims], {})[0]


def _date(told: list[Features], speakers: Mapping[str, str]) -> tuple[Period | None, tuple[str, ...]]:
    """A claim that denies a happening dates it only where nobody else does."""
    dated = [(features, features.when) for features in told if features.when is not None]
    affirmed = [(features, period) for features, period in dated if not _denies(features)] or dated
    if not affirmed:
        return None, ()
    periods = [period for _, period in affirmed]
    common = intersection(periods)
    if common is not None:
        return common, ()
    voices: dict[str, list[str]] = {}
    for features, period in affirmed:
        voices.setdefault(period.written, []).append(_speaker(features, speakers))
    sides = [f"{date} ({', '.join(dict.fromkeys(who))})" for date, who in sorted(voices.items())]
    return hull(periods), (f"The dates exclude each other: {'; '.join(sides)}.",)


def _denials(told: list[Features], speakers: Mapping[str, str]) -> tuple[str, ...]:
    deny = [_speaker(features, speakers) for features in told if _denies(features)]
    affirm = [
        _speaker(features, speakers)
        for features in told
        if not _denies(features) and features.claim.modality in _ASSERTED
    ]
    if not deny or not affirm:
        return ()
    return (f"{_listed(deny)} {'denies' if len(set(deny)) == 1 else 'deny'} what {_listed(affirm)} reported.",)


def _numbers(told: list[Features], speakers: Mapping[str, str]) -> tuple[str, ...]:
    stated = [(count, features) for features in told for count in counts(features.claim)]
    found = [
        f"The numbers exclude each other: {one.words} ({_speaker(first, speakers)}); "
        f"{other.words} ({_speaker(second, speakers)})."
        for (one, first), (other, second) in combinations(stated, 2)
        if first is not second and compare(one, other).verdict == "conflicts"
    ]
    return tuple(dict.fromkeys(found))


def _modality(told: list[Features], period: Period | None) -> Modality:
    """What the latest documents say; talk of what might be does not undo what others say has been.

    Nothing has happened before its day: a clause in the past tense published before that tells of something else.
    """
    possible = [features for features in told if not _too_early(features.claim, period)] or told
    definite = [features for features in possible if modality_of(features.claim) not in _OPEN] or possible
    latest = max(features.claim.publication.public_by for features in definite)
    said = {modality_of(features.claim) for features in definite if features.claim.publication.public_by == latest}
    return min(said, key=_STRENGTH.index)


def _too_early(claim: Claim, period: Period | None) -> bool:
    """Whether a claim calls past or present what lay ahead of the day of its publication (both local)."""
    if claim.modality not in _ASSERTED or period is None or period.earliest is None:
        return False
    return claim.publication.local[:10] < period.earliest.date().isoformat()


def _denies(features: Features) -> bool:
    return features.claim.modality == "denied" or features.claim.polarity == "negative"


def _speaker(features: Features, speakers: Mapping[str, str]) -> str:
    return speakers.get(features.claim.id, "an unnamed source")


def _listed(names: list[str]) -> str:
    return " and ".join(dict.fromkeys(names))
