"""GraphQL over HTTP. No WebSocket yet: there is nothing to subscribe to."""

import json

from cross_web import HTTPException as RefusedByView
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL

from dateline.api.knowledge import Context
from dateline.api.schema import SCHEMA
from dateline.api.service import Service


class GraphQLView(GraphQL[Context, None]):
    """Reads requests and writes answers; what is refused is a Starlette HTTPException, as everywhere else."""

    def __init__(self, service: Service, *, development: bool) -> None:
        # GraphiQL loads its scripts from a public CDN: for development only.
        super().__init__(SCHEMA, graphql_ide="graphiql" if development else None, subscription_protocols=())
        self._service = service

    async def answer(self, request: Request) -> Response:
        """The answer to a GraphQL request. Raises HTTPException where it is none."""
        if request.method == "GET" and "query" not in request.query_params and self.graphql_ide is None:
            raise HTTPException(400, "Send a GraphQL query: POST it as JSON, or GET it with ?query=.")
        try:
            return await self.run(request)
        except RefusedByView as refused:
            raise HTTPException(refused.status_code, refused.reason) from refused

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        """What the resolvers of this request share."""
        return Context(self._service)

    def parse_json(self, data: str | bytes) -> object:
        """The JSON object of a request. Raises the view's HTTPException where it is none."""
        try:
            value = self.decode_json(data)
            # JSON can spell half a character, which no text is: nothing behind this door could store it.
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            sentence = "The body has half a character in it: a surrogate without its pair."
            raise RefusedByView(400, sentence) from error
        except (ValueError, RecursionError) as error:
            raise RefusedByView(400, "The body is not JSON.") from error
        if not isinstance(value, dict):
            raise RefusedByView(400, "The body is not a JSON object.")
        return value
