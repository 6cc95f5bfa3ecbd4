"""`dateline demo`: two documents in, one timeline out."""

import shlex
import shutil
import sys
from contextlib import closing
from pathlib import Path

from dateline.app import App, Settings, open_app, resource
from dateline.cli.export import WRITERS, read, write
from dateline.cli.table import timeline_table
from dateline.cli.timeline import console
from dateline.errors import InvalidInput
from dateline.evidence import Decision
from dateline.exports.reading import TimelineReading
from dateline.timelines import CreateTimeline

SLUG = "putin-kim-call"
NEWS = "putin-kim-call-news.txt"
BRIEF = "putin-kim-call-brief.md"
MARK = ".made-by-dateline-demo"


def demo() -> None:
    """Ingest two sample documents into a fresh log in out/, print their timeline and export it."""
    out = Path("out")
    url = f"sqlite:///{_fresh(out).as_posix()}"
    with closing(open_app(Settings(database_url=url))) as app:
        before = _ingest(app)
        _show(app, before)
        reading = read(app.reader, SLUG)
    for form, written_as in WRITERS.items():
        write(out / f"{SLUG}.{form}", written_as(reading))
        print(f"wrote {out}/{SLUG}.{form}")
    print(f"""
What next?
  export DATELINE_DATABASE_URL={url}
  {_program()} serve --dev
    then open http://127.0.0.1:8000/graphql, or subscribe a calendar to
    http://127.0.0.1:8000/timelines/{SLUG}.ics
  {_program()} timeline {SLUG} --as-of {before}
    for the timeline as it stood before the brief was read""")


def _fresh(out: Path) -> Path:
    """The place of the demo's database, empty. Removes only what an earlier demo has made, and says so by a mark.

    Raises InvalidInput where something else lies there.
    """
    database, mark = out / "demo.db", out / MARK
    try:
        out.mkdir(exist_ok=True)
        if database.exists() and not mark.is_file():
            raise InvalidInput(f"{database} was not made by this demo: move it away first.", path=str(database))
        for ending in ("", "-wal", "-shm"):
            database.with_name(database.name + ending).unlink(missing_ok=True)
        mark.write_text("demo.db beside this file is made anew by every `dateline demo`.\n", encoding="utf-8")
    except OSError as error:
        raise InvalidInput(f"{out} cannot be written to: {error.strerror}.", path=str(out)) from error
    return database


def _ingest(app: App) -> int:
    """Put both documents into the log; the position before the second is the answer."""
    articles = resource("articles")
    app.create_timeline(
        CreateTimeline(
            slug=SLUG,
            title="A phone call before Alaska",
            description="Putin and Kim speak on the phone, days before Putin meets Trump.",
            decision=Decision(by="dateline demo", why="to show what Dateline does"),
        )
    )
    app.ingest(app.read_documents([articles / NEWS]), timeline=SLUG)
    before = app.reader.position()
    app.ingest(app.read_documents([articles / BRIEF], published="2025-08-13"), timeline=SLUG)
    return before


def _show(app: App, before: int) -> None:
    screen = console()
    screen.print(f"Read {NEWS} and {BRIEF} into a log of {app.reader.position()} events.\n", highlight=False)
    now = read(app.reader, SLUG)
    then = read(app.reader, SLUG, str(before))
    screen.print(timeline_table(now.timeline, now.entries))
    screen.print(
        f"\n{_claims(now)} claims stand behind this. Before the brief was read, at position {before} of the log, "
        f"there were {_claims(then)}.\n",
        highlight=False,
    )


def _claims(reading: TimelineReading) -> int:
    """How many claims stand behind a timeline."""
    return sum(len(entry.happening.claims) for entry in reading.entries)


def _program() -> str:
    """How this program was called, so that what is printed can be pasted."""
    called = Path(sys.argv[0])
    return "dateline" if shutil.which(called.name) == str(called) else shlex.quote(str(called))
