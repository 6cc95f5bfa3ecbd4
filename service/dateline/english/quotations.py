"""Where somebody's words stand between quotation marks, over as many sentences as they take."""

import re
from typing import NamedTuple

_CURLY_OPEN, _CURLY_CLOSE = "“«„", "”»"
_MARK = re.compile(r"[“”«»„\"]|''|``")


class Quotation(NamedTuple):
    """Words in quotation marks, marks included: code points, half-open; `closed` is false where no mark ends them."""

    start: int
    end: int
    closed: bool


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of a paragraph, `text[start:end]`, in order and not nested.

    A curly mark says itself whether it opens; a straight one opens where no quotation is open and a word follows. One
    that is never closed runs to the end of the paragraph, as print does where the next paragraph goes on with it. Of
    two marks that close what nobody opened, the first opens: it was set on the wrong side of its blank.
    """
    found: list[Quotation] = []
    opened: int | None = None
    stray: int | None = None
    for match in _MARK.finditer(text, start, end):
        opens = _opens(text, match, opened is not None, end)
        if opens and opened is None:
            opened = match.start()
        elif not opens and opened is not None:
            found.append(Quotation(opened, match.end(), True))
            opened = stray = None
        elif not opens:
            if stray is not None:
                found.append(Quotation(stray, match.end(), True))
            stray = match.start() if stray is None else None
    if opened is not None and opened + 1 < end:
        found.append(Quotation(opened, end, False))
    return found


def _opens(text: str, match: re.Match[str], is_open: bool, end: int) -> bool:
    mark = match.group()
    if mark in _CURLY_OPEN or mark == "``":
        return True
    if mark in _CURLY_CLOSE:
        return False
    before = text[match.start() - 1] if match.start() > 0 else " "
    after = text[match.end()] if match.end() < end else " "
    if is_open:
        return before.isspace() and not after.isspace()
    return not after.isspace()
