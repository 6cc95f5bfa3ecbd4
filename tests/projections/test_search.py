"""Words are found in claims and titles, at any moment, alike on both databases."""

import pytest

from dateline.errors import InvalidInput
from dateline.projections.reader import Reader
from dateline.projections.runner import Runner
from dateline.projections.views import AsOf
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from tests.projections.log import CALL_A, CALL_B, HISTORY, LATER, SUMMIT, SUMMIT_A, TROOPS_A, A, B, Clock, append


@pytest.fixture
def store(database: Database) -> EventStore:
    store = EventStore(database, Clock())
    append(store, HISTORY)
    Runner(store).catch_up()
    return store


@pytest.fixture
def reader(store: EventStore) -> Reader:
    return Reader(store, lambda: LATER)


def found(reader: Reader, words: str, as_of: AsOf = AsOf(), limit: int = 20) -> list[str]:  # noqa: B008
    return [match.id for match in reader.search(words, as_of, limit=limit)]


def test_what_has_all_words_is_found_the_last_recorded_first(reader: Reader) -> None:
    assert found(reader, "phone") == [CALL_B.claim_id, CALL_A.claim_id]
    assert found(reader, "phone kim spoke") == [CALL_B.claim_id]
    assert found(reader, "phone summit") == []
    assert found(reader, "phone", limit=1) == [CALL_B.claim_id]


def test_words_in_other_forms_and_other_case(reader: Reader) -> None:
    assert found(reader, "PHONES call") == [CALL_A.claim_id]
    assert found(reader, "troop") == [TROOPS_A.claim_id]


def test_a_phrase_stands_as_it_is(reader: Reader) -> None:
    assert found(reader, '"phone call"') == [CALL_A.claim_id]
    assert found(reader, '"call phone"') == []


def test_titles_of_documents_and_of_editors(reader: Reader) -> None:
    assert found(reader, "document") == [B.document_id, A.document_id]
    (title,) = reader.search("alaska")
    assert (title.kind, title.happening_id, title.text) == ("happening", SUMMIT, "The Alaska summit")


def test_a_claim_comes_with_its_speaker_its_document_and_its_happening(reader: Reader) -> None:
    (match,) = reader.search("trump")
    assert (match.kind, match.id, match.speaker) == ("claim", SUMMIT_A.claim_id, "Outlet A")
    assert (match.document_id, match.happening_id) == (A.document_id, SUMMIT)


def test_at_an_earlier_moment(reader: Reader) -> None:
    assert found(reader, "phone", AsOf(recorded=10)) == [CALL_A.claim_id]
    assert found(reader, "phone", AsOf(recorded=3)) == []
    assert found(reader, "phone", reader.as_of(None, "2025-08-13")) == [CALL_A.claim_id]


def test_a_rebuild_finds_the_same_and_nothing_twice(store: EventStore, reader: Reader) -> None:
    before = found(reader, "phone")
    for _ in range(2):
        assert Runner(store).rebuild("happenings").same
    assert found(reader, "phone") == before


@pytest.mark.parametrize("words", ["", "   ", "!?", '""', "-"])
def test_no_words(reader: Reader, words: str) -> None:
    with pytest.raises(InvalidInput, match="no word"):
        reader.search(words)


@pytest.mark.parametrize(
    "words", ['phone"', "phone*", "phone AND", "NEAR(phone", "text:phone", "phone & kim", "o'phone"]
)
def test_signs_of_a_query_language_are_but_signs(reader: Reader, words: str) -> None:
    assert set(found(reader, words)) <= {CALL_A.claim_id, CALL_B.claim_id}


def test_not_fewer_than_none(reader: Reader) -> None:
    with pytest.raises(InvalidInput):
        reader.search("phone", limit=-1)
