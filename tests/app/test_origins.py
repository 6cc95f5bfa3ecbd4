"""What the log learns about where a document comes from: credits of wires, and what its copies are known by."""

import pytest

from dateline.app.reading import read_claims
from dateline.documents import parse_text
from dateline.happenings.copies import near_copies

STORY = (
    "The mayor of Lisbon opened the bridge on Tuesday after two years of repairs. Ana Silva, who lives on the northern "
    "bank, crossed it first. The council says that the repairs cost 12 million euros.\n"
)


def read(text: str, source: str):  # type: ignore[no-untyped-def]
    (document,) = parse_text(
        text.encode(), name="a", published="2025-08-13", source=source, retrieved_at="2025-08-13T12:00:00Z"
    )
    return read_claims(document)


@pytest.mark.parametrize(
    "credit", ["LISBON (North Coast Wire) — {}", "{}\nNorth Coast Wire contributed to this report."]
)
def test_a_wire_that_is_named_is_recorded(credit: str) -> None:
    assert read(credit.format(STORY), "Courier").document.credits == ("North Coast Wire",)
    assert read(STORY, "Courier").document.credits == ()


def test_copies_of_two_outlets_are_recognised() -> None:
    found = {"a": read(STORY, "Courier"), "b": read(STORY + "Read more on Friday.\n", "Herald")}
    assert found["a"].document.id != found["b"].document.id
    assert near_copies({name: one.copies for name, one in found.items()}) == [("a", "b")]
