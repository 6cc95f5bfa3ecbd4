"""Numbers as they are written, in digits, in words and in both, as exact fractions.

The values are those of `read_number`; where one stands in a text is said by the patterns NUMBER and ORDINAL, which
match lower-case text.
"""

import re
from fractions import Fraction

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

_LONGEST = 40
"""No number that is meant has so many digits; what has more is noise."""
_BLANK = "[ \u00a0\u2009\u202f]"


def _one_of(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_SCALE = _one_of(SCALES)
_SMALL = rf"(?:{_one_of(TENS)})(?:[- ](?:{_one_of(ONES)}))?|(?:{_one_of(ONES)})"
_JOINT = r"(?:[- ]|(?<=hundred) and |(?<=thousand) and |(?<=million) and |(?<=lakh) and |(?<=crore) and )"
_NEXT = rf"{_JOINT}(?:{_SCALE}|{_SMALL})\b"
# All words of a number or none, said by looking ahead: `*+` around alternatives fails in Python before 3.11.5.
_SPELLED = rf"(?:(?:(?:an? )?(?:{_SCALE})|{_SMALL})\b(?:{_NEXT})*(?!{_NEXT}))"
_GROUPED = (
    r"\d{1,3}(?:,\d{3})+(?!,\d{3}\b)(?:\.\d+)?"  # 12,500
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?![,\d])(?:\.\d+)?"  # 12,34,567
    r"|\d{1,3}(?:['\u2019]\d{3})+(?!\d)(?:\.\d+)?"  # 12'500
    rf"|\d{{1,3}}(?:{_BLANK}\d{{3}})+(?!\d)(?!{_BLANK}\d{{1,3}}\b)(?:[.,]\d{{1,2}}\b)?"  # 12 500
    r"|\d{1,3}(?:\.\d{3}){2,}(?![.\d])"  # 1.250.000
)
_GLYPH = rf"\d*\s?[{''.join(GLYPHS)}]"
_SCALED = rf"(?:(?:\s|-)?(?:{_SCALE})s?\b(?:\s(?:{_SCALE})s?\b)?|\s?(?:mn|mln|bn|tn|trn)\b|(?:{_one_of(SUFFIXES)})\b)"
_AND_A_PART = (
    rf"(?:[- ]and[- ](?:a|one|three)[- ](?:half|third|quarter)s?\b(?!\s+(?:of|the)\b)(?:[- ](?:{_SCALE})s?\b)?)"
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
    rf"(?:\d+|{_SMALL}){_RATIO}(?:(?:\d{{1,3}}(?:,000)*(?![\d,.]\d|\d))|(?:{_SCALE})\b|(?:{_SMALL})\b)"
    r"(?!\s(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?)\b)"
    rf"|[1-9]/(?:[2-9]|10)(?![\d/])|(?:(?:an?|one)[- ])?half[- ]an?[- ](?:{_SCALE})\b"
    rf"|(?:an?|one|three)[- ]quarters?[- ]of[- ]an?[- ](?:{_SCALE})\b"
    r"|(?:an? |one[- ])?half\b(?! an?\b)"
    rf"|(?:an?|one)[- ](?:{_PARTS})\b(?=\s(?:{_SAID_AFTER_A_THIRD})\b|\W*$|[^\w\s-])"
    rf"|(?:two|three|four|five|six|seven|eight|nine|\d)[- ](?:{_PARTS})s\b"
)
NUMBER = rf"(?:(?:negative |minus |(?<![\w%-])-)?(?:{_SHARE}|{_PLAIN}))"
"""The pattern of a number in lower-case text."""

ORDINAL = rf"(?:the )?(?:{_one_of(ORDINALS)})\b"
"""The pattern of a rank in lower-case text: "the tenth"."""

_OF_SCALE = rf"(?:{_one_of(PLURALS)}|{_SCALE})"
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


def read_number(written: str) -> Fraction | None:
    """The value of a number that NUMBER or ORDINAL matched: "5,000", "3.2 million", "one hundred and six", "2 in 5"."""
    text = " ".join(written.replace("-", " - ").split()) if written[0] != "-" else "negative " + written[1:]
    for sign in ("negative ", "minus "):
        if text.startswith(sign):
            value = read_number(text.removeprefix(sign).strip())
            return None if value is None else -value
    ranked = ORDINALS.get(text.removeprefix("the "))
    if ranked is not None:
        return Fraction(ranked)
    share = _share(text)
    return share if share is not None else _with_a_part(text)


def is_share(written: str) -> bool:
    """Whether a number is a part of a whole: "one in five", "two-thirds", "1/2", but not "half a million"."""
    found = re.fullmatch(_SHARE, written)
    return found is not None and re.search(rf"half[- ]an?[- ]|[- ]of[- ]an?[- ]({_SCALE})", written) is None


def read_order(written: str) -> Fraction:
    """The least that an order of magnitude states: "tens of thousands" is 10,000, "several hundred" 200."""
    words = written.split()
    value = Fraction(1)
    for word in words:
        value *= MANY_OF.get(word) or PLURALS.get(word) or SCALES.get(word) or 1
    return 2 * value if re.match(rf"(?:{OPEN}|(?:a )?couple)\b", written) else value


def _share(text: str) -> Fraction | None:
    ratio = re.fullmatch(r"(.+?)(?: -)? (?:in|out of)(?: -)?(?: every)?(?: -)? (?:an? )?(.+)", text)
    if ratio:
        part, whole = _sum(ratio[1]), _sum(ratio[2])
        return part / whole if part is not None and whole and part < whole else None
    found = re.fullmatch(r"(\d+)/(\d+)", text)
    if found:
        return Fraction(int(found[1]), int(found[2])) if int(found[2]) else None
    words = [word for word in text.split() if word != "-"]
    if words[-1] in SCALES and (words[-2:-1] == ["a"] or words[-2:-1] == ["an"]) and len(words) > 2:
        part = _named_part([word for word in words[:-2] if word != "of"])
        return None if part is None else part * SCALES[words[-1]]
    return _named_part(words)


def _named_part(words: list[str]) -> Fraction | None:
    """The value of "a half", "three quarters", "2 thirds"; None for anything else."""
    part = FRACTIONS.get(words[-1].removesuffix("s")) if words and words[-1] != "s" else None
    if part is None or len(words) > 2:
        return None
    if len(words) == 1 or words[0] in {"a", "an"}:
        return Fraction(1, part)
    count = int(words[0]) if words[0].isdigit() else ONES.get(words[0])
    return None if count is None else Fraction(count, part)


def _with_a_part(text: str) -> Fraction | None:
    """A number with what follows "and a": "two and a half million", "a million and a half"."""
    found = re.fullmatch(
        rf"(.+?)(?: -)? and(?: -)? (a|one|three)(?: -)? (half|third|quarter)s?(?:(?: -)? ({_SCALE})s?)?", text
    )
    if found is None:
        return _sum(text)
    whole, part = _sum(found[1]), _named_part([found[2], found[3]])
    if whole is None or part is None:
        return None
    if found[4]:
        return (whole + part) * SCALES[found[4]]
    last = found[1].split()[-1]
    return whole + part * SCALES.get(last, 1)


def _sum(text: str) -> Fraction | None:
    """Digits or words with scales: what stands before a scale is multiplied, the rest is added."""
    total, part, seen = Fraction(0), Fraction(0), False
    if len(text) > 8 * _LONGEST:
        return None
    for word in re.findall(rf"\d[\d.,/'\u2019]*(?:{_BLANK}\d{{3}}(?!\d))*|[a-z]+|[{''.join(GLYPHS)}]", text):
        if word[0].isdigit():
            value = _digits(word)
            if value is None:
                return None
            part += value
        elif word in GLYPHS:
            part += Fraction(*GLYPHS[word])
        elif word in ONES or word in TENS:
            part += Fraction(ONES.get(word, TENS.get(word, 0)))
        elif (scale := _scale(word)) is not None:
            if scale <= 100:
                part = (part or Fraction(1)) * scale
            elif part:
                total, part = total + part * scale, Fraction(0)
            else:
                total = (total or Fraction(1)) * scale
        elif word not in {"and", "a", "an"}:
            return None
        seen = True
    return total + part if seen else None


def _scale(word: str) -> int | None:
    return SCALES.get(word) or SUFFIXES.get(word) or PLURALS.get(word)


def _digits(written: str) -> Fraction | None:
    """The value of digits, grouped or not; a fraction of digits ("1/2"); None for what divides by nothing."""
    plain = re.sub(rf"{_BLANK}|['\u2019]", "", written)
    if len(plain) > _LONGEST:
        return None
    if "/" in plain:
        above, below = plain.split("/")[:2]
        return Fraction(int(above), int(below)) if above.isdigit() and below.isdigit() and int(below) else None
    if plain.count(".") > 1:
        return Fraction(plain.replace(".", "").replace(",", ""))
    if re.fullmatch(r"\d+,\d{1,2}", plain) and re.search(_BLANK, written):
        return Fraction(plain.replace(",", "."))
    return Fraction(plain.replace(",", "").rstrip("."))


def decimal_text(value: Fraction) -> str:
    """The value in plain decimal digits, exact where that ends and to twelve places where it does not."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.12f}".rstrip("0").rstrip(".")


def own_scale(written: str) -> int:
    """The scale that a number ends with: a million in "1.5 million" and "2m", 1 in "40"."""
    found = re.search(r"(?:^|[\d\s-])([a-z]+)$", written)
    return (_scale(found[1]) or 1) if found else 1
