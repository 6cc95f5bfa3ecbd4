"""How much a happening matters in a timeline, and whether a reader sees it only on demand, each with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.evidence import Modality
from dateline.happenings.claim import Claim, modality_of
from dateline.happenings.passages import dates

LEAD = 3
"""So many sentences are the lead of a document, its headline among them."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a happening matters (`importance`, 0 and up) and why; `folded` is why it is folded away, or None."""

    importance: int
    why: str
    folded: str | None


def weigh(claims: Sequence[Claim], modality: Modality, voices: int, *, dated: bool) -> Weight:
    """The weight of a happening by its claims: documents, voices, position, and what they are."""
    documents = len({claim.document_id for claim in claims})
    first = min((claim.sentence for claim in claims if claim.sentence is not None), default=LEAD)
    reasons = [
        f"{documents} {'document' if documents == 1 else 'documents'}",
        f"{voices} {'voice' if voices == 1 else 'voices'}",
    ]
    points = 10 * documents + 5 * (voices - 1)
    if first <= LEAD:
        points += 8
        reasons.append("told in a lead")
    events = [claim for claim in claims if claim.standing == "event"]
    if len(events) > 1:
        points += min(2 * (len(events) - 1), 10)
        reasons.append(f"{len(events)} claims")
    if dated:
        points += 5
        reasons.append("dated")
    return Weight(points, ", ".join(reasons), _folded(claims, modality, documents, first, dated=dated))


def _folded(claims: Sequence[Claim], modality: Modality, documents: int, first: int, *, dated: bool) -> str | None:
    events = [claim for claim in claims if claim.standing == "event"]
    if not events:
        return "opinion" if any(claim.standing == "opinion" for claim in claims) else "background"
    if all(modality_of(claim) == "habitual" for claim in events):
        return "habit"
    if documents > 1:
        return None
    if modality == "hypothetical":
        return "only possible"
    if all(claim.quoted for claim in events) and not any(dates(claim) for claim in events):
        return "opinion"
    if not dated and modality in ("occurred", "ongoing", "unknown", "requested") and first > LEAD:
        return "no date"
    return None
