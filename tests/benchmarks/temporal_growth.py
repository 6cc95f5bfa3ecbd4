"""How the time of `tag` grows with the length of a text, news and hostile: twice the text should take twice the time.

    python tests/benchmarks/temporal_growth.py

Prints, for each kind of text, the ratio of the time at double length to the time at single length (best of three).
A ratio near 2 is linear; 4 would be quadratic.
"""

import time

from dateline.temporal import tag

NEWS = (
    "The ministry said on Tuesday that two of the three ferries would return by the end of the month. "
    "Sales fell 4 percent in the second quarter from a year earlier. The union will vote on Friday, and a strike "
    "could begin as early as next week. The harbour was last closed on 3 March 2014, during a storm.\n\n"
)
KINDS = {
    "news": (NEWS, 200),
    "no spaces": ("a", 500_000),
    "digits": ("9", 500_000),
    "blanks": (" ", 500_000),
    "capital dotted i": ("İ", 300_000),
    "nested ends": ("the end of ", 5_000),
    "nearly nearly": ("nearly ", 20_000),
    "joints": ("Monday of ", 1_000),
    "lists": ("March 3, 5, 7, 9, ", 500),
    "no sentence end": ("on Friday and ", 2_000),
    "quotes": ("'", 200_000),
}


def seconds(text: str) -> float:
    """The best of three times that reading `text` takes."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        tag(text, "2025-08-13")
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Print a line for each kind of text."""
    seconds(NEWS)
    print(f"{'text':<18}{'KB':>8}{'ms':>10}{'ms at twice':>14}{'ratio':>8}")
    for kind, (piece, times) in KINDS.items():
        once, twice = seconds(piece * times), seconds(piece * times * 2)
        size = len((piece * times).encode()) / 1024
        print(f"{kind:<18}{size:>8.0f}{1000 * once:>10.1f}{1000 * twice:>14.1f}{twice / once:>8.2f}")


if __name__ == "__main__":
    main()
