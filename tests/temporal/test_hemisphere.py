"""Seasons of the southern hemisphere: the same names and values, other months."""

import pytest

from dateline.temporal import edtf, tag
from dateline.temporal.units import Hemisphere


@pytest.mark.parametrize(
    ("words", "anchor", "value", "earliest", "latest"),
    [
        ("The reef bleached last summer.", "2026-04-10", "2025-SU", "2025-12-01", "2026-03-01"),
        ("The reef bleached last summer.", "2026-01-10", "2024-SU", "2024-12-01", "2025-03-01"),
        ("The fires this summer were worse.", "2026-01-10", "2025-SU", "2025-12-01", "2026-03-01"),
        ("The fires this summer were worse.", "2025-12-10", "2025-SU", "2025-12-01", "2026-03-01"),
        ("The dam filled in the winter of 2023.", "2026-01-10", "2023-WI", "2023-06-01", "2023-09-01"),
        ("The vote will be held next spring.", "2026-06-10", "2026-SP", "2026-09-01", "2026-12-01"),
        ("They met last autumn.", "2026-06-10", "2026-FA", "2026-03-01", "2026-06-01"),
    ],
)
def test_southern_seasons(words: str, anchor: str, value: str, earliest: str, latest: str) -> None:
    (mention,) = tag(words, anchor, hemisphere="south")
    assert mention.value == value
    assert mention.earliest
    assert mention.latest
    assert (mention.earliest.date().isoformat(), mention.latest.date().isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    ("hemisphere", "written"), [("north", "2023-22"), ("south", "2023-30")], ids=["north", "south"]
)
def test_the_edtf_of_a_season_tells_the_hemisphere(hemisphere: Hemisphere, written: str) -> None:
    (mention,) = tag("It opened in the summer of 2023.", "2026-01-10", hemisphere=hemisphere)
    assert mention.edtf == written
    period = edtf.parse(written)
    assert (period.earliest, period.latest) == (mention.earliest, mention.latest)
    assert edtf.write(period, hemisphere) == written


def test_a_winter_under_way_is_this_winter() -> None:
    (mention,) = tag("The snow this winter was late.", "2026-01-10")
    assert (mention.value, mention.edtf) == ("2025-WI", "2025-24")


def test_only_seasons_differ() -> None:
    words = "The bank said on Tuesday it would pay in the third quarter, after two weeks."
    assert tag(words, "2026-01-10", hemisphere="south") == tag(words, "2026-01-10")
