"""The readers: bytes become documents. `read_document` alone touches the disk; the `parse_…` functions are pure.

`published` and `zone` speak for documents that do not say themselves: a document's own word always wins.
"""

import re
from pathlib import Path

from dateline.documents.address import web_address
from dateline.documents.decoding import MAX_BYTES, decode, too_large
from dateline.documents.document import Document, Format
from dateline.documents.identity import document_id, source_id
from dateline.documents.jsonl import parse_lines
from dateline.documents.layout import header_of, sections_of, title_of
from dateline.documents.publication import parse_publication
from dateline.errors import MissingPublication, UnreadableDocument
from dateline.evidence import Observation

_HTML = re.compile(r"[\ufeff\s]*<(?:!doctype\s+html|html|\?xml|rss|feed)\b", re.IGNORECASE)


def read_document(
    path: Path,
    *,
    published: str | None = None,
    source: str | None = None,
    zone: str | None = None,
    retrieved_at: str,
    max_bytes: int = MAX_BYTES,
) -> list[Document]:
    """Read a file: one document of a text or a brief, one for each line of a `.jsonl` file.

    `published` as for `parse_publication`; `source` is the name of who publishes; `retrieved_at` is a UTC instant.
    Raises UnreadableDocument (missing, a directory, no permission, too large, empty, no text), MissingPublication,
    and InvalidInput (a time or a zone that is none).
    """
    name = path.name or str(path)
    data = read_bytes(path, max_bytes)
    parse = parse_jsonl if path.suffix.lower() == ".jsonl" else parse_text
    return parse(data, name=name, published=published, source=source, zone=zone, retrieved_at=retrieved_at)


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
    """The one document in the bytes of a text with a header line, of a brief with bold headings, or of a plain text."""
    text = decode(data, name=name, max_bytes=len(data))
    if _HTML.match(text):
        raise UnreadableDocument(f"{name} is a web page or a feed, not a text.", name=name)
    form: Format = "brief" if header_of(text) is None and sections_of(text, 0) else "text"
    return [
        compose(text, name=name, form=form, published=published, source=source, zone=zone, retrieved_at=retrieved_at)
    ]


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
    """The documents in the bytes of a Document JSONL file, in their order (design: one object a line)."""
    return [
        compose(
            line.text,
            name=line.id,
            form="jsonl",
            stated=line.published,
            published=published,
            source=line.source or source,
            zone=zone,
            title=line.title,
            url=line.url,
            retrieved_at=retrieved_at,
        )
        for line in parse_lines(decode(data, name=name, max_bytes=len(data)), name=name, first_line=first_line)
    ]


def compose(
    text: str,
    *,
    name: str,
    form: Format,
    stated: str | None = None,
    published: str | None = None,
    source: str | None = None,
    zone: str | None = None,
    title: str | None = None,
    url: str | None = None,
    retrieved_at: str,
) -> Document:
    """A document of a text: `stated` is the publication time given with it, before its own header line's.

    Raises MissingPublication when neither says it and `published` is None, InvalidInput for what is no time (also for a
    `published` that is not needed), and for a `url` that is none of the web.
    """
    if published is not None:
        parse_publication(published, zone=zone)
    header = header_of(text)
    written = stated or (header.published if header else None) or published
    if not written:
        raise MissingPublication(
            f"{name} does not say when it was published: give the time as `published`.", document=name, published=None
        )
    publication = parse_publication(written, zone=zone)
    body_start, counts = (header.body_start, header.counts) if header else (0, ())
    publisher = source_id(source) if source else None
    return Document(
        id=document_id(publisher, publication, text[body_start:]),
        name=name,
        source_id=publisher,
        source_name=source,
        title=title or title_of(text, body_start),
        url=web_address(url, name=name),
        format=form,
        publication=publication,
        retrieved_at=retrieved_at,
        text=text,
        body_start=body_start,
        sections=sections_of(text, body_start),
        observations=tuple(Observation(name=n, value=v, observed_at=retrieved_at) for n, v in counts),
    )
