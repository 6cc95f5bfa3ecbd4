"""How events become bytes and bytes become events: stored names, versions, upcasters, JSON Schema.

The bytes are canonical JSON: UTF-8, no white space, the fields of every object in order of their names. They are what
is stored, what is hashed and what event ids are derived from, so the order of fields in a class is free to change.
An old version of an event is read by sending it through an upcaster per step, up to the version the program knows.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import msgspec

from dateline.errors import InvalidInput, UnknownEventType
from dateline.event_names import EVENT_TYPES
from dateline.events import Event

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
StoredForm = tuple[str, int, bytes]  # name, version, canonical JSON
PLACE = 12  # characters of an id that things which are recorded together have in common

# (stored name, n) -> what turns the data of version n into the data of version n+1.
# Version 2 of these has fields that version 1 has not; their defaults say that nobody knew.
UPCASTERS: dict[tuple[str, int], Upcaster] = {
    (name, 1): dict
    for name in (
        "document-recorded",
        "document-revised",
        "document-text-erased",
        "claim-recorded",
        "claim-corrected",
    )
}

_encode = msgspec.json.Encoder(order="sorted").encode

# U+0000 as canonical JSON spells it; behind an escaped backslash the same letters are mere text.
_NUL = b"\\u0000"
_UNESCAPED_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


class Serialization:
    """A set of event types with their stored names, and the upcasters that lead to their newest versions.

    `decoders` holds, for the newest version of each type, what reads it; `decode` reads any version.
    """

    def __init__(
        self, types: Mapping[str, type[Event]] = EVENT_TYPES, upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS
    ) -> None:
        self.types = types
        self._upcasters = upcasters
        self._names = {event_type: name for name, event_type in types.items()}
        self.decoders = {
            (name, event_type.VERSION): msgspec.json.Decoder(event_type).decode for name, event_type in types.items()
        }

    def name_of(self, event: Event) -> str:
        """The stored name of an event's type. Raises UnknownEventType where it has none."""
        try:
            return self._names[type(event)]
        except KeyError:
            name = type(event).__name__
            raise UnknownEventType(f"{name} has no stored name, so it cannot be recorded.", type=name) from None

    def encode(self, event: Event) -> bytes:
        """The canonical JSON of an event. See `stored_form`."""
        return self.stored_form(event)[2]

    def stored_form(self, event: Event) -> StoredForm:
        """What is stored of an event: its name, version and canonical JSON, checked by reading it back.

        msgspec validates what it decodes but not what it constructs; nothing unreadable may enter the log.
        No string has a NUL: PostgreSQL's text cannot hold one (its manual, section 8.3), and a projection that met it
        would stop. Raises InvalidInput where a value does not fit, UnknownEventType where the type has no stored name.
        """
        name = self.name_of(event)
        try:
            data = _encode(event)
            self.decoders[name, event.VERSION](data)
        except (msgspec.MsgspecError, TypeError, UnicodeEncodeError, OverflowError) as error:
            raise InvalidInput(f"A {name} cannot be recorded: {error}.", type=name, reason=str(error)) from error
        if _NUL in data and _UNESCAPED_NUL.search(data):
            raise InvalidInput(f"A {name} cannot be recorded: it has a NUL in it.", type=name)
        return name, event.VERSION, data

    def decode(self, name: str, version: int, data: bytes) -> Event:
        """The event that stored data means, in its newest version.

        Raises UnknownEventType where the name or the version is not known, or the data do not have its shape.
        """
        decoder = self.decoders.get((name, version))
        try:
            return decoder(data) if decoder else self._upcast(name, version, data)
        except msgspec.MsgspecError as error:
            raise UnknownEventType(
                f"A stored {name} of version {version} does not have the shape of that version: {error}.",
                type=name,
                version=version,
            ) from error

    def _upcast(self, name: str, version: int, data: bytes) -> Event:
        event_type = self.types.get(name)
        if event_type is None:
            raise UnknownEventType(
                f'The log holds an event of type "{name}" (version {version}), which this program does not know.',
                type=name,
                version=version,
            )
        newest = event_type.VERSION
        fields: dict[str, Any] = msgspec.json.decode(data, type=dict)
        for step in range(version, newest):
            upcaster = self._upcasters.get((name, step))
            if upcaster is None:
                break
            fields, version = upcaster(fields), step + 1
        if version != newest:
            raise UnknownEventType(
                f'The log holds a "{name}" of version {version}; this program reads it only as version {newest}.',
                type=name,
                version=version,
                newest=newest,
            )
        return msgspec.convert(fields, event_type)

    def schemas(self) -> dict[str, str]:
        """The JSON Schema (2020-12) of the newest version of every type: file name -> text."""
        return {f"{name}.v{kind.VERSION}.json": _schema(name, kind) for name, kind in sorted(self.types.items())}


def event_id(stream: str, stored: StoredForm, occurrence: str = "") -> UUID:
    """The id derived from what an event says: a UUID of version 8 (RFC 9562 section 5.8).

    Six bytes of the SHA-256 of the place, then ten of the SHA-256 of stream, type and data, less the six bits that
    mark the version. The place is the stream's kind and the first twelve characters behind it, so ids of one stream,
    and of all claims of one document, lie together in an index: a batch touches few of its pages (decision 0012).
    `occurrence` sets apart a second event that says the same in the same stream, such as a correction that goes
    back to an earlier reading; the version it follows on is a good one.
    """
    name, version, data = stored
    place = stream[: stream.find("-") + 1 + PLACE].encode()
    head = b"%b\n%b\n%d\n%b\n" % (stream.encode(), name.encode(), version, occurrence.encode())
    number = int.from_bytes(hashlib.sha256(place).digest()[:6] + hashlib.sha256(head + data).digest()[:10])
    return UUID(int=number & ~(0xF << 76) & ~(0x3 << 62) | 8 << 76 | 2 << 62)


def encode_metadata(metadata: Mapping[str, str]) -> bytes:
    """Metadata as canonical JSON. Raises InvalidInput where a value is not text."""
    try:
        data = _encode(metadata)
        decode_metadata(data)
    except (msgspec.MsgspecError, TypeError, UnicodeEncodeError) as error:
        raise InvalidInput(f"Metadata must be names with text: {error}.", reason=str(error)) from error
    return data


decode_metadata = msgspec.json.Decoder(dict[str, str]).decode


def event_schemas() -> dict[str, str]:
    """The files of schema/events/ that follow from the code: file name -> text.

    Files of versions that are no longer the newest stay as they were written.
    """
    return EVENTS.schemas()


def _schema(name: str, event_type: type[Event]) -> str:
    (reference,), definitions = msgspec.json.schema_components([event_type], ref_template="#/$defs/{name}")
    own = reference["$ref"].rsplit("/", 1)[1]
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://dateline.example/schema/events/{name}.v{event_type.VERSION}.json",
        **definitions.pop(own),
        "title": name,
        "$defs": dict(sorted(definitions.items())),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


EVENTS = Serialization()
