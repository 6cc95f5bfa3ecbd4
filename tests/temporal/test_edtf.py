"""EDTF: what is written can be read back, and what cannot be said is not said."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.temporal import Period, edtf, timex3

VALUES = {
    "2025-08-13": "2025-08-13",
    "2025-08": "2025-08",
    "2025": "2025",
    "2024-FA": "2024-23",
    "2024-WI": "2024-24",
    "2025-Q3": "2025-35",
    "2024-H2": "2024-41",
    "199": "199X",
    "19": "19XX",
    "BC0480": "-0479",
    "2025-08-13T19:20:55": "2025-08-13T19:20:55",
}
WORDLESS = [
    "2025-W33",
    "2025-W33-WE",
    "2025-08-13TEV",
    "2025-08-13T19:00",
    "PAST_REF",
    "P3D",
    "XXXX-WXX-2",
    "2",
    "2025-02-30",
]


@pytest.mark.parametrize(("value", "written"), VALUES.items())
def test_written_and_read_back(value: str, written: str) -> None:
    period = timex3.period(value)
    assert edtf.write(period) == written
    assert edtf.parse(written) == period


@pytest.mark.parametrize("value", WORDLESS)
def test_no_word_for_it(value: str) -> None:
    assert edtf.write(timex3.period(value)) is None


DAYS = st.dates(min_value=date(2, 1, 1), max_value=date(9990, 12, 31))
MIDNIGHTS = DAYS.map(lambda day: datetime(day.year, day.month, day.day))


@st.composite
def values(draw: st.DrawFn) -> str:
    day = draw(DAYS)
    year = f"{day.year:04d}"
    kinds = [
        day.isoformat(), day.isoformat()[:7], year, year[:3], f"{year}-{draw(st.sampled_from(('SP', 'SU', 'FA')))}",
        f"{year}-Q{draw(st.integers(1, 4))}", f"{year}-H{draw(st.integers(1, 2))}", f"{day.isoformat()}T10:11:12",
        f"BC{day.year % 9000 + 1:04d}",
    ]  # fmt: skip
    return draw(st.sampled_from(kinds))


@given(values(), st.sampled_from(["", "~", "?", "%"]))
def test_parse_inverts_write(value: str, qualifier: str) -> None:
    period = timex3.period(value)._replace(qualifier=qualifier)
    written = edtf.write(period)
    assert written is not None
    assert edtf.parse(written) == period


@given(st.one_of(st.none(), MIDNIGHTS), st.one_of(st.none(), MIDNIGHTS))
def test_parse_inverts_write_for_intervals(earliest: datetime | None, latest: datetime | None) -> None:
    period = Period("interval", earliest, latest)
    written = edtf.write(period)
    if (earliest is None and latest is None) or (earliest and latest and earliest >= latest):
        assert written is None
    else:
        assert written is not None
        assert edtf.parse(written) == period


def test_an_interval_of_hours_is_not_written_as_one_of_days() -> None:
    begin = datetime(2025, 8, 13, 10)
    assert edtf.write(Period("interval", begin, begin + timedelta(hours=5))) is None


@pytest.mark.parametrize(
    "text", ["", "~", "../..", "2025-13", "2025-02-30", "25", "2025-37", "soon", "2025/soon", "2025-21/.."]
)
def test_what_is_not_known_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        edtf.parse(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2019/2021", datetime(2019, 1, 1), datetime(2022, 1, 1)),
        ("2019-11/2021", datetime(2019, 11, 1), datetime(2022, 1, 1)),
        ("../2030", None, datetime(2031, 1, 1)),
        ("2019-11/..", datetime(2019, 11, 1), None),
    ],
)
def test_an_interval_is_as_exact_as_its_ends(text: str, earliest: datetime | None, latest: datetime | None) -> None:
    period = edtf.parse(text)
    assert (period.earliest, period.latest) == (earliest, latest)


def test_a_range_and_a_limit_are_written_by_their_ends() -> None:
    assert edtf.write_range("2019", "2021") == "2019/2021"
    assert edtf.write_range("2019-33", "2021") is None
    assert edtf.write_range("2019", None) is None
    day = datetime(2025, 8, 15)
    assert edtf.write_limit("2030", None, datetime(2031, 1, 1), exact=True) == "../2030"
    assert edtf.write_limit("2025-08-15", None, day, exact=False) == "../2025-08-14"
    assert edtf.write_limit(None, day.replace(hour=9), None, exact=True) is None
