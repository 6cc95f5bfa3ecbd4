"""Pagination cursors: the place of one item in one listing, opaque to whoever holds them.

Keyset cursors: they name the item's place in the order, so what is added elsewhere moves nothing.
"""

import base64
import binascii
from typing import Any

import msgspec

from dateline.errors import InvalidInput, MalformedCursor


def encode_cursor(listing: str, *place: int | str) -> str:
    """The cursor for a place in a listing, which is named by the id of the thing listed."""
    return base64.urlsafe_b64encode(msgspec.json.encode([listing, *place])).decode("ascii").rstrip("=")


def decode_cursor(cursor: str, listing: str, *kinds: type[int | str]) -> tuple[Any, ...]:
    """The place that a cursor of this listing names: a value of each of these kinds.

    Raises MalformedCursor for what this service did not make, or made for another listing.
    """
    try:
        data = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        own, *place = msgspec.json.decode(data, type=list[int | str])
    except (binascii.Error, UnicodeError, msgspec.MsgspecError, ValueError) as error:
        raise MalformedCursor("The cursor is not one that this service made.", cursor=cursor[:200]) from error
    if own != listing:
        raise MalformedCursor("The cursor belongs to another listing.", cursor=cursor[:200])
    if [type(value) for value in place] != list(kinds) or any(isinstance(v, int) and abs(v) >= 2**63 for v in place):
        raise MalformedCursor("The cursor is not one that this service made.", cursor=cursor[:200])
    return tuple(place)


def page_size(first: int | None) -> int | None:
    """How many items are wanted (None: all). Raises InvalidInput for a negative number."""
    if first is not None and first < 0:
        raise InvalidInput(f"A page has no {first} items: ask for none, one or more.", first=first)
    return first
