"""A server on the loopback that a test starts: what it answers at each path, and what it was asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """What stands at a path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: Callable[[], Iterator[bytes]] | None = None


class Site:
    """A site: `answers` by path (None: 404), `asked` path and headers of each request."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.url = ""

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]


@contextmanager
def serve() -> Iterator[Site]:
    """A site on a free port of the loopback."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, headers))
            answer = site.answers.get(self.path, Answer(status=404))
            etag = answer.headers.get("ETag")
            unchanged = etag is not None and headers.get("if-none-match") == etag
            self.send_response(304 if unchanged else answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if unchanged:
                self.end_headers()
                return
            if answer.drip is None:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            try:
                for part in answer.drip() if answer.drip else [answer.body]:
                    self.wfile.write(part)
                    self.wfile.flush()
            except OSError:
                pass  # whoever asked has had enough

        def log_message(self, *rest: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
