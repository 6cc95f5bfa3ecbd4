"""How a happening's date is written: as people write it, no more precise than it is known."""

from dataclasses import replace

import pytest
from rich.console import Console

from dateline.cli.table import timeline_table, when
from dateline.projections.views import Entry
from tests.exports import specimens


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "written"),
    [
        ("2025-08-12T00:00:00", "2025-08-13T00:00:00", "day", "Tue 12 Aug 2025"),
        ("2025-08-12T18:00:00", "2025-08-12T19:00:00", "hour", "Tue 12 Aug 2025 18:00"),
        ("2025-08-12T17:00:00", "2025-08-12T22:00:00", "part", "Tue 12 Aug 2025"),
        ("2025-08-01T00:00:00", "2025-09-01T00:00:00", "month", "Aug 2025"),
        ("2024-09-01T00:00:00", "2024-12-01T00:00:00", "season", "autumn 2024"),
        ("2024-01-01T00:00:00", "2025-01-01T00:00:00", "year", "2024"),
        ("2025-08-11T00:00:00", "2025-08-14T00:00:00", "interval", "11 – 13 Aug 2025"),
        ("2025-08-30T00:00:00", "2025-09-03T00:00:00", "interval", "30 Aug – 2 Sep 2025"),
        ("2024-12-30T00:00:00", "2025-01-03T00:00:00", "interval", "30 Dec 2024 – 2 Jan 2025"),
        ("2024-09-01T00:00:00", None, "season", "since autumn 2024"),
        ("2025-08-12T00:00:00", None, "day", "since 12 Aug 2025"),
        (None, "2025-08-13T00:00:00", "interval", "until 12 Aug 2025"),
        (None, None, None, ""),
    ],
)
def test_when(earliest: str | None, latest: str | None, precision: str | None, written: str) -> None:
    happening = replace(specimens.happening(), earliest=earliest, latest=latest, precision=precision)
    assert when(happening) == written


def test_who_denies_what_others_say_does_not_say_so() -> None:
    claims = (specimens.claim(), specimens.claim(modality="denied", speaker="Lena Brandt"))
    entry = Entry(happening=replace(specimens.happening(), claims=claims))
    console = Console(width=120)
    with console.capture() as written:
        console.print(timeline_table(specimens.timeline(), [entry]))
    assert "Lena Brandt denies it" in written.get()
    assert "Kremlin denies it" not in written.get()
