"""The application: settings, wiring and the commands that change the log."""

from dateline.app.application import App
from dateline.app.items import Given, Item
from dateline.app.keydates import key_dates_of
from dateline.app.linking import link_documents
from dateline.app.opening import open_app
from dateline.app.outcomes import Destination, Found, Outcome, Refused
from dateline.app.reextracting import Reread
from dateline.app.settings import Settings, resource

__all__ = [
    "App",
    "Destination",
    "Found",
    "Given",
    "Item",
    "Outcome",
    "Refused",
    "Reread",
    "Settings",
    "key_dates_of",
    "link_documents",
    "open_app",
    "resource",
]
