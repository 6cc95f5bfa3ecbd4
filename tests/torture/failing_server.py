"""Writes and waits for the disk that fail under a PostgreSQL server: what it acknowledged is there when it comes back.

libfiu does not get on with every build of PostgreSQL; strace puts its failures between any process and the system.
"""

import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.torture.kills import Found, Ledger, check, fork_writer, listen, stop
from tests.torture.servers import Server

TRACER = "strace"
CALLS = ("fdatasync", "pwrite64", "pwritev,pwrite64", "fdatasync,pwrite64")


class CannotTrace(Exception):
    """There is no strace here, or it may not attach to other processes."""


@contextmanager
def failing(server: Server, generator: random.Random) -> Iterator[None]:
    """Have some calls fail, at regular distances, in every process of a server. Raises CannotTrace."""
    if shutil.which(TRACER) is None:
        raise CannotTrace(f"{TRACER} is not installed")
    calls, error = generator.choice(CALLS), generator.choice(("EIO", "ENOSPC"))
    when = f"{generator.randint(1, 60)}+{generator.randint(5, 120)}"
    what = ["-e", f"trace={calls}", "-e", f"inject={calls}:error={error}:when={when}"]
    command = [TRACER, "-f", "-qq", "-o", "/dev/null", *what, "-p", str(server.pid)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as tracer:
        time.sleep(0.2)
        if tracer.poll() is not None:
            raise CannotTrace(f"{TRACER} may not attach here")
        try:
            yield
        finally:
            tracer.send_signal(signal.SIGINT)


def fail_server(
    server: Server, url: str, *, rounds: int, seed: int, progress: Callable[[], None] = lambda: None
) -> Found:
    """So many rounds: a writer at work on a server whose calls fail; then the server is killed, and is well again.

    The deaths that are found are those of the server by its own hand, which a failure in the write-ahead log makes it
    choose. Raises CannotTrace.
    """
    generator, found, ledger = random.Random(seed), Found(), Ledger()
    for number in range(rounds):
        with failing(server, generator):
            child, reading = fork_writer(url, ledger, number, generator.randrange(10**6))
            time.sleep(generator.uniform(0.5, 1.5))
            stop(child)
        listen(reading, ledger)
        server.crash()
        server.restart()
        check(url, ledger, found)
        found.rounds += 1
        progress()
    found.acknowledged, found.deaths = len(ledger.acknowledged), server.panics
    return found
