import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from dateline.exports.json import fingerprint, json_schema, to_json
from dateline.projections.views import AsOf
from tests.exports.specimens import PUBLICATION, TROOPS, TUESDAY, document, happening, reading, timeline


def validate(written: bytes) -> None:
    """Raise where the export is not of the promised shape."""
    Draft202012Validator(json_schema(), format_checker=FormatChecker()).validate(json.loads(written))


def test_the_schema_is_a_schema_and_refuses_other_shapes() -> None:
    Draft202012Validator.check_schema(json_schema())
    validate(to_json(reading(happening())))
    validate(to_json(reading()))
    export = json.loads(to_json(reading(happening())))
    del export["entries"][0]["happening"]["claims"][0]["span"]["text"]
    with pytest.raises(ValidationError):
        validate(json.dumps(export).encode())


def test_nothing_of_a_claim_is_lost() -> None:
    export = json.loads(to_json(reading(happening())))
    (said,) = export["entries"][0]["happening"]["claims"]
    assert said["span"] == {"start": 0, "end": 46, "text": "The two men spoke on Tuesday,\nthe Kremlin said."}
    assert said["times"] == [{name: getattr(TUESDAY, name) for name in TUESDAY.__struct_fields__}]
    assert said["quantities"] == [{name: getattr(TROOPS, name) for name in TROOPS.__struct_fields__}]
    assert said["publication"] == {name: getattr(PUBLICATION, name) for name in PUBLICATION.__struct_fields__}
    assert said["attribution"][0]["source"]["text"] == "Kremlin"
    assert said["document_id"] == export["documents"][0]["id"]


def test_it_says_what_moment_it_is_of() -> None:
    noon = datetime(2025, 8, 13, 12, tzinfo=UTC)
    export = json.loads(to_json(reading(as_of=AsOf(recorded=7, published=noon))))
    assert export["as_of"] == {"recorded": 7, "published": "2025-08-13T12:00:00Z"}


def test_the_same_reading_gives_the_same_bytes_and_sets_are_sorted() -> None:
    assert to_json(reading(happening())) == to_json(reading(happening()))
    assert json.loads(to_json(reading()))["timeline"]["hidden"] == ["happening-a", "happening-b", "happening-c"]


def test_the_fingerprint_follows_what_is_said_and_not_the_position() -> None:
    one = reading(happening())
    assert fingerprint(one) == fingerprint(replace(one, as_of=AsOf(recorded=41)))
    assert fingerprint(one) != fingerprint(reading(happening(revision=2)))
    assert fingerprint(one) != fingerprint(replace(one, timeline=timeline(title="Another")))
    assert fingerprint(one) != fingerprint(replace(one, documents=(document(status="withdrawn"),)))
    assert fingerprint(one) != fingerprint(
        replace(one, as_of=AsOf(recorded=40, published=datetime(2025, 8, 13, tzinfo=UTC)))
    )
