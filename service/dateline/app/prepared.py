"""Imported by the one process that others are forked from: what takes long to load is loaded there, once for all.

They share its memory until they change it, and begin to read as soon as they are there.
"""

from contextlib import suppress

from dateline.app.items import Given, Item, read_item
from dateline.app.reading import read_claims

_SPECIMEN = b"The mayor opened a bridge in Lisbon on Tuesday, and two ministers spoke there.\n"

with suppress(Exception):  # whoever needs what is missing says so
    for _document in read_item(Item("a", 0, "2025-08-13T12:00:00Z", data=_SPECIMEN), Given(published="2025-08-13")):
        read_claims(_document)
