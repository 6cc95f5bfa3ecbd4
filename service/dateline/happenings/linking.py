"""Which claims speak of one happening.

A first, plain rule: the same kind of happening, dates that agree, and somebody named in both. Claims that tell most are
linked first, whatever order they come in. It is one function, `link`; what it looks at may grow behind it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.happenings.claim import Claim, in_reading_order
from dateline.happenings.features import Features, all_features, shared
from dateline.happenings.periods import Period

# An undated claim speaks of what is in the news around its publication.
NEWS_CYCLE = timedelta(days=30)
# Two reports that put one happening on neighbouring days contradict each other; further apart, they are two happenings.
NEIGHBOURING = timedelta(days=1)
_A_DAY = timedelta(days=1)
COMPARABLE = 31


@dataclass(frozen=True, slots=True)
class Link:
    """A claim speaks of a happening, and why it was thought so. `founds`: the happening begins with this claim."""

    claim_id: str
    happening_id: str
    why: str
    founds: bool


@dataclass(slots=True)
class _Happening:
    id: str
    members: list[Features] = field(default_factory=list)

    @property
    def kind(self) -> str | None:
        return next((member.kind for member in self.members if member.kind), None)


class Linker:
    """Links claims to the happenings it knows; remembers the new ones, so that batch after batch can be linked."""

    def __init__(self, existing: Mapping[str, Sequence[Claim]] | None = None) -> None:
        self._happenings: list[_Happening] = []
        # Where to look: the numbers of the happenings of a kind, and of those that name a word (None: nobody).
        self._of_kind: dict[str | None, set[int]] = defaultdict(set)
        self._naming: dict[str | None, set[int]] = defaultdict(set)
        for happening_id, claims in sorted((existing or {}).items()):
            self._add(_Happening(happening_id, all_features(claims)))

    def link(self, claims: Iterable[Claim]) -> list[Link]:
        """The links of these claims, those that tell most first. A claim that shows no happening gets none."""
        return list(self._links(sorted(all_features(claims), key=_tells)))

    def _links(self, claims: list[Features]) -> Iterator[Link]:
        for features in claims:
            best = self._best(features)
            if best is not None:
                why, number = best
                happening = self._happenings[number]
                happening.members.append(features)
                self._note(number, features)
                yield Link(features.claim.id, happening.id, why, founds=False)
            elif _founds(features):
                happening = _Happening(happening_id(features.claim.id), [features])
                self._add(happening)
                yield Link(features.claim.id, happening.id, "the first claim known to speak of it", founds=True)

    def _best(self, features: Features) -> tuple[str, int] | None:
        ranked = []
        for number in self._candidates(features):
            happening = self._happenings[number]
            fit = _fit(features, happening)
            if fit is not None:
                rank, why = fit
                own = any(member.claim.document_id == features.claim.document_id for member in happening.members)
                ranked.append(((rank, not own, -_shared(features, happening), number), why))
        if not ranked:
            return None
        (_, _, _, number), why = min(ranked)
        return why, number

    def _candidates(self, features: Features) -> set[int]:
        """The happenings that may fit: of the same kind (any, for a claim of none) and with a name in common."""
        words = {word for name in features.names for word in name.split()}
        named = self._naming[None].union(*(self._naming[word] for word in words if word in self._naming))
        if features.kind is None:
            return named
        same = self._of_kind[features.kind]
        return same & named if words else same

    def _add(self, happening: _Happening) -> None:
        number = len(self._happenings)
        self._happenings.append(happening)
        self._of_kind[happening.kind].add(number)
        for member in happening.members:
            self._note(number, member)
        if not any(member.names for member in happening.members):
            self._naming[None].add(number)

    def _note(self, number: int, member: Features) -> None:
        for name in member.names:
            for word in name.split():
                self._naming[word].add(number)


def link(claims: Iterable[Claim], existing: Mapping[str, Sequence[Claim]]) -> list[Link]:
    """Which happening each claim speaks of: one of `existing` (id -> its claims) or a new one.

    The order of `claims` does not matter.
    """
    return Linker(existing).link(claims)


def happening_id(founding_claim_id: str) -> str:
    """The id of the happening that begins with a claim: the claim's, as a happening."""
    return f"happening-{founding_claim_id.removeprefix('claim-')}"


def _tells(features: Features) -> tuple[object, ...]:
    """Sorts claims that say what, when and who before those that leave it to others."""
    return (
        features.kind is None,
        not features.stated,
        features.when is None,
        len(features.names) < 2,
        *in_reading_order(features.claim),
    )


def _founds(features: Features) -> bool:
    """Whether a claim is enough to know of a happening: it states a date, or its kind with somebody or a date."""
    if features.claim.modality in ("habitual", "hypothetical"):
        return False
    return features.stated or bool(features.kind and (features.names or features.when))


def _fit(features: Features, happening: _Happening) -> tuple[int, str] | None:
    """How well a claim fits a happening (0 is best) and why; None where it does not."""
    names = _shared(features, happening)
    agree = _agreement(features, happening)
    if features.kind is None:
        return (2, "the same day, the same names") if agree == "same" and names >= 2 else None
    if features.kind != happening.kind:
        return None
    nameless = not features.names or not any(member.names for member in happening.members)
    if agree == "same" and (names or nameless):
        return 0, f"the same kind ({features.kind}), the same date" + (", shared names" if names else "")
    if agree == "within" and names >= 2:
        return 1, f"the same kind ({features.kind}), a date within the other, shared names"
    if agree == "unknown" and _in_the_news(features, happening):
        own = any(member.claim.document_id == features.claim.document_id for member in happening.members)
        if names or (nameless and own):
            return 2, f"the same kind ({features.kind}), in the same news" + (", shared names" if names else "")
    if agree == "contradiction" and names >= 2:
        return 3, f"the same kind ({features.kind}) and names; the dates contradict each other"
    return None


def _agreement(features: Features, happening: _Happening) -> str:
    dated = [(member, member.when) for member in happening.members if member.when is not None]
    if features.when is None or not dated:
        return "unknown"
    overlapping = [period for _, period in dated if period.overlaps(features.when)]
    if overlapping:
        return "same" if any(comparable(features.when, period) for period in overlapping) else "within"
    others = all(member.claim.document_id != features.claim.document_id for member, _ in dated)
    near = any(features.when.gap(period) <= NEIGHBOURING and _days(features.when, period) for _, period in dated)
    return "contradiction" if others and near and _in_the_news(features, happening) else "apart"


def comparable(one: Period, other: Period) -> bool:
    """Whether one of two dates is not much longer than the other: a day is no month, nor a month a decade."""
    short, long = sorted((one.length, other.length))
    return long <= short * COMPARABLE


def _days(*periods: Period) -> bool:
    return all(period.length <= _A_DAY for period in periods)


def _in_the_news(features: Features, happening: _Happening) -> bool:
    own = _published(features)
    return any(abs(own - _published(member)) <= NEWS_CYCLE for member in happening.members)


def _published(features: Features) -> date:
    return date.fromisoformat(features.claim.publication.local[:10])


def _shared(features: Features, happening: _Happening) -> int:
    return shared(features.names, {name for member in happening.members for name in member.names})
