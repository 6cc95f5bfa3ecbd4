"""Hostile text is read whole, without error and without growing work at one place."""

import pytest

from dateline.temporal import tag

TEXTS = {
    "no spaces": "a" * 1_000_000,
    "digits": "9" * 100_000,
    "repeats": "the end of " * 5_000,
    "nearly": "nearly " * 10_000,
    "joints": "Monday of " * 2_000,
    "lists": "March 3, 5, 7, 9, " * 500,
    "blanks": "last" + " " * 500_000 + "week",
    "one sentence": "on Friday and " * 3_000,
    "quotes": "'" * 200_000 + "98",
    "grown letters": "İ" * 200_000 + " on Tuesday",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_text_is_read(text: str) -> None:
    for mention in tag(text, "2025-08-13"):
        assert text[mention.start : mention.end] == mention.text
