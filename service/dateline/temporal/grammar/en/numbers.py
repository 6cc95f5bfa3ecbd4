"""English numbers, ordinals and years, in words and digits."""

import re

from dateline.temporal.phrase import digits

ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {word: number for number, word in enumerate(ONES, 1)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
ORDINAL_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINALS = {word: number for number, word in enumerate(ORDINAL_WORDS, 1)} | {"thirtieth": 30}
ORDINALS |= {f"twenty-{word}": 20 + n for n, word in enumerate(ORDINAL_WORDS[:9], 1)} | {"thirty-first": 31}
ORDINALS |= {word.replace("-", " "): n for word, n in ORDINALS.items() if "-" in word}

_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_TEN = "|".join(TENS)
_NUMBER_WORD = (
    rf"(?:(?:{_TEN})(?:[- ](?:{_ONE})\b)?|(?:{_ONE})\b(?: (?:hundred|thousand|million)\b)?"
    r"|(?:a )?(?:hundred|dozen|thousand|million)\b|half a dozen\b)"
)
_DIGITS = r"\d{1,3}(?:,\d{3}){1,2}(?![\d,])|\d{1,6}(?:\.\d{1,2})?(?![\d.,]?\d)"
NUMBER = rf"(?:{_DIGITS}|{_NUMBER_WORD})(?: ?(?:1/2|½)| and (?:a )?half\b)?"
NUMBER_FIRST = frozenset((*ONES, *TENS, "a", "half", "hundred", "dozen", "thousand", "million", *digits()))
NUMBER_MORE = (*digits(), *ONES, *TENS, "and", "a", "half", "hundred", "thousand", "million", "dozen")
_SCALE = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
_HALF = re.compile(r"(?: ?(?:1/2|½)| and (?:a )?half)$")


def read_number(text: str) -> float:
    """The number that words or digits spell: "twenty-four", "2 1/2", "a hundred", "1,500", "half a dozen"."""
    text = " ".join(text.split())
    half = _HALF.search(text)
    if half and half.start():
        return read_number(text[: half.start()]) + 0.5
    if text[0].isdigit():
        number = float(text.replace(",", ""))
        return int(number) if number.is_integer() else number
    total = 0
    for word in re.split(r"[- ]", text):
        if word in _SCALE:
            total = max(total, 1) * _SCALE[word]
        elif word != "half" and word != "a":
            total += SMALL.get(word, 0)
    return 6 if text == "half a dozen" else total


def read_ordinal(text: str) -> int:
    """The number of an ordinal: "3rd", "twenty-first"."""
    text = " ".join(text.split())
    return int(re.match(r"\d+", text).group()) if text[0].isdigit() else ORDINALS[text]  # type: ignore[union-attr]


YEAR_TENS = "|".join(
    (
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    )
)
YEAR_WORDS = (
    rf"(?:{YEAR_TENS}) (?:(?:{_TEN})(?:[- ](?:{_ONE}))?|hundred|{'|'.join(ONES[9:])}|oh[- ](?:{_ONE}))\b"
    rf"|two thousand(?: and)?(?: (?:{_TEN})(?:[- ](?:{_ONE}))?\b| (?:{_ONE})\b)?"
)


def read_year(text: str) -> int:
    """A year from four digits, two after an apostrophe, or words: "nineteen ninety-six", "two thousand"."""
    text = " ".join(text.split())
    digits = re.search(r"\d+", text)
    if digits:
        year = int(digits.group())
        return year if len(digits.group()) != 2 else year + (1900 if year >= 30 else 2000)
    first, *rest = re.split(r"[- ]", text)
    tail = sum(SMALL.get(word, 0) for word in rest)
    if rest[0] == "thousand":
        return 2000 + tail
    return SMALL[first] * 100 + tail


def read_integers(text: str) -> tuple[int, ...]:
    """The numbers between the signs of "2014-03-22"."""
    return tuple(int(digits) for digits in re.findall(r"\d+", text))


def read_slashed(text: str) -> tuple[int, ...]:
    """The numbers of "3/22/14", the year in full."""
    first, second, year = text.split("/")
    return int(first), int(second), read_year(year)


def read_decade(text: str) -> int:
    """The first year of "1990s" or "'90s"."""
    number = int(re.sub(r"\D", "", text))
    return number if number > 99 else number + (1900 if number >= 20 else 2000)


AMOUNT = re.compile(
    r"(?<=[$\u00a3\u20ac])\d[\d,]{0,20}(?:\.\d{1,9})?"
    r"|\d[\d,]{0,20}(?:\.\d{1,9})?(?:\s?%|\s(?:percent|per cent|[mbtr]{1,2}illion)\b)"
    r"(?![\s-]{1,4}(?:second|minute|hour|day|week|month|quarter|year|decade|centur))"
)
"""Money, and other numbers that count no time; bounded, as all patterns here are."""
