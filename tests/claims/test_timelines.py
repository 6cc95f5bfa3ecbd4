"""What may happen to a timeline: given its events, when a command comes, then these events follow, or this error."""

import pytest

from dateline import timelines
from dateline.errors import AlreadyDone, DatelineError, InvalidInput, NotFound
from dateline.events import (
    EntryHidden,
    EntryPinned,
    TimelineChanged,
    TimelineEvent,
    TimelineExtended,
    TimelinePublished,
)
from dateline.evidence import Selection
from dateline.timelines import (
    ChangeTimeline,
    Command,
    CreateTimeline,
    ExtendTimeline,
    HideEntry,
    PinEntry,
    PublishTimeline,
    Timeline,
    timeline_id,
)
from tests.given import DECISION, created

SLUG = "call"
CREATED = created(SLUG)
ID = timeline_id(SLUG)


def given(*events: TimelineEvent) -> Timeline | None:
    state = None
    for event in events:
        state = timelines.evolve(state, event)
    return state


def refused(state: Timeline | None, command: Command, error: type[DatelineError]) -> DatelineError:
    with pytest.raises(error) as raised:
        timelines.decide(command, state)
    return raised.value


def test_a_timeline_is_opened_once() -> None:
    command = CreateTimeline(slug=SLUG, title=" Call ", decision=DECISION)
    assert timelines.decide(command, None) == (CREATED,)
    refused(given(CREATED), command, AlreadyDone)


@pytest.mark.parametrize("slug", ["", "Call", "a--b", "-a", "a-", "ä", "a/b", "a b", "x" * 81, "call\n"])
def test_a_slug_can_be_an_address(slug: str) -> None:
    refused(None, CreateTimeline(slug=slug, title="Title", decision=DECISION), InvalidInput)


def test_a_timeline_has_a_title() -> None:
    refused(None, CreateTimeline(slug=SLUG, title="  ", decision=DECISION), InvalidInput)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(earliest="2025-08-13", latest="2025-08-13"),
        Selection(earliest="2025-08-14", latest="2025-08-13"),
        Selection(earliest="yesterday"),
    ],
)
def test_a_selection_holds_something(selection: Selection) -> None:
    refused(None, CreateTimeline(slug=SLUG, title="Call", selection=selection, decision=DECISION), InvalidInput)


def test_only_documents_that_are_new_to_a_timeline_are_added() -> None:
    state = given(created(SLUG, Selection(documents=("document-a",), names=("Kim",))))
    added = ("document-b", "document-a", "document-b", "document-c")
    (event,) = timelines.decide(ExtendTimeline(slug=SLUG, documents=added, decision=DECISION), state)
    assert event == TimelineExtended(timeline_id=ID, documents=("document-b", "document-c"), decision=DECISION)
    extended = timelines.evolve(state, event)
    assert extended.selection == Selection(documents=("document-a", "document-b", "document-c"), names=("Kim",))
    again = ExtendTimeline(slug=SLUG, documents=("document-c",), decision=DECISION)
    refused(extended, again, AlreadyDone)
    refused(extended, ExtendTimeline(slug=SLUG, documents=("call",), decision=DECISION), InvalidInput)


def test_a_change_keeps_what_it_does_not_name() -> None:
    (event,) = timelines.decide(ChangeTimeline(slug=SLUG, title="The call", decision=DECISION), given(CREATED))
    assert event == TimelineChanged(
        timeline_id=ID, title="The call", description=None, selection=Selection(), decision=DECISION
    )
    changed = given(CREATED, event)
    assert changed is not None
    assert (changed.slug, changed.title, changed.version) == (SLUG, "The call", 2)


def test_pinning_and_hiding_undo_each_other() -> None:
    pinned = EntryPinned(timeline_id=ID, happening_id="happening-1", decision=DECISION)
    hidden = EntryHidden(timeline_id=ID, happening_id="happening-1", decision=DECISION)
    state = given(CREATED, pinned)
    assert state is not None
    assert (state.pinned, state.hidden) == (("happening-1",), ())
    state = given(CREATED, pinned, hidden)
    assert state is not None
    assert (state.pinned, state.hidden) == ((), ("happening-1",))
    assert timelines.decide(PinEntry(slug=SLUG, happening_id="happening-1", decision=DECISION), state) == (pinned,)


@pytest.mark.parametrize(
    ("past", "command"),
    [
        (EntryPinned(timeline_id=ID, happening_id="h", decision=DECISION), PinEntry),
        (EntryHidden(timeline_id=ID, happening_id="h", decision=DECISION), HideEntry),
    ],
)
def test_nothing_is_pinned_or_hidden_twice(past: TimelineEvent, command: type[PinEntry] | type[HideEntry]) -> None:
    refused(given(CREATED, past), command(slug=SLUG, happening_id="h", decision=DECISION), AlreadyDone)


def test_a_timeline_is_published_at_a_position() -> None:
    command = PublishTimeline(slug=SLUG, position=7, decision=DECISION)
    (event,) = timelines.decide(command, given(CREATED))
    assert event == TimelinePublished(timeline_id=ID, position=7, decision=DECISION)
    refused(given(CREATED, event), command, AlreadyDone)
    refused(given(CREATED), PublishTimeline(slug=SLUG, position=0, decision=DECISION), InvalidInput)


@pytest.mark.parametrize(
    "command",
    [
        ChangeTimeline(slug=SLUG, title="x", decision=DECISION),
        HideEntry(slug=SLUG, happening_id="h", decision=DECISION),
        PublishTimeline(slug=SLUG, position=1, decision=DECISION),
    ],
)
def test_nothing_happens_to_a_timeline_that_is_not_there(command: Command) -> None:
    refused(None, command, NotFound)


def test_a_change_that_changes_nothing_is_refused() -> None:
    refused(given(CREATED), ChangeTimeline(slug=SLUG, title="Call", decision=DECISION), AlreadyDone)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(earliest="2025-02-30"),
        Selection(latest="2025-08-12T25:00"),
        Selection(earliest="2025-08-12T00:00:00", latest="2025-08-12"),
        Selection(documents=("claim-1",)),
        Selection(names=("Putin", " ")),
    ],
)
def test_a_selection_that_cannot_be_is_refused(selection: Selection) -> None:
    command = CreateTimeline(slug="call", title="Call", selection=selection, decision=DECISION)
    with pytest.raises(InvalidInput):
        timelines.decide(command, None)
