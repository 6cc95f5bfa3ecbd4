"""What changed on a timeline from one moment to another, entry by entry, with the events that caused it.

`difference` and `applied` are pure: the changes from a to b, applied to a, give b.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from dateline.evidence import Modality
from dateline.projections.views import AsOf, Entry, HappeningView
from dateline.store.event_store import Place

Kind = Literal[
    "added",
    "gone",
    "merged",
    "split",
    "redated",
    "retitled",
    "numbers",
    "modality",
    "contested",
    "agreed",
    "retracted",
    "claims",
    "pinned",
]


@dataclass(frozen=True, slots=True)
class Dates:
    """When, as in `HappeningView`."""

    edtf: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is stated, and who states it."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class State:
    """What an entry says, as far as it is compared; `claims` are the ids of its claims, in the order of reading."""

    title: str
    dates: Dates
    numbers: tuple[Number, ...]
    modality: Modality
    disagreements: tuple[str, ...]
    claims: tuple[str, ...]
    pinned: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one entry: `before` and `after` are what it concerns, None where there was or is no entry.

    `other` is the happening that a merged one became part of, or that a split one had been part of. `events` are those
    recorded between the two moments that concern the happening or its claims, and the recordings of claims that had
    not been published by the first.
    """

    kind: Kind
    happening_id: str
    title: str
    before: Any
    after: Any
    other: str | None = None
    events: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes of a timeline from one moment to another."""

    timeline: str
    earlier: AsOf
    later: AsOf
    changes: tuple[Change, ...]


def state(entry: Entry) -> State:
    """What an entry says, as far as it is compared."""
    view: HappeningView = entry.happening
    return State(
        title=view.title,
        dates=Dates(view.edtf, view.earliest, view.latest),
        numbers=tuple(dict.fromkeys(Number(figure.quantity.text, figure.speaker) for figure in view.figures)),
        modality=view.modality,
        disagreements=view.disagreements,
        claims=tuple(claim.id for claim in view.claims),
        pinned=entry.pinned,
    )


def states(entries: Iterable[Entry]) -> dict[str, State]:
    """What entries say, by the id of the happening."""
    return {entry.happening.id: state(entry) for entry in entries}


def difference(
    before: Mapping[str, State], after: Mapping[str, State], retracted: frozenset[str] = frozenset()
) -> list[Change]:
    """The changes from some entries to others; `retracted` are claims that have been taken back by then."""
    homes_before, homes_after = _homes(before), _homes(after)
    changes: list[Change] = []
    for happening_id, said in before.items():
        if happening_id not in after:
            other = _home(said.claims, homes_after)
            changes.append(Change("merged" if other else "gone", happening_id, said.title, said, None, other))
    for happening_id, said in after.items():
        if happening_id not in before:
            other = _home(said.claims, homes_before)
            changes.append(Change("split" if other else "added", happening_id, said.title, None, said, other))
        else:
            changes += _changes(happening_id, before[happening_id], said, retracted)
    return changes


def _homes(entries: Mapping[str, State]) -> dict[str, str]:
    """The happening that each claim of some entries speaks of."""
    return {claim: happening for happening, said in entries.items() for claim in said.claims}


def applied(entries: Mapping[str, State], changes: Sequence[Change]) -> dict[str, State]:
    """The entries as changes make them."""
    changed = dict(entries)
    for change in changes:
        if isinstance(change.after, State):
            changed[change.happening_id] = change.after
        elif isinstance(change.before, State):
            del changed[change.happening_id]
        else:
            field = _FIELD_OF[change.kind]
            changed[change.happening_id] = replace(changed[change.happening_id], **{field: change.after})
    return changed


def streams(change: Change, before: Mapping[str, State], after: Mapping[str, State]) -> set[str]:
    """The streams whose events may have caused a change: of the happening, what it was part of, and its claims."""
    concerned = {change.happening_id} | ({change.other} if change.other else set())
    for known in (before, after):
        if change.happening_id in known:
            concerned.update(known[change.happening_id].claims)
    return concerned


_FIELD_OF: dict[Kind, str] = {
    "redated": "dates",
    "retitled": "title",
    "numbers": "numbers",
    "modality": "modality",
    "contested": "disagreements",
    "agreed": "disagreements",
    "retracted": "claims",
    "claims": "claims",
    "pinned": "pinned",
}
_KIND_OF: dict[str, Kind] = {"dates": "redated", "title": "retitled"}


def _changes(happening_id: str, before: State, after: State, retracted: frozenset[str]) -> list[Change]:
    changes: list[Change] = []
    for field in (each.name for each in fields(State)):
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            changes.append(Change(_kind(field, old, new, retracted), happening_id, after.title, old, new))
    return changes


def _kind(field: str, old: Any, new: Any, retracted: frozenset[str]) -> Kind:
    match field:
        case "disagreements":
            return "contested" if new else "agreed"
        case "claims":
            return "retracted" if retracted & (set(old) - set(new)) else "claims"
        case "numbers" | "modality" | "pinned":
            return field
    return _KIND_OF[field]


def _home(claims: Iterable[str], homes: Mapping[str, str]) -> str | None:
    """The happening that most of these claims speak of; the first of those with as many."""
    found = [homes[claim] for claim in claims if claim in homes]
    return max(dict.fromkeys(found), key=found.count, default=None)
