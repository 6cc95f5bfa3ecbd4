"""kill -9, at any moment, of `dateline ingest` on a mixed folder: run again, every document is there once.

The processes that read for it end with it.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from dateline.errors import DatelineError
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.verification import verify_log

PEOPLE = ("Ana Silva", "Jonas Berg", "Mira Kovac", "Omar Haddad", "Ines Duarte", "Kofi Mensah")
PLACES = ("Lisbon", "Oslo", "Porto", "Riga", "Accra")
SLUG = "bridges"
PATIENCE = 30.0  # seconds that orphaned processes have to notice that they are


@dataclass
class Interrupted:
    """What rounds of killing did to ingestion."""

    rounds: int = 0
    deaths: int = 0
    kept: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.deaths} killed in {self.rounds} rounds, {self.kept} documents kept by then,"
            f" {len(self.faults)} faults {self.faults[:3] or ''}"
        )


def mixed_folder(folder: Path, size: int, seed: int) -> None:
    """Texts, briefs, pages, a feed, lines of JSONL and two files that are no documents."""
    generator = random.Random(seed)
    folder.mkdir()
    lines, entries = [], []
    for number in range(size):
        who, where = generator.choice(PEOPLE), generator.choice(PLACES)
        day = f"2025-08-{number % 28 + 1:02d}"
        words = f"{who} opened bridge {number} in {where} on Tuesday. {generator.choice(PEOPLE)} resigned on Monday."
        match number % 5:
            case 0:
                (folder / f"{number}.txt").write_text(f"Published: {day} 10:00:00\nBridge {number}\n\n{words}\n")
            case 1:
                (folder / f"{number}.md").write_text(f"Published: {day}\n\n**What happened:**\n{words}\n")
            case 2:
                head = (
                    f'<title>Bridge {number}</title><meta property="article:published_time" content="{day}T10:00:00Z">'
                )
                page = f"<!doctype html><html><head>{head}</head><body><article><p>{words}</p></article></body></html>"
                (folder / f"{number}.html").write_text(page)
            case 3:
                lines.append(json.dumps({"id": f"n{number}", "published": day, "text": words, "source": "Courier"}))
            case _:
                link = f"https://courier.example/{number}"
                entries.append(
                    f"<item><title>Bridge {number}</title><link>{link}</link><description>{words}</description>"
                    f"<pubDate>Wed, 13 Aug 2025 10:00:00 GMT</pubDate></item>"
                )
    (folder / "lines.jsonl").write_text("\n".join(lines) + "\n")
    (folder / "feed.rss").write_text(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{"".join(entries)}</channel></rss>'
    )
    (folder / "empty.txt").write_text("")
    (folder / "picture.txt").write_bytes(b"GIF89a\0\1\2")


def start(folder: Path, url: str) -> "subprocess.Popen[bytes]":
    """Ingest a folder, in processes of its own."""
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "ingest", str(folder)]
    command += ["--timeline", SLUG, "--workers", "2"]
    environment = os.environ | {"DATELINE_DATABASE_URL": url}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def documents(url: str) -> Counter[str]:
    """How often each document is recorded."""
    database = Database(url)
    try:
        found = EventStore(database).read_all(types=["document-recorded"])
        return Counter(one.stream for one in found)
    except DatelineError:
        return Counter()  # it was killed before there was a log
    finally:
        database.dispose()


def chosen(url: str) -> Counter[str]:
    """How often each document was put on the timeline."""
    database = Database(url)
    counted: Counter[str] = Counter()
    for one in EventStore(database).read_all(category="timeline"):
        event = one.event
        counted.update(getattr(event, "documents", None) or event.selection.documents)
    database.dispose()
    return counted


def kill_ingests(
    folder: Path,
    new_log: Callable[[], str],
    *,
    rounds: int,
    seed: int,
    size: int = 60,
    progress: Callable[[], None] = lambda: None,
) -> Interrupted:
    """Kill an ingestion at so many moments, each time in a new log, and have it go on."""
    generator, found = random.Random(seed), Interrupted()
    desk = folder / "desk"
    mixed_folder(desk, size, seed)
    url = new_log()
    started = time.monotonic()
    start(desk, url).wait()
    seconds = time.monotonic() - started
    expected = documents(url)
    if not expected:
        found.faults.append("nothing is recorded even where nobody interrupts")
    for number in range(rounds):
        _interrupt(desk, new_log(), seconds * (number + generator.random()) / rounds, expected, found)
        found.rounds += 1
        progress()
    return found


def _interrupt(desk: Path, url: str, after: float, expected: Counter[str], found: Interrupted) -> None:
    process = start(desk, url)
    time.sleep(after)
    family = _family(process.pid)
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
        found.deaths += 1
    process.wait()
    _, alive = psutil.wait_procs(family, timeout=PATIENCE)
    if alive:
        found.faults.append(f"{len(alive)} processes outlive the one that started them")
    found.kept += len(documents(url))
    start(desk, url).wait()
    for what, counted in (("recorded", documents(url)), ("put on the timeline", chosen(url))):
        if counted != expected:
            found.faults.append(f"killed after {after:.2f} s: {(counted - expected) or (expected - counted)} {what}")
    database = Database(url)
    verify_log(database)
    database.dispose()


def _family(pid: int) -> list[psutil.Process]:
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
