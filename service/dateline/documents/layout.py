"""What the lines of a text are for: its header line, its title, its headed sections."""

import re
from typing import NamedTuple

from dateline.evidence import Section

_HEADER = re.compile(
    r"\ufeff?\s*Published:[ \t]*(?P<published>[^|\r\n]+?)[ \t]*(?P<rest>(?:\|[^\r\n]*)?)(?:\r\n?|\n|\Z)"
)
_COUNT = re.compile(r"\|\s*(?P<name>[A-Za-z][A-Za-z ]*?)\s*:\s*(?P<value>\d[\d,]*)\s*(?=\||$)")
_HEADING = re.compile(r"^[ \t]*(?:\*\*|__)(?P<name>[^*_\r\n]{1,80}?):?(?:\*\*|__):?[ \t]*\r?$", re.MULTILINE)
_MARKDOWN_TITLE = re.compile(r"[\ufeff\s]*#[ \t]+(?P<title>[^\r\n]+)")
_FIRST_LINE = re.compile(r"[\ufeff\s]*(?P<title>[^\r\n]{3,140}?)[ \t]*(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


class Header(NamedTuple):
    """A header line: the publication time as written, what was counted (name and number), where the body begins."""

    published: str
    counts: tuple[tuple[str, int], ...]
    body_start: int


def header_of(text: str) -> Header | None:
    """The header line `Published: 2025-08-13 19:20:55 | Views: 8` that a text begins with, or None."""
    found = _HEADER.match(text)
    if found is None:
        return None
    counts = ((m["name"].lower(), int(m["value"].replace(",", ""))) for m in _COUNT.finditer(found["rest"]))
    return Header(found["published"], tuple(counts), found.end())


def sections_of(text: str, body_start: int) -> tuple[Section, ...]:
    """The parts headed by a bold line (`**What's Next:**`), each up to where the next begins or the text ends."""
    found = list(_HEADING.finditer(text, body_start))
    ends = [*(heading.start() for heading in found[1:]), len(text)][: len(found)]
    return tuple(
        Section(name=heading["name"].strip(), start=heading.start(), end=end)
        for heading, end in zip(found, ends, strict=True)
    )


def title_of(text: str, body_start: int) -> str | None:
    """A Markdown title, or a first line that stands alone and does not end as a sentence does; None without one."""
    body = text[body_start : body_start + 400]
    found = _MARKDOWN_TITLE.match(body)
    if found is None:
        found = _FIRST_LINE.match(body)
        if found is None or re.search(r"[.!?:,;…][\"'”’)\]*_]*$|^\*\*", found["title"]):
            return None
    return found["title"].strip()
