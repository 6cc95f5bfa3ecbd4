"""How the time of `dateline.temporal.tag` grows with hostile text: it should be linear, an exponent of 1.

    python tests/benchmarks/temporal_speed/growth.py [SIZE]

Each text is built at n, 2n and 4n characters, where n is SIZE (by default 250,000, so up to 1 MB) for texts without
words and a fifth of it for the others, which have far more to try. Each is tagged three times, or once when that takes
long; the fastest counts. The exponent is log(t4 / t1) / log 4.
"""

import sys
from collections.abc import Callable
from math import log
from random import Random
from time import perf_counter

from dateline.temporal import tag

PATIENCE = 2.0
ANCHOR = "2025-08-13"


def soup(size: int) -> str:
    """Any Unicode but surrogates, with letters that change length in lower case, marks and right-to-left controls."""
    random = Random(size)
    spice = "İßŉǰΐ\u0301\u200d\u202e\u2028\u00a0\ufeff\U0001f642½Ⅷ٣"
    parts = ("May ", " 3", "Tuesday", "2025", spice)
    letters: list[str] = []
    while len(letters) < size:
        if random.random() < 0.02:
            letters += random.choice(parts)
        else:
            code = random.randrange(0x20, 0x110000 - 0x800)
            letters.append(chr(code if code < 0xD800 else code + 0x800))
    return "".join(letters[:size])


def repeat(words: str) -> Callable[[int], str]:
    """Texts of any size that say the same over and over."""
    return lambda size: (words * (size // len(words) + 1))[:size]


WORDLESS: dict[str, Callable[[int], str]] = {
    "one word": repeat("a"),
    "months without spaces": repeat("mayjuneseptember"),
    "units without spaces": repeat("secondminutehourday"),
    "digits": repeat("1"),
    "spaces": repeat("May" + " " * 997),
    "lines": repeat("\n"),
    "brackets": repeat("("),
    "quotes": repeat("'s\""),
    "Unicode soup": soup,
}
REPEATED: dict[str, Callable[[int], str]] = {
    "digits and dashes": repeat("2025-"),
    "digits and slashes": repeat("9/11/"),
    "digits and colons": repeat("12:30:"),
    "digits and dots": repeat("10.0.1."),
    "digits and commas": repeat("1,999,"),
    "hyphens": repeat("mid-"),
    "numbers in words": repeat("twenty-one hundred and "),
    "early early": repeat("early "),
    "the end of": repeat("the end of "),
    "days before days": repeat("two days before "),
    "last last": repeat("last "),
    "weekdays": repeat("Monday "),
    "weekday list": repeat("Monday, "),
    "month and list": lambda size: "March " + repeat("3, 5 and ")(size - 6),
    "from to": repeat("from May to "),
    "more than about": repeat("more than about nearly "),
    "will will": repeat("will be due to Friday "),
    "clock": repeat("10 p.m. EDT on "),
    "clock lines": repeat("14:05\n"),
    "clock in four digits": repeat("at 1100, "),
    "said today": repeat('"today" he said Tuesday '),
    "the day before": repeat("the day before. "),
    "years": repeat("In 1999, "),
}


def seconds(text: str) -> float:
    """The fastest of three runs, or the first that takes longer than PATIENCE."""
    best = float("inf")
    for _ in range(3):
        start = perf_counter()
        tag(text, ANCHOR)
        best = min(best, perf_counter() - start)
        if best > PATIENCE:
            break
    return best


def row(name: str, text: Callable[[int], str], size: int) -> float:
    """Print the seconds at one, two and four times the size, and give back the exponent."""
    took = [seconds(text(size * factor)) for factor in (1, 2, 4)]
    exponent = log(took[2] / took[0], 4)
    print(f"{name:24} {size:9,} " + " ".join(f"{t:9.3f}" for t in took) + f" {exponent:9.2f}", flush=True)
    return exponent


def main(size: int) -> None:
    """Print a line for each kind of text, and the worst exponent."""
    tag("Warm up on Monday, May 3, at 10 p.m.", ANCHOR)
    print(f"{'':24} {'n':>9} {'s at n':>9} {'s at 2n':>9} {'s at 4n':>9} {'exponent':>9}")
    exponents = [row(name, text, size) for name, text in WORDLESS.items()]
    exponents += [row(name, text, size // 5) for name, text in REPEATED.items()]
    print(f"worst exponent: {max(exponents):.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 250_000)
