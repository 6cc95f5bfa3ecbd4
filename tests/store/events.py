"""Small events to fill logs with."""

from dateline.events import SourceRegistered
from dateline.store.recorded import ANY, Append, ExpectedVersion, NewEvent, new_event


def registered(name: str, slug: str = "a") -> NewEvent:
    """An event in `source-<slug>` that the name sets apart."""
    return new_event(SourceRegistered(source_id=f"source-{slug}", name=name))


def append(name: str, slug: str = "a", expected: ExpectedVersion = ANY) -> Append:
    """One such event on its way."""
    return Append(f"source-{slug}", (registered(name, slug),), expected)
