"""What the pronouns of a document stand for, as far as its own words say."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dateline.english.nouns import is_person
from dateline.english.parse import Parse, Token
from dateline.english.words import TIME_NAMES, word_set

_PERSON = word_set("he she his her him hers")
_THING = word_set("it its")
_MANY = word_set("they them their")
_KINDS = ((_PERSON, frozenset({"person"})), (_THING, frozenset({"thing", "body"})), (_MANY, frozenset({"many"})))
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_AMOUNTS = word_set("thousands hundreds dozens millions scores number group handful majority dozen pair couple")
_VAGUE = word_set("all any some no every each many most both other another such what which")
_BEFORE = frozenset(("compound", "det", "amod", "nummod", "poss"))
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
                phrase = _phrase(text, parse, at, found)
                if phrase is not None:
                    known.append(phrase)
    return found


def _dummy(parse: Parse, at: int) -> bool:
    """Whether "it" stands for nothing: "it is no surprise that", "it rained"."""
    head = parse.tokens[at].head
    return parse.tokens[at].low == "it" and (parse.lemma(head) == "be" or parse.tokens[at].dep == "expl")


def _choose(known: list[_Phrase], low: str) -> Antecedent | None:
    """The nearest noun phrase that agrees, subjects first; "they" and "it" stand for subjects only."""
    kinds = next((kinds for pronouns, kinds in _KINDS if low in pronouns), frozenset())
    fitting = [phrase for phrase in known if phrase.kind in kinds]
    subjects = [phrase for phrase in fitting if phrase.subject]
    best = subjects[-1:] or (fitting[-1:] if low in _PERSON else [])
    return Antecedent(best[0].words, best[0].start) if best else None


def _phrase(text: str, parse: Parse, at: int, known: Mapping[int, Antecedent]) -> _Phrase | None:
    """The noun phrase of a noun; None where no pronoun stands for it. `known` is what earlier pronouns stand for."""
    token, dep = parse.tokens[at], _role(parse, at)
    words = None if dep in _DEPENDENT or _is_vague(parse, at) else _words(text, parse, at, known)
    if words is None:
        return None
    joined = _nouns_joined(parse, at) if token.dep in _SUBJECT else []
    if joined:
        return _Phrase(f"{words} and {_written(text, parse, joined[-1])}", "many", True, token.start)
    kind = _named(parse, at, _first(parse, at), dep) if token.tag in {"NNP", "NNPS"} else _common(token)
    return None if kind is None else _Phrase(words[:60], kind, dep in _SUBJECT and _leads(parse, at), token.start)


def _nouns_joined(parse: Parse, at: int) -> list[int]:
    """The nouns joined to a noun by "and" or a comma."""
    return [k for k in parse.children[at] if parse.tokens[k].dep == "conj" and parse.tokens[k].is_noun]


def _is_vague(parse: Parse, at: int) -> bool:
    """Whether a noun names nothing in particular: "someone", "any house"."""
    below = (parse.tokens[k].low for k in parse.children[at])
    return parse.tokens[at].low.endswith(("body", "one", "thing")) or any(low in _VAGUE for low in below)


def _words(text: str, parse: Parse, at: int, known: Mapping[int, Antecedent]) -> str | None:
    """The words for a noun; for "his" the name it stands for, None where that is not known."""
    words, start = _written(text, parse, at), parse.tokens[_first(parse, at)].start
    owner = next((parse.tokens[k].start for k in parse.children[at] if parse.tokens[k].tag == "PRP$"), None)
    if owner is None or owner != start:
        return words
    return f"{possessive(known[owner].words)} {words.partition(' ')[2]}" if owner in known else None


def _written(text: str, parse: Parse, at: int) -> str:
    """The words from the first for a noun to the noun itself; of "thousands of workers" the workers too."""
    last = at + 1
    if parse.tokens[at].low in _AMOUNTS:
        last = max([last, *(parse.edges[k][1] for k in parse.children[at] if parse.tokens[k].low == "of")])
    return " ".join(text[parse.tokens[_first(parse, at)].start : parse.tokens[last - 1].end].split())


def _leads(parse: Parse, at: int) -> bool:
    """Whether the verb of a subject is the main one of its sentence, or one joined to it; others lead a reader less."""
    while parse.tokens[at].dep in {"conj", *_SUBJECT}:
        at = parse.tokens[at].head
    return parse.tokens[at].dep in {"ROOT", "ccomp", "parataxis"}


def possessive(name: str) -> str:
    """A name with the ending that says that something is its own: "Holm’s", "the Holms’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _role(parse: Parse, at: int) -> str:
    """The dependency of a noun; one joined to another has the other's."""
    while parse.tokens[at].dep == "conj" and parse.tokens[parse.tokens[at].head].is_noun:
        at = parse.tokens[at].head
    return parse.tokens[at].dep


def _first(parse: Parse, at: int) -> int:
    """Where the words for a noun begin: a name without titles and articles, another noun with all before it."""
    if parse.tokens[at].tag in {"NNP", "NNPS"}:
        while at > 0 and parse.tokens[at - 1].tag == "NNP" and parse.tokens[at - 1].dep == "compound":
            at -= 1
        return at
    before = [k for k in parse.children[at] if k < at and parse.tokens[k].dep in _BEFORE]
    return min([at, *(parse.edges[k][0] for k in before)])


def _named(parse: Parse, at: int, first: int, dep: str) -> str | None:
    """What a proper noun names: a body (the ministry, UN), several, or a person where it acts."""
    token = parse.tokens[at]
    if token.low.rstrip(".") in TIME_NAMES:
        return None
    determined = any(parse.tokens[k].dep == "det" for k in parse.children[at])
    if token.low in _BODIES or token.text.isupper() or determined:
        return "body"
    if token.tag == "NNPS":
        return "many"
    return "person" if dep in _SUBJECT or (first < at and dep in {"dobj", "agent"}) else None


def _common(token: Token) -> str:
    if token.tag == "NNS":
        return "many"
    if token.low in _BODIES:
        return "body"
    return "person" if is_person(token.low) else "thing"
