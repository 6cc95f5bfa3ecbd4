"""Bars for what takes long: on standard error, so that what is printed can be piped on."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

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


class _Rate(ProgressColumn):
    """How many documents are done, and how many a second."""

    def render(self, task: Task) -> Text:
        done, seconds = task.fields["documents"], task.elapsed or 0.0
        return Text(f"{done:,} documents, {done / seconds:.1f}/s" if seconds else "")


@contextmanager
def documents_bar(total: int | None) -> Iterator[Callable[[int, int], None]]:
    """A bar that is called with how many documents and how many bytes of `total` (None: nobody knows) are done."""
    columns = TextColumn("recording"), BarColumn(), TaskProgressColumn(), _Rate(), TimeRemainingColumn()
    console = Console(file=sys.stderr)
    with Progress(*columns, console=console, transient=True, disable=not console.is_interactive) as progress:
        task = progress.add_task("recording", total=total, documents=0)
        yield lambda documents, done: progress.update(task, completed=done, documents=documents)


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
