"""How numbers stand to each other, read from sentences as documents have them."""

import msgspec
import pytest

from dateline.claims import Claim
from dateline.evidence import TimeReading
from dateline.extraction.quantities import quantities
from dateline.happenings.numbers import Comparison, Count, Verdict, compare, compared, counts
from tests.given import claim, time

MONDAY, TUESDAY, FRIDAY = "2025-03-03", "2025-03-04", "2025-03-07"


def said(
    words: str, published: str = MONDAY, document: str = "a", speaker: str | None = None, dated: str = "", day: str = ""
) -> Claim:
    """A claim with the numbers that its words state; at `dated` its words name the day `day`."""
    times: tuple[TimeReading, ...] = ()
    if dated:
        at = words.index(dated)
        times = (msgspec.structs.replace(time(day), start=at, end=at + len(dated), text=dated),)
    found = quantities(words, 0, len(words), [(one.start, one.end) for one in times])
    one = claim(words, published=published, document=document, speaker=speaker, times=times)
    return msgspec.structs.replace(one, quantities=tuple(found))


def between(one: Claim, other: Claim, *, one_happening: bool = True) -> Comparison | None:
    """The comparison of two claims, the same whichever is given first."""
    found = compared(counts(one), counts(other), one_happening=one_happening)
    turned = compared(counts(other), counts(one), one_happening=one_happening)
    assert (found and found.verdict) == (turned and turned.verdict)
    return found


@pytest.mark.parametrize(
    ("first", "later", "verdict"),
    [
        ("Three miners died when the shaft caved in.", "The cave-in killed four miners.", "updates"),
        ("The death toll stood at 11.", "The toll has risen to 14 dead.", "updates"),
        ("The storm killed nine people.", "Only six people were killed in the storm.", "conflicts"),
        ("Twelve people were injured.", "The crash left 12 people injured.", "same"),
        ("At least 20 people are dead.", "The fire has killed 64 people.", "updates"),
        ("At least 20 people are dead.", "The fire has killed 21 people.", "refines"),
        ("Eight people were killed.", "Thirty people were injured.", "compatible"),
        ("Eight people were killed.", "Another 30 people were killed.", "compatible"),
        ("Nine divers drowned.", "Nine divers drowned, four of them from Oslo.", "same"),
        ("Some 40 cases are suspected.", "There are 12 confirmed cases.", "compatible"),
        ("There are 12 confirmed cases.", "There are 31 confirmed cases.", "updates"),
        ("The hall seats 900.", "The river rose by 3 metres.", None),
        ("The town lost 12 houses.", "The town lost 300 jobs.", None),
        ("Around 400 people had to leave their homes.", "As a count shows, 410 people fled.", "refines"),
        ("Police counted 900 marchers.", "The march drew 5,000 marchers.", "conflicts"),
        ("The wall is 15 kilometres long.", "The wall is 9.5 miles long.", "refines"),
        ("The wall is 15 kilometres long.", "The wall is 12 miles long, engineers measured.", "conflicts"),
        ("One in five pupils was ill.", "Some 20 percent of pupils were ill.", "refines"),
        ("A quarter of the pupils stayed away.", "Half of the teachers stayed away.", "compatible"),
        ("The bid is 28 euros a share.", "The bid is worth 2bn euros.", None),
        ("Sales rose by 40 units.", "Sales stand at 900 units.", "compatible"),
        ("The fleet had 40 ships.", "The fleet grew from 40 to 55 ships.", "same"),
        ("The tram costs 30 million crowns.", "The tram cost 30 million crowns.", "same"),
        ("Two dozen boats sank.", "More than 20 boats sank.", "refines"),
        ("In Oslo 40 people were hurt.", "In Bergen 12 people were hurt.", "compatible"),
        ("Worldwide 9,000 people were infected.", "In Peru 120 people were infected.", "compatible"),
    ],
)
def test_numbers_of_two_speakers(first: str, later: str, verdict: Verdict | None) -> None:
    found = between(said(first, speaker="the police"), said(later, TUESDAY, "b", "the mayor"))
    assert (found and found.verdict) == verdict


def test_two_speakers_of_one_news_conflict_and_a_week_later_it_is_news() -> None:
    first = said("They sent 15,000 troops.", speaker="the army")
    assert _verdict(first, said("They sent 25,000 troops.", TUESDAY, "b", "the rebels")) == "conflicts"
    assert _verdict(first, said("They sent 25,000 troops.", FRIDAY, "b", "the rebels")) == "updates"


def test_the_same_source_replaces_its_own_number() -> None:
    first = said("They rescued nine hikers.", speaker="the fire brigade")
    assert _verdict(first, said("They rescued seven hikers.", TUESDAY, "b", "the fire brigade")) == "updates"


def test_a_number_taken_back_contradicts_who_states_it() -> None:
    first = said("At least nine people died.", speaker="a radio station")
    later = said("Three people died, police said, denying reports of nine deaths.", TUESDAY, "b", "the police")
    assert _verdict(first, later) == "conflicts"


def test_numbers_of_two_happenings_never_conflict() -> None:
    first, other = said("Around 400 people fled.", speaker="a"), said("Some 1,100 people fled.", MONDAY, "b", "b")
    assert _verdict(first, other) == "conflicts"
    found = between(first, other, one_happening=False)
    assert found is not None
    assert (found.verdict, found.why) == ("compatible", "they speak of different happenings")


def test_a_count_holds_as_of_the_day_that_it_names() -> None:
    early = said("As of 2 March 57 cases were known.", FRIDAY, "a", "an office", "2 March", "2025-03-02")
    late = said("Some 300 cases are known.", TUESDAY, "b", "a ministry")
    found = between(early, late)
    assert found is not None
    assert (found.verdict, found.why) == ("updates", "a later count")


def test_a_number_that_both_state_is_compared_with_itself() -> None:
    words = "The bid rose to 31.50 euros a share, or 2bn euros in all."
    assert _verdict(said(words), said(words, document="b")) == "same"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The two leaders met.", []),
        ("Talks lasted 14 hours.", []),
        ("It is three times as big.", []),
        ("Two people died.", ["Two people"]),
        ("One in five pupils was ill.", ["One in five of pupils"]),
        ("Thousands of birds died.", ["Thousands of birds"]),
    ],
)
def test_only_numbers_that_tell_are_counted(words: str, shown: list[str]) -> None:
    assert [count.words for count in counts(said(words))] == shown


def test_a_quantity_without_a_number_cannot_be_compared() -> None:
    (count,) = counts(said("Some 40 boats sank."))
    empty = Count(msgspec.structs.replace(count.quantity, minimum=None, maximum=None), count.unit)
    assert compare(count, empty).verdict == "incomparable"


def _verdict(one: Claim, other: Claim) -> Verdict | None:
    found = between(one, other)
    return found and found.verdict
