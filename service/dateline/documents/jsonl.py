"""Document JSONL: an object a line, whose fields `Line` lists."""

import json
from typing import NamedTuple

from dateline.documents.composing import Dated, Found, compose
from dateline.documents.decoding import decode
from dateline.documents.document import Document
from dateline.documents.received import Received
from dateline.errors import InvalidInput, UnreadableDocument

READER = "jsonl/2"
_OPTIONAL = ("published", "title", "source", "url", "updated", "author", "language", "guid")


class Line(NamedTuple):
    """One document as a line of JSONL gives it; None where a field is absent, null or empty.

    `id` is what the outside calls it, `text` is its text. `published` and `updated` are times (2025-08-13T19:20:55Z),
    `source` is who publishes, `author` who wrote, `language` an ISO 639-1 code; `guid` stays when the text changes.
    """

    id: str
    text: str
    published: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    updated: str | None = None
    author: str | None = None
    language: str | None = None
    guid: str | None = None


def read(received: Received) -> list[Document]:
    """The documents in the lines, in their order. Raises UnreadableDocument naming a line that is none."""
    return documents(received)


def documents(received: Received, first_line: int = 1) -> list[Document]:
    """The documents in the lines, of which the first one is called `first_line`; see `parse_lines`."""
    text = decode(received.data, name=received.name, max_bytes=len(received.data))
    lines = parse_lines(text, name=received.name, first_line=first_line)
    return [compose(received, _found(line), "jsonl", READER, headed=True) for line in lines]


def _found(line: Line) -> Found:
    return Found(
        line.text,
        published=Dated(line.published) if line.published else None,
        updated=line.updated,
        title=line.title,
        source=line.source,
        url=line.url,
        guid=line.guid,
        authors=(line.author,) if line.author else (),
        language=line.language,
        name=line.id,
    )


def parse_lines(text: str, *, name: str, first_line: int = 1) -> list[Line]:
    """The lines of a JSONL text, blank ones skipped, other fields ignored; its first one is called `first_line`.

    Raises UnreadableDocument naming the line for what is no object, for a field that is missing or no text, and for an
    id that an earlier line has; nothing is returned then.
    """
    found: list[Line] = []
    first: dict[str, int] = {}
    # Only a line feed ends a line of JSONL: U+2028 and its kind may stand inside a string.
    for number, written in enumerate(text.removeprefix("\ufeff").split("\n"), first_line):
        if not written.strip():
            continue
        line = _line(written, f"{name}, line {number}", number)
        if line.id in first:
            raise _fault(
                f"{name}, line {number}", f"has the id {line.id!r} of line {first[line.id]}", number, id=line.id
            )
        first[line.id] = number
        found.append(line)
    return found


def _line(written: str, place: str, number: int) -> Line:
    try:
        value = json.loads(written)
    except json.JSONDecodeError as error:
        raise _fault(place, f"is no JSON: {error.msg} at column {error.colno}", number) from error
    except (RecursionError, ValueError) as error:
        raise _fault(place, "is no JSON that can be read", number) from error
    if not isinstance(value, dict):
        raise _fault(place, "is no JSON object", number)
    missing = [field for field in ("id", "text") if value.get(field) in (None, "")]
    if missing:
        raise _fault(place, f"lacks {' and '.join(missing)}", number, missing=missing)
    for field in ("id", "text", *_OPTIONAL):
        content = value.get(field)
        if content is not None and not isinstance(content, str):
            raise _fault(place, f"has {_a(field)} that is no text", number, field=field)
        if content and any("\ud800" <= char <= "\udfff" for char in content):
            raise _fault(place, f"has {_a(field)} with half a character in it (a lone surrogate)", number, field=field)
        if content and "\0" in content:
            raise _fault(place, f"has a NUL in its {field}", number, field=field)
    return Line(value["id"], value["text"], *(value.get(field) or None for field in _OPTIONAL))


def _a(field: str) -> str:
    return f"{'an' if field == 'id' else 'a'} {field}"


def _fault(place: str, what: str, number: int, **values: object) -> InvalidInput:
    return UnreadableDocument(f"{place} {what}.", line=number, **values)
