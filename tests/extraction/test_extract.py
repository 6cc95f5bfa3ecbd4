"""Extraction as a whole: the two sample documents, and what holds for every text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.documents import parse_text, read_document
from dateline.extraction import extract, read_span
from dateline.extraction.extract import RECORDED_BY

ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"
NOW = "2025-08-14T08:00:00Z"


def claims_in(name: str):
    (document,) = read_document(ARTICLES / name, published="2025-08-13", retrieved_at=NOW)
    return document, extract(document)


@pytest.fixture(scope="module")
def news():
    return claims_in("putin-kim-call-news.txt")


@pytest.fixture(scope="module")
def brief():
    return claims_in("putin-kim-call-brief.md")


def times_of(claims):
    return {(time.text, time.value) for claim in claims for time in claim.times if time.earliest}


def test_news_dates(news):
    _, claims = news
    assert {("Tuesday", "2025-08-12"), ("Friday", "2025-08-15"), ("last year", "2024")} <= times_of(claims)
    assert any("last fall" in text and value.startswith("2024-FA") for text, value in times_of(claims))


def test_news_gets_no_date_where_none_is_meant(news):
    document, claims = news
    for words in ("6 a.m.", "2 a.m. the following morning", "two days off a year", "in recent years", "imminently"):
        start = document.text.index(words)
        inside = [t for c in claims for t in c.times if start < t.end and t.start < start + len(words)]
        assert [t for t in inside if t.earliest and t.latest] == []


def test_call_and_summit_meet_in_both_documents(news, brief):
    for _, claims in (news, brief):
        dated = {(time.earliest, claim.modality) for claim in claims for time in claim.times}
        assert ("2025-08-12T00:00:00", "occurred") in dated
        assert ("2025-08-15T00:00:00", "planned") in dated


def test_troop_numbers_have_their_speakers(news, brief):
    stated = {
        (quantity.text.lower(), quantity.unit, quantity.bound): [
            hop.source.text for hop in claim.attribution if hop.source
        ]
        for _, claims in (news, brief)
        for claim in claims
        for quantity in claim.quantities
        if quantity.unit in {"troops", "soldiers", "workers", "builders"}
    }
    assert stated == {
        ("an additional 20,000 to 30,000", "troops", "range"): ["Ukrainian officials"],
        ("approximately 15,000", "troops", "about"): ["South Korean intelligence"],
        ("thousands", "builders", "order_of_magnitude"): [],
        ("thousands", "workers", "order_of_magnitude"): [],
        ("at least 10,000", "soldiers", "at_least"): [],
        ("over 50,000", "workers", "more_than"): ["South Korean officials"],
    }


def test_time_belongs_to_its_clause(news):
    _, claims = news
    (promise,) = [c for c in claims if c.span.text.startswith("Kim promised to stand by")]
    (deal,) = [c for c in claims if c.span.text.startswith("a partnership deal")]
    assert promise.times == ()
    assert [time.text for time in deal.times] == ["last year"]


def test_time_of_a_happening_spoken_of_again_is_inherited(brief):
    document, claims = brief
    (where,) = [c for c in claims if c.span.text.startswith("The call was between")]
    (time,) = where.times
    assert (time.basis, time.earliest) == ("inherited", "2025-08-12T00:00:00")
    assert document.text[time.start : time.end] == time.text


def test_sections_are_kept(brief):
    _, claims = brief
    assert {claim.section for claim in claims} == {
        None, "Who", "What", "When", "Where", "Why", "How", "Impact", "What's Next",
    }  # fmt: skip


def test_ids_follow_from_content(news):
    document, claims = news
    assert extract(document) == claims
    assert len({claim.claim_id for claim in claims}) == len(claims)
    assert all(claim.claim_id.startswith("claim-") and len(claim.claim_id) == 38 for claim in claims)
    assert {claim.recorded_by for claim in claims} == {RECORDED_BY}
    assert {claim.document_id for claim in claims} == {document.id}


def check(text: str) -> None:
    (document,) = parse_text(text.encode(), name="any", published="2025-08-13", retrieved_at=NOW)
    for claim in extract(document):
        hops = [span for hop in claim.attribution for span in (hop.source, hop.cue) if span is not None]
        for part in (claim.span, *claim.times, *claim.quantities, *claim.names, *hops):
            assert 0 <= part.start < part.end <= len(text)
            assert text[part.start : part.end] == part.text
        assert claim.span.text.strip()


WORDS = """
said told reported according to based on per reportedly Kim the ministry officials " “ ” '' ' , . ; : ( ) — -- …
and but that who which as ahead of meeting summit on Tuesday 5 1,000 to 20 more than thousands two days ago İ ß 名
is was will not had been **Who:** denied saying plans between
"""
PIECES = st.sampled_from(["\n\n", *WORDS.split()])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join).filter(str.strip))
def test_offsets_are_true_on_broken_news(text):
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip))
def test_offsets_are_true_on_any_text(text):
    if not text.strip().startswith("<"):
        check(text)


def test_crlf_and_bom_keep_offsets_true():
    check("\ufeff“It is over,” the mayor said.\r\n\r\nMore than 5,000 people left on Monday.\r\n")


@pytest.mark.parametrize(
    "unit", ["and he said that 5 men ", "said, ", '"a, said b, ', "(", "5 to ", "the call on Monday "]
)
def test_work_grows_with_the_text_and_not_faster(unit):
    """A text without a full stop is cut, so that no step sees a sentence of any length."""
    (document,) = parse_text((unit * 2000).encode(), name="long", published="2025-08-13", retrieved_at=NOW)
    claims = extract(document)
    assert all(claim.span.end - claim.span.start <= 2000 for claim in claims)


def test_a_span_pointed_out_is_read_as_the_same_span_found() -> None:
    text = "Published: 2025-08-13\n\nThe navy sent an additional 300 sailors to Oslo on Tuesday."
    (document,) = parse_text(text.encode(), name="navy.txt", retrieved_at="2025-08-13T20:00:00Z")
    (found,) = extract(document)
    assert read_span(document, found.span.start, found.span.end) == found
    part = read_span(document, text.index("an additional"), text.index(" to Oslo"))
    assert (part.times, [quantity.text for quantity in part.quantities]) == ((), ["an additional 300"])
