"""Whether a clause looks ahead or back, and what decided."""

import pytest

from dateline.temporal.grammar import NEAREST
from dateline.temporal.grammar.en.direction import direction

PAST = {
    "The board met on Friday.": "met",
    "The bank said on Friday it will close.": "said",
    "Fire destroyed the depot Friday.": "destroyed",
    "On Friday, the court threw out the case.": "threw",
    "It has been shut since Friday.": "since",
    "Forty reports had come in by Friday.": "had … by",
    "Neither of them could be reached Friday.": "could not",
    "She rested after the race on Friday.": "after",
    "Following talks on Friday, both will rest.": "following",
    "Divers are searching a wreck found Friday.": "found",
    "Doctors are treating a boy from the match on Friday.": "are treating",
    "The number of victims of the flood on Friday will rise.": "what nobody plans",
}
FUTURE = {
    "The board will meet on Friday.": "will",
    "The bank said it would close on Friday.": "would",
    "Rivals to meet Friday": "to meet",
    "The ruling is due Friday.": "due",
    "Traders waited ahead of Friday's figures.": "ahead of",
    "The board meets on Friday.": "meets",
    "Bakers bake twice on Friday.": "present tense",
    "They agreed to talk on Friday.": "agreed to",
    "Trading was suspended until Friday.": "until",
    "He must pay by Friday.": "by",
    "On Friday, the court will hear the case.": "will",
    "Nothing helps if it rains on Friday.": "rains",
    "The vote planned for Friday was dropped.": "was dropped",
    "The final is on Friday.": "is",
    "A test was to be held on Friday.": "was to",
    "He said he was flying to Lima on Friday.": "was flying",
    "They were ordered to pay by Friday.": "by",
    "Nobody saw the prospect of a strike on Friday.": "the prospect",
    "She hears when he is freed on Friday.": "is freed",
    "Aides said the talks on Friday would fail.": "said … would",
    "The race set for Friday has been dropped.": "set for",
    "Markets are shut on Friday.": "are shut",
    "The mayor ordered schools shut on Friday.": "ordered shut",
    "The shop must stay shut on Friday.": "stay shut",
    "Schools stay shut on Friday.": "stay shut",
    "The side has its next match on Friday.": "has its",
    "On Friday we fly to Lisbon.": "we fly",
    "He sees the king on Friday.": "sees",
    "The figures follow on Friday.": "present tense",
    "Drivers need a permit as of Friday.": "as of",
    "They must come back, since Friday is a holiday.": "since … is",
    "A vote could not be held before Friday.": "before",
    "The airline cancelled flights through Friday.": "through",
    "They are promoting a march on Friday.": "promoting",
    "Ask us on Friday.": "ask",
}
NEAR = [
    "The lease had been due to end Friday.",
    "The launch, which was to be on Friday, will instead be later.",
    "The race had been set for Friday.",
    "She was to have spoken on Friday.",
    "The league has moved Friday's match.",
    "The talks, originally set for Friday, were short.",
]
OPEN = ["Friday", "A quiet Friday for the markets", "Friday's weather"]


def look(text: str) -> tuple[str, str]:
    start = text.rindex("Friday")
    found = direction(text, start, start + len("Friday"))
    return found.sign, found.cue


@pytest.mark.parametrize(("text", "cue"), PAST.items())
def test_past(text: str, cue: str) -> None:
    assert look(text) == ("past", cue)


@pytest.mark.parametrize(("text", "cue"), FUTURE.items())
def test_future(text: str, cue: str) -> None:
    assert look(text) == ("future", cue)


@pytest.mark.parametrize("text", NEAR)
def test_a_plan_told_in_the_past_is_for_the_nearer_day(text: str) -> None:
    assert look(text) == ("", NEAREST.cue)


@pytest.mark.parametrize("text", OPEN)
def test_open(text: str) -> None:
    assert look(text)[0] == ""


def test_a_reporting_verb_governs_only_what_stands_beside_it() -> None:
    assert look("The union said the strike will begin on Friday.")[0] == "future"
    assert look("The union, which meets in Rome, said on Friday.")[0] == "past"


def test_the_month_of_may_is_no_modal() -> None:
    assert look("It shrank in May and on Friday.") == ("past", "shrank")
