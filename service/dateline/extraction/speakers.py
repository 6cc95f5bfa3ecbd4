"""Who speaks: the subject of a verb that reports, wherever it stands."""

from collections.abc import Sequence

from dateline.english.parse import Parse
from dateline.english.words import is_time
from dateline.extraction.en.reporting import GO, NO_SOURCE
from dateline.extraction.marks import CLOSING, is_quote_before
from dateline.extraction.phrases import Range, group_start, phrase, trimmed
from dateline.extraction.reports import Cue

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_LEADING = frozenset({"by", "in", "after", "before", "while"})
_GOING_ON = frozenset({"advcl", "conj", "prep", "ccomp", "dep", "ROOT"})
"""How a participle hangs that goes on with the speaker of its sentence."""
_DEEP = 12
"""How many verbs up the subject of a participle is looked for."""


def speaker(parse: Parse, at: int, found: Sequence[Cue], inner: Sequence[bool]) -> Range | None:
    """The words for who says what the verb at `at` reports; None where nobody does ("to say", "was told").

    `found` are the attributions before it: a participle (", adding that …") goes on with their speaker. `inner` says
    which words stand in a quotation: nobody in there says what is quoted.
    """
    if parse.child(at, "auxpass") is not None:
        return _agent(parse, at)
    inverted = _inverted(parse, at)
    if inverted is not None:
        return inverted
    subjects = [k for k in parse.children[at] if parse.tokens[k].dep == "nsubj"]
    if subjects:
        said = next((k for k in subjects if parse.tokens[k].is_word and not inner[k]), None)
        return _beside(parse, group_start(parse, at), inner) if said is None else _named(parse, said, at)
    return _of_another(parse, at, found, inner)


def _of_another(parse: Parse, at: int, found: Sequence[Cue], inner: Sequence[bool]) -> Range | None:
    """The speaker of a verb without a subject of its own."""
    words = parse.tokens
    token = words[at]
    if token.tag == "VBN" and token.dep == "acl":
        return _misread(parse, at)
    if _is_infinitive(parse, at):
        return speaker(parse, token.head, found, inner) if goes_on_to(parse, at) else None
    if token.tag == "VBG":
        return _of_participle(parse, at, found)
    joined = token.dep == "conj" and words[token.head].is_verb and token.head < at
    return speaker(parse, token.head, found, inner) if joined else None


def _is_infinitive(parse: Parse, at: int) -> bool:
    return any(parse.tokens[k].low == "to" and parse.tokens[k].dep == "aux" for k in parse.children[at])


def _misread(parse: Parse, at: int) -> Range | None:
    """The driver in "“Is it?” the driver asked", where the parser takes the verb for a participle."""
    asked = phrase(parse, at - 1) if parse.tokens[at].head == at - 1 else None
    return asked if asked is not None and is_quote_before(parse, asked[0]) else None


def goes_on_to(parse: Parse, at: int) -> bool:
    """Whether it is the second verb of "goes on to say", "continued to say"."""
    token = parse.tokens[at]
    on = parse.tokens[token.head].low in GO or parse.lemma(token.head) == "continue"
    return token.dep == "xcomp" and token.head < at and on


def _inverted(parse: Parse, at: int) -> Range | None:
    """The speaker behind a verb that follows the mark at the end of a quotation: "…,” said the driver"."""
    words = parse.tokens
    if not is_quote_before(parse, at) or at + 1 >= len(words) or is_time(words[at + 1].low):
        return None
    here, noun = at + 1, None
    while parse.edges[here][0] == at + 1 and not words[here].is_verb:
        if words[here].is_noun or words[here].tag == "PRP":
            noun = here
        if words[here].head <= here:
            break
        here = words[here].head
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
        return _noun_before(parse, words[verb].head, subject)
    if low in NO_SOURCE | _RELATIVE:
        return (subject, subject + 1) if low == "it" and parse.lemma(verb) in {"say", "add", "tell"} else None
    first, last = phrase(parse, subject)
    if first < verb:
        last = min(last, group_start(parse, verb))
        first = _behind_comma(parse, first, last)
    return trimmed(parse, (_behind_quotation(parse, first, subject), last))


def _noun_before(parse: Parse, noun: int, end: int) -> Range | None:
    """The noun phrase of a noun up to a token: what "who" or a participle behind it stands for."""
    first, last = trimmed(parse, (phrase(parse, noun)[0], min(end, parse.edges[noun][1])))
    return (first, last) if first <= noun < last else None


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


def _of_participle(parse: Parse, at: int, found: Sequence[Cue]) -> Range | None:
    """Who speaks in "…, saying that …", "by saying that …", "a letter saying that …"."""
    words, token = parse.tokens, parse.tokens[at]
    if token.dep == "acl":
        return _noun_before(parse, token.head, at)
    lead = words[token.head].low
    if token.dep == "pcomp" and lead == "as":
        return _whom_one_quotes(parse, token.head)
    if token.dep not in _GOING_ON and not (token.dep == "pcomp" and lead in _LEADING):
        return None
    return _last_source(found) or _governing(parse, at)


def _last_source(found: Sequence[Cue]) -> Range | None:
    return next((cue.source for cue in reversed(found) if cue.source and cue.role == "speaker"), None)


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
