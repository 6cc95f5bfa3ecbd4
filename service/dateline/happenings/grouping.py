"""Which passages tell of one happening: each, in the order of publication, joins the happening that it fits best.

So the grouping follows from the set of documents and from what editors decided, whatever the order in which they came;
and what was published later never changes what was known before.
"""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.happenings.claim import Claim
from dateline.happenings.comparing import CERTAIN, LIKELY, Comparison, Scale, compared, dates_of
from dateline.happenings.passages import Passage, passages
from dateline.happenings.predicates import akin
from dateline.happenings.stories import Profile, alike, profile, together

NEAREST = 40
"""A document is held against so many others at most, those most like it."""
LOOSE = 0.25
"""Documents less alike than this have little in common but that they may tell of one thing."""
WITHIN = 5
"""So many more points a link within one document takes: its writer would have said that it is the same."""
BEST = 0.7
"""How much the best of a happening's passages counts; the rest of the weight is that of its three best."""


@dataclass(eq=False, slots=True)
class Group:
    """Passages that tell of one happening, in the order of publication; `id` where an editor put claims there."""

    passages: list[Passage] = field(default_factory=list)
    id: str | None = None
    reasons: dict[int, "Reason"] = field(default_factory=dict)

    @property
    def claims(self) -> list[Claim]:
        """All claims of the happening."""
        return [claim for passage in self.passages for claim in passage.members]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a passage was put with others: points, whether that makes it certain, and the words for it."""

    points: int
    certain: bool
    why: str


FOUNDS = Reason(0, True, "the first claim known to speak of it")
GOES_ON = Reason(0, True, "the same passage of its document")
SPOKEN_OF = Reason(0, True, "spoken of in the same sentence")
RESTORED = Reason(0, True, "linked before")
DECIDED = Reason(0, True, "decided by an editor")


@dataclass(frozen=True, slots=True)
class Decided:
    """What editors decided: `held` claims stay in a happening (by id), `apart` are kept out of one."""

    held: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a document is to another: points for its passages, and whether the two have little in common."""

    points: int
    apart: bool


@dataclass(eq=False, slots=True)
class Read:
    """A document with its passages, and in how many of them each stem stands."""

    profile: Profile
    passages: list[Passage]
    common: Counter[str]

    @property
    def place(self) -> tuple[str, str]:
        """Its place in the order of publication."""
        return self.profile.public_by, self.profile.document_id


class Grouping:
    """Documents and their groups; further documents may come in any order."""

    def __init__(self, decided: Decided | None = None) -> None:
        self._decided = decided or Decided()
        self._reads: list[Read] = []
        self._groups: list[Group] = []
        self._of: dict[int, Group] = {}
        self._claims: dict[str, Group] = {}
        self._by_id: dict[str, Group] = {}

    @property
    def groups(self) -> list[Group]:
        """The groups, those that begin first in front."""
        return self._groups

    def group_of(self, claim_id: str) -> Group | None:
        """The group of a claim; None where it is in none."""
        return self._claims.get(claim_id)

    def add(self, documents: Iterable[Sequence[Claim]]) -> list[Group]:
        """Add documents, or claims to one that is there; the groups that may have changed are the answer."""
        new = sorted((self._read(claims) for claims in documents if claims), key=lambda each: each.place)
        if not new:
            return []
        first = next((k for k, each in enumerate(self._reads) if each.place >= new[0].place), len(self._reads))
        places = {each.place for each in new}
        later = [each for each in self._reads[first:] if each.place not in places]
        again = sorted([*later, *new], key=lambda each: each.place)
        self._take_out(self._reads[first:])
        touched: dict[int, Group] = {}
        del self._reads[first:]
        for each in again:
            for group in self._place(each):
                touched[id(group)] = group
            self._reads.append(each)
        return list(touched.values())

    def restore(self, claims: Sequence[Claim], happening_of: Mapping[str, str]) -> None:
        """Put a document's passages where its claims have been put already (claim id -> happening id)."""
        own = read(claims)
        for passage in sorted(own.passages, key=lambda passage: (passage.mention, passage.number)):
            wanted = next((happening_of[c.id] for c in passage.members if c.id in happening_of), None)
            self._put(passage, Group() if wanted is None else self._held(wanted), RESTORED)
        insort(self._reads, own, key=lambda each: each.place)

    def _put(self, passage: Passage, group: Group, reason: Reason) -> None:
        if not group.passages:
            self._groups.append(group)
        group.passages.append(passage)
        group.reasons[id(passage)] = reason
        self._of[id(passage)] = group
        self._claims |= dict.fromkeys((claim.id for claim in passage.members), group)

    def _read(self, claims: Sequence[Claim]) -> Read:
        own = read(claims)
        known = next((each for each in self._reads if each.place == own.place), None)
        if known is None:
            return own
        before = {claim.id: claim for passage in known.passages for claim in passage.members}
        return read(list((before | {claim.id: claim for claim in claims}).values()))

    def _take_out(self, reads: Sequence[Read]) -> None:
        gone = {id(passage) for each in reads for passage in each.passages}
        for key in gone:
            group = self._of.pop(key)
            group.passages = [passage for passage in group.passages if id(passage) not in gone]
        self._groups = [group for group in self._groups if group.passages]

    def _place(self, own: Read) -> list[Group]:
        """Put the passages of a document into groups."""
        near = self._near(own)
        common = sum((other.common for _, other in near), own.common.copy())
        scale = Scale(common, sum(len(other.passages) for _, other in near) + len(own.passages))
        story = {
            other.profile.document_id: Nearness(together(own.profile, other.profile), likeness < LOOSE)
            for likeness, other in near
        }
        story[own.profile.document_id] = Nearness(-WITHIN, apart=False)
        candidates = dict.fromkeys(self._of[id(p)] for _, other in near for p in other.passages)
        touched: list[Group] = []
        for passage in sorted(own.passages, key=lambda passage: (passage.mention, passage.number)):
            group, reason = self._group_of(passage, list(candidates), scale, story)
            candidates[group] = None
            self._put(passage, group, reason)
            touched.append(group)
        return touched

    def _near(self, own: Read) -> list[tuple[float, Read]]:
        """The documents before this one that may tell of the same, the most like first."""
        found = [(likeness, other) for other in self._reads if (likeness := alike(own.profile, other.profile))]
        return sorted(found, key=lambda pair: (-pair[0], pair[1].place))[:NEAREST]

    def _group_of(
        self, passage: Passage, candidates: Sequence[Group], scale: Scale, story: Mapping[str, Nearness]
    ) -> tuple[Group, Reason]:
        wanted = next((self._decided.held[c.id] for c in passage.members if c.id in self._decided.held), None)
        if wanted is not None:
            return self._held(wanted), DECIDED
        kept_out = {group for claim, group in self._decided.apart if any(c.id == claim for c in passage.members)}
        ranked = []
        for index, candidate in enumerate(candidates):
            if candidate.id in kept_out or (passage.host is not None and passage.host in candidate.passages):
                continue
            points, why = fit(passage, candidate, scale, story)
            if points >= LIKELY:
                ranked.append((-points, index, candidate, why))
        if ranked:
            points, _, best, why = min(ranked, key=lambda each: each[:2])
            return best, Reason(-points, -points >= CERTAIN, why)
        if passage.host is not None:
            return self._of[id(passage.host)], SPOKEN_OF
        return Group(), FOUNDS

    def _held(self, wanted: str) -> Group:
        known = self._by_id.get(wanted)
        if known is None or not known.passages:
            known = self._by_id[wanted] = Group(id=wanted)
        return known


def read(claims: Sequence[Claim]) -> Read:
    """A document by its claims (at least one)."""
    found = passages(claims)
    common: Counter[str] = Counter()
    for passage in found:
        common.update(passage.words)
    return Read(profile(claims), found, common)


def fit(passage: Passage, candidate: Group, scale: Scale, story: Mapping[str, Nearness]) -> tuple[int, str]:
    """How many points speak for a passage belonging to a group, and why; 0 where something forbids it."""
    scores: list[tuple[int, Comparison]] = []
    near = [member for member in candidate.passages if not member.mention and member.head.document_id in story]
    for member in near:
        nearness = story[member.head.document_id]
        comparison = compared(passage, member, scale, apart=nearness.apart)
        if comparison.points:
            scores.append((comparison.points + nearness.points, comparison))
    if not scores or forbidden(passage, near):
        return 0, ""
    scores.sort(key=lambda each: -each[0])
    best = [points for points, _ in scores[:3]]
    return round(BEST * best[0] + (1 - BEST) * sum(best) / len(best)), scores[0][1].why


def forbidden(passage: Passage, near: Sequence[Passage]) -> bool:
    """Whether the day of a passage and those of a happening's passages in documents near it exclude each other.

    A plan that was moved, or came about on another day, is still the same; and so is what two documents put on
    neighbouring days.
    """
    own = passage.period
    dated = [member for member in near if member.period is not None]
    if own is None or not dated:
        return False
    relations = {dates_of(own, member.period) for member in dated if member.period}
    if relations & {"same", "within"}:
        return False
    if passage.head.document_id in {member.head.document_id for member in dated}:
        return True
    if "near" in relations:
        return not any(_same_predicate(passage, member) for member in dated)
    return not any(member.ahead or member.changed for member in dated)


def _same_predicate(one: Passage, other: Passage) -> bool:
    return any(akin(a, b) >= 2 for a in one.predicates for b in other.predicates)
