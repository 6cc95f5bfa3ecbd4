"""How the claims of one happening stand to each other: in time, number, modality and polarity, with the rule in words.

Of each pair of claims from two documents, one relation for each field in which both say something. A later count, a
plan that came about, and a day that was moved are updates; only what one source says now and another denies now is a
conflict.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from dateline.happenings.claim import Claim, in_reading_order, innermost_source, modality_of
from dateline.happenings.credits import same_agency
from dateline.happenings.numbers import Verdict, compared, counts
from dateline.happenings.passages import dates, period_of_claim
from dateline.happenings.periods import Period
from dateline.happenings.predicates import LIGHT, akin
from dateline.happenings.words import stems

Dependence = Literal["independent", "same_origin", "derived"]
Field = Literal["date", "number", "polarity", "modality", "statement"]

_AHEAD = ("planned", "expected", "requested", "hypothetical")
_DONE = ("occurred", "ongoing")
_CHANGED = ("cancelled", "postponed")
# Word for word, and long enough that two hands would not write the same: one was copied from the other.
_COPIED = 0.8
_ENOUGH = 8
# From so many claims on, only those that say what happened are compared: a page has its limits.
_MANY = 40


@dataclass(frozen=True, slots=True)
class Relation:
    """Two claims (`a` comes first in reading order), what was compared, and what came of it."""

    a: str
    b: str
    field: Field
    verdict: Verdict
    dependence: Dependence
    explanation: str


def relations(groups: Iterable[Sequence[Claim]]) -> list[Relation]:
    """The relations between claims of different documents within each group (the claims of one happening)."""
    found: list[Relation] = []
    for group in groups:
        ordered = sorted(group, key=in_reading_order)
        if len(ordered) > _MANY:
            ordered = [claim for claim in ordered if claim.standing == "event" and not claim.quoted][:_MANY]
        for one, other in combinations(ordered, 2):
            if one.document_id != other.document_id:
                found += compare(one, other)
    return found


def compare(one: Claim, other: Claim) -> list[Relation]:
    """How two claims of one happening stand to each other; `one` comes first in reading order."""
    between = dependence(one, other)
    return [Relation(one.id, other.id, *result[:2], between, result[2]) for result in _results(one, other)]


def dependence(one: Claim, other: Claim) -> Dependence:
    """Whether two claims are two voices: copied words are derived, one speaker in both is one origin."""
    first, second = stems(one.span.text), stems(other.span.text)
    union = first | second
    if len(union) >= _ENOUGH and len(first & second) >= _COPIED * len(union):
        return "derived"
    speakers = _speaker(one), _speaker(other)
    same = speakers[0] is not None and speakers[1] is not None and same_agency(speakers[0], speakers[1])
    return "same_origin" if same else "independent"


Result = tuple[Field, Verdict, str]


def _results(one: Claim, other: Claim) -> Iterator[Result]:
    numbers = compared(counts(one), counts(other))
    if numbers is not None:
        yield "number", numbers.verdict, f"{numbers.one.words} and {numbers.other.words}: {numbers.why}"
    yield from _of_dates(one, other)
    yield from _of_modality(one, other)
    yield from _of_polarity(one, other)


def _of_dates(one: Claim, other: Claim) -> Iterator[Result]:
    first, second = period_of_claim(one), period_of_claim(other)
    if first is None or second is None:
        return
    words = f"{first.written} and {second.written}"
    if first.overlaps(second):
        verdict: Verdict = "same" if first.length == second.length else "refines"
        yield "date", verdict, f"{words}: {'the same' if verdict == 'same' else 'one lies within the other'}"
    elif _moved(one, other):
        yield "date", "updates", f"{words}: what was planned was moved, or came about on another day"
    elif _both_say_when(one, other) and _near(first, second):
        yield "date", "conflicts", f"{words}: both cannot be true"


def _moved(one: Claim, other: Claim) -> bool:
    """Whether one of them is about a plan, or says that it was changed."""
    ahead = modality_of(one) in (*_AHEAD, *_CHANGED)
    return ahead and one.publication.public_by < other.publication.public_by


def _both_say_when(one: Claim, other: Claim) -> bool:
    """Whether both say themselves when, and say it of one thing."""
    return dates(one) and dates(other) and _one_thing(one, other)


def _near(first: Period, second: Period) -> bool:
    """Whether two dates are within a few days of each other: further apart, one of them tells of something else."""
    return first.gap(second).days <= 2 and max(first.length, second.length).days <= 2


def _of_modality(one: Claim, other: Claim) -> Iterator[Result]:
    before, after = modality_of(one), modality_of(other)
    if before in _AHEAD and after in (*_DONE, *_CHANGED):
        verdict: Verdict = "updates"
        yield "modality", verdict, f"{before}, then {after}"
    elif before in _CHANGED and after in (*_DONE, *_AHEAD):
        yield "modality", "updates", f"{before}, then {after}"
    elif before == after and before in (*_AHEAD, *_CHANGED):
        yield "modality", "same", f"{before} in both"
    elif before in _DONE and after in _DONE:
        yield "modality", "same", "reported in both"


def _of_polarity(one: Claim, other: Claim) -> Iterator[Result]:
    no = [claim for claim in (one, other) if _denies(claim)]
    if len(no) != 1 or not _one_thing(one, other):
        return
    yes = other if no[0] is one else one
    if modality_of(yes) not in _DONE:
        return
    days = one.publication.local[:10], other.publication.local[:10]
    if no[0] is one and days[0] < days[1] and modality_of(one) == "denied" and one.polarity == "negative":
        yield "polarity", "updates", "not so at first, then it was"
    else:
        yield "polarity", "conflicts", "one says what the other denies"


def _one_thing(one: Claim, other: Claim) -> bool:
    """Whether two claims say the same of something, by their predicates."""
    if one.core is None or other.core is None:
        return True
    if one.core.predicate in LIGHT or other.core.predicate in LIGHT:
        return one.core.predicate == other.core.predicate and bool(stems(one.span.text) & stems(other.span.text))
    return akin(one.core.predicate, other.core.predicate) >= 2


def _denies(claim: Claim) -> bool:
    return claim.modality == "denied" or claim.polarity == "negative"


def _speaker(claim: Claim) -> str | None:
    return innermost_source(claim.attribution) or claim.source_id
