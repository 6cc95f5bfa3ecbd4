"""Following addresses: each asked again and again, politely, for what is new there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dateline.errors import NotFetched
from dateline.fetching.fetcher import Fetched, Fetcher, NotModified, Validators

LONGEST_WAIT = 24 * 3600.0
"""However often an address fails, it is asked once a day (seconds)."""


@dataclass(slots=True)
class _Followed:
    """An address, when to ask it next, and how often in a row it has failed."""

    url: str
    due: float
    validators: Validators | None = None
    failures: int = 0
    over: bool = False


@dataclass(frozen=True, slots=True)
class Poll:
    """One asking of an address: what came of it, and after how many seconds it is asked again (None: never)."""

    url: str
    result: Fetched | NotModified | NotFetched
    wait: float | None


class Follower:
    """Asks addresses every so many seconds; one that fails is asked less and less often, as it says or by doubling.

    `clock` gives seconds that only grow, `sleep` waits for some, `now` is the time of day.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        urls: list[str],
        every: float,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._fetcher = fetcher
        self._every = every
        self._clock, self._sleep, self._now = clock, sleep, now
        self._followed = [_Followed(url, clock()) for url in dict.fromkeys(urls)]

    def poll(self) -> Poll | None:
        """Wait for the address that is due next and ask it; None once no address is left."""
        left = [one for one in self._followed if not one.over]
        if not left:
            return None
        one = min(left, key=lambda followed: followed.due)
        wait = one.due - self._clock()
        if wait > 0:
            self._sleep(wait)
        result = self._ask(one)
        after = self._after(one, result)
        if after is None:
            one.over = True
        else:
            one.due = self._clock() + after
        return Poll(one.url, result, after)

    def _ask(self, one: _Followed) -> Fetched | NotModified | NotFetched:
        try:
            result = self._fetcher.get(one.url, one.validators)
        except NotFetched as error:
            one.failures += 1
            return error
        one.failures = 0
        if isinstance(result, Fetched):
            one.validators = result.validators
        return result

    def _after(self, one: _Followed, result: Fetched | NotModified | NotFetched) -> float | None:
        if not isinstance(result, NotFetched):
            return self._every
        if result.values.get("status") == 410:  # gone, and the server says that it will not come back
            return None
        doubled = min(self._every * 2.0**one.failures, max(LONGEST_WAIT, self._every))
        return float(max(doubled, self._asked_to_wait(result)))

    def _asked_to_wait(self, error: NotFetched) -> float:
        """For how many seconds a server asks to be left alone (Retry-After: seconds or a date); 0 where it does not."""
        written = error.values.get("retry_after")
        if not isinstance(written, str):
            return 0.0
        if written.strip().isdigit():
            return min(float(written), LONGEST_WAIT)
        try:
            asked = (parsedate_to_datetime(written) - self._now()).total_seconds()
        except (ValueError, TypeError):
            return 0.0
        return min(max(asked, 0.0), LONGEST_WAIT)
