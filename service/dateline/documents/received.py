"""What came in: the bytes of a file, a page or a feed, and what is known of them besides."""

from collections.abc import Mapping
from dataclasses import dataclass

MAX_BYTES = 20_000_000
"""How large a file may be unless told otherwise: some 3,000 pages of print, far above any article."""


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes that hold one or more documents.

    `name` is what the outside calls them; `retrieved_at` is a UTC instant. `published`, `source` and `zone` (an IANA
    name or an offset) speak for documents that do not say themselves. `media_type` and `url` are what a server said.
    `mapping` says which column of a sheet holds which field (`{"date": "Year,Month"}`), see `documents.mapping`.
    """

    data: bytes
    name: str
    retrieved_at: str
    published: str | None = None
    source: str | None = None
    zone: str | None = None
    url: str | None = None
    media_type: str | None = None
    mapping: Mapping[str, str] | None = None
    max_bytes: int = MAX_BYTES

    @property
    def max_tags(self) -> int:
        """How many elements a page or an XML file may have; each takes some kilobytes while its prose is looked for."""
        return self.max_bytes // 400

    @property
    def max_values(self) -> int:
        """How many objects and lists a JSON text may have; each takes some 300 bytes once it is parsed."""
        return self.max_bytes // 50

    @property
    def max_rows(self) -> int:
        """How many rows a sheet may have."""
        return self.max_bytes // 200

    @property
    def max_pages(self) -> int:
        """How many pages a PDF may have."""
        return self.max_bytes // 10_000

    @property
    def max_unpacked(self) -> int:
        """How many bytes an archive (docx, xlsx) or the streams of a PDF may have once they are unpacked."""
        return self.max_bytes * 2
