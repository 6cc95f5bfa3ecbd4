"""The blocks of a text: which part is headline, byline, dateline, prose, caption, correction, boilerplate. Pure.

Blocks lie in order and do not overlap; together they hold every character of the body but blanks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.documents.block_lines import is_posted, kind_of_line, kind_of_tail
from dateline.documents.block_openings import (
    Opening,
    credit_of,
    dateline_of,
    headline_of,
    label_of,
    moment_of,
    on_days,
    speakers_in,
    stamp_of,
    stamps_in,
    updated_of,
)
from dateline.evidence import Block, BlockKind

READ = frozenset({"body", "item", "row"})
"""The kinds of blocks that claims are read from."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BLANK = "\ufeff \t\r\n"
_ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]*_]*$")
_GLUED = re.compile(r"(?:[A-Z][A-Z’'-]*[ ,:-]+){2,}[A-Z]{2,}(?=[A-Z][a-z])")
_SENTENCE = re.compile(r"[.!?][”\"’)]*[ \t]+(?=[A-Z©(])")
_LONGEST_HEADLINE = 160
_WORDS = {
    "body": "paragraph",
    "item": "list item",
    "correction": "note of correction",
    "boilerplate": "line of boilerplate",
}


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    after_blank: bool


def blocks_of(
    text: str, start: int = 0, end: int | None = None, *, published: str, opening: bool = True
) -> tuple[Block, ...]:
    """The blocks of `text[start:end]`, code points, half-open.

    `published` is the local time of publication (ISO 8601), which stamps do not come after. With `opening` the stretch
    begins the document, so that its first line may be a headline.
    """
    lines = list(_lines(text, start, len(text) if end is None else end))
    live, bare = stamps_in(line.text for line in lines)
    speakers = speakers_in(line.text for line in lines)
    found: list[Block] = []
    seen_prose, comments = not opening, False
    for number, line in enumerate(lines):
        kind = "comment" if comments else _kind(lines, number, seen_prose=seen_prose)
        comments = comments or (kind == "comment" and _opens_comments(line.text))
        if kind not in READ:
            found.append(_block(kind, line.start, line.end))
            continue
        found.extend(_prose(line, kind, _Openings(live, bare, speakers, first=not seen_prose)))
        seen_prose = True
    return tuple(on_days(list(_merged(found, text)), published))


def completed(given: Sequence[Block], text: str, start: int, *, published: str) -> tuple[Block, ...]:
    """The blocks that a reader knows from its format, its prose looked through for what else stands in it.

    Without any, those of the whole text from `start` on.
    """
    if not given:
        return blocks_of(text, start, published=published)
    found: list[Block] = []
    for block in given:
        plain = block.kind == "body" and not block.fields
        found.extend(blocks_of(text, block.start, block.end, published=published, opening=False) if plain else [block])
    return tuple(found)


def governing(blocks: Iterable[Block], at: int) -> tuple[Block | None, Block | None]:
    """The stamp and the label that `at` stands under: the nearest before it; a stamp ends a label."""
    stamp, label = None, None
    for block in blocks:
        if block.start > at:
            break
        if block.kind == "stamp":
            stamp, label = block, None
        if block.kind == "label":
            label = block
    return stamp, label


def unread(blocks: Iterable[Block]) -> dict[str, int]:
    """How many blocks of each kind are neither read as claims nor used, as headlines, stamps and labels are."""
    used = READ | {"headline", "heading", "stamp", "label", "dateline"}
    return dict(sorted(Counter(block.kind for block in blocks if block.kind not in used).items()))


def in_words(counts: Mapping[str, int]) -> str:
    """The counts of `unread` in words: "1 byline, 2 captions"; empty where there is nothing to say."""
    return ", ".join(_counted(kind, count) for kind, count in counts.items())


def _counted(kind: str, count: int) -> str:
    word = _WORDS.get(kind, kind)
    if count == 1:
        return f"1 {word}"
    noun, _, rest = word.partition(" of ")
    return f"{count} {noun}s of {rest}" if rest else f"{count} {word}s"


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """The lines that hold anything, without blanks at their ends."""
    after_blank = True
    for match in _LINE.finditer(text, start, end):
        first, last = match.span()
        while first < last and text[first] in _BLANK:
            first += 1
        while last > first and text[last - 1] in _BLANK:
            last -= 1
        if first == last:
            after_blank = True
            continue
        glued = _GLUED.match(text, first, last)
        if glued is not None and glued.end() - first < _LONGEST_HEADLINE:
            yield _Line(first, glued.end(), text[first : glued.end()], True)
            first = glued.end()
        yield _Line(first, last, text[first:last], after_blank)
        after_blank = False


def _opens_comments(line: str) -> bool:
    """Whether nothing but readers' comments follows: their heading, or the first with its time of posting."""
    return line.rstrip(":").casefold() in {"comments", "readers’ comments"} or is_posted(line)


def _kind(lines: Sequence[_Line], number: int, *, seen_prose: bool) -> BlockKind:
    line = lines[number]
    if credit_of(line.text) or updated_of(line.text):
        return "body"
    kind = kind_of_line(line.text)
    if kind != "body" or dateline_of(line.text) is not None:
        return kind
    if not seen_prose and _is_headline(lines, number):
        first = all(kind_of_line(each.text) != "body" for each in lines[:number])
        return "headline" if first else "standfirst"
    alone = number + 1 < len(lines) and line.after_blank and lines[number + 1].after_blank
    title = len(line.text) <= 60 and not _ENDS.search(line.text) and "“" not in line.text
    return "heading" if seen_prose and alone and title else kind


def _is_headline(lines: Sequence[_Line], number: int) -> bool:
    """A short line without a full stop above the text: it stands alone, or the next line is a whole sentence."""
    line = lines[number]
    if len(line.text) > _LONGEST_HEADLINE or _ENDS.search(line.text) or number + 1 >= len(lines):
        return False
    following = lines[number + 1]
    return following.after_blank or (following.text[0] in "“\"'‘" or not following.text[0].islower())


class _Openings(NamedTuple):
    """What may open a paragraph of this document: stamps, `bare` ones among them, and labels; `first` of its prose."""

    live: bool
    bare: bool
    speakers: frozenset[str]
    first: bool

    def of(self, rest: str) -> Opening | None:
        """What opens these words, None where they are prose from their beginning."""
        stamp = stamp_of(rest, bare=self.bare) if self.live else None
        opening = stamp or label_of(rest, self.speakers) or dateline_of(rest) or credit_of(rest) or updated_of(rest)
        if opening is None and self.first:
            opening = moment_of(rest) or headline_of(rest)
        return opening


def _prose(line: _Line, kind: BlockKind, openings: _Openings) -> Iterator[Block]:
    """A line of prose, behind what opens it; what is left may be no prose after all ("OSLO (NTB) — By Ada Lind")."""
    start = line.start
    for _ in range(4):
        rest = line.text[start - line.start :]
        opening = openings.of(rest)
        if opening is None or not rest[: opening.end].strip():
            break
        yield Block(
            kind=opening.kind, start=start, end=start + len(rest[: opening.end].rstrip()), fields=opening.fields
        )
        start += opening.end
    if start < line.end:
        words = line.text[start - line.start :]
        kind = kind if start == line.start else kind_of_line(words)
        tail = _tail(words) if kind in READ else len(words)
        yield _block(kind, start, start + len(words[:tail].rstrip()))
        if tail < len(words):
            yield _block(kind_of_tail(words[tail:]), start + tail, line.end)


def _tail(words: str) -> int:
    """Where the last sentences of a paragraph begin that are a note of correction or boilerplate; else its length."""
    for match in _SENTENCE.finditer(words):
        if kind_of_tail(words[match.end() : match.end() + 200]) != "body":
            return match.end()
    return len(words)


def _block(kind: BlockKind, start: int, end: int) -> Block:
    return Block(kind=kind, start=start, end=end)


def _merged(found: Iterable[Block], text: str) -> Iterator[Block]:
    """Lines of prose that one paragraph wraps over are one block."""
    before: Block | None = None
    for block in found:
        if before is not None and before.kind == block.kind == "body" and _wraps(text, before, block):
            before = Block(kind="body", start=before.start, end=block.end)
            continue
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


def _wraps(text: str, one: Block, other: Block) -> bool:
    """Whether only a line end stands between two blocks, and the sentence of the first goes on in the second."""
    between = text[one.end : other.start]
    if between.count("\n") + between.replace("\r\n", "").count("\r") > 1:
        return False
    width = one.end - max(text.rfind("\n", 0, one.end), text.rfind("\r", 0, one.end)) - 1
    return text[other.start].islower() or (45 <= width <= 100 and not _ENDS.search(text[one.end - 4 : one.end]))
