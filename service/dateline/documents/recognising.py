"""Which format bytes are in, told from the bytes themselves."""

import re

from dateline.documents.json_kinds import kind_of_json
from dateline.documents.received import Received
from dateline.documents.tabular import looks_like_a_sheet
from dateline.errors import UnreadableDocument

_HEAD = 4096
_ASIDES = 1_000_000
# What cannot be read, by its first bytes, with what to give instead.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Office file", "Save it as docx, xlsx or PDF."),
    (b"{\\rtf", "RTF", "Save it as docx or as text."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"\x89PNG", "a picture", "Give the text that belongs to it."),
    (b"\xff\xd8\xff", "a picture", "Give the text that belongs to it."),
    (b"GIF8", "a picture", "Give the text that belongs to it."),
    (b"SQLite format 3", "a database", "Export its rows as CSV."),
    (b"ID3", "a recording", "Give its transcript."),
    (b"OggS", "a recording", "Give its transcript."),
    (b"RIFF", "a recording or a picture", "Give its transcript."),
    (b"\x7fELF", "a program", "Give a document."),
    (b"MZ\x90", "a program", "Give a document."),
)
# As browsers tell a page (WHATWG MIME Sniffing, section 7.1), without the tags that Markdown may begin with.
_PAGE = re.compile(
    rb"(?:<!doctype\s+html|<(?:html|head|body|script|iframe|h1|h2|div|font|table|style|title|meta|link|article|main|"
    rb"section|header|nav|p|a|b|br|span|img)(?=[\s>/]))",
    re.IGNORECASE,
)
_ASIDE = re.compile(rb"\s*(?:<!--.*?-->|<\?.*?\?>|<!doctype(?:[^>\[]|\[.*?\])*>)", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(rb"\s*<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_ROOTS = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "channel": "feed",
    "nitf": "nitf",
    "newsitem": "newsml-g2",
    "newsmessage": "newsml-g2",
    "packageitem": "newsml-g2",
    "planningitem": "newsml-g2",
    "conceptitem": "newsml-g2",
    "knowledgeitem": "newsml-g2",
    "catalogitem": "newsml-g2",
    "contentset": "newsml-g2",
    "html": "html",
}
_MAIL = re.compile(
    rb"(?:(?:From|To|Cc|Date|Subject|Message-ID|Received|Return-Path|Delivered-To|MIME-Version|Reply-To|Sender|"
    rb"Content-[\w-]+|X-[\w-]+|DKIM-Signature|ARC-[\w-]+|Authentication-Results|Snapshot-Content-Location)"
    rb":[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}",
    re.IGNORECASE,
)


def recognise(received: Received) -> str:
    """The name of the format that bytes are in, "text" where they are no other.

    Raises UnreadableDocument for what no reader reads, naming what it is and what to give instead.
    """
    data, name = received.data, received.name
    for mark, what, instead in _FOREIGN:
        if data.startswith(mark):
            raise UnreadableDocument(f"{name} is {what}. {instead}", name=name, found=what)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _of_archive(received)
    head = _head(data)
    if head.startswith(b"<"):
        return _of_markup(head, data, received)
    if head.startswith((b"{", b"[")):
        return kind_of_json(received)
    if _MAIL.match(head) and re.search(rb"^(?:From|Subject|MIME-Version):", head, re.IGNORECASE | re.MULTILINE):
        return "email"
    return "sheet" if looks_like_a_sheet(received) else "text"


def is_page(data: bytes) -> bool:
    """Whether bytes are a web page or a feed."""
    head = _head(data)
    return _PAGE.match(head) is not None or _of_markup(head, data, None) in ("html", "feed")


def _head(data: bytes) -> bytes:
    """The first bytes without a mark and white space; UTF-16 with a mark as UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[: 2 * _HEAD].decode("utf-16", "replace").lstrip().encode("utf-8", "replace")
    plain = data.removeprefix(b"\xef\xbb\xbf")
    return plain[: len(plain) - len(plain.lstrip()) + _HEAD].lstrip()


def _of_archive(received: Received) -> str:
    from dateline.documents.archive import names_in

    names = names_in(received)
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "sheet"
    name = received.name
    raise UnreadableDocument(
        f"{name} is a zip archive that is neither docx nor xlsx. Unpack it first.", name=name, found="zip"
    )


def _of_markup(head: bytes, data: bytes, received: Received | None) -> str:
    rest = head
    if len(data) > _HEAD and not _ROOT.match(_without_asides(head)):  # a long comment comes first
        rest = data[:_ASIDES].lstrip(b"\xef\xbb\xbf \t\r\n")
    if re.match(rb"<!doctype\s+html", rest, re.IGNORECASE):
        return "html"
    bare = _without_asides(rest)
    if bare is not rest and re.search(rb"<!doctype\s+html", rest[: len(rest) - len(bare)], re.IGNORECASE):
        return "html"
    root = _ROOT.match(bare)
    known = _ROOTS.get(root[1].decode("ascii").lower()) if root else None
    if known:
        return known
    if _PAGE.match(bare.lstrip()) and not rest.startswith(b"<?xml"):
        return "html"
    if received and root and (rest.startswith(b"<?xml") or re.search(rb"\bxmlns\b", bare[:400])):
        name, tag = received.name, root[1].decode("ascii")
        raise UnreadableDocument(
            f"{name} is XML of no kind that is known here (<{tag}>). RSS, Atom, NewsML-G2, NITF and XHTML are.",
            name=name,
            found=tag,
        )
    return "text"


def _without_asides(head: bytes) -> bytes:
    """What follows comments, processing instructions and document types."""
    while found := _ASIDE.match(head):
        head = head[found.end() :]
    return head
