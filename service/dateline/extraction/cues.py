"""Where a sentence attributes: its verbs that report and its other cues, each with its speaker and what it reports."""

from collections.abc import Sequence

from dateline.english.parse import Parse
from dateline.extraction.contents import reported
from dateline.extraction.en.reporting import CITING, REPORTING
from dateline.extraction.marks import CLOSING
from dateline.extraction.phrases import trimmed
from dateline.extraction.reports import Cue, Report
from dateline.extraction.speakers import goes_on_to, speaker
from dateline.extraction.verbless import without_verb

_JOINING = frozenset({"and", "but", "while", "although", "whereas"})


def cues(parse: Parse, inner: Sequence[bool]) -> list[Cue]:
    """The attributions of a sentence in the order of their cues; `inner` says which words stand in a quotation."""
    found: list[Cue] = []
    for at in range(len(parse.tokens)):
        hit = None if inner[at] else without_verb(parse, at, inner) or _verb(parse, at, inner, found)
        if hit is not None:
            found.append(hit)
    found = [_limited(parse, cue, found) for cue in found]
    return [_with_what_is_cited(parse, cue, found) for cue in found]


def _verb(parse: Parse, at: int, inner: Sequence[bool], found: Sequence[Cue]) -> Cue | None:
    """The attribution around the verb at `at`, if it reports and has a speaker and something said."""
    base = parse.lemma(at)
    if not _may_report(parse, at, base):
        return None
    source = speaker(parse, at, found, inner)
    if source is None or source[0] >= source[1]:
        return None
    return reported(Report(parse, at, base in REPORTING, source, inner))


def _may_report(parse: Parse, at: int, base: str) -> bool:
    """Whether it is a full verb that is not denied ("did not say") and not part of "goes on to say"."""
    word, below = parse.tokens[at], parse.children[at]
    if not word.is_verb or word.tag == "MD" or word.dep in {"aux", "auxpass", "amod"}:
        return False
    if any(goes_on_to(parse, k) and parse.lemma(k) in REPORTING for k in below):
        return False
    return base == "deny" or not any(parse.tokens[k].dep == "neg" for k in below)


def _limited(parse: Parse, cue: Cue, found: Sequence[Cue]) -> Cue:
    """The attribution without what another one says that is joined to it: "A said x, while B said y"."""
    for other in found:
        if _begins_anew(parse, cue, other):
            said = (trimmed(parse, (first, min(last, other.own[0]))) for first, last in cue.said)
            cue = cue._replace(said=tuple(part for part in said if part[0] < part[1]))
    if any(_holds(other, cue) for other in found):
        cue = cue._replace(said=tuple((first, _aside(parse, first, last)) for first, last in cue.said))
    return cue


def _holds(one: Cue, other: Cue) -> bool:
    """Whether one attribution stands in what another reports."""
    return any(first <= other.own[0] and other.own[1] <= last for first, last in one.said)


def _begins_anew(parse: Parse, cue: Cue, other: Cue) -> bool:
    """Whether another attribution, whose content follows it, is joined to this one as its equal."""
    if other.own[0] <= cue.own[1] or not other.said or other.said[0][0] < other.own[1]:
        return False
    words = parse.tokens
    before = words[other.own[0] - 1].low
    if other.source == cue.source:
        return before in {",", "and", "but"}
    if other.source is None or before not in _JOINING or not other.own[0] <= other.source[0] < other.own[1]:
        return False
    clear = words[other.source[0]].tag != "PRP" or before not in {"and", "but"}
    return clear or words[other.own[0] - 2].low == ","


def _aside(parse: Parse, first: int, last: int) -> int:
    """Where the outer speaker goes on: before "…, as they toured the plant" after what the inner one said."""
    words = parse.tokens
    for k in range(first + 1, last - 2):
        set_off = words[k].low == "," or (words[k].low in CLOSING and words[k - 1].low == ",")
        if set_off and words[k + 1].low in {"as", "while"} and words[k + 2].tag == "PRP":
            return k
    return last


def _with_what_is_cited(parse: Parse, cue: Cue, found: Sequence[Cue]) -> Cue:
    """The attribution; one that cites, or "as saying", with what the speaker beside it reports who cites."""
    word = parse.tokens[cue.head]
    if cue.said or (word.low not in CITING and word.dep != "pcomp"):
        return cue
    near = (other for other in found if other.said and other.role == "speaker" and _touches(other, cue))
    return next((cue._replace(said=other.said) for other in near), cue)


def _touches(one: Cue, other: Cue) -> bool:
    """Whether the words of one attribution stand in or beside those of another."""
    return one.own[0] - 2 <= other.own[1] and other.own[0] <= one.own[1] + 2
