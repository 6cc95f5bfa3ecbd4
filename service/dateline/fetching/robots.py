"""What the owner of a site asks programs to leave alone: robots.txt (RFC 9309)."""

from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from dateline.errors import NotFetched

PRODUCT = "Dateline"
"""The name by which rules in robots.txt mean this program."""


class Robots:
    """Asks each site once. `fetch` gets the text of a robots.txt; it raises NotFetched with the `status` it met."""

    def __init__(self, fetch: Callable[[str], bytes]) -> None:
        self._fetch = fetch
        self._rules: dict[str, RobotFileParser | None] = {}

    def require_allowed(self, url: str) -> None:
        """Raise NotFetched where a site asks that this address be left alone, or does not say what it allows."""
        parts = urlsplit(url)
        site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        if site not in self._rules:
            self._rules[site] = self._read(f"{site}/robots.txt")
        rules = self._rules[site]
        if rules is not None and not rules.can_fetch(PRODUCT, url):
            raise NotFetched(f"{site}/robots.txt asks programs not to fetch {url}: ask its owner.", url=url)

    def _read(self, url: str) -> RobotFileParser | None:
        """The rules of a site; None where it has none: any answer of 400 to 499 means that (section 2.3.1.3)."""
        try:
            data = self._fetch(url)
        except NotFetched as error:
            status = error.values.get("status")
            if isinstance(status, int) and 400 <= status < 500:
                return None
            raise NotFetched(
                f"{url} could not be read, so nobody knows what may be fetched there: {error} Try again later.", url=url
            ) from error
        rules = RobotFileParser(url)
        rules.parse(data.decode("utf-8", "replace").splitlines())
        return rules
