"""From bytes to text, with an error that names what is wrong and where."""

import codecs
import re
from typing import NamedTuple

from dateline.documents.received import MAX_BYTES
from dateline.errors import UnreadableDocument

__all__ = ["MAX_BYTES", "Decoded", "decode", "decoded", "too_large"]

# Labels under which browsers understand a larger encoding (WHATWG Encoding, section 4.2).
_WIDER = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "tis-620": "cp874",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"))
_SEQUENCE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
# Of English and its neighbours in Windows-1252: quotation marks, dashes, the pound sign, accented letters.
_WESTERN = re.compile("[^\x00-\x7f€‚„…†‰Š‹ŒŽ‘’“”•–—™š›œžŸ\xa0-\xff]")


class Decoded(NamedTuple):
    """A text, the encoding its bytes were read in, and whether nobody said so (`assumed`)."""

    text: str
    encoding: str
    assumed: bool


def decode(data: bytes, *, name: str, max_bytes: int = MAX_BYTES) -> str:
    """The text of a document's bytes; see `decoded`."""
    return decoded(data, name=name, max_bytes=max_bytes).text


def decoded(data: bytes, *, name: str, max_bytes: int = MAX_BYTES, declared: str | None = None) -> Decoded:
    """The text of a document's bytes: UTF-8 where they are, then what is `declared`, then what they look like.

    UTF-8 is read exactly as `data.decode("utf-8")` reads it: a byte order mark and carriage returns stay, and offsets
    count them. Raises UnreadableDocument when there is nothing to read, too much, a NUL (no text has one), or bytes
    that are broken UTF-8 or no known encoding; the error carries what was found and where.
    """
    if len(data) > max_bytes:
        raise too_large(name, max_bytes)
    if not data.strip():
        raise UnreadableDocument(f"{name} is empty.", name=name, size=len(data))
    found = _marked(data) or _spaced(data)
    nul = data.find(b"\0")
    if found is None and nul >= 0:
        raise UnreadableDocument(
            f"{name} is not text: it has a NUL at byte {nul}. Give the file in a format that `dateline ingest --help` "
            "lists, or save it as text in UTF-8.",
            name=name,
            byte_offset=nul,
        )
    if found is None:
        try:
            return Decoded(data.decode("utf-8"), "utf-8", assumed=False)
        except UnicodeDecodeError as error:
            return _legacy(data, declared, error, name)
    try:
        text = data.decode(found)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"{name} is not {found.upper()}, as its first bytes say: {error.reason} at byte {error.start}. "
            "Save it as text in UTF-8.",
            name=name,
            byte_offset=error.start,
        ) from error
    return Decoded(text, found, assumed=found.endswith(("le", "be")))


def too_large(name: str, max_bytes: int) -> UnreadableDocument:
    """The error for a document of more than `max_bytes` bytes."""
    return UnreadableDocument(
        f"{name} is larger than the {max_bytes:,} bytes allowed: split it, or raise DATELINE_MAX_DOCUMENT_BYTES.",
        name=name,
        max_bytes=max_bytes,
    )


def codec_of(label: str | None) -> str | None:
    """The Python codec that browsers use for an encoding's label, None for a label nobody knows."""
    if not label:
        return None
    plain = label.strip().strip("\"'").lower()
    try:
        return _WIDER.get(plain) or codecs.lookup(plain).name
    except (LookupError, ValueError):
        return None


def charset_of(media_type: str | None) -> str | None:
    """The charset that a media type states (`text/html; charset=iso-8859-1`), None without one."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media_type or "", re.IGNORECASE)
    return found[1] if found else None


def guess(data: bytes) -> str | None:
    """The encoding that bytes which are no UTF-8 look like, None where none fits.

    English with a few bytes above 127 is Windows-1252; where there are many, charset-normalizer decides.
    """
    high = sum(byte > 127 for byte in data[:100_000])
    if high * 8 <= min(len(data), 100_000) and _reads_western(data):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000]).best()
    return best.encoding if best is not None else "cp1252" if _reads_western(data) else None


def _marked(data: bytes) -> str | None:
    """The encoding of a byte order mark other than that of UTF-8."""
    for mark, encoding in (*_MARKS, (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return encoding
    return None


def _spaced(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of an English text is a NUL."""
    head = data[:400]
    if len(head) < 8 or len(data) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.4 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) * 0.4 and not odd else None


def _legacy(data: bytes, declared: str | None, error: UnicodeDecodeError, name: str) -> Decoded:
    codec = codec_of(declared)
    if codec not in (None, "utf-8"):
        try:
            return Decoded(data.decode(codec), codec, assumed=False)
        except (UnicodeDecodeError, LookupError):
            codec = None
    broken = _SEQUENCE.search(data) is not None or error.reason == "unexpected end of data"
    assumed = None if broken and _mostly_utf8(data) else guess(data)
    if assumed is not None:
        try:
            return Decoded(data.decode(assumed), assumed, assumed=True)
        except (UnicodeDecodeError, LookupError):
            pass
    value = data[error.start]
    raise UnreadableDocument(
        f"{name} is not UTF-8 all through: byte 0x{value:02x} at offset {error.start} ({error.reason}). "
        "Save it anew as text in UTF-8.",
        name=name,
        byte_offset=error.start,
        byte=value,
    ) from error


def _mostly_utf8(data: bytes) -> bool:
    """Whether more bytes above 127 belong to whole UTF-8 characters than do not."""
    whole = len(data.decode("utf-8", "ignore").encode("utf-8"))
    high = sum(byte > 127 for byte in data)
    stray = len(data) - whole
    return high - stray > stray or (stray < 4 and data[-1] > 127 and high == stray)


def _reads_western(data: bytes) -> bool:
    try:
        return _WESTERN.search(data.decode("cp1252")) is None
    except UnicodeDecodeError:
        return False
