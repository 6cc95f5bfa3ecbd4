"""Following addresses: when each is asked again, and when not."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from dateline.errors import NotFetched
from dateline.fetching import Fetched, Fetcher, Follower, Limits, NotModified
from dateline.fetching.following import LONGEST_WAIT, Poll
from tests.fetching.server import Answer, Site, serve

EVERY = 900.0
NOW = datetime(2025, 8, 13, 12, 0, tzinfo=UTC)


class Time:
    """Passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        yield site


def follower(site: Site, *paths: str, time: Time) -> Follower:
    fetcher = Fetcher(Limits(max_bytes=10_000, seconds=20, allow_private=True), "1.0")
    urls = [f"{site.url}{path}" for path in paths]
    return Follower(fetcher, urls, EVERY, clock=time, sleep=time.sleep, now=lambda: NOW)


def polled(following: Follower) -> Poll:
    poll = following.poll()
    assert poll is not None
    return poll


def test_only_what_has_changed_is_taken(site: Site) -> None:
    time = Time()
    following = follower(site, "/feed", time=time)
    site.answers["/feed"] = Answer(b"one", headers={"ETag": '"1"'})
    assert isinstance(polled(following).result, Fetched)
    assert isinstance(polled(following).result, NotModified)
    assert time.seconds == EVERY
    site.answers["/feed"] = Answer(b"two", headers={"ETag": '"2"'})
    result = polled(following).result
    assert isinstance(result, Fetched)
    assert result.data == b"two"


def test_an_address_that_fails_is_asked_less_and_less_often(site: Site) -> None:
    following = follower(site, "/feed", time=Time())
    waits = [polled(following).wait for _ in range(9)]
    assert waits[:3] == [2 * EVERY, 4 * EVERY, 8 * EVERY]
    assert waits[-1] == LONGEST_WAIT
    site.answers["/feed"] = Answer(b"back")
    assert polled(following).wait == EVERY


@pytest.mark.parametrize(
    ("asked", "wait"),
    [("7200", 7200), ("Wed, 13 Aug 2025 15:00:00 GMT", 10_800), ("10", 2 * EVERY), ("soon", 2 * EVERY)],
)
def test_a_server_that_asks_for_time_gets_it(site: Site, asked: str, wait: float) -> None:
    site.answers["/feed"] = Answer(status=429, headers={"Retry-After": asked})
    assert polled(follower(site, "/feed", time=Time())).wait == wait


def test_what_is_gone_is_not_asked_again(site: Site) -> None:
    following = follower(site, "/gone", "/feed", time=Time())
    site.answers |= {"/gone": Answer(status=410), "/feed": Answer(b"one")}
    first = polled(following)
    assert (first.wait, isinstance(first.result, NotFetched)) == (None, True)
    assert [polled(following).url for _ in range(2)] == [f"{site.url}/feed"] * 2
    alone = follower(site, "/gone", time=Time())
    polled(alone)
    assert alone.poll() is None
