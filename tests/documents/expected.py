"""What the fixtures in fixtures/documents are read as, written down in expected.json.

`python -m tests.documents.expected` writes the file anew; read the difference before it is committed.
"""

import json
from pathlib import Path
from typing import Any

import msgspec

from dateline.documents import Document, Received, parse_documents
from dateline.errors import DatelineError

FOLDER = Path(__file__).parents[2] / "fixtures" / "documents"
EXPECTED = FOLDER / "expected.json"
NOW = "2025-04-10T08:00:00Z"
GIVEN: dict[str, dict[str, Any]] = {
    "brief.md": {"published": "2025-03-16"},
    "timelinejs.csv": {"published": "2025-03-30", "source": "Museum of Vessin"},
    "timelinejs.tsv": {"published": "2025-03-30"},
    "timelinejs.json": {"published": "2025-03-30"},
    "timelinejs.xlsx": {"published": "2025-03-30"},
    "mapped.csv": {
        "published": "2025-03-30",
        "mapping": {"date": "When", "headline": "What happened", "place": "Where", "source": "Source", "ignore": "*"},
    },
    "unmapped.csv": {"published": "2025-03-30"},
    "day-or-month.csv": {"published": "2025-03-30", "mapping": {"date": "date", "headline": "headline"}},
    "acled.csv": {"published": "2025-03-20"},
    "gdelt.CSV": {"published": "2025-03-17"},
    "scan.pdf": {"published": "2025-03-17"},
    "drawing.svg": {"published": "2025-03-17"},
    "settings.json": {"published": "2025-03-17"},
    "key.txt": {"published": "2025-03-17"},
    "programme.txt": {"published": "2025-03-17"},
    "list-of-links.html": {"published": "2025-03-17"},
}
"""What is given with a fixture that does not say it itself."""


def fixtures() -> list[Path]:
    """The files that are read, in order of their names."""
    return sorted(path for path in FOLDER.iterdir() if path != EXPECTED)


def outcome(path: Path) -> Any:
    """What a fixture is read as: its documents, or the sentence with which it is refused."""
    given = GIVEN.get(path.name, {})
    try:
        documents = parse_documents(Received(path.read_bytes(), path.name, NOW, **given))
    except DatelineError as error:
        return {"refused": str(error)}
    return [_shown(document) for document in documents]


def _shown(document: Document) -> dict[str, Any]:
    told = {
        "format": document.format,
        "reader": document.reader,
        "title": document.title,
        "source": document.source_name,
        "url": document.url,
        "guid": document.guid,
        "published": msgspec.to_builtins(document.publication),
        "date_basis": document.date_basis,
        "updated": document.updated,
        "authors": list(document.authors),
        "credits": list(document.credits),
        "language": document.language,
        "notes": list(document.notes),
        "text": document.text,
        "blocks": [[b.kind, document.text[b.start : b.end], dict(b.fields)] for b in document.blocks],
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


if __name__ == "__main__":
    EXPECTED.write_text(
        json.dumps({path.name: outcome(path) for path in fixtures()}, ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )
