"""Bars for what takes long: on standard error, so that what is printed can be piped on."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

Reached = Callable[[int], None]

_EVERY = 1000  # lines of a file between two looks at the bar


@contextmanager
def bar(what: str, total: int, *, visible: bool = True) -> Iterator[Reached]:
    """A bar that is told how much of `total` is done; none where nobody watches standard error."""
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    console = Console(file=sys.stderr)
    # Where nobody watches, it would leave an empty line behind.
    with Progress(*columns, console=console, transient=True, disable=not console.is_interactive) as progress:
        task = progress.add_task(what, total=total, visible=visible)
        yield lambda done: progress.update(task, completed=done)


@contextmanager
def lines_of(what: str, file: IO[bytes]) -> Iterator[Iterator[bytes]]:
    """The lines of an open file, under a bar that counts its bytes."""

    def lines() -> Iterator[bytes]:
        done = 0
        for number, line in enumerate(file):
            done += len(line)
            if number % _EVERY == 0:
                reached(done)
            yield line

    with bar(what, os.fstat(file.fileno()).st_size) as reached:
        yield lines()
