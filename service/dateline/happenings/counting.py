"""The numbers that claims state: what each counts, of which part, where, as of when, and by whose word."""

import re
from dataclasses import dataclass, field
from typing import Protocol

from dateline.evidence import AttributionHop, Publication, Quantity, QuantityRole, Span, TimeReading
from dateline.happenings.lexicon import STOPWORDS, UNITS, unit_of
from dateline.happenings.measures import GENERIC, certainty_of, currency_of, is_measure, state_of

_VAGUE = re.compile(r"(?:dozens|hundreds|thousands|lakhs|millions|crores|billions|scores|tens)$", re.IGNORECASE)
_TIME_UNITS = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade", "century", "centurie"}
)
_NO_COUNTS = frozenset({"times", "a.m.", "p.m."})
_KNOWN_PAIR = re.compile(r"\b(?:the|both|these|those|his|her|their|its|all)\s+(?:\w+\s+)?$", re.IGNORECASE)
_PER = re.compile(r"\s(?:an?|per|each|every)\s(\w+)")
_OF = re.compile(r"\s?(?:%|per ?cent|percent)?\s?of (?:the |all |its |their )?(?:\w+ )??(\w+)\b")
_WITHDRAWN = re.compile(
    r"\b(?:correct(?:s|ed|ing)|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)|dismiss(?:es|ed|ing)|retract(?:s|ed|ing)|false"
    r"|wrongly|mistaken(?:ly)?|not|first (?:spoken|said|reported)|initially|instead of|rather than)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Aa]cross|[Nn]ear|[Tt]hroughout|of)\s(?:neighbouring\s|the\s)?((?:[A-Z][\w\u2019'-]+\s?)+)"
)
_WHOLE = re.compile(
    r"\b(?:worldwide|globally|around the world|nationwide|in all|in total|across the country)\b", re.IGNORECASE
)
_AS_OF = re.compile(
    r"\b(?:as (?:of|at)|by|until|till|so far)\s(?:[\w.:]+\s){0,4}$"
    r"|\b(?:stood|stands|reached|rose|had risen) (?:at|to|by)?[^.;]{1,40}$",
    re.IGNORECASE,
)
_BEHIND = 80


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity and what it is a number of.

    `unit` is one word for all that means the same ("killed" for dead and deaths), `noun` the word that was written,
    lower case, `per` the thing it is a rate of ("share", "day"), `of` the whole that a share is of, `certainty`
    "confirmed" or "suspected" where said, `places` where it holds, `as_of` the time by which it was counted where its
    words say one, `published` the UTC instant by which it was public, `speaker` whose word it is, and `withdrawn`
    whether its words take it back. `about` are the words that say what was measured.
    """

    quantity: Quantity
    unit: str | None
    role: QuantityRole | None = None
    noun: str = ""
    per: str | None = None
    of: str | None = None
    certainty: str | None = None
    places: frozenset[str] = frozenset()
    as_of: TimeReading | None = None
    published: str = ""
    speaker: str = ""
    document: str = ""
    withdrawn: bool = False
    about: frozenset[str] = field(default=frozenset())

    @property
    def on_top(self) -> bool:
        """Whether its words say that it came on top of something else."""
        return self.role == "additional"

    @property
    def is_generic(self) -> bool:
        """Whether its noun says no more than that people are counted."""
        return self.noun in GENERIC or not self.noun

    @property
    def words(self) -> str:
        """The words of the quantity in one line, with what it counts."""
        text, unit = " ".join(self.quantity.text.split()), self.quantity.unit or self.unit
        if unit is None or unit.lower() in text.lower() or "%" in text:
            return text
        if unit.startswith("share of "):
            return f"{text} of {unit.removeprefix('share of ')}"
        return f"{text} of {unit}" if _VAGUE.search(text) else f"{text} {unit}"


class Stating(Protocol):
    """Whatever has words and the quantities in them, and says who said so and when."""

    @property
    def span(self) -> Span:
        """Its words."""

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """How many, as its words were read."""

    @property
    def times(self) -> tuple[TimeReading, ...]:
        """When, as its words were read."""

    @property
    def publication(self) -> Publication:
        """When its document became public."""

    @property
    def attribution(self) -> tuple[AttributionHop, ...]:
        """Who says it, outermost first."""

    @property
    def document_id(self) -> str:
        """The id of the document it stands in."""

    @property
    def source_id(self) -> str | None:
        """The id of who published it."""


def counts(claim: Stating) -> tuple[Count, ...]:
    """The numbers in a claim that tell: they count something other than time, and more than "the two leaders"."""
    found = [_count(claim, quantity) for quantity in claim.quantities]
    return tuple(count for count in found if _tells(claim, count))


def _count(claim: Stating, quantity: Quantity) -> Count:
    text, start = claim.span.text, max(0, quantity.start - claim.span.start)
    before, behind = text[:start], text[start + len(quantity.text) :][:_BEHIND]
    noun = (quantity.unit or "").lower()
    past_noun = _past(behind, noun)
    around = (noun, before.lower(), past_noun.lower())
    unit = _unit(noun, around)
    share = noun.startswith("share of ")
    return Count(
        quantity,
        "percent" if share else unit,
        role=quantity.role,
        noun=noun.removeprefix("share of "),
        per=_named(_PER, past_noun) if unit and (currency_of(noun) or is_measure(noun)) else None,
        of=noun.removeprefix("share of ") if share else _named(_OF, behind.lower()) if unit == "percent" else None,
        certainty=certainty_of(*around),
        places=_places(claim),
        as_of=_as_of(claim),
        published=claim.publication.public_by,
        speaker=_speaker(claim),
        document=claim.document_id,
        withdrawn=_WITHDRAWN.search(before[-60:]) is not None,
        about=_about(before + " " + past_noun),
    )


def _unit(noun: str, around: tuple[str, str, str]) -> str | None:
    """One word for what is counted: a currency, what has become of people, or the noun."""
    money = currency_of(noun)
    if money:
        return money
    known = unit_of(noun)
    if known in UNITS and known not in {"killed", "injured", "displaced", "money"}:
        return known
    fixed = noun in {"percent", "percentage points", "basis points", "score", "votes", "magnitude"} or is_measure(noun)
    return (None if fixed else state_of(*around)) or noun or None


def _past(behind: str, noun: str) -> str:
    """The words behind a number without the noun that it counts."""
    at = behind.lower().find(noun.split()[-1]) if noun else -1
    return behind[at + len(noun.split()[-1]) :] if 0 <= at < 40 else behind


def _named(pattern: re.Pattern[str], words: str) -> str | None:
    found = pattern.match(words)
    return found[1].lower() if found else None


def _places(claim: Stating) -> frozenset[str]:
    """The places that a claim's words say it speaks of, lower case; "*" where they speak of all."""
    text = claim.span.text
    for time in claim.times:
        start = time.start - claim.span.start
        if 0 <= start < len(text):
            text = text[:start] + " " * len(time.text) + text[start + len(time.text) :]
    named = {re.sub(r"['\u2019]s?$", "", match[1].strip()).lower() for match in _WHERE.finditer(text)}
    return frozenset({"*"} if _WHOLE.search(text) else named)


def _as_of(claim: Stating) -> TimeReading | None:
    """The time by which the numbers of a claim were counted, where it says so: "as of 20 January"."""
    for time in claim.times:
        before = claim.span.text[: max(0, time.start - claim.span.start)]
        if time.earliest and time.type in {"DATE", "TIME"} and _AS_OF.search(before[-60:]):
            return time
    return None


def _speaker(claim: Stating) -> str:
    named = [hop.name or (hop.source.text if hop.source else "") for hop in claim.attribution]
    said = next((words for words in reversed(named) if words), claim.source_id or "")
    return " ".join(said.lower().split()).removeprefix("the ")


def _about(words: str) -> frozenset[str]:
    """The words that may say what was measured, by their first five letters."""
    return frozenset(word[:5] for word in re.findall(r"[^\W\d_]{4,}", words.lower()) if word not in STOPWORDS)


def _tells(claim: Stating, count: Count) -> bool:
    """Whether a number is worth showing: no length of time, no "three times", no known pair."""
    noun, quantity = count.noun, count.quantity
    if any(word.rstrip("s") in _TIME_UNITS for word in noun.split()) or noun in _NO_COUNTS:
        return False
    if quantity.bound != "exact" or quantity.maximum not in {"1", "2", "3"}:
        return True
    before = claim.span.text[: max(0, quantity.start - claim.span.start)]
    if count.unit == noun and noun not in _SMALL_TELLS and currency_of(noun) is None:
        return False
    return _KNOWN_PAIR.search(before[-24:]) is None


_SMALL_TELLS = frozenset({"people", "cases", "percent", "percentage points", "score", "votes", "magnitude", "children"})
