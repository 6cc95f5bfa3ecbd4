"""Happenings over many documents, without storing them: what `dateline link` prints (design: interfaces)."""

from collections.abc import Iterable
from typing import Any

from dateline.app.reading import read_claims
from dateline.claims import Claim
from dateline.documents import Document
from dateline.happenings import Linker, link, period_of_happening, relations
from dateline.projections.reader import Reader


def linker_near(reader: Reader, claims: Iterable[Claim]) -> Linker:
    """A linker that knows what new claims may be linked with."""
    near = reader.nearby(claims)
    return Linker(near.claims, near.members)


def link_documents(documents: Iterable[Document]) -> dict[str, Any]:
    """The happenings of these documents and how their claims stand to each other, ready for JSON.

    A document goes by its name; offsets are code points into its raw text, half-open. Each of the `links` says how sure
    it is, with its points and reasons.
    """
    names: dict[str, str] = {}
    claims: dict[str, Claim] = {}
    for document in documents:
        names[document.id] = document.name
        claims.update((claim.id, claim) for claim in read_claims(document).claims)
    groups: dict[str, list[Claim]] = {}
    links = link(claims.values())
    for found in links:
        groups.setdefault(found.happening_id, []).append(claims[found.claim_id])

    def place(claim_id: str) -> dict[str, Any]:
        claim = claims[claim_id]
        return {"document": names[claim.document_id], "start": claim.span.start, "end": claim.span.end}

    return {
        "happenings": [_happening(happening_id, group, place) for happening_id, group in groups.items()],
        "links": [
            {
                "claim": place(found.claim_id),
                "happening": found.happening_id,
                "certainty": "certain" if found.certain else "possible",
                "points": found.points,
                "why": found.why,
            }
            for found in links
        ],
        "relations": [
            {
                "a": place(relation.a),
                "b": place(relation.b),
                "field": relation.field,
                "verdict": relation.verdict,
                "dependence": relation.dependence,
                "explanation": relation.explanation,
            }
            for relation in relations(groups.values())
        ],
    }


def _happening(happening_id: str, group: list[Claim], place: Any) -> dict[str, Any]:
    period = period_of_happening(group)
    ends = (period.earliest, period.latest) if period else (None, None)
    earliest, latest = (None if end is None else end.isoformat(timespec="seconds") for end in ends)
    return {
        "id": happening_id,
        "edtf": period.edtf if period else None,
        "earliest": earliest,
        "latest": latest,
        "claims": [place(claim.id) for claim in sorted(group, key=lambda claim: (claim.document_id, claim.span.start))],
    }
