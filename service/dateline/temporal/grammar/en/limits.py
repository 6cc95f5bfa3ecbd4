"""What the words around a date make of it: a limit ("by Friday"), or the end of a range."""

import re

from dateline.temporal.grammar.en.closing import CLOSING
from dateline.temporal.phrase import vocabulary
from dateline.temporal.values import Limit

_REACH = 40
"""How far, in code points, before a date its preposition is looked for."""
_CLAUSE = 80
"""How far, in code points, before a date what was moved or denied may stand."""
_LIMIT = re.compile(
    r"(?:(?P<near>just|shortly|soon|right|immediately|moments|minutes?|hours?|days?|weeks?|months?|years?|long|\bnot)\s)?"
    r"\b(?P<word>before|prior\sto|by|no\slater\sthan|until|till|up\sto|since|after)\s$"
)
_LIMITS: dict[str, Limit] = {
    "before": "before",
    "prior to": "before",
    "by": "by",
    "no later than": "by",
    "until": "until",
    "till": "until",
    "up to": "until",
    "since": "since",
    "after": "after",
}
_LAST_WORDS = tuple(word.split()[-1] + gap for word in _LIMITS for gap in (" ", "\n", "\t"))
"""With what the text before such a date ends: told at once for the many dates that are no limit."""
_DENIED = re.compile(r"\b(?:not|never|no|cannot)\b[^.;!?]*$|n['\u2019]t\b[^.;!?]*$")
_GOES_ON = CLOSING | vocabulary(
    """the a an he she it they we you i who which that his her its their this these those to of on from with for or if
    while because it's there will would is was has had were are may must can could should : - \u2014 \u2013"""
)
"""What may follow a date that describes no noun ("after Friday prayers" does)."""
_OWNING = ("'s", "\u2019s")
_MOVED = re.compile(
    r"\b(?:mov|postpon|reschedul|delay|push|shift|chang|brought|bring|put|defer|switch|transferr?)(?:e|ed|ing|es|s)?\b"
    r"[^.;!?]*\bfrom\s$"
)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$")
_AND = re.compile(r"\sand\s(?:the\s)?")
_RANGE = re.compile(r"\s?[-\u2013]\s?|,?\s(?:to|through|thru|until|till)\s(?:the\s)?")


def limit(low: str, start: int, end: int) -> Limit:
    """What the word before `start:end` of a lower-cased text makes of the date there.

    None of a date that owns or describes what follows ("before Friday's vote"), of one that a distance is counted from
    ("shortly after midnight"), or of one that a denial makes the day itself ("will not reopen until Friday").
    """
    if not low.endswith(_LAST_WORDS, 0, start):
        return ""
    found = _LIMIT.search(low, max(0, start - _REACH), start)
    if found is None or low.startswith(_OWNING, end):
        return ""
    word = _LIMITS[" ".join(found["word"].split())]
    if found["near"] and word in ("before", "after"):
        return ""
    if word == "before" and _stands_alone(low, end) and _DENIED.search(low, max(0, start - _CLAUSE), found.start()):
        return "since"  # "not expected before the summer"
    if word == "until" and _DENIED.search(low, max(0, start - _CLAUSE), found.start()):
        return ""
    if (word in ("before", "after") or low[start:end].isdigit()) and not _stands_alone(low, end):
        return ""
    return word


def _stands_alone(low: str, end: int) -> bool:
    following = _FOLLOWING.match(low, end)
    return following is None or following.group(1) in _GOES_ON or following.group(1)[0].isdigit()


_FOLLOWING = re.compile(r"\s?([^\W\d_]+(?:['\u2019]s)?|\d+|[^\w\s])")


def is_range(low: str, first_start: int, first_end: int, second_start: int, second_end: int) -> bool:
    """Whether two dates are the ends of a range: "from Tuesday to Thursday", "between May and June", "18-20 August".

    They are not where something is moved from one to the other, or where the second owns what follows.
    """
    if low.startswith(_OWNING, second_end):
        return False
    if _RANGE.fullmatch(low, first_end, second_start):
        return _MOVED.search(low, max(0, first_start - _CLAUSE), first_start) is None
    between = _AND.fullmatch(low, first_end, second_start) is not None
    return between and _BETWEEN.search(low, max(0, first_start - _REACH), first_start) is not None
