"""The items of a list that stands within a line: "1) The first 2) The second", "• one • two"."""

import re
from typing import NamedTuple

_BULLET = re.compile(r"(?<!\S)[•⁃▪◦‣]")
_MARK = re.compile(
    r"(?<!\S)(?P<bullet>[•⁃]\s?)?(?P<open>\()?(?P<label>\d{1,2}|[a-zA-Z]|[ivx]{1,5})(?P<close>\.\)|\)|\.)(?=\s)"
)
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_ROMAN = {numeral: n for n, numeral in enumerate(_NUMERALS, 1)}
_FAR = 600
"""How many characters an item of such a list is long at most."""


class _Run(NamedTuple):
    """Marks of one form that count on, and where they stand."""

    value: int
    starts: tuple[int, ...]


def item_starts(text: str, start: int, end: int) -> list[int]:
    """Where the items of lists begin in a paragraph, `text[start:end]`: two or more marks that count on, or bullets.

    The first mark begins the paragraph or stands behind the end of a sentence, so that "for 1. above, and for 2. above"
    is no list.
    """
    bullets = [match.start() for match in _BULLET.finditer(text, start, end)]
    found = set(bullets if len(bullets) > 1 else ())
    runs: dict[tuple[str, ...], _Run] = {}
    for match in _MARK.finditer(text, start, end):
        for form, value in _readings(match):
            run = runs.get(form)
            if run is not None and value == run.value + 1 and match.start() - run.starts[-1] <= _FAR:
                runs[form] = _Run(value, (*run.starts[-1:], match.start()))
                found.update(runs[form].starts)
            elif _begins(text, start, match.start()):
                runs[form] = _Run(value, (match.start(),))
    return sorted(found)


def _readings(match: re.Match[str]) -> list[tuple[tuple[str, ...], int]]:
    """What a mark may count: numbers, letters or Roman numerals, each with the form that its fellows share."""
    label, form = match["label"], (match["bullet"] or "", match["open"] or "", match["close"])
    if label.isdigit():
        return [((*form, "1"), int(label))]
    if match["close"] == "." and label.isupper():
        return []  # "A. Smith" is a name
    found: list[tuple[tuple[str, ...], int]] = []
    if len(label) == 1:
        found.append(((*form, "A" if label.isupper() else "a"), ord(label)))
    if label in _ROMAN:
        found.append(((*form, "i"), _ROMAN[label]))
    return found


def _begins(text: str, start: int, at: int) -> bool:
    """Whether the paragraph begins at a place, or what stands before it has ended."""
    before = text[max(start, at - 8) : at].rstrip()
    return not before or before[-1] in ".!?:;"
