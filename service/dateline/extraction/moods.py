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
from dateline.extraction.auxiliaries import auxiliary_words, has_to
from dateline.extraction.cores import Said
from dateline.extraction.intentions import asked_for, meant_by
from dateline.extraction.undoing import is_negated, negations, undoing

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
    for read in (meant_by, _condition, _undone, _modal, asked_for):
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


def _undone(parse: Parse, clause: Clause, chain: list[int]) -> tuple[Modality, str] | None:
    at = chain[-1]
    for at in chain:
        found = undoing(parse, at)
        if found is None:
            continue
        if any(True for _ in negations(parse, at)):
            return ("expected" if "will" in auxiliary_words(parse, at) else "unknown"), f"not {parse.tokens[at].low}"
        lows = auxiliary_words(parse, at)
        if {"could", "may", "might", "would"} & set(lows):
            return "hypothetical", f"“{parse.tokens[at].low}” may be"
        if {"will", "shall", "'ll"} & set(lows) and found != "denied":
            return found, f"“will” be {parse.tokens[at].low}"
        return found, f"“{parse.tokens[at].low}”"
    return None


def _condition(parse: Parse, clause: Clause, chain: list[int]) -> tuple[Modality, str] | None:
    for at in chain:
        for verb in (at, *(k for k in parse.children[at] if parse.tokens[k].dep == "advcl")):
            word = _condition_before(parse, verb)
            if word is not None:
                return "hypothetical", f"it stands with “{word}”"
    first = parse.tokens[clause.own[0]].low
    should = first == "should" and parse.tokens[clause.own[0]].dep == "aux"
    return ("hypothetical", "it begins with “should”") if should else None


def _condition_before(parse: Parse, verb: int) -> str | None:
    """The "if" or "unless" that makes a clause with a finite verb a condition."""
    if not parse.is_finite(verb):
        return None
    marks = (parse.tokens[k].low for k in parse.children[verb] if parse.tokens[k].dep == "mark")
    return next((low for low in marks if low in {"if", "unless"}), None)


def _modal(parse: Parse, clause: Clause, chain: list[int]) -> tuple[Modality, str] | None:
    for above, at in zip([None, *chain], chain, strict=False):
        low = next((low for low in auxiliary_words(parse, at) if low in _MODALS), None)
        if low is not None:
            return _of_modal(parse, clause, at, low)
        if above is not None and parse.tokens[at].dep == "ccomp" and parse.lemma(above) in DOUBTED:
            return "hypothetical", f"it is only said with “{parse.tokens[above].low}”"
    return None


_MAY = word_set("could may might")
_WOULD = word_set("would should")
_CAN = word_set("can ca")
_WILL = word_set("will 'll shall wo")
_MODALS = _MAY | _WOULD | _CAN | _WILL


def _of_modal(parse: Parse, clause: Clause, at: int, low: str) -> tuple[Modality, str] | None:
    """What a modal verb says of the verb `at`; nothing for "could not", which is mostly a past."""
    if low == "could" and any(True for _ in negations(parse, at)):
        return None
    if low in _MAY:
        return "hypothetical", f"“{low}”"
    if low in _CAN:
        return "hypothetical", "“can”"
    if low in _WILL:
        return _will(parse, at), f"“{parse.tokens[at].low}” with “will”"
    if any(parse.tokens[k].low in _CONDITIONS for k in clause.own):
        return "hypothetical", f"“{low}” with a condition"
    return "expected", f"“{low}”"


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


def _tense(parse: Parse, clause: Clause, chain: list[int], polarity: Polarity) -> tuple[Modality, Polarity, str]:
    head = chain[0]
    token, lows = parse.tokens[head], auxiliary_words(parse, head)
    word = " ".join([*lows, token.low])
    if any(has_to(parse, at) and "have" in auxiliary_words(parse, at) for at in chain[1:]):
        return "occurred", polarity, f"perfect: “{word} … to have”"
    if not (token.is_verb or lows):
        return "unknown", polarity, "it has no verb"
    if _may_be_habit(parse, head) and _habit(parse, clause):
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


def _may_be_habit(parse: Parse, at: int) -> bool:
    """Whether a verb is in the present tense or is "used to"."""
    return parse.tokens[at].tag in {"VBZ", "VBP"} or parse.lemma(at) == "use"


def _habit(parse: Parse, clause: Clause) -> bool:
    """Whether the words of a clause say that it comes again: "usually", "twice a week", "at 9 a.m."."""
    words = [parse.tokens[k] for k in clause.own]
    if any(token.low in _HABITS and token.low != "never" for token in words):
        return True
    rate = any(one.low in {"a", "per", "each"} and other.low in _SPANS for one, other in pairwise(words))
    return rate or any(token.low in {"a.m.", "p.m."} for token in words)
