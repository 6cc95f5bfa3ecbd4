"""What schema.org JSON-LD says of an article: shared by web pages and by JSON-LD files."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from dateline.documents.parts import clean

# schema.org/Article and what is below it, as pages use them.
_ARTICLE = re.compile(
    r"(?:\w*Article|\w*NewsArticle|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|ReportageNewsArticle)$"
)
_MAX_DEPTH = 12
_MAX_NODES = 2_000


class Article(NamedTuple):
    """What a page says of its article, as written; None or empty for what it does not say."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    body: str | None = None
    description: str | None = None


def nodes_in(value: Any) -> list[dict[str, Any]]:
    """The objects with a type in a JSON-LD value: itself, those in lists and in `@graph`, and what is part of them."""
    return list(_nodes(value, 0))[:_MAX_NODES]


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for one in value[:_MAX_NODES]:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "itemListElement", "item", "hasPart"):
            if key in value:
                yield from _nodes(value[key], depth + 1)


def types_of(node: dict[str, Any]) -> list[str]:
    """The types of an object without their namespace."""
    return [str(one).rpartition("/")[2].rpartition(":")[2] for one in _listed(node.get("@type"))]


def is_article(node: dict[str, Any]) -> bool:
    """Whether an object is an article of some kind."""
    return any(_ARTICLE.match(one) for one in types_of(node))


def article_of(node: dict[str, Any]) -> Article:
    """What one object says of an article."""
    based = [text(one, "name", "headline", "url", "@id") for one in _listed(node.get("isBasedOn"))]
    origin = [text(node.get(key), "name") for key in ("sourceOrganization", "provider")]
    publisher = text(node.get("publisher"), "name", "legalName")
    return Article(
        headline=text(node.get("headline")) or text(node.get("name")),
        published=text(node.get("datePublished")),
        modified=text(node.get("dateModified")),
        publisher=publisher,
        authors=tuple(dict.fromkeys(name for one in _listed(node.get("author")) if (name := text(one, "name")))),
        credits=tuple(dict.fromkeys(name for name in (*based, *origin) if name and name != publisher)),
        url=text(node.get("url")) or text(node.get("mainEntityOfPage"), "@id", "url"),
        language=text(node.get("inLanguage"), "alternateName", "name"),
        body=node["articleBody"] if isinstance(node.get("articleBody"), str) else None,
        description=text(node.get("description")) or text(node.get("abstract")),
    )


def parse_loosely(written: str) -> Any:
    """The value of a JSON-LD script as pages write it (line ends in strings, comment marks around it), None if none."""
    bare = re.sub(r"^\s*(?:<!--|/\*.*?\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", written)
    try:
        return json.loads(bare.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def text(value: Any, *keys: str) -> str | None:
    """A value as one line of text: itself, or the first of `keys` that an object has; of a list its first."""
    for one in _listed(value)[:20]:
        if isinstance(one, str):
            found = clean(one)
        elif isinstance(one, int | float) and not isinstance(one, bool):
            found = str(one)
        elif isinstance(one, dict):
            found = next((said for key in keys if isinstance(one.get(key), str) and (said := clean(one[key]))), "")
        else:
            found = ""
        if found:
            return found
    return None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
