"""A timeline as an iCalendar feed (RFC 5545, RFC 7986), which calendars can subscribe to.

What a calendar can not say is said in words, and what has no dates of its own is counted in the calendar's description
rather than given some. docs/exports.md explains each property to those who read them.
"""

import re
from datetime import datetime, timedelta

from icalendar import Calendar, Event, vText

from dateline.evidence import Modality, Publication, Quantity
from dateline.exports.reading import TimelineReading
from dateline.exports.when import CalendarTime, calendar_time
from dateline.happenings import modality_of
from dateline.projections.views import ClaimView, DocumentView, HappeningView

MEDIA_TYPE = "text/calendar"
REFRESH = timedelta(hours=1)
STATUS: dict[Modality, str] = {
    "occurred": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "habitual": "CONFIRMED",
    "cancelled": "CANCELLED",
    "postponed": "TENTATIVE",
}
# What STATUS has no word for, and a title alone would tell as if it were so.
SAID_IN_WORDS = frozenset({"denied", "requested", "hypothetical"})
# RFC 5545 allows no control characters in text but the tab; line ends are escaped by the library.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def to_icalendar(reading: TimelineReading) -> bytes:
    """The timeline as one VCALENDAR, a VEVENT per dated happening in the order of the entries; CRLF, UTF-8, folded."""
    dated = [(entry.happening, calendar_time(entry.happening)) for entry in reading.entries]
    documents = {document.id: document for document in reading.documents}
    calendar = _calendar(reading, undated=sum(1 for _, when in dated if when is None))
    for happening, when in dated:
        if when is not None:
            calendar.add_component(_event(happening, when, documents))
    return bytes(calendar.to_ical())


def _calendar(reading: TimelineReading, undated: int) -> Calendar:
    timeline = reading.timeline
    description = _text(_description_of_calendar(reading, undated))
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Dateline//Timeline//EN")
    # RFC 7986 properties, and their older names that most calendars still read. No UID: some synchronisers then take
    # the whole feed for a single item. No METHOD: the feed is published, it invites nobody.
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _text(timeline.title))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, description)
    calendar.add("last-modified", reading.changed_at)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    return calendar


def _description_of_calendar(reading: TimelineReading, undated: int) -> str:
    sentences = [reading.timeline.description] if reading.timeline.description else []
    if reading.as_of.published is not None:
        sentences.append(f"Only what was published by {_instant(reading.as_of.published)}.")
    if undated:
        sentences.append(
            "1 happening has no date that a calendar can show; the JSON export has it."
            if undated == 1
            else f"{undated} happenings have no date that a calendar can show; the JSON export has them."
        )
    return "\n".join(sentences) or "A Dateline timeline."


def _event(happening: HappeningView, when: CalendarTime, documents: dict[str, DocumentView]) -> Event:
    event = Event()
    event.add("uid", f"{happening.id}@dateline")
    event.add("sequence", happening.revision - 1)
    event.add("dtstamp", happening.changed_at)
    event.add("created", happening.created_at)
    event.add("last-modified", happening.changed_at)
    event.add("dtstart", when.start)
    event.add("dtend", when.end)
    event.add("summary", _text(_summary(happening, when)))
    event.add("description", _text(_description(happening, documents)))
    event.add("status", _status(happening))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [happening.modality, *(["contested"] if happening.contested else [])])
    if happening.edtf is not None:
        event.add("x-dateline-edtf", happening.edtf)
    url = _url(happening, documents)
    if url is not None:
        event.add("url", url)
    return event


def _summary(happening: HappeningView, when: CalendarTime) -> str:
    # A title made of claims says itself what is denied; an editor's need not.
    told = happening.modality == "denied" and happening.titled_by is None
    modality = happening.modality if happening.modality in SAID_IN_WORDS and not told else None
    words = "; ".join(filter(None, (modality, when.caveat)))
    return f"{happening.title} ({words})" if words else happening.title


def _status(happening: HappeningView) -> str:
    """CONFIRMED only for what is said to have happened by claims that can all be true."""
    status = STATUS.get(happening.modality, "TENTATIVE")
    return "TENTATIVE" if happening.contested and status == "CONFIRMED" else status


def _url(happening: HappeningView, documents: dict[str, DocumentView]) -> str | None:
    """The address of the first document that has one on the web."""
    urls = (documents[key].url for key in happening.documents if key in documents)
    return next((url for url in urls if url and re.fullmatch(r"https?://[!-~]+", url)), None)


def _description(happening: HappeningView, documents: dict[str, DocumentView]) -> str:
    """Who says so and who denies it, the numbers and the disagreements: a paragraph each, where there are any."""
    paragraphs = {
        "Who says so:": [_said(claim, documents) for claim in happening.claims if modality_of(claim) != "denied"],
        "Who denies it:": [_said(claim, documents) for claim in happening.claims if modality_of(claim) == "denied"],
        "Numbers:": [f"- {figure.speaker}: {_number(figure.quantity)}" for figure in happening.figures],
        "Where the accounts differ:": [f"- {sentence}" for sentence in happening.disagreements],
    }
    return "\n\n".join("\n".join((heading, *lines)) for heading, lines in paragraphs.items() if lines)


def _said(claim: ClaimView, documents: dict[str, DocumentView]) -> str:
    document = documents.get(claim.document_id)
    outlet = claim.source_name or (document.title if document else None)
    where = f"{outlet}, {_published(claim.publication)}" if outlet else _published(claim.publication)
    times = "; ".join(f"“{time.text}” is {time.edtf or time.value}" for time in claim.times)
    quote = " ".join(claim.span.text.split())
    modality = f"not {claim.modality}" if claim.polarity == "negative" else claim.modality
    return f"- {claim.speaker} ({where}) [{modality}]: “{quote}”" + (f" ({times})" if times else "")


def _number(quantity: Quantity) -> str:
    """A number in its own words, and what it counts where they do not say."""
    words = " ".join(quantity.text.split())
    unit = quantity.unit
    return words if unit is None or unit.casefold() in words.casefold() else f"{words} {unit}"


def _published(publication: Publication) -> str:
    """The publication time as it was written down, and whether its zone is known."""
    zone = publication.zone if publication.zone is not None else "zone not stated"
    return f"published {publication.local.replace('T', ' ')}, {zone}"


def _instant(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def _text(text: str) -> vText:
    """Text without what RFC 5545 forbids, line ends of any kind as one line feed.

    Typed by hand: the library escapes no property that it does not know, and would break at the first line feed.
    """
    return vText(CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
