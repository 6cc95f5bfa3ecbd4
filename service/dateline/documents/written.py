"""Dates as formats and people write them, brought to the ISO spelling that `parse_publication` reads."""

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# RFC 5322 section 4.3, and the zones of European and Pacific newsrooms that are not ambiguous.
_ZONES = {
    "ut": "+00:00", "utc": "UTC", "gmt": "UTC", "z": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00",
    "wet": "+00:00", "west": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
    "msk": "+03:00", "jst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00",
}  # fmt: skip
_ISO = re.compile(
    r"(?P<year>\d{4})(?P<dash>-?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)"
    r"(?:(?:[Tt]|[ ]+|,[ ]?)(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?P<fraction>[.,]\d+)?)?"
    r"[ ]?(?P<zone>[Zz]|[A-Za-z]+(?:/[\w+-]+)+|[A-Z]{2,4}|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?P<fraction>[.]\d+)?"
    r"(?:[ ]?(?P<half>[ap])\.?m\.?)?"
    r"(?:[ ]?(?P<zone>(?:GMT|UTC)?[+-]\d\d:?\d\d|[A-Za-z]+/[\w/+-]+|[A-Za-z]{1,4}))?(?:[ ]?\([^)]*\))?"
)
_DAY = r"(?:[A-Za-z]{3,9}\.?,?[ ]+)?"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_THEN = r"(?:,|[ ]+at|[ ]+-)?"
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_LONG = tuple(
    re.compile(form, re.ASCII)
    for form in (
        # RFC 5322, section 3.3, and 13 August 2025
        rf"{_DAY}{_NUMBER}[ -]+{_MONTH},?[ -]+(?P<year>\d{{4}}|\d\d){_THEN}(?:[ ]+{_CLOCK})?",
        # August 13, 2025
        rf"{_DAY}{_MONTH}[ ]+{_NUMBER},?[ ]+(?P<year>\d{{4}}){_THEN}(?:[ ]+{_CLOCK})?",
        # 7:20 pm, 13 August 2025
        rf"{_CLOCK},?[ ]+{_DAY}(?P<day>\d{{1,2}})[ ]+{_MONTH},?[ ]+(?P<year>\d{{4}})",
        # asctime: Wed Aug 13 19:20:55 2025
        rf"{_DAY}{_MONTH}[ ]+(?P<day>\d{{1,2}})[ ]+{_CLOCK}[ ]+(?P<year>\d{{4}})",
    )
)


def iso_spelling(written: str) -> str | None:
    """A date, or date and time, as `2025-08-13T19:20:55+02:00`; None for what is none or could be two.

    Reads ISO 8601 (extended and basic), RFC 5322, asctime, and days with the month's name ("Aug. 13, 2025, 7:20 pm").
    Months by number in another order ("03/04/2025") are not read: nobody knows which is the month.
    """
    plain = " ".join(written.split())
    found = _ISO.fullmatch(plain)
    if found:
        return _spelled(found, int(found["month"]))
    if len(plain) > 80:
        return None
    for form in _LONG:
        found = form.fullmatch(plain)
        month = _month(found["month"]) if found else None
        if found and month:
            return _spelled(found, month)
    return None


def _month(word: str) -> int | None:
    short = word[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else None


def _spelled(found: "re.Match[str]", month: int) -> str | None:
    parts = found.groupdict()
    year = int(parts["year"])
    if len(parts["year"]) == 2:  # RFC 5322 section 4.3
        year += 2000 if year < 50 else 1900
    day = f"{year:04d}-{month:02d}-{int(parts['day']):02d}"
    if parts["hour"] is None:
        return day
    hour = int(parts["hour"])
    half = (parts.get("half") or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    second = f":{parts['second']}" if parts["second"] else ""
    fraction = f".{parts['fraction'][1:7]}" if second and parts["fraction"] else ""
    zone = _zone(parts["zone"])
    return None if zone is None else f"{day}T{hour:02d}:{parts['minute']}{second}{fraction}{zone}"


def _zone(written: str | None) -> str | None:
    """The zone's spelling: empty for none, None for a name that nobody knows."""
    if not written or written == "-0000":  # RFC 5322: it says nothing about the local zone
        return "" if not written else "UTC"
    if written.upper().startswith(("GMT+", "GMT-", "UTC+", "UTC-")):
        written = written[3:]
    if written[0] in "+-":
        digits = written[1:].replace(":", "").ljust(4, "0")
        return f"{written[0]}{digits[:2]}:{digits[2:]}"
    return written if "/" in written else _ZONES.get(written.lower())
