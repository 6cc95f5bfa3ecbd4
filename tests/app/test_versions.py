"""Versions of a document: what the log says when another text stands under an address, the whole way from files."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dateline.app import App, Destination, Outcome, Refused, Settings
from dateline.app.sources import files_in, items_of_file
from dateline.documents import Document, parse_text
from dateline.documents.notices import correction_note, withdrawal_notice
from dateline.events import DocumentCorrected, DocumentRevised, DocumentWithdrawn
from dateline.store.database import Database
from dateline.store.event_store import system_clock

URL = "https://courier.example/bridge"
FIRST = "Bridge reopens\n\nAna Silva opened the bridge in Lisbon on Tuesday. Jonas Berg resigned on Monday.\n"
SECOND = "Bridge reopens\n\nAna Silva opened the bridge in Lisbon on Tuesday. Mira Kovac left the city on Monday.\n"


@pytest.fixture
def app(database: Database) -> App:
    app = App(database, system_clock, Settings(database_url="sqlite:///unused.db"))
    app.catch_up()
    return app


def line(text: str, published: str = "2025-08-13T10:00:00Z", **rest: str) -> dict[str, str]:
    return {"id": "a", "published": published, "text": text, "source": "Courier", "url": URL, **rest}


def ingest(app: App, folder: Path, *lines: dict[str, str]) -> list[str]:
    """The ids of the documents, in order; all lines go in together."""
    path = folder / "all.jsonl"
    path.write_text("".join(json.dumps({**each, "id": f"n{n}"}) + "\n" for n, each in enumerate(lines)))
    (found,) = files_in([path])
    items = items_of_file(*found, app.now(), 10**6)
    return [_id(outcome) for outcome in app.ingest_items(items, app.given(), Destination())]


def _id(outcome: Outcome | Refused) -> str:
    assert isinstance(outcome, Outcome), outcome
    return outcome.ingested.document_id


def facts(app: App, kind: type[Any]) -> list[Any]:
    return [one.event for one in app.store.read_all() if isinstance(one.event, kind)]


def words(app: App, ids: Iterable[str]) -> list[str]:
    return [app.reader.claim(one).span.text for one in ids]


@pytest.mark.parametrize("together", [True, False])
def test_another_text_under_the_same_address_is_a_revision(app: App, tmp_path: Path, together: bool) -> None:
    both = line(FIRST), line(SECOND)
    if together:
        first, second = ingest(app, tmp_path, *both)
    else:
        (first,), (second,) = ingest(app, tmp_path, both[0]), ingest(app, tmp_path, both[1])
    (revised,) = facts(app, DocumentRevised)
    assert (revised.document_id, revised.revised_by) == (first, second)
    before, after = zip(*revised.carried, strict=True)
    assert words(app, before) == words(app, after)
    assert any("opened the bridge" in one for one in words(app, before))
    assert any("Jonas Berg" in one for one in words(app, revised.gone))
    assert any("Mira Kovac" in one for one in words(app, revised.new))
    assert {*after, *revised.new} == {claim.id for claim in app.reader.claims_of(second)}
    assert app.reader.document(first).revised_by == second


def test_an_older_version_that_comes_later_is_the_revised_one(app: App, tmp_path: Path) -> None:
    (second,) = ingest(app, tmp_path, line(SECOND, "2025-08-14T10:00:00Z"))
    (first,) = ingest(app, tmp_path, line(FIRST, "2025-08-13T10:00:00Z"))
    (revised,) = facts(app, DocumentRevised)
    assert (revised.document_id, revised.revised_by) == (first, second)
    (third,) = ingest(app, tmp_path, line(FIRST + "More.\n", "2025-08-15T10:00:00Z"))
    assert facts(app, DocumentRevised)[1].document_id == second
    assert facts(app, DocumentRevised)[1].revised_by == third


def test_the_same_words_are_the_same_document(app: App, tmp_path: Path) -> None:
    (first,) = ingest(app, tmp_path, line(FIRST))
    head = app.store.head()
    again = FIRST.replace("\n", "\r\n") + "\n\n"
    assert ingest(app, tmp_path, line(again, "2025-08-14T10:00:00Z")) == [first]
    assert app.store.head() == head


def test_other_sources_and_addresses_are_no_versions(app: App, tmp_path: Path) -> None:
    ingest(
        app, tmp_path, line(FIRST), line(SECOND, source="Herald"), line(SECOND, url=f"{URL}/2"), line(SECOND, url="")
    )
    assert facts(app, DocumentRevised) == []


def test_a_correction_that_a_new_version_prints_is_of_the_one_before(app: App, tmp_path: Path) -> None:
    note = "Correction: An earlier version of this article misstated who left the city."
    (first,) = ingest(app, tmp_path, line(FIRST))
    ingest(app, tmp_path, line(f"{SECOND}\n{note}\n"))
    (corrected,) = facts(app, DocumentCorrected)
    assert (corrected.document_id, corrected.note) == (first, note)
    ingest(app, tmp_path, line(f"{SECOND}\nMore is known on Thursday.\n\n{note}\n"))
    assert len(facts(app, DocumentCorrected)) == 1


def test_a_correction_without_a_version_before_is_of_the_article_itself(app: App, tmp_path: Path) -> None:
    (only,) = ingest(app, tmp_path, line(f"{SECOND}\nClarification: The city is Lisbon, as the headline now says.\n"))
    (corrected,) = facts(app, DocumentCorrected)
    assert corrected.document_id == only
    assert app.reader.document(only).status == "corrected"


def test_a_notice_in_the_place_of_an_article_takes_it_back(app: App, tmp_path: Path) -> None:
    (first,) = ingest(app, tmp_path, line(FIRST))
    notice = "Bridge reopens\n\nThis article has been withdrawn because it could not be verified.\n"
    (second,) = ingest(app, tmp_path, line(notice, "2025-08-15"))
    (withdrawn,) = facts(app, DocumentWithdrawn)
    assert (withdrawn.document_id, withdrawn.decision.by) == (first, "Courier")
    assert withdrawn.decision.why == "This article has been withdrawn because it could not be verified."
    assert app.reader.document(first).status == "withdrawn"
    assert app.reader.document(second).status == "recorded"


def document(text: str) -> Document:
    (read,) = parse_text(text.encode(), name="a", published="2025-08-13", retrieved_at="2025-08-13T12:00:00Z")
    return read


@pytest.mark.parametrize(
    "note",
    [
        "Correction: The mayor is 52, not 25.",
        "**Correction (14 August):** The mayor is 52.",
        "Corrections: The mayor is 52.",
        "Editor's note: This story was amended to give the mayor's age.",
        "Editor’s note — An earlier version of this article misspelled the mayor's name.",
    ],
)
def test_notes_that_are_corrections(note: str) -> None:
    assert correction_note(document(f"{FIRST}\n{note}\n")) == note.strip("*")


@pytest.mark.parametrize(
    "words",
    [
        "The correction of the budget was voted down on Tuesday.",
        "Editor's note: The writer travelled as a guest of the railway.",
        "Correction facilities were closed.",
    ],
)
def test_notes_that_are_none(words: str) -> None:
    assert correction_note(document(f"{FIRST}\n{words}\n")) is None


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("This story has been removed at the request of the agency.\n", True),
        ("We have retracted the following report of 12 August.\n", True),
        ("MANDATORY KILL: the item on the bridge.\n", True),
        ("The army has withdrawn from Lisbon. A report was published on Tuesday.\n", False),
        (f"{FIRST}\nThe minister said the story has been withdrawn by a rival paper.\n" + "More. " * 300, False),
    ],
)
def test_notices_of_withdrawal(text: str, taken_back: bool) -> None:
    assert (withdrawal_notice(document(text)) is not None) == taken_back
