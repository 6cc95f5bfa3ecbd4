"""Plain text, Markdown and briefs: the stored text is the file's own, unchanged."""

from dateline.documents.composing import Found, compose
from dateline.documents.decoding import charset_of, decoded
from dateline.documents.document import Document, Format
from dateline.documents.layout import header_of, sections_of
from dateline.documents.prose import require_prose
from dateline.documents.received import Received

READER = "text/2"


def read(received: Received) -> list[Document]:
    """The one document in a text; raises UnreadableDocument for what is no text or no prose."""
    return read_as_text(received, prose=True)


def read_as_text(received: Received, *, prose: bool = False) -> list[Document]:
    """The one document in a text with header lines, in a brief with bold headings, or in a plain text.

    Raises UnreadableDocument for what is no text, with `prose` also for what is no prose.
    """
    declared = charset_of(received.media_type)
    text, encoding, assumed = decoded(
        received.data, name=received.name, max_bytes=len(received.data), declared=declared
    )
    if prose:
        require_prose(text, name=received.name)
    form: Format = "brief" if header_of(text) is None and sections_of(text, 0) else "text"
    unicode = encoding == "utf-8"
    notes = (f"Nobody says in which encoding it is: {encoding} was assumed.",) if assumed else ()
    found = Found(text, raw=None if unicode else received.data, notes=notes)
    return [compose(received, found, form, READER if unicode else f"{READER} {encoding}", headed=True)]
