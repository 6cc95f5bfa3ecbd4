"""A timeline as a table for people: when, what, who says so, and the numbers side by side."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.exports.when import CLOCK
from dateline.happenings import modality_of
from dateline.happenings.numbers import counts
from dateline.projections.views import AsOf, ClaimView, Entry, HappeningView, TimelineView

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_STYLES = {
    "occurred": "green",
    "ongoing": "green",
    "planned": "cyan",
    "expected": "cyan",
    "cancelled": "red",
    "postponed": "yellow",
    "denied": "red",
}
_VOICES = 6


def timeline_table(timeline: TimelineView, entries: Sequence[Entry], as_of: AsOf | None = None) -> RenderableType:
    """The table of a timeline, undated entries in a section of their own; `as_of` is what it was read at."""
    documents = {document for entry in entries for document in entry.happening.documents}
    head = Text.assemble((timeline.title, "bold"), "\n")
    if timeline.description:
        head.append(f"{timeline.description}\n")
    counted = f"{_count(len(entries), 'happening')} from {_count(len(documents), 'document')}"
    head.append(f"{counted}{_moment(as_of)}", style="dim")
    if not entries:
        return Group(head, Text("Nothing is on this timeline at that moment.\n"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False, show_edge=False, padding=(0, 2, 0, 0), leading=1)
    table.add_column("When", min_width=9, max_width=18)
    table.add_column("What", ratio=6, min_width=12)
    table.add_column("Who says so", ratio=4, min_width=10)
    table.add_column("Numbers", ratio=5, min_width=10)
    dated = [entry for entry in entries if _is_dated(entry.happening)]
    undated = [entry for entry in entries if not _is_dated(entry.happening)]
    for entry in dated:
        table.add_row(*_row(entry, when(entry.happening)))
    if undated:
        table.add_section()
        for number, entry in enumerate(undated):
            table.add_row(*_row(entry, "" if number else "no date given"))
    return Group(head, Text(""), table)


def when(happening: HappeningView) -> str:
    """The date of a happening as people write it, no more precise than it is known."""
    earliest, latest = _parsed(happening.earliest), _parsed(happening.latest)
    if earliest is None:
        return "" if latest is None else f"until {_day(latest - timedelta(microseconds=1))}"
    if latest is None:
        return f"since {_named(earliest, happening.precision) or _day(earliest)}"
    if named := _named(earliest, happening.precision):
        return named
    last = latest - timedelta(microseconds=1)
    if earliest.date() == last.date():
        timed = happening.precision in CLOCK
        return f"{earliest:%a} {_day(earliest)}" + (f" {earliest:%H:%M}" if timed else "")
    begin = _day(earliest)
    if earliest.year == last.year:
        begin = f"{earliest.day}" if earliest.month == last.month else f"{earliest.day} {earliest:%b}"
    return f"{begin} – {_day(last)}"


def _named(earliest: datetime, precision: str | None) -> str | None:
    """The name of the year, season or month that begins here; None where the precision is another."""
    match precision:
        case "year":
            return f"{earliest.year}"
        case "season" if earliest.month in _SEASONS:
            return f"{_SEASONS[earliest.month]} {earliest.year}"
        case "month":
            return f"{earliest:%b %Y}"
    return None


def _row(entry: Entry, date: str) -> tuple[RenderableType, ...]:
    happening = entry.happening
    what = Text(happening.title, style="bold" if happening.contested else "")
    mark = Text(happening.modality, style=_STYLES.get(happening.modality, "yellow"))
    if happening.contested:
        mark.append("  contested", style="bold red")
    if entry.pinned:
        mark.append("  pinned", style="magenta")
    lines: list[RenderableType] = [what, mark]
    lines += [Text(sentence, style="red") for sentence in happening.disagreements]
    return Text(date, style="bold"), Group(*lines), _voices(happening), _numbers(happening.claims)


def _voices(happening: HappeningView) -> RenderableType:
    """Who speaks, each once in order of publication, and under them through whom; who denies it is told."""
    outlets: dict[str | None, dict[str, str]] = {}
    for claim in happening.claims:
        voices = outlets.setdefault(claim.source_name, {})
        against = modality_of(claim) == "denied" and happening.modality != "denied"
        voice = f"{claim.speaker} denies it" if against else claim.speaker
        voices.setdefault(voice.casefold().removeprefix("the "), voice)
    lines: list[Text] = []
    for outlet, voices in outlets.items():
        lines += [Text(voice) for voice in list(voices.values())[:_VOICES]]
        if len(voices) > _VOICES:
            lines.append(Text(f"and {len(voices) - _VOICES} more", style="dim"))
        if outlet is not None and list(voices.values()) != [outlet]:
            lines.append(Text(f"→ {outlet}", style="dim"))
    return Group(*lines)


def _numbers(claims: Iterable[ClaimView]) -> RenderableType:
    """What is counted, in the words of whoever counts, each once."""
    lines: dict[tuple[str, str], Group] = {}
    for claim in claims:
        for count in counts(claim):
            stated = Group(Text(count.words, style="bold"), Text(claim.speaker, style="dim"))
            lines.setdefault((count.words.casefold(), claim.speaker), stated)
    return Group(*lines.values())


def _is_dated(happening: HappeningView) -> bool:
    return happening.earliest is not None or happening.latest is not None


def _moment(as_of: AsOf | None) -> str:
    if as_of is None:
        return ""
    words = "" if as_of.recorded is None else f", as recorded at position {as_of.recorded}"
    if as_of.published is not None:
        words += f", as published by {as_of.published:%Y-%m-%d %H:%M} UTC"
    return words


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%b %Y}"


def _parsed(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)
