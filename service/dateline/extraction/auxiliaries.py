"""The auxiliaries of a verb: "has been", "will", "did", and the "to" before it."""

from dateline.english.parse import Parse


def auxiliaries(parse: Parse, at: int) -> list[int]:
    """The auxiliaries of a verb in order; those of the verb it is joined to where it has none of its own."""
    own = [k for k in parse.children[at] if parse.tokens[k].dep in {"aux", "auxpass"} and parse.tokens[k].low != "to"]
    head = parse.tokens[at].head
    if not own and parse.tokens[at].dep == "conj" and not parse.is_finite(at) and head != at:
        return auxiliaries(parse, head)
    return own


def auxiliary_words(parse: Parse, at: int) -> list[str]:
    """The auxiliaries of a verb in lower case."""
    return [parse.tokens[k].low for k in auxiliaries(parse, at)]


def has_to(parse: Parse, at: int) -> bool:
    """Whether a verb stands behind "to"."""
    return any(parse.tokens[k].low == "to" and parse.tokens[k].dep == "aux" for k in parse.children[at])
