"""What the pronouns of a document stand for, as far as its own words say."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dateline.english.nouns import is_person
from dateline.english.parse import Parse
from dateline.english.words import word_set

_PERSON = word_set("he she his her him hers")
_THING = word_set("it its")
_MANY = word_set("they them their")
_KINDS = ((_PERSON, frozenset({"person"})), (_THING, frozenset({"thing", "body"})), (_MANY, frozenset({"many"})))
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_VAGUE = word_set("all any some no every each many most both other another such what which")
_DEPENDENT = frozenset(("compound", "poss", "npadvmod", "nmod", "attr", "appos"))
_REACH = 12
"""A pronoun stands for one of so many noun phrases before it, or for nothing that can be told."""
_BODIES = word_set(
    """
    ministry department agency company group party government council court police university bank union
    committee commission office association corporation army navy parliament senate congress house times post
    news inc ltd plc corp
    """
)


class _Phrase(NamedTuple):
    words: str
    kind: str
    subject: bool
    start: int


class Antecedent(NamedTuple):
    """What a pronoun stands for: the words of an earlier noun phrase, and where its head begins in the text."""

    words: str
    start: int


def antecedents(text: str, parses: Iterable[Parse]) -> Mapping[int, Antecedent]:
    """What each pronoun of the third person stands for, by its start in the text: the words of an earlier noun phrase.

    The nearest that agrees in kind, a subject before others; none where nothing before it agrees.
    """
    found: dict[int, Antecedent] = {}
    known: list[_Phrase] = []
    for parse in parses:
        for at, token in enumerate(parse.tokens):
            if token.tag in {"PRP", "PRP$"}:
                chosen = _choose(known[-_REACH:], token.low)
                if chosen is not None and not _dummy(parse, at):
                    found[token.start] = chosen
            elif token.is_noun or token.tag == "CD":
                phrase = _phrase(text, parse, at)
                if phrase is not None:
                    known.append(phrase)
    return found


def _dummy(parse: Parse, at: int) -> bool:
    """Whether "it" stands for nothing: "it is no surprise that", "it rained"."""
    head = parse.tokens[at].head
    return parse.tokens[at].low == "it" and (parse.lemma(head) == "be" or parse.tokens[at].dep == "expl")


def _choose(known: list[_Phrase], low: str) -> Antecedent | None:
    """The nearest noun phrase that agrees, subjects first; "they" and "it" stand for subjects only."""
    kinds = (
        {"person"} if low in _PERSON else {"thing", "body"} if low in _THING else {"many"} if low in _MANY else set()
    )
    fitting = [phrase for phrase in known if phrase.kind in kinds]
    subjects = [phrase for phrase in fitting if phrase.subject]
    best = subjects[-1:] or (fitting[-1:] if low in _PERSON else [])
    return Antecedent(best[0].words, best[0].start) if best else None


def _phrase(text: str, parse: Parse, at: int) -> _Phrase | None:
    token = parse.tokens[at]
    if token.low.endswith(("body", "one", "thing")) or token.dep in {
        "compound",
        "poss",
        "npadvmod",
        "nmod",
        "attr",
        "appos",
    }:
        return None
    first = min(
        [k for k in parse.children[at] if parse.tokens[k].dep in {"compound", "det", "amod", "nummod", "poss"}],
        default=at,
    )
    first = min(first, parse.edges[first][0])
    proper = token.tag in {"NNP", "NNPS"}
    begin = at
    while proper and begin > 0 and parse.tokens[begin - 1].tag == "NNP" and parse.tokens[begin - 1].dep == "compound":
        begin -= 1
    start = parse.tokens[begin if proper else first].start
    words = " ".join(text[start : token.end].split())
    if any(parse.tokens[k].low in _VAGUE for k in parse.children[at]):
        return None
    determined = any(parse.tokens[k].dep == "det" for k in parse.children[at])
    low = token.low
    if proper:
        body = low in _BODIES or token.text.isupper() or determined
        kind = "body" if body else "person" if token.tag == "NNP" else "many"
        if (
            token.dep == "pobj"
            and parse.tokens[token.head].low in {"in", "at", "to", "from", "near", "of"}
            and not body
        ):
            kind = "place"
    else:
        kind = "many" if token.tag == "NNS" else "body" if low in _BODIES else _common(low)
    return _Phrase(words[:60], kind, token.dep in _SUBJECT, token.start)


def _common(low: str) -> str:
    return "person" if is_person(low) else "thing"
