"""Views made of rows: what tables hold, put into the words that the API and the exports draw from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from dateline.happenings import innermost_source, summarise
from dateline.happenings.claim import in_reading_order
from dateline.happenings.numbers import counts
from dateline.projections import claims, documents, timelines
from dateline.projections.tables import from_microseconds
from dateline.projections.views import ClaimView, DocumentView, Figure, HappeningView, TimelineView

# A title stands for a publisher that is not known; this much of it tells documents apart.
_SHORT = 32


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
    )


def with_source(document: DocumentView, names: Mapping[str, str]) -> DocumentView:
    """The document with the name of its source, which `names` gives by id."""
    return replace(document, source_name=names.get(document.source_id or ""))


def claim_view(row: Row[Any], document: DocumentView | None) -> ClaimView:
    """A claim from its row and its document, which says who speaks where the claim names nobody."""
    claim = claims.decode(row.data)
    source = document.source_name if document else None
    return ClaimView(
        id=claim.id,
        document_id=claim.document_id,
        source_id=claim.source_id,
        source_name=source,
        publication=claim.publication,
        span=claim.span,
        section=claim.section,
        attribution=claim.attribution,
        speaker=innermost_source(claim.attribution) or source or _unnamed(document),
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


def happening_view(row: Row[Any], told: Sequence[tuple[Row[Any], ClaimView]]) -> HappeningView:
    """A happening from its row and its standing claims, at least one, each as its row and its view."""
    voices = {view.id: view for _, view in told}
    standing = sorted((claims.decode(own.data) for own, _ in told), key=in_reading_order)
    summary = summarise(standing, {view.id: view.speaker for view in voices.values()})
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
            Figure(count.quantity, voices[claim.id].speaker, claim.id, claim.document_id)
            for claim in standing
            for count in counts(claim)
        ),
        claims=tuple(voices[claim.id] for claim in standing),
        names=summary.names,
        revision=row.revision,
        created_at=from_microseconds(row.created_at),
        changed_at=from_microseconds(row.changed_at),
    )


def timeline_view(row: Row[Any]) -> TimelineView:
    """A timeline from its row."""
    timeline = timelines.decode(row.data)
    return TimelineView(
        id=timeline.id,
        slug=timeline.slug,
        title=timeline.title,
        description=timeline.description,
        selection=timeline.selection,
        revision=row.revision,
        created_at=from_microseconds(row.created_at),
        changed_at=from_microseconds(row.changed_at),
        published_position=timeline.published_position,
        hidden=frozenset(timeline.hidden),
        pinned=frozenset(timeline.pinned),
    )


def _unnamed(document: DocumentView | None) -> str:
    """What to call a document whose publisher is not known."""
    if document is None:
        return "an unnamed source"
    title = document.title
    if title is None:
        return f"a {'brief' if document.format == 'brief' else 'document'} of {document.publication.local[:10]}"
    return f"“{title}”" if len(title) <= _SHORT else f"“{title[: _SHORT - 1].rsplit(' ', 1)[0]} …”"


def _written(moment: datetime | None) -> str | None:
    """A local time as in `evidence.py`."""
    return None if moment is None else moment.isoformat(timespec="seconds")
