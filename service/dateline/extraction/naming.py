"""Numbers that count nothing: in names and codes, in ages, after "No.", and "one" as a pronoun."""

import re

from dateline.extraction.bounds import Number
from dateline.extraction.counted import unit_after
from dateline.extraction.en import numbers as en

_LINKED = re.compile(r"-(?!(?:odd|plus|strong|magnitude)\b)[^\W\d]|[-/:.]\d")
_BEHIND_A_SIGN = re.compile(r"[-/+:#'\u2019]\Z|\bgroup of \Z")
_PERSON = re.compile(
    r"\s(?:(?:more|other|of them)\s)?(?:\w+\s)?(?:person|man|woman|child|boy|girl|soldier|civilian|officer|policeman"
    r"|policewoman|firefighter|passenger|worker|student|protester|victim|resident|patient|death|fatality|killed|dead"
    r"|injured|wounded|missing)\b"
)
_OF_A_WHOLE = re.compile(r"\s(?:of\s)?(?:the|its|their|his|her|our|all|those|these)\b|\sof\s\w")
_AGED = re.compile(r"\b(?:aged?|ages|age of|(?:man|woman|boy|girl|teenager|child|baby|student|pensioner) of)\s\Z")
_NAME_COMMA = re.compile(r"[A-Z][\w.'\u2019-]*(?:,\s|\s?\()\Z")
_AGE_ENDS = re.compile(r"\s?[,.;:)\u2014\u2013]|\s(?:who|and|was|is|has|had|said)\b|\Z")
_NAMING = re.compile(r"(?P<determiner>\b(?:the|a|an|this|that|each|every|in|on|at)\s)?(?P<noun>[^\W\d_]+)\.?\s\Z")
_CAPITAL = re.compile(r"(?P<before>\S+\s+)?(?P<name>[A-Z][\w.&-]*)\s\Z")
_PLACE = re.compile(r"(?:in|at|near|across|around)\s+\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|of|since|until|till|by|before|after|from|to|through|during|and|late|early|mid)[\s-]\Z"
)


def is_no_amount(low: str, original: str, number: Number, floor: int) -> bool:
    """Whether a bare number is a name's ("Route 66"), a code's, an age, a year, or the pronoun "one".

    `low` is `original` in lower case; nothing before `floor` bears on it.
    """
    if number.written in {"one", "half", "zero"}:
        return _is_pronoun(low, number)
    before = low[max(0, number.start - 40) : number.start]
    if _LINKED.match(low, number.end) or _BEHIND_A_SIGN.search(before) or before.endswith("-"):
        return True
    if number.money:
        return False
    if re.match(r"0\d", number.written):
        return True
    return _is_age(low, original, number) or _is_name(low, original, number) or _is_year(low, number, before)


def _is_pronoun(low: str, number: Number) -> bool:
    if number.written == "half":
        return re.match(r"-\w", low[number.end :]) is not None or _OF_A_WHOLE.match(low, number.end) is None
    return number.written == "zero" or _PERSON.match(low, number.end) is None


def _is_age(low: str, original: str, number: Number) -> bool:
    if not number.written.isdigit() or len(number.written) > 3:
        return False
    window = slice(max(0, number.start - 40), number.start)
    if _AGED.search(low[window]):
        return True
    return _NAME_COMMA.search(original[window]) is not None and _AGE_ENDS.match(low, number.end) is not None


def _is_name(low: str, original: str, number: Number) -> bool:
    """Whether a capitalised word or one like "route" stands before the number and no plural behind it."""
    counted = unit_after(low, original, number.end, {})
    plural = _is_plural(counted)
    naming = _NAMING.search(low, max(0, number.start - 40), number.start)
    if naming and naming["noun"] in en.NUMBERING and not (plural and naming["determiner"]):
        return naming["noun"] != "no" or number.written[0].isdigit()
    named = _CAPITAL.search(original, max(0, number.start - 40), number.start)
    if named is None or (named["before"] is None and number.start - len(named["name"]) <= 1):
        return False
    return _may_be_name(number.written, named["before"] or "", counted, plural)


def _is_plural(counted: str | None) -> bool:
    return counted is not None and (counted.endswith("s") or counted in en.IRREGULAR_PLURALS)


def _may_be_name(written: str, before: str, counted: str | None, plural: bool) -> bool:
    """Whether a number behind a capitalised word is that name's: "Boeing 737", but not "in Oslo 14 bakeries"."""
    if not written.replace(" ", "").isalnum() or len(written) > 6:
        return counted is None and "." not in written
    return counted != "percent" and not (plural and _PLACE.search(before))


def _is_year(low: str, number: Number, before: str) -> bool:
    bare = _YEAR.fullmatch(number.written) is not None and _YEAR_BEFORE.search(before) is not None
    return bare and unit_after(low, low, number.end, {}) is None
