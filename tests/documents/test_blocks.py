"""The blocks of a text: every kind by examples, and what holds for any text."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.documents import parse_text
from dateline.documents.blocks import blocks_of, governing, in_words, unread
from dateline.documents.language import is_garbled, language_of
from dateline.extraction import extract

CASES = Path(__file__).parents[2] / "fixtures" / "extraction" / "blocks.json"
LISTED = json.loads(CASES.read_text(encoding="utf-8"))
PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", "1504 ", "14:05 ", "KAYE: ", "By Ada Lind", "OSLO (NTB) — ", "Photo: ", "© ", "* ",
     "**Who:**",
     "Correction: ", "It sank on Tuesday. ", "Sign up ", "@you: ", "Comments\n", " ", "İ"]
)  # fmt: skip


def document_of(text: str, published: str = "2025-08-13T10:00:00"):
    (document,) = parse_text(text.encode(), name="a", published=published, retrieved_at="2025-08-14T00:00:00Z")
    return document


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:50]) for case in LISTED])
def test_kinds(case):
    text = case["text"]
    found = blocks_of(text, published="2025-08-13T10:00:00")
    assert [[block.kind, text[block.start : block.end]] for block in found] == case["blocks"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=30).map("".join))
def test_blocks_hold_all_but_blanks_in_order(text):
    found = blocks_of(text, published="2025-08-13")
    held = [at for block in found for at in range(block.start, block.end)]
    assert held == sorted(set(held))
    assert all(text[at].isspace() or text[at] == "\ufeff" for at in set(range(len(text))) - set(held))


def test_a_stamp_is_a_time_of_the_day_before_where_it_is_later_than_the_publication() -> None:
    text = "Flood: as it happened\n\n2210 The dam holds.\n\n2350 Water rises.\n\n0020 The dam breaks."
    found = blocks_of(text, published="2025-08-13T01:00:00")
    times = [dict(block.fields)["time"] for block in found if block.kind == "stamp"]
    assert times == ["2025-08-12T22:10", "2025-08-12T23:50", "2025-08-13T00:20"]


def test_a_label_names_the_speaker_of_what_follows() -> None:
    document = document_of("KAYE: The dam broke on Tuesday.\n\nMANN: Nobody was hurt.\n\nKAYE: The road is open.")
    said = {
        claim.span.text: [hop.source.text for hop in claim.attribution if hop.source] for claim in extract(document)
    }
    assert said == {
        "The dam broke on Tuesday": ["KAYE"],
        "Nobody was hurt": ["MANN"],
        "The road is open": ["KAYE"],
    }
    assert governing(document.blocks, 0)[1] == document.blocks[0]


def test_a_claim_of_a_live_blog_has_the_day_of_its_entry() -> None:
    text = (
        "Flood: as it happened\n\n2210 The dam was closed.\n\n2350 The prime minister says the army will come tomorrow."
    )
    closed, *_ = extract(document_of(text, "2025-08-13T01:00:00"))
    (time,) = closed.times
    assert (time.value, time.basis, time.rule) == ("2025-08-12", "inherited", "stamp")
    assert text[time.start : time.end] == time.text


def test_only_prose_makes_claims_and_the_rest_is_counted() -> None:
    document = document_of(
        "Ferry sinks off Salla\n\nBy Ada Lind\n\nThe ferry sank on Tuesday.\n\n"
        "Photo: the ferry in May. Image: Bo Berg\n\n"
        "Correction: An earlier version of this article said that it sank on Monday.\n\nSign up for our newsletter."
    )
    assert [claim.span.text for claim in extract(document)] == ["The ferry sank on Tuesday"]
    assert in_words(unread(document.blocks)) == "1 line of boilerplate, 1 byline, 1 caption, 1 note of correction"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry sank on Tuesday with forty people aboard, the coastguard said on Wednesday.", "en"),
        ("Die Fähre ist am Dienstag mit vierzig Menschen an Bord gesunken, teilte die Küstenwache mit.", "de"),
        ("Le ferry a coulé mardi avec quarante personnes à bord, ont annoncé les garde-côtes mercredi.", "fr"),
        ("Two died.", None),
        ("Storm warning: ferries stopped, schools shut, roads closed", "en"),
    ],
)
def test_language(text, language):
    assert language_of(text) == language


def test_another_language_is_recorded_and_makes_no_claims() -> None:
    document = document_of(
        "Die Fähre ist am Dienstag mit vierzig Menschen an Bord gesunken, teilte die Küstenwache mit."
    )
    assert document.language == "de"
    assert extract(document) == ()


def test_garbled_letters_are_noted() -> None:
    garbled = "The mayorâ€™s ferry sank on Tuesday, the cafÃ© owner said."
    assert is_garbled(garbled)
    assert any("garbled" in note for note in document_of(garbled).notes)
    assert not is_garbled("The mayor’s ferry sank, the café owner said.")
