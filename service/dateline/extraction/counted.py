"""What a number counts: the head of the noun phrase behind it, or what the words before it say.

Where the stretch was parsed, its tags tell nouns from verbs; without them closed lists and endings do.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from dateline.extraction.en import numbers as en

Tags = Mapping[int, str]
"""Where each word of a parse begins in the stretch that is read, and its tag (Penn Treebank)."""

_WORD = re.compile(r"(?:[a-z]\.){2,}|[^\W_]+(?:[-&'\u2019][^\W_]+)*|[^\w\s]|_")
_PERCENT = re.compile(
    r"\s?(?:(?P<points>percentage[ -]points?|%[ -]points?|(?:per ?cent|pct) points?)|(?P<basis>basis points?)"
    r"|(?P<percent>%|per\s?cent\b|pct\b))"
)
_MAGNITUDE = re.compile(r"[ -]magnitude\b|,? on the (?:richter|moment magnitude) scale\b")
_OF_MAGNITUDE = re.compile(r"\bmagnitude(?: of)? (?:[a-z]+ ){0,2}$")
_STRONG = re.compile(r"-(?:strong|odd|plus)\b")
_REACH = 120
_WORDS = 12
_PEOPLE_BEHIND = re.compile(
    r"(?:\sothers)?(?:\s(?:who|whom)\b|\sto flee\b"
    r"|\s(?:of them )?(?:(?:was|were|is|are|have|has|had|been|being|still|also)\s){1,4}"
    rf"(?:{'|'.join(sorted(en.HARMED))})\b"
    r"|\s(?:(?:have|has|had)\s)?(?:died|drowned|perished|survived|lost their li[fv]es?|fled|marched|gathered|protested"
    r"|demonstrated|rallied|attended|took part|turned out|took to the streets)\b)"
)
_HARMING = re.compile(rf"\b(?:{en.HARMING})\s$")
_TOLL = re.compile(r"\b(?:death toll|toll|body count|number of (?:the )?(?:dead|deaths|fatalities))\b[^.;:!?]{0,60}\s$")
_CROWD = re.compile(r"\b(?:crowds?|attendance|audience)\b[^.;:!?]{0,40}\s$")
_NUMBER_OF = re.compile(r"\b(?:number|total|count|tally) of\s(?P<what>[^.;:!?\d]{3,100})$")
_AT_LEVEL = re.compile(rf"\b{en.LEVELS}\s$")


class Word(NamedTuple):
    """A word or sign behind a number, and its tag, empty where nothing was parsed."""

    text: str
    low: str
    tag: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_measure(self) -> bool:
        """Whether it is a unit of its own: what follows says how the time is spent, or is multiplied."""
        return re.sub("['\u2019]s?$", "", self.low) in en.TIME_UNITS or self.low == "times"

    @property
    def is_plural(self) -> bool:
        """Whether it is a noun in the plural, by its tag or else by its ending."""
        if self.tag:
            return self.tag in {"NNS", "NNPS"} or self.low in en.IRREGULAR_PLURALS
        ending = self.low.endswith("s") and not self.low.endswith(("ss", "us", "is", "'s", "\u2019s"))
        return self.low in en.IRREGULAR_PLURALS or (ending and len(self.low) > 2)

    @property
    def is_past(self) -> bool:
        """Whether it looks like a verb of the past or its participle."""
        if self.tag:
            return self.tag in {"VBD", "VBN"}
        return self.low.endswith("ed") or self.low in en.IRREGULAR_PAST


def unit_after(low: str, original: str, at: int, tags: Tags) -> str | None:
    """What the words from `at` on count, None where they do not say. `low` is `original` in lower case."""
    measured = measured_in(low, at)
    if measured:
        return measured
    strong = _STRONG.match(low, at)
    words = _words(low, original, strong.end() if strong else at, tags)
    if words and words[0].low == "of":
        words = words[1:]
    while words and words[0].low in en.BEFORE_UNIT:
        words = words[1:]
    return _head(_phrase(words))


def _subject(low: str, original: str, at: int, tags: Tags) -> str | None:
    """What "the number of …" counts: its verb is in the singular, so that of two words in -s the first is the noun."""
    phrase = _phrase(_words(low, original, at, tags))
    plural = next((at for at, word in enumerate(phrase) if word.is_plural), len(phrase) - 1)
    return _head(phrase[: plural + 1])


def measured_in(low: str, at: int) -> str | None:
    """Per cent, percentage points, basis points or a magnitude, where the words at `at` say so."""
    found = _PERCENT.match(low, at)
    if found:
        return "percentage points" if found["points"] else "basis points" if found["basis"] else "percent"
    if _MAGNITUDE.match(low, at) or _OF_MAGNITUDE.search(low, max(0, at - 60), at) is not None:
        return "magnitude"
    return None


def is_magnitude(low: str, start: int, end: int) -> bool:
    """Whether the number `low[start:end]` is the strength of a tremor: "magnitude 7.0", "7.0-magnitude"."""
    return _MAGNITUDE.match(low, end) is not None or _OF_MAGNITUDE.search(low, max(0, start - 60), start) is not None


def percent_end(low: str, at: int) -> int:
    """Where a sign or word for per cent behind a number ends; `at` itself where there is none."""
    found = _PERCENT.match(low, at)
    return found.end() if found else at


def _words(low: str, original: str, at: int, tags: Tags) -> list[Word]:
    return [
        Word(original[match.start() : match.end()], match.group(), tags.get(match.start(), ""))
        for match in islice(_WORD.finditer(low, at, min(len(low), at + _REACH)), _WORDS)
    ]


def _phrase(words: Sequence[Word]) -> list[Word]:
    """The words of the noun phrase that `words` begin with, at most eight."""
    phrase: list[Word] = []
    for at, word in enumerate(words[:8]):
        if _is_passed(phrase, word):
            continue
        if not word.text[0].isalpha() or word.low in en.NO_UNIT or _ends(phrase, word, words[at + 1 : at + 4]):
            break
        phrase.append(word)
        if word.is_measure:
            break
    return phrase


def _is_passed(phrase: Sequence[Word], word: Word) -> bool:
    """Whether a word is read over: a number in a name ("three Boeing 737 jets"), "local and foreign guests"."""
    if not phrase:
        return False
    number = word.low.isdigit() or word.tag == "CD"
    return (number and phrase[-1].is_capital) or (word.low == "and" and _lacks_noun(phrase))


def _lacks_noun(phrase: Sequence[Word]) -> bool:
    return bool(phrase) and not any(word.tag.startswith("N") or word.is_plural for word in phrase)


def _ends(phrase: Sequence[Word], word: Word, behind: Sequence[Word]) -> bool:
    """Whether the noun phrase has ended before this word; `behind` are the next few."""
    if word.low in en.HARMED and not phrase:
        return False
    if word.tag:
        return _ends_by_tag(phrase, word, behind)
    if any(one.is_plural for one in phrase):
        return not word.is_plural
    verbal = word.is_past or (word.low.endswith("ly") and not word.is_capital)
    return verbal and (bool(phrase) or not _leads_to_noun(behind))


def _ends_by_tag(phrase: Sequence[Word], word: Word, behind: Sequence[Word]) -> bool:
    """Whether a word that the parser has tagged is neither noun nor adjective, nor leads to a noun."""
    if word.tag.startswith(("N", "J")):
        return False
    return not (_lacks_noun([word, *phrase]) and _leads_to_noun(behind))


def _leads_to_noun(behind: Sequence[Word]) -> bool:
    """Whether a plural noun follows, so that "confirmed" in "12 confirmed cases" belongs to it and is no verb."""
    for word in behind:
        if not word.text[0].isalpha() or word.low in en.NO_UNIT:
            return False
        if word.is_plural:
            return True
    return False


def _head(phrase: Sequence[Word]) -> str | None:
    """The head of a noun phrase, lower case; a name whole."""
    if not phrase:
        return None
    last = _last_noun(phrase)
    if phrase[last].low.endswith(("'s", "\u2019s")):
        return None
    if not phrase[last].is_capital:
        return phrase[last].low
    name = list(takewhile(lambda word: word.is_capital, reversed(phrase[: last + 1])))
    return " ".join(word.text for word in reversed(name))


def _last_noun(phrase: Sequence[Word]) -> int:
    """Where the last noun of a phrase stands; the last plural where none has a tag, else the last word."""
    nouns = [at for at, word in enumerate(phrase) if word.tag.startswith("N")]
    plurals = [at for at, word in enumerate(phrase) if word.is_plural]
    return (nouns or plurals or [len(phrase) - 1])[-1]


def unit_before(low: str, original: str, begin: int, at: int, tags: Tags) -> str | None:
    """What a number without a noun counts, by the words around it: "killing nine", "the toll rose to six".

    The number and the words that bound it are `low[begin:at]`.
    """
    window = low[max(0, begin - 100) : begin]
    if _TOLL.search(window):
        return "deaths"
    if _PEOPLE_BEHIND.match(low, at) or _HARMING.search(window) or _CROWD.search(window):
        return "people"
    counted = _NUMBER_OF.search(window)
    if counted and _AT_LEVEL.search(window):
        place = begin - len(window) + counted.start("what")
        return _subject(low, original, place, tags)
    return None
