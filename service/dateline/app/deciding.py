"""The loop around every decision: load a thing, decide what follows, append it; anew when the thing has moved on."""

from collections.abc import Callable
from typing import TypeVar

from dateline.errors import WrongExpectedVersion
from dateline.events import Event
from dateline.store.appender import Appender
from dateline.store.event_store import EventStore
from dateline.store.recorded import NO_STREAM, Append, new_event

Log = Appender | EventStore
State = TypeVar("State")
EventKind = TypeVar("EventKind", bound=Event)

# A command that nobody tied to a version is decided anew when the stream has moved on meanwhile.
_ATTEMPTS = 5


def decide_and_append(
    log: Log,
    stream: str,
    decide: Callable[[State | None], tuple[EventKind, ...]],
    load: Callable[[str], State | None],
    expected_version: int | None = None,
) -> None:
    """Append what a decision on a thing comes to, all or nothing.

    `expected_version` is the number of events that the caller believes the thing to have; None does not care. Raises
    WrongExpectedVersion where it has another, and whatever `decide` raises.
    """
    for attempt in range(_ATTEMPTS):
        state = load(stream)
        version = getattr(state, "version", 0)
        if expected_version is not None and version != expected_version:
            raise WrongExpectedVersion(
                f"{stream} is at version {version}, not at {expected_version}: read it again.",
                stream=stream,
                expected=expected_version,
                actual=version,
            )
        events = tuple(new_event(event, occurrence=str(version)) for event in decide(state))
        try:
            log.append_many([Append(stream, events, version or NO_STREAM)])
            return
        except WrongExpectedVersion:
            if expected_version is not None or attempt == _ATTEMPTS - 1:
                raise
