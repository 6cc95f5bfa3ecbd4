"""Numbers as they are written, in digits, in words and in both.

Where one stands in a text is said by the patterns NUMBER, ORDINAL and ORDER, which match lower-case text; what it is
worth by `dateline.extraction.number_values`.
"""

import re

from dateline.extraction.en.numbers import (
    FRACTIONS,
    GLYPHS,
    MANY_OF,
    ONES,
    OPEN,
    ORDINALS,
    PLURALS,
    SCALES,
    SUFFIXES,
    TENS,
)

BLANK = "[ \u00a0\u2009\u202f]"


def _one_of(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


SCALE = _one_of(SCALES)
_SMALL = rf"(?:{_one_of(TENS)})(?:[- ](?:{_one_of(ONES)}))?|(?:{_one_of(ONES)})"
_JOINT = r"(?:[- ]|(?<=hundred) and |(?<=thousand) and |(?<=million) and |(?<=lakh) and |(?<=crore) and )"
_NEXT = rf"{_JOINT}(?:{SCALE}|{_SMALL})\b"
# All words of a number or none, said by looking ahead: `*+` around alternatives fails in Python before 3.11.5.
_SPELLED = rf"(?:(?:(?:an? )?(?:{SCALE})|{_SMALL})\b(?:{_NEXT})*(?!{_NEXT}))"
_GROUPED = (
    r"\d{1,3}(?:,\d{3})+(?!,\d{3}\b)(?:\.\d+)?"  # 12,500
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?![,\d])(?:\.\d+)?"  # 12,34,567
    r"|\d{1,3}(?:['\u2019]\d{3})+(?!\d)(?:\.\d+)?"  # 12'500
    rf"|\d{{1,3}}(?:{BLANK}\d{{3}})+(?!\d)(?!{BLANK}\d{{1,3}}\b)(?:[.,]\d{{1,2}}\b)?"  # 12 500
    r"|\d{1,3}(?:\.\d{3}){2,}(?![.\d])"  # 1.250.000
)
_GLYPH = rf"\d*\s?[{''.join(GLYPHS)}]"
_SCALED = rf"(?:(?:\s|-)?(?:{SCALE})s?\b(?:\s(?:{SCALE})s?\b)?|\s?(?:mn|mln|bn|tn|trn)\b|(?:{_one_of(SUFFIXES)})\b)"
_AND_A_PART = (
    rf"(?:[- ]and[- ](?:a|one|three)[- ](?:half|third|quarter)s?\b(?!\s+(?:of|the)\b)(?:[- ](?:{SCALE})s?\b)?)"
)
_DIGITS = rf"(?:{_GLYPH}|\d+ \d/\d\b|{_GROUPED}|\d+(?:\.\d+)?){_SCALED}?"
_PLAIN = rf"(?:(?:{_DIGITS}|{_SPELLED}){_AND_A_PART}?)"
_SAID_AFTER_A_THIRD = (
    r"of|the|all|its|their|his|her|our|and|or|but|in|to|as|at|on|said|say|says|is|are|was|were|have|has|had|more|less"
    r"|fewer|voted|want|wanted|above|below"
)
_PARTS = _one_of(FRACTIONS)
_RATIO = r"(?:[- ](?:in|out of)(?:[- ]every)?[- ](?:an? )?)"
_SHARE = (
    rf"(?:\d+|{_SMALL}){_RATIO}(?:(?:\d{{1,3}}(?:,000)*(?![\d,.]\d|\d))|(?:{SCALE})\b|(?:{_SMALL})\b)"
    r"(?!\s(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?)\b)"
    rf"|[1-9]/(?:[2-9]|10)(?![\d/])|(?:(?:an?|one)[- ])?half[- ]an?[- ](?:{SCALE})\b"
    rf"|(?:an?|one|three)[- ]quarters?[- ]of[- ]an?[- ](?:{SCALE})\b"
    r"|(?:an? |one[- ])?half\b(?! an?\b)"
    rf"|(?:an?|one)[- ](?:{_PARTS})\b(?=\s(?:{_SAID_AFTER_A_THIRD})\b|\W*$|[^\w\s-])"
    rf"|(?:two|three|four|five|six|seven|eight|nine|\d)[- ](?:{_PARTS})s\b"
)
NUMBER = rf"(?:(?:negative |minus |(?<![\w%-])-)?(?:{_SHARE}|{_PLAIN}))"
"""The pattern of a number in lower-case text."""

ORDINAL = rf"(?:the )?(?:{_one_of(ORDINALS)})\b"
"""The pattern of a rank in lower-case text: "the tenth"."""

_OF_SCALE = rf"(?:{_one_of(PLURALS)}|{SCALE})"
ORDER = (
    rf"(?:(?:{OPEN}) {_OF_SCALE}(?: {_OF_SCALE})?\b|(?:a )?couple (?:of )?{_OF_SCALE}\b"
    rf"|(?:(?:{OPEN}) )?(?:tens|{_one_of(PLURALS)})(?: of (?:{_one_of(PLURALS)}))?\b(?<!tens)"
    rf"|(?:tens|scores)(?= of\b(?! \d)))"
)
"""The pattern of an order of magnitude in lower-case text: "several hundred", "a few dozen", "tens of thousands"."""

CANDIDATE = re.compile(
    rf"[\d<>{''.join(GLYPHS)}]|\b(?:{_one_of([*ONES, *TENS, *SCALES, *PLURALS, *FRACTIONS, *ORDINALS, *MANY_OF])})"
)
"""What every number has."""


def is_share(written: str) -> bool:
    """Whether a number is a part of a whole: "one in five", "two-thirds", "1/2", but not "half a million"."""
    found = re.fullmatch(_SHARE, written)
    return found is not None and re.search(rf"half[- ]an?[- ]|[- ]of[- ]an?[- ]({SCALE})", written) is None
