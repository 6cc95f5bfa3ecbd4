"""Markup from strangers: XML without entities or network, pages as browsers decode them, fragments as prose."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dateline.documents.decoding import charset_of, codec_of, guess
from dateline.documents.parts import clean
from dateline.documents.received import Received
from dateline.errors import UnreadableDocument
from dateline.evidence import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]+)")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SILENT = {"script", "style", "noscript", "template", "iframe", "svg", "math", "form", "nav", "button", "select",
           "object", "video", "audio", "textarea", "head", "title"}  # fmt: skip
_INLINE = {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
           "ins",
           "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
           "wbr", "img", "person", "org", "location", "event", "chron", "num", "function", "inline", "hi"}  # fmt: skip
_KINDS: dict[str, BlockKind] = {
    "li": "item", "dt": "item", "dd": "item", "figcaption": "caption", "caption": "caption", "media-caption": "caption",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "hl1": "heading", "hl2": "heading", "tr": "item",
}  # fmt: skip


def require_few_tags(received: Received) -> None:
    """Raise UnreadableDocument where markup has more tags than memory is allowed for."""
    if received.data.count(b"<") > 2 * received.max_tags:
        raise UnreadableDocument(
            f"{received.name} has more than the {received.max_tags:,} tags allowed: split it, or raise "
            "DATELINE_MAX_DOCUMENT_BYTES.",
            name=received.name,
            max_tags=received.max_tags,
        )


def parse_xml(received: Received) -> "_Element":
    """The root of an XML document; entities are not resolved and nothing is fetched.

    Raises UnreadableDocument for broken XML, for one that defines entities, and for one nested too deep or too large.
    """
    from lxml import etree  # type: ignore[import-untyped]

    require_few_tags(received)
    refuse_entities(received)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(received.data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableDocument(
            f"{received.name} is XML that cannot be read: {str(error).rstrip('.')}.",
            name=received.name,
            reason=str(error),
        ) from error


def refuse_entities(received: Received) -> None:
    """Raise UnreadableDocument where a document type defines entities: that is how XML bombs and thefts are made."""
    if _ENTITY.search(received.data[:1_000_000].replace(b"\0", b"")):
        raise UnreadableDocument(
            f"{received.name} defines entities of its own, which are never resolved here. Save it without them.",
            name=received.name,
        )


def decoded_page(received: Received) -> tuple[str, tuple[str, ...]]:
    """The text of a page as browsers decode it, and notes on what was assumed.

    A mark wins over what a server said, that over what the page says; then UTF-8 where it is, then what it looks like.
    Bytes that are none of the encoding become U+FFFD.
    """
    data = received.data
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace"), ()
    stated = _DECLARED.search(data[:4096]) or _XML_DECLARED.match(data[:200])
    declared = codec_of(charset_of(received.media_type)) or codec_of(stated[1].decode("ascii") if stated else None)
    if declared and declared.startswith("utf-16"):  # it was read as ASCII, so it is none
        declared = "utf-8"
    try:
        if declared in (None, "utf-8"):
            return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        lost = data.decode("utf-8", "replace").count("\ufffd")
        if declared and lost < 0.001 * len(data):
            return data.decode("utf-8", "replace"), ("It has bytes that are no UTF-8, as it says it is.",)
        declared = guess(data) or "cp1252"
        note = (f"It is not in the encoding that it says, or says none: {declared} was assumed.",)
        return data.decode(declared, "replace"), note
    try:
        return data.decode(declared or "utf-8", "replace"), ()
    except LookupError:
        return data.decode("cp1252", "replace"), ()


def parse_page(text: str, name: str) -> "_Element":
    """The tree of a web page. Raises UnreadableDocument where nothing of it can be read."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, no_network=True
    )
    bare = _DECLARATION.sub("", text.replace("\0", "\ufffd"), count=1)
    try:
        tree = html.document_fromstring(bare.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableDocument(f"{name} is a web page without anything in it.", name=name) from error
    return tree


def paragraphs_of_html(markup: str | None) -> list[tuple[BlockKind, str]]:
    """The prose in a piece of HTML, such as an item of a feed has, as paragraphs with their kinds."""
    from lxml import etree, html

    if not markup or not markup.strip():
        return []
    if "<" not in markup and "&" not in markup:
        return [("body", words) for line in markup.split("\n\n") if (words := clean(line))]
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, no_network=True
    )
    bare = _DECLARATION.sub("", markup.replace("\0", ""), count=1)
    try:
        tree = html.document_fromstring(f"<div>{bare}</div>".encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return []
    return list(paragraphs_of(tree))


def paragraphs_of(tree: Any) -> Iterator[tuple[BlockKind, str]]:
    """The prose in a tree as paragraphs with their kinds: list items, headings, captions, body."""
    from lxml import etree

    words: list[str] = []
    kinds: list[BlockKind] = []
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = _local(element)
        starts = event == "start"
        if tag in _SILENT:
            silent += 1 if starts else -1
        # The words before this tag belong to what is open now; a block begins or ends a paragraph.
        elif not silent and tag not in _INLINE:
            if tag == "br":
                words.append("\n" if starts else "")
            else:
                yield from _flushed(words, kinds[-1] if kinds else "body")
        if not silent and not starts and tag in _KINDS and kinds:
            kinds.pop()
        elif not silent and starts and tag in _KINDS:
            kinds.append(_KINDS[tag])
        said = element.text if starts else element.tail
        if said and not silent and (starts or element is not tree):
            words.append(" ".join(["", *said.split(), ""]) if said.isspace() else said.replace("\n", " "))
        if not silent and not starts and tag in ("td", "th"):
            words.append(" ")
    yield from _flushed(words, "body")


def _flushed(words: list[str], kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    for line in re.split(r"\n\s*\n", "".join(words)):
        if said := clean(line):
            yield kind, said
    words.clear()


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def words_of(element: Any) -> str:
    """All words in an element in one line; empty for None."""
    return "" if element is None else re.sub(r" ([,.;])(?= |$)", r"\1", clean(" ".join(element.itertext())))
