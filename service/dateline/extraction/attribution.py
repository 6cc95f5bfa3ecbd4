"""Who says it: reporting verbs, "according to", "based on" and hearsay adverbs, with what each of them reports.

A frame is the words that attribute (source and cue) and the stretches they attribute. Frames nest: what lies in several
contents has a chain of sources, the widest content outermost.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.extraction.en.reporting import (
    DIRECT_OBJECT,
    EVIDENCE,
    HEARSAY,
    NEEDS_THAT,
    NO_SOURCE,
    NOUNS_TOO,
    PASSIVE_HEARSAY,
    QUANTIFIERS,
    QUOTED_ONLY,
    SAY,
    base_of,
)
from dateline.extraction.en.verbs import BASE_OF_GERUND, BASE_OF_PAST, BASE_OF_THIRD, BE, HAVE, NEGATED
from dateline.extraction.en.words import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_adverb,
)
from dateline.extraction.grammar import group_start, has_clause, is_finite, is_participle
from dateline.extraction.phrases import BREAKS, TIME_WORDS, after_verb, left_phrase, right_phrase
from dateline.extraction.quotations import Quotation
from dateline.extraction.sentences import Sentence
from dateline.extraction.tokens import Token, tokens

Stretch = tuple[int, int]

_OPENING = frozenset({'"', "“", "``", "''", "«"})
_CLOSING = frozenset({'"', "”", "''", "»"})


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


class _Found(NamedTuple):
    """A frame in words of its sentence: where the frame begins and ends, and how the content lies around it."""

    first: int
    last: int
    source: tuple[int, int] | None
    cue: tuple[int, int]
    side: str  # before, after, around
    role: str


def frames(text: str, sentence: Sentence, quoted: Sequence[Quotation]) -> list[Frame]:
    """The frames of one sentence, in the order of their words; `quoted` are the quotations of its paragraph."""
    words = tokens(text, sentence.start, sentence.end)
    near = [q for q in quoted if q.start < sentence.end and sentence.start < q.end]
    inner = [any(q.start < w.start and w.end < q.end for q in near) for w in words]
    found: list[_Found] = []
    at = 0
    while at < len(words):
        hit = None
        if not inner[at]:
            hit = _source_phrase(words, at) or _hearsay(words, at) or _verb(words, at, inner, found)
        if hit is not None:
            found.append(hit)
        at += 1
    return [_frame(text, sentence, words, hit, found, quoted) for hit in found]


def _source_phrase(words: Sequence[Token], at: int) -> _Found | None:
    """Words such as "according to officials", "based on intelligence", "per a statement"."""
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if (low == "according" and following == "to") or (low == "based" and following == "on"):
        length = 2
    elif low == "per" and at + 1 < len(words) and (at == 0 or words[at - 1].low in {"(", ","}):
        length = 1
    else:
        return None
    start = at + length
    end = right_phrase(words, start, len(words))
    while end + 1 < len(words) and words[end].low in {"on", "as", "during"}:
        end = right_phrase(words, end + 1, len(words))
    if end == start or (low == "based" and not any(w.low in EVIDENCE for w in words[start:end])):
        return None
    role = "evidence" if low == "based" else "speaker"
    side = "after" if at == 0 or words[at - 1].low in COORDINATORS | SUBORDINATORS else "before"
    if side == "before" and end < len(words) and words[end].low == "," and not has_clause(words, 0, at):
        side = "around"
    return _Found(at, end, (start, end), (at, start), side, role)


def _hearsay(words: Sequence[Token], at: int) -> _Found | None:
    """Adverbs such as "reportedly", and "is said to": somebody says it, and nobody says who."""
    low = words[at].low
    if low in HEARSAY:
        return _Found(at, at, None, (at, at + 1), "around", "hearsay")
    if low in PASSIVE_HEARSAY and at > 1 and at + 1 < len(words) and words[at + 1].low == "to":
        start = group_start(words, at)
        if start < at and words[at - 1].low in BE:
            return _Found(at, at, None, (start, at + 1), "around", "hearsay")
    return None


def _verb(words: Sequence[Token], at: int, inner: Sequence[bool], found: Sequence[_Found]) -> _Found | None:
    """A frame around the reporting verb at `at`, if it is one and has a speaker and something said."""
    base = base_of(words[at].low)
    if base is None:
        return None
    start = group_start(words, at)
    if _negated(words, start, at) and base != "deny":
        return None
    gerund = words[at].low in BASE_OF_GERUND and not any(w.low in BE for w in words[start:at])
    if gerund:
        return _participle(words, at, base, inner, found)
    inverted = _inverted(words, at, base, inner)
    if inverted is not None:
        return inverted
    if not _is_verb(words, start, at):
        return None
    source = _speaker(words, start, found)
    if source is None:
        return None
    first = min(source[0], start) if source[1] <= start and source[1] >= start - 2 else start
    return _reported(words, first, source, (start, at + 1), base, inner)


def _negated(words: Sequence[Token], start: int, at: int) -> bool:
    return any(w.low in NEGATED or w.low in {"not", "never"} for w in words[start:at])


def _is_verb(words: Sequence[Token], start: int, at: int) -> bool:
    """Whether the word is an active verb of its clause: "said", "has said", "would say", not "was told", "to say"."""
    group = [w.low for w in words[start:at]]
    if any(low in BE for low in group) and words[at].low not in BASE_OF_GERUND:
        return False
    if any(low in HAVE for low in group):
        return is_participle(words, at) or words[at].low in BASE_OF_PAST
    if any(is_finite(words, k) for k in range(start, at)):
        return True
    low, before = words[at].low, words[start - 1] if start else None
    if low in {"say", "believe", "argue", "think"}:
        return before is not None and before.low not in {"to", "of"}
    if low in NOUNS_TOO and before is not None and not (before.is_capital or before.low in SUBJECT_PRONOUNS | {","}):
        return False
    return is_finite(words, at)


def _speaker(words: Sequence[Token], start: int, found: Sequence[_Found]) -> tuple[int, int] | None:
    """The subject left of a verb group: a noun phrase, the antecedent of "who", or the speaker of "and said"."""
    before = words[start - 1].low if start > 0 else ""
    if before in COORDINATORS or before == ",":
        begin = left_phrase(words, start) if before == "," else start
        if begin < start:
            return begin, start
        return next((f.source for f in reversed(found) if f.source and f.role == "speaker"), None) or _subject(
            words, start
        )
    begin = left_phrase(words, start)
    if begin == start:
        return None
    if words[start - 1].low == "who" and start - begin == 1:
        antecedent = left_phrase(words, begin - 1 if words[begin - 1].low == "," else begin)
        return (antecedent, begin - 1 if words[begin - 1].low == "," else begin) if antecedent < begin - 1 else None
    if words[start - 1].low in NO_SOURCE or (
        words[begin].low in {"which", "that", "what", "there"} and start - begin == 1
    ):
        return None
    return begin, start


def _subject(words: Sequence[Token], limit: int) -> tuple[int, int] | None:
    """The first noun phrase of the sentence before its first finite verb, if that stands before `limit`."""
    verb = next((k for k in range(1, limit) if is_finite(words, k)), None)
    if verb is None:
        return None
    end = group_start(words, verb)
    begin = left_phrase(words, end)
    return (begin, end) if begin < end and words[begin].low not in NO_SOURCE else None


def _participle(
    words: Sequence[Token], at: int, base: str, inner: Sequence[bool], found: Sequence[_Found]
) -> _Found | None:
    """What follows "..., saying that": the speaker is the subject of the clause before."""
    before = words[at - 1].low if at else ""
    start = group_start(words, at)
    if (
        start > 0 and words[start - 1].low not in {",", "by", "and", "—", "while", "before", "after"}
    ) or before in DETERMINERS:
        return None
    source = next((f.source for f in reversed(found) if f.source and f.role == "speaker"), None) or _subject(
        words, start
    )
    if source is None:
        return None
    hit = _reported(words, start, source, (start, at + 1), base, inner)
    return hit if hit and hit.side == "after" else None


def _inverted(words: Sequence[Token], at: int, base: str, inner: Sequence[bool]) -> _Found | None:
    """What stands before "..., said the minister": the verb before the speaker, after a quotation mark or a comma."""
    low = words[at].low
    if at == 0 or (low not in BASE_OF_PAST and low not in BASE_OF_THIRD) or at + 1 >= len(words):
        return None
    before = words[at - 1]
    marked = before.low in BREAKS and (before.low in _CLOSING or before.low in {"—", "--"})
    if not marked and before.low != ",":
        return None
    following = words[at + 1].low
    if following in BREAKS or following in {",", "that", "to", "by"} or following in COORDINATORS | PREPOSITIONS:
        return None
    if following in TIME_WORDS or (is_adverb(following) and following != "only"):
        return None
    end = right_phrase(words, at + 1, len(words))
    if end == at + 1 or (end < len(words) and is_finite(words, end)) or words[at + 1].low in SUBORDINATORS:
        return None
    if before.low == "," and not marked and (base not in SAY or has_clause(words, at + 1, end)):
        return None
    if any(inner[at + 1 : end]):
        return None
    who = end + 1 < len(words) and words[end].low == "," and words[end + 1].low == "who"
    told = who and any(base_of(word.low) for word in words[end + 2 : end + 4])
    end_frame = end if told else _to_sign(words, end, inner)
    side = "around" if end_frame + 1 < len(words) and words[end_frame].low == "," else "before"
    return _Found(at, end_frame, (at + 1, end), (at, at + 1), side, "speaker")


def _to_sign(words: Sequence[Token], at: int, inner: Sequence[bool]) -> int:
    """The end of what follows a speaker ("in a statement", ", who leads the party,"): a full stop or a quotation."""
    while at < len(words):
        low = words[at].low
        if (low in BREAKS and low not in {"(", ")"}) or inner[at]:
            return at
        if low == "," and at + 1 < len(words) and words[at + 1].low in _OPENING | {"and", "but"}:
            return at
        at += 1
    return at


def _reported(
    words: Sequence[Token],
    first: int,
    source: tuple[int, int],
    cue: tuple[int, int],
    base: str,
    inner: Sequence[bool],
) -> _Found | None:
    """What a verb with its speaker reports: the words after it, those before it, or both."""
    start = after_verb(words, cue[1], base, len(words))
    role = "speaker"
    low = words[start].low if start < len(words) else "."
    opening = words[first - 1].low if first else ""
    if opening == "as" and low not in _OPENING:
        return _Found(first, start, source, cue, "before", role)
    if opening in _CLOSING and low != "that" and low not in _OPENING:
        end = _to_sign(words, start, inner)
        goes_on = end + 1 < len(words) and words[end].low == "," and words[end + 1].low in _OPENING
        return _Found(first, end, source, cue, "around" if goes_on else "before", role)
    parenthetical = opening in {",", "—", "--"} and first > 1
    if low == "," and start + 1 < len(words):
        if words[start + 1].low in _OPENING:
            return _Found(first, start + 1, source, cue, "around" if parenthetical else "after", role)
        later = next((k for k in range(start + 1, min(start + 7, len(words))) if words[k].low == "that"), None)
        if later and words[later - 1].low == ",":
            return _Found(first, later, source, cue, "after", role)
        return _Found(first, start, source, cue, "around", role) if parenthetical else None
    if low in {".", "?", "!", ";", "—", "--", ")"} or start >= len(words):
        bare = parenthetical or opening == "as" or first == 0
        return _Found(first, start, source, cue, "before", role) if bare else None
    if low == ":":
        return _Found(first, start + 1, source, cue, "after", role)
    if low in {"that", "whether", "how", "why", "what"} or low in _OPENING:
        return _Found(first, start, source, cue, "after", role)
    if _looks_said(words, start, base):
        return _Found(first, start, source, cue, "after", role)
    return None


def _looks_said(words: Sequence[Token], start: int, base: str) -> bool:
    """Whether words without "that" after a reporting verb are what it reports."""
    low = words[start].low
    if (base in QUOTED_ONLY and base not in NEEDS_THAT) or low in {"to", "by", "as", "and", "or", "but"}:
        return any(w.low in _OPENING for w in words[start : start + 4])
    if base in SAY:
        return True
    limit = next((k for k in range(start, len(words)) if words[k].low in BREAKS or words[k].low == ","), len(words))
    if low in BASE_OF_GERUND or (base in DIRECT_OBJECT and low in DETERMINERS):
        return True
    begins = (
        low in SUBJECT_PRONOUNS | DETERMINERS | QUANTIFIERS or not words[start].text[0].islower() or low.endswith("s")
    )
    return begins and has_clause(words, start, min(limit, start + 14)) and not is_adverb(low)


def _frame(
    text: str,
    sentence: Sentence,
    words: Sequence[Token],
    hit: _Found,
    found: Sequence[_Found],
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


def _limits(words: Sequence[Token], hit: _Found, found: Sequence[_Found]) -> tuple[int, int]:
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
        elif other.first < hit.first and joined_after(words, other, hit):
            floor = max(floor, hit.first)
    if hit.side == "after" and hit.first > 0 and words[hit.first - 1].low in SUBORDINATORS - {"that", "whether"}:
        ceiling = min([ceiling, *(k for k in range(hit.last + 1, len(words)) if words[k].low == ",")])
    if hit.side == "after" and hit.cue[0] > 0 and words[hit.cue[0] - 1].low == "who":
        ends = (k for k in range(hit.last + 1, len(words) - 1) if words[k].low == "," and is_finite(words, k + 1))
        ceiling = min([ceiling, *ends])
    while ceiling > hit.last and words[ceiling - 1].low == "," and ceiling > 1:
        ceiling -= 1
    return floor, ceiling


def joined_after(words: Sequence[Token], other: _Found, hit: _Found) -> bool:
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
    return [
        frame._replace(
            content=tuple(
                stretch
                for stretch in frame.content
                if stretch[0] < frame.frame[1]
                or not any(
                    other is not frame and _holds(other, stretch) for other in found if other.frame[0] > frame.frame[1]
                )
            )
        )
        for frame in found
    ]


def _holds(frame: Frame, stretch: Stretch) -> bool:
    return any(abs(a - stretch[0]) <= 1 and stretch[0] + 1 < b for a, b in frame.content)
