"""`dateline documents`: one document of the log, and what its publisher or an editor decides about it."""

import json
import sys
from contextlib import closing
from typing import Annotated

import typer

from dateline.app import open_app
from dateline.errors import InvalidInput
from dateline.evidence import Decision
from dateline.projections.views import DocumentView

documents = typer.Typer(help="Look at a document, and record that it was revised, corrected, withdrawn or erased.")

Id = Annotated[str, typer.Argument(help="The document's id.", show_default=False)]
By = Annotated[str, typer.Option(help="Who decides.", show_default=False)]
Why = Annotated[str, typer.Option(help="Why.", show_default=False)]


@documents.command()
def show(
    document_id: Id,
    text: Annotated[bool, typer.Option("--text", help="Print its text.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="Write the bytes it was read from.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")] = False,
) -> None:
    """Print what is known of a document, its text, or the bytes it was read from."""
    with closing(open_app(create=False)) as app:
        view = app.reader.document(document_id)
        if text or raw:
            sys.stdout.buffer.write(app.kept(document_id, raw=raw))
            return
        claims = len(app.reader.claims_of(document_id))
    if as_json:
        print(json.dumps({**_values(view), "claims": claims}, ensure_ascii=False))
        return
    for name, value in {**_values(view), "claims": claims}.items():
        if value is not None:
            print(f"{name.replace('_', ' ')}: {value}")


@documents.command()
def revise(earlier: Id, later: Id, by: By, why: Why) -> None:
    """Record that a later version took a document's place, with the claims that both make, are gone or are new."""
    with closing(open_app(create=False)) as app:
        event = app.documents.revise(earlier, later, Decision(by=by, why=why))
        app.catch_up()
    print(f"{len(event.carried)} claims carried over, {len(event.gone)} gone, {len(event.new)} new")


@documents.command()
def correct(
    document_id: Id,
    note: Annotated[str, typer.Option(help="The words of the correction.", show_default=False)],
    published: Annotated[str, typer.Option(help="When it was printed: 2025-08-13.", show_default=False)],
    zone: Annotated[str | None, typer.Option(help="The time zone of that time, such as Europe/Kyiv.")] = None,
) -> None:
    """Record that a document's publisher printed a correction of it."""
    with closing(open_app(create=False)) as app:
        app.documents.correct(document_id, note, published, zone or app.settings.zone)
        app.catch_up()
    print(f"corrected {document_id}")


@documents.command()
def withdraw(document_id: Id, by: By, why: Why) -> None:
    """Record that a document's publisher took it back. What it claimed stays on record as claimed."""
    with closing(open_app(create=False)) as app:
        app.documents.withdraw(document_id, Decision(by=by, why=why))
        app.catch_up()
    print(f"withdrew {document_id}")


@documents.command()
def erase(
    document_id: Id,
    by: By,
    why: Why,
    sure: Annotated[bool, typer.Option("--yes", help="Erase it: there is no way back.")] = False,
) -> None:
    """Erase the text of a document and the bytes it was read from; their hashes and every proof stay."""
    if not sure:
        raise InvalidInput("What is erased does not come back: say --yes to erase it.", id=document_id)
    with closing(open_app(create=False)) as app:
        erased = app.documents.erase(document_id, Decision(by=by, why=why))
        app.catch_up()
    for one in erased:
        print(f"erased {one}")


def _values(view: DocumentView) -> dict[str, object]:
    return {
        "id": view.id,
        "title": view.title,
        "source": view.source_name,
        "url": view.url,
        "published": view.publication.local,
        "zone": view.publication.zone,
        "retrieved": view.retrieved_at,
        "format": view.format,
        "status": view.status.replace("_", " "),
        "note": view.status_note,
        "revised_by": view.revised_by,
        "characters": view.length,
        "text_sha256": view.text_sha256,
        "position": view.position,
    }
