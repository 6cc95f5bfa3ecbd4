"""`dateline timeline` and `dateline timelines`: timelines as known at any moment."""

import os
import sys
from contextlib import closing
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from dateline.app import open_app
from dateline.cli.choosing import Choice, chosen
from dateline.cli.export import read
from dateline.cli.table import timeline_table
from dateline.evidence import Decision, Selection
from dateline.exports.json import to_json
from dateline.timelines import CreateTimeline

__all__ = ["timeline", "timeline_table", "timelines"]

# Where nobody reads along, such as in a file, a table has room.
_WIDTH = 100

AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="As the log stood then: a position, or 2025-08-13T12:00:00Z.")
]
PublishedBy = Annotated[
    str | None, typer.Option("--published-by", help="Only what was public by then: 2025-08-13T12:00:00Z.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]

timelines = typer.Typer(help="List the timelines, or open one.", invoke_without_command=True)


def timeline(
    slug: Annotated[str, typer.Argument(help="The timeline.", show_default=False)],
    as_of: AsOfOption = None,
    published_by: PublishedBy = None,
    as_json: AsJson = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is folded away: habits, opinions, asides.")
    ] = False,
    top: Annotated[int | None, typer.Option(min=1, help="Only so many, the most important.")] = None,
    min_importance: Annotated[int, typer.Option(min=0, help="Only what matters at least so much.")] = 0,
    min_voices: Annotated[int, typer.Option(min=0, help="Only what so many say at least.")] = 0,
) -> None:
    """Print a timeline as known at any moment: when, what, who says so, and the numbers side by side."""
    with closing(open_app(create=False)) as app:
        reading = read(app.reader, slug, as_of, published_by)
    if as_json:
        sys.stdout.write(to_json(reading).decode("utf-8"))
    else:
        found = chosen(reading.entries, Choice(everything, top, min_importance, min_voices))
        console().print(timeline_table(reading.timeline, found.shown, reading.as_of))
        if found.note is not None:
            console().print(found.note)


@timelines.callback()
def _list(context: typer.Context, as_json: AsJson = False) -> None:
    """List the timelines."""
    if context.invoked_subcommand is not None:
        return
    with closing(open_app(create=False)) as app:
        found = app.reader.timelines().items
    if as_json:
        rows = [{"slug": one.slug, "title": one.title, "id": one.id, "revision": one.revision} for one in found]
        console().print_json(data=rows)
        return
    if not found:
        print("There is no timeline yet: dateline ingest FILE --timeline SLUG opens one.")
        return
    table = Table("Timeline", "Title", "Changed", box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for one in found:
        table.add_row(one.slug, one.title, f"{one.changed_at:%Y-%m-%d %H:%M} UTC")
    console().print(table)


@timelines.command()
def create(
    slug: Annotated[str, typer.Argument(help="Its address: lower-case letters, digits, hyphens.", show_default=False)],
    title: Annotated[str, typer.Option(help="Its title.", show_default=False)],
    by: Annotated[str, typer.Option(help="Who opens it.", show_default=False)],
    why: Annotated[str, typer.Option(help="Why.")] = "opened on the command line",
    description: Annotated[str | None, typer.Option(help="What it is about.")] = None,
    document: Annotated[list[str] | None, typer.Option(help="Show what this document says (its id).")] = None,
    name: Annotated[list[str] | None, typer.Option(help="Show what names this, and every other given.")] = None,
    earliest: Annotated[str | None, typer.Option(help="Show nothing before this date.")] = None,
    latest: Annotated[str | None, typer.Option(help="Show nothing from this date on.")] = None,
) -> None:
    """Open a timeline. It shows the happenings of its documents, and those that name all of its names."""
    selection = Selection(documents=tuple(document or ()), names=tuple(name or ()), earliest=earliest, latest=latest)
    command = CreateTimeline(
        slug=slug, title=title, description=description, selection=selection, decision=Decision(by=by, why=why)
    )
    with closing(open_app()) as app:
        app.create_timeline(command)
    print(f"opened {slug}")


def console() -> Console:
    """Where tables are printed: as wide as the terminal, 100 columns where there is none and COLUMNS says nothing."""
    own = Console()
    return own if own.is_terminal or "COLUMNS" in os.environ else Console(width=_WIDTH)
