"""`dateline link`: which claims of many documents speak of one happening, without storing anything."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from dateline.app import Settings, link_documents
from dateline.documents import read_document
from dateline.english import pipeline


def link(
    files: Annotated[list[Path], typer.Argument(help="Document JSONL, texts or briefs.", show_default=False)],
    published: Annotated[str | None, typer.Option(help="When they were published, where they do not say.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")] = False,
) -> None:
    """Print the happenings that documents speak of, and how their claims stand to each other. Nothing is stored."""
    pipeline.choose(Settings().english_pipeline)
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    documents = [one for file in files for one in read_document(file, published=published, retrieved_at=now)]
    linked = link_documents(documents)
    if as_json:
        print(json.dumps(linked, ensure_ascii=False))
        return
    texts = {document.name: document.text for document in documents}
    for happening in linked["happenings"]:
        print(happening["edtf"] or happening["earliest"] or "undated")
        for claim in happening["claims"]:
            words = " ".join(texts[claim["document"]][claim["start"] : claim["end"]].split())
            print(f"  {claim['document']} {claim['start']}–{claim['end']}: {words}")
