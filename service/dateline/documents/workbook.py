"""xlsx workbooks as rows of cells."""

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import Any

from dateline.documents.archive import require_bounded
from dateline.documents.received import Received
from dateline.errors import UnreadableDocument

_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_MAX_CELLS = 5_000_000


def rows_of_workbook(received: Received) -> tuple[list[list[str]], tuple[str, ...]]:
    """The rows of the first sheet that has any, and a note on the others.

    Raises UnreadableDocument for a broken workbook and for one whose cells lie so far apart that a table of them would
    fill the memory.
    """
    from python_calamine import CalamineWorkbook

    require_bounded(received)
    _require_small(received)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(received.data))
        tables = [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names[:50]
        ]
    except Exception as error:  # the library raises errors of its own and panics, which derive from BaseException's kin
        raise UnreadableDocument(
            f"{received.name} is a workbook that cannot be read: {str(error)[:200].rstrip('.')}. Save it anew as xlsx.",
            name=received.name,
        ) from error
    filled = [(name, rows) for name, rows in tables if any(any(cell != "" for cell in row) for row in rows)]
    if not filled:
        return [], ()
    name, rows = filled[0]
    others = ", ".join(other for other, _ in filled[1:])
    notes = (f"Only its sheet {name!r} is read; {others} are left out.",) if others else ()
    return [[_written(cell) for cell in row] for row in rows], notes


def _require_small(received: Received) -> None:
    """A sheet is held as a table from its first cell to its last, whatever lies between: its corners are looked up."""
    with zipfile.ZipFile(io.BytesIO(received.data)) as archive:
        for part in archive.namelist():
            if not re.fullmatch(r"xl/worksheets/[^/]+\.xml", part, re.IGNORECASE):
                continue
            columns = rows = 1
            for found in _CELL.finditer(archive.read(part)):
                columns, rows = max(columns, _column(found[1])), max(rows, int(found[2]))
            if columns * rows > _MAX_CELLS or rows > received.max_rows:
                raise UnreadableDocument(
                    f"{received.name} has a sheet of {rows:,} rows and {columns:,} columns, more than is "
                    "read. Delete what is empty, or save it as CSV.",
                    name=received.name,
                )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _written(cell: Any) -> str:
    """A cell as CSV would have it: dates in ISO 8601, whole numbers without a point."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
