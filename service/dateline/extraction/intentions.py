"""What verbs say is planned, expected or asked for."""

from dateline.english.clauses import Clause
from dateline.english.parse import Parse
from dateline.english.words import word_set
from dateline.evidence import Modality
from dateline.extraction.auxiliaries import auxiliary_words, has_to

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


def meant_by(parse: Parse, clause: Clause, chain: list[int]) -> tuple[Modality, str] | None:
    """What the verbs of a clause, from its head down, say is planned or expected, and the words that say so."""
    for at, below in zip(chain, [*chain[1:], None], strict=True):
        found = _intended(parse, at, below) or _going_to(parse, at, below)
        if found is not None:
            return found
    return None


def _intended(parse: Parse, at: int, below: int | None) -> tuple[Modality, str] | None:
    """What is expected or planned: "plans to sell", "promised talks"; `below` is the verb behind it, "sell"."""
    predicate = parse.child(at, "acomp", "attr", "oprd") if parse.lemma(at) == "be" else None
    word = at if predicate is None else predicate
    meant = parse.lemma(word)
    aimed = below is not None or _aimed(parse, word)
    if aimed and meant in EXPECTED:
        return "expected", f"“{meant}”"
    promised = meant in _PROMISED and parse.child(at, "dobj") is not None
    if meant in PLANNED and (aimed or promised):
        return "planned", f"“{parse.tokens[word].low} to”"
    return None


def _going_to(parse: Parse, at: int, below: int | None) -> tuple[Modality, str] | None:
    """What is planned by "is to open" and "is going to open", not by "went to see"."""
    if below is None or not has_to(parse, below):
        return None
    token, lemma = parse.tokens[at], parse.lemma(at)
    planned = lemma == "be" or (lemma == "go" and token.tag == "VBG")
    return ("planned", f"“{token.low} to”") if planned else None


def _aimed(parse: Parse, at: int) -> bool:
    """Whether "due", "scheduled" and their like go on to say what for or when: "to", "for", "on Friday"."""
    return any(
        (parse.tokens[k].dep == "prep" and parse.tokens[k].low in {"for", "on", "in", "at", "by", "before"})
        or (parse.tokens[k].dep in {"xcomp", "npadvmod", "advcl"})
        for k in parse.children[at]
    )


def asked_for(parse: Parse, clause: Clause, chain: list[int]) -> tuple[Modality, str] | None:
    """Whether the head of a clause asks for what the clause says, and the word that says so."""
    head = chain[0]
    preps = {parse.tokens[k].low for k in parse.children[head] if parse.tokens[k].dep == "prep"}
    if not _is_request(parse, head, preps) or _states(parse, head):
        return None
    wants = len(chain) > 1 or preps & {"for", "on"} or parse.child(head, "ccomp", "xcomp", "dobj") is not None
    return ("requested", f"“{parse.tokens[head].low}”") if wants else None


def _is_request(parse: Parse, at: int, preps: set[str]) -> bool:
    """Whether a verb asks for something: "urged", "called on"; of passives only "was ordered" does."""
    lemma = parse.lemma(at)
    if lemma in {"call", "appeal"} and not preps & {"on", "for", "upon"}:
        return False
    return lemma in REQUESTED and (lemma == "order" or parse.child(at, "auxpass") is None)


def _states(parse: Parse, at: int) -> bool:
    """Whether what a verb says is a statement ("suggested that it sank") and no request ("that it be sunk")."""
    inner = parse.child(at, "ccomp")
    if inner is None or parse.tokens[inner].tag == "VB":
        return False
    return not {"should", "must"} & set(auxiliary_words(parse, inner))
