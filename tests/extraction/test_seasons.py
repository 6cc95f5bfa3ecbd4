"""The seasons of a document are those of the place that it was published in."""

from zoneinfo import ZoneInfo

import pytest

from dateline.documents import parse_text
from dateline.extraction import extract
from dateline.extraction.hemisphere import _SOUTHERN, hemisphere

TEXT = b"The dam failed in the summer of 2023."


@pytest.mark.parametrize(
    ("zone", "earliest"),
    [
        ("Australia/Sydney", "2023-12-01"),
        ("Europe/Paris", "2023-06-01"),
        ("+10:00", "2023-06-01"),
        (None, "2023-06-01"),
    ],
)
def test_a_summer_is_dated_by_the_zone(zone: str | None, earliest: str) -> None:
    (document,) = parse_text(
        TEXT, name="dam", published="2026-01-10T09:00:00", zone=zone, retrieved_at="2026-01-11T00:00:00Z"
    )
    (time,) = (time for claim in extract(document) for time in claim.times)
    assert time.earliest is not None
    assert time.earliest.startswith(earliest)


def test_the_zones_named_exist() -> None:
    assert {ZoneInfo(zone).key for zone in _SOUTHERN} == _SOUTHERN
    assert hemisphere("Asia/Jakarta") == "north"
