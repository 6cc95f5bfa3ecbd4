"""What is fetched from the web becomes an item; here alone the two meet."""

import dateline
from dateline.app import App, Item
from dateline.errors import NotFetched
from dateline.fetching import Fetched, Fetcher, Limits


def is_address(given: str) -> bool:
    """Whether what was given is an address and no file."""
    return given.lower().startswith(("http://", "https://"))


def fetcher_of(app: App, *, allow_private: bool) -> Fetcher:
    """A fetcher within the limits of the settings."""
    settings = app.settings
    limits = Limits(
        settings.max_document_bytes, settings.fetch_seconds, settings.fetch_redirects, allow_private=allow_private
    )
    return Fetcher(limits, dateline.__version__, settings.contact)


def item_of_address(app: App, fetcher: Fetcher, url: str) -> Item:
    """What stands at an address, or why it could not be fetched."""
    try:
        got = fetcher.get(url)
    except NotFetched as error:
        return Item(url, 0, app.now(), fault=error)
    assert isinstance(got, Fetched), "nothing was asked on a condition"
    return item_of(app, url, got)


def item_of(app: App, url: str, got: Fetched) -> Item:
    """What was fetched from an address as an item."""
    return Item(url, len(got.data), app.now(), data=got.data, url=got.url, media_type=got.media_type)
