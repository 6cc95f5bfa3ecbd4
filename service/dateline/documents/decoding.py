"""From bytes to text, with an error that names what is wrong and where."""

from dateline.errors import UnreadableDocument

MAX_BYTES = 20_000_000
"""How large a file may be unless told otherwise: some 3,000 pages of print, far above any article."""


def decode(data: bytes, *, name: str, max_bytes: int = MAX_BYTES) -> str:
    """The text of a document's bytes, exactly as `data.decode("utf-8")` gives it.

    A byte order mark and carriage returns stay: offsets count them. Raises UnreadableDocument when there is nothing
    to read, too much, a NUL (no text has one), or bytes that are no UTF-8; the error carries what was found and where.
    """
    if len(data) > max_bytes:
        raise too_large(name, max_bytes)
    if not data.strip():
        raise UnreadableDocument(f"{name} is empty.", name=name, size=len(data))
    nul = data.find(b"\0")
    if nul >= 0:
        raise UnreadableDocument(f"{name} is not text: it has a NUL at byte {nul}.", name=name, byte_offset=nul)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        value = data[error.start]
        raise UnreadableDocument(
            f"{name} is not UTF-8: byte 0x{value:02x} at offset {error.start} ({error.reason}).",
            name=name,
            byte_offset=error.start,
            byte=value,
        ) from error


def too_large(name: str, max_bytes: int) -> UnreadableDocument:
    """The error for a document of more than `max_bytes` bytes."""
    return UnreadableDocument(f"{name} is larger than the {max_bytes:,} bytes allowed.", name=name, max_bytes=max_bytes)
