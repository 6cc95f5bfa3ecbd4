"""Attributions without a verb of speech: "according to", "based on", hearsay, a label, a signature, "citing"."""

from collections.abc import Sequence

from dateline.english.parse import FINITE, Parse, Token
from dateline.extraction.en.reporting import CITING, EVIDENCE, HEARSAY, PASSIVE_HEARSAY
from dateline.extraction.marks import DASHES, OPENING, is_quote_before
from dateline.extraction.phrases import Range, group_start, phrase, trimmed
from dateline.extraction.reports import Cue

_LABEL = 6
"""The label of a speaker has at most so many words."""


def without_verb(parse: Parse, at: int, inner: Sequence[bool]) -> Cue | None:
    """The attribution that begins with a token, or whose sign it is; `inner` says which stand in a quotation."""
    return (
        _source_phrase(parse, at)
        or _hearsay(parse, at)
        or _label(parse, at)
        or _signature(parse, at, inner)
        or _citation(parse, at)
    )


def _source_phrase(parse: Parse, at: int) -> Cue | None:
    """Words such as "according to officials", "based on intelligence", "per a statement"."""
    start = _behind_preposition(parse, at)
    if start is None:
        return None
    objects = (k for k in parse.children[start - 1] if parse.tokens[k].dep in {"pobj", "pcomp"})
    source = next((phrase(parse, k) for k in objects), (0, 0))
    evidence = parse.tokens[at].low == "based"
    if source[0] < start or (evidence and not any(parse.tokens[k].low in EVIDENCE for k in range(*source))):
        return None
    own = (at, source[1])
    return Cue(at, source, (at, start), own, _rest(parse, at, own), "evidence" if evidence else "speaker")


def _behind_preposition(parse: Parse, at: int) -> int | None:
    """Where the source begins behind "according to", "based on" or "per"; None where there is none of them."""
    words = parse.tokens
    pair = tuple(word.low for word in words[at : at + 2])
    if pair in {("according", "to"), ("based", "on")}:
        return at + 2
    opens = at == 0 or words[at - 1].low in {"(", ","}
    return at + 1 if pair[0] == "per" and len(pair) > 1 and opens else None


def _rest(parse: Parse, at: int, own: Range) -> tuple[Range, ...]:
    """What is left, before and after, of the clause that a phrase hangs on."""
    words = parse.tokens
    head = words[at].head
    while words[head].head != head and not (words[head].is_verb and parse.is_finite(head)):
        head = words[head].head
    first, last = parse.edges[head]
    parts = trimmed(parse, (first, own[0])), trimmed(parse, (own[1], last))
    return tuple(part for part in parts if part[0] < part[1])


def _hearsay(parse: Parse, at: int) -> Cue | None:
    """Adverbs such as "reportedly", and "is said to": somebody says it, and nobody says who."""
    low = parse.tokens[at].low
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
    if any(word.is_verb or not word.is_word for word in name):
        return None
    quotes = words[at + 1].low in OPENING and name[-1].is_noun
    if not quotes and not _is_capitals(name):
        return None
    return Cue(at, (0, at), (at, at + 1), (0, at + 1), ((at + 1, len(words)),), "speaker")


def _is_capitals(name: Sequence[Token]) -> bool:
    return all(word.text.isupper() and len(word.text) > 2 for word in name)


def _signature(parse: Parse, at: int, inner: Sequence[bool]) -> Cue | None:
    """Whom a dash behind a quotation names: "“…” — Ada Brook, mayor"."""
    words = parse.tokens
    if words[at].low not in DASHES or not (at == 0 or is_quote_before(parse, at)):
        return None
    name = words[at + 1 :]
    if not 0 < len(name) < 2 * _LABEL or not name[0].is_capital:
        return None
    if any(inner[at:]) or any(word.tag in FINITE for word in name):
        return None
    source = trimmed(parse, (at + 1, len(words)))
    return Cue(at, source, (at, at + 1), (at, len(words)), ((0, at),) if at else (), "speaker")


def _citation(parse: Parse, at: int) -> Cue | None:
    """On whom a speaker rests: the paramedic in "the radio reported, citing a paramedic, that …".

    What is said is what the speaker says who cites; the cue itself does not say it.
    """
    cited = parse.child(at, "dobj") if parse.tokens[at].low in CITING else None
    if cited is None:
        return None
    source = phrase(parse, cited)
    return Cue(at, source, (at, at + 1), (at, source[1]), (), "speaker")
