"""The application: what its commands leave in the log and what can be read at once, on both databases."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dateline.api.http import create_http
from dateline.api.service import NewClaim, NewDocument, Service
from dateline.app import App, Settings, open_app, resource
from dateline.claims import CorrectClaim, RetractClaim
from dateline.errors import (
    AlreadyDone,
    DatabaseBehind,
    DatabaseUnreadable,
    InvalidInput,
    MissingPublication,
    NotFound,
    SpanOutsideDocument,
    Unavailable,
    UnreadableDocument,
    WrongExpectedVersion,
)
from dateline.evidence import Decision
from dateline.projections.views import AsOf
from dateline.store.database import Database
from dateline.store.event_store import system_clock
from dateline.store.migration import downgrade
from dateline.timelines import CreateTimeline, HideEntry, PinEntry, timeline_id
from tests.api.client import Client
from tests.given import DECISION

NEWS = """Published: 2025-08-13 19:20:55 | Views: {views}
Harbour talks

Ana Silva met Jonas Berg in Oslo on Tuesday, a spokesman said. Berg will visit Lisbon on Friday.
"""
NOW = datetime(2025, 9, 1, 12, 0, tzinfo=UTC)


class Clock:
    """A second later at every look."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def app(database: Database) -> App:
    app = App(database, Clock(), Settings(database_url="sqlite:///unused.db"))
    app.catch_up()
    return app


def news(views: int = 8, text: str = NEWS) -> NewDocument:
    return NewDocument(text=text.format(views=views), name="news.txt", source="Harbour Post")


def test_it_is_the_service_behind_the_network(app: App) -> None:
    service: Service = app
    service.check()
    assert service.position() == 0


def test_a_document_is_recorded_with_its_claims_and_can_be_read_at_once(app: App) -> None:
    done = app.ingest_document(news())
    assert done.repeated is False
    document = app.reader.document(done.document_id)
    assert (document.source_name, document.observations[0].value) == ("Harbour Post", 8)
    assert [claim.id for claim in app.reader.claims_of(done.document_id)] == list(done.claim_ids)
    text = app.store.text(document.text_sha256)
    assert text is not None
    assert text.decode() == news().text
    for claim in app.reader.claims_of(done.document_id):
        assert text.decode()[claim.span.start : claim.span.end] == claim.span.text
    assert app.position() == app.store.head()


def test_the_same_document_again_adds_nothing(app: App) -> None:
    first = app.ingest_document(news())
    head = app.store.head()
    again = app.ingest_document(news())
    assert (again.document_id, again.claim_ids, again.repeated) == (first.document_id, first.claim_ids, True)
    assert app.store.head() == head


def test_the_same_document_from_many_callers_at_once_is_recorded_once(app: App) -> None:
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: app.ingest_document(news()), range(8)))
    assert sum(not one.repeated for one in done) == 1
    assert len({(one.document_id, one.claim_ids) for one in done}) == 1
    assert [event.type for event in app.store.read_stream(done[0].document_id)] == ["document-recorded"]


def test_what_is_counted_anew_is_an_observation_and_no_new_document(app: App) -> None:
    first = app.ingest_document(news(views=8))
    head = app.store.head()
    app.ingest_document(news(views=9))
    app.ingest_document(news(views=9))
    app.ingest_document(news(views=8))
    added = [(event.type, event.version) for event in app.store.read_all(head)]
    assert added == [("document-observed", 2), ("document-observed", 3)]
    assert [one.value for one in app.reader.document(first.document_id, AsOf(recorded=head + 1)).observations] == [9]
    assert [one.value for one in app.reader.document(first.document_id).observations] == [8]


def test_a_document_is_recorded_whole_or_not_at_all(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*rest: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(app.database.dialect, "insert_events", full)
    with pytest.raises(OSError, match="no space left"):
        app.ingest_document(news())
    monkeypatch.undo()
    assert app.store.head() == 0
    assert app.ingest_document(news()).repeated is False


@pytest.mark.parametrize(
    ("document", "error"),
    [
        (NewDocument(text="Somebody met somebody on Tuesday.", name="x"), MissingPublication),
        (NewDocument(text="", name="x", published="2025-08-13"), UnreadableDocument),
        (NewDocument(text="words", name="x", published="last week"), InvalidInput),
        (NewDocument(text="words \udce4", name="x", published="2025-08-13"), UnreadableDocument),
    ],
)
def test_a_document_that_is_none(app: App, document: NewDocument, error: type[Exception]) -> None:
    with pytest.raises(error):
        app.ingest_document(document)
    assert app.store.head() == 0


def test_files_are_all_read_before_one_is_recorded(app: App, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(news().text)
    with pytest.raises(UnreadableDocument):
        app.read_documents([tmp_path / "good.txt", tmp_path / "missing.txt"])
    with pytest.raises(UnreadableDocument):
        app.read_documents([tmp_path])


def test_documents_are_put_on_a_timeline(app: App, tmp_path: Path) -> None:
    for name, day in (("one", "2025-08-13"), ("two", "2025-08-20")):
        (tmp_path / name).write_text(f"Published: {day}\nAna Silva met Jonas Berg in Oslo on Monday.\n")
    documents = app.read_documents([tmp_path / "one", tmp_path / "two"])
    told: list[str] = []
    app.ingest(documents, timeline="harbour-talks", progress=lambda one: told.append(one.document_id))
    assert told == [document.id for document in documents]
    timeline = app.reader.timeline("harbour-talks")
    assert (timeline.title, timeline.selection.documents) == ("Harbour Talks", tuple(told))
    assert len(app.reader.entries(timeline).items) == 2
    head = app.store.head()
    app.ingest(documents, timeline="harbour-talks")
    assert app.store.head() == head
    with pytest.raises(InvalidInput):
        app.ingest(documents, timeline="No Slug")


def test_two_documents_meet_in_one_happening(app: App) -> None:
    first = app.ingest_document(news())
    second = app.ingest_document(
        NewDocument(text="Jonas Berg and Ana Silva met on 12 August 2025.", name="b", published="2025-08-14")
    )
    happenings = app.reader.happenings({claim.happening_id or "" for claim in app.reader.claims_of(second.document_id)})
    assert [set(one.documents) for one in happenings.values()] == [{first.document_id, second.document_id}]


class TestClaims:
    """Claims that people record, correct and retract."""

    @pytest.fixture
    def document_id(self, app: App) -> str:
        return app.ingest_document(news()).document_id

    @staticmethod
    def pointed_out(document_id: str, words: str = "Berg will visit Lisbon on Friday") -> NewClaim:
        start = news().text.index(words)
        return NewClaim(
            document_id=document_id,
            start=start,
            end=start + len(words),
            text=words,
            modality="planned",
            polarity=None,
            attribution=None,
            quantities=None,
            recorded_by="a reader",
        )

    def test_what_somebody_points_out_is_read_from_the_words(self, app: App, document_id: str) -> None:
        claim_id = app.record_claim(self.pointed_out(document_id, "visit Lisbon on Friday"))
        claim = app.reader.claim(claim_id)
        assert (claim.span.text, claim.modality) == ("visit Lisbon on Friday", "planned")
        assert [time.text.removeprefix("on ") for time in claim.times] == ["Friday"]
        assert claim.names == ("Lisbon",)

    def test_it_is_recorded_once(self, app: App, document_id: str) -> None:
        claim = self.pointed_out(document_id, "visit Lisbon on Friday")
        app.record_claim(claim)
        head = app.store.head()
        with pytest.raises(AlreadyDone):
            app.record_claim(claim)
        assert app.store.head() == head

    @pytest.mark.parametrize(("start", "end"), [(-1, 5), (10, 10), (0, 10_000), (10_000, 10_001)])
    def test_its_span_lies_inside_the_document(self, app: App, document_id: str, start: int, end: int) -> None:
        claim = self.pointed_out(document_id)
        with pytest.raises(SpanOutsideDocument):
            app.record_claim(NewClaim(document_id, start, end, None, None, None, None, None, claim.recorded_by))

    def test_it_quotes_what_stands_there(self, app: App, document_id: str) -> None:
        with pytest.raises(SpanOutsideDocument, match="not"):
            app.record_claim(NewClaim(document_id, 0, 9, "Something", None, None, None, None, "a reader"))

    def test_its_document_is_known(self, app: App) -> None:
        with pytest.raises(NotFound):
            app.record_claim(self.pointed_out("document-0"))

    def test_a_correction_can_be_read_at_once(self, app: App, document_id: str) -> None:
        claim = app.reader.claims_of(document_id)[0]
        app.correct_claim(CorrectClaim(claim_id=claim.id, modality="denied", decision=DECISION), expected_version=1)
        corrected = app.reader.claim(claim.id)
        assert (corrected.modality, corrected.version, corrected.status_note) == ("denied", 2, DECISION.why)
        with pytest.raises(WrongExpectedVersion) as raised:
            app.correct_claim(
                CorrectClaim(claim_id=claim.id, modality="planned", decision=DECISION), expected_version=1
            )
        assert (raised.value.values["expected"], raised.value.values["actual"]) == (1, 2)

    def test_a_correction_may_go_back_to_what_was_first_read(self, app: App, document_id: str) -> None:
        claim = app.reader.claims_of(document_id)[0]
        for modality in ("denied", claim.modality, "denied"):
            app.correct_claim(CorrectClaim(claim_id=claim.id, modality=modality, decision=DECISION))
        assert app.reader.claim(claim.id).version == 4

    def test_nothing_is_retracted_twice(self, app: App, document_id: str) -> None:
        claim = app.reader.claims_of(document_id)[0]
        app.retract_claim(RetractClaim(claim_id=claim.id, decision=DECISION))
        head = app.store.head()
        with pytest.raises(AlreadyDone):
            app.retract_claim(RetractClaim(claim_id=claim.id, decision=DECISION))
        assert app.store.head() == head
        with pytest.raises(NotFound):
            app.retract_claim(RetractClaim(claim_id="claim-0", decision=DECISION))


class TestTimelines:
    """Timelines that editors open and arrange."""

    def test_opened_once(self, app: App) -> None:
        command = CreateTimeline(slug="talks", title="Talks", decision=DECISION)
        app.create_timeline(command)
        assert app.reader.timeline_by_id(timeline_id("talks")).title == "Talks"
        with pytest.raises(AlreadyDone):
            app.create_timeline(command)

    def test_entries_are_hidden_and_pinned(self, app: App) -> None:
        app.create_timeline(CreateTimeline(slug="talks", title="Talks", decision=DECISION))
        app.ingest_document(news())
        first = app.reader.entries(app.reader.timeline("talks")).items[0].happening.id
        app.edit_timeline(HideEntry(slug="talks", happening_id=first, decision=DECISION))
        assert first not in {one.happening.id for one in app.reader.entries(app.reader.timeline("talks")).items}
        app.edit_timeline(PinEntry(slug="talks", happening_id=first, decision=DECISION))
        app.edit_timeline(HideEntry(slug="talks", happening_id=first, decision=DECISION))
        with pytest.raises(NotFound):
            app.edit_timeline(PinEntry(slug="talks", happening_id="happening-0", decision=DECISION))
        with pytest.raises(WrongExpectedVersion):
            app.edit_timeline(
                HideEntry(slug="talks", happening_id=first, decision=Decision(by="b", why="w")), expected_version=2
            )


class TestOpening:
    """Which databases the application opens."""

    def test_a_file_that_is_not_there_is_made(self, tmp_path: Path) -> None:
        app = open_app(Settings(database_url=f"sqlite:///{tmp_path / 'new.db'}"))
        assert app.position() == 0
        app.close()

    def test_a_database_that_is_behind_is_named_with_the_remedy(self, database: Database) -> None:
        url = database.engine.url.render_as_string(hide_password=False)
        downgrade(database, "0001")
        with pytest.raises(DatabaseBehind, match="dateline db upgrade"):
            open_app(Settings(database_url=url))

    def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        path = tmp_path / "notes.db"
        path.write_text("These are my notes, and they are longer than a hundred bytes: " + "words " * 20)
        with pytest.raises(DatabaseUnreadable, match=f"The database {re.escape(str(path))} cannot be read"):
            open_app(Settings(database_url=f"sqlite:///{path}"))
        assert path.read_text().startswith("These are my notes")

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        path = tmp_path / "no" / "where.db"
        with pytest.raises(DatabaseUnreadable, match=re.escape(str(path))):
            open_app(Settings(database_url=f"sqlite:///{path}"))

    def test_a_document_may_be_as_large_as_the_settings_say(self, sqlite_database: Database, tmp_path: Path) -> None:
        path = tmp_path / "long.txt"
        path.write_text("Published: 2025-08-13\n\nThe bridge was closed on Monday.")
        size = path.stat().st_size
        allowed, refused = (
            App(sqlite_database, system_clock, Settings(max_document_bytes=limit)) for limit in (size, size - 1)
        )
        new = NewDocument(text=path.read_text(), name="long.txt")
        for attempt in (lambda app: app.read_documents([path]), lambda app: app.ingest_document(new)):
            with pytest.raises(UnreadableDocument, match=r"long\.txt is larger than the"):
                attempt(refused)
            assert attempt(allowed)

    def test_settings_come_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("DATELINE_DATABASE_URL", raising=False)
        assert Settings().database_url == "sqlite:///dateline.db"
        monkeypatch.setenv("DATELINE_DATABASE_URL", "postgresql:///news")
        assert Settings().database_url == "postgresql:///news"


RECORD = """mutation ($input: RecordClaimInput!) {
  recordClaim(input: $input) { claim { id span { text } } errors { message } }
}"""


def test_many_claims_at_once_share_transactions_and_are_read_at_once(database: Database) -> None:
    """Sixteen clients each record a claim; each reads its own in the answer, and the log has no gap."""
    words = [f"Crew {number} reached the harbour." for number in range(16)]
    text = "Published: 2025-08-13\n\n" + " ".join(words)
    with closing(App(database, system_clock, Settings(), group_commit=True)) as app:
        document = app.ingest_document(NewDocument(text=text, name="crews.txt")).document_id
        before = app.position()
        http = create_http(app)

        def record(sentence: str) -> dict[str, Any]:
            start = text.index(sentence)
            told = {"documentId": document, "start": start, "end": start + len(sentence), "recordedBy": "a reader"}
            answer = Client(http).post("/graphql", json={"query": RECORD, "variables": {"input": told}})
            outcome: dict[str, Any] = answer.json()["data"]["recordClaim"]
            return outcome

        with ThreadPoolExecutor(len(words)) as threads:
            outcomes = list(threads.map(record, words))
        assert [outcome["errors"] for outcome in outcomes] == [[]] * 16
        assert [outcome["claim"]["span"]["text"] for outcome in outcomes] == words
        recorded = [event.position for event in app.store.read_all(before)]
        assert recorded == list(range(before + 1, app.position() + 1))
        assert len(recorded) >= 16
    with pytest.raises(Unavailable, match="shutting down"):
        app.retract_claim(RetractClaim(claim_id=outcomes[0]["claim"]["id"], decision=DECISION))


def test_what_travels_with_the_program_is_found() -> None:
    assert (resource("migrations") / "env.py").is_file()
    assert (resource("articles") / "putin-kim-call-news.txt").is_file()
    with pytest.raises(NotFound):
        resource("nothing")
