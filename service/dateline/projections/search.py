"""Searching for words in claims and titles, at any moment: one function for both databases."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, text

from dateline.errors import InvalidInput
from dateline.projections.search_index import SEARCHED, number
from dateline.projections.snapshot import Snapshot

# A phrase in quotation marks, or a word.
_TERM = re.compile(r'"([^"]+)"|([^\s"]+)')
_WORD = re.compile(r"\w")

_SQLITE = text(
    "SELECT s.number, s.id, s.text, s.public_by FROM search_index JOIN searched AS s ON s.number = search_index.rowid"
    " WHERE search_index MATCH :words AND search_index.rowid BETWEEN :first AND :last AND s.public_by <= :published"
    " ORDER BY search_index.rowid DESC LIMIT :limit"
)
_POSTGRES = (
    "SELECT s.number, s.id, s.text, s.public_by FROM searched AS s"
    " WHERE to_tsvector('english', s.text) @@ ({words}) AND s.number BETWEEN :first AND :last"
    " AND s.public_by <= :published ORDER BY s.number DESC LIMIT :limit"
)


def terms(words: str) -> list[str]:
    """The words and phrases that are sought. Raises InvalidInput where there is none."""
    found = [phrase or word for phrase, word in _TERM.findall(words) if _WORD.search(phrase or word)]
    if not found:
        raise InvalidInput(f'"{words[:80]}" has no word in it to search for.', words=words)
    return found


def search(at: Snapshot, words: str, limit: int) -> Sequence[Row[Any]]:
    """The `id` and `text` of what has all of these words, in any form, and phrases: what was recorded last is first.

    A phrase stands in quotation marks. Raises InvalidInput where there is no word.
    """
    sought = terms(words)
    build = at.build(SEARCHED)
    given = {
        "first": number(build, 0),
        "last": number(build, at.position),
        "published": at.published,
        "limit": limit,
    }
    if at.connection.dialect.name == "sqlite":
        quoted = " ".join('"' + term.replace('"', "") + '"' for term in sought)
        return at.connection.execute(_SQLITE, given | {"words": quoted}).all()
    matched = " && ".join(f"phraseto_tsquery('english', :term{place})" for place in range(len(sought)))
    each = {f"term{place}": term for place, term in enumerate(sought)}
    return at.connection.execute(text(_POSTGRES.format(words=matched)), given | each).all()
