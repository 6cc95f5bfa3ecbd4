"""What a verb with its speaker reports: the words before it, after it, or both, in tokens of its sentence."""

from dateline.english.parse import FINITE
from dateline.extraction.en.reporting import REPORTING
from dateline.extraction.marks import (
    DASHES,
    begins_quote,
    is_quote_before,
    is_speech_before,
    quote_begin,
    quote_end,
)
from dateline.extraction.objects import behind_aside, end_of_said, stray_object, that_after, top_of
from dateline.extraction.phrases import Range, group_start, trimmed
from dateline.extraction.reports import Cue, Report

_JOINING = frozenset({"WDT", "WP", "IN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def reported(report: Report) -> Cue | None:
    """The attribution around a verb, if something said goes with it."""
    own = _without_adjunct(report)
    before, after = _around(report, own)
    said = tuple(part for part in (before, after) if part is not None and part[0] < part[1])
    if not said and not _is_alone(report, own):
        return None
    first = own[0] if before is None else max(own[0], before[1])
    last = own[1] if after is None else after[0]
    cue = (group_start(report.parse, report.at), report.at + 1)
    return Cue(report.at, report.source, cue, (first, max(first, last)), said, "speaker")


def _is_alone(report: Report, own: Range) -> bool:
    """Whether what is said may stand in another sentence, or with the one who quotes this speaker ("as saying")."""
    words = report.parse.tokens
    if words[report.at].dep == "pcomp" and words[words[report.at].head].low == "as":
        return True
    return report.known and own[0] == 0 and own[1] >= len(words) - 1


def _without_adjunct(report: Report) -> Range:
    """The attribution without "On Monday," before it where commas set it off: that belongs to what is said."""
    words, clause = report.parse.tokens, report.clause
    first, last = min(report.source[0], group_start(report.parse, report.at)), report.own[1]
    inside = clause is not None and clause > report.at and report.own[0] < first
    set_off = last < len(words) and words[first - 1].low == words[last].low == ","
    return (first, last) if inside and set_off else report.own


def _around(report: Report, own: Range) -> tuple[Range | None, Range | None]:
    """What is said before and after the words of an attribution."""
    before = _before(report, own)
    after = _after(report, own, before)
    if before is None and after is None and report.known and report.parse.is_finite(report.at):
        before, after = _parenthetical(report, own)
    if report.goes_on and after is not None:
        before = None
    if before is not None and after is None and not is_quote_before(report.parse, own[0]):
        after = _resumed(report, own)
    return before, after


def _before(report: Report, own: Range) -> Range | None:
    first = own[0]
    if _brings_quotation(report, first):
        begin = quote_begin(report.parse, first, report.inner)
        set_off = begin > 0 and report.parse.tokens[begin - 1].low in {",", ":"}
        return (begin if set_off else min(begin, report.begin)), first
    if report.clause is None:
        return None
    if report.parse.edges[report.clause][0] >= first and not report.is_set_off and own == report.own:
        return None
    said = trimmed(report.parse, (report.begin, first))
    return None if {report.parse.tokens[k].tag for k in range(*said)} <= _JOINING else said


def _brings_quotation(report: Report, first: int) -> bool:
    """Whether the quotation that ends before the attribution is what it reports."""
    if not is_quote_before(report.parse, first):
        return False
    touches = first in {report.at, report.source[0]}
    if report.known:
        return touches or is_speech_before(report.parse, first)
    finite = report.parse.tokens[report.at].tag in FINITE and report.base not in {"be", "have"}
    return finite and touches


def _after(report: Report, own: Range, before: Range | None) -> Range | None:
    parse, at, clause = report.parse, report.at, report.clause
    quoted = _quotation_after(report, own, before)
    end = 0 if quoted is None else quote_end(parse, quoted, report.inner)
    if clause is not None and clause > at:
        begin = behind_aside(report, clause, that_after(report, max(min(own[1], clause), parse.edges[clause][0])))
        return min(begin, begin if quoted is None else quoted), max(end, end_of_said(report, clause))
    if quoted is not None:
        return quoted, max(end, end_of_said(report, quoted) if report.known else end)
    return stray_object(report) if report.known and before is None else None


def _quotation_after(report: Report, own: Range, before: Range | None) -> int | None:
    """The opening mark of the quotation that the attribution brings behind it."""
    parse = report.parse
    first = own[1]
    while first < len(parse.tokens) and parse.tokens[first].low in {",", ":", "that"}:
        first += 1
    if not begins_quote(parse, first, report.inner):
        return None
    if not report.known:
        return first if _introduces(report, own[1]) else None
    return first if first > own[1] or (before is None and not _is_begun(report, own)) else None


def _is_begun(report: Report, own: Range) -> bool:
    """Whether another clause has begun behind the verb."""
    words = report.parse.tokens
    return any(words[k].dep in _SUBJECTS and not report.names(k) for k in range(report.at + 1, own[1]))


def _introduces(report: Report, sign: int) -> bool:
    """Whether a verb beyond the list brings speech: "nodded: “…”", "sighed, “…”", "was blunt: “…”"."""
    words = report.parse.tokens
    if words[report.at].tag not in FINITE:
        return False
    return words[sign].low == ":" or (words[sign].low == "," and report.base not in {"be", "have"})


def _parenthetical(report: Report, own: Range) -> tuple[Range | None, Range | None]:
    """What stands before and after "…, the minister says, …" where the attribution hangs on what is said."""
    parse, word = report.parse, report.parse.tokens[report.at]
    hangs = word.dep == "parataxis" or (word.dep in {"advcl", "dep", "ccomp"} and _is_apart(report, own))
    if word.head == report.at or not hangs:
        return None, None
    first, last = parse.edges[word.head]
    before, after = trimmed(parse, (first, own[0])), trimmed(parse, (own[1], last))
    return (before if before[0] < before[1] else None), (after if after[0] < after[1] else None)


def _is_apart(report: Report, own: Range) -> bool:
    """Whether signs or "as" part an attribution from the clause that it hangs on, which itself reports nothing."""
    words = report.parse.tokens
    if report.parse.lemma(words[report.at].head) in REPORTING:
        return False
    opened = own[0] == 0 or words[own[0] - 1].low in {",", "(", *DASHES} or words[own[0]].low == "as"
    return opened and (own[1] >= len(words) or not words[own[1]].is_word)


def _resumed(report: Report, own: Range) -> Range | None:
    """What is said that goes on behind the attribution: "…, the palace said, ahead of a meeting on Friday"."""
    words, at, source = report.parse.tokens, report.at, report.source
    behind = max(at, source[1]) + 1 if source[0] > at else at + 1
    for k in range(behind, own[1] - 1):
        top = words[top_of(report, k + 1)]
        adds = top.dep in {"prep", "advmod", "npadvmod"} and top.low not in {"according", "per", "based"}
        if words[k].low == "," and adds:
            return trimmed(report.parse, (k + 1, own[1]))
    return None
