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
def test_blocks_stand_in_their_text_one_after_the_other(name):
    for document in READ[name] if isinstance(READ[name], list) else ():
        end = 0
        for _, words, _ in document["blocks"]:
            end = document["text"].index(words, end) + len(words)
