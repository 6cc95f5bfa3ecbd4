"""TimelineJS as JSON (its sheets are read by `sheet`): events with start and end, a title, eras."""

from typing import Any

from dateline.documents.composing import compose
from dateline.documents.document import Document
from dateline.documents.json_kinds import parse_json
from dateline.documents.markup import paragraphs_of_html
from dateline.documents.received import Received
from dateline.documents.schema_org import text
from dateline.documents.sheet import Fate, found_in_rows
from dateline.documents.sheet_dates import moment_of
from dateline.errors import UnreadableDocument

READER = "timeline/1"


def read(received: Received) -> list[Document]:
    """The timeline as one document whose rows are its events. Raises UnreadableDocument where it has none."""
    fates = fates_of(received)
    return [compose(received, found_in_rows(fates, received), "timeline", READER)]


def fates_of(received: Received) -> list[Fate]:
    """What becomes of each event: the title is the document's, eras and events are rows."""
    value: Any = parse_json(received)
    if not isinstance(value, dict):
        raise UnreadableDocument(f"{received.name} is no timeline: it is no JSON object.", name=received.name)
    whole: Any = value.get("timeline") if isinstance(value.get("timeline"), dict) else value
    events = whole.get("events") or whole.get("date") or []
    title = whole.get("title") if isinstance(whole.get("title"), dict) else whole if "headline" in whole else None
    listed = [one for one in events if isinstance(one, dict)] if isinstance(events, list) else []
    eras = whole.get("eras") if isinstance(whole.get("eras"), list) else []
    listed += [{**one, "type": "era"} for one in eras if isinstance(one, dict)]
    if len(listed) > received.max_rows:
        raise UnreadableDocument(f"{received.name} has more than {received.max_rows:,} events: split it.")
    fates = [_fate(number, one) for number, one in enumerate(listed, 1)]
    if title is not None:
        headline, words = _words(title)
        fates.insert(0, Fate(0, "title", "is the title", (("headline", headline), ("text", words))))
    return fates


def _fate(number: int, event: dict[str, Any]) -> Fate:
    headline, words = _words(event)
    start, end = (
        _moment(event.get("start_date", event.get("startDate"))),
        _moment(event.get("end_date", event.get("endDate"))),
    )
    media = event.get("media", event.get("asset"))
    stated = {
        "start": start,
        "end": end,
        "headline": headline,
        "text": words,
        "display": text(event.get("display_date")),
        "group": text(event.get("group")),
        "type": text(event.get("type")),
        "media": text(media, "url", "media"),
        "caption": text(media, "caption"),
        "credit": text(media, "credit"),
    }
    fields = tuple((name, value) for name, value in stated.items() if value)
    if not headline and not words:
        return Fate(number, "skipped", "has neither headline nor text", fields)
    return Fate(number, "taken", "is taken", fields) if start else Fate(number, "skipped", "has no date", fields)


def _words(event: dict[str, Any]) -> tuple[str, str]:
    said = event.get("text")
    headline = said.get("headline") if isinstance(said, dict) else event.get("headline")
    words = said.get("text") if isinstance(said, dict) else said
    return _prose(headline), _prose(words)


def _prose(value: Any) -> str:
    return " ".join(words for _, words in paragraphs_of_html(value)) if isinstance(value, str) else ""


def _moment(value: Any) -> str | None:
    """TimelineJS 3 gives an object of year, month, day and time, its predecessor `2012,1,26`."""
    if isinstance(value, dict):
        clock = ":".join(
            str(value[key]).zfill(2) for key in ("hour", "minute", "second") if value.get(key) not in (None, "")
        )
        clock = clock if ":" in clock else f"{clock}:00" if clock else ""
        return moment_of([str(value.get(key) or "") for key in ("year", "month", "day")] + [clock], None)
    if isinstance(value, str | int) and value != "":
        return moment_of([*str(value).split(","), "", "", ""][:3], None)
    return None
