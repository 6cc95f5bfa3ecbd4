"""Where a sentence attributes: verbs that report, "according to", "based on", hearsay, each with its speaker."""

from collections.abc import Sequence

from dateline.english.parse import Parse
from dateline.extraction.en.reporting import (
    CITING,
    EVIDENCE,
    HEARSAY,
    PASSIVE_HEARSAY,
    REPORTING,
)
from dateline.extraction.phrases import Range, group_start, phrase, trimmed
from dateline.extraction.reports import CLOSING, DASHES, OPENING, Cue, is_quote_before, reported
from dateline.extraction.speakers import speaker

_LABEL = 6
"""The label of a speaker has at most so many words."""


def cues(parse: Parse, inner: Sequence[bool]) -> list[Cue]:
    """The attributions of a sentence in the order of their cues; `inner` says which words stand in a quotation."""
    found: list[Cue] = []
    for at in range(len(parse.tokens)):
        if inner[at]:
            continue
        hit = (
            _source_phrase(parse, at)
            or _hearsay(parse, at)
            or _label(parse, at)
            or _signed(parse, at, inner)
            or _citing(parse, at)
            or _verb(parse, at, inner, found)
        )
        if hit is not None:
            found.append(hit)
    return _cited(parse, [_limited(parse, cue, found) for cue in found])


def _limited(parse: Parse, cue: Cue, found: Sequence[Cue]) -> Cue:
    """The attribution without what another one says that is joined to it: "A said x, while B said y"."""
    for other in found:
        joined = other.own[0] > cue.own[1] and other.said and other.said[0][0] >= other.own[1]
        if joined and _begins_anew(parse, cue, other):
            said = (trimmed(parse, (first, min(last, other.own[0]))) for first, last in cue.said)
            cue = cue._replace(said=tuple(part for part in said if part[0] < part[1]))
    if any(first <= cue.own[0] and cue.own[1] <= last for other in found for first, last in other.said):
        cue = cue._replace(said=tuple((first, _aside(parse, first, last)) for first, last in cue.said))
    return cue


def _aside(parse: Parse, first: int, last: int) -> int:
    """Where the outer speaker goes on: before "…, as they toured the plant" after what the inner one said."""
    words = parse.tokens
    for k in range(first + 1, last - 1):
        set_off = words[k].low == "," or (words[k].low in CLOSING and words[k - 1].low == ",")
        goes_on = set_off and words[k + 1].low in {"as", "while"}
        if goes_on and k + 2 < last and words[k + 2].tag == "PRP":
            return k
    return last


def _begins_anew(parse: Parse, cue: Cue, other: Cue) -> bool:
    words = parse.tokens
    before = words[other.own[0] - 1].low
    if other.source == cue.source:
        return before in {",", "and", "but"}
    subject = other.source is not None and other.own[0] <= other.source[0] < other.own[1]
    if not subject or before not in {"and", "but", "while", "although", "whereas"}:
        return False
    named = other.source is not None and words[other.source[0]].tag != "PRP"
    return named or before not in {"and", "but"} or words[other.own[0] - 2].low == ","


def _cited(parse: Parse, found: Sequence[Cue]) -> list[Cue]:
    """The attributions, each "citing …" with what the speaker reports who cites."""
    read = []
    for cue in found:
        word = parse.tokens[cue.head]
        if cue.said or (word.low not in CITING and word.dep != "pcomp"):
            read.append(cue)
            continue
        near = [other for other in found if other.said and other.role == "speaker" and _touches(other, cue)]
        read.append(cue._replace(said=near[0].said) if near else cue)
    return read


def _touches(one: Cue, other: Cue) -> bool:
    """Whether the words of one attribution stand in or beside those of another."""
    return one.own[0] - 2 <= other.own[1] and other.own[0] <= one.own[1] + 2


def _source_phrase(parse: Parse, at: int) -> Cue | None:
    """Words such as "according to officials", "based on intelligence", "per a statement"."""
    words = parse.tokens
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if (low == "according" and following == "to") or (low == "based" and following == "on"):
        start = at + 2
    elif low == "per" and at + 1 < len(words) and (at == 0 or words[at - 1].low in {"(", ","}):
        start = at + 1
    else:
        return None
    source = next((phrase(parse, k) for k in parse.children[start - 1] if words[k].dep in {"pobj", "pcomp"}), None)
    if source is None or source[0] < start or (low == "based" and not _is_evidence(parse, source)):
        return None
    role = "evidence" if low == "based" else "speaker"
    own = (at, source[1])
    clause = _clause(parse, at)
    return Cue(at, source, (at, start), own, _around(parse, clause, own), role)


def _is_evidence(parse: Parse, source: Range) -> bool:
    return any(parse.tokens[k].low in EVIDENCE for k in range(*source))


def _clause(parse: Parse, at: int) -> Range:
    """The words of the clause that a phrase hangs on."""
    words = parse.tokens
    head = words[at].head
    while words[head].head != head and not (words[head].is_verb and parse.is_finite(head)):
        head = words[head].head
    return parse.edges[head]


def _around(parse: Parse, clause: Range, own: Range) -> tuple[Range, ...]:
    """What is left of a clause before and after the words that attribute it."""
    before = trimmed(parse, (clause[0], own[0]))
    after = trimmed(parse, (own[1], clause[1]))
    return tuple(part for part in (before, after) if part[0] < part[1])


def _hearsay(parse: Parse, at: int) -> Cue | None:
    """Adverbs such as "reportedly", and "is said to": somebody says it, and nobody says who."""
    words = parse.tokens
    low = words[at].low
    if low in HEARSAY:
        return Cue(at, None, (at, at + 1), (at, at), ((at, at + 1),), "hearsay")
    if low in PASSIVE_HEARSAY and parse.child(at, "auxpass") is not None and parse.child(at, "xcomp") is not None:
        start = group_start(parse, at)
        return Cue(at, None, (start, at + 1), (at, at), ((start, at + 1),), "hearsay")
    return None


def _label(parse: Parse, at: int) -> Cue | None:
    """The label of a speaker before a quotation or in a transcript: 'Clinton: "…"', "RUBIO: …"."""
    words = parse.tokens
    if words[at].low != ":" or not 0 < at <= _LABEL or at + 1 >= len(words):
        return None
    name = words[:at]
    quoted = words[at + 1].low in OPENING
    if not all(word.is_word for word in name) or any(word.is_verb for word in name):
        return None
    if not (quoted and name[-1].is_noun) and not all(word.text.isupper() and len(word.text) > 2 for word in name):
        return None
    return Cue(at, (0, at), (at, at + 1), (0, at + 1), ((at + 1, len(words)),), "speaker")


def _signed(parse: Parse, at: int, inner: Sequence[bool]) -> Cue | None:
    """Whom a dash behind a quotation names: "“…” — Ada Brook, mayor"."""
    words = parse.tokens
    if words[at].low not in DASHES or not (at == 0 or is_quote_before(parse, at)) or at + 1 >= len(words):
        return None
    if not words[at + 1].is_capital or len(words) - at > 2 * _LABEL or any(inner[at:]):
        return None
    if any(word.tag in {"VBD", "VBZ", "VBP", "MD"} for word in words[at + 1 :]):
        return None
    source = trimmed(parse, (at + 1, len(words)))
    return Cue(at, source, (at, at + 1), (at, len(words)), ((0, at),) if at else (), "speaker")


def _citing(parse: Parse, at: int) -> Cue | None:
    """On whom a speaker rests: the paramedic in "the radio reported, citing a paramedic, that …"."""
    words = parse.tokens
    if words[at].low not in CITING:
        return None
    cited = parse.child(at, "dobj")
    return (
        None
        if cited is None
        else Cue(at, phrase(parse, cited), (at, at + 1), (at, phrase(parse, cited)[1]), (), "speaker")
    )


def _verb(parse: Parse, at: int, inner: Sequence[bool], found: Sequence[Cue]) -> Cue | None:
    """A frame around the verb at `at`, if it reports and has a speaker and something said."""
    word = parse.tokens[at]
    if not word.is_verb or word.tag == "MD" or word.dep in {"aux", "auxpass", "amod"}:
        return None
    base = parse.lemma(at)
    if base in {"go", "continue"} and any(
        parse.tokens[k].dep == "xcomp" and parse.lemma(k) in REPORTING for k in parse.children[at]
    ):
        return None  # "goes on to say": the last verb reports
    if base != "deny" and any(parse.tokens[k].dep == "neg" for k in parse.children[at]):
        return None
    source = speaker(parse, at, found, inner)
    if source is not None and source[0] >= source[1]:
        return None
    return reported(parse, at, base, base in REPORTING, source, inner)
