"""Every fixture in fixtures/documents is read as expected.json says: publication, text, blocks; or refused so."""

import json

import pytest

from dateline.documents import FORMATS
from tests.documents.expected import EXPECTED, fixtures, outcome

READ = json.loads(EXPECTED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", fixtures(), ids=lambda path: path.name)
def test_a_fixture_is_read_as_written_down(path):
    assert outcome(path) == READ[path.name]


def test_every_fixture_has_an_expectation():
    assert {path.name for path in fixtures()} == set(READ)


def test_every_format_has_a_fixture():
    read = {document["format"] for documents in READ.values() if isinstance(documents, list) for document in documents}
    assert read == {form.name for form in FORMATS}


@pytest.mark.parametrize("name", READ)
def test_blocks_lie_in_order_and_do_not_overlap(name):
    for document in READ[name] if isinstance(READ[name], list) else ():
        if "blocks" in document and document["format"] not in ("text", "brief", "jsonl"):
            held = " ".join(words for _, words, _ in document["blocks"])
            assert held.split() == document["text"].split()  # a dateline and its body share a line
