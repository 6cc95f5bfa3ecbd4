"""One spelling for characters that mean the same, with the way back to the text as it stands.

Pages, word processors and PDFs write "August\u200b 5", "2019\u201121" and "\ufb01rst" where a reader sees "August 5",
"2019-21" and "first". Whoever reads words asks `normalise` for a plain text; `Plain.span` leads its offsets back.
"""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

_DROPPED = "\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Soft hyphens, and characters that have no width: joiners, marks of direction, the byte order mark."""
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that do not break, or have a width of their own (Unicode's category Zs, but for the space itself)."""
_HYPHENS = "\u2010\u2011\u2212"
"""Hyphens and the minus sign; dashes (en, em) mean other things and stay."""
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_DROPPED_OR_SPELT = re.compile(f"[{_DROPPED}\ufb00-\ufb06]")
_ODD = re.compile(f"[{_DROPPED}{_SPACES}{_HYPHENS}\ufb00-\ufb06]")
_SPACE, _HYPHEN = re.compile(f"[{_SPACES}]"), re.compile(f"[{_HYPHENS}]")


class Plain(NamedTuple):
    """A text in one spelling; offsets are code points, spans half-open.

    The raw character at `raw_offsets[i]` (ascending) was dropped or spelt out: `text[starts[i]:ends[i]]` is what is
    left. All others stand in the same order; `raw_length` is the length of the raw text.
    """

    text: str
    raw_offsets: list[int]
    starts: list[int]
    ends: list[int]
    raw_length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start:end` of the plain text stands in the raw one; half a ligature is the whole of it.

        What was dropped at either edge is left out. IndexError for a span that does not lie in the text.
        """
        _require(start, end, len(self.text))
        first = self._raw(start)
        return (first, first) if start == end else (first, self._raw(end - 1) + 1)

    def of_raw(self, start: int, end: int) -> tuple[int, int]:
        """Where `start:end` of the raw text stands in the plain one; empty for what was dropped.

        It gives back what went into `span`, unless that cut a ligature. IndexError for a span that does not lie in the
        text.
        """
        _require(start, end, self.raw_length)
        return self._plain(start), self._plain(end)

    def _raw(self, at: int) -> int:
        """The raw offset of the character that the plain one at `at` was made of; of the end, the end."""
        if at == len(self.text):
            return self.raw_length
        before = bisect_right(self.starts, at) - 1
        if before < 0:
            return at
        return self.raw_offsets[before] + max(0, at - self.ends[before] + 1)

    def _plain(self, at: int) -> int:
        """How many plain characters the raw ones before `at` were made into."""
        before = bisect_left(self.raw_offsets, at) - 1
        return at if before < 0 else self.ends[before] + at - self.raw_offsets[before] - 1


def normalise(text: str) -> Plain:
    """`text` without soft hyphens and characters that have no width, its spaces and hyphens of one kind each.

    Ligatures (U+FB00 to U+FB06) are spelt out. A text with nothing of the kind is returned as it is, at the cost of one
    scan; the work grows with the length of the text and with nothing else. `normalise` of a plain text changes nothing.
    """
    if text.isascii() or _ODD.search(text) is None:
        return Plain(text, [], [], [], len(text))
    evened = _HYPHEN.sub("-", _SPACE.sub(" ", text))  # one character for one: no offset moves
    parts: list[str] = []
    raw_offsets: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    done = at = 0
    for odd in _DROPPED_OR_SPELT.finditer(evened):
        spelt = _LIGATURES.get(odd.group(), "")
        at += odd.start() - done
        parts += (evened[done : odd.start()], spelt)
        raw_offsets.append(odd.start())
        starts.append(at)
        at += len(spelt)
        ends.append(at)
        done = odd.end()
    parts.append(evened[done:])
    return Plain("".join(parts), raw_offsets, starts, ends, len(text))


def _require(start: int, end: int, length: int) -> None:
    if not 0 <= start <= end <= length:
        raise IndexError(f"{start}:{end} lies outside a text of {length} characters")
