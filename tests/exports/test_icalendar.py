from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import msgspec
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from dateline.exports.icalendar import to_icalendar
from dateline.projections.views import AsOf
from tests.exports.specimens import CHANGED, PUBLICATION, RECORDED, claim, document, happening, reading, timeline

HOSTILE = "Talks; truce, “peace” \\n\r\nEND:VEVENT\r\nBEGIN:VEVENT 🚀 \u2028 \u2029 " + "é" * 90
EVENING = datetime(2025, 8, 12, 19, 20)
DATES = [
    ("day", "2025-08-12", "2025-08-13", date(2025, 8, 12), date(2025, 8, 13)),
    ("day", "2024-02-29T00:00:00", "2024-03-01T00:00:00", date(2024, 2, 29), date(2024, 3, 1)),
    ("interval", "2025-12-30", "2026-01-02", date(2025, 12, 30), date(2026, 1, 2)),
    ("month", "2025-08-01", "2025-09-01", date(2025, 8, 1), date(2025, 9, 1)),
    ("part", "2025-08-12T18:00:00", "2025-08-13T00:00:00", date(2025, 8, 12), date(2025, 8, 13)),
    ("part", "2025-08-12T21:00:00", "2025-08-13T03:00:00", date(2025, 8, 12), date(2025, 8, 14)),
    (
        "minute",
        "2025-08-12T19:20:00",
        "2025-08-12T19:21:00",
        datetime(2025, 8, 12, 19, 20),
        datetime(2025, 8, 12, 19, 21),
    ),
    ("hour", "2025-08-12T23:00:00", "2025-08-13T00:00:00", datetime(2025, 8, 12, 23), datetime(2025, 8, 13)),
]


def parsed(*happenings: Any, **changes: Any) -> list[Any]:
    """The events of an export, as the library reads them back."""
    return icalendar.Calendar.from_ical(to_icalendar(reading(*happenings, **changes))).events


@pytest.mark.parametrize(("precision", "earliest", "latest", "start", "end"), DATES)
def test_three_parsers_agree_on_the_dates(precision: str, earliest: str, latest: str, start: Any, end: Any) -> None:
    written = to_icalendar(reading(happening(precision=precision, earliest=earliest, latest=latest)))
    by_icalendar = icalendar.Calendar.from_ical(written).events[0]
    by_ical = IcsCalendarStream.calendar_from_ics(written.decode()).events[0]
    by_vobject = vobject.readOne(written.decode()).vevent
    assert (by_icalendar["dtstart"].dt, by_icalendar["dtend"].dt) == (start, end)
    assert (by_ical.dtstart, by_ical.dtend) == (start, end)
    assert (by_vobject.dtstart.value, by_vobject.dtend.value) == (start, end)


def test_hostile_words_stay_words_for_every_parser() -> None:
    written = to_icalendar(reading(happening(title=HOSTILE), timeline=timeline(title=HOSTILE)))
    expected = HOSTILE.replace("\r\n", "\n")
    (by_icalendar,) = icalendar.Calendar.from_ical(written).events
    (by_ical,) = IcsCalendarStream.calendar_from_ics(written.decode()).events
    (by_vobject,) = vobject.readOne(written.decode()).vevent_list
    assert str(by_icalendar["summary"]) == by_ical.summary == by_vobject.summary.value == expected


def test_what_is_said_not_to_be_so_is_told_as_that() -> None:
    (event,) = parsed(happening(claims=(claim(polarity="negative"),)))
    assert "[not occurred]" in event["description"]
    assert "Who says so:" not in event["description"]


def test_who_denies_it_does_not_say_so() -> None:
    (event,) = parsed(happening(claims=(claim(), claim(modality="denied", speaker="Lena Brandt"))))
    says, denies = event["description"].split("\n\nWho denies it:\n")
    assert says.startswith("Who says so:\n- ")
    assert denies.startswith("- Lena Brandt (")


@given(title=st.text(max_size=300))
def test_any_title_gives_lines_of_75_octets_that_can_be_read_back(title: str) -> None:
    written = to_icalendar(reading(happening(title=title)))
    lines = written.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    assert len(icalendar.Calendar.from_ical(written).events) == 1


def test_control_characters_and_lone_surrogates_are_left_out() -> None:
    (event,) = parsed(happening(title="a\x00b\x07c\ud800d\te"))
    assert event["summary"] == "abcd\te"


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert to_icalendar(reading(happening())) == to_icalendar(reading(happening()))


def test_the_calendar_invites_nobody_and_is_no_single_item() -> None:
    calendar = icalendar.Calendar.from_ical(to_icalendar(reading(happening())))
    assert "METHOD" not in calendar
    assert "UID" not in calendar
    assert (calendar["version"], calendar["prodid"]) == ("2.0", "-//Dateline//Timeline//EN")
    assert calendar["x-wr-calname"] == calendar["name"] == "The call"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in to_icalendar(reading())


def test_a_revision_keeps_the_uid_and_raises_the_sequence() -> None:
    (first,) = parsed(happening(revision=1, changed_at=RECORDED))
    (second,) = parsed(happening(revision=2, title="Call and answer"))
    assert first["uid"] == second["uid"] == f"happening-{1:032x}@dateline"
    assert (first["sequence"], second["sequence"]) == (0, 1)
    assert first["dtstamp"].dt == first["last-modified"].dt == RECORDED
    assert second["dtstamp"].dt == second["last-modified"].dt == CHANGED


@pytest.mark.parametrize(
    ("modality", "contested", "status"),
    [
        ("occurred", False, "CONFIRMED"),
        ("ongoing", False, "CONFIRMED"),
        ("planned", False, "TENTATIVE"),
        ("expected", False, "TENTATIVE"),
        ("denied", False, "TENTATIVE"),
        ("unknown", False, "TENTATIVE"),
        ("cancelled", False, "CANCELLED"),
        ("cancelled", True, "CANCELLED"),
        ("occurred", True, "TENTATIVE"),
    ],
)
def test_only_what_happened_undisputed_is_confirmed(modality: Any, contested: bool, status: str) -> None:
    (event,) = parsed(happening(modality=modality, contested=contested))
    assert event["status"] == status
    assert event["categories"].cats == [modality, *(["contested"] if contested else [])]


@pytest.mark.parametrize(
    ("changes", "summary"),
    [
        ({}, "Phone call"),
        ({"edtf": "2025-08-12~"}, "Phone call (about 12 August 2025)"),
        ({"modality": "denied", "titled_by": "an editor"}, "Phone call (denied)"),
        ({"modality": "denied", "title": "Denied: they spoke"}, "Denied: they spoke"),
        ({"modality": "requested", "edtf": "2025-08-12~"}, "Phone call (requested; about 12 August 2025)"),
        ({"modality": "planned"}, "Phone call"),
        (
            {"precision": "month", "earliest": "2025-08-01", "latest": "2025-09-01"},
            "Phone call (some time in August 2025)",
        ),
        ({"precision": "year", "earliest": "2024-01-01", "latest": "2025-01-01"}, "Phone call (some time in 2024)"),
        (
            {"precision": "week", "earliest": "2025-08-11", "latest": "2025-08-18"},
            "Phone call (some time in the week of 11 August 2025)",
        ),
        (
            {"precision": "season", "earliest": "2024-09-01", "latest": "2024-12-01"},
            "Phone call (some time in autumn 2024)",
        ),
        (
            {"precision": "quarter", "earliest": "2025-07-01", "latest": "2025-10-01"},
            "Phone call (some time between 1 July 2025 and 30 September 2025)",
        ),
        (
            {"precision": "part", "earliest": "2025-08-12T18:00:00", "latest": "2025-08-13"},
            "Phone call (at some time of 12 August 2025)",
        ),
        ({"precision": "interval", "latest": "2025-08-16"}, "Phone call"),
        (
            {"precision": "interval", "latest": "2025-08-16", "contested": True},
            "Phone call (some time between 12 August 2025 and 15 August 2025; accounts differ)",
        ),
        ({"contested": True}, "Phone call (accounts differ)"),
        (
            {"precision": "month", "earliest": "2025-08-01", "latest": "2025-09-01", "edtf": "2025-08~"},
            "Phone call (around August 2025)",
        ),
        (
            {
                "precision": "minute",
                "earliest": "2025-08-12T19:20:00",
                "latest": "2025-08-12T19:21:00",
                "edtf": "2025-08-12T19:20~",
            },
            "Phone call (about 19:20)",
        ),
    ],
)
def test_what_a_calendar_cannot_say_is_said_in_the_summary(changes: dict[str, Any], summary: str) -> None:
    (event,) = parsed(happening(**changes))
    assert event["summary"] == summary


def test_an_open_or_unknown_date_is_counted_not_invented() -> None:
    since = happening(2, earliest="2024-09-01", latest=None)
    never = happening(3, earliest=None, latest=None, edtf=None)
    written = to_icalendar(reading(happening(), since, never))
    calendar = icalendar.Calendar.from_ical(written)
    assert len(calendar.events) == 1
    assert "2 happenings have no date that a calendar can show" in calendar["description"]
    assert "1 happening has no date" in icalendar.Calendar.from_ical(to_icalendar(reading(never)))["description"]


def test_a_limit_stands_on_its_last_day_and_says_so() -> None:
    (event,) = parsed(
        happening(earliest=None, latest="2025-08-16T00:00:00", edtf="../2025-08-15", precision="interval")
    )
    assert event["dtstart"].dt.isoformat() == "2025-08-15"
    assert "no later than 15 August 2025" in event["summary"]


def test_the_description_says_who_says_so_in_their_words() -> None:
    (event,) = parsed(happening(contested=True, disagreements=("The dates differ: 12 August; 15 August.",)))
    description = str(event["description"])
    assert "- Kremlin (Outlet, published 2025-08-13 19:20:55, zone not stated) [occurred]:" in description
    assert "“The two men spoke on Tuesday, the Kremlin said.” (“Tuesday” is 2025-08-12)" in description
    assert "- Kremlin: 20,000 to 30,000 troops" in description
    assert "- The dates differ: 12 August; 15 August." in description


def test_a_stated_zone_is_named() -> None:
    one = happening()
    publication = msgspec.structs.replace(PUBLICATION, zone="Europe/Kyiv", zone_basis="stated")
    (event,) = parsed(replace(one, claims=(replace(one.claims[0], publication=publication),)))
    assert "published 2025-08-13 19:20:55, Europe/Kyiv" in event["description"]


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "https://x.example/a b", "https://x.example/\r\nX:1"])
def test_only_a_web_address_becomes_a_url(url: str | None) -> None:
    (event,) = parsed(happening(), documents=(document(url=url),))
    assert "url" not in event
    (linked,) = parsed(happening())
    assert linked["url"] == "https://news.example/1"


def test_a_published_axis_is_said_in_the_calendar() -> None:
    as_of = AsOf(recorded=40, published=datetime(2025, 8, 13, 12, tzinfo=UTC))
    calendar = icalendar.Calendar.from_ical(to_icalendar(reading(happening(), as_of=as_of)))
    assert calendar["description"] == "Who called whom.\nOnly what was published by 2025-08-13 12:00:00 UTC."
