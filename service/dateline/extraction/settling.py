"""One answer to "has it happened?": tense, speaker, date and publication settled together, with the reason."""

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.evidence import AttributionHop, Modality, Publication, TimeReading
from dateline.extraction.intentions import EXPECTED, REQUESTED
from dateline.extraction.moods import Mood, cue_verbs
from dateline.extraction.times import is_dated
from dateline.extraction.undoing import DENIED

_STRETCH = timedelta(days=2)
"""A plan whose day has passed by more than this was overtaken: within it, time zones and night shifts blur the day."""


def settle(
    mood: Mood, chain: Sequence[AttributionHop], times: Sequence[TimeReading], publication: Publication
) -> tuple[Modality, str]:
    """The modality of a claim and why, from its mood, its attribution (outermost first) and its times (local).

    The first dated time is the one that dates what happened. Nothing has occurred on a day after its publication, and
    nothing is planned for a day long before it.
    """
    modality, why = _reported(mood, chain)
    if modality == "ongoing" and any(time.type == "SET" for time in times):
        return "habitual", f"{why}; it comes again: {next(time.text for time in times if time.type == 'SET')}"
    dated = [time for time in times if is_dated(time) and time.basis != "inherited"]
    if not dated:
        return modality, why
    return _dated(modality, why, dated[0], publication.local[:10])


def _reported(mood: Mood, chain: Sequence[AttributionHop]) -> tuple[Modality, str]:
    """What the innermost speaker's verb makes of it: "denied that it sank"."""
    if not chain or chain[-1].cue is None:
        return mood.modality, mood.why
    cue, verbs = chain[-1].cue.text, cue_verbs(chain)
    if verbs & DENIED:
        return "denied", f"the speaker “{cue}”"
    if verbs & EXPECTED and mood.modality in {"occurred", "ongoing", "unknown"}:
        return "expected", f"the speaker “{cue}”"
    if verbs & (REQUESTED - {"call", "ask", "order"}) and mood.modality in {"requested", "unknown", "expected"}:
        return "requested", f"the speaker “{cue}”"
    return mood.modality, mood.why


def _dated(modality: Modality, why: str, time: TimeReading, published: str) -> tuple[Modality, str]:
    """The modality and why, once the first dated time and the day of publication are weighed against the verbs."""
    last, first = _last_day(time), _first_day(time)
    day = f"{time.text} is {time.value}"
    if modality in {"occurred", "ongoing", "unknown"} and first > published:
        return "planned", f"{why}; but {day}, after the publication"
    over = last < date.fromisoformat(published)
    if modality == "ongoing" and over and time.type != "SET":
        return "occurred", f"{why}; {day}, before the publication"
    if modality == "unknown" and over:
        return "occurred", f"{day}, before the publication"
    if modality in {"planned", "expected"} and last < date.fromisoformat(published) - _STRETCH:
        return "unknown", f"{why}; but {day}, long before the publication: whether it came about is not said"
    return modality, why


def _first_day(time: TimeReading) -> str:
    """The first day of a dated time; the last where it has no beginning ("until Friday")."""
    return time.earliest[:10] if time.earliest else _last_day(time).isoformat()


def _last_day(time: TimeReading) -> date:
    """The last day of a dated time; the last of the calendar where it has no end ("since Friday")."""
    if time.latest is None:
        return date.max
    last = date.fromisoformat(time.latest[:10])
    return last if "T" in time.latest and not time.latest.endswith("T00:00:00") else last - timedelta(days=1)
