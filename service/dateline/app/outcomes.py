"""Where documents go, and what comes of each."""

from dataclasses import dataclass

from dateline.api.service import Ingested
from dateline.documents import Document
from dateline.errors import DatelineError
from dateline.evidence import Decision


@dataclass(frozen=True, slots=True)
class Destination:
    """Where documents go beside the log: a timeline (its slug), opened where there is none, by whose decision.

    `keep_raw`: whether the bytes that they were read from are kept as well.
    """

    timeline: str | None = None
    decision: Decision | None = None
    keep_raw: bool = True


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be recorded, and why."""

    name: str
    error: Exception
    size: int = 0

    @property
    def sentence(self) -> str:
        """Why, for people."""
        if isinstance(self.error, DatelineError):
            return self.error.sentence
        return f"{self.name} cannot be read, by a fault of Dateline: {type(self.error).__name__} ({self.error})."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a document that is in the log now, and how many bytes of what was given are done with it.

    `notes` are sentences on what was assumed or left out when it was read.
    """

    name: str
    ingested: Ingested
    size: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A document on its way, and whether the log has it already."""

    document: Document
    known: bool
    size: int = 0
