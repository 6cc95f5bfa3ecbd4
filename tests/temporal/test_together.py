"""What dates make together: ranges are one period, two clocks one moment, and a limit leaves its far side open."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.temporal.test_examples import ALL

from dateline.temporal import Mention, edtf, periods, tag

WEDNESDAY = "2025-08-13T10:00:00"


def meant(text: str, anchor: str = WEDNESDAY) -> list[Mention]:
    return periods(tag(text, anchor))


def only(text: str, anchor: str = WEDNESDAY) -> Mention:
    (mention,) = meant(text, anchor)
    return mention


@pytest.mark.parametrize(
    ("text", "words", "written", "earliest", "latest"),
    [
        (
            "The rink is shut from Friday to Sunday.",
            "Friday to Sunday",
            "2025-08-15/2025-08-17",
            "2025-08-15",
            "2025-08-18",
        ),
        (
            "The choir sang Sunday through Tuesday.",
            "Sunday through Tuesday",
            "2025-08-10/2025-08-12",
            "2025-08-10",
            "2025-08-13",
        ),
        ("The mill ran 2016\u20132019.", "2016\u20132019", "2016/2019", "2016-01-01", "2020-01-01"),
        ("The mill ran 2016-19.", "2016-19", "2016/2019", "2016-01-01", "2020-01-01"),
        (
            "The camp runs Oct. 30\u2013Nov. 2.",
            "Oct. 30\u2013Nov. 2",
            "2025-10-30/2025-11-02",
            "2025-10-30",
            "2025-11-03",
        ),
        ("The fete is on 22\u201324 August.", "22\u201324 August", "2025-08-22/2025-08-24", "2025-08-22", "2025-08-25"),
        ("Rain fell between May and July.", "May and July", "2025-05/2025-07", "2025-05-01", "2025-08-01"),
        (
            "He ruled from March 2019 until June 2021.",
            "March 2019 until June 2021",
            "2019-03/2021-06",
            "2019-03-01",
            "2021-07-01",
        ),
    ],
)
def test_a_range_is_one_period(text: str, words: str, written: str, earliest: str, latest: str) -> None:
    mention = only(text)
    assert (mention.text, mention.edtf, mention.precision, mention.rule) == (words, written, "interval", "range")
    assert (mention.earliest, mention.latest) == (datetime.fromisoformat(earliest), datetime.fromisoformat(latest))
    assert text[mention.start : mention.end] == words


@pytest.mark.parametrize(
    ("text", "value", "latest"),
    [
        (
            "Trams will not run from 11 p.m. Thursday to 4 a.m. Friday.",
            "2025-08-14T23:00/2025-08-15T04:00",
            "2025-08-15T04:00",
        ),
        (
            "The shop was open from 9:30 a.m. to 6 p.m. on Monday.",
            "2025-08-11T09:30/2025-08-11T18:00",
            "2025-08-11T18:00",
        ),
        (
            "Power was off between 2 p.m. and 5 p.m. on Tuesday.",
            "2025-08-12T14:00/2025-08-12T17:00",
            "2025-08-12T17:00",
        ),
    ],
)
def test_a_range_of_hours_ends_when_it_says(text: str, value: str, latest: str) -> None:
    mention = only(text)
    assert (mention.type, mention.value, mention.edtf) == ("TIME", value, None)
    assert mention.latest == datetime.fromisoformat(latest)


@pytest.mark.parametrize(
    "text",
    [
        "The hearing was moved from Tuesday to Thursday.",
        "They postponed the launch from May to July.",
        "The band played on Monday and Wednesday.",
        "From Monday to Tuesday's edition the price doubled.",
        "He left on Tuesday, Thursday's storm behind him.",
    ],
)
def test_two_days_that_are_no_range_stay_two(text: str) -> None:
    assert len(meant(text)) == 2


def test_the_mentions_of_a_range_keep_their_own_readings() -> None:
    first, last = tag("The rink is shut from Friday to Sunday.", WEDNESDAY)
    assert (first.value, last.value) == ("2025-08-15", "2025-08-17")
    assert first.whole is not None
    assert first.whole == last.whole
    assert first.whole.why.startswith("from 2025-08-15 (weekday_alone: ")


@pytest.mark.parametrize(
    ("text", "words", "value", "zone"),
    [
        (
            "The tie begins at 18.30 CEST (1630 GMT) on Friday.",
            "18.30 CEST (1630 GMT) on Friday",
            "2025-08-15T18:30",
            "CEST",
        ),
        (
            "The tanker left at 04:10 BST (03:10 GMT) on Monday.",
            "04:10 BST (03:10 GMT) on Monday",
            "2025-08-11T04:10",
            "BST",
        ),
        ("It struck at 7 a.m. (1100 GMT), the agency said.", "7 a.m. (1100 GMT)", "2025-08-13T07:00", ""),
        (
            "Polls close at 9 p.m. EDT (0100 GMT on Saturday).",
            "9 p.m. EDT (0100 GMT on Saturday)",
            "2025-08-15T21:00",
            "EDT",
        ),
    ],
)
def test_a_moment_by_two_clocks_is_one(text: str, words: str, value: str, zone: str) -> None:
    mention = meant(text)[0]
    assert (mention.text, mention.value, mention.zone) == (words, value, zone)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("It opens at 16:15 CEST.", "CEST"),
        ("It opens at 9 a.m. GMT+5:30.", "GMT+5:30"),
        ("It opens at 9 a.m. Moscow time.", "Moscow"),
        ("It opens at 09:00 local time.", "Local"),
        ("Logged Mon, 4 Aug 2025 07:05:09 -0400.", "-0400"),
        ("It opens at 9 a.m.", ""),
    ],
)
def test_a_zone_is_kept_and_moves_nothing(text: str, zone: str) -> None:
    mention = only(text)
    assert mention.zone == zone
    assert mention.earliest is not None
    assert mention.earliest.hour in (7, 9, 16)


@pytest.mark.parametrize(
    ("text", "limit", "written", "earliest", "latest"),
    [
        ("They must vacate the hall by Friday.", "by", "../2025-08-15", None, "2025-08-16"),
        ("They must vacate the hall before Friday.", "before", "../2025-08-14", None, "2025-08-15"),
        ("They may keep the hall until Friday.", "until", "../2025-08-15", None, "2025-08-16"),
        ("The hall has been shut since Friday.", "since", "2025-08-08/..", "2025-08-08", None),
        ("The hall will be sold after Friday.", "after", "2025-08-16/..", "2025-08-16", None),
        ("The city will be rid of lead by 2030.", "by", "../2030", None, "2031-01-01"),
        ("The mine has been flooded since 2019.", "since", "2019/..", "2019-01-01", None),
        ("The deal will be closed by the end of March.", "by", "../2026-03", None, "2026-04-01"),
        ("Nobody saw her after 6 p.m. on Monday.", "after", None, "2025-08-11T18:00", None),
        ("Voters had registered by March 3.", "by", "../2025-03-03", None, "2025-03-04"),
        ("A verdict is not expected before Friday.", "since", "2025-08-15/..", "2025-08-15", None),
        ("The store opened prior to May 2016.", "before", "../2016-04-30", None, "2016-05-01"),
    ],
)
def test_a_limit_leaves_its_far_side_open(
    text: str, limit: str, written: str | None, earliest: str | None, latest: str | None
) -> None:
    mention = only(text)
    bounds = [None if bound is None else datetime.fromisoformat(bound) for bound in (earliest, latest)]
    assert (mention.limit, mention.edtf) == (limit, written)
    assert [mention.earliest, mention.latest] == bounds
    assert mention.mod
    assert mention.why.endswith(f"; {limit} then")


@pytest.mark.parametrize(
    "text",
    [
        "They met before Friday's vote.",
        "The ferry will not sail until Friday.",
        "He died shortly after midnight.",
        "She rested after Friday prayers.",
        "The hall was razed in the 2019 floods.",
        "They left on Friday.",
        "He never wrote again until Friday.",
    ],
)
def test_no_limit(text: str) -> None:
    assert [mention.limit for mention in meant(text)] == [""]


def test_years_before_christ_come_before_all_others() -> None:
    first, second, third = tag("It was built in 1259 BC, burned in 480 BC and rebuilt in AD 14.", WEDNESDAY)
    assert (first.edtf, second.edtf, third.edtf) == ("-1258", "-0479", "0014")
    assert (first.bce, second.bce, third.bce) == (-1258, -479, None)
    assert first.earliest is first.latest is None


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ALL))
def test_periods_lie_in_the_text_and_read_back(example: object) -> None:
    text, anchor = example.text, example.anchor  # type: ignore[attr-defined]
    end = 0
    for mention in meant(text, anchor):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        end = mention.end
        if mention.edtf is not None:
            period = edtf.parse(mention.edtf)
            assert (period.earliest, period.latest) == (mention.earliest, mention.latest), mention
