"""What the log learns of which claims speak of one happening: the links, and what later evidence joins or parts."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from dateline.happenings.claim import Claim, in_reading_order
from dateline.happenings.grouping import DECIDED, GOES_ON, Decided, Group, Grouping, Reason


@dataclass(frozen=True, slots=True)
class Link:
    """A claim speaks of a happening, and why it was thought so. `founds`: the happening begins with this claim.

    A link that is not `certain` is possible: an editor may want to look at it.
    """

    claim_id: str
    happening_id: str
    why: str
    founds: bool
    certain: bool = True
    points: int = 0


@dataclass(frozen=True, slots=True)
class Merge:
    """Another happening turned out to be this one."""

    happening_id: str
    merged_id: str
    why: str


@dataclass(frozen=True, slots=True)
class Split:
    """Some claims of a happening turned out to speak of another one."""

    happening_id: str
    new_id: str
    claim_ids: tuple[str, ...]
    why: str


Change = Link | Merge | Split


class Linker:
    """Links the claims of documents to the happenings it knows, and remembers them.

    `known` are the claims of documents with the ids of their happenings (None where a claim speaks of none), `members`
    the ids of all claims of these happenings, as far as more than those are known.
    """

    def __init__(
        self,
        known: Iterable[tuple[Claim, str | None]] = (),
        members: Mapping[str, Iterable[str]] | None = None,
        decided: Decided | None = None,
    ) -> None:
        self._happening: dict[str, str] = {}
        self._members: dict[str, set[str]] = defaultdict(set)
        self._grouping = Grouping(decided)
        documents: dict[str, list[Claim]] = defaultdict(list)
        for claim, happening_id in known:
            documents[claim.document_id].append(claim)
            if happening_id is not None:
                self._put(claim.id, happening_id)
        for happening_id, claim_ids in (members or {}).items():
            self._members[happening_id].update(claim_ids)
        for claims in documents.values():
            self._grouping.restore(claims, self._happening)

    def link(self, claims: Iterable[Claim]) -> list[Change]:
        """What follows from further documents, given by all their claims. The order of `claims` does not matter."""
        documents: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            documents[claim.document_id].append(claim)
        touched = self._grouping.add(documents.values())
        return self._changes(touched)

    def _changes(self, touched: Sequence[Group]) -> list[Change]:
        ids = self._ids(touched)
        changes: list[Change] = []
        moved: dict[tuple[str, str], list[str]] = defaultdict(list)
        for group in self._concerned(touched):
            own = ids[id(group)]
            links = list(_links(group, own))
            for link in links:
                before = self._happening.get(link.claim_id)
                if before is None:
                    changes.append(link)
                elif before != own:
                    moved[before, own].append(link.claim_id)
            reasons = {link.claim_id: link.why for link in links}
            for (before, after), claim_ids in list(moved.items()):
                changes.append(self._moved(before, after, claim_ids, reasons))
            moved.clear()
            for link in links:
                self._put(link.claim_id, own)
        return sorted(changes, key=lambda change: not isinstance(change, Link))

    def _moved(self, before: str, after: str, claim_ids: Sequence[str], reasons: dict[str, str]) -> Change:
        why = next((reasons[claim_id] for claim_id in claim_ids if claim_id in reasons), "seen with what came later")
        if self._members[before] == set(claim_ids):
            return Merge(after, before, why)
        return Split(before, after, tuple(sorted(claim_ids)), why)

    def _put(self, claim_id: str, happening_id: str) -> None:
        before = self._happening.get(claim_id)
        if before is not None:
            self._members[before].discard(claim_id)
        self._happening[claim_id] = happening_id
        self._members[happening_id].add(claim_id)

    def _ids(self, touched: Sequence[Group]) -> dict[int, str]:
        """The id of each group: the one that most of its claims have and no other group has more of."""
        groups = self._concerned(touched)
        rights: list[tuple[int, str, int]] = []
        for number, group in enumerate(groups):
            held = Counter(self._happening[claim.id] for claim in group.claims if claim.id in self._happening)
            rights += [(-count, happening_id, number) for happening_id, count in held.items()]
        ids: dict[int, str] = {id(group): group.id for group in groups if group.id is not None}
        taken = set(ids.values())
        for _, happening_id, number in sorted(rights):
            key = id(groups[number])
            if key not in ids and happening_id not in taken:
                ids[key] = happening_id
                taken.add(happening_id)
        for group in groups:
            if id(group) not in ids:
                ids[id(group)] = self._new_id(group, taken)
        return ids

    def _concerned(self, touched: Sequence[Group]) -> list[Group]:
        """The groups that changed, and those with claims of the happenings that theirs were put under."""
        happenings = {self._happening[c.id] for group in touched for c in group.claims if c.id in self._happening}
        claims = sorted(claim_id for happening_id in happenings for claim_id in self._members[happening_id])
        others = (self._grouping.group_of(claim_id) for claim_id in claims)
        return list(dict.fromkeys([*touched, *(group for group in others if group is not None)]))

    def _new_id(self, group: Group, taken: set[str]) -> str:
        """The id of a group that has none yet: that of its first claim whose happening is not another's."""
        own = (happening_id(claim.id) for claim in group.claims)
        further = (happening_id(_digest(f"{group.claims[0].id} {n}")) for n in count(2))
        free = next(new for new in chain(own, further) if new not in taken and not self._members.get(new))
        taken.add(free)
        return free


def link(claims: Iterable[Claim]) -> list[Link]:
    """Which happening each claim speaks of. The order of `claims` does not matter."""
    return [change for change in Linker().link(claims) if isinstance(change, Link)]


def happening_id(founding_claim_id: str) -> str:
    """The id of the happening that begins with a claim: the claim's, as a happening."""
    return f"happening-{founding_claim_id.removeprefix('claim-')}"


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def _links(group: Group, happening_id: str) -> Iterable[Link]:
    first = group.passages[0].head.id
    for passage in group.passages:
        reason: Reason = group.reasons[id(passage)]
        for claim in passage.claims:
            yield Link(claim.id, happening_id, reason.why, claim.id == first, reason.certain, reason.points)
        for claim in sorted(passage.attached, key=in_reading_order):
            why = DECIDED.why if reason is DECIDED else GOES_ON.why
            yield Link(claim.id, happening_id, why, False, reason.certain, reason.points)
