"""`dateline search`: claims and titles with certain words, as known at any moment."""

from contextlib import closing
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from dateline.app import open_app
from dateline.cli.timeline import AsJson, AsOfOption, PublishedBy, console


def search(
    words: Annotated[list[str], typer.Argument(help='The words, all of them; a "phrase" as it stands.')],
    as_of: AsOfOption = None,
    published_by: PublishedBy = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="So many at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find claims by their words, documents and happenings by their titles, as known at any moment."""
    with closing(open_app(create=False)) as app:
        found = app.reader.search(" ".join(words), app.reader.as_of(as_of, published_by), limit=limit)
    if as_json:
        print(msgspec.json.encode({"matches": found}).decode())
        return
    if not found:
        print("Nothing has all of these words.")
        return
    table = Table("What", "Words", "Who says so", "Published by", box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for match in found:
        table.add_row(match.kind, " ".join(match.text.split()), match.speaker or "", f"{match.public_by:%Y-%m-%d}")
    console().print(table)
