"""The JSON Schema of a line of Document JSONL, drawn from the fields that its reader knows."""

from typing import Any

from dateline.documents.jsonl import Line

_ABOUT = {
    "id": "What it is called outside; each line of a file has another one.",
    "text": "Its text, as it is kept: offsets count its code points.",
    "published": "When it was published: 2025-08-13, or 2025-08-13T19:20:55 with or without a zone.",
    "title": "Its headline, where the text does not begin with it.",
    "source": "Who publishes it.",
    "url": "Its address on the web.",
    "updated": "When it was last revised.",
    "author": "Who wrote it.",
    "language": "Its language, ISO 639-1.",
    "guid": "What its publisher calls it, the same for every version.",
}


def line_schema() -> dict[str, Any]:
    """The schema (2020-12). Other fields are allowed and not read."""
    properties = {
        name: {"type": ["string", "null"] if name in Line._field_defaults else "string", "description": _ABOUT[name]}
        for name in Line._fields
    }
    for name in ("id", "text"):
        properties[name]["minLength"] = 1  # type: ignore[assignment]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://dateline.example/schema/document.json",
        "title": "document",
        "description": "A document of Document JSONL: one object a line.",
        "type": "object",
        "properties": properties,
        "required": [name for name in Line._fields if name not in Line._field_defaults],
    }
