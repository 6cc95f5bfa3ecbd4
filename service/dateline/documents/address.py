"""Where a document was published on the web."""

import re

from dateline.errors import InvalidInput

# Scheme and host (RFC 9110 section 4.2); whatever shows an address makes a link of it, and `javascript:` is one too.
_WEB = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)


def web_address(url: str | None, *, name: str) -> str | None:
    """The address of the document `name`, None for none. Raises InvalidInput for one that is not http or https."""
    if not url:
        return None
    if not _WEB.fullmatch(url):
        raise InvalidInput(
            f'The address of {name}, "{url}", is none on the web: it begins with https:// or http://.', url=url
        )
    return url
