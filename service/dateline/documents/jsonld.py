"""schema.org JSON-LD files: articles, and ClaimReview, a review that is a claim about a claim."""

from typing import Any

from dateline.documents.composing import Dated, Found, compose
from dateline.documents.document import Document
from dateline.documents.json_kinds import parse_json
from dateline.documents.markup import paragraphs_of_html
from dateline.documents.parts import Parts
from dateline.documents.received import Received
from dateline.documents.schema_org import article_of, is_article, nodes_in, text, types_of
from dateline.errors import UnreadableDocument

READER = "json-ld/1"


def read(received: Received) -> list[Document]:
    """The articles and reviews in a file, in their order.

    Raises UnreadableDocument where there is none, or where an article has no text (only its title and address).
    """
    nodes = nodes_in(parse_json(received))
    kinds = sorted({one for node in nodes for one in types_of(node)})
    news = [node for node in nodes if is_article(node) or "ClaimReview" in types_of(node)]
    if not news:
        raise UnreadableDocument(
            f"{received.name} is JSON-LD without an article or a ClaimReview: it has "
            f"{', '.join(kinds[:8]) or 'no types'}.",
            name=received.name,
        )
    several = len(news) > 1
    found = [_review(node, received) if "ClaimReview" in types_of(node) else _article(node, received) for node in news]
    named = (
        [one._replace(name=f"{received.name}, {number}") for number, one in enumerate(found, 1)] if several else found
    )
    return [compose(received, one, "json-ld", READER) for one in named]


def _article(node: dict[str, Any], received: Received) -> Found:
    said = article_of(node)
    parts = Parts()
    parts.add("headline", said.headline)
    if said.authors:
        parts.add("byline", f"By {', '.join(said.authors)}")
    for kind, words in paragraphs_of_html(said.body):
        parts.add(kind, words)
    if not parts.has("body", "item"):
        for _, words in paragraphs_of_html(said.description):
            parts.add("body", words)
    if not parts.has("body", "item"):
        raise UnreadableDocument(
            f"{received.name} is JSON-LD of an article without its text (articleBody). Give the article's page.",
            name=received.name,
        )
    return Found(
        parts.text,
        tuple(parts.blocks),
        published=Dated(said.published) if said.published else None,
        updated=said.modified,
        title=said.headline,
        source=said.publisher,
        url=said.url if said.url and said.url.startswith("http") else None,
        authors=said.authors,
        credits=said.credits,
        language=(said.language or "")[:2].lower() or None,
        raw=received.data,
    )


def _review(node: dict[str, Any], received: Received) -> Found:
    """A review: the reviewed claim is a row with who claimed it, when, where, and how it is rated."""
    said = article_of(node)
    reviewed = _first(node.get("itemReviewed"))
    rating = _first(node.get("reviewRating"))
    claim = text(node.get("claimReviewed")) or text(reviewed, "name", "headline")
    if not claim:
        raise UnreadableDocument(f"{received.name} has a ClaimReview without claimReviewed.", name=received.name)
    fields = {
        "headline": claim,
        "claimant": text(reviewed.get("author"), "name"),
        "start": text(reviewed.get("datePublished")),
        "rating": text(rating.get("alternateName")) or text(rating.get("name")) or _scale(rating),
        "reviewer": said.publisher or next(iter(said.authors), None),
        "appearance": text(reviewed.get("appearance"), "url", "@id") or text(reviewed.get("firstAppearance"), "url"),
    }
    parts = Parts()
    parts.add("headline", text(node.get("headline")) or text(node.get("name")))
    parts.add("row", claim, tuple((name, value) for name, value in fields.items() if value))
    for kind, words in paragraphs_of_html(
        node.get("reviewBody") if isinstance(node.get("reviewBody"), str) else said.body
    ):
        parts.add(kind, words)
    return Found(
        parts.text,
        tuple(parts.blocks),
        published=Dated(said.published) if said.published else None,
        updated=said.modified,
        title=text(node.get("headline")) or text(node.get("name")) or claim,
        source=said.publisher or next(iter(said.authors), None),
        url=said.url if said.url and said.url.startswith("http") else None,
        language=(said.language or "")[:2].lower() or None,
        raw=received.data,
    )


def _scale(rating: dict[str, Any]) -> str | None:
    value, best = text(rating.get("ratingValue")), text(rating.get("bestRating"))
    return f"{value} of {best}" if value and best else value


def _first(value: Any) -> dict[str, Any]:
    listed = value if isinstance(value, list) else [value]
    return next((one for one in listed if isinstance(one, dict)), {})
