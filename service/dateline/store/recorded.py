"""What goes into the log and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from uuid import UUID

from dateline.events import Event
from dateline.serialization import EVENTS


class Expected(Enum):
    """The two expected versions that are not numbers."""

    NO_STREAM = "no stream"
    ANY = "any version"


NO_STREAM = Expected.NO_STREAM
ANY = Expected.ANY
ExpectedVersion = int | Expected


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event on its way into the log. The id makes a retry harmless; metadata says who asked and through what."""

    event_id: UUID
    event: Event
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Append:
    """Events for one stream and the guard on them; several of these are appended together or not at all."""

    stream: str
    events: tuple[NewEvent, ...]
    expected_version: ExpectedVersion


@dataclass(frozen=True, slots=True)
class Appended:
    """Where one `Append` landed: first and last position and version, inclusive. `repeated`: it was there already."""

    stream: str
    first_position: int
    last_position: int
    first_version: int
    last_version: int
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event as the log holds it, decoded to its newest version. `recorded_at` is aware, in UTC."""

    position: int
    event_id: UUID
    stream: str
    version: int
    type: str
    recorded_at: datetime
    event: Event
    metadata: Mapping[str, str]


def new_event(event: Event, metadata: Mapping[str, str] | None = None, *, occurrence: str = "") -> NewEvent:
    """An event with the id that follows from what it says, so that appending it twice appends it once.

    `occurrence` sets apart a second event that says the same in the same stream (`Serialization.event_id`).
    """
    return NewEvent(EVENTS.event_id(event, occurrence), event, metadata or {})
