"""Ids that follow from what a thing is, so that reading it twice gives it twice (docs/decisions/0001)."""

import hashlib
import json
import re
import unicodedata

from dateline.evidence import Publication


def document_id(source_id: str | None, publication: Publication, body: str) -> str:
    """The id of a document: its source, the day of its publication and the words below its header, nothing else.

    Two texts are the same where they differ in nothing but what no reader sees, see `comparable`; and the clock and
    the zone are no part of it, for one copy may state them and another not (docs/decisions/0070).
    """
    parts = [source_id, publication.local[:10], comparable(body)]
    return f"document-{digest(parts)}"


def comparable(text: str) -> str:
    """A text as it is compared with others: NFC, line feeds, no byte order mark, no white space at its ends."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", ""))
    return plain.strip()


def source_id(name: str) -> str:
    """The id of a source: a slug of its name, or a digest where the name has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f"source-{slug or digest([name])}"


def digest(parts: list[str | None]) -> str:
    """The first 32 hexadecimal digits of the SHA-256 of the parts, written as JSON so that none runs into the next."""
    written = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:32]
