"""Who says it: reporting verbs, "according to", "based on" and hearsay adverbs, with what each of them reports.

A frame is the words that attribute (source and cue) and the stretches they attribute. Frames nest: what lies in several
contents has a chain of sources, the widest content outermost.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from dateline.english.parse import Parse
from dateline.english.quotations import Quotation
from dateline.english.sentences import Sentence
from dateline.extraction.cues import cues
from dateline.extraction.en.reporting import CITING
from dateline.extraction.phrases import Range
from dateline.extraction.reports import Cue

Stretch = tuple[int, int]

_NESTED = 24
"""How many attributions of one sentence are read: each may hold all that follow, and no newspaper nests so deep."""


class Frame(NamedTuple):
    """Words that attribute, and the stretches they attribute: code points, half-open.

    `frame` is what the attribution takes of the sentence beside the content (source, cue, "on Tuesday in a statement");
    it is empty where the cue stands inside the claim ("reportedly"). `cited` is whether another speaker rests on this
    one ("citing a nurse"): of two that attribute the same, that one's is the outer. `name` is whom the document names
    for the source's words, None where they stand for themselves.
    """

    source: Stretch | None
    cue: Stretch
    frame: Stretch
    content: tuple[Stretch, ...]
    role: str
    cited: bool = False
    name: str | None = None


class Former(NamedTuple):
    """Who speaks at the end of a paragraph, and whether the quotation there is still open."""

    speaking: tuple[Frame, ...] = ()
    goes_on: bool = False


def frames(text: str, sentence: Sentence, parse: Parse, quoted: Sequence[Quotation]) -> list[Frame]:
    """The frames of one sentence, in the order of their cues; `quoted` are the quotations of its paragraph.

    `parse` is the parse of the whole sentence. Where it is empty nobody is found.
    """
    # Quotations are in order and not nested, so those that touch the sentence lie together.
    first = bisect_right(quoted, sentence.start, key=lambda q: q.end)
    last = bisect_left(quoted, sentence.end, key=lambda q: q.start)
    found = cues(parse, _inner(parse, quoted[first:last]))[:_NESTED]
    near = quoted[max(0, first - 1) : last + 1]
    read = (_frame(text, sentence, parse, hit, near) for hit in found)
    return [frame for frame in read if frame.content]


def _inner(parse: Parse, quoted: Sequence[Quotation]) -> list[bool]:
    """Which words stand between the marks of a quotation."""
    inner, at = [], 0
    for word in parse.tokens:
        while at < len(quoted) and quoted[at].end <= word.start:
            at += 1
        inner.append(
            at < len(quoted) and quoted[at].start < word.start and word.end < quoted[at].end + (not quoted[at].closed)
        )
    return inner


def _frame(text: str, sentence: Sentence, parse: Parse, hit: Cue, quoted: Sequence[Quotation]) -> Frame:
    content = [
        _grown(*_characters(parse, part), sentence, quoted, back=part[1] <= hit.own[0] or hit.role == "hearsay")
        for part in hit.said
    ]
    if hit.role == "speaker" and not any(part[0] >= hit.own[1] for part in hit.said):
        if hit.own[0] == 0:
            content.extend(_quotation_before(text, sentence, quoted))
        content.extend(_next_quotation(text, sentence, quoted))
    span = _characters(parse, hit.own) if hit.own[0] < hit.own[1] else (sentence.start, sentence.start)
    source = _characters(parse, hit.source) if hit.source else None
    cited = parse.tokens[hit.head].low in CITING
    return Frame(source, _characters(parse, hit.cue), span, tuple(content), hit.role, cited)


def _characters(parse: Parse, stretch: Range) -> Stretch:
    """From the first character of the first token to the last of the last."""
    return parse.tokens[stretch[0]].start, parse.tokens[stretch[1] - 1].end


def _grown(start: int, end: int, sentence: Sentence, quoted: Sequence[Quotation], *, back: bool) -> Stretch:
    """The stretch with the whole of a quotation that begins or ends in it, over sentence boundaries."""
    for quotation in quoted:
        if back and quotation.start < start and start < quotation.end <= sentence.end + 1:
            start = quotation.start
        if not back and start <= quotation.start < end - 1 and end < quotation.end:
            end = quotation.end
    return start, end


def _next_quotation(text: str, sentence: Sentence, quoted: Sequence[Quotation]) -> list[Stretch]:
    """A quotation that follows the sentence at once: the same speaker goes on."""
    last = sentence.end
    return [(q.start, q.end) for q in quoted if q.start >= last and not text[last : q.start].strip()][:1]


def _quotation_before(text: str, sentence: Sentence, quoted: Sequence[Quotation]) -> list[Stretch]:
    """A quotation that ends just before the sentence: "Where is it?" Then: the sergeant asked."""
    return [(q.start, q.end) for q in quoted if q.end <= sentence.start and not text[q.end : sentence.start].strip()][
        -1:
    ]


def one_speaker_each(found: Sequence[Frame]) -> list[Frame]:
    """The frames of a paragraph, none with a quotation after it that has a speaker of its own."""
    begun: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for frame in found:
        for start, end in frame.content:
            begun[start].append((frame.frame[0], end))

    def spoken_later(frame: Frame, at: int) -> bool:
        near = (other for begin in (at - 1, at, at + 1) for other in begun.get(begin, ()))
        return any(speaks > frame.frame[1] and at + 1 < end for speaks, end in near)

    return [
        frame._replace(
            content=tuple(
                c for c in frame.content if frame.cited or c[0] < frame.frame[1] or not spoken_later(frame, c[0])
            )
        )
        for frame in found
    ]


def carried(start: int, end: int, quoted: Sequence[Quotation], found: Sequence[Frame], former: Former) -> list[Frame]:
    """The frames of the paragraph before that go on in this one, `[start, end)`, which begins with a quotation.

    Print repeats the opening mark where a quotation goes on over paragraphs, and closes it once. A paragraph that is
    nothing but a quotation is said by whoever spoke last, too.
    """
    if not quoted or quoted[0].start > start:
        return []
    first = quoted[0]
    if any(a <= first.start < b for frame in found for a, b in frame.content):
        return []
    if not former.goes_on and first.end < end:
        return []
    return [frame._replace(frame=(start, start), content=((first.start, first.end),)) for frame in former.speaking]


def speaking_last(end: int, quoted: Sequence[Quotation], found: Sequence[Frame]) -> Former:
    """Who speaks at the end of a paragraph with these frames."""
    if not quoted:
        return Former()
    last = quoted[-1]
    speaking = [
        frame
        for frame in found
        if frame.source is not None
        and any(a <= last.start < b for a, b in frame.content)
        and max(frame.frame[1], last.end) >= end - 1
    ]
    return Former(tuple(speaking), not last.closed)


def reaching(found: Sequence[Frame], sentence: Sentence) -> list[Frame]:
    """The frames that stand in a sentence or attribute some of it."""
    return [
        frame
        for frame in found
        if sentence.start <= frame.frame[0] < sentence.end
        or any(start < sentence.end and sentence.start < end for start, end in frame.content)
    ]
