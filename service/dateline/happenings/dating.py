"""When a happening was: what the claims that tell it say together, and where they exclude each other.

Nothing is averaged. A report supersedes a plan, a later plan an earlier one; what the claims of one happening have in
common narrows it. Where reports of independent documents exclude each other, both stay and the date is contested.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from dateline.evidence import Modality
from dateline.happenings.claim import Claim, in_reading_order, modality_of
from dateline.happenings.passages import dates, period_of_claim
from dateline.happenings.periods import Period, hull, intersection
from dateline.happenings.predicates import akin

_AHEAD = ("planned", "expected", "requested", "hypothetical")
_CHANGED = ("cancelled", "postponed")

Dated = tuple[Claim, Period]


def date_of(
    claims: Sequence[Claim], best: Claim, modality: Modality, speakers: Mapping[str, str]
) -> tuple[Period | None, tuple[str, ...]]:
    """The period of a happening, None where no claim dates it, and what is contested about it, in words.

    `best` is the claim that says best what happened, `speakers` names who says each, by claim id.
    """
    dated = [(c, p) for c in sorted(claims, key=in_reading_order) if (p := period_of_claim(c)) is not None]
    dated = _of_one_kind(dated, best, modality)
    if not dated:
        return None, ()
    common = intersection([period for _, period in dated])
    if common is not None:
        return common, ()
    if modality in _AHEAD or modality in _CHANGED:
        last = max(claim.publication.public_by for claim, _ in dated)
        latest = [period for claim, period in dated if claim.publication.public_by == last]
        return intersection(latest) or latest[0], ()
    return _most_held(dated, best, speakers)


def _of_one_kind(dated: list[Dated], best: Claim, modality: Modality) -> list[Dated]:
    """The dates to go by: those that stand in a claim before inherited ones, those of what the best claim tells before
    those of what is told with it, and of a happening that has been, the reports before the plans.
    """
    for wanted in (
        lambda claim: dates(claim),
        lambda claim: (
            modality not in ("occurred", "ongoing") or modality_of(claim) not in (*_AHEAD, *_CHANGED, "denied")
        ),
        lambda claim: claim is best or _tells_the_same(claim, best),
        lambda claim: claim.standing == "event",
    ):
        kept = [pair for pair in dated if wanted(pair[0])]
        dated = kept or dated
    return dated


def _tells_the_same(claim: Claim, best: Claim) -> bool:
    """A claim that nobody parsed may tell anything."""
    return claim.core is None or best.core is None or akin(claim.core.predicate, best.core.predicate) >= 2


def _most_held(dated: list[Dated], best: Claim, speakers: Mapping[str, str]) -> tuple[Period | None, tuple[str, ...]]:
    """Where the dates exclude each other: what the most documents hold where others are alone, else both, contested."""
    support: Counter[str] = Counter()
    for written in {(claim.document_id, period.written) for claim, period in dated}:
        support[written[1]] += 1
    own = next((period for claim, period in dated if claim is best), None)
    plain = [(claim, period) for claim, period in dated if _contradicts(claim, period, dated)]
    if len({claim.document_id for claim, _ in plain}) < 2 or len(plain) < 2:
        chosen = own or max(dated, key=lambda pair: (support[pair[1].written], pair[1].written))[1]
        narrow = [period for _, period in dated if period.overlaps(chosen)]
        return intersection(narrow) or chosen, ()
    voices: dict[str, list[str]] = {}
    for claim, period in plain:
        voices.setdefault(period.written, []).append(speakers.get(claim.id, "an unnamed source"))
    sides = [f"{date} ({', '.join(dict.fromkeys(who))})" for date, who in sorted(voices.items())]
    return hull([period for _, period in plain]), (f"The dates exclude each other: {'; '.join(sides)}.",)


def _contradicts(claim: Claim, period: Period, dated: Sequence[Dated]) -> bool:
    """Whether a claim of another document says the same of another time."""
    return any(
        other.document_id != claim.document_id
        and (other.core is None or claim.core is None or other.core.predicate == claim.core.predicate)
        and not period.overlaps(its)
        for other, its in dated
    )
