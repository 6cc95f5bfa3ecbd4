"""Which claims speak of one happening: what joins them, what keeps them apart, and that no order of arrival matters."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.claims import Claim
from dateline.happenings import Change, Decided, Link, Linker, Merge, Split, happening_id, link
from tests.happenings.read import read

BRIDGE = (
    ("2025-08-13", "The bridge at Arden collapsed on Monday, killing three people."),
    ("2025-08-14", "Four people died when the Arden bridge collapsed on Monday, police said."),
    ("2025-08-15", "The death toll from Monday's bridge collapse in Arden has risen to six."),
)
STORY = (
    *BRIDGE,
    ("2025-08-15", "The mayor of Arden, Ada Quill, will visit the ruins of the bridge on Sunday."),
    ("2025-08-18", "Ada Quill visited the ruins of the Arden bridge on Sunday. “We were warned,” she said."),
    ("2025-08-20", "A court in Belmar sentenced the banker Tom Reyes to four years in prison on Tuesday."),
)


@lru_cache(maxsize=64)
def document(text: str, published: str) -> tuple[Claim, ...]:
    return tuple(read(text, published, outlet=f"Paper of {published}", name=f"{published} {text[:20]}"))


def documents(story: Iterable[tuple[str, str]]) -> list[tuple[Claim, ...]]:
    return [document(text, published) for published, text in story]


def together(links: Iterable[Link]) -> list[set[str]]:
    """The documents of each happening that joins several."""
    found: dict[str, set[str]] = defaultdict(set)
    of = {claim.id: claim.publication.local[:10] for day, text in STORY for claim in document(text, day)}
    for each in links:
        found[each.happening_id].add(of.get(each.claim_id, each.claim_id))
    return [days for days in found.values() if len(days) > 1]


def follow(of: dict[str, str], changes: Iterable[Change]) -> None:
    """Have claims (id -> happening) speak of what changes say."""
    for change in changes:
        match change:
            case Link(claim_id=claim_id, happening_id=happening):
                of[claim_id] = happening
            case Merge(happening_id=happening, merged_id=merged):
                of |= {claim: happening for claim, its in of.items() if its == merged}
            case Split(new_id=new, claim_ids=moved):
                of |= dict.fromkeys(moved, new)


def grouped(of: dict[str, str]) -> set[frozenset[str]]:
    """Which claims stand together."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim_id, happening in of.items():
        found[happening].add(claim_id)
    return {frozenset(group) for group in found.values()}


def grouping(linker: Linker, batches: Sequence[Sequence[tuple[Claim, ...]]]) -> set[frozenset[str]]:
    """Which claims stand together once all changes are followed."""
    of: dict[str, str] = {}
    for batch in batches:
        follow(of, linker.link(claim for claims in batch for claim in claims))
    return grouped(of)


def test_reports_of_one_collapse_are_one_happening() -> None:
    links = link(claim for claims in documents(BRIDGE) for claim in claims)
    assert len({each.happening_id for each in links}) == 1
    assert [each.founds for each in links].count(True) == 1


def test_a_link_says_why() -> None:
    links = link(claim for claims in documents(BRIDGE) for claim in claims)
    reasons = {each.why for each in links}
    assert any("the same day" in why for why in reasons)
    assert "the first claim known to speak of it" in reasons


def test_a_plan_and_its_report_are_one_happening() -> None:
    groups = together(link(claim for claims in documents(STORY) for claim in claims))
    assert any({"2025-08-15", "2025-08-18"} <= days for days in groups)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("2025-08-13", "A fire killed nine people in Alba on 5 August."),
            ("2025-08-13", "A fire killed two people in Belba on 5 August."),
        ),
        (
            ("2025-06-12", "The river flooded Arden on Wednesday."),
            ("2025-06-19", "The river flooded Arden on Wednesday."),
        ),
        (
            ("2009-05-01", "The flu killed 50 million people in 1918."),
            ("2009-05-02", "The flu killed 176 people in Mexico in April 2009."),
        ),
        (("2025-08-13", "The treaty was signed in 1259."), ("2025-08-13", "The treaty was signed on Tuesday.")),
    ],
    ids=["two towns", "a week later", "another century", "another treaty"],
)
def test_what_is_kept_apart(one: tuple[str, str], other: tuple[str, str]) -> None:
    links = link(claim for claims in documents((one, other)) for claim in claims)
    assert len({each.happening_id for each in links}) == len({each.claim_id for each in links}) >= 2


def test_words_of_one_meaning_join() -> None:
    story = (("2025-08-13", "The mayor resigned on Monday."), ("2025-08-14", "The mayor stepped down on Monday."))
    assert len({each.happening_id for each in link(c for claims in documents(story) for c in claims)}) == 1


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(STORY))), st.integers(1, len(STORY)))
def test_the_order_of_arrival_and_its_batches_do_not_matter(order: list[int], size: int) -> None:
    all_of_them = documents(STORY)
    arriving = [all_of_them[number] for number in order]
    batches = [arriving[start : start + size] for start in range(0, len(arriving), size)]
    assert grouping(Linker(), batches) == grouping(Linker(), [all_of_them])


def test_what_is_known_goes_on() -> None:
    first, second, third = documents(BRIDGE)
    happening = happening_id(first[0].id)
    known = Linker([(claim, happening) for claim in first])
    changes = known.link([*second, *third])
    assert {change.happening_id for change in changes} == {happening}
    assert not any(isinstance(change, Link) and change.founds for change in changes)


def test_what_comes_late_and_was_published_first_takes_its_place() -> None:
    first, second, _ = documents(BRIDGE)
    linker = Linker()
    (begun,) = {change.happening_id for change in linker.link(second)}
    changes = linker.link(first)
    assert {change.happening_id for change in changes} == {begun}


def test_what_an_editor_kept_apart_stays_apart() -> None:
    first, second, _ = documents(BRIDGE)
    happening = "happening-of-an-editor"
    held = {claim.id: happening for claim in second}
    links = [c for c in Linker(decided=Decided(held=held)).link([*first, *second]) if isinstance(c, Link)]
    assert {each.happening_id for each in links if each.claim_id in held} == {happening}
    assert {each.why for each in links if each.claim_id in held} >= {"decided by an editor"}


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(STORY))))
def test_a_linker_made_anew_for_each_document_goes_on_where_the_last_one_stopped(order: list[int]) -> None:
    all_of_them = documents(STORY)
    of: dict[str, str] = {}
    known: list[Claim] = []
    for number in order:
        linker = Linker([(claim, of.get(claim.id)) for claim in known])
        follow(of, linker.link(all_of_them[number]))
        known += all_of_them[number]
    assert grouped(of) == grouping(Linker(), [all_of_them])
