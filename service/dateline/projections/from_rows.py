"""Views made of rows: what tables hold, put into the words that the API and the exports draw from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Row

from dateline.claims import Claim
from dateline.happenings import Summary, summarise
from dateline.happenings.claim import in_reading_order
from dateline.happenings.numbers import counts
from dateline.projections import claims, documents, timelines
from dateline.projections.tables import from_microseconds
from dateline.projections.views import ClaimView, DocumentView, Entry, Figure, HappeningView, Match, TimelineView


def document_view(row: Row[Any]) -> DocumentView:
    """A document from its row; its source's name is still to be added (`with_source`)."""
    document = documents.decode(row.data)
    recorded = document.recorded
    return DocumentView(
        id=recorded.document_id,
        source_id=recorded.source_id,
        source_name=None,
        title=recorded.title,
        url=recorded.url,
        format=recorded.format,
        publication=recorded.publication,
        retrieved_at=recorded.retrieved_at,
        text_sha256=recorded.text_sha256,
        length=recorded.length,
        sections=recorded.sections,
        observations=document.observations,
        status=document.status,
        status_note=document.status_note,
        revised_by=document.revised_by,
        recorded_at=from_microseconds(row.recorded_at),
        position=row.position,
        credits=recorded.credits,
        copies=recorded.copies,
    )


def with_source(document: DocumentView, names: Mapping[str, str]) -> DocumentView:
    """The document with the name of its source, which `names` gives by id."""
    return replace(document, source_name=names.get(document.source_id or ""))


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """The row of a claim, and the claim that it holds."""

    row: Row[Any]
    claim: Claim


def claim_row(row: Row[Any]) -> ClaimRow:
    """A row of claims with what it holds."""
    return ClaimRow(row, claims.decode(row.data))


def claim_view(own: ClaimRow, sources: Mapping[str, str]) -> ClaimView:
    """A claim from its row; `sources` names the outlets, by id."""
    row, claim = own.row, own.claim
    return ClaimView(
        id=claim.id,
        document_id=claim.document_id,
        source_id=claim.source_id,
        source_name=sources.get(claim.source_id or ""),
        publication=claim.publication,
        span=claim.span,
        section=claim.section,
        attribution=claim.attribution,
        speaker=row.speaker,
        modality=claim.modality,
        polarity=claim.polarity,
        times=claim.times,
        quantities=claim.quantities,
        names=tuple(dict.fromkeys(" ".join(name.text.split()) for name in claim.names)),
        status=claim.status,
        status_note=claim.status_note,
        happening_id=row.happening_id,
        recorded_at=from_microseconds(row.recorded_at),
        position=row.position,
        version=claim.version,
    )


def summarised(told: Sequence[ClaimRow]) -> Summary:
    """What the standing claims of one happening say together."""
    return summarise([each.claim for each in told], {each.claim.id: each.row.speaker for each in told})


def happening_view(
    row: Row[Any], summary: Summary, told: Sequence[ClaimRow], sources: Mapping[str, str]
) -> HappeningView:
    """A happening from its row, what its claims say together, and its standing claims; `sources` names outlets."""
    ordered = sorted(told, key=lambda each: in_reading_order(each.claim))
    period = summary.period
    return HappeningView(
        id=row.id,
        title=row.title or summary.title,
        titled_by=row.titled_by,
        modality=summary.modality,
        edtf=period.edtf if period else None,
        earliest=_written(period.earliest) if period else None,
        latest=_written(period.latest) if period else None,
        precision=period.precision if period else None,
        contested=summary.contested,
        disagreements=summary.disagreements,
        figures=tuple(
            Figure(count.quantity, each.row.speaker, each.claim.id, each.claim.document_id)
            for each in ordered
            for count in counts(each.claim)
        ),
        claims=tuple(claim_view(each, sources) for each in ordered),
        names=summary.names,
        revision=row.revision,
        created_at=from_microseconds(row.created_at),
        changed_at=from_microseconds(row.changed_at),
        voices=summary.voices,
        importance=summary.importance,
        importance_why=summary.importance_why,
        folded_why=summary.folded_why,
    )


def entry_of(happening: HappeningView, *, pinned: bool) -> Entry:
    """A happening as an entry of a timeline: what an editor pinned is never folded."""
    folded = happening.folded_why is not None and not pinned
    return Entry(happening, pinned, happening.importance, folded)


def timeline_view(row: Row[Any], chosen: Sequence[str], pinned: Iterable[str], hidden: Iterable[str]) -> TimelineView:
    """A timeline from its row, its documents, and what editors pinned to it and hid from it."""
    timeline = timelines.decode(row.data)
    return TimelineView(
        id=timeline.id,
        slug=timeline.slug,
        title=timeline.title,
        description=timeline.description,
        selection=msgspec.structs.replace(timeline.selection, documents=tuple(chosen)),
        revision=row.revision,
        created_at=from_microseconds(row.created_at),
        changed_at=from_microseconds(row.changed_at),
        published_position=timeline.published_position,
        hidden=frozenset(hidden),
        pinned=frozenset(pinned),
    )


def match(row: Row[Any], claim: ClaimView | None) -> Match:
    """What a search found, from its row and the claim that it is, if it is one."""
    kind = row.id.partition("-")[0]
    return Match(
        kind=kind,
        id=row.id,
        text=row.text,
        document_id=row.id if kind == "document" else claim.document_id if claim else None,
        happening_id=row.id if kind == "happening" else claim.happening_id if claim else None,
        speaker=claim.speaker if claim else None,
        public_by=from_microseconds(row.public_by),
    )


def _written(moment: datetime | None) -> str | None:
    """A local time as in `evidence.py`."""
    return None if moment is None else moment.isoformat(timespec="seconds")
