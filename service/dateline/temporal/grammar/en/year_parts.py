"""Seasons, quarters, half-years and fiscal years."""

import re

from dateline.temporal.expressions import Date, Duration, Expression, Modified, Relative, Told, Within
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.lexicon import LEXICON
from dateline.temporal.phrase import vocabulary

rules = RuleSet(LEXICON)

_SPORTS = vocabulary("scored goal goals match game penalty minute header points lead")
_GAME_AFTER = frozenset(("game", "match", "play", "field", "with", "finals", "final", "horse", "back", "mile"))
_SEASON_AFTER = vocabulary("and of when after before he she they it the to with as but was had is")
_CAMPAIGNS = vocabulary("offensive offensives campaign campaigns fighting")
"""What a story names by the season in which it tells of it: "the spring offensive"."""
_SEASON_BEFORE = vocabulary(
    """spend spends spent over into throughout early late mid in since until by during this for through before after
    next last from of between and"""
)
_OF_A_YEAR = re.compile(r" (?:of|in) (?:that|this|last|next|the (?:same|following|next|previous|preceding)) year\b")
_BUSINESS = vocabulary(
    """earned million billion percent exports imports profit profits results earnings net sales revenue revenues loss
    losses figures income pretax operating gdp growth shares stocks index dow ftse nasdaq"""
)


@rules(
    "the? <season> ,? (of | in)? (<year> | <year2> | <yearwords>)",
    "(<year>) <season>",
    "the? <season> (of)? <winteryears>",
)
def season_year(
    season: str,
    around: Around,
    year: int | None = None,
    year2: int | None = None,
    yearwords: int | None = None,
    winteryears: int | None = None,
) -> Expression | None:
    """As in "It was built in the summer of 2007." -> 2007-SU"""
    if winteryears is not None:
        return Date(winteryears, sub=season) if season == "WI" else None  # of the year that it begins in
    if season == "FA" and around.low.startswith("fall", around.start) and around.before() not in _SEASON_BEFORE:
        return None
    return Date(year or year2 or yearwords, sub=season)


@rules("<step> <season>", "<textstep> <season>")
def season_step(season: str, step: int | None = None, textstep: int | None = None) -> Expression:
    """As in "It has grown since last fall." -> 2024-FA"""
    if step is None:
        return Date(sub=season, step=textstep, origin="text")
    return Date(sub=season, step=step)


@rules("the <season>", "<season>")
def season_alone(season: str, around: Around) -> Expression | None:
    """As in "The bridge opened in the spring." -> 2025-SP"""
    before, after = around.before(), around.after()
    words = around.low[around.start : around.end]
    if after in _CAMPAIGNS and not words.startswith("the"):
        return Told(Date(sub=season))
    plain = words in ("the summer", "the winter", "the autumn") and (not after.isalpha() or after in _SEASON_AFTER)
    if before not in _SEASON_BEFORE and not plain:
        return None
    of_year = _OF_A_YEAR.match(around.low, around.end) is not None
    verb = after in ("of", "in") or before in ("of", "to", "for", "after")
    if words in ("the fall", "fall", "spring", "the spring") and verb and not of_year:
        return None
    if (
        words == "fall" and before not in ("in", "this", "by", "last", "next", "from", "since", "until")
    ) or around.text[around.start] == "S":
        return None
    named = around.text[around.end - len(words.split()[-1])].isupper()
    if named and around.text[around.end + 1 : around.end + 2].isupper():
        return None  # "the Winter Paralympics"
    return Date(sub=season)


def _quarter(ordinal: int, year: int | None = None) -> Expression | None:
    return Date(year, sub=f"Q{ordinal}") if 1 <= ordinal <= 4 else None


@rules(
    "the? (fiscal)? <ordinal>_quarter ,? (of | in)? (fiscal | fiscal year)? <year>",
    "(the | fiscal)? <year> (fiscal)? <ordinal>_quarter",
    "the fiscal-<ordinal> quarter",
)
def quarter_of_year(ordinal: int, year: int | None = None) -> Expression | None:
    """As in "Sales rose in the third quarter of 1990." -> 1990-Q3"""
    return _quarter(ordinal, year)


_SCORED = re.compile(r"\bscor(?:ed|es|ing)\b[^.]*$")
_GAME = re.compile(
    r"\b(?:touchdowns?|yards?|field goals?|quarterbacks?|interceptions?|half-?time|rebounds?|free throws?|nba|nfl"
    r"|tds?)\b"
)
_GAME_NEAR = 200
"""How far, in code points, a word may stand that makes a quarter one of a game."""
_SENTENCE = 60
"""How far back, in code points, a quarter's goals may be told."""


@rules("the? (fiscal)? (<ordinal> quarter | <ordinal:second> fiscal quarter)", "(fiscal)? <ordinal>-quarter")
def quarter_named(around: Around, ordinal: int | None = None, second: int | None = None) -> Expression | None:
    """As in "Sales rose in the second quarter." -> 2025-Q2"""
    tail = around.low[around.end : around.end + 24]
    if tail.startswith((" of the game", " of the match", " of play", " of a century")) or around.after() in _GAME_AFTER:
        return None
    near = around.low[max(0, around.start - _GAME_NEAR) : around.end + _GAME_NEAR]
    if _GAME.search(near) or _SCORED.search(around.low, max(0, around.start - _SENTENCE), around.start):
        return None
    return _quarter(ordinal or second or 0)


@rules("<q> ,? (of)? (<year> | <fy>)", "<q>")
def quarter_short(q: int, year: int | None = None, fy: int | None = None) -> Expression | None:
    """As in "Sales rose in Q2 2024." -> 2024-Q2"""
    return _quarter(q, year or fy)


@rules("<qyear>", "<q>_<shortyear>", "<q><year2>")
def quarter_dense(
    around: Around, qyear: tuple[int, int] | None = None, q: int = 0, shortyear: int = 0, year2: int = 0
) -> Expression | None:
    """As in "Sales rose in 2Q24." -> 2024-Q2"""
    if "Q" not in around.text[around.start : around.end]:
        return None
    return _quarter(*(qyear or (q, shortyear or year2)))


@rules("<hyear>")
def half_dense(hyear: tuple[int, int], around: Around) -> Expression | None:
    """As in "Sales rose in 1H24." -> 2024-H1"""
    half, year = hyear
    return Date(year, sub=f"H{half}") if "H" in around.text[around.start : around.end] else None


@rules("the? quarter", "<step> quarter", "the (latest | most recent | current) quarter")
def quarter_alone(around: Around, step: int | None = None) -> Expression | None:
    """As in "Profit for the latest quarter doubled." -> 2025-Q2"""
    words = around.low[around.start : around.end]
    if around.low[around.end : around.end + 1] == "-":
        return None
    if words == "quarter" or (words.startswith("the") and around.after() in ("of", "horse", "final", "finals")):
        return None
    if words == "the current quarter":
        return Relative(0, "Q")
    return Relative(0, "Q", "text") if step is None else Relative(step, "Q")


@rules(
    "the? (year_ago | year_earlier) (<ordinal>_quarter | quarter | period)",
    "the (corresponding | comparable | same) (year_ago | year_earlier)? (quarter | period)"
    " (a year (ago | earlier) | last year)?",
    "the (quarter | period) a year (ago | earlier)",
    "last year's (quarter | period)",
)
def quarter_year_ago(around: Around, ordinal: int | None = None) -> Expression | None:
    """As in "Profit was higher than in the year-ago quarter." -> 2024-Q2"""
    if "year" not in around.low[around.start : around.end]:
        return None
    if ordinal is not None:
        inner = _quarter(ordinal)
        return None if inner is None else Within(inner, Relative(-1, "Y"))
    return Within(Relative(0, "Q", "text"), Relative(-1, "Y", "text", ago=True))


@rules("the (corresponding | comparable | same) quarter (of | in) <year>")
def quarter_of_another_year(year: int) -> Expression:
    """As in "Profit was lower than in the same quarter of 2022." -> 2022-Q2"""
    return Within(Relative(0, "Q", "text"), Date(year))


@rules("<h> ,? (of)? (<year> | <fy>)")
def half_short(h: int, year: int | None = None, fy: int | None = None) -> Expression:
    """As in "Sales rose in H1 2024." -> 2024-H1"""
    return Date(year or fy, sub=f"H{h}")


@rules("year-ago", "year-earlier")
def year_ago() -> Expression:
    """As in "They compare with year-earlier profit of $3 million." -> 2024"""
    return Relative(-1, "Y", ago=True)


@rules("the (latest | most recent) period", "the <year> (period | quarter)")
def latest_period(year: int | None = None) -> Expression:
    """As in "Costs rose in the latest period." -> 2025-Q2"""
    quarter = Relative(0, "Q", "text")
    return quarter if year is None else Within(quarter, Date(year))


@rules("(the | fiscal)? <ordinal>_half (of | in)? (fiscal)? <year>", "the? (last | latter | second) half of <year>")
def half_of_year(year: int, ordinal: int = 2) -> Expression | None:
    """As in "Exports fell in the first half of 2024." -> 2024-H1"""
    return Date(year, sub=f"H{ordinal}") if ordinal in (1, 2) else None


@rules("the? <ordinal>_half", "the? last half")
def half_alone(around: Around, ordinal: int = 2) -> Expression | None:
    """As in "First-half profit rose." -> 2025-H1"""
    tail = around.low[around.end : around.end + 16]
    of_year = tail.startswith((" of the year", " of this year", " of last year", " of next year"))
    near = set(around.low[max(0, around.start - 80) : around.end + 40].split())
    business = around.before() in ("in", "for", "during", "over") and near & _BUSINESS and not near & _SPORTS
    if ordinal not in (1, 2) or not (of_year or business or around.after() in _BUSINESS):
        return None
    return Date(sub=f"H{ordinal}")


@rules("the? fiscal year? <year>", "fiscal <year2>", "<fy>", "the? <year> fiscal year")
def fiscal_year(year: int | None = None, year2: int | None = None, fy: int | None = None) -> Expression:
    """As in "The loss for fiscal 2024 was small." -> 2024"""
    return Date(year or year2 or fy)


@rules("(the | this | its) (current | latest)? fiscal year", "the full year", "the current year")
def this_fiscal_year(around: Around) -> Expression:
    """As in "Profit for the current fiscal year is safe." -> 2025"""
    if around.after() in ("ended", "ending"):
        return Duration("P1Y", 1, "Y")
    return Relative(0, "Y")


@rules("the first two quarters (of | in) <year>")
def first_two_quarters(year: int) -> Expression:
    """As in "Sales slowed in the first two quarters of 2024." -> 2024-H1"""
    return Date(year, sub="H1")


@rules("<step> (fiscal | election | calendar | financial) year", "<textstep> fiscal year")
def step_fiscal_year(step: int | None = None, textstep: int | None = None) -> Expression:
    """As in "Profit for the last fiscal year fell." -> 2024"""
    return Relative(step, "Y") if step is not None else Relative(textstep or 0, "Y", "text")


@rules("(year_end | the year's end | year's end | the year end)")
def year_end() -> Expression:
    """As in "The plant is to close by year's end." -> 2025"""
    return Modified(Relative(0, "Y"), "END")


@rules("(month_end | month's end | the month's end)")
def month_end() -> Expression:
    """As in "The plant is to close by month's end." -> 2025-08"""
    return Modified(Relative(0, "M"), "END")
