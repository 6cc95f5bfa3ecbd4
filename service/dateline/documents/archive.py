"""Zip archives (docx, xlsx) as they come from strangers: counted before anything is unpacked in earnest."""

import io
import zipfile

from dateline.documents.received import Received
from dateline.errors import UnreadableDocument

_MAX_PARTS = 5_000
_CHUNK = 1 << 20


def names_in(received: Received) -> frozenset[str]:
    """The names of the parts of an archive. Raises UnreadableDocument where it is broken or has too many."""
    try:
        with zipfile.ZipFile(io.BytesIO(received.data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise _broken(received, error) from error
    if len(names) > _MAX_PARTS:
        raise UnreadableDocument(
            f"{received.name} is an archive of {len(names):,} parts; no document has more than {_MAX_PARTS:,}.",
            name=received.name,
            parts=len(names),
        )
    return frozenset(names)


def require_bounded(received: Received) -> None:
    """Raise UnreadableDocument where an archive unpacks to more than is allowed, whatever it says itself.

    Its bytes are counted, and the elements of a Word document, which is held as a tree.
    """
    names_in(received)
    left, tags = received.max_unpacked, 8 * received.max_tags
    try:
        with zipfile.ZipFile(io.BytesIO(received.data)) as archive:
            for part in archive.infolist():
                with archive.open(part) as opened:
                    while chunk := opened.read(_CHUNK):
                        left -= len(chunk)
                        tags -= chunk.count(b"<") if part.filename.startswith("word/") else 0
                        if left < 0 or tags < 0:
                            raise _too_large(received)
    except UnreadableDocument:
        raise
    except Exception as error:  # whatever zlib, lzma and bz2 say of broken bytes; encrypted parts too
        raise _broken(received, error) from error


def _too_large(received: Received) -> UnreadableDocument:
    return UnreadableDocument(
        f"{received.name} unpacks to more than the {received.max_unpacked:,} bytes or {4 * received.max_tags:,} "
        "elements allowed: split it, or raise DATELINE_MAX_DOCUMENT_BYTES.",
        name=received.name,
        max_bytes=received.max_unpacked,
    )


def _broken(received: Received, error: Exception) -> UnreadableDocument:
    return UnreadableDocument(
        f"{received.name} is a broken or locked archive ({str(error).rstrip('.') or type(error).__name__}). "
        "Save it anew, without a password.",
        name=received.name,
        reason=str(error),
    )
