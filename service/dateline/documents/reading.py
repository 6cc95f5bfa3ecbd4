"""From bytes to documents. `read_document` and `read_bytes` alone touch the disk; the `parse_…` functions are pure.

What a document says of itself wins over what is given with it.
"""

from collections.abc import Mapping
from pathlib import Path

from dateline.documents import jsonl, plain
from dateline.documents.decoding import too_large
from dateline.documents.document import Document
from dateline.documents.formats import reader_of
from dateline.documents.received import MAX_BYTES, Received
from dateline.documents.recognising import is_page, recognise
from dateline.errors import UnreadableDocument


def parse_documents(received: Received) -> list[Document]:
    """The documents in bytes of any format that `formats.FORMATS` lists, recognised by what they are.

    Raises UnreadableDocument (too large, empty, broken, no prose, nothing a reader knows), MissingPublication, and
    InvalidInput (a time or a zone that is none); never anything else, whatever the bytes are.
    """
    if len(received.data) > received.max_bytes:
        raise too_large(received.name, received.max_bytes)
    if not received.data.strip():
        raise UnreadableDocument(f"{received.name} is empty.", name=received.name, size=len(received.data))
    return reader_of(recognise(received))(received)


def read_document(
    path: Path,
    *,
    published: str | None = None,
    source: str | None = None,
    zone: str | None = None,
    retrieved_at: str,
    mapping: Mapping[str, str] | None = None,
    max_bytes: int = MAX_BYTES,
) -> list[Document]:
    """The documents in a file, see `parse_documents`; the rest as in `Received`.

    Raises UnreadableDocument for a file that is missing, a directory, not permitted or too large besides.
    """
    return parse_documents(
        Received(
            data=read_bytes(path, max_bytes),
            name=path.name or str(path),
            retrieved_at=retrieved_at,
            published=published,
            source=source,
            zone=zone,
            mapping=mapping,
            max_bytes=max_bytes,
        )
    )


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a file. Raises UnreadableDocument: missing, a directory, no permission, more than `max_bytes`."""
    try:
        if path.is_dir():
            raise UnreadableDocument(f"{path} is a directory, not a document.", name=path.name)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableDocument(f"{path} cannot be read: {reason}.", name=path.name) from error
    if len(data) > max_bytes:
        raise too_large(path.name, max_bytes)
    return data


def parse_text(
    data: bytes,
    *,
    name: str,
    published: str | None = None,
    source: str | None = None,
    zone: str | None = None,
    retrieved_at: str,
) -> list[Document]:
    """The one document in bytes that somebody says are a text or a brief; raises UnreadableDocument for a page."""
    if is_page(data):
        raise UnreadableDocument(f"{name} is a web page or a feed, not a text.", name=name)
    return plain.read_as_text(Received(data, name, retrieved_at, published, source, zone))


def parse_jsonl(
    data: bytes,
    *,
    name: str,
    published: str | None = None,
    source: str | None = None,
    zone: str | None = None,
    retrieved_at: str,
    first_line: int = 1,
) -> list[Document]:
    """The documents in the bytes of a Document JSONL file, in their order; its first line is called `first_line`."""
    return jsonl.documents(Received(data, name, retrieved_at, published, source, zone), first_line)
