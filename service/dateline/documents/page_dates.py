"""When a page was published that does not say so: a guess by htmldate, from which every sign of a revision is kept."""

import copy
import re
from typing import Any

from dateline.documents.page_facts import of_a_revision

_REVISED = re.compile(r"modif|updat|revis|lastmod|last-mod|edited|aktualis|geändert|changed", re.IGNORECASE)
_REVISED_JSON = re.compile(r'"(?:dateModified|modified\w*|updated\w*|lastUpdate\w*)"\s*:\s*"[^"]*"', re.IGNORECASE)
# Words for a revision right before a date; only the date is taken out, the prose around it may date the page.
_REVISED_WORDS = re.compile(
    r"\b(?:(?:last |zuletzt )?(?:updated?|modified|revised|edited|aktualisiert|geändert|mis à jour|modifié|actualizado|"
    r"aggiornato)\b|stand:)[^.\d]{0,20}\d{1,4}[./ -]{1,2}\w{1,9}[./ -]{1,2}\d{1,4}",
    re.IGNORECASE,
)


def guessed_date(tree: Any, url: str | None, retrieved_at: str) -> str | None:
    """The likely day of publication, `YYYY-MM-DD`, not later than `retrieved_at`; None where there is no sign of one.

    Words and data that speak of a revision are taken out first, so that its day is never the answer.
    """
    from htmldate import find_date

    bare = _without_revisions(tree)
    try:
        found = find_date(
            bare,
            extensive_search=True,
            original_date=True,
            url=url,
            max_date=retrieved_at[:10],
            outputformat="%Y-%m-%d",
        )
    except (
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        RecursionError,
        OverflowError,
    ):  # what it does not foresee
        return None
    return found or None


def _without_revisions(tree: Any) -> Any:
    bare = copy.deepcopy(tree)
    for meta in list(bare.iter("meta")):
        names = " ".join(meta.get(key) or "" for key in ("property", "name", "itemprop", "http-equiv"))
        if _REVISED.search(names):
            meta.getparent().remove(meta)
    for element in list(bare.iter("time", "abbr", "span", "script", "p", "div", "em", "small", "li", "footer")):
        if element.tag == "script":
            element.text = _REVISED_JSON.sub('"x":""', element.text) if element.text else element.text
        elif of_a_revision(_labels(element), _labels(element)):
            element.drop_tree()
        else:
            element.text, element.tail = _without_words(element.text), _without_words(element.tail)
    return bare


def _labels(element: Any) -> str:
    """The names of an element that hold a time; those of a whole part of the page do not count."""
    small = element.tag in ("time", "abbr", "span")
    return " ".join(element.get(key) or "" for key in ("class", "itemprop", "property")) if small else ""


def _without_words(words: str | None) -> str | None:
    return _REVISED_WORDS.sub("", words) if words else words
