"""The GraphQL schema: queries, mutations, and how their errors look outside."""

from collections.abc import Iterator
from typing import Any

import strawberry
import structlog
from graphql import GraphQLError
from starlette.concurrency import run_in_threadpool
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionContext, ExecutionResult

from dateline.api import types, user_errors
from dateline.api.guard import Guard
from dateline.api.mutations import Mutation
from dateline.api.queries import Query
from dateline.errors import DatelineError

log = structlog.get_logger(__name__)


class Outside(SchemaExtension):
    """Makes errors fit to leave: those of Dateline with their code and values, unexpected ones without a word."""

    def on_operation(self) -> Iterator[None]:
        """Replace the errors of the result."""
        yield
        result = self.execution_context.result
        if result is not None and getattr(result, "errors", None):
            result.errors = [outside(error) for error in result.errors or ()]


def outside(error: GraphQLError) -> GraphQLError:
    """An error as clients may see it: a GraphQL mistake as it is, a DatelineError with its values, others masked."""
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return error
    if isinstance(cause, DatelineError):
        extensions = {"code": cause.code, "values": plain(cause.values)}
        return GraphQLError(cause.sentence, error.nodes, path=error.path, extensions=extensions)
    sentence = "Something went wrong here. It is in the service's log."
    return GraphQLError(sentence, error.nodes, path=error.path, extensions={"code": "error"})


def plain(values: dict[str, object]) -> dict[str, object]:
    """An error's values as JSON can hold them."""
    return {
        name: value if value is None or isinstance(value, str | int | float | bool) else str(value)
        for name, value in values.items()
    }


class Schema(strawberry.Schema):
    """The schema, quiet about errors that callers cause and telling about those that they do not."""

    async def execute(self, *args: Any, **kwargs: Any) -> ExecutionResult:
        """Run a whole query in a worker thread, because what it reads it reads synchronously."""
        return await run_in_threadpool(self.execute_sync, *args, **kwargs)

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Log what nobody outside could have caused."""
        for error in errors:
            cause: Any = error.original_error
            if cause is not None and not isinstance(cause, DatelineError | GraphQLError):
                log.error("graphql.failed", path=error.path, exc_info=cause)


SCHEMA = Schema(
    query=Query,
    mutation=Mutation,
    types=[types.Claim, types.Document, types.Happening, types.Timeline, *user_errors.OUTSIDE.values()],
    extensions=[Outside, Guard],
)
