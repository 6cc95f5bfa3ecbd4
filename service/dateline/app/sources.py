"""Where documents come from on this machine: files, folders and standard input, one item at a time."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePath
from typing import IO

import msgspec

from dateline.app.archives import is_archive, items_of_archive
from dateline.app.items import Item
from dateline.documents.decoding import too_large
from dateline.errors import UnreadableDocument

STANDARD_INPUT = "standard input"
JSONL = (".jsonl", ".ndjson")
_MARK = b"\xef\xbb\xbf"  # of UTF-8, at the beginning of a file


class _Line(msgspec.Struct):
    """What tells a line of Document JSONL from other JSON."""

    id: str
    text: str


def files_in(paths: Iterable[Path], patterns: Sequence[str] = ()) -> Iterator[tuple[str, Path]]:
    """Name and path of every file: those that were named, and those in folders, hidden ones left out, in order.

    `patterns` choose among the files of folders, such as `*.html` or `2024/*.txt`. A file in a folder goes by its path
    inside it.
    """
    for path in paths:
        if not path.is_dir():
            yield path.name or str(path), path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                inside = (Path(folder) / name).relative_to(path)
                if not name.startswith(".") and _matches(inside, patterns):
                    yield inside.as_posix(), Path(folder) / name


def items_of_file(name: str, path: Path, retrieved_at: str, max_bytes: int) -> Iterator[Item]:
    """The items in a file: lines of JSONL and pages of a web archive one by one, any other file as a whole."""
    try:
        with path.open("rb") as file:
            lines = _lines(file, max_bytes)
            first = next(lines, b"")
            if path.suffix.lower() in JSONL or is_line_of_documents(first):
                yield from items_of_lines(name, chain([first], lines), retrieved_at, max_bytes)
                return
            if is_archive(path, first):
                yield from items_of_archive(name, path, retrieved_at, max_bytes)
                return
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        fault = UnreadableDocument(f"{path} cannot be read: {error.strerror}.", name=name)
        yield Item(name, 0, retrieved_at, fault=fault)
        return
    yield Item(name, size, retrieved_at, path=path.absolute())


def items_of_input(file: IO[bytes], retrieved_at: str, max_bytes: int) -> Iterator[Item]:
    """What stands on standard input: lines of JSONL as they come, or one document."""
    lines = _lines(file, max_bytes)
    first = next(lines, b"")
    if is_line_of_documents(first):
        yield from items_of_lines(STANDARD_INPUT, chain([first], lines), retrieved_at, max_bytes)
        return
    data = first + file.read(max_bytes + 1)
    fault = too_large(STANDARD_INPUT, max_bytes) if len(data) > max_bytes else None
    yield Item(STANDARD_INPUT, len(data), retrieved_at, data=data, fault=fault)


def items_of_lines(name: str, lines: Iterable[bytes], retrieved_at: str, max_bytes: int) -> Iterator[Item]:
    """The lines of JSONL as items, blank ones left out."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            fault = too_large(f"{name}, line {number},", max_bytes) if len(line) > max_bytes else None
            data = line.removeprefix(_MARK) if fault is None else b""
            yield Item(name, len(line), retrieved_at, data=data, line=number, fault=fault)


def is_line_of_documents(line: bytes) -> bool:
    """Whether a line is a document of Document JSONL."""
    try:
        msgspec.json.decode(line.removeprefix(_MARK), type=_Line)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return True


def _lines(file: IO[bytes], max_bytes: int) -> Iterator[bytes]:
    """The lines of a file; of one that has more than `max_bytes` bytes, its beginning."""
    while line := file.readline(max_bytes + 1):
        yield line
        while len(line) > max_bytes and not line.endswith(b"\n"):
            line = file.readline(max_bytes + 1)


def _matches(inside: PurePath, patterns: Sequence[str]) -> bool:
    return not patterns or any(inside.match(pattern) for pattern in patterns)
