"""Which documents rest on one origin, however many there are: one outlet, a copy, a wire's report, another's story."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.happenings.copies import near_copies
from dateline.happenings.credits import same_agency

_MOST = 0.5
"""A report of which more claims than this are another outlet's rests on that one."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a document comes from, as far as it shows.

    `outlet` is who published it, `credits` whom it names as where it comes from, `signature` what its copies are
    recognised by, and `sources` the innermost source of each of its claims, None where it speaks itself.
    """

    document_id: str
    outlet: str | None
    credits: Sequence[str] = ()
    signature: str | None = None
    sources: Sequence[str | None] = ()


def origins(documents: Iterable[Provenance]) -> tuple[tuple[str, ...], ...]:
    """The ids of the documents by origin, in the order given."""
    given = list(documents)
    leader = {each.document_id: each.document_id for each in given}

    def first(one: str) -> str:
        while leader[one] != one:
            one = leader[one]
        return one

    def join(one: str, other: str) -> None:
        leader[first(other)] = first(one)

    for number, each in enumerate(given):
        for other in given[:number]:
            if _one_origin(each, other):
                join(other.document_id, each.document_id)
    for copies in near_copies({each.document_id: each.signature for each in given if each.signature}):
        for other_id in copies[1:]:
            join(copies[0], other_id)
    groups: dict[str, list[str]] = defaultdict(list)
    for each in given:
        groups[first(each.document_id)].append(each.document_id)
    return tuple(tuple(group) for group in groups.values())


def _one_origin(one: Provenance, other: Provenance) -> bool:
    """Whether two documents are of one outlet, name one wire, or one rests on the other's outlet."""
    if one.outlet and other.outlet and same_agency(one.outlet, other.outlet):
        return True
    if any(same_agency(a, b) for a in one.credits for b in other.credits):
        return True
    return _rests_on(one, other) or _rests_on(other, one)


def _rests_on(one: Provenance, other: Provenance) -> bool:
    outlet = other.outlet
    if not outlet:
        return False
    if any(same_agency(name, outlet) for name in one.credits):
        return True
    theirs = sum(source is not None and same_agency(source, outlet) for source in one.sources)
    return bool(one.sources) and theirs > _MOST * len(one.sources)
