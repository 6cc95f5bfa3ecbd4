"""Views made by hand, for tests of what is drawn from them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from dateline.evidence import AttributionHop, Modality, Publication, Quantity, Selection, Span, TimeReading
from dateline.exports.reading import TimelineReading
from dateline.projections.views import AsOf, ClaimView, DocumentView, Entry, Figure, HappeningView, TimelineView

RECORDED = datetime(2025, 8, 14, 9, 30, tzinfo=UTC)
CHANGED = datetime(2025, 8, 15, 10, 0, 5, tzinfo=UTC)
PUBLICATION = Publication(
    raw="2025-08-13 19:20:55",
    local="2025-08-13T19:20:55",
    zone=None,
    zone_basis="assumed",
    public_by="2025-08-13T19:20:55Z",
)
TUESDAY = TimeReading(
    start=20,
    end=27,
    text="Tuesday",
    type="DATE",
    value="2025-08-12",
    mod=None,
    edtf="2025-08-12",
    earliest="2025-08-12",
    latest="2025-08-13",
    precision="day",
    anchor="2025-08-13T19:20:55",
    rule="weekday",
    why="the Tuesday before Wednesday 13 August 2025",
    basis="resolved",
)
TROOPS = Quantity(
    start=30, end=46, text="20,000 to 30,000", minimum="20000", maximum="30000", bound="range", unit="troops"
)


def document(number: int = 1, **changes: Any) -> DocumentView:
    """A recorded document without a stated zone."""
    view = DocumentView(
        id=f"document-{number:032x}",
        source_id="source-outlet",
        source_name="Outlet",
        title=f"Article {number}",
        url=f"https://news.example/{number}",
        format="text",
        publication=PUBLICATION,
        retrieved_at="2025-08-14T09:00:00Z",
        text_sha256="0" * 64,
        length=400,
        sections=(),
        observations=(),
        status="recorded",
        status_note=None,
        revised_by=None,
        recorded_at=RECORDED,
        position=1,
    )
    return replace(view, **changes)


def claim(number: int = 1, document_number: int = 1, **changes: Any) -> ClaimView:
    """A standing claim of Tuesday, spoken by the Kremlin."""
    view = ClaimView(
        id=f"claim-{number:032x}",
        document_id=f"document-{document_number:032x}",
        source_id="source-outlet",
        source_name="Outlet",
        publication=PUBLICATION,
        span=Span(start=0, end=46, text="The two men spoke on Tuesday,\nthe Kremlin said."),
        section=None,
        attribution=(
            AttributionHop(
                source=Span(start=30, end=37, text="Kremlin"), cue=Span(start=38, end=42, text="said"), role="speaker"
            ),
        ),
        speaker="Kremlin",
        modality="occurred",
        polarity="positive",
        times=(TUESDAY,),
        quantities=(TROOPS,),
        names=("Kremlin",),
        status="standing",
        status_note=None,
        happening_id="happening-" + "1" * 32,
        recorded_at=RECORDED,
        position=2,
        version=1,
    )
    return replace(view, **changes)


def happening(number: int = 1, modality: Modality = "occurred", **changes: Any) -> HappeningView:
    """A happening of 12 August 2025 with one claim and one figure."""
    said = claim(number)
    view = HappeningView(
        id=f"happening-{number:032x}",
        title="Phone call",
        titled_by=None,
        modality=modality,
        edtf="2025-08-12",
        earliest="2025-08-12",
        latest="2025-08-13",
        precision="day",
        contested=False,
        disagreements=(),
        figures=(Figure(quantity=TROOPS, speaker="Kremlin", claim_id=said.id, document_id=said.document_id),),
        claims=(said,),
        names=("Kremlin",),
        revision=1,
        created_at=RECORDED,
        changed_at=CHANGED,
    )
    return replace(view, **changes)


def timeline(**changes: Any) -> TimelineView:
    """A timeline without restrictions."""
    view = TimelineView(
        id="timeline-" + "a" * 32,
        slug="call",
        title="The call",
        description="Who called whom.",
        selection=Selection(),
        revision=1,
        created_at=RECORDED,
        changed_at=RECORDED,
        hidden=frozenset({"happening-c", "happening-b", "happening-a"}),
    )
    return replace(view, **changes)


def reading(*happenings: HappeningView, **changes: Any) -> TimelineReading:
    """These happenings on one timeline, as of position 40."""
    view = TimelineReading(
        timeline=timeline(),
        entries=tuple(Entry(happening=one) for one in happenings),
        documents=(document(),),
        as_of=AsOf(recorded=40),
    )
    return replace(view, **changes)


def example() -> TimelineReading:
    """A small timeline with something of everything: a day, a plan, a season, a contradiction, no date at all."""
    return reading(
        happening(1),
        happening(
            2,
            modality="planned",
            title="Summit in Alaska",
            earliest="2025-08-15T11:00:00",
            latest="2025-08-15T11:01:00",
            edtf="2025-08-15T11:00",
            precision="minute",
            figures=(),
        ),
        happening(
            3,
            title="Troops; “many”, says one",
            earliest="2024-09-01",
            latest="2024-12-01",
            edtf="2024-23",
            precision="season",
            contested=True,
            disagreements=("The numbers exclude each other: 20,000 to 30,000 (Kremlin); 10,000 (Seoul).",),
            revision=3,
        ),
        happening(
            4, title="Deminers arrive", modality="expected", earliest=None, latest=None, edtf=None, precision=None
        ),
        documents=(document(),),
    )
