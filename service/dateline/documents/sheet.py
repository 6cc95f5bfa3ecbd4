"""Sheets (CSV, TSV, xlsx): each row is a block with the fields that its columns state."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from dateline.documents.composing import Found, compose
from dateline.documents.decoding import charset_of, decoded
from dateline.documents.document import Document
from dateline.documents.document import Format as FormatName
from dateline.documents.mapping import CAMEO, GDELT_COLUMNS, Plan, named_mapping, plan, samples
from dateline.documents.markup import paragraphs_of_html
from dateline.documents.parts import Parts
from dateline.documents.received import Received
from dateline.documents.sheet_dates import moment_of, order_of
from dateline.documents.tabular import rows_of_text, separator_of
from dateline.errors import InvalidInput, UnreadableDocument

READER = "sheet/1"


class Fate(NamedTuple):
    """What becomes of a row (`number` counts those of the sheet from 1): taken or skipped, why, and its fields."""

    number: int
    outcome: Literal["taken", "title", "skipped"]
    why: str
    fields: tuple[tuple[str, str], ...]


def read(received: Received) -> list[Document]:
    """The sheet as one document. Raises InvalidInput for columns that nobody maps, UnreadableDocument for a sheet
    without a row that can be taken, MissingPublication where nobody says when the sheet was published.
    """
    fates, name, notes = _judged(received)
    form: FormatName = "timeline" if name == "timelinejs" else "sheet"
    return [compose(received, found_in_rows(fates, received, notes), form, READER)]


def fates_of(received: Received) -> list[Fate]:
    """What would become of each row, without making a document. Raises as `read` does for the columns."""
    return _judged(received)[0]


def found_in_rows(fates: Sequence[Fate], received: Received, notes: tuple[str, ...] = ()) -> Found:
    """A document of rows that were judged. Raises UnreadableDocument where none is taken."""
    parts = Parts()
    title: str | None = None
    for fate in fates:
        said = dict(fate.fields)
        if fate.outcome == "title" and title is None:
            title = said.get("headline")
            parts.add("headline", title)
            parts.add("standfirst", said.get("text"))
        elif fate.outcome == "taken":
            parts.add("row", "\n".join(filter(None, (said.get("headline"), said.get("text")))), fate.fields)
    skipped = [fate for fate in fates if fate.outcome == "skipped"]
    if not parts.has("row"):
        why = f": row {skipped[0].number} {skipped[0].why}" if skipped else ""
        raise UnreadableDocument(
            f"{received.name} is a sheet without a row that can be taken{why}.", name=received.name
        )
    left = tuple(f"Row {fate.number} is left out: it {fate.why}." for fate in skipped[:20])
    more = (f"{len(skipped) - 20:,} more rows are left out.",) if len(skipped) > 20 else ()
    return Found(parts.text, tuple(parts.blocks), title=title, raw=received.data, notes=(*notes, *left, *more))


def _judged(received: Received) -> tuple[list[Fate], str, tuple[str, ...]]:
    rows, notes = _rows(received)
    header, first = rows[0], 2
    if len(header) in (58, 61) and header[0].isdigit():  # GDELT's files have no header
        header, first = _gdelt_header(len(header)), 1
        rows = [header, *rows]
    mapping = None if received.mapping is None else dict(received.mapping)
    made = plan(header, rows[1:], mapping, received.name)
    filled = [(number, row) for number, row in enumerate(rows[1:], first) if any(row)]
    orders = {field: _order(field, made, filled, received.name) for field in ("date", "end")}
    return [_fate(number, row, made, orders) for number, row in filled], made.name, notes


def _gdelt_header(width: int) -> list[str]:
    later = ("Actor1Geo_ADM2Code", "Actor2Geo_ADM2Code", "ActionGeo_ADM2Code")
    return [name for name in GDELT_COLUMNS if width == 61 or name not in later]


def _rows(received: Received) -> tuple[list[list[str]], tuple[str, ...]]:
    notes: tuple[str, ...] = ()
    if received.data.startswith(b"PK\x03\x04"):
        from dateline.documents.workbook import rows_of_workbook

        rows, notes = rows_of_workbook(received)
    else:
        declared = charset_of(received.media_type)
        text, encoding, assumed = decoded(
            received.data, name=received.name, max_bytes=len(received.data), declared=declared
        )
        notes = (f"Nobody says in which encoding it is: {encoding} was assumed.",) if assumed else ()
        rows = rows_of_text(text, separator_of(text) or _likely(text), received.max_rows)
    if len(rows) > received.max_rows:
        raise UnreadableDocument(
            f"{received.name} has more than the {received.max_rows:,} rows allowed: split it, or raise "
            "DATELINE_MAX_DOCUMENT_BYTES.",
            name=received.name,
        )
    while rows and not any(rows[0]):
        rows.pop(0)
    if not rows:
        raise UnreadableDocument(f"{received.name} is a sheet without a row.", name=received.name)
    return rows, notes


def _likely(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",\t;|", key=first.count)


def _order(field: str, made: Plan, rows: Sequence[tuple[int, list[str]]], name: str) -> str | None:
    """Which of day and month comes first in a column; raises InvalidInput where no value says so."""
    places = made.columns.get(field, ())
    if len(places) != 1:
        return None
    values = [row[places[0]] for _, row in rows if places[0] < len(row)]
    order = order_of(values)
    if order == "either":
        raise InvalidInput(
            f"The dates of {name} ({samples([field], [[value] for value in values])}) may have the day or the "
            "month first: write them as 2025-08-13.",
            column=field,
        )
    return order


def _fate(number: int, row: list[str], made: Plan, orders: dict[str, str | None]) -> Fate:
    cells = {field: [row[p] for p in places if p < len(row)] for field, places in made.columns.items()}
    said = {field: ", ".join(filter(None, values)) for field, values in cells.items() if field != "ignore"}
    said = {
        field: _prose(value) if field in ("headline", "text", "caption") else value for field, value in said.items()
    }
    if made.name == "gdelt":
        said["headline"] = _gdelt_headline(said)
    if made.name == "acled":
        said["headline"] = ", ".join(filter(None, (said.get("headline"), said.get("place"))))
    kind = said.get("type", "").casefold()
    start = moment_of(cells.get("date", []), orders["date"]) if any(cells.get("date", [])) else None
    end = moment_of(cells.get("end", []), orders["end"]) if any(cells.get("end", [])) else None
    stated = {"start": start, "end": end, **{k: v for k, v in said.items() if k not in ("date", "end")}}
    fields = tuple((name, value) for name, value in stated.items() if value)
    if made.name == "timelinejs" and kind == "title":
        return Fate(number, "title", "is the title", fields)
    if not said.get("headline") and not said.get("text"):
        return Fate(number, "skipped", "has neither headline nor text", fields)
    if start is None:
        given = said.get("date", "")
        return Fate(
            number, "skipped", f"has the date {given!r}, which cannot be read" if given else "has no date", fields
        )
    if said.get("end") and end is None:
        return Fate(number, "skipped", f"has the end {said['end']!r}, which cannot be read", fields)
    return Fate(number, "taken", "is taken", fields)


def _prose(cell: str) -> str:
    return " ".join(words for _, words in paragraphs_of_html(cell))


def _gdelt_headline(said: dict[str, str]) -> str:
    """GDELT's rows are codes: the headline names the kind of event, the actors and the place."""
    what = CAMEO.get(said.get("group", "").zfill(2), "event")
    return ", ".join(filter(None, (f"{what}: {said.get('actors') or 'unnamed actors'}", said.get("place"))))


__all__ = ["Fate", "fates_of", "found_in_rows", "named_mapping", "read"]
