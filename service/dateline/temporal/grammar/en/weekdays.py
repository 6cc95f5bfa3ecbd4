"""Days of the week."""

import re

from dateline.temporal.expressions import Date, Expression, Fixed, Offset, Relative, Within
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.closing import CLOSING
from dateline.temporal.grammar.en.lexicon import LEXICON, UNITS_ANY
from dateline.temporal.grammar.en.pointing import introduces
from dateline.temporal.phrase import vocabulary

rules = RuleSet(LEXICON)

_NAMES = vocabulary("patch black freaky good ash palm easter super bloody holy man girl ruby sheffield")
_TITLES = vocabulary("times telegraph mirror mail express herald addams murder lights agreement club school")
_GOING_ON = vocabulary("and or to at in after before when but for with of he she they it the")
"""What may follow "the Tuesday" when it stands alone; "the Tuesday deadline" names the deadline."""
_PERSON = re.compile(r" [A-Z][a-z]+, (?:who|whose|a|an|the|of)\b")
_BEFORE_SHORT = vocabulary("on last next this by until till from to and or through before after since of early late")
_SHORT = vocabulary("sun sat mon wed fri tue thu")
_COUNTED = re.compile(r"[:.,]?\d|\s?(?:[ap]\.?m\b|%|o['\u2019]clock)|[-/]\d")
"""What makes the number behind a weekday an hour, a score or a count: "on Friday 10:30", "on Friday 3-1"."""
_DAY_BEHIND = CLOSING | vocabulary("to or - \u2013 \u2014 : before after through until with for from")
"""What may follow the number when it is that of the day; what it counted would stand there too."""
_WEEKDAY_BEHIND = re.compile(r"\s?[-\u2013\u2014/]?\s?(?:mon|tue|wed|thu|fri|sat|sun)")


@rules("<weekday>")
def weekday_alone(weekday: int, around: Around) -> Expression | None:
    """As in "They met on Tuesday." -> 2025-08-12"""
    before, after = around.before(), around.after()
    if (
        not around.capital()
        or before in _NAMES
        or after in _TITLES
        or (before == "on" and around.low.endswith("mail on ", 0, around.start))
    ):
        return None
    if (
        before == "the"
        and around.text[around.end : around.end + 1] == " "
        and around.text[around.end + 1 : around.end + 2].isupper()
    ):
        return None
    if before == "said" and _PERSON.match(around.text, around.end):
        return None  # "said Sunday Adeyemi, who trades"
    behind = around.text[around.end : around.end + 2]
    capital_behind = behind[:1] in (" ", "\n") and behind[1:].isupper()
    if capital_behind and (before == "in" or after in ("night", "morning")):
        return None  # "in Friday Harbor", "Monday Night Football"
    if behind[:1] == "." and behind[1:].islower():
        return None  # "Monday.com"
    words = around.low[around.start : around.end]
    if words.rstrip(".") not in _SHORT:
        return Date(weekday=weekday)
    if words == "sun." and capital_behind:
        return Date(weekday=weekday) if before in ("on", "(", "last", "next") else None  # "It is sold by The Sun."
    if before.isalpha() and before not in _BEFORE_SHORT:
        return None  # "the Harbor Sun."
    return Date(weekday=weekday) if words[-1] == "." or around.before() in ("on", "(", "last", "next") else None


@rules("<step> <weekday>", "<textstep> <weekday>", "<weekday> <step>")
def weekday_step(
    weekday: int, around: Around, step: int | None = None, textstep: int | None = None
) -> Expression | None:
    """As in "They met last Friday." -> 2025-08-08"""
    if around.after() in UNITS_ANY or (textstep is not None and not around.low.endswith("day", 0, around.end)):
        return None
    if step is None:
        return None if introduces(around) else Date(weekday=weekday, step=textstep, origin="text")
    behind = not around.low.endswith("day", 0, around.end)
    return None if behind and not step else Date(weekday=weekday, step=step)  # "Thursday this November"


@rules("<weekday> <day>")
def weekday_day(weekday: int, day: int, around: Around) -> Expression | None:
    """As in "They met on Tuesday 12." -> 2025-08-12"""
    full = around.capital() and not _COUNTED.match(around.low, around.end)
    stands = around.after() in _DAY_BEHIND or _WEEKDAY_BEHIND.match(around.low, around.end)
    return Date(weekday=weekday, day=day) if full and stands else None


@rules("a <weekday> <part>?")
def some_weekday(weekday: int, around: Around, part: str = "") -> Expression | None:
    """As in "The shop burned down on a Saturday." -> XXXX-WXX-6"""
    alone = part or not around.after().isalpha() or around.after() in _GOING_ON
    if around.before() != "on" or not alone or not around.text[around.start + 2].isupper():
        return None
    value = f"XXXX-WXX-{weekday + 1}"
    return Fixed("TIME", f"{value}T{part}") if part else Fixed("DATE", value)


@rules("the <weekday>")
def the_weekday(weekday: int, around: Around) -> Expression | None:
    """As in "The draw was on the Tuesday." -> 2025-08-12"""
    full = around.low.endswith("day", around.start, around.end) and around.text[around.start + 4].isupper()
    named = (around.after().isalpha() and around.after() not in _GOING_ON) or not full
    return None if named or around.before() not in ("on", "by", "until", "from") else Date(weekday=weekday)


@rules("<weekday> the <dayth>")
def weekday_the_day(weekday: int, dayth: int) -> Expression:
    """As in "They met on Tuesday the 12th." -> 2025-08-12"""
    return Date(weekday=weekday, day=dayth)


@rules("the <weekday> before last")
def weekday_before_last(weekday: int) -> Expression:
    """As in "They met the Tuesday before last." -> 2025-08-05"""
    return Offset(-1, "W", Date(weekday=weekday, step=-1))


@rules("the <weekday> after next")
def weekday_after_next(weekday: int) -> Expression:
    """As in "They meet the Tuesday after next." -> 2025-08-26"""
    return Offset(1, "W", Date(weekday=weekday, step=1, origin="coming"))


@rules("<weekday> (week | fortnight)")
def weekday_week(weekday: int, around: Around) -> Expression:
    """As in "The court sits on Friday week." -> 2025-08-22"""
    weeks = 2 if around.low.endswith("fortnight", around.start, around.end) else 1
    return Offset(weeks, "W", Date(weekday=weekday, step=1, origin="coming"))


@rules("a week ago (on)? <weekday>", "a week ago last <weekday>")
def week_ago_weekday(weekday: int) -> Expression:
    """As in "He resigned a week ago Tuesday." -> 2025-08-05"""
    return Offset(-1, "W", Date(weekday=weekday, step=-1))


@rules("a week from (on)? <weekday>", "a week on <weekday>")
def week_from_weekday(weekday: int, around: Around) -> Expression | None:
    """As in "He resigns a week from Friday." -> 2025-08-22"""
    if around.before() in ("for", "after", "within", "in"):
        return None
    return Offset(1, "W", Date(weekday=weekday, step=1, origin="coming"))


@rules("<weekday> of <step> week", "<weekday> <step> week")
def weekday_of_week(weekday: int, step: int) -> Expression:
    """As in "They met on Monday of last week." -> 2025-08-04"""
    return Within(Date(weekday=weekday), Relative(step, "W"))
