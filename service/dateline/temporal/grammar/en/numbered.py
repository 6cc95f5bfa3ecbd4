"""Four digits that are no year: numbers of things, measures, addresses."""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from dateline.temporal.grammar import Around
from dateline.temporal.grammar.en.closing import CLOSING
from dateline.temporal.phrase import vocabulary

YEAR_BEFORE = vocabulary(
    "around circa in year since until till by from of to before after during late early mid spring summer"
)
MEASURE_AFTER = vocabulary(
    """% percent per men women troops soldiers miles mile kilometers kilometres km meters metres feet points jobs
    workers employees dollars pounds euros yen tons tonnes shares copies votes seats cars planes ships tanks
    aircraft guns prisoners casualties francs marks million billion people years days hours minutes barrels
    units homes students hectares acres degrees rpm mhz horsepower kilobytes megabytes gigabytes bytes words
    pages meter metre watts volts"""
)
_YEAR_OF = vocabulary("presidential election elections campaign race vote primary primaries season budget olympics")
_OPENING = vocabulary(
    """while although if because as yet until till by around about circa throughout fiscal early late mid calendar year
    also now only even however meanwhile year-end bc the that this those these his her its their our my a an no
    since from after before during and but both for between"""
)
_YEAR_EVENTS = vocabulary(
    """olympics games cup expo euro spring summer fall autumn winter christmas easter election elections budget ad"""
)
_ALLOWED = YEAR_BEFORE | _YEAR_EVENTS | _OPENING
_NUMBERED_THINGS = vocabulary("novel book film bus number article")
_YEAR_COMPOUNDS = frozenset(("era", "pre", "bui", "bas", "sty", "to-"))
"""How the second part of "1990s-era", "2010-built", "1970-style" begins."""
_DIMENSION = re.compile(r"\d\s?(?:by|x|\u00d7)\s$")
_FURTHER_DIMENSION = re.compile(r" by \d")
_INITIAL = re.compile(r"\b[A-Z]\. ?(?:[A-Z]\. ?)?$")
_CLOCK = re.compile(r"(?:0\d|1[0-3])[0-5]\d")
_CLOCK_AFTER = vocabulary("at about around after before until till by between from to and")
_CLOCK_BEFORE = CLOSING | vocabulary("to on while local he she they today")
_CONTINUED = re.compile(r"[.,:]\d")
_AT_CLOCK = re.compile(
    r"\bat (?:about |around |approximately )?(?:0\d|1[0-3])[0-5]\d"
    r"(?=[.,;)](?!\d)|\s(?:and|to|but|on|in|when|as|he|she|they|the|local|today)\b)"
)
_STAMP = re.compile(r"^(\d\d):?(\d\d)(?= \S)", re.MULTILINE)
"""The hour that heads an entry of a live blog, with its text behind it."""
_ENTRIES = 3
"""How many entries before and after are looked at."""
_FEWEST, _MINUTES, _MIDNIGHT, _TWO_HOURS = 2, 60, 2400, 200
_FIRST_YEAR, _RECENT, _LAST_YEAR = 1000, 1900, 2100
"""Years that a chronology may list, and from which on its lines are rather years than hours."""
_NEAR = 400
"""How far, in code points, another time of the day may stand."""
_AMOUNT = frozenset("$\u00a3\u20ac#+/-.,:")
_YEARS = re.compile(r"\s?[-\u2013]\s?(?:1\d|20)\d\d\b")
_ADDRESS = re.compile(r" [A-Z]\w{1,20} (?:Street|Avenue|Road|Boulevard|Drive|Lane|Square)\b")

_OTHER_ZONE = re.compile(r"\s?\(\d{4} ?(?:gmt|utc|bst|cet|cest|est|edt|et|pst|pdt|local)\b")
"""The same moment by another clock, behind four digits."""


def is_clock(around: Around) -> bool:
    """Whether four digits are a time of the day: "at 0930", and in a text that has such ones "between 1040 and 1050".

    From 1400 on they are taken for a year, but for "at 1653 (2153 GMT)".
    """
    low, start, end = around.low, around.start, around.end
    if around.before() == "at" and _OTHER_ZONE.match(low, end):
        return int(low[start : start + 2]) < 24 and int(low[start + 2 : end]) < 60
    if not _CLOCK.fullmatch(low, start, end) or around.before() not in _CLOCK_AFTER:
        return False
    after = around.after()
    if _CONTINUED.match(low, end) or after in MEASURE_AFTER:
        return False
    if after in _CLOCK_BEFORE and (low[start] == "0" or around.before() == "at"):
        return True
    return _AT_CLOCK.search(low, max(0, start - _NEAR), end + _NEAR) is not None


@lru_cache(maxsize=1)
def _stamps(low: str) -> tuple[list[int], list[int]]:
    """Where the lines of a text begin with four digits, and the numbers these are: "1504" and "15:04" are 1504."""
    found = list(_STAMP.finditer(low))
    return [stamp.start() for stamp in found], [int(stamp.group(1) + stamp.group(2)) for stamp in found]


def is_stamp(around: Around) -> bool:
    """Whether four digits that begin a line are the hour of an entry of a live blog: "1504 The aid group said …".

    The stamps of other lines nearby must be hours too, going down the day or up it; years in a chronology go up.
    """
    low, start = around.low, around.start
    if (start and low[start - 1] != "\n") or not _STAMP.match(low, start):
        return False
    places, every = _stamps(low)
    at = bisect_left(places, start)
    hours = every[max(0, at - _ENTRIES) : at + _ENTRIES + 1]
    if len(hours) < _FEWEST or any(hour % 100 >= _MINUTES or hour >= _MIDNIGHT for hour in hours):
        return False
    if any(not _FIRST_YEAR <= hour <= _LAST_YEAR for hour in hours):
        return True
    down = all(later <= before for before, later in pairwise(hours))
    close = all(0 <= later - before <= _TWO_HOURS for before, later in pairwise(hours))
    return down or (close and any(hour < _RECENT for hour in hours))


def is_measured(around: Around) -> bool:
    """Whether signs around digits make them part of a number or an amount: "£866", "866.5", "866-page"."""
    head = around.low[max(0, around.start - 1) : around.start]
    return head in _AMOUNT or _CONTINUED.match(around.low, around.end) is not None


def is_numbered(around: Around) -> bool:
    """Whether a name, measure or address makes it no year: "Resolution 1701", "1600-page", "2025 Elm Street"."""
    text, low, start, end = around.text, around.low, around.start, around.end
    before = around.before()
    if before in _NUMBERED_THINGS or _compound(low, start, end) or name_before(around, before):
        return True
    if _DIMENSION.search(low, max(0, start - 8), start) or _FURTHER_DIMENSION.match(low, end):
        return True
    if before == "s":
        # "Orwell's 1984." but not "Orwell's 1984 essay".
        return not low[end : end + 2].strip(" ,.;").isalnum()
    if _INITIAL.search(text, max(0, start - 5), start) or low[max(0, start - 4) : start] == "no. ":
        return True
    return _ADDRESS.match(text, end) is not None


def _compound(low: str, start: int, end: int) -> bool:
    """Whether a hyphen joins the digits to a word ("1600-page") or to a shorter number ("24-1987")."""
    tail = low[end : end + 4]
    if tail[:1] == "-" and tail[1:2].isalpha() and tail[1:] not in _YEAR_COMPOUNDS:
        return True
    head = low[max(0, start - 5) : start]
    return head[-1:] == "-" and head[-2:-1].isdigit() and not head[:-1].isdigit()


def name_before(around: Around, before: str) -> bool:
    """Whether a capitalised word that no year follows stands just before ("Windows 2000", "Lot 1815")."""
    at = around.start - 1 - len(before)
    if around.after() in _YEAR_OF or _YEARS.match(around.low, around.end):
        return False  # "Republican 2012 presidential hopefuls", "Western Theatre 1861-1863"
    if at < 0 or not before.isalpha() or around.text[around.start - 1] != " ":
        return False
    return around.text[at].isupper() and before not in _ALLOWED
