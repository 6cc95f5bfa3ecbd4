"""The bytes that a document was read from: kept beside the log, owed by it, erased with the text."""

import hashlib

import msgspec
import pytest

from dateline.app import App, Destination, Settings
from dateline.app.ingesting import Ingesting
from dateline.app.states import States
from dateline.documents import parse_text
from dateline.errors import LogAltered
from dateline.events import DocumentRecorded
from dateline.evidence import Decision
from dateline.store.database import Database
from dateline.store.event_store import system_clock
from dateline.store.verification import verify_log

TEXT = "Ana Silva opened the bridge in Lisbon on Tuesday.\n"
RAW = b"<p>" + TEXT.encode() + b"</p>"
SHA256 = hashlib.sha256(RAW).hexdigest()
DECISION = Decision(by="the legal desk", why="a court said so")


@pytest.fixture
def app(database: Database) -> App:
    app = App(database, system_clock, Settings(database_url="sqlite:///unused.db"))
    app.catch_up()
    return app


def ingest(app: App, *, keep_raw: bool = True) -> DocumentRecorded:
    (read,) = parse_text(TEXT.encode(), name="a", published="2025-08-13", retrieved_at="2025-08-13T12:00:00Z")
    own = Ingesting(app.store, app.store, States(app.store), app.reader, app.catch_up)
    document = msgspec.structs.replace(read, raw=RAW)
    (done,) = own.ingest_documents([document], Destination(keep_raw=keep_raw), progress=lambda one: None)
    recorded = app.store.read_stream(done.document_id)[0].event
    assert isinstance(recorded, DocumentRecorded)
    return recorded


def test_they_are_kept_by_their_hash(app: App) -> None:
    recorded = ingest(app)
    assert (recorded.raw_sha256, recorded.raw_kept) == (SHA256, True)
    assert app.kept(recorded.document_id, raw=True) == RAW
    assert app.kept(recorded.document_id) == TEXT.encode()


def test_their_hash_alone_is_kept_where_nobody_wants_them(app: App) -> None:
    recorded = ingest(app, keep_raw=False)
    assert (recorded.raw_sha256, recorded.raw_kept) == (SHA256, False)
    assert app.store.text(SHA256) is None
    assert verify_log(app.database).size == app.store.head()


def test_they_are_erased_with_the_text(app: App) -> None:
    recorded = ingest(app)
    assert app.documents.erase(recorded.document_id, DECISION) == [recorded.document_id]
    assert app.store.text(SHA256) is None
    assert app.store.text(recorded.text_sha256) is None
    assert verify_log(app.database).size == app.store.head()


def test_that_they_are_gone_is_found(app: App) -> None:
    ingest(app)
    with app.database.begin() as connection:
        connection.exec_driver_sql(f"UPDATE texts SET text = NULL WHERE sha256 = '{SHA256}'")
    with pytest.raises(LogAltered, match="was erased, and no event says so"):
        verify_log(app.database)
