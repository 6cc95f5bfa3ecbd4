"""What a clause denies or undoes: negation with its scope, and verbs that cancel, postpone or deny their object."""

from collections.abc import Iterator

from dateline.english.clauses import Clause
from dateline.english.parse import Parse
from dateline.english.words import word_set
from dateline.evidence import Modality

CANCELLED = word_set("cancel scrap abandon axe shelve revoke")
POSTPONED = word_set("postpone delay defer adjourn reschedule")
_PARTICLES: dict[tuple[str, str], Modality] = {
    ("call", "off"): "cancelled",
    ("put", "off"): "postponed",
    ("push", "back"): "postponed",
    ("rule", "out"): "denied",
}
DENIED = word_set("deny refute dispute rebut disavow")
_REJECTED = word_set("reject dismiss contest")
_SAYINGS = word_set("claim allegation accusation report charge rumour rumor suggestion assertion statement speculation")
_NO_DENIAL = word_set("only just few least later longer doubt surprise matter wonder")
_NOBODY = word_set("no nobody none neither nothing")


def negations(parse: Parse, at: int) -> Iterator[int]:
    """The words that negate a verb; "not only", "no longer than" negate nothing."""
    for k in parse.children[at]:
        token = parse.tokens[k]
        if token.dep == "neg" or token.low in {"never", "not", "n't"}:
            following = parse.tokens[k + 1].low if k + 1 < len(parse.tokens) else ""
            if following not in _NO_DENIAL:
                yield k


def is_negated(parse: Parse, clause: Clause, chain: list[int]) -> bool:
    """Whether the clause says that it is not so: a negated verb, or nobody as its subject; not "no fewer than"."""
    verbs = sum(1 for at in chain for _ in negations(parse, at) if undoing(parse, at) is None)
    return (verbs + _empty_subjects(parse, chain[0]) + _empty_objects(parse, chain[-1])) % 2 == 1


def _empty_subjects(parse: Parse, at: int) -> int:
    """How many subjects of a verb are nobody: "nobody came", "no survivors were found"."""
    subjects = [k for k in parse.children[at] if parse.tokens[k].dep in {"nsubj", "nsubjpass"}]
    return sum(parse.tokens[k].low in _NOBODY or _has_none(parse, k) for k in subjects)


def _empty_objects(parse: Parse, at: int) -> int:
    """How many objects of "be", "have" or "find" are nothing: "there were no survivors"."""
    if parse.lemma(at) not in {"be", "have", "find"}:
        return 0
    return sum(_has_none(parse, k) for k in parse.children[at] if parse.tokens[k].dep in {"dobj", "attr"})


def _has_none(parse: Parse, at: int) -> bool:
    return any(_empty(parse, k) for k in parse.children[at])


def _empty(parse: Parse, at: int) -> bool:
    """Whether a word before a noun says that there is none: "no survivors", not "no fewer than 40", "No. 10"."""
    token = parse.tokens[at]
    following = parse.tokens[at + 1] if at + 1 < len(parse.tokens) else None
    if token.low not in _NOBODY or token.dep != "det" or following is None:
        return False
    head = parse.tokens[token.head]
    return (
        not (token.is_capital and following.is_capital)
        and following.low not in _NO_DENIAL
        and head.low not in _NO_DENIAL
    )


def undoing(parse: Parse, at: int) -> Modality | None:
    """What a verb makes of its object where it undoes it: cancelled, postponed or denied."""
    lemma = parse.lemma(at)
    if lemma in CANCELLED:
        return "cancelled"
    if lemma in POSTPONED:
        return "postponed"
    if lemma in DENIED:
        return "denied"
    if lemma in _REJECTED:
        thing = parse.child(at, "dobj", "nsubjpass")
        return "denied" if thing is not None and parse.lemma(thing) in _SAYINGS else None
    particle = parse.child(at, "prt", "advmod")
    return None if particle is None else _PARTICLES.get((lemma, parse.tokens[particle].low))
