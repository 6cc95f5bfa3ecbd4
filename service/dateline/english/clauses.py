"""The clauses of a parsed sentence, and the happenings that its nouns name.

Not every finite verb makes a clause of its own: a condition, a complement or "when the stand collapsed" belongs to what
it says more of, unless it has a time of its own. So a clause is what one claim can be made of.
"""

from collections.abc import Collection
from typing import Literal, NamedTuple

from dateline.english.nouns import is_happening
from dateline.english.parse import Parse
from dateline.english.words import word_set

Kind = Literal["main", "joined", "relative", "restrictive", "adverbial", "participle", "nominal"]

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
UPCOMING = word_set(
    """
    upcoming planned scheduled forthcoming proposed looming expected impending coming prospective
    """
)
# Before these a happening has a time of its own, other than that of the clause.
_APART = word_set("before after following since until till ahead prior")
_WITHIN = word_set("during in at on amid throughout over")
_CONTRAST = word_set("although though while whereas but as")


class Clause(NamedTuple):
    """Tokens of a parse that say one thing: `head` is the verb or noun that says it, `own` its tokens in order.

    `wide` are its tokens with those of the happenings that its nouns name, which have claims of their own besides.
    `outer` is the head of the clause that this one hangs on, None for a main clause.
    """

    head: int
    own: tuple[int, ...]
    wide: tuple[int, ...]
    kind: Kind
    outer: int | None


def clauses(parse: Parse, dated: Collection[int] = ()) -> list[Clause]:
    """The clauses in the order of their heads; `dated` are the tokens that stand in expressions of calendar time."""
    kinds = _Heads(parse, frozenset(dated)).kinds
    heads = frozenset(kinds)
    apart = frozenset(head for head, kind in kinds.items() if kind not in {"nominal", "restrictive"})
    return [
        Clause(
            head,
            tuple(parse.below(head, heads - {head})),
            tuple(parse.below(head, apart - {head})),
            kind,
            _outer(parse, head, heads),
        )
        for head, kind in sorted(kinds.items())
    ]


def _outer(parse: Parse, head: int, heads: frozenset[int]) -> int | None:
    at = head
    while parse.tokens[at].head != at:
        at = parse.tokens[at].head
        if at in heads:
            return at
    return None


def reattached(parse: Parse, dated: Collection[int]) -> Parse:
    """The parse with dates hung on the happening that they follow: "ahead of the visit to Oslo on Friday".

    Parsers hang such a date on the verb; it is the visit's where the noun follows "ahead of", "before" or "after", the
    date follows the noun at once, and the verb has a date of its own or is none.
    """
    tokens, moved = parse.tokens, {}
    for k in sorted(dated):
        top = tokens[k].head if tokens[k].dep == "pobj" else k
        first, above = parse.edges[top][0], tokens[top].head
        if top in moved or above == top or tokens[top].dep not in {"prep", "npadvmod"} or not first or first < above:
            continue
        elsewhere = any(other < first and _on(parse, other, above) for other in dated)
        noun = next((at for at in parse.below(above) if parse.edges[at][1] == first and _apart(parse, at)), None)
        if noun is not None and (elsewhere or not tokens[above].is_verb):
            moved[top] = noun
    if not moved:
        return parse
    return Parse(token._replace(head=moved.get(at, token.head)) for at, token in enumerate(tokens))


def _apart(parse: Parse, at: int) -> bool:
    return parse.tokens[at].is_noun and _preposition(parse, at) in _APART and is_happening(parse.lemma(at))


def _on(parse: Parse, at: int, top: int) -> bool:
    """Whether a date hangs on `top` by no more than its preposition."""
    for _ in range(4):
        if at == top:
            return True
        at = parse.tokens[at].head
    return False


class _Heads:
    """Finds which tokens head a clause of their own, from the top of the parse down."""

    def __init__(self, parse: Parse, dated: frozenset[int]) -> None:
        self.parse = parse
        self.dated = dated
        self.kinds: dict[int, Kind] = {}
        stack = [*reversed(parse.roots)]
        while stack:
            at = stack.pop()
            kind = self._kind(at)
            if kind is not None:
                self.kinds[at] = kind
            stack.extend(reversed(parse.children[at]))

    def _kind(self, at: int) -> Kind | None:
        token = self.parse.tokens[at]
        if token.head == at:
            return "main" if token.is_word else None
        if token.tag == "VBG" and token.dep == "advcl":
            return self._participle(at)
        if self.parse.is_finite(at) and token.is_verb:
            match token.dep:
                case "conj":
                    return self._joined(at)
                case "parataxis" | "ccomp":
                    return self._beside(at)
                case "advcl":
                    return self._adverbial(at)
                case "relcl":
                    return self._relative(at)
        if token.dep == "relcl" and self.parse.child(at, "nsubj", "nsubjpass") is not None:
            return self._relative(at)
        return self._nominal(at)

    def _has_date(self, at: int) -> bool:
        first, last = self.parse.edges[at]
        return any(first <= k < last for k in self.dated)

    def _own_date(self, at: int) -> bool:
        """Whether what hangs on `at` has a date that no noun of a happening in it takes."""
        return any(
            self._taker(k, at) is None for k in self.dated if self.parse.edges[at][0] <= k < self.parse.edges[at][1]
        )

    def _taker(self, dated: int, top: int) -> int | None:
        """The noun of a happening between a dated token and `top`, if there is one."""
        at = dated
        while at != top and self.parse.tokens[at].head != at:
            at = self.parse.tokens[at].head
            token = self.parse.tokens[at]
            if at != top and token.is_noun and at not in self.dated and is_happening(self.parse.lemma(at)):
                return at
        return None

    def _joined(self, at: int) -> Kind | None:
        head = self.parse.tokens[at].head
        if head not in self.kinds:
            return None
        own_subject = self.parse.child(at, *SUBJECTS) is not None
        own_auxiliary = any(
            self.parse.tokens[k].tag in {"MD", "VBZ", "VBP", "VBD"}
            for k in self.parse.children[at]
            if self.parse.tokens[k].dep in {"aux", "auxpass"}
        )
        apart = self._own_date(at) and any(k for k in self.dated if not self._inside(k, at) and self._inside(k, head))
        return "joined" if own_subject or own_auxiliary or apart else None

    def _inside(self, k: int, at: int) -> bool:
        return self.parse.edges[at][0] <= k < self.parse.edges[at][1]

    def _beside(self, at: int) -> Kind | None:
        """A clause set beside another: the one it hangs on comes later, or a sign parts them."""
        head = self.parse.tokens[at].head
        if self.parse.child(at, *SUBJECTS) is None:
            return None
        marked = self.parse.child(at, "mark") is not None
        if self.parse.tokens[at].dep == "parataxis":
            return "joined"
        parted = any(
            self.parse.tokens[k].low in {";", ":", "—", "–", "--"} for k in range(min(at, head), max(at, head))
        )
        return "joined" if not marked and (at < head or parted) else None

    def _adverbial(self, at: int) -> Kind | None:
        if self.parse.child(at, *SUBJECTS) is None:
            return None
        marks = {
            self.parse.tokens[k].low for k in self.parse.children[at] if self.parse.tokens[k].dep in {"mark", "advmod"}
        }
        if marks & {"if", "unless", "whether"}:
            return None
        head = self.parse.tokens[at].head
        others = any(self._inside(k, head) and not self._inside(k, at) for k in self.dated)
        apart = self._own_date(at) and (others or bool(marks & _APART))
        return "adverbial" if apart or marks & _CONTRAST else None

    def _participle(self, at: int) -> Kind | None:
        """What somebody did besides, set off by a comma: "…, praising the crew"; not what it came to in numbers."""
        first, last = self.parse.edges[at]
        set_off = first > 0 and self.parse.tokens[first - 1].low == ","
        counts = any(self.parse.tokens[k].tag == "CD" for k in range(first, last))
        return "participle" if set_off and not counts and self.parse.child(at, "dobj", "ccomp", "prep") else None

    def _relative(self, at: int) -> Kind | None:
        """A relative clause that is dated, or is only an aside and says what happened."""
        above = self.parse.tokens[self.parse.tokens[at].head]
        if above.is_noun and undone(self.parse, above.head):
            return None  # "called off the fair, which was to open on Saturday": that day is the fair's
        first = self.parse.edges[at][0]
        aside = first > 0 and self.parse.tokens[first - 1].low in {",", "—", "–"}
        if self._own_date(at):
            return "relative" if aside else "restrictive"
        past = any(self.parse.tokens[k].tag in {"VBD", "VBN", "MD"} for k in (at, *self.parse.children[at]))
        return "relative" if aside and past and self.parse.lemma(at) != "be" else None

    def _nominal(self, at: int) -> Kind | None:
        token = self.parse.tokens[at]
        if not token.is_noun or at in self.dated or not is_happening(self.parse.lemma(at)):
            return None
        above = _preposition(self.parse, at)
        upcoming = any(self.parse.tokens[k].low in UPCOMING for k in self.parse.children[at])
        if above is None:
            return "nominal" if upcoming and token.dep in {"dobj", "pobj", "conj"} and self._has_date(at) else None
        if above in _APART:
            return "nominal" if self._has_date(at) or upcoming or above in {"ahead", "prior"} else None
        if upcoming:
            return "nominal"
        return "nominal" if above == "of" and self._has_date(at) else None


def undone(parse: Parse, at: int) -> bool:
    """Whether a verb says that something will not be as it was planned: cancelled, called off, postponed."""
    lemma, particle = parse.lemma(at), parse.child(at, "prt", "advmod")
    if lemma in _UNDOING:
        return True
    return particle is not None and f"{lemma} {parse.tokens[particle].low}" in {"call off", "put off", "push back"}


_UNDOING = word_set("cancel scrap abandon axe shelve postpone delay defer adjourn reschedule suspend")


def _preposition(parse: Parse, at: int) -> str | None:
    """The preposition before a noun phrase, "ahead" for "ahead of", lower case; None where none governs it."""
    head = parse.tokens[at].head
    if parse.tokens[at].dep != "pobj":
        return None
    low = parse.tokens[head].low
    above = parse.tokens[parse.tokens[head].head].low
    return above if low in {"of", "to"} and above in {"ahead", "prior"} else low
