"""What may hold documents, and reading one: the work that is handed to other processes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dateline.documents import Document, Received, parse_documents, parse_jsonl, read_bytes
from dateline.documents.received import MAX_BYTES
from dateline.errors import DatelineError


@dataclass(frozen=True, slots=True)
class Item:
    """A file, or bytes that were not read from one. `size` counts bytes; `retrieved_at` is a UTC instant.

    `line` is the number of the one line of JSONL that `data` holds. `url` and `media_type` are what a server said.
    `fault` is why there is nothing to read.
    """

    name: str
    size: int
    retrieved_at: str
    path: Path | None = None
    data: bytes | None = None
    line: int | None = None
    url: str | None = None
    media_type: str | None = None
    fault: DatelineError | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of documents that do not say it themselves, and the most bytes that one may have.

    `mapping` says which column of a sheet holds which field, as in `documents.Received`.
    """

    published: str | None = None
    source: str | None = None
    zone: str | None = None
    max_bytes: int = MAX_BYTES
    mapping: Mapping[str, str] | None = None


def read_item(item: Item, given: Given) -> list[Document]:
    """The documents that an item holds. Raises UnreadableDocument, MissingPublication, InvalidInput, its own fault."""
    if item.fault is not None:
        raise item.fault
    data = item.data if item.data is not None else read_bytes(_path(item), given.max_bytes)
    return [_addressed(document, item) for document in _parsed(data, item, given)]


def _parsed(data: bytes, item: Item, given: Given) -> list[Document]:
    if item.line is not None:
        return parse_jsonl(
            data,
            name=item.name,
            published=given.published,
            source=given.source,
            zone=given.zone,
            retrieved_at=item.retrieved_at,
            first_line=item.line,
        )
    return parse_documents(
        Received(
            data,
            item.name,
            item.retrieved_at,
            published=given.published,
            source=given.source,
            zone=given.zone,
            url=item.url,
            media_type=item.media_type,
            mapping=given.mapping,
            max_bytes=given.max_bytes,
        )
    )


def _path(item: Item) -> Path:
    assert item.path is not None, "an item has data or a path"
    return item.path


def _addressed(document: Document, item: Item) -> Document:
    """The document with the address that it was fetched from, where it states none."""
    if item.url is None or document.url is not None:
        return document
    return msgspec.structs.replace(document, url=item.url)
