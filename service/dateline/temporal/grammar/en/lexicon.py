"""English words for time, and what each stands for."""

from dateline.temporal.grammar.en.numbers import (
    NUMBER,
    NUMBER_FIRST,
    NUMBER_MORE,
    ONES,
    ORDINALS,
    SMALL,
    TENS,
    YEAR_TENS,
    YEAR_WORDS,
    read_decade,
    read_integers,
    read_number,
    read_ordinal,
    read_slashed,
    read_year,
)  # fmt: skip
from dateline.temporal.phrase import WordClass, digits, pattern, vocabulary, words

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAY_SHORT = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

MONTHS = {name: number for number, name in enumerate(_MONTHS, 1)} | _MONTH_SHORT
WEEKDAYS = {name: number for number, name in enumerate(_DAYS)} | _DAY_SHORT

UNITS = {
    "second": "S", "minute": "MI", "hour": "H", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "DE", "century": "CE", "millennium": "ML", "weekend": "WE", "fortnight": "FN", "night": "N",
    "min": "MI", "hr": "H", "sec": "S", "yr": "Y",
}  # fmt: skip
PLURALS = {"century": "centuries", "millennium": "millennia"}
UNITS_PLURAL = {PLURALS.get(unit, unit + "s"): code for unit, code in UNITS.items()}
UNITS_ANY = UNITS | UNITS_PLURAL

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "overnight": "NI", "dawn": "MO", "dusk": "EV",
    "daybreak": "MO", "sunrise": "MO", "sunset": "EV", "nightfall": "EV",
    "daytime": "DT", "lunchtime": "MI", "nighttime": "NI", "mornings": "MO", "afternoons": "AF", "evenings": "EV",
    "nights": "NI",
}  # fmt: skip

HOLIDAYS = {
    "independence day": "07-04",
    "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "new year's day": "01-01",
    "new year\u2019s day": "01-01", "new year's eve": "12-31", "new year\u2019s eve": "12-31", "new year's": "01-01",
    "boxing day": "12-26", "halloween": "10-31", "valentine's day": "02-14", "valentine\u2019s day": "02-14",
    "veterans day": "11-11", "armistice day": "11-11", "remembrance day": "11-11", "st. patrick's day": "03-17",
    "may day": "05-01", "bastille day": "07-14", "all saints' day": "11-01", "epiphany": "01-06", "juneteenth": "06-19",
    "groundhog day": "02-02", "ve day": "05-08", "remembrance sunday": "11-08-6",
    "super tuesday": "03-01-1", "april fools' day": "04-01", "earth day": "04-22", "international women's day": "03-08",
    "thanksgiving": "US:Thanksgiving Day", "thanksgiving day": "US:Thanksgiving Day", "labor day": "US:Labor Day",
    "memorial day": "US:Memorial Day", "martin luther king jr. day": "US:Martin Luther King Jr. Day",
    "martin luther king day": "US:Martin Luther King Jr. Day", "mlk day": "US:Martin Luther King Jr. Day",
    "presidents' day": "US:Washington's Birthday", "presidents\u2019 day": "US:Washington's Birthday",
    "presidents day": "US:Washington's Birthday", "columbus day": "US:Columbus Day",
    "mother's day": "US:Mother's Day", "mother\u2019s day": "US:Mother's Day", "father's day": "US:Father's Day",
    "father\u2019s day": "US:Father's Day", "election day": "11-02-1",
    "black friday": "US:Thanksgiving Day+1",
    "cyber monday": "US:Thanksgiving Day+4", "easter": "US:Easter Sunday", "easter sunday": "US:Easter Sunday",
    "easter monday": "US:Easter Sunday+1", "good friday": "US:Easter Sunday-2", "palm sunday": "US:Easter Sunday-7",
    "ash wednesday": "US:Easter Sunday-46", "holy saturday": "US:Easter Sunday-1", "whit monday": "US:Easter Sunday+50",
    "pentecost": "US:Easter Sunday+49", "maundy thursday": "US:Easter Sunday-3", "mardi gras": "US:Easter Sunday-47",
    "shrove tuesday": "US:Easter Sunday-47", "ascension day": "US:Easter Sunday+39",
    "mothering sunday": "US:Easter Sunday-21",
    "corpus christi day": "US:Easter Sunday+60",
    "eid al-fitr": "AE:Eid al-Fitr", "eid al-adha": "AE:Eid al-Adha", "ramadan": "BN:First Day of Ramadan*30",
    "diwali": "SG:Diwali", "deepavali": "SG:Diwali", "lunar new year": "CN:Chinese New Year (Spring Festival)",
    "chinese new year": "CN:Chinese New Year (Spring Festival)", "passover": "IL:Pesach*7",
    "rosh hashanah": "IL:Rosh Hashanah", "yom kippur": "IL:Yom Kippur",
    "sukkot": "IL:Sukkot*7", "purim": "IL:Purim",
}  # fmt: skip
"""Month and day (and weekday, when the first such from there on), or a name in a country's calendar: see
`holiday.holiday_days`.
"""

PLACES = vocabulary(
    """local eastern central mountain pacific british uk moscow london paris berlin tokyo beijing kyiv cairo brasilia
    tehran sydney"""
)
"""Whose time news gives by a name ("8 a.m. Moscow time")."""

ZONES = [
    "gmt",
    "utc",
    "est",
    "edt",
    "cst",
    "cdt",
    "mst",
    "mdt",
    "pst",
    "pdt",
    "bst",
    "cet",
    "cest",
    "eet",
    "eest",
    "msk",
    "ist",
    "jst",
    "kst",
    "hkt",
    "sgt",
    "aest",
    "aedt",
    "et",
    "ct",
    "mt",
    "pt",
]


def _abbreviated(full: list[str], short: dict[str, int], table: dict[str, int]) -> WordClass:
    abbreviations = "|".join(sorted(short, key=len, reverse=True))
    body = rf"(?:{'|'.join(full)})\b|(?:{abbreviations})\b\.?"
    return pattern(body, table, lambda text: table[text.rstrip(".")])


def _quarter_and_year(text: str) -> tuple[int, int]:
    """The number and the year of "2Q25", "1H 2026"."""
    return int(text[0]), 2000 + int(text[-2:])


LEXICON: dict[str, WordClass] = {
    "month": _abbreviated(_MONTHS, _MONTH_SHORT, MONTHS),
    "weekday": _abbreviated(_DAYS, _DAY_SHORT, WEEKDAYS),
    "weekdays": words({name + "s": number for number, name in enumerate(_DAYS)}),
    "unit": words(UNITS),
    "units": words(UNITS_PLURAL),
    "anyunit": words(UNITS_ANY),
    "season": words(SEASONS),
    "seasons": words({season + "s": code for season, code in SEASONS.items() if season != "fall"}),
    "part": words(PARTS),
    "n": pattern(NUMBER, NUMBER_FIRST, read_number, NUMBER_MORE),
    "ordinal": pattern(
        r"\d{1,2}(?:st|nd|rd|th)\b|(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")\b",
        {*digits(1, 2), *(word.split("-")[0].split()[0] for word in ORDINALS)},
        read_ordinal,
        {"st", "nd", "rd", "th", *ORDINALS},
    ),
    "day": pattern(r"(?:0?[1-9]|[12]\d|3[01])(?!\d)", digits(1, 2), int),
    "dayth": pattern(
        r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b", digits(1, 2), read_ordinal, ("st", "nd", "rd", "th")
    ),
    "year": pattern(r"(?:1\d{3}|20\d{2})(?!\d)", digits(4), int),
    "twodays": pattern(r"\d{1,2}\s?[-/\u2013]\s?\d{1,2}(?!\d)", digits(1, 2), read_integers),
    "winteryears": pattern(
        r"(?:1\d|20)\d\d\s?[-/\u2013]\s?(?:\d\d){1,2}(?!\d)", digits(4), lambda text: int(text[:4]), digits(2, 4)
    ),
    "place": words({place: place for place in sorted(PLACES)}),
    "year3": pattern(r"[1-9]\d\d(?!\d)", digits(3), int),
    "year2": pattern(r"['\u2019`]\d{2}(?!\d)", digits(2), read_year),
    "yearwords": pattern(
        YEAR_WORDS, (*YEAR_TENS.split("|"), "two"), read_year, (*SMALL, "hundred", "thousand", "and", "oh")
    ),
    "step": words(
        {
            "last": -1,
            "past": -1,
            "this past": -1,
            "this last": -1,
            "this": 0,
            "the current": 0,
            "next": 1,
            "coming": 1,
            "this coming": 1,
            "the coming": 1,
            "upcoming": 1,
            "the upcoming": 1,
            "current": 0,
            "this same": 0,
        }
    ),
    "textstep": words(
        {
            "the previous": -1,
            "the preceding": -1,
            "the prior": -1,
            "the following": 1,
            "the same": 0,
            "that": 0,
            "that same": 0,
            "that very": 0,
            "the subsequent": 1,
            "previous": -1,
            "following": 1,
            "the ensuing": 1,
        }
    ),
    "holiday": words(HOLIDAYS),
    "parts": words({part + "s": code for part, code in PARTS.items() if not part.endswith("s")}),
    "adverb": words(
        {
            "daily": "P1D",
            "nightly": "P1D",
            "weekly": "P1W",
            "biweekly": "P2W",
            "fortnightly": "P2W",
            "monthly": "P1M",
            "annually": "P1Y",
            "yearly": "P1Y",
            "hourly": "PT1H",
            "quarterly": "P3M",
        }
    ),
    "q": pattern(r"q[1-4](?!\d)", ("q",), lambda text: int(text[1]), digits(1)),
    "qyear": pattern(
        r"[1-4]q\s?(?:fy\s?)?['\u2019]?(?:20)?\d\d(?!\d)", digits(1), _quarter_and_year, ("q", "fy", *digits(2, 4))
    ),
    "hyear": pattern(
        r"[12]h\s?(?:fy\s?)?['\u2019]?(?:20)?\d\d(?!\d)", digits(1), _quarter_and_year, ("h", "fy", *digits(2, 4))
    ),
    "shortyear": pattern(
        r"(?:fy\s?)?['\u2019]?\d\d(?!\d)", ("fy", *digits(2)), lambda text: 2000 + int(text[-2:]), digits(2)
    ),
    "hour": pattern(r"(?:[01]?\d|2[0-4])(?!\d)", digits(1, 2), int),
    "minute": pattern(r"[0-5]\d(?!\d)", digits(2), int),
    "halfday": pattern(
        r"[ \n]?(?:[ap]\. ?m\b\.?|[ap]m\b)", ("a", "p", "am", "pm"), lambda text: text.strip()[0] == "p", ("m",)
    ),
    "hourword": words({word: number for number, word in enumerate(ONES[:12], 1)}),
    "fourdigits": pattern(r"\d{4}(?!\d)", digits(4), lambda text: (int(text[:2]), int(text[2:]))),
    "bcyear": pattern(r"\d{1,4}(?!\d)", digits(1, 2, 3, 4), int),
    "bcyears": pattern(
        r"\d{1,4}\s?[-\u2013]\s?\d{1,4}(?!\d)", digits(1, 2, 3, 4), lambda text: read_integers(text)[0], digits()
    ),
    "decade": pattern(
        r"(?:1[1-9]\d|20\d)0['\u2019]?s\b|['\u2019`]?[1-9]0['\u2019]?s\b", digits(2, 4), read_decade, "s"
    ),
    "decadewords": words({word[:-1] + "ies": 10 * n for n, word in enumerate(TENS, 2)}),
    "isodate": pattern(
        r"(?:1\d|20)\d\d(?:-\d{1,2}-|/\d{1,2}/)\d{1,2}(?!\d|[-/]\d)", digits(4), read_integers, digits(1, 2)
    ),
    "dotiso": pattern(r"(?:1\d|20)\d\d\.\d{1,2}\.\d{1,2}(?!\d|\.\d)", digits(4), read_integers, digits(1, 2)),
    "slashday": pattern(r"\d{1,2}/\d{1,2}(?![\d/])", digits(1, 2), read_integers, digits(1, 2)),
    "isotime": pattern(
        r"[t ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:z|[+-]\d\d:?\d\d)?", ("t", *digits(2)), lambda text: text[1:].upper()
    ),
    "slashdate": pattern(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])", digits(1, 2), read_slashed, digits(1, 2, 4)),
    "dotdate": pattern(r"\d{1,2}\.\d{1,2}\.(?:1\d|20)\d\d(?![\d.]\d)", digits(1, 2), read_integers, digits(1, 2, 4)),
    "monthdate": pattern(
        r"\d{1,2}-(?:" + "|".join((*_MONTHS, *_MONTH_SHORT)) + r")-(?:\d{4}|\d{2})(?!\d)",
        digits(1, 2),
        lambda text: (int(text.split("-")[0]), MONTHS[text.split("-")[1]], read_year(text.split("-")[2])),
        MONTHS,
    ),
    "dashdate": pattern(r"\d{1,2}-\d{1,2}-(?:1\d|20)\d\d(?![\d-])", digits(1, 2), read_integers, digits(1, 2)),
    "isoweek": pattern(r"(?:1\d|20)\d\d-w[0-5]\d(?![\d-])", digits(4), str.upper, "w"),
    "fy": pattern(r"fy ?(?:20\d\d|\d\d)(?!\d)", ("fy",), lambda text: 2000 + int(text[-2:]), digits(2, 4)),
    "h": pattern(r"h[12](?!\d)", ("h",), lambda text: int(text[1]), digits(1)),
    "yearmonth": pattern(r"(?:1\d|20)\d\d-(?:0[1-9]|1[0-2])(?![\d-])", digits(4), read_integers, digits(2)),
    "zone": pattern(
        r"(?:gmt|utc)\s?[+-](?:1[0-4]|0?\d)(?::?[0-5]\d)?(?![\d:]|\s?(?:gmt|utc))|(?:" + "|".join(ZONES) + r")\b",
        ZONES,
        lambda text: "".join(text.split()).upper(),
    ),
    "offset": pattern(r"[+-](?:0\d|1[0-4]):?[0-5]\d(?!\d)", (), str, digits(2, 4)),
}
