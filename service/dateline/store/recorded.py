"""What goes into the log and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import Enum
from uuid import UUID

import msgspec

from dateline.errors import InvalidInput
from dateline.events import Event
from dateline.serialization import EVENTS, StoredForm, decode_metadata, event_id

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Expected(Enum):
    """The two expected versions that are not numbers."""

    NO_STREAM = "no stream"
    ANY = "any version"


NO_STREAM = Expected.NO_STREAM
ANY = Expected.ANY
ExpectedVersion = int | Expected


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event on its way into the log. The id makes a retry harmless; metadata says who asked and through what.

    `stored` is its stored form where the id was derived from it, so that an event is encoded once; `new_event` sets it.
    """

    event_id: UUID
    event: Event
    metadata: Mapping[str, str] = field(default_factory=dict)
    stored: StoredForm | None = field(default=None, compare=False, repr=False)


class Append(msgspec.Struct, frozen=True):
    """Events for one stream and the guard on them; several of these are appended together or not at all."""

    stream: str
    events: tuple[NewEvent, ...]
    expected_version: ExpectedVersion


class Appended(msgspec.Struct, frozen=True, gc=False):
    """Where one `Append` landed: first and last position and version, inclusive. `repeated`: it was there already."""

    stream: str
    first_position: int
    last_position: int
    first_version: int
    last_version: int
    repeated: bool = False


class RecordedEvent(msgspec.Struct, frozen=True, gc=False):
    """An event as the log holds it, decoded to its newest version.

    What few readers ask for stays as it was stored until it is asked for: a projection reads millions of these.
    """

    position: int
    stored_id: bytes
    stream: str
    version: int
    type: str
    event: Event
    stored_metadata: bytes
    stored_at: int

    @property
    def event_id(self) -> UUID:
        """The id the event was appended under."""
        return UUID(bytes=self.stored_id)

    @property
    def recorded_at(self) -> datetime:
        """When the log learned it: an aware datetime in UTC."""
        return EPOCH + timedelta(microseconds=self.stored_at)

    @property
    def metadata(self) -> Mapping[str, str]:
        """Who asked, and through what."""
        return decode_metadata(self.stored_metadata)


def microseconds(moment: datetime) -> int:
    """An aware datetime as microseconds since 1970-01-01T00:00:00Z. Raises InvalidInput without a zone."""
    if moment.tzinfo is None:
        raise InvalidInput(f"{moment.isoformat()} has no time zone.", moment=moment.isoformat())
    return (moment - EPOCH) // timedelta(microseconds=1)


def new_event(event: Event, metadata: Mapping[str, str] | None = None, *, occurrence: str = "") -> NewEvent:
    """An event with the id that follows from what it says, so that appending it twice appends it once.

    `occurrence` sets apart a second event that says the same in the same stream (`serialization.event_id`).
    """
    stored = EVENTS.stored_form(event)
    return NewEvent(event_id(event.stream, stored, occurrence), event, metadata or {}, stored)
