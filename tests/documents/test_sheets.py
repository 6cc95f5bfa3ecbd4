"""Sheets: which columns are taken, what becomes of each row, and what is refused with a sample of its values."""

import pytest

from dateline.documents import Received, parse_documents
from dateline.documents.mapping import NAMED
from dateline.documents.sheet import fates_of
from dateline.documents.sheet_dates import moment_of, order_of, year_of
from dateline.errors import InvalidInput, UnreadableDocument

NOW = "2025-04-10T08:00:00Z"
HEAD = "When,What,Who\n"


def sheet(text: str, **mapping: str) -> Received:
    return Received(text.encode(), "case.csv", NOW, published="2025-04-01", mapping=mapping or None)


def test_each_row_has_a_fate():
    fates = fates_of(
        sheet(
            HEAD + "2025-03-14,Aground,A\n,Nobody knows,B\n2025-03-15,,C\nsoon,Towed,D\n",
            date="When",
            headline="What",
            ignore="*",
        )
    )
    assert [(fate.number, fate.outcome, fate.why) for fate in fates] == [
        (2, "taken", "is taken"),
        (3, "skipped", "has no date"),
        (4, "skipped", "has neither headline nor text"),
        (5, "skipped", "has the date 'soon', which cannot be read"),
    ]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({}, r"nobody says what its columns hold: When \(2025-03-14\); What \(Aground\); Who \(A\)"),
        ({"date": "When", "headline": "What"}, r"columns that nobody maps: Who \(A\)\. Map them, or add ignore=\*"),
        ({"date": "Day", "headline": "What"}, r"has no column 'Day'; it has When, What, Who"),
        ({"colour": "What"}, r"No field of a row is called 'colour'; there are date, end"),
        ({"headline": "What", "ignore": "*"}, r"needs date and headline or text"),
        ({"mapping": "nothing"}, r"No mapping goes by the name 'nothing'; there are timelinejs, acled, gdelt"),
        ({"mapping": "acled"}, r"has none of the columns of acled that hold a date"),
    ],
)
def test_columns_that_nobody_explains_are_refused(mapping, said):
    with pytest.raises(InvalidInput, match=said):
        parse_documents(sheet(HEAD + "2025-03-14,Aground,A\n", **mapping))


def test_two_columns_of_one_name_are_ambiguous():
    with pytest.raises(InvalidInput, match="2 columns of the name 'What': rename all but one"):
        parse_documents(sheet("When,What,What\n2025-03-14,a,b\n", date="When", headline="What", ignore="*"))


def test_dates_that_could_have_the_day_or_the_month_first_are_refused():
    with pytest.raises(InvalidInput, match="may have the day or the month first: write them as 2025-08-13"):
        parse_documents(sheet(HEAD + "03/04/2025,a,b\n", date="When", headline="What", ignore="*"))


def test_one_date_says_the_order_of_its_column():
    (document,) = parse_documents(
        sheet(HEAD + "03/04/2025,a,b\n25/04/2025,c,d\n", date="When", headline="What", ignore="*")
    )
    assert [dict(block.fields)["start"] for block in document.blocks] == ["2025-04-03", "2025-04-25"]


def test_a_sheet_whose_rows_all_lack_a_date_is_refused():
    with pytest.raises(UnreadableDocument, match="without a row that can be taken: row 2 has no date"):
        parse_documents(sheet(HEAD + ",a,b\n", date="When", headline="What", ignore="*"))


def test_a_mapping_may_go_by_its_name_with_more_beside_it():
    (document,) = parse_documents(
        sheet("event_date,notes,Link\n2025-03-14,Dockers marched.,https://a.example/\n", mapping="acled", url="Link")
    )
    assert dict(document.blocks[0].fields)["url"] == "https://a.example/"


def test_named_mappings_use_known_fields_alone():
    from dateline.documents.mapping import FIELDS

    assert all(set(mapping) <= set(FIELDS) for mapping in NAMED.values())


@pytest.mark.parametrize(
    ("cells", "order", "expected"),
    [
        (["2025", "3", "14", "3:10 pm"], None, "2025-03-14T15:10"),
        (["2025", "March", "", ""], None, "2025-03"),
        (["2025", "", "14", ""], None, None),
        (["2025", "13", "", ""], None, None),
        (["14.3.2025 16:05"], "day", "2025-03-14T16:05"),
        (["3/14/2025"], "month", "2025-03-14"),
        (["3/4/2025"], None, None),
        (["1998"], None, "1998"),
        (["1998.0"], None, "1998"),
        (["March 2025"], None, "2025-03"),
        (["2025-03-14T00:00:00"], None, "2025-03-14"),
        (["soon"], None, None),
    ],
)
def test_a_date_in_cells(cells, order, expected):
    assert moment_of(cells, order) == expected


def test_years_before_christ_and_far_away():
    assert (year_of(-1), year_of(-300), year_of(476), year_of(-13_800_000_000)) == (
        "0000",
        "-0299",
        "0476",
        "Y-13799999999",
    )


def test_the_order_of_day_and_month():
    assert order_of(["1/2/2025", "13/2/2025"]) == "day"
    assert order_of(["1/2/2025", "2/13/2025"]) == "month"
    assert order_of(["13/2/2025", "2/13/2025"]) == "either"
    assert order_of(["2025-02-13"]) is None
