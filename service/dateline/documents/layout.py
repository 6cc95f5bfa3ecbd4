"""What the lines of a text are for: its header lines, its title, its headed sections."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dateline.documents.written import iso_spelling
from dateline.evidence import Section

_LINE = re.compile(
    r"[ \t]*(?P<name>Published|Updated|Source|URL|Authors?)[ \t]*:[ \t]*(?P<value>[^\r\n]*?)[ \t]*(?:\r\n?|\n|\Z)",
    re.IGNORECASE,
)
_FRONT = re.compile(r"---[ \t]*\r?\n(?P<lines>(?:[^\r\n]*\r?\n){0,60}?)---[ \t]*(?:\r?\n|\Z)")
_FRONT_LINE = re.compile(r"^(?P<name>[A-Za-z][\w-]{0,30}):[ \t]*(?P<value>[^\r\n]*?)[ \t]*\r?$", re.MULTILINE)
# What writers of Markdown call what the header lines name.
_FRONT_NAMES = {
    "published": "published",
    "date": "published",
    "pubdate": "published",
    "updated": "updated",
    "lastmod": "updated",
    "source": "source",
    "publisher": "source",
    "url": "url",
    "canonical": "url",
    "author": "author",
    "authors": "author",
    "title": "title",
}
_COUNT = re.compile(r"\|\s*(?P<name>[A-Za-z][A-Za-z ]*?)\s*:\s*(?P<value>\d[\d,]*)\s*(?=\||$)")
_HEADING = re.compile(r"^[ \t]*(?:\*\*|__)(?P<name>[^*_\r\n]{1,80}?):?(?:\*\*|__):?[ \t]*\r?$", re.MULTILINE)
_MARKDOWN_TITLE = re.compile(r"[\ufeff\s]*#[ \t]+(?P<title>[^\r\n]+)")
_FIRST_LINE = re.compile(r"[\ufeff\s]*(?P<title>[^\r\n]{3,140}?)[ \t]*(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


class Header(NamedTuple):
    """What the lines above a text say of it, as written, None for what they do not say.

    `counts` is what was counted (name and number); the body begins at `body_start`.
    """

    published: str | None
    counts: tuple[tuple[str, int], ...]
    body_start: int
    updated: str | None = None
    source: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    title: str | None = None


def header_of(text: str) -> Header | None:
    """The header lines that a text begins with, or None: `Published: 2025-08-13 19:20:55 | Views: 8`, `Source: The
    Courier`, `URL: https://…`, `Author: …`, `Updated: …` in any order, or the front matter of Markdown.

    Lines that only look like them are none: an address is one of the web, a time begins with a digit or a month, a
    name ends without a full stop; `Published:` alone is taken at its word.
    """
    start = _beginning(text)
    front = _FRONT.match(text, start)
    if front is not None:
        return _front_matter(front)
    said: dict[str, str] = {}
    counts: tuple[tuple[str, int], ...] = ()
    while (found := _LINE.match(text, start)) and (name := found["name"].lower().rstrip("s")) not in said:
        value, _, rest = found["value"].partition("|")
        if not _fits(name, value.strip()):
            break
        said[name] = value.strip()
        counts += tuple((m["name"].lower(), int(m["value"].replace(",", ""))) for m in _COUNT.finditer(f"|{rest}"))
        start = found.end()
    return _header(said, counts, start) if said else None


def header_among(lines: Iterable[str]) -> Header | None:
    """The header that some of the first lines of a text are, whatever stands between them, such as a title."""
    said = [line for line in lines if (found := header_of(f"{line}\n")) and found.body_start > len(line)]
    return header_of("\n".join(said))


def _beginning(text: str) -> int:
    return len(text) - len(text.lstrip("\ufeff \t\r\n"))


def _front_matter(front: "re.Match[str]") -> Header | None:
    said: dict[str, str] = {}
    for line in _FRONT_LINE.finditer(front["lines"]):
        name, value = _FRONT_NAMES.get(line["name"].lower()), line["value"].strip("\"'")
        if name and value and _fits(name, value):
            said.setdefault(name, value)
    return _header(said, (), front.end()) if said else None


def _header(said: dict[str, str], counts: tuple[tuple[str, int], ...], body_start: int) -> Header:
    listed = re.split(r"\s*[,;]\s*|\s+and\s+", said.get("author", "").strip("[]"))
    authors = tuple(name.strip("\"' ") for name in listed if name.strip("\"' "))
    return Header(
        said.get("published"),
        counts,
        body_start,
        updated=said.get("updated"),
        source=said.get("source"),
        url=said.get("url"),
        authors=authors,
        title=said.get("title"),
    )


def _fits(name: str, value: str) -> bool:
    """Whether a header line's value is what its name says, not the beginning of a sentence."""
    if name == "url":
        return re.fullmatch(r"https?://\S+", value, re.IGNORECASE) is not None
    if name == "updated":
        return iso_spelling(value) is not None
    if name in ("source", "author"):
        return 0 < len(value) <= 200 and re.search(r"[a-z]{2}[.!?]$", value) is None
    return bool(value)


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
