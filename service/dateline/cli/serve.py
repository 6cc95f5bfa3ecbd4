"""`dateline serve`: the API and the feeds over HTTP."""

import errno
import socket
from contextlib import closing, suppress
from typing import Annotated

import typer
import uvicorn

from dateline.api.http import create_http
from dateline.app import open_app
from dateline.errors import InvalidInput, Unavailable


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8000,
    dev: Annotated[bool, typer.Option("--dev", help="Offer GraphiQL at /graphql in a browser.")] = False,
) -> None:
    """Serve GraphQL, calendars and JSON over HTTP until interrupted."""
    with closing(open_app()) as app:
        app.check()
        with listen(host, port) as listener:
            address = _address(listener)
            print(f"Dateline answers at {address}/graphql; stop with Ctrl-C.", flush=True)
            application = create_http(app, development=dev or app.settings.development)
            config = uvicorn.Config(application, log_level="warning", access_log=False, server_header=False)
            with suppress(KeyboardInterrupt):
                uvicorn.Server(config).run(sockets=[listener])


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
