"""Which full stops end a sentence: small rules on what stands before one and behind it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from dateline.english.abbreviations import (
    BEHIND_HOURS,
    HOURS,
    INNER,
    NUMBERED,
    OPEN,
    OPENERS,
    SURNAMES,
    TITLES,
)
from dateline.english.quotations import quotations
from dateline.english.sentence_items import item_starts

_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«(["
ENDED = re.compile(rf"[.!?…。．！？]+(?:[ \t]\.)*[{re.escape(_CLOSERS)}]*(?:\[\d{{1,3}}\])*")
"""The signs that may end a sentence, with the quotation marks, brackets and notes that close behind them."""
_END = re.compile(rf"{ENDED.pattern}|(?:--|[—–])[\"”]")
_NOTES = re.compile(r"\d{1,2}(?:[ ,]\d{1,2})*(?=\s+[\"“‘(]?[A-Z])")
_NOTED = re.compile(r"[a-z]{3}[”\"’')]*[.!?]\Z|\)[.!?]\Z")
_WORD_BEFORE = re.compile(r"[^\s\"'“‘«(\[]*\Z")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]\Z")
_MARKER = re.compile(r"[-•⁃*]?\s?\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\.?\)?")
_NEXT_WORD = re.compile(r"[^\W_][\w.-]*")
_BRACKETED = re.compile(r"\[[^\[\]\r\n]{0,300}\]")
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)|(?<=\S)[’'](?!\w)")
_ASIDE = re.compile(r"\((?:Which|Who|Whose|Whom)\b")
_LEADING = re.compile(r"(?:At|On|In|By|Before|After|Since|Until|Around|About|From|As of)\s+\S+(?:\s\S+)?")
_BEFORE = 30
"""How many characters before a full stop are looked at: no abbreviation is longer."""
_ASIDES = 60
"""How far before an abbreviation an open bracket is looked for."""
_QUOTED = 1_500
"""How long a quotation is at most that is taken whole."""


def sentence_ends(text: str, start: int, end: int, *, split_quotations: bool) -> list[int]:
    """Where sentences end within a paragraph, `text[start:end]`, in order, its own end left out.

    Without `split_quotations`, none ends within a closed quotation. None ends within square brackets.
    """
    held = sorted(_held(text, start, end, split_quotations))
    starts = [first for first, _ in held]
    items = [at for at in item_starts(text, start, end) if at > start]
    cuts, begin, item = set(items), start, 0
    for match in _END.finditer(text, start, end):
        while item < len(items) and items[item] <= match.start():
            begin = max(begin, items[item])
            item += 1
        if match.end() - begin < 12 and _MARKER.fullmatch(text[begin : match.end()].strip()):
            continue
        at = _boundary(text, begin, match, end)
        if at is None or at >= end or _inside(held, starts, at):
            continue
        cuts.add(at)
        begin = at
    return sorted(cuts)


def _held(text: str, start: int, end: int, split_quotations: bool) -> Iterator[tuple[int, int]]:
    """The stretches that lie in one sentence."""
    for match in _BRACKETED.finditer(text, start, end):
        yield match.span()
    if not split_quotations:
        for quoted in quotations(text, start, end):
            if quoted.closed and quoted.end - quoted.start <= _QUOTED:
                yield quoted.start, quoted.end
        yield from _single_quotations(text, start, end)


def _single_quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Words between single quotation marks; an apostrophe within a word is none."""
    opened: int | None = None
    for match in _SINGLE.finditer(text, start, end):
        opens = match.end() < end and text[match.end()].isalnum()
        if opens:
            opened = match.start() if opened is None else opened
        elif opened is not None:
            if match.end() - opened <= _QUOTED:
                yield opened, match.end()
            opened = None


def _inside(held: list[tuple[int, int]], starts: list[int], at: int) -> bool:
    """Whether a place lies strictly within one of the stretches; two of them around it are looked at, not all."""
    near = bisect_left(starts, at)
    return any(first < at < last for first, last in held[max(0, near - 4) : near])


def _boundary(text: str, begin: int, match: re.Match[str], end: int) -> int | None:
    """Where the sentence ends at these marks, or None where it goes on."""
    mark, at = match.group(), match.end()
    while mark and mark[-1] in "\"'" and at < end and text[at].isalnum() and len(mark) > 1:
        mark, at = mark[:-1], at - 1  # a straight quotation mark before a word opens the next quotation
    at = _behind_notes(text, at, end)
    if at >= end:
        return at
    following = text[at : min(end, at + 40)]
    if not following[0].isspace():
        return at if _glued(text, begin, match, following) else None
    rest = following.lstrip()
    opener = rest.lstrip(_OPENERS + "[-–—•⁃ ")
    if not rest or not opener:
        return at
    if opener[0].islower() or _ASIDE.match(rest):
        return None
    if mark[0] == "." and not mark.startswith(".."):
        return _after_full_stop(text, begin, match.start(), mark, at, opener)
    return _after_other_mark(text, match.start(), mark, at, opener)


def _behind_notes(text: str, at: int, end: int) -> int:
    """The place behind the numbers of footnotes that are set against a full stop: "in two studies.11 12 The"."""
    notes = _NOTES.match(text, at, end) if _NOTED.search(text[max(0, at - 6) : at]) else None
    return at if notes is None else notes.end()


def _after_other_mark(text: str, start: int, mark: str, at: int, opener: str) -> int | None:
    """As `_after_full_stop`, for dots of omission, a dash before a closing quotation mark, and all other marks."""
    if mark[0] in "-—–":
        return at if _first_word(opener) in OPENERS else None
    if mark.startswith("..") or "…" in mark:
        omitted = text[max(0, start - 1) : start] in {"[", "("}
        return at if opener[0].isupper() and not omitted else None
    return at


def _glued(text: str, begin: int, match: re.Match[str], following: str) -> bool:
    """A sentence that begins without a space: only after a full stop behind a lower-case word or a grouped number."""
    if match.group()[0] in "。．！？":
        return True
    begins = (following[0].isupper() and following[1:2].islower()) or (
        following[0] in '“"' and following[1:2].isupper()
    )
    if not begins or re.match(r"\S*@", following):
        return False
    word = _word_before(text, begin, match.start())
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", word):
        return True
    return word[-3:].isalpha() and word[-3:].islower() and len(word) >= 3 and not re.search(r"[@/]|www|\.", word)


def _word_before(text: str, begin: int, dot: int) -> str:
    """The word that a full stop stands behind, without quotation marks and brackets before it."""
    found = _WORD_BEFORE.search(text[max(begin, dot - _BEFORE) : dot])
    return found.group() if found else ""


def _after_full_stop(text: str, begin: int, dot: int, mark: str, at: int, opener: str) -> int | None:
    """Whether a full stop before a capital, a digit or a sign ends the sentence, and where."""
    word = _word_before(text, begin, dot)
    low = word.lower().lstrip("#&")
    if " ." in mark:
        return _after_spaced_dots(dot, mark, at, glued=bool(word))
    if len(mark) > 1 and low not in TITLES:
        return at
    if low in TITLES or low in INNER or (low in NUMBERED and opener[0].isdigit()):
        return None
    if low in OPEN or _INITIALS.fullmatch(word):
        return at if _opens(opener, word) and not _goes_on(text, begin, dot) else None
    return at


def _goes_on(text: str, begin: int, dot: int) -> bool:
    """Whether what stands before an abbreviation is no whole sentence: an open bracket, or only "At 6 a.m."."""
    near = text[max(begin, dot - _ASIDES) : dot]
    if near.rfind("(") > near.rfind(")"):
        return True
    return dot - begin < 25 and _LEADING.fullmatch(text[begin:dot].strip()) is not None


def _after_spaced_dots(dot: int, mark: str, at: int, *, glued: bool) -> int | None:
    """Of ". . .": three leave words out, four end the sentence; a full stop and three more end it at the first."""
    dots = mark.count(".")
    if glued and dots == 4:
        return dot + 1
    return at if dots > 3 else None


def _opens(opener: str, word: str) -> bool:
    """Whether what follows an abbreviation opens a sentence rather than carrying a name on."""
    found = _NEXT_WORD.match(opener)
    if found is None:
        return True
    following, low = found.group(), _first_word(opener)
    if len(word) == 1:  # an initial: "John A. Smith", but "you and I. Did you", "Plan B. The"
        return low in OPENERS and (word == "I" or low not in SURNAMES)
    if following[0].isdigit():
        return False
    if word.lower() in HOURS:  # "at 6 p.m. Eastern", "at 6 p.m. Friday", but "at 6 p.m. Travellers"
        return low not in BEHIND_HOURS and not (following.isupper() and 1 < len(following) < 6)
    return low in OPENERS or low in TITLES


def _first_word(opener: str) -> str:
    found = _NEXT_WORD.match(opener)
    return "" if found is None else found.group().lower().rstrip(".")
