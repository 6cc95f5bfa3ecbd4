"""What claims say together: nothing is averaged, nobody is overruled, contradictions are named."""

import itertools

import msgspec
import pytest

from dateline.claims import Claim
from dateline.evidence import Modality
from dateline.happenings import Summary, summarise
from tests.given import claim, quantity, time

BY = ("the Kremlin", "KCNA", "the police")


def dated(text: str, words: str) -> Claim:
    """A claim whose date stands at these of its words."""
    one = claim(text, day="2025-08-12")
    at = one.span.start + text.index(words)
    there = msgspec.structs.replace(one.times[0], start=at, end=at + len(words), text=words)
    return msgspec.structs.replace(one, times=(there,))


def told(*claims: Claim) -> Summary:
    return summarise(claims, {one.id: speaker for one, speaker in zip(claims, BY, strict=False)})


def test_the_date_is_what_all_periods_have_in_common() -> None:
    month = claim("They met in August", times=(time("2025-08-01", last="2025-08-31"),))
    day = claim("They met on Tuesday", document="b", day="2025-08-12")
    summary = told(month, day)
    assert summary.period is not None
    assert (summary.period.edtf, summary.period.precision, summary.contested) == ("2025-08-12", "day", False)


def test_an_intersection_that_nobody_stated_is_an_interval() -> None:
    first = claim("They met", times=(time("2025-08-10", last="2025-08-13"),))
    second = claim("They met", document="b", times=(time("2025-08-12", last="2025-08-20"),))
    summary = told(first, second)
    assert summary.period is not None
    assert (summary.period.edtf, summary.period.precision) == ("2025-08-12/2025-08-13", "interval")


def test_dates_that_exclude_each_other_stay_side_by_side() -> None:
    summary = told(claim("They met", day="2025-08-12"), claim("They met", document="b", day="2025-08-14"))
    assert summary.period is not None
    assert (summary.period.edtf, summary.contested) == ("2025-08-12/2025-08-14", True)
    assert summary.disagreements == ("The dates exclude each other: 2025-08-12 (the Kremlin); 2025-08-14 (KCNA).",)


def test_an_open_period_is_narrowed_by_a_day() -> None:
    since = msgspec.structs.replace(time("2025-08-01"), latest=None)
    summary = told(claim("They talk", times=(since,)), claim("They talked", document="b", day="2025-08-12"))
    assert summary.period is not None
    assert summary.period.edtf == "2025-08-12"


@pytest.mark.parametrize("basis", ["vague", "recurring"])
def test_vague_and_recurring_times_date_nothing(basis: str) -> None:
    summary = told(claim("They meet soon", times=(time("2025-08-12", basis=basis),)))  # type: ignore[arg-type]
    assert summary.period is None


def test_of_several_dates_the_one_beside_the_happening_counts() -> None:
    words = "Ahead of Friday, Putin held a phone call on Tuesday"
    friday, tuesday = time("2025-08-15"), time("2025-08-12")
    at = words.index("Tuesday")
    moved = msgspec.structs.replace(tuesday, start=at, end=at + 7)
    summary = told(claim(words, times=(friday, moved)))
    assert summary.period is not None
    assert summary.period.edtf == "2025-08-12"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("2025-08-13", "planned"), ("2025-08-16", "occurred")], "occurred"),
        ([("2025-08-13", "planned"), ("2025-08-14", "cancelled")], "cancelled"),
        ([("2025-08-13", "occurred"), ("2025-08-14", "hypothetical")], "occurred"),
        ([("2025-08-13", "planned"), ("2025-08-13", "occurred")], "occurred"),
        ([("2025-08-13", "hypothetical")], "hypothetical"),
    ],
)
def test_modality_follows_the_latest_definite_word(said: list[tuple[str, Modality]], expected: str) -> None:
    claims = [
        claim("They met", document=str(number), published=day, modality=modality)
        for number, (day, modality) in enumerate(said)
    ]
    assert told(*claims).modality == expected


def test_a_denial_is_named_and_dates_nothing_that_others_date() -> None:
    said = claim("They met", day="2025-08-12")
    denied = claim("They did not meet", document="b", day="2025-08-13", modality="denied", polarity="negative")
    summary = told(said, denied)
    assert summary.disagreements == ("KCNA denies what the Kremlin reported.",)
    assert summary.period is not None
    assert summary.period.edtf == "2025-08-12"


def test_what_is_only_denied_has_not_occurred() -> None:
    cited = claim("Reed was arrested", modality="denied")
    negated = claim("Reed was not arrested", start=90, polarity="negative")
    assert (told(cited, negated).modality, told(cited, negated).title) == ("denied", "Reed was not arrested")
    assert (told(negated).modality, told(negated).title) == ("denied", "Reed was not arrested")
    summary = told(cited, claim("Police have arrested Reed", document="b"))
    assert (summary.modality, summary.title) == ("occurred", "Police have arrested Reed")


def test_what_will_not_be_is_still_planned() -> None:
    assert told(claim("Reed will not travel", modality="planned", polarity="negative")).modality == "planned"


FIFTEEN = quantity("15,000 troops", "15000", "15000", "troops")
RANGE = quantity("20,000 to 30,000 troops", "20000", "30000", "troops", "range")
ON_TOP = msgspec.structs.replace(
    quantity("an additional 20,000 to 30,000 troops", "20000", "30000", "troops", "range"), role="additional"
)


def test_an_increment_contradicts_no_total() -> None:
    total = claim("North Korea sent 15,000 troops", quantities=(FIFTEEN,))
    more = claim("North Korea sends an additional 20,000 to 30,000 troops", document="b", quantities=(ON_TOP,))
    assert told(total, more).disagreements == ()
    whole = claim("North Korea sent 20,000 to 30,000 troops", document="b", quantities=(RANGE,))
    assert told(total, whole).disagreements == (
        "The numbers exclude each other: 20,000 to 30,000 troops (KCNA); 15,000 troops (the Kremlin).",
    )


def test_the_dead_are_not_the_injured() -> None:
    dead = claim("12 people were killed", quantities=(quantity("12", "12", "12", "people"),))
    injured = claim("40 people were injured", document="b", quantities=(quantity("40", "40", "40", "people"),))
    assert told(dead, injured).disagreements == ()


def test_the_order_of_the_claims_does_not_matter() -> None:
    claims = [
        claim("Putin held a phone call with Kim", names=("Putin", "Kim"), day="2025-08-12"),
        claim("Kim spoke by phone", document="b", names=("Kim",), day="2025-08-14"),
        claim("15,000 troops", document="c", quantities=(FIFTEEN,)),
        claim("20,000 to 30,000 troops", document="d", quantities=(RANGE,)),
    ]
    speakers = {one.id: one.document_id for one in claims}
    first = summarise(claims, speakers)
    assert all(summarise(order, speakers) == first for order in itertools.permutations(claims))


@pytest.mark.parametrize(
    ("told_claim", "title"),
    [
        (claim("putin  held a\nphone call with Kim"), "Putin held a phone call with Kim"),
    ],
)
def test_a_title_is_made_of_the_claims_own_words(told_claim: Claim, title: str) -> None:
    assert told(told_claim).title == title


def test_since_has_a_beginning_and_no_end() -> None:
    words = "North Korea has sent troops since last fall"
    fall = msgspec.structs.replace(
        time("2024-09-01", last="2024-11-30"), start=words.index("last"), end=len(words), edtf="2024-23"
    )
    summary = told(claim(words, times=(fall,)), claim("Troops have arrived", document="b"))
    assert summary.period is not None
    assert (summary.period.edtf, summary.period.latest) == ("2024-23/..", None)
    day = told(claim(words, times=(fall,)), claim("They arrived", document="b", day="2025-08-12")).period
    assert day is not None
    assert day.edtf == "2025-08-12"


def test_what_something_is_compared_with_is_not_its_date() -> None:
    words = "It is their first meeting since 2022"
    year = msgspec.structs.replace(time("2022-01-01", last="2022-12-31"), start=words.index("2022"), end=len(words))
    assert told(claim(words, times=(year,))).period is None


def test_nothing_has_happened_before_its_day() -> None:
    planned = claim("The two will hold a summit", day="2025-08-15", published="2025-08-13", modality="planned")
    aside = claim("It is their first summit in years", document="b", published="2025-08-13", modality="occurred")
    after = claim("They held the summit", document="c", day="2025-08-15", published="2025-08-16", modality="occurred")
    assert told(planned, aside).modality == "planned"
    assert told(planned, aside, after).modality == "occurred"
