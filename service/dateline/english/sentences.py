"""Where sentences begin and end, and which lines are none (headings, titles, rules).

The Golden Rules of the pragmatic_segmenter name the cases that a splitter meets (its documentation). Quoted speech is
split like any other text, because each sentence of a quotation makes a claim of its own.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.english.abbreviations import INNER, NUMBERED, OPEN, OPENERS, TITLES

_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«(["
_END = re.compile(rf"[.!?…。．！？]+(?:[ \t]\.)*[{re.escape(_CLOSERS)}]*(?:\[\d{{1,3}}\])*")
_HEADING = re.compile(r"[ \t]*(?:#{1,6}[ \t].*|(?:\*\*|__)[^*_]{1,80}(?:\*\*|__):?|[-=*_]{3,})[ \t]*\r?")
_WORD_BEFORE = re.compile(r"[^\s\"'“‘«(\[]*\Z")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]\Z")
_MARKER = re.compile(r"[-•⁃*]?\s?\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\.?\)?")
_NEXT_WORD = re.compile(r"[^\W_][\w.-]*")
_WRAPPED = 45
"""A line at least this long that ends without a full stop may be wrapped; the sentence then goes on below it."""


_ENDLESS = 2_000
"""No sentence of a newspaper is so many characters long: what goes on is a list or noise, and is cut."""
_CROWDED = 60
"""How many sentences make a paragraph at most: quotations and speakers reach no further."""


class Sentence(NamedTuple):
    """A stretch of a text, code points, half-open, without blanks around it; `paragraph` grows from 1."""

    start: int
    end: int
    paragraph: int
    heading: bool = False


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences and headings of `text[start:end]` in order; together they hold every character but blanks."""
    found: list[Sentence] = []
    number = 0
    for block in _blocks(text, start, len(text) if end is None else end):
        number += 1
        if _is_heading(text, *block):
            found.append(Sentence(*_stripped(text, *block), number, heading=True))
            continue
        for count, piece in enumerate(short for long in _split(text, *block) for short in _cut(text, *long)):
            number += count > 0 and count % _CROWDED == 0
            found.append(Sentence(*piece, number))
    return found


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without a full stop in pieces that later steps can take whole, cut at a blank where there is one."""
    while end - start > _ENDLESS:
        blank = text.rfind(" ", start + 1, start + _ENDLESS)
        piece = _stripped(text, start, blank if blank > start else start + _ENDLESS)
        if piece[0] < piece[1]:
            yield piece
        start = blank if blank > start else start + _ENDLESS
    piece = _stripped(text, start, end)
    if piece[0] < piece[1]:
        yield piece


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that belong together: a blank line, a heading or the end of a full line ends one."""
    begin: int | None = None
    last = start
    for match in _LINE.finditer(text, start, end):
        line_start, line_end = match.span()
        line = text[line_start:line_end].strip("\ufeff \t\r\n")
        if begin is not None and (not line or not _goes_on(text, begin, last, line)):
            yield begin, last
            begin = None
        if line and begin is None:
            begin = line_start
        if line:
            last = line_end
    if begin is not None:
        yield begin, last


def _goes_on(text: str, begin: int, end: int, line: str) -> bool:
    """Whether the sentence of the lines so far goes on in the next one: a wrapped line, not a new paragraph."""
    above = text[begin:end].rstrip()
    last = re.split(r"[\r\n]", above)[-1].strip()
    if _HEADING.fullmatch(last) or _HEADING.fullmatch(line) or re.match(r"[-*•⁃][ \t]|\(?\w{1,3}\)[ \t]", line):
        return False
    if line[0].islower() and len(last) > 20:
        return True
    return len(last) >= _WRAPPED and not _END.search(above[-4:])


def _is_heading(text: str, start: int, end: int) -> bool:
    """A Markdown heading or rule, or a short line on its own that does not end as a sentence does."""
    line = text[start:end].strip("\ufeff \t\r\n")
    if _HEADING.fullmatch(line):
        return True
    if "\n" in line or len(line) > 100 or not line:
        return False
    alone = (
        not text[:start].strip() or text[:start].endswith(("\n\n", "\r\n\r\n", "\r\r")) or _after_header(text, start)
    )
    followed = re.match(r"[ \t]*(?:\r\n|\r|\n)", text[end : end + 4]) is not None
    return alone and followed and not re.search(r"[.!?…,;\"”’')]$", line)


def _after_header(text: str, start: int) -> bool:
    return re.match(r"\ufeff?\s*Published:", text[:start]) is not None and text.count("\n", 0, start) == 1


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if _MARKER.fullmatch(text[begin : match.end()].strip()):
            continue
        at = _boundary(text, match, end)
        if at is not None and text[begin:at].strip():
            piece = _stripped(text, begin, at)
            if piece[0] < piece[1]:
                yield piece
            begin = at
    piece = _stripped(text, begin, end)
    if piece[0] < piece[1]:
        yield piece


def _boundary(text: str, match: re.Match[str], end: int) -> int | None:
    """Where the sentence ends at these marks, or None where it goes on."""
    mark, at = match.group(), match.end()
    while mark and mark[-1] in "\"'" and at < end and _is_word(text[at]) and len(mark) > 1:
        mark, at = mark[:-1], at - 1  # a straight quotation mark before a word opens the next quotation
    if at >= end:
        return at
    following = text[at : min(end, at + 40)]
    if not following[0].isspace():
        return at if _glued(text, match, following) else None
    rest = following.lstrip()
    if not rest:
        return at
    opener = rest.lstrip(_OPENERS + "[-–—•⁃ ")
    if not opener:
        return at
    if opener[0].islower():
        return None
    if mark[0] == "." and not mark.startswith(".."):
        return _after_full_stop(text, match.start(), mark, at, opener)
    if mark.startswith("..") or "…" in mark:
        return at if opener[0].isupper() else None
    return at


def _is_word(char: str) -> bool:
    return char.isalnum()


def _glued(text: str, match: re.Match[str], following: str) -> bool:
    """A sentence that begins without a space: only after a full stop with a lower-case word before it."""
    begins = (following[0].isupper() and following[1:2].islower()) or (
        following[0] in '“"' and following[1:2].isupper()
    )
    before = text[max(0, match.start() - 3) : match.start()]
    wide = match.group()[0] in "。．！？"
    if re.match(r"\S*@", following):
        return False
    return wide or (begins and len(before) == 3 and before.isalpha() and before.islower() and _ends_word(text, match))


def _ends_word(text: str, match: re.Match[str]) -> bool:
    word = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())
    return word is not None and not re.search(r"[@/]|www|\.", word.group())


def _after_full_stop(text: str, dot: int, mark: str, at: int, opener: str) -> int | None:
    """Whether a full stop before a capital, a digit or a sign ends the sentence."""
    word_match = _WORD_BEFORE.search(text[max(0, dot - 30) : dot])
    word = word_match.group() if word_match else ""
    low = word.lower().lstrip("#&")
    if len(mark) > 1 and low not in TITLES:
        return at
    if low in TITLES or low in INNER or (low in NUMBERED and opener[0].isdigit()):
        return None
    if low in OPEN or _INITIALS.fullmatch(word):
        return at if _opens(opener, word) else None
    return at


def _opens(opener: str, word: str) -> bool:
    """Whether what follows an abbreviation opens a sentence rather than carrying a name on."""
    found = _NEXT_WORD.match(opener)
    if found is None:
        return True
    following = found.group()
    if len(word) == 1:  # an initial: "John A. Smith", but "you and I. Did you"
        return word == "I" and following.lower() in OPENERS
    if following[0].isdigit():
        return False
    return following.lower().rstrip(".") in OPENERS or following.lower().rstrip(".") in TITLES


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
