"""The HTTP application: GraphQL, feeds, health, and every error as problem+json."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.api import problems
from dateline.api.feeds import Feeds
from dateline.api.graphql_http import GraphQLView
from dateline.api.service import Service
from dateline.errors import DatelineError

MAX_BODY = 32 * 1024 * 1024


def create_http(service: Service, *, development: bool = False) -> Starlette:
    """The application on a service. `development` puts GraphiQL at /graphql."""
    feeds = Feeds(service)

    def ready(request: Request) -> Response:
        service.check()
        return JSONResponse({"status": "ready"})

    return Starlette(
        routes=[
            Route("/graphql", GraphQLView(service, development=development).answer, methods=["GET", "POST"]),
            Route("/timelines/{slug}.ics", feeds.icalendar),
            Route("/timelines/{slug}.json", feeds.json),
            Route("/healthz", alive),
            Route("/readyz", ready),
        ],
        middleware=[Middleware(BodyLimit)],
        exception_handlers={
            DatelineError: problems.dateline_error,
            HTTPException: problems.http_error,
            ClientDisconnect: gone,
            Exception: problems.unexpected_error,
        },
    )


async def alive(request: Request) -> Response:
    """Whether the process answers at all; whether it can work is /readyz."""
    return JSONResponse({"status": "alive"})


async def gone(request: Request, error: Exception) -> Response:
    """Nobody is there any more to be answered: no fault of anybody's, and nothing for the log."""
    return Response(status_code=400)


class BodyLimit:
    """Refuses bodies of more than MAX_BODY bytes, as announced or as they come (RFC 9110 section 15.5.14)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, counting its body."""
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > MAX_BODY:
                raise HTTPException(413)
            return message

        await self._app(scope, counted, send)
