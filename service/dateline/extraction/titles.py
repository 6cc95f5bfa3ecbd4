"""A claim's title: its own clause in its own words, without attribution and date.

Nothing is cut in the middle: what is too long loses whole constituents that say more about it (asides, participles).
What a reader needs and the clause leaves out stands in brackets: the name for a pronoun, the subject of "and fled".
"""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from dateline.english.clauses import SUBJECTS, Clause
from dateline.english.parse import Parse
from dateline.english.words import word_set
from dateline.extraction.antecedents import possessive

LONGEST = 110
"""From so many characters on, asides are left out: about two lines of a timeline."""

_ASIDES = frozenset(("parataxis", "relcl", "advcl", "acl", "appos", "npadvmod"))
_PARTS = frozenset(("poss", "compound", "nsubj", "nsubjpass", "dobj", "amod", "nummod"))
"""As what a date is a part of the clause and not an adverbial: "Tuesday's talks"."""
_LEADING = re.compile(
    r"^(?:[\s,;:.–—-]|(?:and|but|so|yet|or|nor|because|although|though|while|whereas|that|who|which)\b)+", re.I
)
_EMPTY = re.compile(r"\(\s*[,;]?\s*\)|“\s*”")
_SPACE_BEFORE = re.compile(r"\s+(?=[,;:.!?%)\]”])")
_TRAILING = re.compile(r"(?:[\s,;:.–—-]|\b(?:and|but|so|yet|or|nor)\b)+$", re.I)
_SIGNS = re.compile(r"(?:\s*,)+(?=\s*[,;.])|^[\s,;:.–—-]+|[\s,;:.–—-]+$")
_OPENERS = word_set(
    """
    however meanwhile moreover therefore thus instead also then still nevertheless clearly indeed
    """
)


def title_of(
    text: str,
    parse: Parse,
    clause: Clause,
    dated: Collection[int],
    names: Mapping[int, str],
    subject: str | None,
) -> str:
    """The title of a clause.

    `dated` are the tokens of its calendar dates; `names` gives what stands for a pronoun, by its start in the text;
    `subject` is the subject that the clause has from outside, None where it has its own.
    """
    undated = _without_dates(parse, _with_its_noun(parse, clause), frozenset(dated))
    kept = _shortened(parse, clause, [k for k in undated if not _is_link(parse, clause, k)])
    words = _written(text, parse, kept, names)
    if subject and _lacks_subject(parse, clause):
        words = f"[{subject}] {_LEADING.sub('', words)}"
    return tidied(words)


def _is_link(parse: Parse, clause: Clause, at: int) -> bool:
    """Whether a word only ties the clause to others: "however", "who", "as"."""
    token = parse.tokens[at]
    opens = token.dep == "advmod" and token.low in _OPENERS
    return opens or _relates(parse, clause, at) or _joins(parse, clause, at)


def _relates(parse: Parse, clause: Clause, at: int) -> bool:
    """Whether a word is the "who" or "which" of a clause that has its subject from the noun before it."""
    if parse.tokens[at].tag not in {"WP", "WDT"} or at == clause.head:
        return False
    return clause.kind == "relative" or (clause.kind == "restrictive" and _lacks_subject(parse, clause))


def _with_its_noun(parse: Parse, clause: Clause) -> Sequence[int]:
    """The tokens of a clause, with the noun it says more of where that is its object: "a deal that the two signed"."""
    if clause.kind != "restrictive" or _lacks_subject(parse, clause):
        return clause.wide
    return parse.below(parse.tokens[clause.head].head)


def _joins(parse: Parse, clause: Clause, at: int) -> bool:
    """Whether a word only joins the clause to another: "as", "when"."""
    token = parse.tokens[at]
    return (
        clause.kind == "adverbial"
        and token.head == clause.head
        and (token.dep == "mark" or (token.dep == "advmod" and token.tag == "WRB"))
    )


def _lacks_subject(parse: Parse, clause: Clause) -> bool:
    subject = parse.child(clause.head, *SUBJECTS)
    relative = subject is not None and parse.tokens[subject].tag in {"WP", "WDT"}
    return clause.kind in {"joined", "relative", "restrictive", "participle"} and (subject is None or relative)


def _without_dates(parse: Parse, own: Sequence[int], dated: frozenset[int]) -> list[int]:
    """The tokens without dates that stand as adverbials, each with its preposition: "on Tuesday", not "Tuesday's"."""
    gone: set[int] = set()
    for k in own:
        top = _top(parse, k, dated)
        if k in dated and _is_adverbial(parse, top, dated, gone):
            gone |= set(parse.below(top))
            gone = _with_prepositions(parse, parse.tokens[top].head, gone)
    return [k for k in own if k not in gone]


def _top(parse: Parse, at: int, dated: frozenset[int]) -> int:
    """The head of the date that a token belongs to."""
    while parse.tokens[at].head in dated and parse.tokens[at].head != at:
        at = parse.tokens[at].head
    return at


def _is_adverbial(parse: Parse, top: int, dated: frozenset[int], gone: Collection[int]) -> bool:
    """Whether a date by its head says when, with nothing else hanging on it; `gone` are tokens left out before it."""
    dep, below = parse.tokens[top].dep, parse.below(top)
    if dep in _PARTS or set(below) - dated - _links(parse, below):
        return False
    return dep not in {"pobj", "pcomp"} or _only_measured(parse, parse.tokens[top].head, {*gone, *below})


def _with_prepositions(parse: Parse, at: int, gone: set[int]) -> set[int]:
    """The tokens left out, and with them the prepositions from `at` upwards that have nothing else behind them."""
    while parse.tokens[at].dep in {"prep", "advmod"} and _only_measured(parse, at, gone):
        gone = gone | {at, *parse.children[at]}
        at = parse.tokens[at].head
    return gone


def _only_measured(parse: Parse, at: int, gone: Collection[int]) -> bool:
    """Whether nothing is left of what hangs on a preposition but how near it is: "shortly before"."""
    return all(k in gone or (parse.tokens[k].dep == "advmod" and not parse.children[k]) for k in parse.children[at])


def _links(parse: Parse, below: Sequence[int]) -> set[int]:
    """Articles, signs and prepositions inside a date: "the 5th of May"."""
    return {k for k in below if parse.tokens[k].tag in {"DT", ",", "IN", "TO", "CC", "POS"}}


def _shortened(parse: Parse, clause: Clause, kept: list[int]) -> list[int]:
    """The tokens without asides, the last first, until the title is short enough."""
    for aside in reversed([k for k in kept if _is_aside(parse, k) and k != clause.head]):
        if _length(parse, kept) <= LONGEST:
            break
        gone = set(parse.below(aside))
        shorter = [k for k in kept if k not in gone]
        if clause.head in shorter and len(shorter) > 2:
            kept = shorter
    return kept


def _is_aside(parse: Parse, at: int) -> bool:
    """Whether a constituent only says more about another: a sign sets it off."""
    first = parse.edges[at][0]
    set_off = first > 0 and parse.tokens[first - 1].low in {",", "—", "–", "--", "("}
    return parse.tokens[at].dep in _ASIDES and set_off


def _length(parse: Parse, kept: Sequence[int]) -> int:
    return sum(len(parse.tokens[k].text) + 1 for k in kept)


def _written(text: str, parse: Parse, kept: Sequence[int], names: Mapping[int, str]) -> str:
    """The tokens as the text has them, neighbours with what stands between them."""
    runs = (list(run) for _, run in groupby(enumerate(kept), key=lambda pair: pair[1] - pair[0]))
    pieces = [_run(text, parse, [k for _, k in run], names) for run in runs]
    written = ""
    for piece in pieces:
        # What stood between two commas is gone with them.
        if written.endswith(","):
            written, piece = written.rstrip(", "), piece.lstrip(", ")
        written = f"{written} {piece}" if written else piece
    return written


def _run(text: str, parse: Parse, run: Sequence[int], names: Mapping[int, str]) -> str:
    parts = []
    for before, k in zip([None, *run], run, strict=False):
        token = parse.tokens[k]
        gap = "" if before is None else text[parse.tokens[before].end : token.start]
        gap = gap if not gap.strip() else " "
        name = names.get(token.start)
        own = name if name is None or token.tag != "PRP$" else possessive(name)
        parts.append(gap + (text[token.start : token.end] if own is None else f"[{own}]"))
    return "".join(parts)


def tidied(words: str) -> str:
    """Words as a title: one blank between them, no sign left over at either end, a capital first."""
    plain = _SPACE_BEFORE.sub("", _EMPTY.sub("", " ".join(words.split())))
    plain = _LEADING.sub("", _SIGNS.sub("", plain))
    for opening, closing in (("“", "”"), ('"', '"'), ("(", ")")):
        if plain.count(opening) != plain.count(closing) or (opening == closing and plain.count(opening) % 2):
            plain = plain.replace(opening, "").replace(closing, "")
    if plain.startswith("“") and plain.endswith("”") and plain.count("“") == 1:
        plain = plain[1:-1]
    plain = _TRAILING.sub("", _SIGNS.sub("", plain.strip()))
    return plain[:1].upper() + plain[1:]
