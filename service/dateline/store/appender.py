"""Group commit: one thread drains a queue into one transaction, and every caller gets the result of its own request.

A commit costs one wait for the disk however many requests it carries. While one is on its way, the next requests
queue up, so the busier the log, the larger the groups and the smaller the share of each.
"""

import queue
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from types import TracebackType

from dateline.errors import DatelineError, Unavailable
from dateline.store.event_store import EventStore
from dateline.store.planning import Request
from dateline.store.recorded import Append, Appended, ExpectedVersion, NewEvent

CAPACITY = 1024
GROUP_EVENTS = 10_000
LINGER_SHARE = 0.25  # of the time the last commit took: how long a group waits for callers that were just answered
LINGER_SECONDS = 0.002  # and never longer than this
LINGER_EVENTS = 100  # nor once there is this much to write: then the disk is better used at once

Result = Future[list[Appended]]
_Job = tuple[Request, Result]


class Appender:
    """The one thread of a process that appends. Start it once, share it between all threads, close it at the end.

    At most `capacity` requests wait; further callers are held back until there is room.
    """

    def __init__(self, store: EventStore, *, capacity: int = CAPACITY) -> None:
        self._store = store
        self._queue: queue.Queue[_Job | None] = queue.Queue(capacity)
        self._accepting = threading.Lock()
        self._closed = False
        self._last_group = 1
        self._last_seconds = 0.0
        self._thread = threading.Thread(target=self._run, name="dateline-appender", daemon=True)
        self._thread.start()

    def submit(
        self,
        appends: Sequence[Append],
        texts: Mapping[str, bytes] | None = None,
        erased: Iterable[str] = (),
        *,
        timeout: float | None = None,
    ) -> Result:
        """Queue a request like `EventStore.append_many` and return at once with the promise of its result.

        Waits up to `timeout` seconds (None: as long as it takes) while the queue is full, then raises Unavailable.
        Raises InvalidInput for what can never be stored. An async caller awaits `asyncio.wrap_future(result)`.
        """
        request = self._store.prepare(appends, texts, erased)
        result: Result = Future()
        started = time.monotonic()
        if not self._accepting.acquire(timeout=-1 if timeout is None else timeout):
            raise _too_many(timeout)
        try:
            if self._closed:
                raise Unavailable("The log takes no more events: it is shutting down.")
            left = None if timeout is None else max(0.0, timeout - (time.monotonic() - started))
            self._queue.put((request, result), timeout=left)
        except queue.Full:
            raise _too_many(timeout) from None
        finally:
            self._accepting.release()
        return result

    def append_many(
        self, appends: Sequence[Append], texts: Mapping[str, bytes] | None = None, erased: Iterable[str] = ()
    ) -> list[Appended]:
        """Like `EventStore.append_many`, in a shared transaction."""
        return self.submit(appends, texts, erased).result()

    def append(self, stream: str, events: Sequence[NewEvent], *, expected_version: ExpectedVersion) -> Appended:
        """Like `EventStore.append`, in a shared transaction."""
        return self.append_many([Append(stream, tuple(events), expected_version)])[0]

    def close(self) -> None:
        """Take no more requests, append those that wait, and stop."""
        with self._accepting:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()

    def __enter__(self) -> "Appender":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self) -> None:
        running = True
        while running:
            job = self._queue.get()
            group: list[_Job] = []
            events = 0
            while job is not None:
                if job[1].set_running_or_notify_cancel():
                    group.append(job)
                    events += sum(len(append[2]) for append in job[0].appends)
                if events >= GROUP_EVENTS or len(group) >= CAPACITY:
                    break
                try:
                    job = self._next(wait=len(group) < self._last_group and events < LINGER_EVENTS)
                except queue.Empty:
                    break
            running = job is not None
            if group:
                self._commit(group)

    def _next(self, *, wait: bool) -> _Job | None:
        """The next job for this group: what is there already, or what callers just answered are about to ask."""
        linger = min(self._last_seconds * LINGER_SHARE, LINGER_SECONDS)
        return self._queue.get(timeout=linger) if wait and linger else self._queue.get_nowait()

    def _commit(self, group: list[_Job]) -> None:
        started = time.perf_counter()
        try:
            results = self._store.append_group([request for request, _ in group])
        except Unavailable as error:
            for _, result in group:
                result.set_exception(error)
        except BaseException as error:  # even one that ends the thread: somebody waits for each of these results
            if len(group) == 1:
                group[0][1].set_exception(error)
                return
            for job in group:  # one of them is at fault: its neighbours shall not pay for it
                self._commit([job])
        else:
            self._last_group, self._last_seconds = len(group), time.perf_counter() - started
            for (_, result), outcome in zip(group, results, strict=True):
                if isinstance(outcome, DatelineError):
                    result.set_exception(outcome)
                else:
                    result.set_result(outcome)


def _too_many(timeout: float | None) -> Unavailable:
    return Unavailable("Too many appends are waiting for the disk; try again.", timeout=timeout)
