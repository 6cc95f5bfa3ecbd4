"""Numbers in a clause: what they skip, how a parse helps, and that noise costs no more than its length."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.english.parse import parse
from dateline.extraction.number_values import read_number
from dateline.extraction.quantities import quantities


def test_dates_are_skipped_and_nothing_is_read_across_them() -> None:
    text = "On 12 May 300 boats sailed."
    at = text.index("12 May")
    (found,) = quantities(text, 0, len(text), [(at, at + 6)])
    assert (found.text, found.unit) == ("300", "boats")


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Preface. Some 40 boats sailed."
    (found,) = quantities(text, 9, len(text))
    assert text[found.start : found.end] == found.text == "Some 40"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The rules bind 20 leading industrialised countries.", "countries"),
        ("The clinic saw 47 needing surgery.", None),
        ("It takes 32 times more fuel.", "times"),
        ("Some 900 local and foreign guests came.", "guests"),
    ],
)
def test_a_parse_says_where_the_noun_phrase_ends(text: str, unit: str | None) -> None:
    words = parse(text, [[(0, len(text))]])[0].tokens
    (found,) = quantities(text, 0, len(text), (), words)
    assert found.unit == unit


def calls(text: str) -> int:
    """How many functions of Python reading the quantities of a text enters."""
    count = 0

    def counting(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    former = sys.getprofile()
    sys.setprofile(counting)
    try:
        quantities(text, 0, len(text))
    finally:
        sys.setprofile(former)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "1-",
        "one ",
        "from 1 to 2 ",
        "million ",
        "more than 5 and less than ",
        "a half ",
        "9",
        "$1",
        "several ",
        "1 in ",
    ],
)
def test_four_times_the_text_takes_about_four_times_the_work(unit: str) -> None:
    short = unit * (3_000 // len(unit))
    assert calls(short * 4) < 6 * calls(short) + 1_000


@given(st.text(alphabet="0123456789.,-/ onetwhalfmi½%$'", max_size=60))
def test_any_text_is_read_without_error_and_in_order(text: str) -> None:
    found = quantities(text, 0, len(text))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_digits_are_the_number_without_its_marks(number: int) -> None:
    for mark in (",", "'", " "):
        assert read_number(f"{number:,}".replace(",", mark)) == number
