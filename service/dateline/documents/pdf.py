"""PDF: the text of its pages, lines joined to paragraphs, what stands on every page kept apart."""

import io
import re
from collections import Counter
from typing import Any

from dateline.documents.composing import Dated, Found, compose
from dateline.documents.document import Document
from dateline.documents.layout import header_among
from dateline.documents.parts import Parts, clean
from dateline.documents.received import Received
from dateline.errors import UnreadableDocument

READER = "pdf/1"
_HEAD = 8
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:([Z+-])(\d\d)?'?(\d\d)?'?)?")
_WORD_BREAK = re.compile(r"([a-z])-$")


def read(received: Received) -> list[Document]:
    """The text of a PDF. Its own date is that of the file, so a given one wins over it.

    Raises UnreadableDocument for a broken or locked file, for one of pictures without text, and for too many pages.
    """
    pages, facts = _pages(received)
    parts = Parts()
    for kind, words in _paragraphs(pages):
        parts.add(kind, words)  # type: ignore[arg-type]
    if not parts.has("body", "heading"):
        raise UnreadableDocument(
            f"{received.name} is a PDF without text in it, such as a scan. Run text recognition (OCR) on it first.",
            name=received.name,
        )
    made = _date(facts.get("/CreationDate"))
    author = clean(str(facts.get("/Author") or ""))
    header = header_among(pages[0].splitlines()[:_HEAD]) if pages else None
    found = Found(
        parts.text,
        tuple(parts.blocks),
        published=Dated(header.published) if header and header.published else None,
        guessed=Dated(*made) if made else None,
        title=clean(str(facts.get("/Title") or "")) or _first_line(pages),
        source=header.source if header else None,
        url=header.url if header else None,
        authors=(author,) if author else (),
        raw=received.data,
    )
    return [compose(received, found, "pdf", READER)]


def _pages(received: Received) -> tuple[list[str], dict[str, Any]]:
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends in broken files is no news for the user
    try:
        reader = PdfReader(io.BytesIO(received.data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument(
                f"{received.name} is locked with a password. Save it without one.", name=received.name
            )
        count = len(reader.pages)
        if count > received.max_pages:
            raise UnreadableDocument(
                f"{received.name} has {count:,} pages; at most {received.max_pages:,} are read: split it, or raise "
                "DATELINE_MAX_DOCUMENT_BYTES.",
                name=received.name,
            )
        return _texts(reader, received), dict(reader.metadata or {})
    except UnreadableDocument:
        raise
    except Exception as error:  # pypdf lets out errors of every kind where a file is broken
        raise UnreadableDocument(
            f"{received.name} is a PDF that cannot be read: {_reason(error)}. Save it anew.",
            name=received.name,
        ) from error


def _reason(error: Exception) -> str:
    return clean(str(error))[:200].rstrip(".") or type(error).__name__


def _texts(reader: Any, received: Received) -> list[str]:
    texts, length = [], 0
    for page in reader.pages:
        texts.append(page.extract_text() or "")
        length += len(texts[-1])
        if length > received.max_bytes:
            raise UnreadableDocument(f"{received.name} has more text than the {received.max_bytes:,} bytes allowed.")
    return texts


def _paragraphs(pages: list[str]) -> list[tuple[str, str]]:
    """Lines joined to paragraphs; what stands at the head or foot of most pages, and page numbers, are boilerplate."""
    repeated = _repeated(pages)
    found: list[tuple[str, str]] = []
    lines: list[str] = []
    width = _width(pages)

    def close() -> None:
        if lines:
            found.append(("body", _joined(lines)))
            lines.clear()

    for page in pages:
        for line in (one.strip() for one in page.splitlines()):
            if _key(line) in repeated or re.fullmatch(
                r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", line, re.IGNORECASE
            ):
                if ("boilerplate", line) not in found:
                    found.append(("boilerplate", line))
            elif not line:
                close()
            else:
                lines.append(line)
                if len(line) < 0.7 * width and re.search(r"[.!?:][\"'”’)]*$", line):
                    close()
                elif len(line) < 0.5 * width and len(lines) == 1:  # a heading stands alone
                    found.append(("heading", lines.pop()))
    close()
    return found


def _joined(lines: list[str]) -> str:
    """Lines as one; a word that is parted at a line's end is put together."""
    words = lines[0]
    for line in lines[1:]:
        parted = _WORD_BREAK.search(words) and line[:1].islower()
        words = words[:-1] + line if parted else f"{words} {line}"
    return words


def _repeated(pages: list[str]) -> frozenset[str]:
    if len(pages) < 3:
        return frozenset()
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        edges.update({_key(line) for line in (*lines[:2], *lines[-2:])})
    return frozenset(key for key, often in edges.items() if key and often > 0.6 * len(pages))


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", clean(line).casefold())


def _width(pages: list[str]) -> int:
    """How long a full line is: nine in ten lines are shorter."""
    lengths = sorted(len(line.strip()) for page in pages for line in page.splitlines() if line.strip())
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 1


def _first_line(pages: list[str]) -> str | None:
    line = next((clean(line) for page in pages[:1] for line in page.splitlines() if line.strip()), "")
    return line if 3 <= len(line) <= 140 and not line.endswith((".", ",", ";")) else None


def _date(written: Any) -> tuple[str, Any, str] | None:
    """PDF's own spelling of a date (ISO 32000-1, section 7.9.4): as written, its basis, and ISO."""
    found = _DATE.match(str(written or ""))
    if found is None:
        return None
    year, month, day, hour, minute, second, sign, off_hour, off_minute = found.groups()
    spelled = f"{year}-{month}-{day}"
    if hour:
        spelled += f"T{hour}:{minute}:{second or '00'}"
        spelled += "Z" if sign == "Z" else f"{sign}{off_hour or '00'}:{off_minute or '00'}" if sign else ""
    from dateline.documents.publication import is_publication

    return (str(written), "metadata", spelled) if is_publication(spelled) else None
