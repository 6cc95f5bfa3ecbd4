"""Whether an expression stands alone, or hangs on words that follow it."""

from dateline.temporal.phrase import vocabulary

CLOSING = frozenset(("", ".", ",", ";", ")")) | vocabulary("and in at but when as")
"""What follows an expression that hangs on nothing: "the day after.", not "the day after the vote"."""
