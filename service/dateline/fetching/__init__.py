"""Pages and feeds from the web, for the command line alone: what serves others never fetches what they name."""

from dateline.fetching.fetcher import Fetched, Fetcher, Limits, NotModified, Validators
from dateline.fetching.following import Follower, Poll

__all__ = ["Fetched", "Fetcher", "Follower", "Limits", "NotModified", "Poll", "Validators"]
