"""Lengths of time."""

import re

from dateline.temporal.expressions import Duration, Expression, Recurring
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.lexicon import LEXICON
from dateline.temporal.phrase import vocabulary

rules = RuleSet(LEXICON)

_LETTERS = {"S": "TS", "MI": "TM", "H": "TH", "N": "N", "WE": "WE"}
_RATE_BEFORE = vocabulary("once twice times percent % dollars cents")
_PLURAL_AFTER = vocabulary(
    """for within after over in took take takes last lasts lasted of spent through wait waited waits need needs
    needed"""
)
_DESCRIBED = re.compile(r"\s([a-z]+)(?:\s([a-z]+))?")
_PLURAL_BEFORE = vocabulary("ago later earlier before after since away off ahead")
_OF_A_KIND = re.compile(r" (?:of [a-z]|(?:on|in) which|when|that)")
"""What follows "a day" where it says what kind of day one is, and not how long."""
_SINGLE_BEFORE = vocabulary(
    """for in within of than about nearly almost over after under around every last took takes take spent lasted only
    just half quite such through during least most is was be until , . ( as by and or to at with more ago from
    till"""
)
_THINGS = vocabulary(
    """truce ceasefire war conflict battle uprising insurgency rebellion siege blockade occupation embargo boycott
    strike ban moratorium law rule policy agreement laws rules deal treaty pact alliance coalition government
    administration regime party union company firm business startup venture newspaper magazine channel show
    franchise record mark streak tradition feud dispute lawsuit case investigation inquiry probe scandal crisis
    recession marriage campaign programme program project plan building house home church bridge tower stadium
    school museum structure plant locomotive works crossing pool ship vessel ferry boat train engine car
    aircraft plane jet tree oak tunnel dam pier mill hotel theatre theater cinema club pub restaurant shop store
    factory mine railway track airport station hospital library software"""
)
"""What may be of an age that tells when it began; the ages of people tell no time of the news."""


def value(n: float, unit: str) -> str:
    """The TIMEX3 value of `n` units: P2W, PT30M, P2Y6M, P20Y for two decades."""
    if unit in ("DE", "CE", "ML", "FN"):
        return value(n * {"DE": 10, "CE": 100, "ML": 1000, "FN": 2}[unit], "W" if unit == "FN" else "Y")
    whole = int(n)
    smaller = {"Y": ("M", 12), "H": ("MI", 60), "MI": ("S", 60)}.get(unit)
    if whole != n and smaller and whole:
        rest = value(round((n - whole) * smaller[1]), smaller[0])
        return value(whole, unit) + rest.removeprefix("PT" if unit in ("H", "MI") else "P")
    if whole != n and smaller:
        return value(round(n * smaller[1]), smaller[0])
    number = f"{whole}" if whole == n else f"{n:g}"
    letters = _LETTERS.get(unit, unit)
    return f"PT{number}{letters[1]}" if letters[0] == "T" else f"P{number}{letters}"


def vague(unit: str) -> str:
    """The TIMEX3 value of an unknown number of units: PXY, PTXH."""
    letters = _LETTERS.get(unit, unit)
    return f"PTX{letters[1]}" if letters[0] == "T" else f"PX{letters}"


def length(n: float, unit: str, start: str = "") -> Expression | None:
    """`n` units as an expression; None for what is rather a number or an ordinal. `start` as in `Duration`."""
    if n > 100_000 or (unit == "S" and n == 1):
        return None
    return Duration(value(n, unit), n, unit, start)


@rules(
    "<n> <units>",
    "<n>_<unit>",
    "<n> (more | full | whole | consecutive | straight | long | successive | additional) <units>",
    "<n> (trading | business | working) <units>",
)
def count(n: float, around: Around, units: str = "", unit: str = "") -> Expression | None:
    """As in "The siege lasted two weeks." -> P2W"""
    low, start, end = around.low, around.start, around.end
    if around.text[end - len((low[start:end]).split()[-1]) : end][:1].isupper() and " " in low[start:end]:
        return None
    if low.startswith(" of a ", end) and (units or unit) == "Q":
        return None  # "three quarters of a point"
    if (start and low[start - 1] in "$£€.,:/") or (unit and n != 1 and unit in ("S",)):
        return None
    if low[end : end + 4] in ("-old", " old"):
        return None
    if (
        unit
        and n > 1
        and not _hyphen(low[start:end])
        and low[start].isalpha()
        and unit not in ("Y", "M", "D", "W", "H")
    ):
        return None
    return length(n, units or unit)


def _hyphen(words: str) -> bool:
    return "-" in words


@rules("<n> <anyunit> (and | ,)? <n:more> <anyunit:smaller>")
def count_and_more(n: float, more: float, anyunit: str, smaller: str) -> Expression | None:
    """As in "It took two years and three months." -> P2Y3M"""
    if (anyunit, smaller) not in (("Y", "M"), ("H", "MI"), ("MI", "S"), ("M", "D"), ("W", "D"), ("D", "H")):
        return None
    time = smaller in ("MI", "S")
    first, second = value(n, anyunit), value(more, smaller)
    return Duration(first + (second[2:] if time else second[1:]), None, "")


@rules("<n> <anyunit> ,? <n:more> <anyunit:smaller> ,? and <n:least> <anyunit:smallest>")
def count_of_three(n: float, more: float, least: float, anyunit: str, smaller: str, smallest: str) -> Expression | None:
    """As in "It took two hours, three minutes and 10 seconds." -> PT2H3M10S"""
    if (anyunit, smaller, smallest) not in (("Y", "M", "D"), ("H", "MI", "S")):
        return None
    head = 2 if anyunit == "H" else 1
    parts = value(n, anyunit), value(more, smaller)[head:], value(least, smallest)[head:]
    return Duration("".join(parts), None, "")


@rules(
    "<n> (to | or) <n:upper>_<anyunit>",
    "<n>-<n:upper>_<anyunit>",
    "the (next | past | last | first | coming) <n> (to | or) <n:upper> <anyunit>",
    "between <n> and <n:upper>_<anyunit>",
)
def count_range(n: float, upper: float, anyunit: str) -> Expression | None:
    """As in "It takes two to three weeks." -> P2W"""
    return length(n, anyunit) if n < upper else None  # "jailed in 2017 to six years"


@rules("(a | an)_<unit>")
def single(unit: str, around: Around) -> Expression | None:
    """As in "The siege lasted for a week." -> P1W"""
    capital = around.text[around.start : around.end].split()[-1][0].isupper()
    if unit == "MI" and around.before() == "wait":
        return None  # "wait a minute"
    if unit in ("S", "N", "WE", "Q") or capital or around.low[around.end : around.end + 1] == "-":
        return None
    before = around.before()
    low, start = around.low, around.start
    if unit == "D" and before in (",", "-") and _OF_A_KIND.match(low, around.end):
        return None  # "on Thursday, a day of mourning"
    if around.after() in ("ago", "earlier", "later"):
        return Duration(value(1, unit), 1, unit)
    if before in _RATE_BEFORE or (before.isdigit() or before in ("million", "billion", "thousand", "hundred")):
        return Recurring(value(1, unit))
    if before.endswith("s") and len(before) > 3 and before not in _SINGLE_BEFORE and not before.endswith("ss"):
        return Recurring(value(1, unit)) if _counted(low, start) else Duration(value(1, unit), 1, unit)
    return Duration(value(1, unit), 1, unit)


def _counted(low: str, start: int) -> bool:
    """Whether a number stands shortly before: "200,000 barrels a day"."""
    return any(char.isdigit() for char in low[max(0, start - 25) : start])


@rules("half (a | an) <unit>", "(a | one) half_<unit>", "half_<unit>")
def half(unit: str, around: Around) -> Expression | None:
    """As in "They spoke for half an hour." -> PT30M"""
    if unit in ("S", "N", "WE", "D", "Q") and not around.low.startswith("half a", around.start):
        return None
    return length(0.5, unit)


@rules("(a | three)? quarters? of an hour")
def quarters_of_hour(around: Around) -> Expression | None:
    """As in "They spoke for three quarters of an hour." -> PT45M"""
    return length(0.75 if around.low.startswith("three", around.start) else 0.25, "H")


@rules("(a | one)? quarter_century", "a quarter of a century")
def quarter_century() -> Expression | None:
    """As in "The two had not spoken for a quarter-century." -> P25Y"""
    return length(25, "Y")


@rules("(a | an | one) <unit> and a half")
def one_and_a_half(unit: str) -> Expression | None:
    """As in "They spoke for an hour and a half." -> PT1H30M"""
    return length(1.5, unit)


@rules(
    "(several | many | a few | few | some | numerous | dozens of | hundreds of | a number of) (more | many)? <units>",
    "(several | multi)_<unit>",
    "(a few more | another few) <units>",
    "<units> (and | or) <units:others>",
)
def vague_count(around: Around, units: str = "", unit: str = "", others: str = "") -> Expression | None:
    """As in "The siege lasted several weeks." -> PXW"""
    if around.low.startswith("a couple", around.start):
        return Duration(value(2, units), 2, units)
    if (units or unit) == "S" and not around.low.startswith(("a few", "several"), around.start):
        return None
    return Duration(vague(units or unit), None, units or unit)


@rules("(a couple of | a couple | couple) <units>", "the (next | last | past) couple (of)? <units>")
def couple(units: str) -> Expression | None:
    """As in "The siege lasted a couple of weeks." -> P2W"""
    return length(2, units)


@rules("<units>", "<units> and <units:others>", "the <units> (ahead | to come)")
def plural(around: Around, units: str, others: str = "") -> Expression | None:
    """As in "The siege went on for weeks." -> PXW"""
    before, after = around.before(), around.after()
    if around.low[around.end : around.end + 3] == " of" and before in ("follows", "after", "following", "with"):
        return Duration(vague(units), None, units) if units not in ("S", "N", "WE", "Q") else None
    if around.text[around.start].isupper() and before not in ("", "."):
        return None
    if units in ("S", "N", "WE", "Q"):
        return None
    if before not in _PLURAL_AFTER and after not in _PLURAL_BEFORE:
        return None
    if (before == "of" and after in ("of",)) or after in ("old",):
        return None
    return Duration(vague(units), None, units)


@rules(
    "(a | an | one)? (full | whole | entire | additional | extra | single) <unit>",
    "<unit>_long",
    "another <unit>",
    "another <n> <units>",
)
def whole(around: Around, unit: str = "", n: float = 1, units: str = "") -> Expression | None:
    """As in "They talked for a whole day." -> P1D"""
    return None if (unit or units) in ("S", "N", "WE") else length(n, units or unit)


@rules("<n>_<unit>-old", "<unit>-old")
def age_of_thing(unit: str, around: Around, n: float = 1) -> Expression | None:
    """As in "The shelling broke the eight-month-old truce." -> P8M"""
    described = _DESCRIBED.match(around.low, around.end)  # "14-year-old desktop program"
    return length(n, unit) if described and _THINGS & set(described.groups()) else None


@rules("the years")
def over_the_years(around: Around) -> Expression | None:
    """As in "The house has changed hands often over the years." -> PXY"""
    told = around.before() in ("over", "through", "throughout") and not around.after().isdigit()
    return Duration("PXY", None, "Y") if told else None


@rules("(some time | a while | a long time | a short time | a short period)")
def unclear(around: Around) -> Expression | None:
    """As in "They will stay for some time." -> PXX"""
    return None if around.after() == "to" else Duration("PXX")  # "devotes some time to trade"
