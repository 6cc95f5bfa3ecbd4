"""Sheets as rows of cells: CSV and TSV, and whether a text is one at all."""

import csv
import io
import re
from collections import Counter
from pathlib import PurePath

from dateline.documents.received import Received

_SEPARATORS = ",\t;|"
_MEDIA = ("text/csv", "text/tab-separated-values", "application/csv")
_ENDINGS = (".csv", ".tsv", ".tab")


def looks_like_a_sheet(received: Received) -> bool:
    """Whether bytes are rows of cells: every row has as many as the others, and the cells are no clauses of prose.

    What a name or a media type calls a sheet is one as soon as it has a separator.
    """
    text = received.data[:65_536].decode("utf-8", "replace").removeprefix("\ufeff")
    called = (received.media_type or "").split(";")[0].strip().lower() in _MEDIA
    if called or PurePath(received.name).suffix.lower() in _ENDINGS:
        return any(separator in text for separator in _SEPARATORS)
    return separator_of(text) is not None


def separator_of(text: str) -> str | None:
    """The character between the cells of a sheet, None where a text is no sheet."""
    for separator in _SEPARATORS:
        rows = _rows(text, separator)
        if len(rows) >= 2 and _regular(rows, separator):
            return separator
    return None


def rows_of_text(text: str, separator: str, limit: int) -> list[list[str]]:
    """The rows of a sheet, at most `limit` and one more; cells may be quoted and hold line ends."""
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator)
    rows = []
    for row in reader:
        rows.append([cell.strip() for cell in row])
        if len(rows) > limit:
            break
    return rows


def _rows(text: str, separator: str) -> list[list[str]]:
    lines = text[:65_536]
    whole = lines if len(text) < 65_536 else lines[: lines.rfind("\n")]
    try:
        rows = [row for row in csv.reader(io.StringIO(whole, newline=""), delimiter=separator) if any(row)]
    except csv.Error:
        return []
    return rows[:200]


def _regular(rows: list[list[str]], separator: str) -> bool:
    """Whether rows are cells: their number is the same, three at least (two of tabs), and few cells are sentences."""
    widths = Counter(map(len, rows))
    width, often = widths.most_common(1)[0]
    least = 2 if separator == "\t" else 3
    if width < least or often < 0.9 * len(rows) or len(rows[0]) != width:
        return False
    if separator in "\t|":
        return True
    # A line of prose may have as many commas as the next: its first cells begin sentences, the others clauses.
    heads = [cell.strip() for cell in rows[0]]
    named = all(len(cell) <= 40 and not re.search(r"[.!?]$", cell) for cell in heads) and len(set(heads)) == width
    loose = sum(cell.startswith(" ") and cell.strip()[:1].islower() for row in rows for cell in row[1:])
    return named and loose < 0.3 * len(rows)
