"""Web archives (WARC, ISO 28500): each page in one as an item, with its address and when it was archived."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from dateline.app.items import Item
from dateline.documents.decoding import too_large
from dateline.errors import UnreadableDocument

_GZIP, _WARC = b"\x1f\x8b", b"WARC/"
# What browsers fetch beside pages, and what no reader takes.
_BESIDE = ("image/", "video/", "audio/", "font/", "text/css", "text/javascript", "application/javascript")


def is_archive(path: Path, beginning: bytes) -> bool:
    """Whether a file that begins so is a web archive, packed or not."""
    if beginning.startswith(_GZIP):
        try:
            with gzip.open(path) as unpacked:
                return unpacked.read(len(_WARC)) == _WARC
        except (OSError, EOFError):
            return False
    return beginning.startswith(_WARC)


def items_of_archive(name: str, path: Path, retrieved_at: str, max_bytes: int) -> Iterator[Item]:
    """The pages that an archive holds, those that a server answered with success."""
    size, pages = path.stat().st_size, 0
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                if _is_page(record):
                    yield _item(record, retrieved_at, max_bytes)
                    pages += 1
        except Exception as error:  # a torn record fails in many ways, and ends the archive in each
            fault = UnreadableDocument(f"{name} is a web archive that breaks off: {error}.", name=name)
            yield Item(name, size, retrieved_at, fault=fault)
            return
    if not pages:
        fault = UnreadableDocument(f"{name} is a web archive without a page in it.", name=name)
        yield Item(name, size, retrieved_at, fault=fault)


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource"):
        return False
    if record.rec_type == "response" and (record.http_headers is None or record.http_headers.get_statuscode() != "200"):
        return False
    return not (_media_type(record) or "").lower().startswith(_BESIDE)


def _item(record: Any, retrieved_at: str, max_bytes: int) -> Item:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    data = record.content_stream().read(max_bytes + 1)
    fault = None
    if len(data) > max_bytes:
        fault = too_large(url, max_bytes)
    elif getattr(record.raw_stream, "limit", 0) > 0:  # what the record announces, and does not have
        fault = UnreadableDocument(f"{url} breaks off in the archive.", name=url)
    return Item(
        url,
        len(data),
        record.rec_headers.get_header("WARC-Date") or retrieved_at,
        data=data,
        url=url if url.startswith(("http://", "https://")) else None,
        media_type=_media_type(record),
        fault=fault,
    )


def _media_type(record: Any) -> str | None:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    found: str | None = headers.get_header("Content-Type")
    return found
