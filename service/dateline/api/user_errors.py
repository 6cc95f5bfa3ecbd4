"""Errors that a mutation answers with, typed and with their values: `dateline.errors` seen from outside."""

from collections.abc import Mapping

import strawberry
from strawberry import field

from dateline import errors


@strawberry.interface(description="Why a mutation did not do what was asked. Nothing of it was written.")
class UserError:
    """Why a mutation did not do what was asked."""

    message: str = field(description="A clear sentence.")
    code: str = field(description="The kind of error, for programs; the same as in problem+json.")
    path: list[str] | None = field(default=None, description="The input field at fault, where one is.")


@strawberry.type(description="What was given cannot be used as it is.")
class InvalidInputError(UserError):
    """What was given cannot be used as it is."""


@strawberry.type(description="The document cannot be read: empty, too large, not text.")
class UnreadableDocumentError(UserError):
    """The document cannot be read."""


@strawberry.type(description="The document does not say when it was published, and nobody else did.")
class MissingPublicationError(UserError):
    """The document does not say when it was published."""


@strawberry.type(description="The span does not lie inside the document, or quotes other words than stand there.")
class SpanOutsideDocumentError(UserError):
    """The span does not lie inside the document."""

    start: int | None = field(default=None, description="The first code point that was given.")
    end: int | None = field(default=None, description="The end that was given, exclusive.")
    length: int | None = field(default=None, description="The length of the document in code points.")


@strawberry.type(description="Nothing goes by that id or slug.")
class NotFoundError(UserError):
    """Nothing goes by that id or slug."""


@strawberry.type(description="It has been done before and cannot be done twice.")
class AlreadyDoneError(UserError):
    """It has been done before."""


@strawberry.type(description="The thing has changed since the caller last read it.")
class WrongExpectedVersionError(UserError):
    """The thing has changed since the caller last read it."""

    expected: int | None = field(default=None, description="The version that the caller expected.")
    actual: int | None = field(default=None, description="The version that it has.")


@strawberry.type(description="The thing is no longer as the caller believes.")
class ConflictError(UserError):
    """The thing is no longer as the caller believes."""


@strawberry.type(description="The service cannot do it now; the request itself may be fine.")
class UnavailableError(UserError):
    """The service cannot do it now."""


# The most special first: the first that an error is an instance of is what it looks like outside.
OUTSIDE: Mapping[type[errors.DatelineError], type[UserError]] = {
    errors.UnreadableDocument: UnreadableDocumentError,
    errors.MissingPublication: MissingPublicationError,
    errors.SpanOutsideDocument: SpanOutsideDocumentError,
    errors.InvalidInput: InvalidInputError,
    errors.NotFound: NotFoundError,
    errors.AlreadyDone: AlreadyDoneError,
    errors.WrongExpectedVersion: WrongExpectedVersionError,
    errors.Conflict: ConflictError,
    errors.Unavailable: UnavailableError,
}


def user_error(error: errors.DatelineError, path: list[str] | None = None) -> UserError:
    """How an error looks outside, with those of its values that its type declares. A LogFault is raised as it is."""
    for kind, outside in OUTSIDE.items():
        if isinstance(error, kind):
            declared = {name for cls in outside.__mro__ for name in getattr(cls, "__annotations__", {})}
            values = {
                name: value
                for name, value in error.values.items()
                if name in declared - {"message", "code", "path"} and (value is None or isinstance(value, int))
            }
            return outside(message=error.sentence, code=error.code, path=path, **values)
    raise error
