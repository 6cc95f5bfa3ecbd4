"""Who speaks: the subject of a verb that reports, wherever it stands."""

from collections.abc import Sequence

from dateline.english.parse import Parse
from dateline.extraction.en.reporting import GO, NO_SOURCE
from dateline.extraction.en.words import TIME_WORDS
from dateline.extraction.phrases import Range, group_start, phrase, trimmed
from dateline.extraction.reports import CLOSING, Cue, is_quote_before

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_LEADING = frozenset({"by", "in", "after", "before", "while"})
_DEEP = 12
"""How many verbs up the subject of a participle is looked for."""


def speaker(parse: Parse, at: int, found: Sequence[Cue], inner: Sequence[bool]) -> Range | None:
    """The words for who says what the verb at `at` reports; None where nobody does ("to say", "was told").

    `found` are the attributions before it: a participle (", adding that …") goes on with their speaker. `inner` says
    which words stand in a quotation: nobody in there says what is quoted.
    """
    words = parse.tokens
    if parse.child(at, "auxpass") is not None:
        return _agent(parse, at)
    inverted = _inverted(parse, at)
    if inverted is not None:
        return inverted
    subject = next(
        (k for k in parse.children[at] if words[k].dep == "nsubj" and words[k].is_word and not inner[k]), None
    )
    if subject is not None:
        return _named(parse, subject, at)
    if parse.child(at, "nsubj") is not None:
        return _beside(parse, group_start(parse, at), inner)
    if words[at].dep == "acl" and words[at].tag == "VBN" and words[at].head == at - 1:
        return phrase(parse, at - 1) if is_quote_before(parse, phrase(parse, at - 1)[0]) else None
    if any(words[k].low == "to" and words[k].dep == "aux" for k in parse.children[at]):
        return _who_goes_on(parse, at, found, inner)
    if words[at].dep == "conj" and words[words[at].head].is_verb and words[at].tag != "VBG":
        return speaker(parse, words[at].head, found, inner) if words[at].head < at else None
    if words[at].tag == "VBG":
        return _of_participle(parse, at, found)
    return None


def _inverted(parse: Parse, at: int) -> Range | None:
    """The speaker behind a verb that follows the mark at the end of a quotation: "…,” said the driver"."""
    words = parse.tokens
    if not is_quote_before(parse, at) or at + 1 >= len(words) or words[at + 1].low in TIME_WORDS:
        return None
    here, noun = at + 1, None
    while parse.edges[here][0] == at + 1:
        if words[here].is_noun or words[here].tag == "PRP":
            noun = here
        head = words[here].head
        if head <= at or head == here or words[head].is_verb:
            break
        here = head
    return None if noun is None else phrase(parse, noun)


def _agent(parse: Parse, at: int) -> Range | None:
    """By whom it was said."""
    by = parse.child(at, "agent")
    named = None if by is None else parse.child(by, "pobj")
    return None if named is None else phrase(parse, named)


def _named(parse: Parse, subject: int, verb: int) -> Range | None:
    """The phrase of a subject, or of the noun that "who" stands for."""
    words = parse.tokens
    low = words[subject].low
    if low in _RELATIVE and words[verb].dep == "relcl":
        noun = words[verb].head
        first, last = trimmed(parse, (phrase(parse, noun)[0], min(subject, parse.edges[noun][1])))
        return (first, last) if first < last else None
    if low in NO_SOURCE | _RELATIVE:
        return (subject, subject + 1) if low == "it" and parse.lemma(verb) in {"say", "add", "tell"} else None
    first, last = phrase(parse, subject)
    if first < verb:
        last = min(last, group_start(parse, verb))
        first = _behind_comma(parse, first, last)
    return trimmed(parse, (_behind_quotation(parse, first, subject), last))


def _beside(parse: Parse, end: int, inner: Sequence[bool]) -> Range | None:
    """The noun phrase that ends before a token, behind a comma or a quotation: a subject that the parser missed."""
    words = parse.tokens
    for k in range(max(0, end - 20), end):
        first, last = parse.edges[k]
        apart = first > 0 and words[first - 1].low in {",", *CLOSING}
        if last == end and apart and words[k].is_noun and not any(inner[first:last]):
            return first, last
    return None


def _behind_comma(parse: Parse, first: int, last: int) -> int:
    """Where a subject begins that the parser sets beside what is said: "… the border, the agency said"."""
    words = parse.tokens
    for k in range(first + 2, last):
        begin = parse.edges[k][0]
        misread = words[k].dep == "appos" and parse.edges[k][1] >= last and words[begin - 1].low == ","
        if misread and any(words[verb].is_verb and parse.is_finite(verb) for verb in range(first, begin)):
            return begin
    return first


def _behind_quotation(parse: Parse, first: int, subject: int) -> int:
    """Where a subject begins that the parser begins with the end of what is said: "…,” Holm said"."""
    words = parse.tokens
    for k in range(subject - 1, first, -1):
        if words[k].low in {"”", "''", '"', "»"} and words[k - 1].low in {",", ".", "!", "?"}:
            return k + 1
    return first


def _who_goes_on(parse: Parse, at: int, found: Sequence[Cue], inner: Sequence[bool]) -> Range | None:
    """Who "goes on to say"."""
    words = parse.tokens
    head = words[at].head
    goes_on = words[at].dep == "xcomp" and (words[head].low in GO or parse.lemma(head) == "continue")
    return speaker(parse, head, found, inner) if goes_on and head < at else None


def _of_participle(parse: Parse, at: int, found: Sequence[Cue]) -> Range | None:
    """Who speaks in "…, saying that …", "by saying that …", "a letter saying that …"."""
    words = parse.tokens
    token = words[at]
    if token.dep == "acl":
        noun = token.head
        first, last = trimmed(parse, (phrase(parse, noun)[0], min(at, parse.edges[noun][1])))
        return (first, last) if first <= noun < last else None
    if token.dep == "pcomp":
        if words[token.head].low == "as":
            return _whom_one_quotes(parse, token.head)
        if words[token.head].low not in _LEADING:
            return None
    elif token.dep not in {"advcl", "conj", "prep", "ccomp", "dep", "ROOT"}:
        return None
    before = next((cue.source for cue in reversed(found) if cue.source and cue.role == "speaker"), None)
    return before or _governing(parse, at)


def _whom_one_quotes(parse: Parse, preposition: int) -> Range | None:
    """Whom another one quotes: the minister in "quoted the minister as saying"."""
    verb = parse.tokens[preposition].head
    if parse.lemma(verb) not in {"quote", "cite"}:
        return None
    quoted = parse.child(verb, "nsubjpass") if parse.child(verb, "auxpass") is not None else parse.child(verb, "dobj")
    return None if quoted is None else phrase(parse, quoted)


def _governing(parse: Parse, at: int) -> Range | None:
    """The subject of the nearest verb that a participle hangs on."""
    words = parse.tokens
    for _ in range(_DEEP):
        head = words[at].head
        if head == at:
            return None
        subject = parse.child(head, "nsubj", "nsubjpass")
        if subject is not None and words[subject].low not in NO_SOURCE:
            return _named(parse, subject, head)
        at = head
    return None
