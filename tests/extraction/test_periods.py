"""Claims carry the periods that are meant: a range once, and a limit open on its far side."""

import pytest

from dateline.documents import parse_text
from dateline.evidence import TimeReading
from dateline.extraction import extract


def times(text: str) -> list[TimeReading]:
    (document,) = parse_text(text.encode(), name="a", published="2025-08-13", retrieved_at="2025-08-14T08:00:00Z")
    return [time for claim in extract(document) for time in claim.times]


@pytest.mark.parametrize(
    ("text", "words", "edtf", "earliest", "latest"),
    [
        (
            "The rink will be closed from Friday to Sunday for repairs.",
            "Friday to Sunday",
            "2025-08-15/2025-08-17",
            "2025-08-15T00:00:00",
            "2025-08-18T00:00:00",
        ),
        ("The tenants must leave the house by Friday.", "Friday", "../2025-08-15", None, "2025-08-16T00:00:00"),
        ("The lift has been out of order since Monday.", "Monday", "2025-08-11/..", "2025-08-11T00:00:00", None),
    ],
)
def test_a_claim_has_the_period_that_is_meant(
    text: str, words: str, edtf: str, earliest: str | None, latest: str | None
) -> None:
    (time,) = times(text)
    assert (time.text, time.edtf, time.earliest, time.latest) == (words, edtf, earliest, latest)


def test_nothing_has_occurred_by_a_day_to_come() -> None:
    text = "The tenants packed their things, and the house stood empty by Friday."
    (document,) = parse_text(text.encode(), name="a", published="2025-08-13", retrieved_at="2025-08-14T08:00:00Z")
    dated = [claim for claim in extract(document) if claim.times]
    assert all(claim.modality != "occurred" or claim.times[0].latest <= "2025-08-13T00:00:00" for claim in dated)
