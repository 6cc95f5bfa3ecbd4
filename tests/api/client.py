"""A client that calls an application directly, as HTTP would."""

from typing import Any

import anyio
import httpx
from starlette.applications import Starlette


class Client:
    """Sends one request at a time and waits for its answer."""

    def __init__(self, application: Starlette) -> None:
        self._application = application

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """The answer to a request. What the application does not catch is a 500, as for any other client."""

        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self._application, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://dateline.test") as client:
                return await client.request(method, path, **options)

        return anyio.run(send)

    def get(self, path: str, **options: Any) -> httpx.Response:
        """GET."""
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        """POST."""
        return self.request("POST", path, **options)
