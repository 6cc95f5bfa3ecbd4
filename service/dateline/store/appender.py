"""Group commit: one thread drains a queue into one transaction, and every caller gets the result of its own request.

A commit costs one wait for the disk however many requests it carries. While one is on its way, the next requests
queue up, so the busier the log, the larger the groups and the smaller the share of each.
"""

import asyncio
import queue
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from types import TracebackType

from dateline.errors import Unavailable
from dateline.store.event_store import EventStore
from dateline.store.planning import Request
from dateline.store.recorded import Append, Appended, ExpectedVersion, NewEvent

CAPACITY = 1024
GROUP_EVENTS = 10_000
LINGER_SHARE = 0.25  # of the time the last commit took: how long a group waits for callers that were just answered
LINGER_SECONDS = 0.002  # and never longer than this
LINGER_EVENTS = 100  # nor once there is this much to write: then the disk is better used at once

FULL_SECONDS = 0.001  # between two tries of a caller in an event loop for whom the queue has no room

Result = Future[list[Appended]]
_Answer = Result | asyncio.Future[list[Appended]]
_Outcome = list[Appended] | BaseException
_Job = tuple[Request, _Answer]


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
        Raises InvalidInput for what can never be stored. For a caller in an event loop there is `append_many_async`.
        """
        request = self._store.prepare(appends, texts, erased)
        result: Result = Future()
        started = time.monotonic()
        if not self._accepting.acquire(timeout=-1 if timeout is None else timeout):
            raise _too_many(timeout)
        try:
            self._refuse_when_closed()
            left = None if timeout is None else max(0.0, timeout - (time.monotonic() - started))
            self._queue.put((request, result), timeout=left)
        except queue.Full:
            raise _too_many(timeout) from None
        finally:
            self._accepting.release()
        return result

    async def append_many_async(
        self, appends: Sequence[Append], texts: Mapping[str, bytes] | None = None, erased: Iterable[str] = ()
    ) -> list[Appended]:
        """Like `append_many`, for a caller in an event loop: it waits without holding up others there.

        All answers of a group wake a loop once, which a future of `submit` for each cannot do.
        """
        request = self._store.prepare(appends, texts, erased)
        answer: asyncio.Future[list[Appended]] = asyncio.get_running_loop().create_future()
        while not self._offer((request, answer)):
            await asyncio.sleep(FULL_SECONDS)
        return await answer

    def _offer(self, job: _Job) -> bool:
        """Queue a job if that takes no waiting; whether it did."""
        if not self._accepting.acquire(blocking=False):
            return False
        try:
            self._refuse_when_closed()
            self._queue.put_nowait(job)
        except queue.Full:
            return False
        finally:
            self._accepting.release()
        return True

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise Unavailable("The log takes no more events: it is shutting down.")

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
                if _is_wanted(job[1]):
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
            outcomes: Sequence[_Outcome] = self._store.append_group([request for request, _ in group])
        except Unavailable as error:
            outcomes = [error] * len(group)
        except BaseException as error:  # even one that ends the thread: somebody waits for each of these results
            if len(group) > 1:
                for job in group:  # one of them is at fault: its neighbours shall not pay for it
                    self._commit([job])
                return
            outcomes = [error]
        else:
            self._last_group, self._last_seconds = len(group), time.perf_counter() - started
        _tell([answer for _, answer in group], outcomes)


def _is_wanted(answer: _Answer) -> bool:
    """Whether somebody still waits for an answer."""
    if isinstance(answer, Future):
        return answer.set_running_or_notify_cancel()
    return not answer.cancelled()


def _tell(answers: Sequence[_Answer], outcomes: Sequence[_Outcome]) -> None:
    """Give everybody who waits the outcome, each event loop all of its own at once."""
    in_loops: defaultdict[asyncio.AbstractEventLoop, list[tuple[_Answer, _Outcome]]] = defaultdict(list)
    for answer, outcome in zip(answers, outcomes, strict=True):
        if isinstance(answer, Future):
            _settle([(answer, outcome)])
        else:
            in_loops[answer.get_loop()].append((answer, outcome))
    for loop, told in in_loops.items():
        with suppress(RuntimeError):  # a loop that was closed has nobody left who waits
            loop.call_soon_threadsafe(_settle, told)


def _settle(told: Iterable[tuple[_Answer, _Outcome]]) -> None:
    for answer, outcome in told:
        if answer.cancelled():
            continue
        if isinstance(outcome, BaseException):
            answer.set_exception(outcome)
        else:
            answer.set_result(outcome)


def _too_many(timeout: float | None) -> Unavailable:
    return Unavailable("Too many appends are waiting for the disk; try again.", timeout=timeout)
