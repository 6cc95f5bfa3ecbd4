"""IPTC NITF: a news article in XML; NewsML-G2 carries it too."""

from typing import Any

from dateline.documents.composing import Dated, Found, compose
from dateline.documents.document import Document
from dateline.documents.markup import paragraphs_of, parse_xml, words_of
from dateline.documents.parts import Parts
from dateline.documents.publication import is_publication
from dateline.documents.received import Received
from dateline.errors import UnreadableDocument

READER = "nitf/1"


def read(received: Received) -> list[Document]:
    """The article. Raises UnreadableDocument for broken XML and for an article without words."""
    tree = parse_xml(received)
    parts = Parts()
    title = add_article(parts, tree)
    if not parts.text:
        raise UnreadableDocument(f"{received.name} is NITF without a headline or a text.", name=received.name)
    dates = [one.get("norm") for tag in ("date.release", "date.issue") for one in _all(tree, tag)]
    story = next((one.get("date.publication") for one in _all(tree, "pubdata")), None)
    published = next((one for one in (*dates, story) if is_publication(one)), None)
    by = [words_of(one) for one in _all(tree, "byline")]
    people = [words_of(one) for line in _all(tree, "byline") for one in _all(line, "person")]
    owner = next((one.get("name") for one in _all(tree, "pubdata")), None) or next(
        (words_of(one) for one in _all(tree, "distributor")), None
    )
    guid = next((one.get("id-string") for one in _all(tree, "doc-id")), None)
    found = Found(
        parts.text,
        tuple(parts.blocks),
        published=Dated(published) if published else None,
        title=title,
        source=owner,
        guid=guid,
        authors=tuple(people or by),
        raw=received.data,
    )
    return [compose(received, found, "nitf", READER)]


def add_article(parts: Parts, tree: Any) -> str | None:
    """Add headline, byline, dateline, paragraphs and captions of an article to `parts`; its headline is returned."""
    title = next((said for tag in ("hl1", "title") for one in _all(tree, tag) if (said := words_of(one))), None)
    parts.add("headline", title)
    for second in _all(tree, "hl2"):
        if _inside(second, "body.head"):
            parts.add("standfirst", words_of(second))
    for one in _all(tree, "byline"):
        parts.add("byline", words_of(one))
    for one in _all(tree, "dateline"):
        place = next((words_of(location) for location in _all(one, "location")), words_of(one))
        parts.add("dateline", words_of(one), (("place", place),) if place else ())
    for one in _all(tree, "abstract"):
        for _, words in paragraphs_of(one):
            parts.add("standfirst", words)
    for content in _all(tree, "body.content"):
        for kind, words in paragraphs_of(content):
            if words != title:
                parts.add(kind, words)
    return title


def _all(tree: Any, tag: str) -> list[Any]:
    return [one for one in tree.iter() if isinstance(one.tag, str) and one.tag.rpartition("}")[2] == tag]


def _inside(element: Any, tag: str) -> bool:
    return any(str(one.tag).rpartition("}")[2] == tag for one in element.iterancestors())
