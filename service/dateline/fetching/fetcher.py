"""Getting what stands at an address, within limits: its bytes, how long it takes, how often it points elsewhere."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

import httpx

from dateline.errors import NotFetched
from dateline.fetching.hosts import address_of
from dateline.fetching.robots import PRODUCT, Robots

_ROBOTS_BYTES = 500_000  # so much of a robots.txt is read at least (RFC 9309 section 2.5)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is fetched at most: bytes of a document once they are unpacked, seconds for all of it, redirects."""

    max_bytes: int
    seconds: float = 30.0
    redirects: int = 5
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server knows whether something has changed since (RFC 9110 section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave. `url` is where it was in the end; `media_type` is the header, charset included."""

    url: str
    data: bytes
    media_type: str | None
    validators: Validators


@dataclass(frozen=True, slots=True)
class NotModified:
    """What was fetched before still stands."""


class Fetcher:
    """Fetches over http and https, as robots.txt allows, under a name that says who asks."""

    def __init__(self, limits: Limits, version: str, contact: str | None = None) -> None:
        self._limits = limits
        self._robots = Robots(self._robots_txt)
        agent = f"{PRODUCT}/{version} (reads news for timelines; {contact or 'robots.txt is respected'})"
        accepted = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"
        self._client = httpx.Client(
            headers={"User-Agent": agent, "Accept": accepted}, trust_env=False, follow_redirects=False
        )

    def get(self, url: str, since: Validators | None = None) -> Fetched | NotModified:
        """What stands at an address, unless it is still what it was at `since`.

        Raises NotFetched: another scheme, no such host, a private address, robots.txt, a status that is no success
        (`status`, `retry_after` in its values), too many redirects, bytes or seconds.
        """
        return self._get(url, self._limits.max_bytes, since, self._robots.require_allowed)

    def _robots_txt(self, url: str) -> bytes:
        got = self._get(url, _ROBOTS_BYTES, None, lambda _: None)
        assert isinstance(got, Fetched), "nothing was asked on a condition"
        return got.data

    def _get(
        self, url: str, max_bytes: int, since: Validators | None, allow: Callable[[str], None]
    ) -> Fetched | NotModified:
        deadline = time.monotonic() + self._limits.seconds
        at = _address(url)
        for _ in range(self._limits.redirects + 1):
            allow(str(at))
            try:
                with self._ask(at, since, deadline) as response:
                    location = response.headers.get("Location")
                    if response.is_redirect and location:
                        at = _address(str(at.join(location)))
                        continue
                    if response.status_code == httpx.codes.NOT_MODIFIED:
                        return NotModified()
                    _require_success(response, at)
                    return _fetched(response, at, _body(response, at, max_bytes, deadline))
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
                reason = str(error) or type(error).__name__
                raise NotFetched(f"{at} could not be fetched: {reason}.", url=str(at), reason=reason) from error
        raise NotFetched(f"{url} points elsewhere more than {self._limits.redirects} times.", url=url)

    def _ask(self, at: httpx.URL, since: Validators | None, deadline: float) -> AbstractContextManager[httpx.Response]:
        """Ask the address that was looked at, by the name that was given, in TLS too."""
        port = at.port or (443 if at.scheme == "https" else 80)
        address = address_of(at.host, port, allow_private=self._limits.allow_private)
        headers = {"Host": at.netloc.decode("ascii")}
        if since is not None and since.etag:
            headers["If-None-Match"] = since.etag
        if since is not None and since.last_modified:
            headers["If-Modified-Since"] = since.last_modified
        left = max(deadline - time.monotonic(), 0.001)
        return self._client.stream(
            "GET", at.copy_with(host=address), headers=headers, timeout=left, extensions={"sni_hostname": at.host}
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()


def _address(url: str) -> httpx.URL:
    try:
        at = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise NotFetched(f"{url!r} is no address on the web: {error}.", url=url) from error
    if at.scheme not in ("http", "https") or not at.host:
        raise NotFetched(f"{url!r} is no address on the web: it begins with https:// or http://.", url=url)
    if at.userinfo:
        raise NotFetched(f"The address of {at.host} has a password in it, which is not sent.", host=at.host)
    return at


def _require_success(response: httpx.Response, at: httpx.URL) -> None:
    if not response.is_success:
        status = response.status_code
        raise NotFetched(
            f"{at} could not be fetched: the server answered {status} {response.reason_phrase}.".replace(" .", "."),
            url=str(at),
            status=status,
            retry_after=response.headers.get("Retry-After"),
        )


def _body(response: httpx.Response, at: httpx.URL, max_bytes: int, deadline: float) -> bytes:
    parts, size = [], 0
    for part in response.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > max_bytes:
            raise NotFetched(
                f"{at} is larger than the {max_bytes:,} bytes allowed: DATELINE_MAX_DOCUMENT_BYTES allows more.",
                url=str(at),
                max_bytes=max_bytes,
            )
        if time.monotonic() > deadline:
            raise NotFetched(f"{at} took too long.", url=str(at))
    return b"".join(parts)


def _fetched(response: httpx.Response, at: httpx.URL, data: bytes) -> Fetched:
    headers = response.headers
    validators = Validators(headers.get("ETag"), headers.get("Last-Modified"))
    return Fetched(str(at), data, headers.get("Content-Type"), validators)
