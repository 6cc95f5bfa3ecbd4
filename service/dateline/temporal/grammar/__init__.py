"""Rules, and the grammars that hold those of one language; each language is a folder beside this file.

A rule is one or more phrases and a small function from what they captured to an expression. The first line of the
function's docstring is its example, `"words in a sentence" -> value`, which a test runs.
"""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from dateline.temporal.expressions import Expression
from dateline.temporal.phrase import Phrase, WordClass, compile_phrase, key_of
from dateline.temporal.values import Limit


class Around(NamedTuple):
    """What a rule may ask about the place of its match: the lower-cased text, and the match's bounds in it."""

    text: str
    low: str
    start: int
    end: int

    def before(self) -> str:
        """The word or sign just before the match, lower-cased; "" at the start of a paragraph."""
        at = self.start
        head = self.low[max(0, at - 40) : at]
        found = _LAST_WORD.search(head)
        return found.group(1) if found else ""

    def after(self) -> str:
        """The word or sign just after the match, lower-cased; "" at the end of a paragraph."""
        found = _NEXT_WORD.match(self.low, self.end)
        return found.group(1) if found else ""

    def opens_line(self) -> bool:
        """Whether nothing but a few blanks stands before the match on its line."""
        head = self.low[max(0, self.start - _INDENT) : self.start]
        return not head.rpartition("\n")[2].strip() and ("\n" in head or len(head) < _INDENT)

    def capital(self) -> bool:
        """Whether the match begins with a capital letter."""
        return self.text[self.start].isupper()


_INDENT = 20
"""How far, in code points, the first word of a line may be set in."""
_LAST_WORD = re.compile(r"([^\W\d_]+|\d+|[^\w\s])[^\S\n]{0,4}\n?[^\S\n]{0,4}$")
_NEXT_WORD = re.compile(r"[^\S\n]{0,4}\n?[^\S\n]{0,4}([^\W\d_]+|\d+|[^\w\s])")


class Rule(NamedTuple):
    """A named way to read a phrase; `apply` gets the captures by name and may refuse with None."""

    name: str
    phrase: Phrase
    apply: Callable[..., Expression | None]
    looks: bool
    """Whether `apply` also takes `around`, and so may not be remembered by its words alone."""
    known: dict[str, Expression | None]
    """What it made of phrases already read."""


class RuleSet:
    """Collects the rules of one module: use it as a decorator, `@rules("last <unit>")`."""

    def __init__(self, lexicon: Mapping[str, WordClass]) -> None:
        self.lexicon = lexicon
        self.rules: list[Rule] = []

    def __call__(self, *phrases: str) -> Callable[[Callable[..., Expression | None]], Callable[..., Expression | None]]:
        """Register the decorated function for each of `phrases`."""

        def register(apply: Callable[..., Expression | None]) -> Callable[..., Expression | None]:
            looks = "around" in inspect.signature(apply).parameters
            for source in phrases:
                self.rules.append(Rule(apply.__name__, compile_phrase(source, self.lexicon), apply, looks, {}))
            return apply

        return register


class Direction(NamedTuple):
    """Whether a clause looks ahead: "future", "past" or "" (open), and the words that decided.

    It is not `firm` where the words may hang on something else: "agreed to sell it in March". It is seen `from_past`
    where the clause looks ahead or back from a time that is past itself: "was to meet", "had met". It is `guessed`
    where no word was met that tells of the past.
    """

    sign: str
    cue: str
    firm: bool = True
    from_past: bool = False
    guessed: bool = False


OPEN = Direction("", "")
"""Nothing tells whether a clause looks ahead or back."""
NEAREST = Direction("", "whichever is nearer")
"""For the day of what is called for one ("Sunday's vote"), where nothing tells on which side of now it lies."""


class Found(NamedTuple):
    """A stretch of text (code points, half-open) that says something about time."""

    start: int
    end: int
    rule: str
    expression: Expression


class Index(NamedTuple):
    """Rules by each word that can begin their phrase; `pairs` remembers those that fit that word and the next."""

    rules: Mapping[str, tuple[Rule, ...]]
    pairs: dict[tuple[str, str], tuple[Rule, ...]]


ANYTHING: frozenset[str] = frozenset()
"""For `narrowed`: any word may follow."""


def narrowed(index: Index, key: str, after: str, inner: frozenset[str]) -> tuple[Rule, ...]:
    """The rules worth trying at the word `key` before the word `after`: a superset of those that match there.

    A rule of one word fits before any word; `inner` are words that may follow one because another expression may.
    """
    pair = (key, after)
    found = index.pairs.get(pair)
    if found is None:
        rules = index.rules.get(key, ())
        anything = not inner or after in inner or after[:1] == "#"
        found = tuple(rule for rule in rules if after in rule.phrase.keys or (anything and key in rule.phrase.singles))
        index.pairs[pair] = found
    return found


class Grammar(NamedTuple):
    """The rules of a language, by the words that can begin them. `low` is always the lower-cased text."""

    core: Index
    """Rules that read an expression."""
    prefixes: Index
    """Rules read before an expression, which change it ("early", "nearly"): their functions take it first."""
    suffixes: Index
    """Rules read after an expression, which change it ("ago", "or so")."""
    joint: re.Pattern[str]
    """What may stand between two expressions that `join` makes one of ("of", ",", "'s")."""
    join: Callable[[Expression, str, Expression], Expression | None]
    """Makes one of two expressions and their joint, or refuses with None."""
    members: Callable[[str, Found, int], list[Found]]
    """The other dates of a list that a date heads, from `low`, that date and the first place they may begin at."""
    complete: Callable[[str, Found, Found], Found]
    """Lends a date what the one behind it tells: the year of the June of "June and July 1998"."""
    continue_year: Callable[[str, Found, Found], Found]
    """Lends a date the year said right before it: "last year, on March 5"."""
    link: re.Pattern[str]
    """What may stand between two dates that lend each other their year or week."""
    range_link: re.Pattern[str]
    """What stands between the ends of a range."""
    is_range: Callable[[str, int, int, int, int], bool]
    """Whether the dates at two spans of `low` are the ends of one."""
    limit: Callable[[str, int, int], Limit]
    """What the word before a span of `low` makes of the date there."""
    direction: Callable[[str, int, int], Direction]
    """Whether the clause around two offsets of a text looks ahead or back."""
    plainly_past: Callable[[str, int, int], bool]
    """Whether all its verbs are in the past."""
    reporting: re.Pattern[str]
    """The words of news, in `low`."""
    results: frozenset[str]
    """Verbs that tell the results of a business."""
    said: re.Pattern[str]
    """A verb of saying, with what may stand between it and its day, up to the end of a stretch of `low`."""
    plans: frozenset[str]
    """Words that begin the cue of what was planned, even if it came to nothing."""
    narrates: frozenset[str]
    """Verbs that surely tell of the past."""
    amount: re.Pattern[str]
    """At its first digit, a number that counts no time ("$5.2 million", "5 percent")."""
    triggers: frozenset[str]
    """The words worth stopping at."""
    known: frozenset[str]
    """All words that occur in phrases."""
    promises: dict[tuple[str, str], bool]
    """What `promising` has answered."""

    def key(self, word: re.Match[str] | None) -> str:
        """The index key of a word, when it is one that some rule knows; else ""."""
        if word is None:
            return ""
        key = word.group()
        if key in self.known:
            return key
        return "" if key.isalpha() else key_of(key)

    def promising(self, key: str, after: str) -> bool:
        """Whether any rule may match at the word `key` before the word `after`."""
        promise = self.promises.get((key, after))
        if promise is None:
            found = narrowed(self.core, key, after, ANYTHING) or narrowed(self.prefixes, key, after, self.triggers)
            promise = self.promises[key, after] = bool(found)
        return promise


def by_first_word(rules: Iterable[Rule]) -> Index:
    """Index rules by each word that can begin their phrase, keeping their order."""
    index: dict[str, list[Rule]] = {}
    for rule in rules:
        for word in rule.phrase.first:
            index.setdefault(word, []).append(rule)
    return Index({word: tuple(found) for word, found in index.items()}, {})
