"""Stored texts read again: what reads differently supersedes, an editor's reading stays, twice changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dateline.app import App, Settings, open_app
from dateline.app import reading as app_reading
from dateline.claims import CorrectClaim
from dateline.documents import Document, parse_text
from dateline.evidence import Decision
from dateline.extraction import extract, identified

TEXT = "Published: 2025-08-13T10:00:00Z\n\nThe ferry sank on Tuesday. The crew was saved."


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = open_app(Settings(database_url=f"sqlite:///{tmp_path / 'log.db'}"))
    yield opened
    opened.close()


def document() -> Document:
    (read,) = parse_text(TEXT.encode(), name="ferry.txt", retrieved_at="2025-08-13T11:00:00Z")
    return read


def reread_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on the extractor is a later one: it words every title anew."""

    def later(read: Document):
        return tuple(identified(msgspec.structs.replace(claim, title=f"{claim.title}!")) for claim in extract(read))

    monkeypatch.setattr(app_reading, "extract", later)


def test_the_same_extractor_changes_nothing(app: App) -> None:
    app.ingest([document()], timeline="ferry")
    before = app.position()
    (done,) = app.reextracting.read_again(app.reextracting.documents())
    assert (done.kept, done.new, done.superseded, done.changed) == (2, 0, 0, False)
    assert app.position() == before


def test_a_later_extractor_supersedes_and_is_idempotent(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    (ingested,) = app.ingest([document()], timeline="ferry")
    reread_otherwise(monkeypatch)
    before = app.position()
    (preview,) = app.reextracting.read_again([ingested.document_id], dry_run=True)
    assert (preview.new, preview.superseded, app.position()) == (2, 2, before)
    (done,) = app.reextracting.read_again([ingested.document_id])
    assert (done.new, done.superseded) == (2, 2)
    claims = app.reader.claims_of(ingested.document_id)
    assert [claim.status for claim in claims if claim.id in ingested.claim_ids] == ["superseded"] * 2
    shown = {
        claim.id for entry in app.reader.entries(app.reader.timeline("ferry")).items for claim in entry.happening.claims
    }
    assert shown
    assert not shown & set(ingested.claim_ids)
    after = app.position()
    (again,) = app.reextracting.read_again([ingested.document_id])
    assert (again.changed, app.position()) == (False, after)


def test_what_an_editor_corrected_stays(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    (ingested,) = app.ingest([document()])
    mine = Decision(by="desk", why="the ministry says so")
    app.correct_claim(CorrectClaim(claim_id=ingested.claim_ids[0], decision=mine, modality="denied"))
    reread_otherwise(monkeypatch)
    (done,) = app.reextracting.read_again([ingested.document_id])
    assert (done.edited, done.new, done.superseded) == (1, 1, 1)
    assert app.reader.claim(ingested.claim_ids[0]).modality == "denied"
