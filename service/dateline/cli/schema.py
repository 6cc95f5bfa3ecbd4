"""`dateline schema`: what other programs have to give."""

import json

import typer

from dateline.documents.line_schema import line_schema

schema = typer.Typer(help="The JSON Schema of what other programs give.")


@schema.command()
def document() -> None:
    """Print the JSON Schema of a line of Document JSONL."""
    print(json.dumps(line_schema(), indent=2, ensure_ascii=False))
