"""Word documents (docx): paragraphs by their styles, tables by their rows."""

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from dateline.documents.archive import require_bounded
from dateline.documents.composing import Dated, Found, compose
from dateline.documents.document import Document
from dateline.documents.layout import header_among
from dateline.documents.parts import Parts, clean
from dateline.documents.received import Received
from dateline.errors import UnreadableDocument
from dateline.evidence import BlockKind

READER = "docx/1"
_HEAD = 8
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SILENT = {f"{_WORD}{name}" for name in ("del", "instrText", "delText", "txbxContent")}


def read(received: Received) -> list[Document]:
    """The text of a document, insertions accepted and deletions left out. Its date is that of the file, so a given
    one wins over it, and a header line (Published: …) over both.

    Raises UnreadableDocument for a broken or locked file, one that unpacks to too much, and one without words.
    """
    require_bounded(received)
    book = _opened(received)
    parts, lines, title = Parts(), [], None
    for kind, words in _paragraphs(book.element.body):
        lines.append(words)
        header = header_among([words]) if len(lines) <= _HEAD else None
        if kind == "headline" and title is None:
            title = words
        parts.add("boilerplate" if header else kind, words)
    if not parts.has("body", "item", "heading", "headline"):
        raise UnreadableDocument(f"{received.name} is a Word document without words in it.", name=received.name)
    head = header_among(lines[:_HEAD])
    facts = book.core_properties
    author = clean(facts.author or "")
    made = facts.created
    found = Found(
        parts.text,
        tuple(parts.blocks),
        published=Dated(head.published) if head and head.published else None,
        guessed=Dated(_spelled(made), "metadata") if isinstance(made, datetime) and made.year > 1980 else None,
        updated=head.updated if head else None,
        title=title or clean(facts.title or "") or None,
        source=head.source if head else None,
        url=head.url if head else None,
        authors=(head.authors if head else ()) or ((author,) if author and author != "python-docx" else ()),
        raw=received.data,
    )
    return [compose(received, found, "docx", READER)]


def _opened(received: Received) -> Any:
    import docx

    try:
        return docx.Document(io.BytesIO(received.data))
    except Exception as error:  # what lxml and python-docx say of broken parts
        raise UnreadableDocument(
            f"{received.name} is a Word document that cannot be read: "
            f"{clean(str(error))[:200].rstrip('.') or type(error).__name__}. Save it anew as docx.",
            name=received.name,
        ) from error


def _paragraphs(body: Any) -> Iterator[tuple[BlockKind, str]]:
    for element in body:
        if element.tag == f"{_WORD}tbl":
            for row in element.iter(f"{_WORD}tr"):
                yield "item", " ".join(filter(None, (_words(cell) for cell in row.iter(f"{_WORD}tc"))))
        else:
            for one in element.iter(f"{_WORD}p"):
                if words := _words(one):
                    yield _kind(one), words


def _kind(paragraph: Any) -> BlockKind:
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    name = (style.get(f"{_WORD}val") or "").lower() if style is not None else ""
    if name in ("title", "headline"):
        return "headline"
    if name == "subtitle":
        return "standfirst"
    if name.startswith("heading"):
        return "heading"
    if name == "caption":
        return "caption"
    return "item" if name.startswith("list") or paragraph.find(f"{_WORD}pPr/{_WORD}numPr") is not None else "body"


def _words(element: Any) -> str:
    """The words of a paragraph or a cell as they stand once all changes are accepted."""
    said: list[str] = []
    for one in element.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr", f"{_WORD}p"):
        if any(above.tag in _SILENT for above in one.iterancestors()):
            continue
        said.append((one.text or "") if one.tag == f"{_WORD}t" else " ")
    return clean("".join(said))


def _spelled(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds") + ("" if moment.tzinfo else "Z")
