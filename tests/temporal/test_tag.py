"""`tag`: what a mention carries, and the anchors that it takes."""

import doctest
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from dateline.temporal import Mention, tag

ANCHOR = "2025-08-13T19:20:55"


def only(text: str, anchor: date | datetime | str = ANCHOR) -> Mention:
    mentions = tag(text, anchor)
    assert len(mentions) == 1, mentions
    return mentions[0]


def test_a_mention_carries_its_period_and_its_reason() -> None:
    mention = only("The envoys met on Tuesday.")
    assert (mention.start, mention.end, mention.text) == (18, 25, "Tuesday")
    assert (mention.type, mention.value, mention.edtf) == ("DATE", "2025-08-12", "2025-08-12")
    assert (mention.earliest, mention.latest) == (datetime(2025, 8, 12), datetime(2025, 8, 13))
    assert (mention.precision, mention.basis) == ("day", "resolved")
    assert "weekday_alone" in mention.why
    assert "2025-08-13" in mention.why
    assert "met" in mention.why
    assert "\n" not in mention.why
    assert mention.alternatives[0].value == "2025-08-19"
    assert 0 < mention.alternatives[0].weight < 1


@pytest.mark.parametrize(
    "anchor",
    [
        date(2025, 8, 13),
        datetime(2025, 8, 13, 19, 20, 55),
        "2025-08-13",
        "2025-08-13T19:20:55",
        "2025-08-13 19:20:55",
        datetime(2025, 8, 13, 19, 20, 55, tzinfo=timezone(timedelta(hours=-7))),
        "2025-08-13T19:20:55-07:00",
    ],
)
def test_the_anchor_is_the_local_day_in_any_form(anchor: date | datetime | str) -> None:
    assert only("They met today.", anchor).value == "2025-08-13"


def test_an_anchor_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        tag("They met on Tuesday.", "yesterday")


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("The pact was signed on March 3, 2014.", "2014-03-03", "explicit"),
        ("The pact was signed on Tuesday.", "2025-08-12", "resolved"),
        ("Ties have deepened in recent years.", "PXY", "vague"),
        ("The transfer could occur imminently.", "FUTURE_REF", "vague"),
        ("They get two days off.", "P2D", "vague"),
        ("The council meets every Thursday.", "XXXX-WXX-4", "recurring"),
    ],
)
def test_basis(text: str, value: str, basis: str) -> None:
    mention = only(text)
    assert (mention.value, mention.basis) == (value, basis)
    assert (mention.earliest is None) == (basis in ("vague", "recurring"))
    assert (mention.latest is None) == (basis in ("vague", "recurring"))


def test_habits_get_no_calendar_date() -> None:
    text = "Crews had to start at 5 a.m. and work until 1 a.m. the following morning, with three days off annually."
    mentions = tag(text, ANCHOR)
    assert [mention.text for mention in mentions] == [
        "5 a.m.",
        "1 a.m. the following morning",
        "three days",
        "annually",
    ]
    assert all(mention.earliest is None and mention.latest is None for mention in mentions)
    assert mentions[0].value == "XXXX-XX-XXT05:00"


def test_a_year_before_christ_has_edtf_but_no_bounds() -> None:
    mention = only("The fleets clashed in 480 BC.")
    assert (mention.value, mention.edtf, mention.earliest) == ("BC0480", "-0479", None)


def test_no_time_no_mention() -> None:
    assert tag("", ANCHOR) == []
    assert tag("The minister may march second in line.", ANCHOR) == []


def test_a_vague_season_keeps_its_whole_period() -> None:
    mention = only("The troops have been there since last fall.")
    assert (mention.value, mention.edtf) == ("2024-FA", "2024-23")
    assert (mention.earliest, mention.latest) == (datetime(2024, 9, 1), datetime(2024, 12, 1))


def test_what_is_approximate_says_so_in_edtf() -> None:
    mention = only("The abbey was founded around 1190.")
    assert (mention.text, mention.value, mention.mod, mention.edtf) == ("around 1190", "1190", "APPROX", "1190~")


def test_only_a_story_means_a_time_by_former() -> None:
    assert tag("The former minister resigned on Tuesday.", ANCHOR)[0].text == "Tuesday"
    assert [mention.text for mention in tag("On 3 May 1808 the former king fled.", ANCHOR)] == ["3 May 1808", "former"]


@pytest.mark.parametrize("words", ["the same day", "the previous day", "the following morning", "the previous Friday"])
def test_no_day_is_counted_from_a_season(words: str) -> None:
    mention = tag(f"It has grown since last fall. They had to start over again {words}.", ANCHOR)[-1]
    assert mention.text == words
    assert mention.value.startswith("XXXX-")
    assert (mention.basis, mention.edtf, mention.earliest, mention.latest) == ("vague", None, None, None)


def test_the_example_in_the_documentation_holds() -> None:
    page = Path(__file__).parents[2] / "docs" / "temporal.md"
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert (failed, tried > 0) == (0, True)


def test_hours_after_something_keep_its_day_but_claim_no_hour() -> None:
    mention = tag("The dam broke on 3 March 2014. Three hours later the town was flooded.", ANCHOR)[-1]
    assert (mention.text, mention.type, mention.value) == ("Three hours later", "TIME", "2014-03-03TXX")
    assert (mention.earliest, mention.latest) == (datetime(2014, 3, 3), datetime(2014, 3, 4))


@pytest.mark.parametrize("anchor", ["0001-01-01", "0001-01-04", "9999-12-30 10:00", "9999-12-31"])
@pytest.mark.parametrize(
    "text",
    [
        "Five people died on Tuesday.",
        "He will leave on Friday.",
        "The fair opens at the weekend.",
        "They met on Sunday evening.",
        "“We will decide tomorrow,” she said on Saturday.",
        "It closed three weeks ago Tuesday.",
        "The next day, and the week after next, and in 300 years, nothing happened.",
    ],
)
def test_the_ends_of_the_calendar_are_no_end_of_the_program(text: str, anchor: str) -> None:
    assert tag(text, anchor)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The kiln was lit on May\u200b 7, 2024, they said.", "May\u200b 7, 2024", "2024-05-07"),
        ("The kiln was lit on Sep\u00adtember\u00a09, 2024.", "Sep\u00adtember\u00a09, 2024", "2024-09-09"),
        ("The kiln was lit in early\u202f2024.", "early\u202f2024", "2024"),
        ("The kiln was lit on the \ufb01rst day of 2024.", "the \ufb01rst day of 2024", "2024-01-01"),
        ("The kiln was lit on 2024\u201105\u201107.", "2024\u201105\u201107", "2024-05-07"),
    ],
)
def test_odd_characters_hide_nothing(text: str, words: str, value: str) -> None:
    (mention,) = tag(text, "2025-08-13")
    assert (mention.text, mention.value) == (words, value)
    assert text[mention.start : mention.end] == words
