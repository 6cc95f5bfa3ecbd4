"""Where sentences end: what holds for every text, whatever stands in it (the examples are in fixtures/extraction)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.english.sentences import LONGEST, sentences, spoken_sentences

_PIECES = [
    ". ",
    "! ",
    "? ",
    "… ",
    ". . . ",
    "\n",
    "\n\n",
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "(",
    ")",
    "[",
    "]",
    "1. ",
    "b) ",
]
_PIECES += ["• ", "a.m. ", "Mr. ", "The town ", "fell", "J. ", "No. 10 ", "U.S. ", "12,400", "\ufeff", "—”", ".3 4 "]
texts = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)


@given(texts)
@pytest.mark.parametrize("split", [sentences, spoken_sentences])
def test_sentences_hold_every_character_but_blanks_once_and_in_order(split, text):
    at = 0
    for found in split(text):
        assert at <= found.start < found.end <= len(text)
        assert not text[at : found.start].strip(" \t\r\n\ufeff")
        at = found.end
    assert not text[at:].strip(" \t\r\n\ufeff")


def test_a_quotation_of_two_sentences_makes_two_where_they_are_claims():
    text = "“The dam is safe. Nobody needs to leave,” she said."

    assert len(sentences(text)) == 1
    assert len(spoken_sentences(text)) == 2


def test_what_is_longer_than_a_sentence_is_cut_and_says_so():
    found = sentences("word " * 1_000 + "\n\nA sentence of a newspaper.")

    assert [each.cut for each in found] == [True] * (len(found) - 1) + [False]
    assert all(each.end - each.start <= LONGEST for each in found)
