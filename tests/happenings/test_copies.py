"""Near-copies and the credits of wires: which documents rest on one origin."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.happenings.copies import ALIKE, likeness, near_copies, signature
from dateline.happenings.credits import same_agency, wire_credits

WORDS = [
    "harbour",
    "bridge",
    "council",
    "minister",
    "vote",
    "storm",
    "ferry",
    "engineer",
    "report",
    "morning",
    "Lisbon",
    "Oslo",
    "opened",
    "closed",
    "rebuilt",
    "north",
    "south",
    "crew",
    "residents",
    "water",
    "power",
    "line",
    "station",
    "mayor",
    "budget",
    "plan",
    "road",
    "rail",
    "tunnel",
    "survey",
    "cost",
    "delay",
]


def article(seed: int, length: int = 200) -> str:
    generator = random.Random(seed)
    return " ".join(generator.choice(WORDS) for _ in range(length))


def signed(text: str) -> str:
    found = signature(text)
    assert found is not None
    return found


def test_a_signature_is_the_same_for_ever() -> None:
    text = "The harbour bridge in Lisbon was opened by the mayor on Tuesday morning."
    assert signed(text)[:32] == signed(text.upper().replace(" ", "\n"))[:32] == "2OEKncaD8XhvgMPh+WN5XMyQezkVfqsP"
    assert len(signed(text)) == 344


def test_a_copy_with_a_word_changed_is_one() -> None:
    words = article(1).split()
    edited = " ".join(["Updated", *words[:60], "swiftly", *words[61:], "The", "end"])
    assert likeness(signed(article(1)), signed(edited)) >= 0.8
    assert likeness(signed(article(1)), signed(article(2))) < 0.1


def test_groups_hold_copies_of_copies_and_no_others() -> None:
    words = article(3).split()
    half = [*words[:170], *article(4, 30).split()]
    third = [*article(5, 40).split(), *half[40:]]
    texts = {"a": " ".join(words), "other": article(6), "b": " ".join(half), "c": " ".join(third), "single": article(7)}
    assert near_copies({name: signed(text) for name, text in texts.items()}) == [("a", "b", "c")]


def test_a_few_words_are_no_copy_of_anything() -> None:
    assert signature("Bridge opened in Lisbon.") is None
    assert near_copies({}) == []


@given(st.lists(st.sampled_from(WORDS), min_size=10, max_size=80), st.lists(st.sampled_from(WORDS), min_size=10))
def test_likeness_is_the_share_of_runs_in_common(one: list[str], other: list[str]) -> None:
    def runs(words: list[str]) -> set[tuple[str, ...]]:
        return {tuple(word.casefold() for word in words[n : n + 5]) for n in range(len(words) - 4)}

    mine, theirs = runs(one), runs(other)
    share = len(mine & theirs) / len(mine | theirs)
    measured = likeness(signed(" ".join(one)), signed(" ".join(other)))
    assert abs(measured - share) < 0.3
    if share < ALIKE / 10:
        assert measured < ALIKE


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LISBON, Aug. 13 (AP) — The bridge reopened on Tuesday.", ("AP",)),
        ("Lisbon (North Coast Wire) - The bridge reopened.", ("North Coast Wire",)),
        ("(Reuters) - The bridge reopened.", ("Reuters",)),
        ("The bridge reopened.\n\nReuters contributed to this report.", ("Reuters",)),
        ("The bridge reopened. The Associated Press contributed reporting to this story.", ("The Associated Press",)),
        ("The bridge reopened.\n© 2025 North Coast Wire. All rights reserved.", ("North Coast Wire",)),
        ("The bridge reopened.\nCopyright 2025 The Associated Press. All rights reserved.", ("The Associated Press",)),
        ("The bridge reopened.\n\n— With files from The Harbour Press", ("The Harbour Press",)),
        ("This article was originally published by Fjord Times.", ("Fjord Times",)),
        ("Source: Xinhua\n\nThe bridge reopened.", ("Xinhua",)),
        ("By Ana Silva, AFP\nThe bridge reopened.", ("AFP",)),
        ("LISBON (AP) — The bridge.\n\nCopyright 2025 The Associated Press.", ("AP",)),
        ("AFP and Reuters contributed to this report.", ("AFP", "Reuters")),
        ("The North Atlantic Treaty Organization (NATO) said on Tuesday that it had no plans.", ()),
        ("The mayor (Silva) spoke. Workers contributed to this fund.", ()),
        ("The report was published in Lisbon.", ()),
    ],
)
def test_credits_of_a_text(text: str, names: tuple[str, ...]) -> None:
    assert wire_credits(text) == names


def test_an_outlet_is_no_wire_of_its_own() -> None:
    assert wire_credits("The bridge reopened.\n© 2025 Harbour Post. All rights reserved.", own="The Harbour Post") == ()


def test_an_agency_goes_by_its_initials_too() -> None:
    assert same_agency("AP", "The Associated Press")
    assert same_agency("A.P.", "Associated Press")
    assert not same_agency("AFP", "The Associated Press")
    assert not same_agency("Reuters", "R")
