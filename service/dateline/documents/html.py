"""Web pages: the article as prose, with what the page says about it; captions and comments are kept apart."""

import re
from collections.abc import Iterator
from typing import Any

from dateline.documents.composing import Dated, Found, compose
from dateline.documents.document import Document
from dateline.documents.markup import decoded_page, paragraphs_of_html, parse_page, require_few_tags, words_of
from dateline.documents.page_dates import guessed_date
from dateline.documents.page_facts import Facts, facts_of
from dateline.documents.parts import Parts, clean
from dateline.documents.received import Received
from dateline.errors import UnreadableDocument
from dateline.evidence import BlockKind

READER = "html/1"
_MAX_CAPTIONS = 100
_TAGS: dict[str, BlockKind] = {"head": "heading", "list": "item", "item": "item", "row": "item"}


def read(received: Received) -> list[Document]:
    """The article of a page. Raises UnreadableDocument where there is none (a list of links, a page that a script
    fills), MissingPublication where neither the page nor anybody says when it was published.
    """
    require_few_tags(received)
    page, notes = decoded_page(received)
    return [compose(received, found_in(page, received, notes), "html", READER)]


def found_in(page: str, received: Received, notes: tuple[str, ...] = ()) -> Found:
    """What a page holds, from its decoded text."""
    tree = parse_page(page, received.name)
    facts = facts_of(tree)
    parts = Parts()
    parts.add("headline", facts.title)
    parts.add("byline", facts.byline or _signed(facts.article.authors))
    captions = _captions(tree)
    body, comments = article_of_page(tree)
    for kind, words in body or paragraphs_of_html(facts.article.body):
        if not _repeats(words, facts):
            parts.add("caption" if words in captions else kind, words)
    if not parts.has("body", "item"):
        raise UnreadableDocument(
            f"{received.name} is a web page without an article: a list of links, or a page that a script fills. "
            "Give the page of one article as the browser shows it, or its text.",
            name=received.name,
        )
    for caption in captions:
        if caption not in parts.text:
            parts.add("caption", caption)
    same_to = parts.length
    for comment in comments:
        parts.add("comment", comment)
    guessed = None
    if facts.published is None and received.published is None:
        guessed = guessed_date(tree, facts.url or received.url, received.retrieved_at)
    return Found(
        parts.text,
        tuple(parts.blocks),
        published=facts.published,
        guessed=Dated(guessed, "inferred") if guessed else None,
        updated=facts.modified,
        title=facts.title,
        source=facts.article.publisher,
        site=facts.site,
        url=facts.url,
        authors=facts.article.authors,
        credits=facts.article.credits,
        language=(facts.language or "")[:2].lower() or None,
        same_to=same_to,
        raw=received.data,
        notes=notes,
    )


def article_of_page(tree: Any) -> tuple[list[tuple[BlockKind, str]], list[str]]:
    """The paragraphs of the article with their kinds, and the comments below it."""
    from trafilatura import bare_extraction

    try:
        taken: Any = bare_extraction(tree, favor_precision=True, include_comments=True, include_tables=True)
    except (ValueError, TypeError, AttributeError, RecursionError, LookupError):  # of pages that it does not foresee
        taken = None
    if taken is None:
        return [], []
    body = list(_paragraphs(taken.body)) if taken.body is not None else []
    comments = [words_of(one) for one in taken.commentsbody] if taken.commentsbody is not None else []
    return body, [one for one in comments if one]


def _paragraphs(body: Any) -> Iterator[tuple[BlockKind, str]]:
    """Paragraphs of trafilatura's tree: a list gives its items, a table its rows, anything else one paragraph."""
    for element in body:
        inside = (
            element.iter("item")
            if element.tag == "list"
            else element.iter("row")
            if element.tag == "table"
            else [element]
        )
        for one in inside:
            yield from ((_TAGS.get(one.tag, "body"), words) for words in _lines(one))
        if element.tail and clean(element.tail):
            yield "body", clean(element.tail)


def _lines(element: Any) -> list[str]:
    """The words of an element, parted where there are empty lines."""
    words = "".join(
        ("\n" if one.tag == "lb" else "") + (one.text or "") + _tail(one, element) for one in element.iter()
    )
    return [said for line in re.split(r"\n\s*\n", words) if (said := clean(line))]


def _tail(one: Any, whole: Any) -> str:
    return "" if one is whole else (" " if one.tag == "cell" else "") + (one.tail or "")


def _captions(tree: Any) -> list[str]:
    places = tree.xpath("//figcaption | //*[contains(@class,'caption')][self::p or self::div or self::span]")
    said = [words_of(one) for one in places[:_MAX_CAPTIONS]]
    return list(dict.fromkeys(one for one in said if 3 <= len(one.split()) <= 150))


def _repeats(words: str, facts: Facts) -> bool:
    """Whether a paragraph says once more what stands above the article already."""
    plain = words.casefold()
    return plain in {
        (facts.title or "").casefold(),
        (facts.byline or "").casefold(),
        (facts.article.headline or "").casefold(),
    }


def _signed(authors: tuple[str, ...]) -> str | None:
    return f"By {' and '.join(filter(None, (', '.join(authors[:-1]), authors[-1])))}" if authors else None
