"""How many: numbers with the bound that the words give them and the noun they count.

A number is never read as more exact than its words: "thousands" is at least one thousand and open above. What came on
top of something else says so in its own words: "an additional 500", "500 more".
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from dateline.evidence import Bound, Quantity
from dateline.extraction.en import numbers as en
from dateline.extraction.en.verbs import BASE_OF_PAST, BASE_OF_THIRD
from dateline.extraction.en.words import PREPOSITIONS, is_adverb
from dateline.extraction.grammar import is_finite
from dateline.extraction.numbers import NUMBER, ORDINAL, decimal_text, read_number
from dateline.extraction.tokens import Token, tokens
from dateline.temporal.find import lower

_EQUAL = r"(?: or equal)?"
_COMPARED = (
    rf"(?P<inclusive>equal to or )?(?:(?P<more>{en.GREATER}(?P<m1> or equal)? (?:than|to)|{en.MORE_THAN}|>)"
    rf"|(?P<less>{en.SMALLER}(?P<l1> or equal)? (?:than|to)|{en.LESS_THAN}|<))(?P<same> or equal (?:to|than)|\s?=)?"
)
_BEFORE = (
    rf"(?:(?P<at_least>{en.AT_LEAST})|(?P<at_most>{en.AT_MOST})|(?P<exact>{en.EXACT})"
    rf"|{_COMPARED}|(?P<about>{en.ABOUT}))"
)
_AFTER = (
    rf"(?:\+|\s(?:and|or) (?:(?P<up>{en.GREATER}|over|above|upwards)|(?P<down>{en.SMALLER}|under|below)"
    rf"|(?P<or_equal>equal(?: to|(?! to))))\b(?: than|(?! than))(?!(?: or equal)?(?: to| than)?\s+(?:{NUMBER})))"
)
_MONEY = r"(?:(?:us|a|c|hk|nz)?[$€£¥])?"
_ONE = re.compile(
    rf"(?:(?<![\w.,/$€£¥-])|(?<![<>=])(?=[<>]))(?:(?:{_BEFORE})\s{{0,3}}(?:(?:an?|the|additional|another|further|estimated|of)\s)*)?"
    rf"(?P<money>{_MONEY})(?P<number>{NUMBER}|(?:{ORDINAL}))(?P<after>{_AFTER})?(?![\w/])"
)
_RANGE = re.compile(
    rf"(?<![\w.,/$€£¥-])(?:(?P<between>between)\s|(?P<from>from)\s|(?:{en.ABOUT})\s)?(?P<money>{_MONEY})"
    rf"(?P<first>{NUMBER}|{ORDINAL})(?P<joint>\s?[-–—~]\s?|\sto\s|\sthrough\s|\sand\s|\sor\s)"
    rf"{_MONEY}(?P<second>{NUMBER}|{ORDINAL})(?![\w/])"
)
_MANY = re.compile(
    rf"(?<![\w-])(?:(?:many|several) )?(?:(?P<tens>tens|dozens|hundreds|thousands|millions) of )?"
    rf"(?P<plural>{'|'.join(en.PLURALS)})\b"
)
_ON_TOP_BEFORE = re.compile(r"(?<![\w-])(?:another|(?:(?:an?|the|some)\s)?(?:additional|extra|further))\s$")
_ON_TOP_AFTER = re.compile(r"\s(?:of\s)?(?:additional|extra|more)\b(?!\s(?:than|or)\b)")
_REACH = 120
"""How many characters behind its first digit or word a quantity may reach."""
_BOTH = re.compile(r"\s?,?\s?(?:and|but)?\s?")
_CANDIDATE = re.compile(
    rf"[\d<>]|\b(?:{'|'.join((*en.ONES, *en.TENS, *en.SCALES, *en.PLURALS, *en.FRACTIONS, *en.ORDINALS))})"
)


class _Read(NamedTuple):
    start: int
    end: int
    low: Fraction | None
    high: Fraction | None
    bound: Bound
    money: str = ""


def quantities(text: str, start: int, end: int, dated: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The quantities stated in `text[start:end]`, in order, none inside a stretch of `dated` (dates, clock times)."""
    low = lower(text[start:end])
    if _CANDIDATE.search(low) is None:
        return []
    found: list[_Read] = []
    at = 0
    while (candidate := _CANDIDATE.search(low, at)) is not None:
        begin = _phrase_start(low, candidate.start(), at)
        read = _next(low, begin, at, candidate.start(), text[start:end])
        if read is None:
            at = max(candidate.end(), at + 1)
            continue
        read = _with_increment(low, read, at)
        at = read.end
        if not any(s < start + read.end and start + read.start < e for s, e in dated):
            found.append(read)
    return [_quantity(text, start, end, read) for read in _paired(low, found)]


def _phrase_start(low: str, number: int, floor: int) -> int:
    """Where to begin reading so that the words that bound a number are read with it."""
    return max(floor, number - 48)


def _next(low: str, begin: int, floor: int, number: int, original: str) -> _Read | None:
    """The quantity that holds the candidate at `number`: a range, an order of magnitude, or a single number."""
    for pattern, reader in ((_RANGE, _range), (_MANY, _many), (_ONE, _one)):
        for match in pattern.finditer(low, begin, number + _REACH):
            if match.start() > number:
                break
            if match.end() > number and match.start() >= floor:
                read = reader(low, match, original)
                if read is not None:
                    return read
    return None


def _range(low: str, match: re.Match[str], original: str) -> _Read | None:
    joint = match["joint"].strip()
    first, second = read_number(match["first"]), read_number(match["second"])
    if first is None or second is None:
        return None
    if (joint == "and") != bool(match["between"]) or joint == "or":
        return None
    tail = match["second"]
    if first < 1000 <= second and match["first"].isdigit():
        scale = next((n for word, n in (en.SCALES | en.SUFFIXES).items() if re.search(rf"\d\s?{word}$", tail)), 1)
        if scale == 1 and tail.endswith(",000"):
            scale = 1000
        first *= scale if first * scale < second else 1
    if first >= second or (_is_ordinal(match["first"]) and not match["between"]):
        return None
    return _Read(match.start(), match.end(), first, second, "range", match["money"])


def _many(low: str, match: re.Match[str], original: str) -> _Read | None:
    value = Fraction(en.PLURALS[match["plural"]])
    if match["tens"]:
        value *= {"tens": 10}.get(match["tens"]) or en.PLURALS[match["tens"]]
    return _Read(match.start(), match.end(), value, None, "order_of_magnitude")


def _one(low: str, match: re.Match[str], original: str) -> _Read | None:
    value = read_number(match["number"])
    if value is None:
        return None
    bound = _bound(match)
    bare = bound == "exact" and not match["exact"]
    if bare and _is_no_amount(low, match, original):
        return None
    if _is_ordinal(match["number"]) and bound not in {"more_than", "less_than", "at_least", "at_most"}:
        return None
    lowest = None if bound in {"at_most", "less_than"} else value
    highest = None if bound in {"at_least", "more_than"} else value
    return _Read(match.start(), match.end(), lowest, highest, bound, match["money"])


def _bound(match: re.Match[str]) -> Bound:
    inclusive = bool(match["inclusive"] or match["m1"] or match["l1"] or match["same"] or match["or_equal"])
    if match["more"]:
        return "at_least" if inclusive else "more_than"
    if match["less"]:
        return "at_most" if inclusive else "less_than"
    if match["at_least"] or match["up"] or (match["after"] or "").startswith("+"):
        return "at_least"
    if match["at_most"] or match["down"]:
        return "at_most"
    return "about" if match["about"] else "exact"


def _is_ordinal(written: str) -> bool:
    return re.fullmatch(ORDINAL, written) is not None


def _is_no_amount(low: str, match: re.Match[str], original: str) -> bool:
    """Whether a bare number is a name's ("Route 66"), a code's, an age's adjective, or the pronoun "one"."""
    number = match["number"]
    if number in {"one", "half", "zero"} or re.match(r"-[^\W\d]|[-/:.]\d", low[match.end() :]):
        return True
    if (number.startswith("-") and match.start() > 0) or re.search(r"[-/+:]$", low[: match.start()]):
        return True
    before = re.search(r"(\S+)\s$", original[: match.start()])
    named = before is not None and before[1][0].isupper() and match.start() - len(before[1]) > 1
    return named and _unit(original, match.end(), len(original)) is None and not match["money"]


def _with_increment(low: str, read: _Read, floor: int) -> _Read:
    """The quantity with the words beside it that say it is an increment and no total."""
    before = _ON_TOP_BEFORE.search(low[floor : read.start])
    after = _ON_TOP_AFTER.match(low, read.end)
    return read._replace(start=floor + before.start() if before else read.start, end=after.end() if after else read.end)


def _paired(low: str, found: list[_Read]) -> list[_Read]:
    """Two one-sided numbers side by side that leave room between them are one range: "more than 5 but less than 9"."""
    merged: list[_Read] = []
    for read in found:
        last = merged[-1] if merged else None
        if last is not None and _BOTH.fullmatch(low[last.end : read.start]) and _complement(last, read):
            low_end, high_end = (last, read) if last.low is not None else (read, last)
            merged[-1] = _Read(last.start, read.end, low_end.low, high_end.high, "range", last.money)
        else:
            merged.append(read)
    return merged


def _complement(one: _Read, other: _Read) -> bool:
    kinds = {one.bound, other.bound}
    if not (kinds & {"more_than", "at_least"} and kinds & {"less_than", "at_most"}):
        return False
    lowest = one.low if one.low is not None else other.low
    highest = one.high if one.high is not None else other.high
    return lowest is not None and highest is not None and lowest < highest


def _quantity(text: str, start: int, end: int, read: _Read) -> Quantity:
    return Quantity(
        start=start + read.start,
        end=start + read.end,
        text=text[start + read.start : start + read.end],
        minimum=None if read.low is None else decimal_text(read.low),
        maximum=None if read.high is None else decimal_text(read.high),
        bound=read.bound,
        unit=read.money or _unit(text, start + read.end, end),
    )


def _unit(text: str, start: int, end: int) -> str | None:
    """What is counted: the head of the noun phrase after the number ("North Korean troops": troops), or None."""
    words = tokens(text, start, min(end, start + 120))
    if words and words[0].low in {"%", "percent", "per"}:
        return "percent" if words[0].low != "per" or (words[1:2] and words[1].low == "cent") else None
    if words and words[0].low == "of":
        words = words[1:]
    while words and words[0].low in {"the", "a", "an", "its", "his", "her", "their", "additional", "more", "other"}:
        words = words[1:]
    head: list[str] = []
    for at, word in enumerate(words[:8]):
        if not word.text[0].isalpha() or word.low in en.NO_UNIT | PREPOSITIONS or is_adverb(word.low):
            break
        if _is_verb(words, at) or (not at and word.low in BASE_OF_PAST):
            break
        head.append(word.text)
        if word.low in en.TIME_UNITS:
            break
    names = [word for word in head if word[0].isupper()]
    if names and head[-1][0].isupper():
        return " ".join(names)
    return head[-1].lower() if head else None


def _is_verb(words: Sequence[Token], at: int) -> bool:
    """Whether the noun phrase has ended: but what looks like a verb behind a nation is counted ("Russian forces")."""
    return is_finite(words, at) and not (at and words[at - 1].is_capital and words[at].low in BASE_OF_THIRD)
