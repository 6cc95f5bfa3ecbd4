"""Characters of one meaning get one spelling, and every offset leads back to the text as it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.characters import normalise

ODD = (
    "\u00ad\u200b\u200d\u2060\ufeff\u00a0\u202f\u2007\u3000\u2010\u2011\u2212\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
)
TEXTS = st.lists(st.one_of(st.text(max_size=4), st.sampled_from(ODD)), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("Au\u00adgust\u200b\u00a05", "August 5"),
        ("2019\u201121", "2019-21"),
        ("\u22123 \ufb01rst o\ufb03ce", "-3 first office"),
        ("a\u202fb\u2009c", "a b c"),
        ("an en\u2013dash, \u201cquotes\u201d and İ stay", "an en\u2013dash, \u201cquotes\u201d and İ stay"),
        ("", ""),
        ("\u200b", ""),
    ],
)
def test_one_spelling(raw: str, plain: str) -> None:
    assert normalise(raw).text == plain


def test_a_text_with_nothing_odd_is_returned_itself() -> None:
    text = "Nothing odd \u2013 not even a caf\u00e9."
    assert normalise(text).text is text


def test_a_word_is_found_where_it_stands() -> None:
    raw = "The \ufb01rm left\u200b on Au\u00adgust\u00a05."
    plain = normalise(raw)
    for word, stands in (("firm", "\ufb01rm"), ("left", "left"), ("August 5", "Au\u00adgust\u00a05"), ("i", "\ufb01")):
        at = plain.text.index(word)
        start, end = plain.span(at, at + len(word))
        assert raw[start:end] == stands
        if word != "i":
            assert plain.of_raw(start, end) == (at, at + len(word))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 99)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError, match="lies outside"):
        normalise("a\u200bbc").span(start, end)
    with pytest.raises(IndexError, match="lies outside"):
        normalise("a\u200bbc").of_raw(start, end)


@given(TEXTS)
def test_normalising_again_changes_nothing(raw: str) -> None:
    plain = normalise(raw).text
    assert normalise(plain).text == plain


@settings(max_examples=300)
@given(TEXTS, st.data())
def test_spans_lead_back_to_what_they_were_made_of(raw: str, data: st.DataObject) -> None:
    plain = normalise(raw)
    start = data.draw(st.integers(0, len(plain.text)))
    end = data.draw(st.integers(start, len(plain.text)))
    first, last = plain.span(start, end)
    assert 0 <= first <= last <= len(raw)
    again = normalise(raw[first:last]).text
    assert plain.text[start:end] in again
    assert len(again) - (end - start) <= 4  # no more than what a ligature at either edge adds
    if start < end:
        assert plain.of_raw(first, last)[0] <= start < end <= plain.of_raw(first, last)[1]


@given(TEXTS)
def test_offsets_ascend_both_ways(raw: str) -> None:
    plain = normalise(raw)
    ends = [plain.span(at, at) for at in range(len(plain.text) + 1)]
    assert ends == sorted(ends)
    back = [plain.of_raw(at, at)[0] for at in range(len(raw) + 1)]
    assert back == sorted(back)
    assert plain.of_raw(0, len(raw)) == (0, len(plain.text))


@given(TEXTS, TEXTS)
def test_each_character_is_read_by_itself(one: str, other: str) -> None:
    assert normalise(one + other).text == normalise(one).text + normalise(other).text
    assert normalise(one + other).of_raw(len(one), len(one))[0] == len(normalise(one).text)


def test_work_grows_with_the_length_only() -> None:
    raw = ODD * 20_000
    assert len(normalise(raw).text) == len(normalise(ODD).text) * 20_000
