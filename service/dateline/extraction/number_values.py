"""What written numbers are worth, as exact fractions."""

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
from dateline.extraction.numbers import BLANK, SCALE

_LONGEST = 40
"""No number that is meant has so many digits; what has more is noise."""


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


def read_order(written: str) -> Fraction:
    """The least that an order of magnitude states: "tens of thousands" is 10,000, "several hundred" 200."""
    words = written.split()
    value = Fraction(1)
    for word in words:
        value *= MANY_OF.get(word) or PLURALS.get(word) or SCALES.get(word) or 1
    return 2 * value if re.match(rf"(?:{OPEN}|(?:a )?couple)\b", written) else value


def _share(text: str) -> Fraction | None:
    """The value of "one in five", "3/4", "a half" or "half a million"; None for anything else."""
    ratio = _RATIO_OF.fullmatch(text)
    if ratio:
        return _part_of(_sum(ratio[1]), _sum(ratio[2]))
    if re.fullmatch(r"\d+/\d+", text):
        return _digits(text)
    words = [word for word in text.split() if word != "-"]
    return _part_of_scale(words) if len(words) > 2 and words[-1] in SCALES else _named_part(words)


def _part_of_scale(words: list[str]) -> Fraction | None:
    """The value of "a quarter of a million"; a named part cannot end in a scale otherwise."""
    if words[-2] not in {"a", "an"}:
        return _named_part(words)
    part = _named_part([word for word in words[:-2] if word != "of"])
    return None if part is None else part * SCALES[words[-1]]


def _part_of(part: Fraction | None, whole: Fraction | None) -> Fraction | None:
    return part / whole if part is not None and whole and part < whole else None


_RATIO_OF = re.compile(r"(.+?)(?: -)? (?:in|out of)(?: -)?(?: every)?(?: -)? (?:an? )?(.+)")


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
        rf"(.+?)(?: -)? and(?: -)? (a|one|three)(?: -)? (half|third|quarter)s?(?:(?: -)? ({SCALE})s?)?", text
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
    words = _ADDENDS.findall(text) if len(text) <= 8 * _LONGEST else []
    total, part = Fraction(0), Fraction(0)
    for word in words:
        scale, value = _scale(word), _addend(word)
        if scale is not None:
            total, part = _times(total, part, scale)
        elif value is not None:
            part += value
        else:
            return None
    return total + part if words else None


_ADDENDS = re.compile(rf"\d[\d.,/'\u2019]*(?:{BLANK}\d{{3}}(?!\d))*|[a-z]+|[{''.join(GLYPHS)}]")


def _addend(word: str) -> Fraction | None:
    """The value of a word or sign that is no scale: nothing for "and" and "a", None for what is no number."""
    if word[0].isdigit():
        return _digits(word)
    if word in GLYPHS:
        return Fraction(*GLYPHS[word])
    if word in {"and", "a", "an"}:
        return Fraction(0)
    value = ONES.get(word, TENS.get(word))
    return None if value is None else Fraction(value)


def _times(total: Fraction, part: Fraction, scale: int) -> tuple[Fraction, Fraction]:
    """What a number is with the scale that follows it: the sum of its thousands, and what is still to be scaled."""
    if scale <= 100:
        return total, (part or Fraction(1)) * scale
    return (total + part * scale if part else (total or Fraction(1)) * scale), Fraction(0)


def _scale(word: str) -> int | None:
    return SCALES.get(word) or SUFFIXES.get(word) or PLURALS.get(word)


def _digits(written: str) -> Fraction | None:
    """The value of digits, grouped or not; a fraction of digits ("1/2"); None for what divides by nothing."""
    plain = re.sub(rf"{BLANK}|['\u2019]", "", written)
    if len(plain) > _LONGEST:
        return None
    if "/" in plain:
        above, below = plain.split("/")[:2]
        return Fraction(int(above), int(below)) if above.isdigit() and below.isdigit() and int(below) else None
    if plain.count(".") > 1:
        return Fraction(plain.replace(".", "").replace(",", ""))
    if re.fullmatch(r"\d+,\d{1,2}", plain) and re.search(BLANK, written):
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
