"""Every error that Dateline raises on purpose, as one tree.

    DatelineError
    ├── InvalidInput          what was given cannot be used as it is
    │   ├── UnreadableDocument    a file that is no document (empty, broken UTF-8, a directory, too large)
    │   ├── NotFetched            an address whose document a server did not give, or that may not be asked
    │   ├── MissingPublication    a document without a publication time, and none was given
    │   ├── SpanOutsideDocument   a claim that points past the text it quotes
    │   ├── MalformedCursor       a pagination cursor this service did not make
    │   └── InvertedAsOf          an as-of moment that contradicts itself
    ├── NotFound              nothing goes by that name (at that moment)
    ├── Conflict              the thing is no longer as the caller believes
    │   ├── WrongExpectedVersion  a stream has moved on since it was read
    │   ├── EventIdReused         one event id, two different bodies
    │   └── AlreadyDone           retracted twice, created twice, linked twice
    ├── Unavailable           the service cannot do it now: the database, the disk, a port
    │   ├── DatabaseUnreadable    not a database, or not reachable
    │   ├── DatabaseBehind        migrations have not been applied
    │   └── StorageFull           the disk refused the write; nothing of it was kept
    └── LogFault              the log itself is not as it should be
        ├── UnknownEventType      a type or a version this program does not know
        └── LogAltered            verification found a changed, missing or reordered event

Each carries its values as attributes and one clear sentence as its text. They are translated only at the edge: the
command line prints the sentence and exits with 2 (1 when a verification says no), HTTP answers problem+json (RFC 9457),
GraphQL answers a typed error.
"""

from typing import ClassVar

LONGEST_ECHO = 80
# Values that are no echo: the reason that a library gives, and where a file lies.
_OUR_WORDS = frozenset({"reason", "path"})


class DatelineError(Exception):
    """The root of the tree: `code` names the kind for machines, `str(error)` says it for people."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 500

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.values = values

    @property
    def sentence(self) -> str:
        """The text for people, in which what was given stands shortened where it is longer than LONGEST_ECHO."""
        said = str(self)
        for name, value in self.values.items():
            if isinstance(value, str) and len(value) > LONGEST_ECHO and name not in _OUR_WORDS:
                said = said.replace(value, f"{value[:LONGEST_ECHO]}…")
        return said


class InvalidInput(DatelineError):
    """What was given cannot be used as it is."""

    code = "invalid-input"
    status = 400


class UnreadableDocument(InvalidInput):
    """A file that cannot be read as a document."""

    code = "unreadable-document"


class NotFetched(InvalidInput):
    """An address whose document a server did not give, or that may not be asked."""

    code = "not-fetched"


class MissingPublication(InvalidInput):
    """A document without a publication time: relative dates in it would mean nothing."""

    code = "missing-publication"


class SpanOutsideDocument(InvalidInput):
    """A claim whose span does not lie inside the text of its document."""

    code = "span-outside-document"


class MalformedCursor(InvalidInput):
    """A pagination cursor that this service did not make."""

    code = "malformed-cursor"


class InvertedAsOf(InvalidInput):
    """An as-of moment that contradicts itself, such as a beginning after its end."""

    code = "inverted-as-of"


class NotFound(DatelineError):
    """Nothing goes by that name at the moment that was asked for."""

    code = "not-found"
    status = 404


class Conflict(DatelineError):
    """The thing is no longer as the caller believes."""

    code = "conflict"
    status = 409


class WrongExpectedVersion(Conflict):
    """A stream is at another version than the caller expected."""

    code = "wrong-expected-version"


class EventIdReused(Conflict):
    """An event id that the log already holds, with another body."""

    code = "event-id-reused"


class AlreadyDone(Conflict):
    """What was asked for has been done before and cannot be done twice."""

    code = "already-done"


class Unavailable(DatelineError):
    """The service cannot do it now; the request itself may be fine."""

    code = "unavailable"
    status = 503


class DatabaseUnreadable(Unavailable):
    """The database is not one, or cannot be reached."""

    code = "database-unreadable"


class DatabaseBehind(Unavailable):
    """The database lacks migrations that this program needs."""

    code = "database-behind"


class StorageFull(Unavailable):
    """The disk refused the write; nothing of it was kept."""

    code = "storage-full"


class LogFault(DatelineError):
    """The log itself is not as it should be."""

    code = "log-fault"


class UnknownEventType(LogFault):
    """A stored event of a type, or a version of a type, that this program does not know."""

    code = "unknown-event-type"


class LogAltered(LogFault):
    """Verification found an event that was changed, removed or moved."""

    code = "log-altered"
