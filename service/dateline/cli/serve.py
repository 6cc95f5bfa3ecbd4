"""`dateline serve`: the API and the feeds over HTTP."""

import errno
import socket
import sys
from contextlib import closing, suppress
from typing import Annotated

import structlog
import typer

from dateline.app import open_app
from dateline.errors import InvalidInput, Unavailable
from dateline.store import doctor
from dateline.store.database import Database

# Seconds that an idle connection stays open: no shorter than proxies keep theirs, or we hang up as they begin to speak.
KEEP_ALIVE = 75


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on. There is no authentication.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8000,
    dev: Annotated[bool, typer.Option("--dev", help="Offer GraphiQL at /graphql in a browser.")] = False,
) -> None:
    """Serve GraphQL, calendars and JSON over HTTP until interrupted."""
    # Loaded here because no other command needs them, and they take a fifth of the time that loading everything takes.
    import uvicorn

    from dateline.api.http import create_http

    # The port first: where it is taken, no database is made either.
    with listen(host, port) as listener, closing(open_app(group_commit=True)) as app:
        print(f"Dateline answers at {_address(listener)}/graphql; stop with Ctrl-C.", flush=True)
        _log_to_standard_error()
        _tell_what_could_harm(app.database)
        config = uvicorn.Config(
            create_http(app, development=dev or app.settings.development),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE,
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _tell_what_could_harm(database: Database) -> None:
    """A line for everything about the database that could harm the log, such as a SQLite version with a known fault."""
    log = structlog.get_logger(__name__)
    for finding in doctor.warnings(database):
        (log.error if finding.level == "fault" else log.warning)(finding.sentence, about=finding.what)


def _log_to_standard_error() -> None:
    """A line of JSON for everything that goes wrong here, with its traceback but without anybody's data."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
    )


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises Unavailable where the port is taken or refused, InvalidInput for no such host."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise InvalidInput(f"There is no address {host} to listen on.", host=host) from error
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            sentence = f"Port {port} of {host} is in use: stop what uses it, or name another with --port."
            raise Unavailable(sentence, host=host, port=port) from error
        raise Unavailable(f"Port {port} of {host} cannot be used: {error.strerror}.", host=host, port=port) from error
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if listener.family == socket.AF_INET6 else f"http://{host}:{port}"
