"""Work in other processes, its results in the order of what was given: a few at a time, so that memory is bounded."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import forkserver
from multiprocessing.connection import wait
from types import TracebackType
from typing import Protocol, TypeVar

from dateline.errors import UnreadableDocument

One = TypeVar("One")
Given = TypeVar("Given")
Made = TypeVar("Made")

# So many pieces of work are under way for each process: one at work, others so that it need not wait for the next.
_AHEAD = 4


class Workers(Protocol):
    """Whoever does the work."""

    window: int

    def submit(self, work: Callable[[Given], Made], given: Given) -> "Future[Made]":
        """Begin some work."""

    def result(self, begun: "Future[Made]", work: Callable[[Given], Made], given: Given) -> Made:
        """What came of it; raises what it raised."""


class InProcess:
    """Does the work here and now."""

    window = 1

    def submit(self, work: Callable[[Given], Made], given: Given) -> "Future[Made]":
        """Do the work."""
        done: Future[Made] = Future()
        try:
            done.set_result(work(given))
        except Exception as error:
            done.set_exception(error)
        return done

    def result(self, begun: "Future[Made]", work: Callable[[Given], Made], given: Given) -> Made:
        """What came of it."""
        return begun.result()

    def __enter__(self) -> "InProcess":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Nothing to close."""


class Processes:
    """Does the work in processes of its own, which end with this one, however it ends.

    Work on which a process dies (out of memory, a fault of a library) is tried once more alone; then it is refused, and
    the rest goes on.
    """

    def __init__(self, processes: int) -> None:
        self.window = processes * _AHEAD
        self._processes = processes
        self._pool = self._started()

    def submit(self, work: Callable[[Given], Made], given: Given) -> "Future[Made]":
        """Hand work over."""
        try:
            return self._pool.submit(work, given)
        except BrokenProcessPool:
            self._pool = self._started()
            return self._pool.submit(work, given)

    def result(self, begun: "Future[Made]", work: Callable[[Given], Made], given: Given) -> Made:
        """What came of it. Raises what the work raised, and UnreadableDocument where a process died of it."""
        with suppress(BrokenProcessPool):
            return begun.result()
        try:
            return self.submit(work, given).result()
        except BrokenProcessPool as error:
            name = getattr(given, "name", "a document")
            raise UnreadableDocument(
                f"{name} cannot be read: the process that read it ended, perhaps for want of memory.", name=name
            ) from error

    def __enter__(self) -> "Processes":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=error is None, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._processes, mp_context=_context(), initializer=_begin)


def in_order(
    workers: Workers, work: Callable[[Given], Made], all_of: Iterable[One], given: Callable[[One], Given | None]
) -> Iterator[tuple[One, Made | Exception | None]]:
    """Each of `all_of` with what came of its work, in order; an error stands in the place of what it prevented.

    `given` says what is worked on; None for what needs no work, and comes of it.
    """
    waiting: deque[tuple[One, Given | None, Future[Made] | None]] = deque()

    def first() -> tuple[One, Made | Exception | None]:
        one, handed, begun = waiting.popleft()
        if handed is None or begun is None:
            return one, None
        try:
            return one, workers.result(begun, work, handed)
        except Exception as error:
            return one, error

    for one in all_of:
        handed = given(one)
        waiting.append((one, handed, None if handed is None else workers.submit(work, handed)))
        while waiting and (len(waiting) >= workers.window or _is_done(waiting[0][2])):
            yield first()
    while waiting:
        yield first()


def _is_done(begun: "Future[Made] | None") -> bool:
    return begun is None or begun.done()


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def prepare() -> None:
    """Have processes that will be asked for soon begin to load what they need."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        _context()
        forkserver.ensure_running()


def _context() -> "multiprocessing.context.BaseContext":
    """Processes are forked from one that has imported all they need and has no threads, where there is such a thing."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["dateline.app.prepared"])
    return context


def _begin() -> None:
    """What a process does first: leave Ctrl-C to its parent, and see to it that it does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
