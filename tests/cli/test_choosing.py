"""Which entries are printed first."""

from dataclasses import replace

from dateline.cli.choosing import Choice, chosen
from dateline.projections.views import Entry
from tests.exports.specimens import happening


def entry(importance: int, *, folded: str | None = None, pinned: bool = False, voices: int = 1) -> Entry:
    view = replace(happening(), importance=importance, folded_why=folded, voices=voices)
    return Entry(view, pinned, importance, folded is not None and not pinned)


LEAD, ASIDE, HABIT = entry(30, voices=3), entry(10), entry(20, folded="habit")


def test_what_is_folded_is_left_out_and_counted() -> None:
    found = chosen([LEAD, HABIT, ASIDE], Choice())
    assert found.shown == (LEAD, ASIDE)
    assert found.note == "Left out: 1 habit. --all shows them."


def test_the_most_important_come_in_their_order() -> None:
    found = chosen([ASIDE, LEAD], Choice(top=1))
    assert found.shown == (LEAD,)
    assert found.note == "Left out: 1 less important. --all shows them."


def test_importance_and_voices_may_be_asked_for() -> None:
    assert chosen([ASIDE, LEAD], Choice(importance=20)).shown == (LEAD,)
    assert chosen([ASIDE, LEAD], Choice(voices=2)).shown == (LEAD,)


def test_everything_and_what_is_pinned() -> None:
    pinned = entry(0, folded="opinion", pinned=True)
    assert chosen([HABIT, pinned], Choice(everything=True)).shown == (HABIT, pinned)
    assert chosen([LEAD, pinned], Choice(top=1)).shown == (LEAD, pinned)
