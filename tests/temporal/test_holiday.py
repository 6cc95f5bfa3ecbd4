"""Holidays: fixed days, moving ones by the calendars of the `holidays` library, and those that nobody can give."""

import subprocess
import sys
from datetime import date

import pytest

from dateline.temporal import tag
from dateline.temporal.grammar.en.lexicon import HOLIDAYS
from dateline.temporal.holiday import Day, holiday_days


@pytest.mark.parametrize("name", sorted(HOLIDAYS))
def test_each_name_has_a_day_in_2024(name: str) -> None:
    assert len(holiday_days(HOLIDAYS[name], 2024)) == 1


@pytest.mark.parametrize(
    ("name", "year", "days"),
    [
        ("easter", 2000, [date(2000, 4, 23)]),
        ("good friday", 2038, [date(2038, 4, 23)]),
        ("thanksgiving", 2026, [date(2026, 11, 26)]),
        ("eid al-fitr", 2000, [date(2000, 1, 8), date(2000, 12, 27)]),
        ("mother's day", 1850, []),
        ("christmas", 10000, []),
        ("easter", 0, []),
    ],
)
def test_days_of_a_year(name: str, year: int, days: list[date]) -> None:
    assert [day.first for day in holiday_days(HOLIDAYS[name], year)] == days


def test_a_feast_of_days_is_no_finer_than_what_holds_it() -> None:
    assert Day(date(2025, 4, 13), date(2025, 4, 19)).unit == "M"
    assert Day(date(2024, 4, 29), date(2024, 5, 5)).unit == "Y"
    assert Day(date(2024, 12, 25), date(2024, 12, 25)).unit == "D"


def test_an_estimated_day_is_marked_so() -> None:
    (mention,) = tag("It will open on Eid al-Fitr 2040.", "2025-08-13")
    assert (mention.mod, mention.edtf) == ("APPROX", f"{mention.value}~")
    assert mention.why.endswith("estimated")


def test_a_day_that_no_calendar_gives_stays_undated() -> None:
    (mention,) = tag("It was sung on Mother's Day 1850.", "2025-08-13")
    assert (mention.earliest, mention.latest, mention.basis) == (None, None, "vague")
    assert "no calendar" in mention.why


def test_the_library_is_loaded_only_for_a_moving_name() -> None:
    code = (
        "import sys; from dateline.temporal import tag; tag('On Christmas Day.', '2025-01-01');"
        "assert 'holidays' not in sys.modules; tag('On Easter Monday.', '2025-01-01');"
        "assert 'holidays' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
