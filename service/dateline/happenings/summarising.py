"""What the claims of one happening say together: a title, a date, a modality, and where they contradict each other.

Nothing is averaged and nobody is overruled: where claims exclude each other, all stay and the contradiction is named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.evidence import Modality
from dateline.happenings.claim import Claim, in_reading_order, modality_of
from dateline.happenings.dating import date_of
from dateline.happenings.numbers import compare, counts
from dateline.happenings.passages import period_of_claim
from dateline.happenings.periods import Period
from dateline.happenings.predicates import akin
from dateline.happenings.titles import best_claim, title_of
from dateline.happenings.weighing import weigh

# Of what is said on one day, the strongest holds.
_STRENGTH: tuple[Modality, ...] = (
    "cancelled",
    "postponed",
    "occurred",
    "ongoing",
    "planned",
    "expected",
    "requested",
    "habitual",
    "denied",
    "hypothetical",
    "unknown",
)
_ASSERTED = ("occurred", "ongoing")
_OPEN = ("hypothetical", "unknown", "denied", "habitual")


@dataclass(frozen=True, slots=True)
class Summary:
    """One happening as its claims tell it. `period` is None where no claim gives a date; see `HappeningView`.

    `documents` and `voices` count what speaks for it: documents, and who says it. `importance` is how much it matters
    in a timeline, with the reasons in `importance_why`; `folded_why` is why a reader sees it only on demand.
    """

    title: str
    modality: Modality
    period: Period | None
    disagreements: tuple[str, ...]
    names: tuple[str, ...]
    documents: int = 1
    voices: int = 1
    importance: int = 0
    importance_why: str = ""
    folded_why: str | None = None
    places: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether its claims cannot all be true."""
        return bool(self.disagreements)

    @property
    def folded(self) -> bool:
        """Whether a reader sees it only on demand."""
        return self.folded_why is not None


def summarise(claims: Sequence[Claim], speakers: Mapping[str, str]) -> Summary:
    """What these claims (at least one, none retracted) say together; their order does not matter.

    `speakers` names who says each, by claim id; a claim without one is said by "an unnamed source".
    """
    ordered = sorted(claims, key=in_reading_order)
    best = best_claim(ordered, "occurred")
    modality = _modality(ordered, best)
    best = best_claim(ordered, modality)
    period, contested = date_of(ordered, best, modality, speakers)
    disagreements = (*contested, *_denials(ordered, speakers), *_numbers(ordered, speakers))
    names: dict[str, str] = {}
    for claim in ordered:
        for name in claim.names:
            names.setdefault(name.text.casefold(), " ".join(name.text.split()))
    voices = len({speakers.get(claim.id, "").casefold() for claim in ordered})
    weight = weigh(ordered, modality, voices, dated=period is not None)
    return Summary(
        title=title_of(best),
        modality=modality,
        period=period,
        disagreements=disagreements,
        names=tuple(names.values()),
        documents=len({claim.document_id for claim in ordered}),
        voices=voices,
        importance=weight.importance,
        importance_why=weight.why,
        folded_why=weight.folded,
        places=_parts(ordered, "place"),
        participants=_parts(ordered, "agent", "patient"),
    )


def period_of_happening(claims: Sequence[Claim]) -> Period | None:
    """The date of a happening: what its claims' periods have in common; None where undated."""
    return summarise(claims, {}).period


def _parts(claims: Sequence[Claim], *roles: str) -> tuple[str, ...]:
    """Who or what has one of these roles, in the words that say so first."""
    found: dict[str, str] = {}
    for claim in claims:
        for participant in claim.core.participants if claim.core else ():
            if participant.role in roles:
                found.setdefault(participant.key, " ".join(participant.span.text.split()))
    return tuple(found.values())


def _denials(claims: Sequence[Claim], speakers: Mapping[str, str]) -> tuple[str, ...]:
    """Who denies what others report: claims of one predicate, one of which says that it is not so."""
    deny, affirm = dict[str, None](), dict[str, None]()
    for one in claims:
        if not _denies(one):
            continue
        for other in claims:
            if not _denies(other) and other.modality in _ASSERTED and _same_predicate(one, other):
                deny[_speaker(one, speakers)] = affirm[_speaker(other, speakers)] = None
    if not deny or not affirm or deny.keys() == affirm.keys():
        return ()
    verb = "denies" if len(deny) == 1 else "deny"
    return (f"{' and '.join(deny)} {verb} what {' and '.join(affirm)} reported.",)


def _numbers(claims: Sequence[Claim], speakers: Mapping[str, str]) -> tuple[str, ...]:
    stated = [(count, claim) for claim in claims for count in counts(claim)]
    found = [
        f"The numbers exclude each other: {one.words} ({_speaker(first, speakers)}); "
        f"{other.words} ({_speaker(second, speakers)})."
        for (one, first), (other, second) in combinations(stated, 2)
        if first is not second and compare(one, other).verdict == "conflicts"
    ]
    return tuple(dict.fromkeys(found))


def _modality(claims: Sequence[Claim], best: Claim) -> Modality:
    """What the latest documents say; talk of what might be does not undo what others say has been.

    What has been reported as having happened, no later plan undoes; what was called off, only a report.
    """
    telling = [claim for claim in claims if claim is best or _same_predicate(claim, best)]
    telling = [claim for claim in telling if claim.standing == "event"] or telling
    telling = [claim for claim in telling if not _too_early(claim, claims)] or telling
    definite = [claim for claim in telling if modality_of(claim) not in _OPEN] or telling
    latest = max(claim.publication.public_by for claim in definite)
    said = {modality_of(claim) for claim in definite if claim.publication.public_by == latest}
    now = min(said, key=_STRENGTH.index)
    had = [modality_of(claim) for claim in definite]
    if now not in ("cancelled", "postponed") and any(each in _ASSERTED for each in had):
        return "occurred" if "occurred" in had else "ongoing"
    return now


def _too_early(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a claim without a date calls past what others, by their plans, put after the day of its publication."""
    if claim.modality not in _ASSERTED or period_of_claim(claim) is not None:
        return False
    plans = [p for c in claims if c.modality in ("planned", "expected") and (p := period_of_claim(c)) is not None]
    day = claim.publication.local[:10]
    return bool(plans) and all(p.earliest is not None and day < p.earliest.date().isoformat() for p in plans)


def _same_predicate(one: Claim, other: Claim) -> bool:
    """A claim that nobody parsed may tell anything."""
    return one.core is None or other.core is None or akin(one.core.predicate, other.core.predicate) >= 2


def _denies(claim: Claim) -> bool:
    return claim.modality == "denied" or claim.polarity == "negative"


def _speaker(claim: Claim, speakers: Mapping[str, str]) -> str:
    return speakers.get(claim.id, "an unnamed source")
