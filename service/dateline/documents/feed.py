"""RSS, Atom and JSON Feed: a document for each item."""

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from dateline.documents.composing import Dated, Found, compose
from dateline.documents.document import Document
from dateline.documents.json_kinds import parse_json
from dateline.documents.markup import paragraphs_of_html, refuse_entities, require_few_tags
from dateline.documents.parts import Parts, clean
from dateline.documents.publication import is_publication
from dateline.documents.received import Received
from dateline.errors import InvalidInput, UnreadableDocument

READER = "feed/1"
_MAX_ITEMS = 10_000


class Item(NamedTuple):
    """One item of a feed, as written; `content` is HTML or text."""

    title: str | None = None
    content: str | None = None
    link: str | None = None
    guid: str | None = None
    published: Dated | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    language: str | None = None


def read(received: Received) -> list[Document]:
    """The items of a feed as documents, in their order; items without a word in them are left out.

    Raises UnreadableDocument for a feed without items that have words, MissingPublication for an item without a time.
    """
    items = list(items_of(received))
    if len(items) > _MAX_ITEMS:
        raise UnreadableDocument(
            f"{received.name} has more than the {_MAX_ITEMS:,} items that a feed may have: split it.",
            name=received.name,
        )
    found = [one for number, item in enumerate(items, 1) if (one := _found(item, received, number)) is not None]
    if not found:
        raise UnreadableDocument(f"{received.name} is a feed without items to read.", name=received.name)
    return [compose(received, one, "feed", READER) for one in found]


def items_of(received: Received) -> Iterator[Item]:
    """The items of RSS, Atom or JSON Feed, as they are written."""
    if received.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _items_of_json(received)
        return
    import feedparser  # type: ignore[import-untyped]

    require_few_tags(received)
    refuse_entities(received)
    headers = {"content-type": received.media_type or "", "content-location": received.url or ""}
    try:
        parsed = feedparser.parse(
            io.BytesIO(received.data), response_headers={name: value for name, value in headers.items() if value}
        )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, UnicodeError) as error:
        raise UnreadableDocument(
            f"{received.name} is a feed that cannot be read: {str(error)[:200].rstrip('.')}.", name=received.name
        ) from error
    site = clean(parsed.feed.get("title") or "") or None
    language = parsed.feed.get("language")
    for entry in parsed.entries:
        yield _item(entry, site, language, atom=str(parsed.version).startswith("atom"))


def _item(entry: Any, site: str | None, language: str | None, *, atom: bool) -> Item:
    contents = [one.get("value") for one in entry.get("content") or () if "html" in one.get("type", "text")]
    source = entry.get("source") or {}
    authors = [one.get("name") for one in entry.get("authors") or () if one.get("name")]
    return Item(
        title=entry.get("title"),
        content=max((one for one in (*contents, entry.get("summary")) if one), key=len, default=None),
        link=entry.get("link"),
        guid=entry.get("id"),
        published=_published(entry, atom=atom),
        updated=entry.get("updated") if atom and "updated" in entry else None,
        authors=tuple(dict.fromkeys(clean(one) for one in authors)),
        source=source.get("title") or site,
        language=language,
    )


def _published(entry: Any, *, atom: bool) -> Dated | None:
    """When an item was published; of an Atom entry that only says when it was updated, that is a guess.

    `dc:date`, which feedparser takes for the time of an update, is the date of the item: RSS 1.0 has no other.
    """
    for key, basis in (("published", "stated"), ("created", "stated"), ("updated", "inferred" if atom else "stated")):
        written = entry.get(key) if key in entry else None
        if written:
            moment = entry.get(f"{key}_parsed")
            if not is_publication(written) and moment is not None:
                return Dated(written, basis, _spelling(moment))  # type: ignore[arg-type]
            return Dated(written, basis)  # type: ignore[arg-type]
    return None


def _spelling(moment: Any) -> str:
    return f"{moment[0]:04d}-{moment[1]:02d}-{moment[2]:02d}T{moment[3]:02d}:{moment[4]:02d}:{min(moment[5], 59):02d}Z"


def _items_of_json(received: Received) -> Iterator[Item]:
    """JSON Feed 1 and 1.1 (jsonfeed.org)."""
    feed = parse_json(received)
    listed = feed.get("items") if isinstance(feed, dict) else None
    for one in listed if isinstance(listed, list) else []:
        if not isinstance(one, dict):
            continue
        given = one.get("authors") or [one.get("author")]
        authors = [a.get("name") for a in given if isinstance(a, dict)] if isinstance(given, list) else []
        published = _text(one, "date_published")
        yield Item(
            title=_text(one, "title"),
            content=_text(one, "content_html") or _text(one, "content_text") or _text(one, "summary"),
            link=_text(one, "url") or _text(one, "external_url"),
            guid=_text(one, "id"),
            published=Dated(published) if published else None,
            updated=_text(one, "date_modified"),
            authors=tuple(clean(name) for name in authors if isinstance(name, str) and clean(name)),
            source=_text(feed, "title"),
            language=_text(one, "language") or _text(feed, "language"),
        )


def _text(value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    return str(found) if isinstance(found, str | int) and str(found) else None


def _found(item: Item, received: Received, number: int) -> Found | None:
    parts = Parts()
    title = " ".join(words for _, words in paragraphs_of_html(item.title)) or None
    parts.add("headline", title)
    for kind, words in paragraphs_of_html(item.content):
        if words != title:
            parts.add("boilerplate" if _is_footer(words) else kind, words)
    if not parts.text:
        return None
    stated, guessed = item.published, None
    if stated is not None and not _readable(stated):
        raise InvalidInput(
            f"{received.name}, item {number}, has a time that cannot be read: {stated.written!r}.", item=number
        )
    if stated is not None and stated.basis == "inferred":
        stated, guessed = None, stated
    return Found(
        parts.text,
        tuple(parts.blocks),
        published=stated,
        guessed=guessed,
        updated=item.updated,
        title=title,
        site=item.source,
        url=item.link if item.link and item.link.lower().startswith(("http://", "https://")) else None,
        guid=item.guid,
        authors=item.authors,
        language=(item.language or "")[:2].lower() or None,
        name=f"{received.name}, item {number}",
        raw=received.data,
    )


def _readable(stated: Dated) -> bool:
    return is_publication(stated.means or stated.written)


def _is_footer(words: str) -> bool:
    """What a blog's software puts below every item."""
    return (words.startswith("The post ") and "appeared first on" in words) or words.rstrip(" .…»›").lower() in (
        "read more",
        "continue reading",
        "comments",
    )
