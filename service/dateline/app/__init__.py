"""The application: settings, wiring and the commands that change the log."""

from dateline.app.application import App
from dateline.app.linking import link_documents
from dateline.app.opening import open_app
from dateline.app.settings import Settings, resource

__all__ = ["App", "Settings", "link_documents", "open_app", "resource"]
