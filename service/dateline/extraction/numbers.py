"""Numbers as they are written, in digits, in words and in both, as exact fractions."""

import re
from fractions import Fraction

from dateline.extraction.en.numbers import FRACTIONS, ONES, ORDINALS, SCALES, SUFFIXES, TENS


def _one_of(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_SMALL = rf"(?:{_one_of(TENS)})(?:[- ](?:{_one_of(ONES)}))?|(?:{_one_of(ONES)})"
_JOINT = r"(?:[- ]|(?<=hundred) and |(?<=thousand) and |(?<=million) and )"
_NEXT = rf"{_JOINT}(?:{_one_of(SCALES)}|{_SMALL})\b"
# All words of a number or none, said by looking ahead: `*+` around alternatives fails in Python before 3.11.5.
_SPELLED = rf"(?:(?:(?:an? )?(?:{_one_of(SCALES)})|{_SMALL})\b(?:{_NEXT})*(?!{_NEXT}))"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!,\d{{3}}\b)(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:(?:\s|-)?(?:{_one_of(SCALES)})\b(?:\s(?:{_one_of(SCALES)})\b)?|(?:{_one_of(SUFFIXES)})\b)?"
)
_SHARE = (
    rf"\d+/\d+|\d{{1,2}} in \d{{1,3}}(?![\d,])|(?:an? |one[- ])?half\b(?! a\b)|half a (?:{_one_of(SCALES)})\b"
    rf"|(?:an?|one|two|three|four|five)[- ](?:{_one_of(FRACTIONS)})s?\b"
)
NUMBER = rf"(?:(?:negative |minus |(?<![\w-])-)?(?:{_SHARE}|{_DIGITS}|{_SPELLED}))"
"""The pattern of a number in lower-case text."""

ORDINAL = rf"(?:the )?(?:{_one_of(ORDINALS)})\b"
"""The pattern of a rank in lower-case text: "the tenth"."""


def read_number(written: str) -> Fraction | None:
    """The value of a number that NUMBER or ORDINAL matched: "5,000", "3.2 million", "one hundred and six", "2 in 5"."""
    text = " ".join(written.replace("-", " - ").split()) if written[0] != "-" else "negative " + written[1:]
    for sign in ("negative ", "minus "):
        if text.startswith(sign):
            value = read_number(text.removeprefix(sign))
            return None if value is None else -value
    ranked = ORDINALS.get(text.removeprefix("the "))
    if ranked is not None:
        return Fraction(ranked)
    share = _share(text)
    return share if share is not None else _sum(text)


def _share(text: str) -> Fraction | None:
    found = re.fullmatch(r"(\d+)(?:/| in )(\d+)", text)
    if found:
        return Fraction(int(found[1]), int(found[2])) if int(found[2]) else None
    words = [word for word in text.split() if word != "-"]
    if words[:2] == ["half", "a"] and len(words) == 3:
        return Fraction(SCALES[words[2]], 2)
    part = FRACTIONS.get(words[-1].removesuffix("s")) if words[-1] != "s" else None
    if part is None or len(words) > 2:
        return None
    return Fraction(1 if len(words) == 1 or words[0] in {"a", "an"} else ONES[words[0]], part)


def _sum(text: str) -> Fraction | None:
    """Digits or words with scales: what stands before a scale is multiplied, the rest is added."""
    total, part, seen = Fraction(0), Fraction(0), False
    for word in re.findall(r"[\d.,]+|[a-z]+", text):
        if word[0].isdigit():
            part += Fraction(word.replace(",", "").rstrip("."))
        elif word in ONES or word in TENS:
            part += Fraction(ONES.get(word, TENS.get(word, 0)))
        elif word in SCALES or word in SUFFIXES:
            scale = SCALES.get(word) or SUFFIXES[word]
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


def decimal_text(value: Fraction) -> str:
    """The value in plain decimal digits, exact where that ends and to twelve places where it does not."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.12f}".rstrip("0").rstrip(".")
