"""Whether a clause says that something happened, goes on, is to come, might come, was asked for, or did not happen.

Read off the verbs of the parse alone; what the date and the publication add is `settling.py`.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.english.clauses import UPCOMING, Clause
from dateline.english.lemmas import lemma_of
from dateline.english.nouns import is_person
from dateline.english.parse import Parse
from dateline.english.words import word_set
from dateline.evidence import AttributionHop, Modality, Polarity
from dateline.extraction.cores import Said
from dateline.extraction.undoing import is_negated, negations, undoing

REQUESTED = word_set(
    """
    urge ask demand request appeal beg plead propose order petition recommend suggest call
    """
)
PLANNED = word_set(
    """
    plan intend schedule due set slate prepare poised promise pledge vow commit threaten
    """
)
_PROMISED = word_set("promise pledge vow threaten")
EXPECTED = word_set("expect anticipate likely forecast predict project unlikely")
DOUBTED = word_set(
    """
    fear worry hope wish doubt suspect speculate consider think possible probable risk
    """
)
_FEARS = word_set("fear worry hope wish doubt dread afraid worried")
_HABITS = word_set(
    """
    usually often always regularly every daily weekly annually normally typically sometimes frequently never
    """
)
_CONDITIONS = word_set("if unless whether")
_SPANS = word_set("day week month year hour")


class Mood(NamedTuple):
    """What the verbs of a clause say of it, and the words that say so."""

    modality: Modality
    polarity: Polarity
    why: str


def mood_of(parse: Parse, clause: Clause, said: Said) -> Mood:
    """The mood of a clause. `said` is its token that says what happened."""
    if clause.kind == "nominal":
        return _of_noun(parse, clause)
    chain = _chain(parse, clause, said)
    polarity: Polarity = "negative" if is_negated(parse, clause, chain) else "positive"
    for read in (_meant, _condition, _undone, _modal, _wanted):
        found = read(parse, clause, chain)
        if found is not None:
            return Mood(found[0], polarity, found[1])
    return Mood(*_tense(parse, clause, chain, polarity))


def _chain(parse: Parse, clause: Clause, said: Said) -> list[int]:
    """The verbs from the head of a clause down to the one that says what happened: "plans", "sell"."""
    chain, at = [said.verb], said.verb
    while at != clause.head and parse.tokens[at].head != at:
        at = parse.tokens[at].head
        chain.append(at)
    return chain[::-1]


def cue_verbs(attribution: Sequence[AttributionHop]) -> frozenset[str]:
    """The lemmas of the words by which the innermost speaker says it."""
    cues = [hop.cue.text for hop in attribution[-1:] if hop.cue is not None]
    return frozenset(lemma_of(word.strip(",."), "VBD") for cue in cues for word in cue.lower().split())


def is_doubted(parse: Parse, clause: Clause, said: Said, attribution: Sequence[AttributionHop]) -> bool:
    """Whether somebody only fears, hopes or supposes what a clause says, by its verbs or by its attribution's."""
    if cue_verbs(attribution) & _FEARS:
        return True
    above = [at for at in _chain(parse, clause, said) if at != said.verb]
    words = {parse.lemma(at) for at in above} | {parse.lemma(k) for at in above for k in parse.children[at]}
    return bool(words & _FEARS)


def _of_noun(parse: Parse, clause: Clause) -> Mood:
    words = {parse.tokens[k].low for k in parse.children[clause.head]}
    upcoming = words & UPCOMING
    if upcoming:
        return Mood("planned", "positive", f"“{min(upcoming)}” before the noun")
    at = parse.tokens[clause.head].head
    low = parse.tokens[at].low
    above = parse.tokens[parse.tokens[at].head].low
    if low in {"before", "until", "till"} or (low in {"of", "to"} and above in {"ahead", "prior"}):
        return Mood("planned", "positive", f"it stands after “{above if low in {'of', 'to'} else low}”")
    if low in {"after", "following", "since"}:
        return Mood("occurred", "positive", f"it stands after “{low}”")
    return Mood("unknown", "positive", "a noun alone does not say")


def auxiliaries(parse: Parse, at: int) -> list[int]:
    """The auxiliaries of a verb in order; those of the verb it is joined to where it has none of its own."""
    own = [k for k in parse.children[at] if parse.tokens[k].dep in {"aux", "auxpass"} and parse.tokens[k].low != "to"]
    head = parse.tokens[at].head
    if not own and parse.tokens[at].dep == "conj" and not parse.is_finite(at) and head != at:
        return auxiliaries(parse, head)
    return own


def _lows(parse: Parse, at: int) -> list[str]:
    return [parse.tokens[k].low for k in auxiliaries(parse, at)]


def _undone(parse: Parse, clause: Clause, chain: list[int]) -> tuple[Modality, str] | None:
    at = chain[-1]
    for at in chain:
        found = undoing(parse, at)
        if found is None:
            continue
        if any(True for _ in negations(parse, at)):
            return ("expected" if "will" in _lows(parse, at) else "unknown"), f"not {parse.tokens[at].low}"
        lows = _lows(parse, at)
        if {"could", "may", "might", "would"} & set(lows):
            return "hypothetical", f"“{parse.tokens[at].low}” may be"
        if {"will", "shall", "'ll"} & set(lows) and found != "denied":
            return found, f"“will” be {parse.tokens[at].low}"
        return found, f"“{parse.tokens[at].low}”"
    return None


def _condition(parse: Parse, clause: Clause, chain: list[int]) -> tuple[Modality, str] | None:
    for at in chain:
        for inner in (at, *(k for k in parse.children[at] if parse.tokens[k].dep == "advcl")):
            for k in parse.children[inner]:
                if parse.tokens[k].dep == "mark" and parse.tokens[k].low in {"if", "unless"} and parse.is_finite(inner):
                    return "hypothetical", f"it stands with “{parse.tokens[k].low}”"
    first = parse.tokens[clause.own[0]].low
    should = first == "should" and parse.tokens[clause.own[0]].dep == "aux"
    return ("hypothetical", "it begins with “should”") if should else None


def _modal(parse: Parse, clause: Clause, chain: list[int]) -> tuple[Modality, str] | None:
    for number, at in enumerate(chain):
        lows = _lows(parse, at)
        for low in lows:
            if low in {"could", "may", "might"}:
                past = low == "could" and any(True for _ in negations(parse, at))
                return None if past else ("hypothetical", f"“{low}”")
            if low in {"would", "should"}:
                conditional = any(parse.tokens[k].low in _CONDITIONS for k in clause.own)
                return ("hypothetical", f"“{low}” with a condition") if conditional else ("expected", f"“{low}”")
            if low in {"can", "ca"}:
                return "hypothetical", "“can”"
            if low in {"will", "'ll", "shall", "wo"}:
                return _will(parse, at), f"“{parse.tokens[at].low}” with “will”"
        if number and parse.tokens[at].dep == "ccomp" and parse.lemma(chain[number - 1]) in DOUBTED:
            return "hypothetical", f"it is only {_ing(parse, chain[number - 1])}"
    return None


def _ing(parse: Parse, at: int) -> str:
    return f"said with “{parse.tokens[at].low}”"


def _will(parse: Parse, at: int) -> Modality:
    """What somebody does on purpose is a plan, and so is what is done by somebody; other things are expected."""
    subject = parse.child(at, "nsubj")
    if parse.child(at, "auxpass") is not None or subject is None:
        return "planned"
    token = parse.tokens[subject]
    acts = token.tag in {"NNP", "NNPS", "PRP", "NNS"} or is_person(token.low)
    return "planned" if acts or parse.lemma(at) in _EVENTFUL else "expected"


_EVENTFUL = word_set(
    """
    open begin start end close resume take run last go come be arrive leave meet return
    """
)


def _meant(parse: Parse, clause: Clause, chain: list[int]) -> tuple[Modality, str] | None:
    for number, at in enumerate(chain):
        lemma = parse.lemma(at)
        predicate = parse.child(at, "acomp", "attr", "oprd") if lemma == "be" else None
        meant = parse.lemma(predicate) if predicate is not None else lemma
        aimed = number + 1 < len(chain) or _aimed(parse, predicate if predicate is not None else at)
        if aimed and meant in EXPECTED:
            return "expected", f"“{meant}”"
        aimed = aimed or (meant in _PROMISED and parse.child(at, "dobj") is not None)
        if aimed and meant in PLANNED:
            return "planned", f"“{parse.tokens[predicate if predicate is not None else at].low} to”"
        if lemma in {"be", "go"} and number + 1 < len(chain) and _to(parse, chain[number + 1]):
            continued = lemma == "be" or parse.tokens[at].tag == "VBG"
            if continued:
                return "planned", f"“{parse.tokens[at].low} to”"
    return None


def _aimed(parse: Parse, at: int) -> bool:
    """Whether "due", "scheduled" and their like go on to say what for or when: "to", "for", "on Friday"."""
    return any(
        (parse.tokens[k].dep == "prep" and parse.tokens[k].low in {"for", "on", "in", "at", "by", "before"})
        or (parse.tokens[k].dep in {"xcomp", "npadvmod", "advcl"})
        for k in parse.children[at]
    )


def _to(parse: Parse, at: int) -> bool:
    return any(parse.tokens[k].low == "to" and parse.tokens[k].dep == "aux" for k in parse.children[at])


def _wanted(parse: Parse, clause: Clause, chain: list[int]) -> tuple[Modality, str] | None:
    head = chain[0]
    lemma = parse.lemma(head)
    if lemma not in REQUESTED or (parse.child(head, "auxpass") is not None and lemma != "order"):
        return None
    inner = parse.child(head, "ccomp")
    if inner is not None and parse.tokens[inner].tag != "VB" and not {"should", "must"} & set(_lows(parse, inner)):
        return None
    preps = {parse.tokens[k].low for k in parse.children[head] if parse.tokens[k].dep == "prep"}
    if lemma in {"call", "appeal"} and not preps & {"on", "for", "upon"}:
        return None
    wants = len(chain) > 1 or preps & {"for", "on"} or parse.child(head, "ccomp", "xcomp", "dobj") is not None
    return ("requested", f"“{parse.tokens[head].low}”") if wants else None


def _tense(parse: Parse, clause: Clause, chain: list[int], polarity: Polarity) -> tuple[Modality, Polarity, str]:
    head = chain[0]
    token, lows = parse.tokens[head], _lows(parse, head)
    word = " ".join([*lows, token.low])
    if any(_to(parse, at) and "have" in _lows(parse, at) for at in chain[1:]):
        return "occurred", polarity, f"perfect: “{word} … to have”"
    if not (token.is_verb or lows):
        return "unknown", polarity, "it has no verb"
    if _habit(parse, clause) and (token.tag in {"VBZ", "VBP"} or parse.lemma(head) == "use"):
        return "habitual", polarity, f"present tense and a word of habit: “{word}”"
    modality, form = next(((m, form) for fits, m, form in _FORMS if fits(token.tag, frozenset(lows))), _FORMLESS)
    return modality, polarity, f"{form}: “{word}”"


_PRESENT = word_set("be is are 's 're 'm am")
_PAST = word_set("was were")
_PERFECT = word_set("has have 've having")
_FORMLESS: tuple[Modality, str] = ("unknown", "no tense")
_FORMS: tuple[tuple[Callable[[str, frozenset[str]], bool], Modality, str], ...] = (
    (lambda tag, lows: tag == "VBG" and bool(lows & _PRESENT), "ongoing", "progressive"),
    (lambda tag, lows: tag == "VBG" and bool(lows & _PAST), "occurred", "past progressive"),
    (lambda tag, lows: tag == "VBG" and bool(lows & _PERFECT), "ongoing", "perfect progressive"),
    (lambda tag, lows: tag in {"VBN", "VBD"} and bool(lows & _PERFECT), "occurred", "perfect"),
    (lambda tag, lows: tag == "VBN" and bool(lows & {*_PRESENT, "being"}), "ongoing", "present passive"),
    (lambda tag, lows: tag in {"VBD", "VBN"} or bool(lows & {*_PAST, "did", "had"}), "occurred", "past tense"),
    (lambda tag, lows: tag in {"VBZ", "VBP"} or bool(lows & {"do", "does"}), "ongoing", "present tense"),
    (lambda tag, lows: tag == "VB" and not lows, "requested", "imperative"),
)
"""How a verb's tag (Penn Treebank) and its auxiliaries place what it says in time; the first that fits counts."""


def _habit(parse: Parse, clause: Clause) -> bool:
    words = [parse.tokens[k] for k in clause.own]
    if any(token.low in _HABITS and token.low != "never" for token in words):
        return True
    rate = any(one.low in {"a", "per", "each"} and other.low in _SPANS for one, other in pairwise(words))
    return rate or any(token.low in {"a.m.", "p.m."} for token in words)
