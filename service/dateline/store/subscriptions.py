"""Following the log: everything after a position, then everything new as it is appended, once and in order.

Commit order is position order and there are no gaps, so a subscription is nothing but the position it has reached.
It asks the database for what it wants when it wants it: a slow follower never slows a writer.
"""

import threading
from collections.abc import Iterable, Iterator

from dateline.store.event_store import EventStore
from dateline.store.recorded import RecordedEvent

POLL_SECONDS = 1.0


def subscribe(
    store: EventStore,
    after: int = 0,
    *,
    types: Iterable[str] | None = None,
    category: str | None = None,
    stop: threading.Event | None = None,
    poll_seconds: float = POLL_SECONDS,
) -> Iterator[list[RecordedEvent]]:
    """The events after a position, a list at a time, for ever or until `stop` is set.

    `types` and `category` select as in `EventStore.read_all`. Wakes at each commit and, where a wake-up was lost or
    cannot be had, every `poll_seconds`. Raises a kind of Unavailable when the database cannot be read; subscribe again
    after the last position received, and nothing is missed or repeated.
    """
    wanted = None if types is None else tuple(types)
    waker = store.database.dialect.waker(store.database.engine)
    try:
        while stop is None or not stop.is_set():
            head = store.head()
            if head > after:
                for page in store.read_pages(after, until=head, types=wanted, category=category):
                    yield page
                    if stop is not None and stop.is_set():
                        return
                after = head
            else:
                waker.wait(poll_seconds)
    finally:
        waker.close()
