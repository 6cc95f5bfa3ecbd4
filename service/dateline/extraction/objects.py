"""What a verb reports that stands behind it: where it begins and ends, however the parser hangs it on the verb."""

from dateline.extraction.en.reporting import CITING, DIRECT_OBJECT, NEEDS_THAT, NOTED, SAY
from dateline.extraction.marks import OPENING, quote_end
from dateline.extraction.phrases import Range, trimmed
from dateline.extraction.reports import Report

_NEAR = 4
"""How many words may stand between "called" and the quotation that it brings."""
_JOINED = frozenset({"cc", "conj"})


def that_after(report: Report, begin: int) -> int:
    """The "that" after a verb which opens what it reports, wherever the parser hangs it; else `begin`."""
    words = report.parse.tokens
    return next((k for k in range(report.at + 1, begin) if words[k].low == "that" and words[k].tag == "IN"), begin)


def behind_aside(report: Report, clause: int, begin: int) -> int:
    """Where the reported clause begins behind what its speaker did: "said, citing a nurse, that …"."""
    words = report.parse.tokens
    later = (k for k in report.parse.children[clause] if k > begin and words[k].low == "that")
    return next((k for k in later if words[k - 1].low == ","), begin)


def end_of_said(report: Report, begin: int) -> int:
    """Where what is said after its verb ends, which holds the token `begin`: before what the author goes on with."""
    parse, words = report.parse, report.parse.tokens
    last, limit = parse.edges[begin][1], parse.edges[report.at][1]
    while last < limit and not _is_authors(report, begin, last):
        last += 1
    cited = (k for k in range(begin + 1, last) if words[k].low in CITING and words[k - 1].low == ",")
    return trimmed(parse, (report.at, next(cited, last)))[1]


def _is_authors(report: Report, begin: int, at: int) -> bool:
    """Whether the author goes on at a token: with what is joined to the verb, or with a clause behind a comma."""
    words = report.parse.tokens
    dep = words[top_of(report, at)].dep
    if dep in _JOINED:
        return not _are_participles(report, begin)
    return dep == "advcl" and words[at - 1].low == ","


def top_of(report: Report, at: int) -> int:
    """What hangs on the verb and holds a token."""
    words = report.parse.tokens
    while words[at].head not in {report.at, at}:
        at = words[at].head
    return at


def _are_participles(report: Report, begin: int) -> bool:
    """Whether what is joined to a verb goes on what it reports: "recounted being forced to rise and made to build"."""
    parse, words = report.parse, report.parse.tokens
    joined = next((k for k in parse.children[report.at] if words[k].dep == "conj" and k > begin), None)
    if joined is None or words[begin].tag != "VBN" or words[parse.edges[begin][0]].tag != "VBG":
        return False
    return words[joined].tag in {"VBN", "VBD"} and parse.child(joined, "nsubj") is None


def stray_object(report: Report) -> Range | None:
    """What a verb reports that the parser hangs on it otherwise: words with a quotation, a clause, a noun."""
    return _near_quotation(report) or _stray_clause(report) or _noun(report)


def _near_quotation(report: Report) -> Range | None:
    """The words behind "called" up to the end of the quotation that follows soon: "called the deal “a mistake”"."""
    words, at = report.parse.tokens, report.at
    mark = next((k for k in range(at + 1, min(at + 1 + _NEAR, len(words))) if words[k].low in OPENING), None)
    return None if mark is None else (at + 1, quote_end(report.parse, mark, report.inner))


def _stray_clause(report: Report) -> Range | None:
    parse, words, at = report.parse, report.parse.tokens, report.at
    that = that_after(report, parse.edges[at][1])
    if that < parse.edges[at][1] and parse.is_finite(words[that].head) and report.base in NEEDS_THAT | SAY:
        return that, end_of_said(report, that)
    held = next((k for k in parse.children[at] if report.base in SAY and _holds_clause(report, k)), None)
    return None if held is None else (parse.edges[held][0], end_of_said(report, held))


def _noun(report: Report) -> Range | None:
    """What happened as a noun names it: "confirmed three deaths"."""
    parse, at = report.parse, report.at
    named = parse.child(at, "dobj")
    if named is None or named < at or parse.tokens[at].dep == "acl":
        return None
    first, last = parse.edges[named]
    reports = report.base in DIRECT_OBJECT or (parse.tokens[at].tag == "VBG" and report.base in NOTED)
    return (first, end_of_said(report, named)) if reports and last - first >= 2 else None


def _holds_clause(report: Report, at: int) -> bool:
    """Whether a finite verb with a subject stands in what hangs on a token, without a word that subordinates it."""
    parse = report.parse
    if at < report.at or parse.tokens[at].dep not in {"dobj", "advcl", "dep"}:
        return False
    if parse.tokens[at].is_verb:
        return parse.is_finite(at) and parse.child(at, "nsubj") is not None and parse.child(at, "mark") is None
    return any(parse.tokens[k].dep == "relcl" for k in parse.children[at])
