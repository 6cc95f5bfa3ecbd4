"""Every format of document there is: what it is called, how its files are named, and which module reads it.

The command line's help, the API and `docs/documents.md` draw from this table. What bytes hold is decided by the bytes,
see `recognising`; names and media types only break ties. A reader's module is imported when its first document comes.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from dateline.documents.document import Document
from dateline.documents.received import Received


class Format(NamedTuple):
    """A format: its name, its media types, how names of its files end, one sentence, and the module that reads it.

    `reader` is the reader's name and version: read again by the same version, the same bytes give the same text.
    """

    name: str
    media_types: tuple[str, ...]
    endings: tuple[str, ...]
    about: str
    module: str
    reader: str


FORMATS = (
    Format(
        "text",
        ("text/plain", "text/markdown"),
        (".txt", ".md"),
        "Plain text or Markdown, with or without header lines (Published:, Updated:, Source:, URL:, Author:).",
        "plain",
        "text/2",
    ),
    Format("brief", ("text/markdown",), (".md",), "A brief: a text with bold headings.", "plain", "text/2"),
    Format(
        "jsonl",
        ("application/jsonl", "application/x-ndjson"),
        (".jsonl", ".ndjson"),
        "Document JSONL: an object a line with id, text, published and more.",
        "jsonl",
        "jsonl/2",
    ),
    Format(
        "html",
        ("text/html", "application/xhtml+xml"),
        (".html", ".htm", ".xhtml"),
        "A web page: its article, with captions and comments kept apart.",
        "html",
        "html/1",
    ),
    Format(
        "feed",
        ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"),
        (".rss", ".atom", ".rdf"),
        "RSS, Atom or JSON Feed: a document for each item.",
        "feed",
        "feed/1",
    ),
    Format("ninjs", ("application/json",), (".json",), "IPTC ninjs 1, 2 or 3: news in JSON.", "ninjs", "ninjs/1"),
    Format(
        "newsml-g2",
        ("application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml"),
        (".xml",),
        "IPTC NewsML-G2: a document for each item with words for readers.",
        "newsml",
        "newsml-g2/1",
    ),
    Format("nitf", ("application/nitf+xml",), (".xml", ".nitf"), "IPTC NITF: a news article in XML.", "nitf", "nitf/1"),
    Format(
        "json-ld",
        ("application/ld+json",),
        (".json", ".jsonld"),
        "schema.org JSON-LD: NewsArticle and its kind, and ClaimReview (a claim about a claim).",
        "jsonld",
        "json-ld/1",
    ),
    Format(
        "timeline",
        ("application/json", "text/csv"),
        (".json", ".csv", ".tsv", ".xlsx"),
        "A TimelineJS timeline as JSON or as a sheet: a row of it is a claim by its editor.",
        "timelinejs",
        "timeline/1",
    ),
    Format(
        "sheet",
        ("text/csv", "text/tab-separated-values", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (".csv", ".tsv", ".xlsx"),
        "Any CSV, TSV or xlsx sheet whose columns are named (date=Year,headline=What); GDELT events and ACLED exports.",
        "sheet",
        "sheet/1",
    ),
    Format("pdf", ("application/pdf",), (".pdf",), "PDF with text in it (not pictures of pages).", "pdf", "pdf/1"),
    Format(
        "docx",
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        (".docx",),
        "A Word document.",
        "docx",
        "docx/1",
    ),
    Format(
        "email",
        ("message/rfc822", "multipart/related"),
        (".eml", ".mht", ".mhtml"),
        "An e-mail, or a page saved as one file.",
        "email",
        "email/1",
    ),
)
BY_NAME = {form.name: form for form in FORMATS}


def reader_of(name: str) -> Callable[[Received], list[Document]]:
    """The function that reads a format; its module and the libraries it needs are imported now."""
    read: Callable[[Received], list[Document]] = import_module(f"dateline.documents.{BY_NAME[name].module}").read
    return read
