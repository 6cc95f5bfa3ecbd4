"""IPTC NewsML-G2: news items, packages, planning and concept items, alone or in a message."""

from typing import Any

from dateline.documents.composing import Dated, Found, compose
from dateline.documents.document import Document
from dateline.documents.markup import paragraphs_of, parse_xml, words_of
from dateline.documents.nitf import add_article
from dateline.documents.parts import Parts
from dateline.documents.publication import is_publication
from dateline.documents.received import Received
from dateline.errors import UnreadableDocument

READER = "newsml-g2/1"
_ITEMS = ("newsItem", "packageItem", "planningItem", "conceptItem", "knowledgeItem", "catalogItem")
_MAX_ITEMS = 5_000


def read(received: Received) -> list[Document]:
    """The items that have words for readers, in their order.

    Raises UnreadableDocument where none has (a catalogue of codes), MissingPublication where one has no time.
    """
    tree = parse_xml(received)
    items = [one for one in tree.iter() if _name(one) in _ITEMS][:_MAX_ITEMS] or [tree]
    several = len(items) > 1
    found = [one for item in items if (one := _found(item, received, several)) is not None]
    if not found:
        raise UnreadableDocument(f"{received.name} is NewsML-G2 without words for readers.", name=received.name)
    return [compose(received, one, "newsml-g2", READER) for one in found]


def _found(item: Any, received: Received, several: bool) -> Found | None:
    parts = Parts()
    title = _title(item)
    parts.add("headline", title)
    for line in _below(item, "contentMeta", "by"):
        parts.add("byline", words_of(line))
    for line in _below(item, "contentMeta", "dateline"):
        parts.add("dateline", words_of(line), (("place", words_of(line).partition(",")[0]),))
    _add_content(parts, item, title)
    described = "standfirst" if parts.has("body") else "caption" if _is_visual(item) else "body"
    for place in ("contentMeta", "concept", "newsCoverage", "itemMeta", "event"):
        for tag in ("description", "definition", "edNote"):
            for one in _below(item, place, tag):
                words = words_of(one)
                if words and words not in parts.text:
                    parts.add("label" if tag == "edNote" else described, words)  # type: ignore[arg-type]
    if not parts.text:
        return None
    published, updated = _dates(item)
    creators = [*_below(item, "contentMeta", "creator"), *_below(item, "contentMeta", "contributor")]
    return Found(
        parts.text,
        tuple(parts.blocks),
        published=Dated(published) if published else None,
        updated=updated,
        title=title,
        source=_named(_below(item, "itemMeta", "provider")),
        guid=item.get("guid"),
        authors=tuple(dict.fromkeys(name for one in creators[:20] if (name := _named([one])))),
        credits=tuple(
            dict.fromkeys(n for one in _below(item, "contentMeta", "infoSource")[:20] if (n := _named([one])))
        ),
        language=(item.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower() or None,
        name=item.get("guid") if several else None,
        raw=received.data,
    )


def _add_content(parts: Parts, item: Any, title: str | None) -> None:
    for tag in ("inlineXML", "inlineData"):
        for content in _below(item, "contentSet", tag):
            if any(_name(one) == "nitf" for one in content.iter()):
                inner = Parts()
                add_article(inner, content)
                for block in inner.blocks:
                    words = inner.text[block.start : block.end]
                    if words not in parts.text:
                        parts.add(block.kind, words, block.fields)
            elif len(content) == 0 and tag == "inlineData":
                _add_plain(parts, content, title)
            else:
                for kind, words in paragraphs_of(content):
                    if words != title:
                        parts.add(kind, words)


def _add_plain(parts: Parts, content: Any, title: str | None) -> None:
    """Text as it is; what is coded (a picture in base64) or markup in disguise is none."""
    if content.get("encoding"):
        return
    for words in (content.text or "").split("\n\n"):
        if words.strip() and words.strip() != title:
            parts.add("body", words)


def _title(item: Any) -> str | None:
    places = (("contentMeta", "headline"), ("itemMeta", "title"), ("concept", "name"), ("contentMeta", "slugline"))
    return next((said for place, tag in places for one in _below(item, place, tag) if (said := words_of(one))), None)


def _dates(item: Any) -> tuple[str | None, str | None]:
    """When an item became public, and when this version was made if that is later; an embargo says when."""
    tags = ("embargoed", "firstCreated", "versionCreated", "contentCreated")
    said = [next((words_of(one) for one in _below(item, None, tag)), None) for tag in tags]
    embargo, first, version, content = (one if is_publication(one) else None for one in said)
    published = embargo or first or version or content
    return published, version if version != published else None


def _named(elements: list[Any]) -> str | None:
    """The name of a party: written out, or its literal, or the last part of its code."""
    for one in elements:
        name = next((said for inner in one.iter() if _name(inner) == "name" and (said := words_of(inner))), None)
        if name or one.get("literal"):
            return str(name or one.get("literal"))
        if one.get("qcode"):
            return str(one.get("qcode")).rpartition(":")[2] or None
    return None


def _below(item: Any, place: str | None, tag: str) -> list[Any]:
    """The elements of a name in a part of an item, not those of items or assertions inside it."""
    found = []
    for one in item.iter():
        if _name(one) == tag:
            above = [_name(a) for a in one.iterancestors()]
            here = above[: next((i for i, a in enumerate(above) if a in _ITEMS), len(above))]
            if (place is None or place in here) and "assert" not in here and "inlineXML" not in here:
                found.append(one)
    return found


def _is_visual(item: Any) -> bool:
    classes = " ".join(one.get("qcode") or "" for one in item.iter() if _name(one) == "itemClass")
    return any(kind in classes for kind in ("picture", "graphic", "video"))


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
