"""Which texts and raw bytes a log says it keeps: its documents', until an event says that they were erased. Pure.

Texts lie beside the log (docs/decisions/0015), so no hash of the log's own covers that they are there.
"""

from collections.abc import Iterable

import msgspec

from dateline.errors import LogAltered
from dateline.store.database import Row

RECORDED, ERASED = "document-recorded", "document-text-erased"


class _Named(msgspec.Struct):
    text_sha256: str
    raw_sha256: str | None = None
    raw_kept: bool = False

    def keys(self, name: str) -> list[str]:
        """What is owed by a recording, or erased by an erasure."""
        owed = [self.text_sha256]
        if self.raw_sha256 is not None and (self.raw_kept or name == ERASED):
            owed.append(self.raw_sha256)
        return owed


_named = msgspec.json.Decoder(_Named).decode


class OwedTexts:
    """Holds the texts that are kept to what the events say of them, in whatever order both are seen."""

    def __init__(self) -> None:
        self._owed: dict[str, int] = {}  # by SHA-256 (hex): the position at which its document was recorded
        self._erased: set[str] = set()
        self._kept: dict[str, bool] = {}  # whether there is more left than the row

    def see(self, rows: Iterable[Row]) -> None:
        """Take note of rows of `events`: position, …, type (5th), type version, data (7th), …"""
        for row in rows:
            if row[4] in (RECORDED, ERASED):
                for key in _named(row[6]).keys(row[4]):
                    if row[4] == ERASED:
                        self._erased.add(key)
                    else:
                        self._owed.setdefault(key, row[0])

    def find(self, key: str, text: bytes | None) -> None:
        """Take note of a text that is kept under its SHA-256; None where it was erased."""
        self._kept[key] = text is not None

    @property
    def fault(self) -> LogAltered | None:
        """The first text that is not as the events say, None where all are."""
        for key, position in self._owed.items():
            if key not in self._erased and not self._kept.get(key):
                what = "was erased, and no event says so" if key in self._kept else "is not kept any more"
                sentence = f"A text of the document at position {position} {what}: {key}."
                return LogAltered(sentence, position=position, sha256=key)
        return None
