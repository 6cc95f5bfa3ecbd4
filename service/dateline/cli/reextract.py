"""`dateline reextract`: stored texts are read again with today's extractor."""

import json
from contextlib import closing
from typing import Annotated

import typer

from dateline.app import Reread, open_app
from dateline.cli.progress import bar

# From here on it takes long enough to want to know how long.
_MANY = 10


def reextract(
    document_ids: Annotated[
        list[str] | None, typer.Argument(help="Documents by their ids; all of the log without any.", show_default=False)
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON for each document.")] = False,
) -> None:
    """Read stored texts again: what reads differently supersedes the earlier claims, which stay on record.

    What an editor has corrected stays as it is. Done twice, the second time changes nothing.
    """
    totals = [0, 0, 0, 0]
    with closing(open_app(create=False)) as app:
        listed = document_ids or app.reextracting.documents()
        with bar("reading", len(listed), visible=len(listed) >= _MANY) as reached:
            for number, done in enumerate(app.reextracting.read_again(listed, dry_run=dry_run), 1):
                reached(number)
                totals = [a + b for a, b in zip(totals, _counts(done), strict=True)]
                if as_json:
                    print(json.dumps(_values(done), ensure_ascii=False))
                elif done.changed or done.erased:
                    print(_line(done))
    if not as_json:
        kept, new, superseded, edited = totals
        would = "would be " if dry_run else ""
        print(
            f"{len(listed)} documents: {kept} claims read as before, {new} {would}new, {superseded} {would}superseded, "
            f"{edited} left to their editors"
        )


def _counts(done: Reread) -> list[int]:
    return [done.kept, done.new, done.superseded, done.edited]


def _values(done: Reread) -> dict[str, object]:
    counts = dict(zip(("kept", "new", "superseded", "edited"), _counts(done), strict=True))
    return {"document": done.document_id, "title": done.title, **counts, "erased": done.erased}


def _line(done: Reread) -> str:
    name = done.title or done.document_id
    if done.erased:
        return f"{name}: its text was erased"
    return f"{name}: {done.new} new, {done.superseded} superseded, {done.kept} as before"
