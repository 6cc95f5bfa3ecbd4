"""Which days matter most to documents."""

from datetime import date

from dateline.happenings.keydates import Mentions, key_dates

MONDAY, TUESDAY, FRIDAY = date(2025, 8, 11), date(2025, 8, 12), date(2025, 8, 15)


def test_a_day_that_more_documents_speak_of_comes_first() -> None:
    documents = [Mentions(TUESDAY, [MONDAY]), Mentions(FRIDAY, [MONDAY]), Mentions(FRIDAY, [TUESDAY])]
    assert key_dates(documents, MONDAY, FRIDAY, 2) == [MONDAY, TUESDAY]


def test_a_day_to_come_counts_less_than_one_that_has_been() -> None:
    assert key_dates([Mentions(TUESDAY, [FRIDAY, MONDAY])], MONDAY, FRIDAY, 2) == [MONDAY, FRIDAY]


def test_days_outside_are_left_out() -> None:
    assert key_dates([Mentions(FRIDAY, [MONDAY, TUESDAY])], TUESDAY, FRIDAY, 5) == [TUESDAY]
