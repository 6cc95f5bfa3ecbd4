"""`dateline ingest`: documents become claims in the log."""

import json
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from dateline.api.service import Ingested
from dateline.app import open_app
from dateline.cli.progress import bar

# From here on it takes long enough to want to know how long.
_MANY = 10


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Texts, briefs or Document JSONL files.", show_default=False)],
    published: Annotated[
        str | None,
        typer.Option(help="When they were published, where they do not say: 2025-08-13 or 2025-08-13T19:20:55Z."),
    ] = None,
    source: Annotated[str | None, typer.Option(help="Who publishes, where they do not say.")] = None,
    timeline: Annotated[str | None, typer.Option(help="Put them on this timeline; it is opened if need be.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON for each document.")] = False,
) -> None:
    """Record documents and what they claim. A document that is in the log already adds nothing.

    All files are read before anything is recorded: if one of them is no document, none is recorded.
    """
    with closing(open_app()) as app:
        documents = app.read_documents(paths, published, source)
        counted = count(1)
        with bar("recording", len(documents), visible=len(documents) >= _MANY) as reached:
            done = app.ingest(documents, timeline=timeline, progress=lambda one: reached(next(counted)))
        position = app.position()
    for document, one in zip(documents, done, strict=True):
        if as_json:
            told = {"name": document.name, "document": one.document_id, "claims": list(one.claim_ids)}
            print(json.dumps({**told, "known": one.repeated}, ensure_ascii=False))
        else:
            print(f"{document.name}: {_outcome(one)}")
    if not as_json:
        print(f"the log is at position {position}")


def _outcome(done: Ingested) -> str:
    return "known already" if done.repeated else f"{len(done.claim_ids)} claims"
