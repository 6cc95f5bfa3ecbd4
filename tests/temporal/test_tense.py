"""The tense that a parser has read decides where the words around a time expression leave its direction open."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.temporal import tag
from dateline.temporal.expressions import Reference
from dateline.temporal.grammar import Direction, Found
from dateline.temporal.tense import Tense, settled, tenses_around

WEDNESDAY = "2025-08-13"
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["past", "present", "future"]))


def test_the_clause_decides_what_the_words_leave_open() -> None:
    text = "A quorum for Karla on Friday"
    values = {tense: tag(text, WEDNESDAY, tenses=[(0, len(text), tense)])[0] for tense in ("past", "future")}
    assert values["past"].value == "2025-08-08"
    assert values["future"].value == "2025-08-15"
    assert values["future"].why == (
        "weekday_alone: the next from 2025-08-13: future, 'a clause in the future, as parsed'"
    )


def test_the_innermost_clause_counts() -> None:
    text = "A quorum, the strong one, for Karla on Friday"
    tenses: list[tuple[int, int, Tense]] = [(30, len(text), "future"), (0, len(text), "past"), (10, 24, "past")]
    assert tag(text, WEDNESDAY, tenses=tenses)[0].value == "2025-08-15"


def test_clauses_stand_in_the_text_as_it_is() -> None:
    text = "\u200b\u200bNo\u00adthing. A quorum for Karla on Fri\u00adday"
    start = text.index("A quorum")
    mention = tag(text, WEDNESDAY, tenses=[(0, start, "past"), (start, len(text), "future")])[0]
    assert (mention.text, mention.value) == ("Fri\u00adday", "2025-08-15")


def test_what_the_words_say_stands() -> None:
    future = Direction("future", "will")
    assert settled(future, "past") == future
    nearer = Direction("", "whichever is nearer")
    assert settled(nearer, "past") == nearer
    assert settled(Direction("", ""), None) == settled(Direction("", ""), "present") == Direction("", "")


def test_a_parsed_past_takes_back_a_guess() -> None:
    text = "The quorum outsprang Karla on Friday."
    assert tag(text, WEDNESDAY)[0].value == "2025-08-15"
    assert tag(text, WEDNESDAY, tenses=[(0, len(text), "past")])[0].value == "2025-08-08"


@given(st.lists(SPANS, max_size=12), st.lists(st.tuples(st.integers(0, 38), st.integers(1, 3)), max_size=8))
def test_the_clause_found_holds_the_expression(
    clauses: list[tuple[int, int, Tense]], places: list[tuple[int, int]]
) -> None:
    ordered: list[Found] = []
    for start, length in sorted(places):
        if not ordered or start >= ordered[-1].end:
            ordered.append(Found(start, start + length, "", Reference("PRESENT_REF")))
    tenses = tenses_around(ordered, clauses)
    for one in ordered:
        holding = [clause for clause in clauses if clause[0] <= one.start and one.end <= clause[1]]
        assert (one.start in tenses) == bool(holding)
        if holding:
            innermost = max(clause[0] for clause in holding)
            assert tenses[one.start] in {tense for start, _, tense in holding if start == innermost}
