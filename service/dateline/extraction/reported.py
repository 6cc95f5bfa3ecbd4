"""What the one who says it, and the date, do to a modality: a denied report is denied, tomorrow has not occurred."""

from collections.abc import Sequence

from dateline.evidence import AttributionHop, Modality, Publication, TimeReading
from dateline.extraction.en.modality import DENIED, EXPECTED, REQUESTED
from dateline.extraction.times import is_dated


def reported_modality(
    modality: Modality, chain: Sequence[AttributionHop], times: Sequence[TimeReading], publication: Publication
) -> Modality:
    """The modality of a clause under its attribution and its dates (local, as is the publication)."""
    cues = {word for hop in chain[-1:] if hop.cue is not None for word in hop.cue.text.lower().split()}
    if cues & DENIED:
        return "denied"
    if cues & EXPECTED and modality in {"occurred", "ongoing", "unknown"}:
        return "expected"
    if cues & (REQUESTED - {"call", "calls", "called", "ask", "asked", "asks"}) and modality != "hypothetical":
        return "requested"
    return _by_date(modality, [time for time in times if is_dated(time)], publication.local[:10])


def _by_date(modality: Modality, dated: Sequence[TimeReading], published: str) -> Modality:
    if not dated:
        return modality
    if modality in {"ongoing", "unknown"} and all((time.earliest or "")[:10] > published for time in dated):
        return "planned"
    if modality in {"unknown", "planned"} and all((time.latest or "")[:10] <= published for time in dated):
        return "occurred"
    return modality
