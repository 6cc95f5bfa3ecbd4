"""Whatever the text: `tag` does not raise, and its mentions lie in the text, in order, and say what is there."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.temporal import edtf, tag
from dateline.temporal.find import lower

WORDS = """Monday the last next two weeks ago later before after of in on by May March 3 31 1999 '98 every noon tonight
early nearly quarter first century will said Easter - , . İ ß ½ ٣ ² 99999 2025-08-13 13:45 this that and to weekend fall
fiscal half 9/11 24/7 000"""
PIECES = [*WORDS.split(), "480 BC", "a year", "10 p.m.", "the end of", "the 1990s", "\n", "\n\n"]
PIECES += [
    "“",
    ",” she said on",
    "tomorrow",
    "\nTuesday:",
    "the 30th",
    "three hours later",
    "7 a.m.",
    "midweek",
    "in 871",
]
PIECES += ["the week ahead", "this weekend", "every", "the night of 4/5 August", "between 6 and", "the first days of"]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=20).map("".join),
)
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS)
def test_mentions_lie_in_the_text(text: str, anchor: date) -> None:
    end = 0
    for mention in tag(text, anchor):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.type in ("DATE", "TIME", "DURATION", "SET")
        assert mention.value
        assert (mention.earliest is None) == (mention.latest is None)
        if mention.earliest is not None and mention.latest is not None:
            assert mention.earliest < mention.latest
        if mention.edtf is not None:
            period = edtf.parse(mention.edtf)
            assert (period.earliest, period.latest) == (mention.earliest, mention.latest)
        end = mention.end


@given(st.text())
def test_lower_case_keeps_offsets(text: str) -> None:
    assert len(lower(text)) == len(text)


@given(st.text(alphabet="İıẞŸ \n", max_size=40))
def test_offsets_hold_behind_letters_that_grow(before: str) -> None:
    text = f"{before} on Tuesday"
    assert [mention.text for mention in tag(text, "2025-08-13")] == ["Tuesday"]
