"""A real standby: it refuses LISTEN and every write; who follows it polls, and who writes to it is told so."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.errors import DatelineError, Unavailable
from dateline.store import doctor
from dateline.store.appender import Appender
from dateline.store.database import Database
from dateline.store.event_store import EventStore
from dateline.store.postgres import PostgresWaker
from dateline.store.subscriptions import subscribe
from dateline.store.verification import verify_log
from tests.cli.running import Shell
from tests.store.events import append
from tests.torture.servers import Server
from tests.torture.standby import follow_standby, wait_for


@dataclass(frozen=True)
class Pair:
    """A primary, and a standby that streams from it."""

    primary: Server
    standby: Server

    def new_log(self) -> tuple[str, str]:
        """The URLs of a new log on both, once it has come over."""
        url = self.primary.new_log()
        copy = self.standby.at(url)
        wait_for(lambda: head(copy) == 0)
        return url, copy


@contextmanager
def running_pair() -> Iterator[Pair]:
    primary = Server()
    try:
        standby = primary.standby()
        try:
            yield Pair(primary, standby)
        finally:
            standby.close()
    finally:
        primary.close()


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    with running_pair() as running:
        yield running


def head(url: str) -> int | None:
    """The head of a log; None where there is none yet."""
    database = Database(url)
    try:
        return EventStore(database).head()
    except DatelineError:
        return None
    finally:
        database.dispose()


def test_a_follower_of_a_standby_sees_everything_once_and_in_order(pair: Pair) -> None:
    """While three threads write to the primary, and the standby is killed twice."""
    seen = follow_standby(pair.primary, pair.standby, rounds=2, seed=1)
    assert seen.faultless, seen


def test_listening_is_refused_and_the_follower_polls(pair: Pair) -> None:
    """With polling put off for ten minutes by the caller: a standby wakes nobody, so its followers look more often."""
    url, copy = pair.new_log()
    database, writing = Database(copy), Database(url)
    waker = database.dialect.waker(database.engine)
    assert isinstance(waker, PostgresWaker)
    assert not waker.listens
    waker.close()
    writer = threading.Timer(0.2, lambda: EventStore(writing).append_many([append("A")]))
    writer.start()
    assert [event.position for event in next(subscribe(EventStore(database), poll_seconds=600))] == [1]
    writer.join()
    for each in (database, writing):
        each.dispose()


def test_appending_to_a_standby_is_refused(pair: Pair) -> None:
    url, copy = pair.new_log()
    database = Database(copy)
    store = EventStore(database)
    with pytest.raises(Unavailable, match="standby"):
        store.append_many([append("A")], {"b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c": b"foo\n"})
    with Appender(store) as appender, pytest.raises(Unavailable, match="standby"):
        appender.append_many([append("A")])
    database.dispose()
    assert (head(url), head(copy)) == (0, 0)


def test_a_standby_verifies_and_its_doctor_says_what_it_is(pair: Pair) -> None:
    url, copy = pair.new_log()
    primary, standby = Database(url), Database(copy)
    EventStore(primary).append_many([append(f"{n}") for n in range(20)])
    wait_for(lambda: head(copy) == 20)
    assert verify_log(standby) == verify_log(primary)
    said = {finding.what: finding for finding in doctor.examine(standby)}
    assert "fault" not in {finding.level for finding in said.values()}
    assert said["standby"].level == "warning"
    assert "standby" not in {finding.what for finding in doctor.examine(primary)}
    for each in (primary, standby):
        each.dispose()


def test_commands_on_a_standby(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """What reads works, also for proofs and backups; what writes is refused in one line."""
    url, copy = pair.new_log()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_DATABASE_URL", url)
    run = Shell(monkeypatch, capfdbinary)
    (tmp_path / "article.txt").write_text("Published: 2025-08-13 19:20:55\n\nThe bridge was closed on Tuesday.\n")
    assert run("ingest", "article.txt", "--timeline", "bridge").code == 0
    primary = Database(url)
    EventStore(primary).append_many([append(f"{n}") for n in range(15)])  # which no projection has seen yet
    primary.dispose()
    size = head(url)
    wait_for(lambda: head(copy) == size)
    monkeypatch.setenv("DATELINE_DATABASE_URL", copy)
    assert "The bridge was closed" in run("timeline", "bridge").out.decode()
    assert b"bridge" in run("timelines").out
    assert b"BEGIN:VCALENDAR" in run("export", "bridge", "--format", "ics").out
    assert run("projections", "status").code == 0
    assert "standby" in run("ingest", "article.txt").complaint
    assert "standby" in run("log", "import", "article.txt").complaint
    assert run("log", "verify").code == 0
    assert run("log", "doctor").code == 0
    assert run("log", "key", "example.org/log", "-o", "key").code == 0
    assert run("log", "prove", "7", "--key", "key", "-o", "proof").code == 0
    assert run("log", "backup", "backup").code == 0
    assert "standby" in run("log", "restore", "backup").complaint
    assert (head(url), head(copy)) == (size, size)


def test_a_standby_that_takes_over() -> None:
    """Whoever followed it goes on where it was; what was refused before is taken."""
    with running_pair() as pair:
        url, copy = pair.new_log()
        primary, standby = Database(url), Database(copy)
        EventStore(primary).append_many([append(f"{n}") for n in range(5)])
        primary.dispose()
        store = EventStore(standby)
        following = subscribe(store)
        seen = [event.position for event in next(following)]
        while len(seen) < 5:
            seen += [event.position for event in next(following)]
        waker = PostgresWaker(standby.engine, again_seconds=0.1)
        assert not waker.listens
        pair.primary.crash()
        pair.standby.promote()
        wait_for(lambda: waker.wait(0.01) or waker.listens)
        waker.close()
        assert store.append_many([append("after")])[0].last_position == 6
        assert seen + [event.position for event in next(following)] == [1, 2, 3, 4, 5, 6]
        assert verify_log(standby).size == 6
        following.close()  # type: ignore[attr-defined]
        standby.dispose()
