"""What a clause says happened: its predicate, and who or what has a part in it."""

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from dateline.english.clauses import Clause
from dateline.english.nouns import is_happening, predicate_of
from dateline.english.parse import Parse, Token
from dateline.english.words import is_time, word_set
from dateline.evidence import Core, Participant, Role, Span

# Verbs that say little but that something takes place, begins or ends: what it is stands in their noun.
_SUPPORT = word_set(
    """
    hold have make take give do conduct stage launch carry undertake pay deliver open begin start continue end
    finish stop resume conclude occur happen come go hit strike rock shake sweep break erupt last run suffer see
    witness face receive undergo mark attend join face cause trigger spark lead follow
    """
)
# Verbs that say of another verb that it is meant, begun, tried or done: what happens stands in their complement.
_ABOUT = word_set(
    """
    begin start continue stop cease keep resume plan intend agree decide expect schedule set vow promise pledge
    threaten prepare commit want hope try attempt seek manage help be have go due likely poised ready appear
    seem happen order force allow urge ask tell call demand request require invite permit forbid
    """
)
_BELIEVED = word_set("presume believe say report allege think know understand estimate fear suppose assume")
_PLACES = word_set(
    """
    in at near off on outside inside from across around along over between beneath under
    """
)
_UNDONE = word_set(
    """
    cancel scrap abandon axe suspend postpone delay defer adjourn reschedule shelve call put push
    """
)


class Said(NamedTuple):
    """Which token says what happened, and which verb of the clause it belongs to; `nominal` where it is a noun."""

    at: int
    verb: int
    nominal: bool


def said_in(parse: Parse, clause: Clause) -> Said:
    """Which token of a clause says what happened."""
    if clause.kind == "nominal" or parse.tokens[clause.head].is_noun:
        return Said(clause.head, clause.head, True)
    at = verb = _verb(parse, clause.head)
    lemma = parse.lemma(at)
    if lemma in _UNDONE or lemma in _SUPPORT:
        noun = _happening_noun(parse, at, subject_too=lemma in _UNDONE or _has_no_object(parse, at))
        if noun is not None:
            return Said(noun, verb, True)
    return Said(at, verb, False)


def _verb(parse: Parse, at: int) -> int:
    """The verb that says what happens: "fail" in "it is no surprise that the dam failed", "sell" in "plans to sell"."""
    for _ in range(4):
        said = _that(parse, at)
        inner = _to_do(parse, at) if said is None else said
        if inner is None:
            return at
        at = inner
    return at


def _that(parse: Parse, at: int) -> int | None:
    """The verb of what a verb says: "failed" in "it is no surprise that the dam failed"; not behind an object."""
    inner = parse.child(at, "ccomp")
    bare = parse.lemma(at) == "be" or parse.child(at, "expl") is not None or parse.child(at, "dobj") is None
    return inner if bare else None


def _to_do(parse: Parse, at: int) -> int | None:
    """The verb that a verb only says something about: "sell" in "plans to sell", "is believed to sell"."""
    lemma, inner = parse.lemma(at), _complement(parse, at)
    if inner is None or not parse.tokens[inner].is_verb:
        return None
    believed = lemma in _BELIEVED and parse.child(at, "auxpass") is not None
    return inner if lemma in _ABOUT or believed else None


def _complement(parse: Parse, at: int) -> int | None:
    """The open complement of a verb, or that of its adjective or noun: "sell" in "is due to sell"."""
    inner = parse.child(at, "xcomp")
    if inner is not None or parse.lemma(at) != "be":
        return inner
    predicate = parse.child(at, "acomp", "attr")
    return parse.child(predicate, "xcomp") if predicate is not None and parse.lemma(predicate) in _ABOUT else None


def _has_no_object(parse: Parse, verb: int) -> bool:
    """Whether a verb has no object but a bare noun that is part of it: "took place"."""
    thing = parse.child(verb, "dobj")
    return thing is None or (parse.tokens[thing].tag == "NN" and not parse.children[thing])


def _happening_noun(parse: Parse, verb: int, *, subject_too: bool) -> int | None:
    deps = ("dobj", "nsubjpass", "nsubj", "oprd", "attr") if subject_too else ("dobj", "nsubjpass", "oprd", "attr")
    for dep in deps:
        at = parse.child(verb, dep)
        if at is not None and parse.tokens[at].is_noun and is_happening(parse.lemma(at)):
            return at
    return None


def core_of(text: str, parse: Parse, clause: Clause, dated: Collection[int], named: Mapping[int, str]) -> Core:
    """The core of a clause.

    `dated` are the tokens of its dates, which take no part in it; `named` gives what pronouns stand for, by the start
    of the pronoun.
    """
    said = said_in(parse, clause)
    token = parse.tokens[said.at]
    lemma = parse.lemma(said.at)
    predicate = predicate_of(lemma) if said.nominal else _with_particle(parse, said.at, lemma)
    found: dict[tuple[str, str], Participant] = {}
    for at, role in _parts(parse, said, clause):
        for one in _participants(text, parse, at, role, named) if at not in dated else ():
            found.setdefault((one.key, one.role), one)
    return Core(
        predicate=predicate,
        word=Span(start=token.start, end=token.end, text=text[token.start : token.end]),
        nominal=said.nominal,
        participants=tuple(found.values()),
    )


def _with_particle(parse: Parse, at: int, lemma: str) -> str:
    """The lemma of a verb with what makes it another verb: "call off", "give way", "catch fire"."""
    particle = parse.child(at, "prt")
    if particle is not None:
        return f"{lemma} {parse.tokens[particle].low}"
    thing = parse.child(at, "dobj")
    if lemma in _SUPPORT and thing is not None and parse.tokens[thing].tag == "NN" and not parse.children[thing]:
        return f"{lemma} {parse.lemma(thing)}"
    return lemma


def _parts(parse: Parse, said: Said, clause: Clause) -> Iterator[tuple[int, Role]]:
    """The heads of the noun phrases that have a part in what happened, with their roles."""
    seen = {said.at}
    if clause.kind in {"relative", "restrictive"}:
        seen.add(parse.tokens[clause.head].head)
        subject = parse.child(clause.head, "nsubj")
        acts = subject is not None and parse.tokens[subject].tag in {"WP", "WDT"}
        yield parse.tokens[clause.head].head, "agent" if acts else "patient"
    for verb in dict.fromkeys((clause.head, said.verb, said.at)):
        for at in parse.children[verb]:
            for head, role in _part(parse, at):
                if head not in seen:
                    seen.add(head)
                    yield head, role
                    yield from ((k, role) for k in parse.children[head] if parse.tokens[k].dep in {"conj", "appos"})


def _part(parse: Parse, at: int) -> Iterator[tuple[int, Role]]:
    """What a word that depends on a verb or noun of happening has a part in it as: the word itself, or its objects."""
    token = parse.tokens[at]
    if token.dep in _ROLES and not (token.dep in _OBJECTS and token.is_verb):
        yield at, _ROLES[token.dep]
    elif token.dep in {"agent", "prep"}:
        role: Role = "agent" if token.dep == "agent" else _behind(token.low)
        yield from ((k, role) for k in parse.children[at] if parse.tokens[k].dep == "pobj")


_OBJECTS = frozenset(("nsubjpass", "dobj", "dative", "oprd", "attr"))
_ROLES: Mapping[str, Role] = {
    "nsubj": "agent",
    "poss": "agent",
    "compound": "patient",
    "nmod": "patient",
    **dict.fromkeys(_OBJECTS, "patient"),
}
"""The role of what depends on a verb or a noun of happening, by its dependency."""


def _behind(preposition: str) -> Role:
    if preposition in _PLACES:
        return "place"
    return "patient" if preposition == "of" else "other"


def _participants(text: str, parse: Parse, at: int, role: Role, named: Mapping[int, str]) -> Iterator[Participant]:
    """A noun phrase by the lemma of its head, and by each name in it."""
    token = parse.tokens[at]
    if not (token.is_noun or token.tag in {"PRP", "CD", "PRP$"}):
        return
    if token.start in named:
        yield Participant(span=_span(text, token.start, token.end), role=role, key=folded(named[token.start]))
        return
    if token.tag == "PRP" or is_time(token.low):
        return
    names = list(_names(parse, at))
    for first, last in names:
        start, end = parse.tokens[first].start, parse.tokens[last - 1].end
        own = first <= at < last
        yield Participant(span=_span(text, start, end), role=role if own else "other", key=folded(text[start:end]))
    if not any(first <= at < last for first, last in names):
        yield Participant(span=_span(text, token.start, token.end), role=role, key=parse.lemma(at))


def _names(parse: Parse, at: int) -> Iterator[tuple[int, int]]:
    """The runs of proper nouns in a noun phrase, without what clauses in it name."""
    first, end = parse.edges[at]
    verbs = frozenset(k for k in parse.below(at) if first <= k < end and parse.tokens[k].is_verb and k != at)
    proper = [k for k in parse.below(at, verbs) if _is_proper(parse.tokens[k])]
    for _, run in groupby(enumerate(proper), key=lambda pair: pair[1] - pair[0]):
        members = [k for _, k in run]
        yield members[0], members[-1] + 1


def _is_proper(token: Token) -> bool:
    return token.tag in {"NNP", "NNPS"} and not is_time(token.low)


def folded(name: str) -> str:
    """A name as it is compared: lower case, one blank between words, no possessive."""
    return " ".join(name.casefold().replace("’", "'").split()).removesuffix("'s").removesuffix("'")


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])
