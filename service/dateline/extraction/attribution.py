"""Who says it: reporting verbs, "according to", "based on" and hearsay adverbs, with what each of them reports.

A frame is the words that attribute (source and cue) and the stretches they attribute. Frames nest: what lies in several
contents has a chain of sources, the widest content outermost.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from dateline.english.quotations import Quotation
from dateline.english.sentences import Sentence
from dateline.extraction.cues import cues
from dateline.extraction.en.verbs import BASE_OF_GERUND
from dateline.extraction.en.words import (
    COORDINATORS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from dateline.extraction.grammar import is_finite
from dateline.extraction.reports import CLOSING, Cue
from dateline.extraction.tokens import Token, tokens

Stretch = tuple[int, int]

_NESTED = 24
"""How many attributions of one sentence are read: each may hold all that follow, and no newspaper nests so deep."""


class Frame(NamedTuple):
    """Words that attribute, and the stretches they attribute: code points, half-open.

    `frame` is what the attribution takes of the sentence beside the content (source, cue, "on Tuesday in a statement");
    it is empty where the cue stands inside the claim ("reportedly").
    """

    source: Stretch | None
    cue: Stretch
    frame: Stretch
    content: tuple[Stretch, ...]
    role: str


def frames(text: str, sentence: Sentence, quoted: Sequence[Quotation]) -> list[Frame]:
    """The frames of one sentence, in the order of their cues; `quoted` are the quotations of its paragraph."""
    words = tokens(text, sentence.start, sentence.end)
    # Quotations are in order and not nested, so those that touch the sentence lie together.
    first = bisect_right(quoted, sentence.start, key=lambda q: q.end)
    last = bisect_left(quoted, sentence.end, key=lambda q: q.start)
    found = cues(words, _inner(words, quoted[first:last]))[:_NESTED]
    near = quoted[max(0, first - 1) : last + 1]
    read = (_frame(text, sentence, words, hit, found, near) for hit in found)
    return [frame for frame in read if frame.content]


def _inner(words: Sequence[Token], quoted: Sequence[Quotation]) -> list[bool]:
    """Which words stand between the marks of a quotation."""
    inner, at = [], 0
    for word in words:
        while at < len(quoted) and quoted[at].end <= word.start:
            at += 1
        inner.append(at < len(quoted) and quoted[at].start < word.start and word.end < quoted[at].end)
    return inner


def _frame(
    text: str,
    sentence: Sentence,
    words: Sequence[Token],
    hit: Cue,
    found: Sequence[Cue],
    quoted: Sequence[Quotation],
) -> Frame:
    content: list[Stretch] = []
    floor, ceiling = _limits(words, hit, found)
    if hit.role == "hearsay":
        content = [(words[hit.cue[0]].start, words[hit.cue[1] - 1].end)]
    else:
        if hit.side in {"before", "around"} and hit.first > floor:
            begin = _quote_begin(words, hit.first, quoted) or words[floor].start
            content.append(_grown(begin, words[hit.first - 1].end, sentence, quoted, back=True))
        if hit.side in {"after", "around"} and hit.last < ceiling:
            content.append(_grown(words[hit.last].start, words[ceiling - 1].end, sentence, quoted, back=False))
        elif hit.side == "before":
            if hit.first == 0:
                content.extend(_quotation_before(text, sentence, quoted))
            content.extend(_next_quotation(text, sentence, quoted))
    span = (
        (words[hit.first].start, words[hit.last - 1].end) if hit.last > hit.first else (sentence.start, sentence.start)
    )
    source = _source_span(words, *hit.source) if hit.source else None
    return Frame(source, (words[hit.cue[0]].start, words[hit.cue[1] - 1].end), span, tuple(content), hit.role)


def _source_span(words: Sequence[Token], first: int, last: int) -> Stretch:
    """The source without what it did before it spoke: "the broadcaster, having seen the papers,"."""
    for at in range(first + 1, last - 1):
        if words[at].low == "," and words[at + 1].low in BASE_OF_GERUND:
            last = at
            break
    while last > first + 1 and words[last - 1].low == ",":
        last -= 1
    return words[first].start, words[last - 1].end


def _limits(words: Sequence[Token], hit: Cue, found: Sequence[Cue]) -> tuple[int, int]:
    """Between which words the content of a frame lies: up to a frame beside it that is joined by "and" or "but"."""
    floor, ceiling = 0, len(words)
    for other in found:
        if other.role == "hearsay" or other is hit:
            continue
        joint = other.first - 1
        joined = (
            joint > 0 and words[joint].low in COORDINATORS | {"while", "although", "whereas"} and other.side == "after"
        )
        if other.first > hit.first and joined:
            ceiling = min(ceiling, joint)
        elif other.first > hit.first and other.side == "before" and other.last >= len(words) - 2:
            ceiling = min(ceiling, other.first) if hit.side != "before" else ceiling
        elif other.first < hit.first and _joined_after(words, other, hit):
            floor = max(floor, hit.first)
    if hit.side == "after" and hit.first > 0 and words[hit.first - 1].low in SUBORDINATORS - {"that", "whether"}:
        ceiling = min([ceiling, *(k for k in range(hit.last + 1, len(words)) if words[k].low == ",")])
    if hit.side == "after" and any(other.first < hit.first and other.side == "after" for other in found):
        ceiling = min([ceiling, *(k for k in range(hit.last + 1, len(words) - 1) if _aside(words, k))])
    if (
        hit.side == "after"
        and hit.source is not None
        and hit.source[0] >= hit.last
        and hit.last < hit.source[0] <= ceiling
    ):
        ceiling = hit.source[0]  # the speaker stands behind what it says: "Noting that …, the minister left"
    if hit.side == "after" and hit.cue[0] > 0 and words[hit.cue[0] - 1].low == "who":
        ends = (k for k in range(hit.last + 1, len(words) - 1) if words[k].low == "," and is_finite(words, k + 1))
        ceiling = min([ceiling, *ends])
    while ceiling > hit.last and words[ceiling - 1].low == "," and ceiling > 1:
        ceiling -= 1
    return floor, ceiling


def _aside(words: Sequence[Token], at: int) -> bool:
    """Whether the outer speaker goes on at this word: "…, as they toured the plant" after what the inner one said."""
    before, following = words[at - 1].low, words[at + 1].low
    return words[at].low in {"as", "while"} and before in CLOSING | {","} and following in SUBJECT_PRONOUNS


def _joined_after(words: Sequence[Token], other: Cue, hit: Cue) -> bool:
    """Whether `hit` follows `other` as an equal: "A said x, and B said y"."""
    return hit.first > 0 and hit.side == "after" and other.side == "after" and words[hit.first - 1].low in COORDINATORS


def _quote_begin(words: Sequence[Token], first: int, quoted: Sequence[Quotation]) -> int | None:
    """Where the quotation before a speaker begins if a comma or a colon sets it off: only that is said by this one."""
    for quotation in quoted:
        if quotation.end == words[first - 1].end:
            before = [word.low for word in words if word.end <= quotation.start][-1:]
            return quotation.start if before in ([","], [":"]) else None
    return None


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
            content=tuple(c for c in frame.content if c[0] < frame.frame[1] or not spoken_later(frame, c[0]))
        )
        for frame in found
    ]


def reaching(found: Sequence[Frame], sentence: Sentence) -> list[Frame]:
    """The frames that stand in a sentence or attribute some of it."""
    return [
        frame
        for frame in found
        if sentence.start <= frame.frame[0] < sentence.end
        or any(start < sentence.end and sentence.start < end for start, end in frame.content)
    ]
