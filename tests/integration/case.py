"""A case from fixtures/integration: its steps, done with a real application, and its timeline at each moment."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from dateline.app import App, Settings
from dateline.claims import CorrectClaim, RedateClaim, RetractClaim
from dateline.evidence import Decision
from dateline.extraction.times import reading
from dateline.projections.views import AsOf, ClaimView, Entry
from dateline.store.database import Database
from dateline.temporal import tag

CASES = Path(__file__).parents[2] / "fixtures" / "integration"
NAMES = sorted(path.parent.name for path in CASES.glob("*/case.json"))
SLUG = "case"
START = datetime(2025, 9, 1, 9, 0, tzinfo=UTC)


class Case:
    """A case that has been played on a database."""

    def __init__(self, name: str, database: Database) -> None:
        self.folder = CASES / name
        self.told = json.loads((self.folder / "case.json").read_text(encoding="utf-8"))
        self.app = App(database, self._clock, Settings(database_url="sqlite:///unused.db"))
        self._looks = 0
        self._positions = [0]
        for step in self.told["steps"]:
            self._do(step)
            self._positions.append(self.app.catch_up())

    def timeline(self, moment: str) -> list[dict[str, Any]]:
        """The entries of the timeline at one of the moments."""
        asked = self.told["moments"][moment]
        recorded = self._positions[asked["recorded"]] if "recorded" in asked else None
        as_of = self.app.reader.as_of(recorded, asked.get("published"))
        timeline = self.app.reader.timeline(SLUG, as_of)
        return [self._entry(entry, as_of) for entry in self.app.reader.entries(timeline, as_of).items]

    def expected(self, moment: str) -> Path:
        """The file with what the timeline must be."""
        return self.folder / "expected" / f"{moment}.json"

    def _do(self, step: dict[str, Any]) -> None:
        decision = Decision(by="an editor", why=step.get("why", "a case"))
        if "ingest" in step:
            path = self.folder / step["ingest"]
            documents = self.app.read_documents([path], step.get("published"), step.get("source"))
            self.app.ingest(documents, timeline=SLUG)
        elif "retract" in step:
            self.app.retract_claim(RetractClaim(claim_id=self._claim(step["retract"]).id, decision=decision))
        elif "redate" in step:
            claim = self._claim(step["redate"])
            words, anchor = step["as"], claim.publication.local
            times = tuple(
                msgspec.structs.replace(
                    reading(one, anchor), start=claim.span.start, end=claim.span.end, text=claim.span.text
                )
                for one in tag(words, anchor)
            )
            self.app.correct_claim(RedateClaim(claim_id=claim.id, times=times, decision=decision))
        else:
            claim = self._claim(step["correct"])
            command = CorrectClaim(claim_id=claim.id, modality=step["modality"], decision=decision)
            self.app.correct_claim(command)

    def _claim(self, words: str) -> ClaimView:
        timeline = self.app.reader.timeline(SLUG)
        claims = [
            claim
            for document in timeline.selection.documents
            for claim in self.app.reader.claims_of(document)
            if " ".join(claim.span.text.split()) == words
        ]
        assert len(claims) == 1, f"{len(claims)} claims read {words!r}"
        return claims[0]

    def _entry(self, entry: Entry, as_of: AsOf) -> dict[str, Any]:
        happening = entry.happening
        documents = self.app.reader.documents(happening.documents, as_of)
        return {
            "earliest": happening.earliest,
            "latest": happening.latest,
            "title": happening.title,
            "modality": happening.modality,
            "contested": happening.contested,
            "disagreements": list(happening.disagreements),
            "figures": [
                {
                    "text": figure.quantity.text,
                    "minimum": figure.quantity.minimum,
                    "maximum": figure.quantity.maximum,
                    "speaker": figure.speaker,
                }
                for figure in happening.figures
            ],
            "said": [
                {
                    "words": " ".join(claim.span.text.split()),
                    "speaker": claim.speaker,
                    "source": documents[claim.document_id].source_name,
                }
                for claim in happening.claims
            ],
        }

    def _clock(self) -> datetime:
        self._looks += 1
        return START + timedelta(minutes=self._looks)


def written(timeline: list[dict[str, Any]]) -> str:
    """A timeline as its file holds it."""
    return json.dumps(timeline, indent=2, ensure_ascii=False) + "\n"
