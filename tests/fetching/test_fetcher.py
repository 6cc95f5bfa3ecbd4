"""What is fetched, from whom, and what is not: against a server that the test starts."""

import gzip
import itertools
import time
from collections.abc import Iterator

import pytest

from dateline.errors import NotFetched
from dateline.fetching import Fetched, Fetcher, Limits, NotModified, Validators
from dateline.fetching.hosts import address_of, is_public
from tests.fetching.server import Answer, Site, serve

LIMITS = Limits(max_bytes=10_000, seconds=20, redirects=3, allow_private=True)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        yield site


def fetch(url: str, limits: Limits = LIMITS, since: Validators | None = None) -> Fetched | NotModified:
    with Fetcher(limits, "1.0", "desk@courier.example") as fetcher:
        return fetcher.get(url, since)


def refused(url: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(NotFetched) as raised:
        fetch(url, limits)
    return str(raised.value)


def test_what_a_server_gives(site: Site) -> None:
    headers = {"Content-Type": "text/html; charset=iso-8859-1", "ETag": '"1"', "Last-Modified": "Wed, 13 Aug 2025"}
    site.answers["/a?b=1"] = Answer(b"words", headers=headers)
    got = fetch(f"{site.url}/a?b=1#part")
    assert isinstance(got, Fetched)
    assert (got.data, got.media_type) == (b"words", "text/html; charset=iso-8859-1")
    assert got.validators == Validators('"1"', "Wed, 13 Aug 2025")
    asked = site.asked[-1][1]
    assert asked["user-agent"] == "Dateline/1.0 (reads news for timelines; desk@courier.example)"
    assert asked["host"] == site.url.removeprefix("http://")


def test_what_still_stands_is_not_given_again(site: Site) -> None:
    site.answers["/a"] = Answer(b"words", headers={"ETag": '"1"'})
    assert isinstance(fetch(f"{site.url}/a", since=Validators('"1"', "Wed, 13 Aug 2025")), NotModified)
    assert site.asked[-1][1]["if-modified-since"] == "Wed, 13 Aug 2025"


def test_an_address_that_points_elsewhere(site: Site) -> None:
    site.answers |= {
        "/a": Answer(status=301, headers={"Location": "/b"}),
        "/b": Answer(status=302, headers={"Location": f"{site.url}/c"}),
        "/c": Answer(b"words"),
        "/loop": Answer(status=302, headers={"Location": "/loop"}),
        "/file": Answer(status=302, headers={"Location": "file:///etc/hosts"}),
    }
    got = fetch(f"{site.url}/a")
    assert isinstance(got, Fetched)
    assert (got.url, got.data) == (f"{site.url}/c", b"words")
    assert "points elsewhere more than 3 times" in refused(f"{site.url}/loop")
    assert site.paths.count("/loop") == 4
    assert "is no address on the web" in refused(f"{site.url}/file")


def test_no_private_address_is_asked(site: Site) -> None:
    public = Limits(max_bytes=10_000, seconds=20)
    said = refused(f"{site.url}/a", public)
    assert "127.0.0.1, which is not on the public network: --allow-private" in said
    assert "not on the public network" in refused("http://localhost:1/a", public)
    assert "There is no host" in refused("http://nosuch.invalid/a", public)
    assert site.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("10.1.2.3", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("192.168.1.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("2002:a00:1::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) == public


def test_the_address_that_is_looked_at_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([[(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]])
    monkeypatch.setattr("socket.getaddrinfo", lambda *rest, **more: next(answers))
    with pytest.raises(NotFetched, match=r"at 10\.0\.0\.1"):
        address_of("rebinding.example", 80, allow_private=False)


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("ftp://courier.example/a", "is no address on the web"),
        ("https://", "is no address on the web"),
        ("http://[::1", "is no address on the web"),
        ("https://me:secret@courier.example/", "has a password in it"),
    ],
)
def test_addresses_that_are_none(url: str, complaint: str) -> None:
    assert complaint in refused(url)


def test_a_server_that_does_not_give_it(site: Site) -> None:
    site.answers["/busy"] = Answer(status=503, headers={"Retry-After": "120"})
    assert "the server answered 404 Not Found." in refused(f"{site.url}/missing")
    with pytest.raises(NotFetched) as raised:
        fetch(f"{site.url}/busy")
    assert (raised.value.values["status"], raised.value.values["retry_after"]) == (503, "120")
    assert "could not be fetched" in refused("http://127.0.0.1:1/")


def test_what_is_too_large_is_not_read_to_its_end(site: Site) -> None:
    given = itertools.count()

    def endless() -> Iterator[bytes]:
        while next(given) < 100_000:
            yield b"x" * 1000

    site.answers["/endless"] = Answer(drip=endless)
    site.answers["/bomb"] = Answer(gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"})
    assert "larger than the 10,000 bytes allowed" in refused(f"{site.url}/endless")
    assert "larger than the 10,000 bytes allowed" in refused(f"{site.url}/bomb")
    assert next(given) < 100_000


def test_what_takes_too_long_is_given_up(site: Site) -> None:
    def slowly() -> Iterator[bytes]:
        for _ in range(1000):
            time.sleep(0.05)
            yield b"x"

    site.answers["/slow"] = Answer(drip=slowly)
    hasty = Limits(max_bytes=10_000, seconds=0.5, allow_private=True)
    said = refused(f"{site.url}/slow", hasty)
    assert "took too long" in said or "could not be fetched" in said


class TestRobots:
    """What a site asks programs to leave alone."""

    def test_it_is_left_alone(self, site: Site) -> None:
        site.answers |= {
            "/robots.txt": Answer(b"User-agent: *\nDisallow: /private/\n\nUser-agent: dateline\nDisallow: /drafts/\n"),
            "/a": Answer(b"words"),
            "/moved": Answer(status=302, headers={"Location": "/drafts/b"}),
        }
        with Fetcher(LIMITS, "1.0") as fetcher:
            for path in ("/a", "/a"):
                assert isinstance(fetcher.get(f"{site.url}{path}"), Fetched)
            for path in ("/drafts/b", "/moved"):
                with pytest.raises(NotFetched, match="asks programs not to fetch"):
                    fetcher.get(f"{site.url}{path}")
        assert site.paths == ["/robots.txt", "/a", "/a", "/moved"]

    def test_a_site_without_rules_allows_all(self, site: Site) -> None:
        site.answers["/a"] = Answer(b"words")
        assert isinstance(fetch(f"{site.url}/a"), Fetched)

    def test_a_site_whose_rules_cannot_be_read_is_left_alone(self, site: Site) -> None:
        site.answers |= {"/robots.txt": Answer(status=500), "/a": Answer(b"words")}
        assert "nobody knows what may be fetched there" in refused(f"{site.url}/a")
