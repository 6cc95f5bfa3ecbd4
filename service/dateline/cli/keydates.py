"""`dateline keydates`: the days that matter most to many documents, without storing anything."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from dateline.app import key_dates_of
from dateline.documents import read_document
from dateline.errors import InvalidInput


def keydates(
    files: Annotated[list[Path], typer.Argument(help="Document JSONL, texts or briefs.", show_default=False)],
    first: Annotated[str, typer.Option("--from", help="The first day, as 2025-08-01.")],
    last: Annotated[str, typer.Option("--to", help="The last day.")],
    number: Annotated[int, typer.Option("-n", "--number", min=1, help="How many days.")] = 10,
    published: Annotated[str | None, typer.Option(help="When they were published, where they do not say.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")] = False,
) -> None:
    """Print the days that matter most to documents, the most important first. Nothing is stored."""
    begins, ends = _day(first), _day(last)
    if ends < begins:
        raise InvalidInput(f"The last day, {last}, lies before the first, {first}.")
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    documents = (one for file in files for one in read_document(file, published=published, retrieved_at=now))
    dates = [day.isoformat() for day in key_dates_of(documents, begins, ends, number)]
    print(json.dumps({"dates": dates}) if as_json else "\n".join(dates))


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InvalidInput(f'"{written}" is no day: write it as 2025-08-01.', day=written) from None
