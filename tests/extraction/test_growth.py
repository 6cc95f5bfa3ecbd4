"""Work grows with the length of a text, whatever the text: who feeds a document cannot make extraction stall."""

import sys

import pytest

from dateline.documents import parse_text
from dateline.extraction import extract

HOSTILE = (
    "said the minister, according to ",
    "he said that ",
    "reportedly ",
    "per officials, ",
    '"',
    "“”",
    "([",
    "a",
    "a, ",
    "\n\n",
    "7",
)


def calls(text: str) -> int:
    """How many functions of Python, generators resumed among them, extraction enters for a text."""
    (document,) = parse_text(
        f"Go. {text}".encode(), name="hostile", published="2025-08-13", retrieved_at="2025-08-13T20:00:00Z"
    )
    count = 0

    def counting(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    former = sys.getprofile()
    sys.setprofile(counting)
    try:
        extract(document)
    finally:
        sys.setprofile(former)
    return count


@pytest.mark.parametrize("unit", HOSTILE)
def test_four_times_the_text_takes_about_four_times_the_work(unit: str) -> None:
    short = unit * (6_000 // len(unit))
    assert calls(short * 4) < 6 * calls(short) + 1_000


def test_a_sentence_of_marks_takes_work_by_its_words() -> None:
    assert calls('"' * 1_900) < 6 * calls('"' * 475) + 1_000
