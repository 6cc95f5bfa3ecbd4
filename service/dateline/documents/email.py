"""E-mails and pages saved as one file (MHTML): who sent it, when, its subject and its words."""

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses
from typing import Any

from dateline.documents.composing import Dated, Found, compose
from dateline.documents.decoding import codec_of, guess
from dateline.documents.document import Document
from dateline.documents.markup import paragraphs_of_html
from dateline.documents.parts import Parts, clean
from dateline.documents.publication import is_publication
from dateline.documents.received import Received
from dateline.errors import UnreadableDocument

READER = "email/1"
_MAX_PARTS = 1_000


def read(received: Received) -> list[Document]:
    """The message as one document; what is attached is named and left out. A saved page is read as a page.

    Raises UnreadableDocument for a message without words, MissingPublication for one without a date.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(received.data)
        texts = list(_texts(message))
        subject, sender, written = (_header(message, name) for name in ("Subject", "From", "Date"))
        attached = [clean(str(part.get_filename() or "")) for part in _walk(message) if part.is_attachment()]
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError, OverflowError) as error:
        raise UnreadableDocument(
            f"{received.name} is an e-mail that cannot be read: {clean(str(error))[:200].rstrip('.')}.",
            name=received.name,
        ) from error
    page = next((words for kind, words in texts if kind == "html"), None)
    plain = next((words for kind, words in texts if kind == "plain"), None)
    if message.get_content_type() == "multipart/related" and page and not plain:
        return [_saved_page(page, message, received)]
    parts = Parts()
    parts.add("headline", subject)
    if plain is not None:
        _add_plain(parts, plain)
    else:
        for kind, words in paragraphs_of_html(page):
            parts.add(kind, words)
    if not parts.has("body", "item"):
        raise UnreadableDocument(f"{received.name} is an e-mail without words in it.", name=received.name)
    people = tuple(clean(name) or address for name, address in getaddresses([sender or ""]) if name or address)
    left = ", ".join(name for name in attached[:10] if name)
    found = Found(
        parts.text,
        tuple(parts.blocks),
        published=Dated(written) if written and is_publication(written) else None,
        title=subject,
        guid=_header(message, "Message-ID"),
        authors=people,
        raw=received.data,
        notes=(f"What is attached is left out: {left}. Save it and give it by itself.",) if left else (),
    )
    return [compose(received, found, "email", READER)]


def _saved_page(page: str, message: EmailMessage, received: Received) -> Document:
    from dateline.documents.html import found_in

    found = found_in(page, received)
    url = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    return compose(received, found if found.url or not url else found._replace(url=url), "html", READER)


def _walk(message: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(message.walk()):
        if number > _MAX_PARTS:
            return
        if isinstance(part, EmailMessage):
            yield part


def _texts(message: EmailMessage) -> Iterator[tuple[str, str]]:
    """The texts of a message that are no attachments, each "plain" or "html"."""
    for part in _walk(message):
        if part.get_content_type() in ("text/plain", "text/html") and not part.is_attachment():
            data: Any = part.get_payload(decode=True)
            if isinstance(data, bytes):
                yield part.get_content_subtype(), _decoded(data, part.get_content_charset())


def _decoded(data: bytes, charset: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        codec = codec_of(charset)
        return data.decode(codec if codec and codec != "utf-8" else guess(data) or "cp1252", "replace")


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except (ValueError, TypeError, LookupError, AttributeError, IndexError):  # headers that the library cannot parse
        return None
    return clean(str(value)) or None if value is not None else None


def _add_plain(parts: Parts, words: str) -> None:
    """Paragraphs; the answered message and the signature are no words of this one."""
    body, _, signature = re.sub(r"\r\n?", "\n", words).partition("\n-- \n")
    for paragraph in re.split(r"\n[ \t]*\n", body):
        quoted = all(line.startswith(">") for line in paragraph.splitlines() if line.strip())
        parts.add("boilerplate" if quoted else "body", paragraph)
    parts.add("boilerplate", signature)
