"""`dateline diff`: what changed on a timeline from one moment to another."""

from contextlib import closing
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table

from dateline.app import open_app
from dateline.cli.timeline import AsJson, console
from dateline.errors import InvalidInput
from dateline.projections.diff import Change, Dates, Number, State


def diff(
    slug: Annotated[str, typer.Argument(help="The timeline.", show_default=False)],
    earlier: Annotated[
        str | None, typer.Option("--from", help="As the log stood then: a position, or 2025-08-13T12:00:00Z.")
    ] = None,
    later: Annotated[str | None, typer.Option("--to", help="Likewise; by default now.")] = None,
    published_from: Annotated[
        str | None, typer.Option("--published-from", help="Only what was public by then: 2025-08-13T12:00:00Z.")
    ] = None,
    published_to: Annotated[str | None, typer.Option("--published-to", help="Likewise; by default all.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print what changed on a timeline from one moment to another, and the events that caused it."""
    if earlier is None and published_from is None:
        raise InvalidInput("Say since when: --from, --published-from or both.")
    with closing(open_app(create=False)) as app:
        reader = app.reader
        begin = reader.as_of(earlier, published_from)
        found = reader.diff(slug, begin, reader.as_of(later, published_to))
    if as_json:
        print(msgspec.json.encode(found).decode())
        return
    if not found.changes:
        print("Nothing changed.")
        return
    table = Table("Change", "Entry", "Before", "After", "Events", box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for change in found.changes:
        positions = " ".join(str(place.position) for place in change.events)
        table.add_row(change.kind, change.title, *_told(change), positions)
    console().print(table)


def _told(change: Change) -> tuple[str, str]:
    """What was and what is, in words; of claims how many, of whole entries nothing but what they became."""
    if change.kind in ("merged", "split"):
        return (change.other or "", "") if change.kind == "split" else ("", change.other or "")
    return _words(change.before), _words(change.after)


def _words(value: Any) -> str:
    match value:
        case None | State():
            return ""
        case Dates():
            return value.edtf or value.earliest or "undated"
        case Number():
            return f"{value.text} ({value.speaker})"
        case bool():
            return "yes" if value else "no"
        case (str() as first, *_) if first.startswith("claim-"):
            return f"{len(value)} claims"
        case tuple():
            return "; ".join(map(_words, value))
    return str(value)
