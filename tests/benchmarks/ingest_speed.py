"""Ingesting short documents: when the first is recorded, memory of each process, CPU a document as the log grows.

    python -m tests.benchmarks.ingest_speed [--documents 10000] [--workers 2] [--url URL]

The documents are made up. CPU is that of all processes together; memory is the resident set of each.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import psutil

PEOPLE = [
    "Ana Silva",
    "Jonas Berg",
    "Ines Duarte",
    "Kofi Mensah",
    "Lena Vogt",
    "Omar Haddad",
    "Mira Kovac",
    "Paul Adeyemi",
]
PLACES = ["Oslo", "Lisbon", "Porto", "Accra", "Riga", "Quito", "Hanoi", "Lagos", "Turin", "Gdansk"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DEEDS = (
    "met {other} in {place} on {day}",
    "opened a bridge in {place} on {day}",
    "will visit {place} on {day}",
    "said {number} people were injured in a fire in {place} on {day}",
    "resigned on {day}",
)
PER_DAY = 25
STEPS = 10


def documents(number: int, seed: int = 5) -> list[str]:
    """Lines of Document JSONL: three sentences each, 25 a day, of seven outlets."""
    generator, lines = random.Random(seed), []
    for index in range(number):
        day = date(2024, 1, 1) + timedelta(index // PER_DAY)
        sentences = []
        for _ in range(3):
            who, other = generator.sample(PEOPLE, 2)
            place, weekday = generator.choice(PLACES), generator.choice(DAYS)
            deed = generator.choice(DEEDS).format(
                other=other, place=place, day=weekday, number=generator.randint(2, 90)
            )
            sentences.append(f"{who} {deed}.")
        text = f"Report {index}\n\n{' '.join(sentences)}\n"
        published = f"{day}T{generator.randint(0, 23):02d}:00:00Z"
        lines.append(json.dumps({"id": f"d{index}", "published": published, "text": text, "source": f"O{index % 7}"}))
    return lines


def family(process: psutil.Process) -> list[psutil.Process]:
    """A process and all that it started."""
    return [process, *process.children(recursive=True)]


def main() -> None:
    """Measure and print a line for each tenth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--url")
    parser.add_argument("--timeline")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        file = Path(folder) / "documents.jsonl"
        file.write_text("\n".join(documents(given.documents)) + "\n")
        url = given.url or f"sqlite:///{folder}/log.db"
        command = [sys.executable, "-c", "from dateline.cli import main; main()", "ingest", str(file)]
        command += ["--workers", str(given.workers)] + (["--timeline", given.timeline] if given.timeline else [])
        started = time.monotonic()
        environment = os.environ | {"DATELINE_DATABASE_URL": url, "PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as run:
            watch(run, psutil.Process(run.pid), started, given.documents)


def watch(run: "subprocess.Popen[bytes]", process: psutil.Process, started: float, total: int) -> None:
    """Read what is printed, and look at the processes at each tenth."""
    assert run.stdout is not None
    cpu = 0.0
    step = max(total // STEPS, 1)
    for done, _ in enumerate(run.stdout, 1):
        if done == 1:
            print(f"first recorded after {time.monotonic() - started:.1f} s")
        if done > total or done % step:
            continue
        own = family(process)
        spent = sum(sum(one.cpu_times()[:2]) for one in own)
        memory = ", ".join(f"{one.memory_info().rss / 1e6:.0f}" for one in own)
        print(
            f"{done:>7} documents, {time.monotonic() - started:6.1f} s, CPU {(spent - cpu) / step * 1000:6.2f} ms each,"
            f" MB {memory}",
            flush=True,
        )
        cpu = spent


if __name__ == "__main__":
    main()
