"""The tense of each finite verb of a parse, for the tagger: it knows where the words alone do not show it."""

from collections.abc import Iterator

from dateline.english.parse import Parse
from dateline.temporal import Tense

_TENSES: dict[str, Tense] = {"VBD": "past", "VBZ": "present", "VBP": "present"}


def tenses(parse: Parse) -> Iterator[tuple[int, int, Tense]]:
    """The clauses of a parse with their tenses: start and end in the whole text, half-open."""
    for at, token in enumerate(parse.tokens):
        if not token.is_verb or token.dep in {"aux", "auxpass"} or not parse.is_finite(at):
            continue
        tense = None if _ahead(parse, at) else _tense(parse, at)
        if tense is not None:
            first, last = parse.edges[at]
            yield parse.tokens[first].start, parse.tokens[last - 1].end, tense


def _ahead(parse: Parse, at: int) -> bool:
    """Whether a verb looks ahead from another time: "was to open", "was due on", "is leaving"."""
    inner = parse.child(at, "xcomp")
    return inner is not None or parse.tokens[at].tag == "VBG"


def _tense(parse: Parse, at: int) -> Tense | None:
    auxiliaries = [parse.tokens[k] for k in parse.children[at] if parse.tokens[k].dep in {"aux", "auxpass"}]
    lows = {token.low for token in auxiliaries}
    if lows & {"will", "'ll", "shall", "wo"}:
        return "future"
    if any(token.tag == "MD" for token in auxiliaries):
        return None
    if lows & {"has", "have", "'ve"}:
        return "past"
    finite = next((token for token in auxiliaries if token.tag in _TENSES), parse.tokens[at])
    return _TENSES.get(finite.tag)
