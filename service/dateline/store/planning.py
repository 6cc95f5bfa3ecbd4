"""What an append may do, decided before anything is written. Pure.

Requests are encoded before the head of the log is locked (`prepare`), then laid one after the other into a `Plan` that
knows the versions and event ids concerned. A request that conflicts raises and leaves the plan as it was, so one
caller's conflict never touches its neighbours in the same transaction.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.errors import EventIdReused, InvalidInput, WrongExpectedVersion
from dateline.serialization import EVENTS, Serialization, encode_metadata
from dateline.store.recorded import ANY, NO_STREAM, Append, Appended, Expected, ExpectedVersion

STREAM_NAME = re.compile(r"[a-z]+-[\w.:-]{1,200}")

# event_id, type, type_version, data, metadata
Encoded = tuple[bytes, str, int, bytes, bytes]
# position, event_id, stream, version, type, type_version, data, metadata: the first columns of the table
PlannedRow = tuple[int, bytes, str, int, str, int, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Request:
    """One caller's appends, encoded: all of them are appended, or none."""

    appends: tuple[tuple[str, ExpectedVersion, tuple[Encoded, ...]], ...]
    texts: Mapping[str, bytes] = field(default_factory=dict)
    erased: tuple[str, ...] = ()


def prepare(
    appends: Sequence[Append],
    texts: Mapping[str, bytes],
    erased: Iterable[str],
    serialization: Serialization,
) -> Request:
    """Encode and check appends. Raises InvalidInput where one cannot be stored as it is."""
    for sha256, text in texts.items():
        if hashlib.sha256(text).hexdigest() != sha256:
            raise InvalidInput(f"The text given for {sha256} has another SHA-256.", sha256=sha256)
    return Request(
        tuple((append.stream, append.expected_version, _encode(append, serialization)) for append in appends),
        texts,
        tuple(erased),
    )


def _encode(append: Append, serialization: Serialization) -> tuple[Encoded, ...]:
    stream = append.stream
    if not STREAM_NAME.fullmatch(stream):
        raise InvalidInput(f'"{stream}" cannot name a stream: kind, hyphen, id is the form.', stream=stream)
    if not append.events:
        raise InvalidInput(f"There is nothing to append to {stream}.", stream=stream)
    encoded = []
    for new in append.events:
        if new.event.stream != stream:
            of = new.event.stream
            raise InvalidInput(f"An event of {of} was given for {stream}.", stream=stream, of=of)
        metadata = encode_metadata(new.metadata) if new.metadata else b"{}"
        stored = new.stored if serialization is EVENTS else None
        encoded.append((new.event_id.bytes, *(stored or serialization.stored_form(new.event)), metadata))
    return tuple(encoded)


class Plan:
    """The rows that one transaction will insert after `position`."""

    def __init__(self, position: int, versions: dict[str, int], known: dict[bytes, PlannedRow]) -> None:
        self.position = position
        self.rows: list[PlannedRow] = []
        self._versions = versions
        self._known = known

    def add(self, request: Request) -> list[Appended]:
        """Where the request's events go. Raises WrongExpectedVersion or EventIdReused and then keeps nothing of it."""
        rows: list[PlannedRow] = []
        versions: dict[str, int] = {}
        landed = []
        for stream, expected, events in request.appends:
            repeated = self._repeated(stream, events)
            if repeated:
                landed.append(repeated)
                continue
            version = versions.get(stream, self._versions.get(stream, 0))
            check_expected(stream, expected, version)
            first = position = self.position + len(rows) + 1
            for event_id, name, type_version, data, metadata in events:
                version += 1
                rows.append((position, event_id, stream, version, name, type_version, data, metadata))
                position += 1
            versions[stream] = version
            landed.append(Appended(stream, first, position - 1, version - len(events) + 1, version))
        fresh = {row[1]: row for row in rows}
        if len(fresh) < len(rows):
            raise EventIdReused("The same event was given twice in one append.", streams=sorted(versions))
        self.rows += rows
        self.position += len(rows)
        self._versions.update(versions)
        self._known.update(fresh)
        return landed

    def _repeated(self, stream: str, events: Sequence[Encoded]) -> Appended | None:
        """Where these events were put the first time; None where none of them is known."""
        known = [self._known.get(event[0]) for event in events]
        if not any(known):
            return None
        found = []
        for (event_id, name, type_version, data, _), before in zip(events, known, strict=True):
            if before is None:
                raise EventIdReused(
                    f"Some of the events given for {stream} are in the log already and some are not.", stream=stream
                )
            if before[2] != stream or before[4:7] != (name, type_version, data):
                raise EventIdReused(
                    f"Event id {event_id.hex()} is in the log already, with another body, in {before[2]}.",
                    event_id=event_id.hex(),
                    stream=stream,
                    found_in=before[2],
                )
            found.append(before)
        first, last = found[0], found[-1]
        if [row[0] for row in found] != list(range(first[0], first[0] + len(found))):
            raise EventIdReused(
                f"The events given for {stream} are in the log already, but not together.", stream=stream
            )
        return Appended(stream, first[0], last[0], first[3], last[3], repeated=True)


def check_expected(stream: str, expected: ExpectedVersion, actual: int) -> None:
    """Raises WrongExpectedVersion unless a stream at version `actual` (0: it does not exist) is what was expected.

    Raises InvalidInput where `expected` is neither a number nor one of `Expected`.
    """
    if expected is ANY or expected == actual or (expected is NO_STREAM and actual == 0):
        return
    if type(expected) is not int and not isinstance(expected, Expected):
        raise InvalidInput(f"{expected!r} is no version to expect.", expected=repr(expected))
    wanted = "not to exist yet" if expected in (NO_STREAM, 0) else f"at version {expected}"
    found = f"is at version {actual}" if actual else "does not exist"
    raise WrongExpectedVersion(
        f"{stream} was expected {wanted}, but it {found}.",
        stream=stream,
        expected=expected if isinstance(expected, int) else expected.value,
        actual=actual,
    )
