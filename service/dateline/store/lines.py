"""The lines of an exported log: CloudEvents 1.0 in JSON, byte for byte what is stored. Pure.

There is exactly one way to write each line; reading one that is written otherwise is an error, so no bit of a file can
change unnoticed. What CloudEvents have no word for are extension attributes.
"""

import re
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec

from dateline.serialization import decode_metadata
from dateline.store.planning import STREAM_NAME
from dateline.store.recorded import EPOCH, microseconds

SOURCE = "/dateline/log"
TEXT = "document-text"
END = "log-exported"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TYPE = re.compile(r"[^\x00-\x20\x7f]+")
_NUMBERS = range(1, 2**31)  # what an INTEGER of PostgreSQL holds

Row = tuple[Any, ...]


class EventLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event: `subject` is its stream, `data` the stored bytes."""

    specversion: str = "1.0"
    source: str = SOURCE
    type: str
    id: str
    subject: str
    time: str
    datacontenttype: str = "application/json"
    position: int
    streamversion: int
    typeversion: int
    leafhash: str
    metadata: str
    data: msgspec.Raw


class TextLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A text kept beside the log, by its SHA-256; without data where it was erased."""

    specversion: str
    source: str
    type: str
    id: str
    data_base64: bytes | None = None


class EndLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The last line: how many events there are and under which root (`id`), and the SHA-256 of all lines of texts."""

    specversion: str
    source: str
    type: str
    id: str
    size: int
    texts: str


class _Kind(msgspec.Struct):
    type: str


_encode = msgspec.json.Encoder().encode
_decode_kind = msgspec.json.Decoder(_Kind).decode
_decode_event = msgspec.json.Decoder(EventLine).decode
_decode_text = msgspec.json.Decoder(TextLine).decode
_decode_end = msgspec.json.Decoder(EndLine).decode


def kind_of(line: bytes) -> str:
    """The type a line states: TEXT, END or the stored name of an event. Raises ValueError where it states none."""
    return _decode_kind(line).type


def event_line(row: Row) -> bytes:
    """A stored row (all columns, in order) as a line, without its line feed."""
    position, event_id, stream, version, name, type_version, data, metadata, recorded_at, leaf = row
    time = (EPOCH + timedelta(microseconds=recorded_at)).isoformat(timespec="microseconds")
    return _encode(
        EventLine(
            type=name,
            id=str(UUID(bytes=event_id)),
            subject=stream,
            time=time.replace("+00:00", "Z"),
            position=position,
            streamversion=version,
            typeversion=type_version,
            leafhash=leaf.hex(),
            metadata=metadata.decode(),
            data=msgspec.Raw(data),
        )
    )


def read_event(line: bytes) -> Row:
    """The stored row that a line means.

    Raises ValueError where it is not exactly as `event_line` writes it, or could not have been recorded.
    """
    event = _decode_event(line)
    row = (
        event.position,
        UUID(event.id).bytes,
        event.subject,
        event.streamversion,
        event.type,
        event.typeversion,
        bytes(event.data),
        event.metadata.encode(),
        microseconds(datetime.fromisoformat(event.time)),
        bytes.fromhex(event.leafhash),
    )
    _same(event_line(row), line)
    _recordable(row)
    return row


def _recordable(row: Row) -> None:
    """Raises ValueError at what no append lets in: hashes alone cannot tell whether an event was ever recorded."""
    _, _, stream, version, name, type_version, data, metadata, _, _ = row
    if version not in _NUMBERS or type_version not in _NUMBERS:
        raise ValueError("its versions cannot be")
    if not STREAM_NAME.fullmatch(stream):
        raise ValueError("its subject cannot name a stream")
    if not _TYPE.fullmatch(name):
        raise ValueError("its type cannot name an event")
    if data[:1] != b"{":
        raise ValueError("its data are no object")
    decode_metadata(metadata)


def text_line(key: str, text: bytes | None) -> bytes:
    """A kept text (None: erased) under its SHA-256 as a line."""
    return _encode(TextLine(specversion="1.0", source=SOURCE, type=TEXT, id=key, data_base64=text))


def read_text(line: bytes) -> tuple[str, bytes | None]:
    """SHA-256 and text. Raises ValueError where they do not belong together, or the line is written otherwise."""
    read = _decode_text(line)
    _same(text_line(read.id, read.data_base64), line)
    if not _SHA256.fullmatch(read.id) or (
        read.data_base64 is not None and sha256(read.data_base64).hexdigest() != read.id
    ):
        raise ValueError(f"the text has another SHA-256 than {read.id}")
    return read.id, read.data_base64


def end_line(size: int, root: bytes, texts: bytes) -> bytes:
    """Size, root and the SHA-256 of the lines of texts as the last line."""
    return _encode(EndLine(specversion="1.0", source=SOURCE, type=END, id=root.hex(), size=size, texts=texts.hex()))


def read_end(line: bytes) -> tuple[int, bytes, bytes]:
    """Size, root, and the SHA-256 of the lines of texts. Raises ValueError where the line is written otherwise."""
    end = _decode_end(line)
    read = end.size, bytes.fromhex(end.id), bytes.fromhex(end.texts)
    _same(end_line(*read), line)
    return read


def _same(written: bytes, line: bytes) -> None:
    if written != line:
        raise ValueError("it is not written as an export writes it")
