"""Stored names, bytes, versions and schemas: what is written once has to be read for ever."""

import hashlib
import json
from pathlib import Path
from typing import ClassVar

import jsonschema
import msgspec
import pytest

from dateline.errors import InvalidInput, UnknownEventType
from dateline.event_names import EVENT_TYPES
from dateline.events import Event, SourceEvent, SourceRegistered
from dateline.serialization import EVENTS, UPCASTERS, Serialization, event_schemas
from dateline.store.recorded import new_event

ROOT = Path(__file__).parents[1]
SPECIMENS = ROOT / "fixtures" / "events"
SCHEMAS = ROOT / "schema" / "events"
VERSIONS = [(name, version) for name, event_type in EVENT_TYPES.items() for version in range(1, event_type.VERSION + 1)]


@pytest.mark.parametrize(("name", "version"), VERSIONS)
def test_a_specimen_of_every_version_is_read(name: str, version: int) -> None:
    """Old versions through their upcasters, the newest also byte for byte."""
    data = (SPECIMENS / f"{name}.v{version}.json").read_bytes().rstrip(b"\n")
    event = EVENTS.decode(name, version, data)
    assert type(event) is EVENT_TYPES[name]
    if version == event.VERSION:
        assert EVENTS.stored_form(event) == (name, version, data)


@pytest.mark.parametrize(("name", "version"), VERSIONS)
def test_a_schema_of_every_version_describes_its_specimen(name: str, version: int) -> None:
    schema = json.loads((SCHEMAS / f"{name}.v{version}.json").read_text())
    specimen = json.loads((SPECIMENS / f"{name}.v{version}.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(specimen)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({**specimen, "unheard_of": 1})


def test_no_specimen_without_a_type_and_no_upcaster_missing() -> None:
    named = {f"{name}.v{version}.json" for name, version in VERSIONS}
    assert {path.name for path in SPECIMENS.iterdir()} == named
    assert {path.name for path in SCHEMAS.iterdir()} == named
    assert event_schemas().keys() <= named
    assert UPCASTERS.keys() == {(n, v) for n, v in VERSIONS if v < EVENT_TYPES[n].VERSION}


def test_every_event_says_in_one_sentence_what_happened() -> None:
    for event_type in EVENT_TYPES.values():
        sentence = " ".join((event_type.__doc__ or "").split())
        assert sentence.endswith(".")
        assert sentence.count(". ") == 0


def test_bytes_are_canonical() -> None:
    event = SourceRegistered(source_id="source-a", name="Ä “b”", zone=None)
    assert EVENTS.encode(event) == '{"name":"Ä “b”","source_id":"source-a","zone":null}'.encode()


class Renamed(SourceEvent, frozen=True, kw_only=True):
    """A source changed its name."""

    VERSION: ClassVar[int] = 3

    names: tuple[str, ...]
    why: str


def version_2(data: dict[str, object]) -> dict[str, object]:
    return {"source_id": data["source_id"], "names": [data["name"]]}


def version_3(data: dict[str, object]) -> dict[str, object]:
    return {**data, "why": "nobody said"}


TYPES: dict[str, type[Event]] = {"source-renamed": Renamed}
NEWEST = Renamed(source_id="source-a", names=("B",), why="nobody said")


def test_upcasters_lead_from_any_version_to_the_newest() -> None:
    ladder = Serialization(TYPES, {("source-renamed", 1): version_2, ("source-renamed", 2): version_3})
    assert ladder.decode("source-renamed", 1, b'{"source_id":"source-a","name":"B"}') == NEWEST
    assert ladder.decode("source-renamed", 2, b'{"source_id":"source-a","names":["B"]}') == NEWEST
    assert ladder.decode("source-renamed", 3, ladder.encode(NEWEST)) == NEWEST


def test_unknown_types_and_versions_name_both() -> None:
    gap = Serialization(TYPES, {("source-renamed", 1): version_2})
    with pytest.raises(UnknownEventType, match='of type "moon-landed" \\(version 2\\)') as unknown:
        gap.decode("moon-landed", 2, b"{}")
    assert unknown.value.values == {"type": "moon-landed", "version": 2}
    with pytest.raises(UnknownEventType, match='"source-renamed" of version 4; this program reads it only'):
        gap.decode("source-renamed", 4, b"{}")
    with pytest.raises(UnknownEventType, match='"source-renamed" of version 2'):
        gap.decode("source-renamed", 1, b'{"source_id":"source-a","name":"B"}')
    with pytest.raises(UnknownEventType, match="does not have the shape of that version"):
        gap.decode("source-renamed", 3, b'{"source_id":"source-a"}')
    with pytest.raises(UnknownEventType, match="Renamed has no stored name"):
        EVENTS.encode(NEWEST)


def test_what_cannot_be_read_back_is_not_written() -> None:
    with pytest.raises(InvalidInput, match="source-registered cannot be recorded"):
        EVENTS.encode(SourceRegistered(source_id="source-a", name=7))  # type: ignore[arg-type]


def test_ids_follow_from_content() -> None:
    event = SourceRegistered(source_id="source-a", name="A")
    same, other = new_event(event).event_id, new_event(msgspec.structs.replace(event, name="B")).event_id
    assert same == new_event(SourceRegistered(name="A", source_id="source-a")).event_id
    assert len({same, other, *(new_event(event, occurrence=o).event_id for o in "12")}) == 4
    assert (same.version, same.variant) == (8, "specified in RFC 4122")
    assert same.bytes[:6] == other.bytes[:6] == hashlib.sha256(b"source-a").digest()[:6]


@pytest.mark.parametrize(
    "event",
    [
        SourceRegistered(source_id="source-a", name="A\0B", zone=None),
        SourceRegistered(source_id="source-a", name="A\\\0B", zone=None),
        Renamed(source_id="source-a", names=("A", "\0"), why="nobody said"),
    ],
)
def test_no_string_has_a_nul_which_postgresql_cannot_hold(event: Event) -> None:
    ladder = Serialization({"source-registered": SourceRegistered, **TYPES}, {})
    with pytest.raises(InvalidInput, match=rf"A {ladder.name_of(event)} cannot be recorded: it has a NUL in it\."):
        ladder.stored_form(event)


def test_a_nul_that_is_only_spelled_out_is_text() -> None:
    event = SourceRegistered(source_id="source-a", name=r"A\u0000B", zone=None)
    assert EVENTS.decode(*EVENTS.stored_form(event)) == event
