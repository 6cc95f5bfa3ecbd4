"""What a number measures: what has become of people, a share of what, a length or a weight, in one word for one thing.

`Count` in `dateline.happenings.numbers` is made of these. Units of measurement are converted by pint; currencies never.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

STATES = {
    "killed": r"dead|deaths?|die|dies|died|dying|kill(?:s|ed|ing)?|fatalit(?:y|ies)|perish(?:es|ed)?|drown(?:s|ed|ing)?"
    r"|lo(?:st|se) their li(?:ves|fe)|claim(?:s|ed|ing) (?:the )?lives|murder(?:s|ed|ing)?|succumb(?:s|ed)?",
    "injured": r"injur(?:es?|ed|ies|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?",
    "hospitalised": r"(?:in|to|at) (?:the )?(?:a )?hospitals?|hospitali[sz]ed",
    "missing": r"missing|unaccounted for",
    "detained": r"detain(?:s|ed|ing)?|arrest(?:s|ed|ing)?|t(?:ook|aken|aking|akes) (?:away|into custody)|in custody",
    "rescued": r"rescu(?:es?|ed|ing)|saved?|saving|brought out|pulled (?:alive|from|out)|to safety|survived?",
    "displaced": r"displac(?:es?|ed|ing)|evacuat(?:es?|ed|ing)|fle(?:e|es|d|eing)|homeless"
    r"|(?:leave|left|lost|from) their homes|refugees|evacuees",
    "infected": r"infected|infections|fallen ill|tested positive",
    "released": r"releas(?:es?|ed|ing)|freed?|freeing",
}  # fmt: skip
"""What has become of those who are counted, and the words that say so, beside the number or as its noun."""

_STATE = {name: re.compile(rf"\b(?:{words})\b") for name, words in STATES.items()}
_TALLY = re.compile(r"\b(?:number|toll|count|total|tally)\b")
_CUT = re.compile(
    r"[.;:()\d\u2014\u2013\u201c\u201d]|,\s|\b(?:and|but|or|while|as|after|when|where|with|including|citing)\b"
)
_BREAK = re.compile(r"[;:()\d\u2014\u2013]|,\s|\b(?:and|but|or)\b")
_VERB_REACH = 36
_ASIDE = re.compile(r"\A,\s[^,;.]{1,50},")
_REACH = 60
# A person is what has been killed or freed; whatever else is counted, these words say no more than that.
GENERIC = frozenset(
    {"people", "person", "persons", "dead", "deaths", "death", "victims", "victim", "fatalities", "lives", "others"}
)
# Those who gather: counted on an occasion, and not as a tally that grows.
_CROWD = """
people crowd protesters protestors demonstrators marchers participants attendees spectators fans supporters mourners
guests visitors pilgrims worshippers strikers activists
"""
_GATHERED = frozenset(_CROWD.split())
_CURRENCIES = {
    "$": "dollars", "us$": "dollars", "usd": "dollars", "dollar": "dollars", "us dollars": "dollars", "€": "euros",
    "eur": "euros", "euro": "euros", "£": "pounds", "gbp": "pounds", "pound": "pounds", "pounds sterling": "pounds",
    "¥": "yen", "jpy": "yen", "₹": "rupees", "rs": "rupees", "rs.": "rupees", "inr": "rupees", "rupee": "rupees",
    "cny": "yuan", "rmb": "yuan", "chf": "francs", "rub": "roubles", "₽": "roubles", "rubles": "roubles",
}  # fmt: skip
_MEASURE = re.compile(
    r"(?:\b(?:kilo|centi|milli|mega|giga|square |cubic )?(?:met(?:re|er)s?|grams?|tonnes?|tons?|lit(?:re|er)s?|watts?"
    r"|hectares?|acres?|miles?|feet|foot|yards?|inch(?:es)?|gallons?|barrels?|joules?|hertz)|km|kg|cm|mm|ft|km/h|mph|kph|knots?)\Z"
)
_UNCERTAIN = re.compile(r"\b(?:suspected|probable|possible|feared|presumed|alleged|unconfirmed)\b")
_CERTAIN = re.compile(r"\b(?:confirmed|verified|laboratory-confirmed)\b")


_ANY_NOUN = frozenset({"killed", "injured", "missing", "infected"})
_PERSONS = re.compile(
    r"(?:ers|ors|ists|ants|ents|ees|eers|men|women|ians|ans|is|ese|people|persons?|children|boys|girls|troops|police|staff"
    r"|crew|families|pupils|civilians|others|victims|suspects)\Z"
)


def may_be_persons(noun: str) -> bool:
    """Whether a noun may name people, by its ending; a number without a noun may count them."""
    return not noun or noun in GENERIC or _PERSONS.search(noun) is not None


def state_of(noun: str, before: str, behind: str) -> str | None:
    """What has become of those whom a number counts: killed, injured, missing …; None where its words do not say.

    `noun` is the unit as it is written, `before` and `behind` are the words around the number and its noun in lower
    case; the nearest word decides, one behind before one in front.
    """
    state = _found(noun) or _behind(behind) or _in_front(before)
    return state if state in _ANY_NOUN or may_be_persons(noun) else None


def _behind(words: str) -> str | None:
    """The state that the words behind a number and its noun tell, what is said of a part of them left out."""
    words = _ASIDE.sub("", words, count=1)
    cut = _CUT.search(words)
    return _found(words[: min(cut.start() if cut else _REACH, _REACH)])


def _in_front(words: str) -> str | None:
    """The state that the verb before a number tells, or the tally that it is: "the number of dead rose to"."""
    near = words[-_REACH:]
    if _TALLY.search(near):
        return _found(near, last=True)
    breaks = [match.end() for match in _BREAK.finditer(near)]
    return _found((near[breaks[-1] :] if breaks else near)[-_VERB_REACH:], last=True)


def _found(words: str, *, last: bool = False) -> str | None:
    """The state that the first (or the last) of these words tells."""
    places = [(match.start(), name) for name, pattern in _STATE.items() for match in pattern.finditer(words)]
    return (max(places) if last else min(places))[1] if places else None


def certainty_of(noun: str, before: str, behind: str) -> str | None:
    """How sure a count is, "confirmed" or "suspected", where the words beside a number say so."""
    for words in (noun, behind[:30], before[-30:]):
        if _UNCERTAIN.search(words):
            return "suspected"
        if _CERTAIN.search(words):
            return "confirmed"
    return None


def currency_of(unit: str) -> str | None:
    """One word for a currency, however it is written; None for what is none."""
    plain = unit.lower()
    return _CURRENCIES.get(plain) or (plain if plain in _CURRENCIES.values() else None)


def is_gathering(unit: str) -> bool:
    """Whether those counted have come together on an occasion, so that the number does not grow afterwards."""
    return unit in _GATHERED and unit != "people"


def may_gather(unit: str) -> bool:
    """Whether the word may stand for those who gather: "people" may."""
    return unit in _GATHERED


def in_base_units(value: Decimal, unit: str) -> tuple[Decimal, str] | None:
    """A length, weight, volume, area, speed or power in SI base units with their name; None for any other unit."""
    if not _MEASURE.search(unit):
        return None
    base = _base(unit)
    return None if base is None else (value * base[0], base[1])


@lru_cache(maxsize=256)
def _base(unit: str) -> tuple[Decimal, str] | None:
    """How many base units one of this unit is."""
    registry, error = _registry()
    try:
        quantity = registry.Quantity(1, unit.replace("square ", "square_").replace("cubic ", "cubic_")).to_base_units()
    except error:
        return None
    return Decimal(repr(float(quantity.magnitude))), str(quantity.units)


@lru_cache(maxsize=1)
def _registry() -> tuple[Any, type[Exception]]:
    import pint  # a third of a second, paid where two units of measurement are compared

    return pint.UnitRegistry(), pint.errors.PintError


def is_measure(unit: str) -> bool:
    """Whether the unit is one of measurement, which says nothing about what was measured."""
    return _MEASURE.search(unit) is not None
