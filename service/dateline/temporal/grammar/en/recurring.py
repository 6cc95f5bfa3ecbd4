"""Sets of times: every day, Tuesdays, twice a week."""

from dateline.temporal.expressions import Expression, Recurring
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.durations import value
from dateline.temporal.grammar.en.lexicon import LEXICON
from dateline.temporal.phrase import vocabulary

rules = RuleSet(LEXICON)

_BEFORE_NAMES = vocabulary("the a an its his her their")
"""Before "daily" and a name they leave it an adjective; without them it is a newspaper ("the business daily Post")."""


_SMALLER = ("H", "N", "D", "W", "M", "Y")


def _period(unit: str, n: float = 1) -> str:
    return {"Q": f"P{int(3 * n)}M", "N": "XXXX-XX-XXTNI", "WE": "XXXX-WXX-WE"}.get(unit) or value(n, unit)


@rules("(every | each) <unit>", "every single <unit>", "each and every <unit>")
def every_unit(unit: str, around: Around) -> Expression | None:
    """As in "The ferry runs every day." -> P1D"""
    return None if unit == "S" else Recurring(_period(unit), _quant(around))


def _quant(around: Around) -> str:
    return "EACH" if around.low.startswith("each", around.start) else "EVERY"


@rules("every half (hour | an hour)", "every half-hour")
def every_half_hour() -> Expression:
    """As in "The ferry runs every half hour." -> PT30M"""
    return Recurring("PT30M", "EVERY")


@rules("every <n> <units>", "every few <units>", "every couple of <units>")
def every_count(units: str, n: float | None = None) -> Expression:
    """As in "The games are held every four years." -> P4Y"""
    return Recurring(_period(units, n) if n else f"PX{units}", "EVERY")


@rules("every other <unit>", "every second <unit>")
def every_other(unit: str) -> Expression:
    """As in "The market is held every other week." -> P2W"""
    return Recurring(_period(unit, 2), "EVERY")


@rules("every <ordinal> <unit>")
def every_nth(ordinal: int, unit: str) -> Expression:
    """As in "The market is held every third week." -> P3W"""
    return Recurring(_period(unit, ordinal), "EVERY")


@rules("(every | each) <weekday> <part>?", "every other <weekday>")
def every_weekday(weekday: int, around: Around, part: str = "") -> Expression:
    """As in "The market is held every Thursday." -> XXXX-WXX-4"""
    return Recurring(f"XXXX-WXX-{weekday + 1}" + (f"T{part}" if part else ""), _quant(around))


@rules("the? <ordinal> <weekday> of (every | each) month", "the? last <weekday> of (every | each) month")
def weekday_of_every_month(weekday: int, ordinal: int = -1) -> Expression:
    """As in "The market is held on the third Thursday of every month." -> XXXX-WXX-4"""
    return Recurring(f"XXXX-WXX-{weekday + 1}", "EVERY", "1M")


@rules(
    "(every | each) <month>",
    "(every | each) <month> (<day> | <dayth>)",
    "(every | each) (<day> | <dayth>) (of)? <month>",
)
def every_month(month: int, around: Around, day: int = 0, dayth: int = 0) -> Expression:
    """As in "The fair is held every July." -> XXXX-07"""
    number = day or dayth
    return Recurring(f"XXXX-{month:02d}" + (f"-{number:02d}" if number else ""), _quant(around))


@rules("(every | each) <holiday>")
def every_holiday(holiday: str, around: Around) -> Expression:
    """As in "The pub opens late every Christmas Eve." -> XXXX-12-24

    One that moves has no day of the calendar, and is once a year.
    """
    return Recurring(f"XXXX-{holiday}" if holiday[:2].isdigit() else "P1Y", _quant(around))


@rules("(every | each) <season>", "<seasons>")
def every_season(around: Around, season: str = "", seasons: str = "") -> Expression | None:
    """As in "The fair is held every summer." -> XXXX-SU"""
    if seasons and around.before() not in ("in", "during", "of", "past", "hot", "three", "two", "most", "many"):
        return None
    return Recurring(f"XXXX-{season or seasons}", "" if seasons else _quant(around))


@rules("(every | each) <part>")
def every_part(part: str, around: Around) -> Expression:
    """As in "They pray every morning." -> XXXX-XX-XXTMO"""
    return Recurring(f"XXXX-XX-XXT{part}", _quant(around))


@rules("<weekdays>", "<weekday> <parts>")
def weekdays(around: Around, weekdays: int | None = None, weekday: int = 0, parts: str = "") -> Expression | None:
    """As in "The museum is closed on Mondays." -> XXXX-WXX-1"""
    name_behind = around.after() == "for" and around.text[around.end + 5 : around.end + 6].isupper()
    if (
        name_behind
        or around.after() == "with"
        or around.text[max(0, around.start - 3) : around.start].strip().isupper()
    ):
        return None  # "Fridays for Peace", "Tuesdays with Anna", "TGI Fridays"
    if weekdays is not None:
        return Recurring(f"XXXX-WXX-{weekdays + 1}")
    return Recurring(f"XXXX-WXX-{weekday + 1}T{parts}")


@rules("(weekdays | weekends | mornings | afternoons | evenings)")
def plural_parts(around: Around) -> Expression | None:
    """As in "The museum is closed on weekends." -> XXXX-WXX-WE"""
    if around.before() not in ("on", "at", "in"):
        return None
    word = around.low[around.start : around.end]
    parts = {"mornings": "MO", "afternoons": "AF", "evenings": "EV"}
    return Recurring(f"XXXX-XX-XXT{parts[word]}" if word in parts else {"weekends": "XXXX-WXX-WE"}.get(word, "P1D"))


@rules("<adverb>")
def adverb(adverb: str, around: Around) -> Expression | None:
    """As in "The council meets weekly." -> P1W"""
    if around.text[around.start].isupper() and around.before() not in ("", ".", "\u201d", '"'):
        return None
    if around.low.startswith("quarterly", around.start) and around.after().isalpha():
        return None
    paper = around.text[around.end : around.end + 1] == " " and around.text[around.end + 1 : around.end + 2].isupper()
    return None if paper and around.before() not in _BEFORE_NAMES else Recurring(adverb)


@rules(
    "(once | twice) (a | an | per | each | every) <unit>",
    "(<n> | several) times (a | an | per | each | every) <unit>",
    "once every <n> <units>",
)
def frequency(around: Around, unit: str = "", units: str = "", n: float = 0) -> Expression:
    """As in "The council meets twice a week." -> P1W"""
    if units:
        return Recurring(_period(units, n), "EVERY")
    if around.low.startswith("several", around.start):
        return Recurring(_period(unit))
    times = int(n) or (1 if around.low.startswith("once", around.start) else 2)
    return Recurring(_period(unit), "", f"{times}X")


@rules("<n> <units> (a | per) <unit>")
def so_many_a(n: float, units: str, unit: str, around: Around) -> Expression | None:
    """As in "The pool is open five days a week." -> P1W"""
    if around.after() in ("ago", "earlier", "later", "before"):
        return None  # "for 30 days a month ago"
    if around.text[around.start : around.end].split()[-1][0].isupper():
        return None  # "Eight Days a Week" the song
    smaller = _SMALLER.index(units) < _SMALLER.index(unit) if units in _SMALLER and unit in _SMALLER else False
    return Recurring(_period(unit), "", f"{int(n)}{units}") if smaller and n == int(n) else None


@rules("per <unit>")
def per_unit(unit: str, around: Around) -> Expression | None:
    """As in "The plant makes 40 cars per day." -> P1D"""
    return Recurring(_period(unit)) if unit not in ("S", "MI") else None


@rules("24/7")
def always() -> Expression:
    """As in "The hotline is open 24/7." -> P1D"""
    return Recurring("P1D", "EVERY")
