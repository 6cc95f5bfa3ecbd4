"""Where sentences begin and end, and which lines are none (headings, titles, rules). The one place that knows.

The Golden Rules of the pragmatic_segmenter name the cases that a splitter meets (its documentation).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.english.sentence_ends import ENDED, sentence_ends
from dateline.english.sentence_items import item_starts

_HEADING = re.compile(r"[ \t]*(?:#{1,6}[ \t].*|(?:\*\*|__)[^*_]{1,80}(?:\*\*|__):?|[-=*_]{3,})[ \t]*\r?")
_ITEM = re.compile(r"[-*•⁃][ \t]|\(?\w{1,3}\)[ \t]")
_HEADER = re.compile(r"\ufeff?\s*Published:[^\r\n]*(?:\r\n|\r|\n)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_BLANKS = re.compile(r"[\ufeff\s]*")
_BLANK = "\ufeff \t\r\n"
_WRAPPED = 45
"""A line at least this long that ends without a full stop may be wrapped; the sentence then goes on below it."""
LONGEST = 2_000
"""No sentence of a newspaper is so many characters long: what goes on is a list or noise, and is cut."""
_CROWDED = 60
"""How many sentences make a paragraph at most: quotations and speakers reach no further."""


class Sentence(NamedTuple):
    """A stretch of a text, code points, half-open, without blanks around it; `paragraph` grows from 1.

    `cut`: it is a piece of a stretch that no full stop divides and that is longer than `LONGEST`.
    """

    start: int
    end: int
    paragraph: int
    heading: bool = False
    cut: bool = False


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences and headings of `text[start:end]` in order; together they hold every character but blanks.

    A quotation that is closed in its paragraph lies in one sentence, as the Golden Rules have it.
    """
    return _sentences(text, start, len(text) if end is None else end, split_quotations=False)


def spoken_sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """As `sentences`, but a quotation of several sentences is split too: each of them makes a claim of its own."""
    return _sentences(text, start, len(text) if end is None else end, split_quotations=True)


def _sentences(text: str, start: int, end: int, *, split_quotations: bool) -> list[Sentence]:
    found: list[Sentence] = []
    number = count = 0
    for first, last in _paragraphs(text, start, end):
        number += 1
        if _is_heading(text, first, last):
            found.append(Sentence(*_stripped(text, first, last), number, heading=True))
            continue
        count, begin = 0, first
        for cut in (*sentence_ends(text, first, last, split_quotations=split_quotations), last):
            for piece, is_cut in _pieces(text, begin, cut):
                number += count > 0 and count % _CROWDED == 0
                count += 1
                found.append(Sentence(*piece, number, cut=is_cut))
            begin = cut
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], bool]]:
    """A stretch in pieces that later steps can take whole, cut at a blank where there is one; whether it was cut."""
    start, end = _stripped(text, start, end)
    is_cut = end - start > LONGEST
    while start < end:
        stop = end
        if end - start > LONGEST:
            blank = text.rfind(" ", start + 1, start + LONGEST)
            stop = blank if blank > start else start + LONGEST
        yield _stripped(text, start, stop), is_cut
        start = _stripped(text, stop, end)[0]


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that belong together: a blank line, a heading or the end of a full line ends one."""
    begin: int | None = None
    above = (start, start)
    for match in _LINE.finditer(text, start, end):
        line = _stripped(text, *match.span())
        is_blank = line[0] == line[1]
        if begin is not None and (is_blank or not _goes_on(text, above, line)):
            yield begin, above[1]
            begin = None
        if not is_blank:
            begin = line[0] if begin is None else begin
            above = line
    if begin is not None:
        yield begin, above[1]


def _goes_on(text: str, above: tuple[int, int], below: tuple[int, int]) -> bool:
    """Whether the sentence of a line goes on in the line below it: a wrapped line, not a new paragraph."""
    last, line = text[slice(*above)], text[slice(*below)]
    if _HEADING.fullmatch(last) or _HEADING.fullmatch(line) or _ITEM.match(line):
        return False
    if line[0].islower() and len(last) > 20:
        return True
    in_brackets = last[0] == "(" and last[-1] == ")"
    return len(last) >= _WRAPPED and not in_brackets and not ENDED.search(last[-4:]) and not item_starts(text, *above)


def _is_heading(text: str, start: int, end: int) -> bool:
    """A Markdown heading or rule, or a short line on its own that does not end as a sentence does."""
    if end - start > 100 and text[start] not in "#*_-= \t":
        return False
    line = text[start:end].strip(_BLANK)
    if _HEADING.fullmatch(line):
        return True
    if "\n" in line or len(line) > 100 or not line:
        return False
    alone = _stands_alone(text, start) and _LINE_END.match(text, end) is not None
    return alone and not re.search(r"[.!?…,;\"”’')]$", line) and not item_starts(text, start, end)


def _stands_alone(text: str, start: int) -> bool:
    """Whether a blank line, the beginning of the text or its header line is above a place."""
    before = text[max(0, start - 4) : start]
    blanks = _BLANKS.match(text, 0, 1_000)
    if before.endswith(("\n\n", "\r\n\r\n", "\r\r")) or (blanks is not None and blanks.end() == start):
        return True
    header = _HEADER.match(text, 0, 1_000)
    return header is not None and header.end() == start


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
