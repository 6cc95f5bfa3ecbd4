"""Which claims speak of one happening: given these claims, then these groups, whatever order they come in."""

import itertools
from collections.abc import Iterable

import pytest

from dateline.claims import Claim
from dateline.happenings import Linker, happening_id, link
from tests.given import claim, quantity, time

CALL_A = claim("Putin held a phone call with Kim on Tuesday", names=("Putin", "Kim"), day="2025-08-12")
FULL_NAMES = ("Vladimir Putin", "Kim Jong Un")
CALL_B = claim("Vladimir Putin and Kim Jong Un spoke by phone", document="b", names=FULL_NAMES, day="2025-08-12")
CALL_WORDS = claim("The call took place on 12 August", document="b", day="2025-08-12", start=200)
CALL_UNDATED = claim("Putin and Kim talked about it in the call", document="c", names=("Putin", "Kim"))
SUMMIT = claim("Putin will meet Trump at a summit", names=("Putin", "Trump"), day="2025-08-15", start=60)
TROOPS_A = claim(
    "North Korea deployed 15,000 troops to Russia",
    names=("North Korea", "Russia"),
    quantities=(quantity("15,000 troops", "15000", "15000", "troops"),),
    start=120,
)
TROOPS_B = claim(
    "Pyongyang has sent at least 10,000 soldiers",
    document="b",
    names=("Pyongyang",),
    quantities=(quantity("at least 10,000 soldiers", "10000", None, "soldiers", "at_least"),),
    start=300,
)
WORKERS = claim(
    "North Korea sent 50,000 workers to Russia",
    document="b",
    names=("North Korea", "Russia"),
    quantities=(quantity("50,000 workers", "50000", "50000", "workers"),),
    start=400,
)
OPINION = claim("Ties have grown in recent years", document="b", start=500)


def groups(claims: Iterable[Claim]) -> set[frozenset[str]]:
    told: dict[str, set[str]] = {}
    for found in link(claims, {}):
        told.setdefault(found.happening_id, set()).add(found.claim_id)
    return {frozenset(group) for group in told.values()}


def together(*claims: Claim) -> frozenset[str]:
    return frozenset(claim.id for claim in claims)


ALL = (CALL_A, CALL_B, CALL_WORDS, CALL_UNDATED, SUMMIT, TROOPS_A, TROOPS_B, WORKERS, OPINION)
EXPECTED = {
    together(CALL_A, CALL_B, CALL_WORDS, CALL_UNDATED),
    together(SUMMIT),
    together(TROOPS_A, TROOPS_B),
    together(WORKERS),
}


def test_two_documents_meet_in_their_happenings() -> None:
    assert groups(ALL) == EXPECTED


def test_the_order_of_the_claims_does_not_matter() -> None:
    first = link(ALL, {})
    for order in itertools.islice(itertools.permutations(ALL), 0, 40320, 1009):
        assert link(order, {}) == first


def test_claims_that_come_later_join_what_is_known() -> None:
    known = link([CALL_A], {})[0].happening_id
    (found,) = link([CALL_B], {known: [CALL_A]})
    assert (found.happening_id, found.founds) == (known, False)
    assert found.why == "the same kind (call), the same date, shared names"


def test_a_linker_remembers_what_it_has_linked() -> None:
    linker = Linker()
    (first,) = linker.link([CALL_A])
    (second,) = linker.link([CALL_B])
    assert first.happening_id == second.happening_id == happening_id(CALL_A.id)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CALL_A, claim("Putin held a summit with Kim", document="b", names=("Putin", "Kim"), day="2025-08-12")),
        (CALL_A, claim("Putin held a phone call with Kim", document="b", names=("Putin", "Kim"), day="2025-06-12")),
        (CALL_A, claim("Macron held a phone call with Merz", document="b", names=("Macron", "Merz"), day="2025-08-12")),
        (CALL_UNDATED, claim("Putin and Kim had a call", document="b", published="2024-08-13", names=("Putin", "Kim"))),
        (CALL_A, claim("Putin phoned Kim again", names=("Putin", "Kim"), day="2025-08-13", start=90)),
    ],
    ids=["another kind", "another month", "other people", "other news", "the same document knows two"],
)
def test_what_is_kept_apart(one: Claim, other: Claim) -> None:
    assert groups([one, other]) == {together(one), together(other)}


def test_reports_that_contradict_each_other_on_the_day_stay_together() -> None:
    other = claim("Kim spoke by phone with Putin", document="b", names=("Putin", "Kim"), day="2025-08-11")
    assert groups([CALL_A, other]) == {together(CALL_A, other)}


def test_a_day_within_a_year_needs_more_than_one_name() -> None:
    invasion = claim("Russia invaded Ukraine", names=("Russia", "Ukraine"), day="2022-02-24")
    year = time("2022-01-01", last="2022-12-31")
    both = claim("Russia's invasion of Ukraine", document="b", names=("Russia", "Ukraine"), times=(year,))
    one = claim("the invasion of Ukraine", document="c", names=("Ukraine",), times=(year,))
    assert groups([invasion, both]) == {together(invasion, both)}
    assert groups([invasion, one]) == {together(invasion), together(one)}


@pytest.mark.parametrize(
    "words",
    [
        claim("Ties have grown"),
        claim("It was like dying", names=("Kim",)),
        claim("They met", day="2025-08-12", names=("Kim",), modality="habitual"),
        claim("A summit could follow", names=("Kim",), modality="hypothetical"),
    ],
    ids=lambda told: told.span.text,
)
def test_what_shows_no_happening(words: Claim) -> None:
    assert link([words], {}) == []


def test_what_stands_in_an_inner_claim_is_that_claims_to_show() -> None:
    words = "Kim promised to keep the deal that both signed at a summit"
    outer = claim(words, names=("Kim",))
    inner = claim("the deal that both signed at a summit", day="2024-06-19", start=words.index("the deal"))
    assert groups([outer, inner]) == {together(inner)}


def test_a_stated_date_is_enough_to_be_on_a_timeline() -> None:
    nameless = claim("The army will send two helicopters on Thursday", day="2025-08-14", modality="planned", start=700)
    another = claim("Rescuers pulled 40 people from rooftops", document="b", day="2025-08-14", start=800)
    assert groups([nameless, another]) == {together(nameless), together(another)}
