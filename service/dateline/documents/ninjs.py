"""IPTC ninjs, versions 1, 2 and 3: news in JSON."""

import re
from typing import Any

from dateline.documents.composing import Dated, Found, compose
from dateline.documents.document import Document
from dateline.documents.json_kinds import objects_of, parse_json
from dateline.documents.markup import paragraphs_of_html
from dateline.documents.parts import Parts, clean
from dateline.documents.publication import is_publication
from dateline.documents.received import Received
from dateline.documents.schema_org import text
from dateline.errors import UnreadableDocument
from dateline.evidence import BlockKind

READER = "ninjs/1"
_MAX_ITEMS = 5_000


def read(received: Received) -> list[Document]:
    """The item in ninjs, or those in a list, with what is associated to them as captions.

    Raises UnreadableDocument where no item has a word in it, MissingPublication where one has no time.
    """
    items = [_plainly_named(one) for one in objects_of(parse_json(received))[:_MAX_ITEMS]]
    found = [one for item in items if (one := _found(item, received)) is not None]
    if not found:
        raise UnreadableDocument(
            f"{received.name} is ninjs without a headline, a text or a description.", name=received.name
        )
    return [compose(received, one, "ninjs", READER) for one in found]


def _plainly_named(item: dict[str, Any]) -> dict[str, Any]:
    """An item with the names of its fields as ninjs 1 and 2 mostly have them; ninjs 3 writes `versionCreated`."""
    return {re.sub(r"_(?!text|xhtml|html)", "", key.lower()): value for key, value in item.items()}


def _found(item: dict[str, Any], received: Received) -> Found | None:
    parts = Parts()
    headline = _headline(item)
    parts.add("headline", headline)
    byline = _value(item, "byline", "bylines")
    parts.add("byline", byline)
    body = _body(item)
    described = _described(item, body)
    if body:
        for _, words in described:
            parts.add("standfirst", words)
    for kind, words in paragraphs_of_html(body):
        if words != headline:
            parts.add(kind, words)
    for kind, words in described if not body else ():
        parts.add(kind, words)
    for caption in _captions(item):
        if caption not in parts.text:
            parts.add("caption", caption)
    if not parts.text:
        return None
    published, updated = _dates(item)
    return Found(
        parts.text,
        tuple(parts.blocks),
        published=Dated(published) if published else None,
        updated=updated,
        title=headline,
        source=text(item.get("provider"), "name") or text(item.get("copyrightholder")),
        url=next((u for u in (text(item.get("url")), text(item.get("uri"))) if u and u.startswith("http")), None),
        guid=text(item.get("uri")),
        authors=_authors(item, byline),
        credits=_credits(item),
        language=(text(item.get("language")) or "")[:2].lower() or None,
        name=text(item.get("uri")) if received.data.lstrip()[:1] == b"[" else None,
        raw=received.data,
    )


def _described(item: dict[str, Any], body: str | None) -> list[tuple[BlockKind, str]]:
    """The description: of a picture its caption, of an article what is not said in it word for word."""
    seen = item.get("type") in ("picture", "graphic", "video")
    told = paragraphs_of_html(_value(item, "description_text", "descriptions"))
    return [
        ("caption" if seen and kind == "body" else kind, words) for kind, words in told if words not in (body or "")
    ]


def _headline(item: dict[str, Any]) -> str | None:
    for one, many in (("headline", "headlines"), ("title", "titles"), ("name", "names")):
        if found := _value(item, one, many):
            return " ".join(words for _, words in paragraphs_of_html(found))
    return next((value for key, value in item.items() if key.startswith("headline") and isinstance(value, str)), None)


def _body(item: dict[str, Any]) -> str | None:
    """The longest of the bodies: ninjs 3 has a list of them, by content type."""
    said = [item.get(key) for key in ("body_xhtml", "body_html", "body_text")]
    said += [v for k, v in item.items() if k.startswith("body") and k not in ("body_xhtml", "body_html", "body_text")]
    listed = item.get("bodies")
    said += [one.get("value") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return max((one for one in said if isinstance(one, str)), key=len, default=None)


def _value(item: dict[str, Any], one: str, many: str) -> str | None:
    """A field that ninjs 1 has once and ninjs 3 as a list of objects with a value; the main one first."""
    if isinstance(item.get(one), str) and item[one].strip():
        return str(item[one])
    listed = item.get(many)
    values = [v for v in listed if isinstance(v, dict)] if isinstance(listed, list) else []
    values.sort(key=lambda v: v.get("role") not in (None, "main", "headline", "caption", "description"))
    return next(
        (v for one in values if isinstance(v := one.get("value") or one.get("byline"), str) and v.strip()), None
    )


def _captions(item: dict[str, Any]) -> list[str]:
    given = item.get("associations")
    listed = list(given.values()) if isinstance(given, dict) else given if isinstance(given, list) else []
    said = []
    for one in listed[:200]:
        if isinstance(one, dict) and (words := _value(one, "description_text", "descriptions")):
            said += [words for _, words in paragraphs_of_html(words)]
    return said


def _dates(item: dict[str, Any]) -> tuple[str | None, str | None]:
    """When an item became public, and when this version was made if that is later.

    An embargo says when; else the first version's time; else this version's.
    """
    made = [text(item.get(key)) for key in ("embargoed", "firstcreated", "versioncreated", "contentcreated")]
    embargo, first, version, content = (one if is_publication(one) else None for one in made)
    published = embargo or first or version or content
    return published, version if version != published else None


def _authors(item: dict[str, Any], byline: str | None) -> tuple[str, ...]:
    people = item.get("people")
    listed = [one for one in people if isinstance(one, dict)] if isinstance(people, list) else []
    named = [
        clean(str(one.get("name") or "")) for one in listed if str(one.get("rel", "")).startswith(("author", "creat"))
    ]
    return tuple(dict.fromkeys(filter(None, named))) or ((re.sub(r"^By\s+", "", clean(byline)),) if byline else ())


def _credits(item: dict[str, Any]) -> tuple[str, ...]:
    sources = item.get("infosources")
    listed = [one for one in sources if isinstance(one, dict)] if isinstance(sources, list) else []
    return tuple(dict.fromkeys(name for one in listed if (name := text(one, "name", "uri"))))
