"""What may happen to a timeline: `decide` says which events follow from a command, `evolve` what they make of it.

Both are pure. A timeline's slug is its address and never changes; hiding an entry leaves the happening untouched.
"""

import hashlib
import re
from datetime import datetime

import msgspec

from dateline.errors import AlreadyDone, InvalidInput, NotFound
from dateline.events import (
    EntryHidden,
    EntryPinned,
    TimelineChanged,
    TimelineCreated,
    TimelineEvent,
    TimelineExtended,
    TimelinePublished,
)
from dateline.evidence import Decision, Selection, Value

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 80
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")
_DOCUMENT = re.compile(r"document-\S+")


class Timeline(Value, frozen=True, kw_only=True):
    """A timeline as its events have made it. A happening is pinned, hidden or neither; `version` counts the events."""

    id: str
    slug: str
    title: str
    description: str | None
    selection: Selection
    pinned: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    published_position: int | None = None
    version: int = 1


class CreateTimeline(Value, frozen=True, kw_only=True):
    """Open a timeline under a slug."""

    slug: str
    title: str
    decision: Decision
    description: str | None = None
    selection: Selection = Selection()


class ChangeTimeline(Value, frozen=True, kw_only=True):
    """Set the title, the description or the selection anew. What is None stays as it is."""

    slug: str
    decision: Decision
    title: str | None = None
    description: str | None = None
    selection: Selection | None = None


class ExtendTimeline(Value, frozen=True, kw_only=True):
    """Add documents to those that the selection names; what is there already stays as it is."""

    slug: str
    documents: tuple[str, ...]
    decision: Decision


class PinEntry(Value, frozen=True, kw_only=True):
    """Put a happening on the timeline whatever the selection says."""

    slug: str
    happening_id: str
    decision: Decision


class HideEntry(Value, frozen=True, kw_only=True):
    """Take a happening off the timeline."""

    slug: str
    happening_id: str
    decision: Decision


class PublishTimeline(Value, frozen=True, kw_only=True):
    """Publish the timeline as it stands at a position of the log."""

    slug: str
    position: int
    decision: Decision


Command = CreateTimeline | ChangeTimeline | ExtendTimeline | PinEntry | HideEntry | PublishTimeline


def timeline_id(slug: str) -> str:
    """The id of the timeline at a slug. Raises InvalidInput where the words cannot be an address.

    A slug is 1 to 80 lower-case letters a–z, digits and single hyphens between them.
    """
    if len(slug) > _LONGEST_SLUG or not _SLUG.fullmatch(slug):
        raise InvalidInput(
            f'"{slug[:_LONGEST_SLUG]}" cannot be the address of a timeline: use up to {_LONGEST_SLUG} lower-case '
            "letters, digits and single hyphens, such as putin-kim-call.",
            slug=slug,
        )
    return f"timeline-{hashlib.sha256(slug.encode('ascii')).hexdigest()[:32]}"


def decide(command: Command, timeline: Timeline | None) -> tuple[TimelineEvent, ...]:
    """The events that follow from a command on a timeline as it stands (None: there is none yet).

    Raises InvalidInput (a bad slug, an empty title, a selection that ends before it begins, a position below 1),
    AlreadyDone (created, pinned, hidden or published before; nothing to change), NotFound (no such timeline).
    """
    timeline_id(command.slug)
    if isinstance(command, CreateTimeline):
        return _create(command, timeline)
    if timeline is None:
        raise NotFound(f'There is no timeline "{command.slug}".', slug=command.slug)
    match command:
        case ChangeTimeline():
            return _change(command, timeline)
        case ExtendTimeline():
            return _extend(command, timeline)
        case PinEntry() | HideEntry():
            return _place(command, timeline)
        case PublishTimeline():
            return _publish(command, timeline)


def evolve(timeline: Timeline | None, event: TimelineEvent) -> Timeline:
    """The timeline after an event. Raises ValueError where the event cannot follow, which the log's order rules out."""
    if isinstance(event, TimelineCreated):
        return Timeline(
            id=event.timeline_id,
            slug=event.slug,
            title=event.title,
            description=event.description,
            selection=event.selection,
        )
    if timeline is None:
        raise ValueError(f"{type(event).__name__} of {event.timeline_id} before it was created")
    return msgspec.structs.replace(timeline, version=timeline.version + 1, **_changes(timeline, event))


def _changes(timeline: Timeline, event: TimelineEvent) -> dict[str, object]:
    match event:
        case TimelineChanged():
            return {"title": event.title, "description": event.description, "selection": event.selection}
        case TimelineExtended(documents=documents):
            together = dict.fromkeys((*timeline.selection.documents, *documents))
            return {"selection": msgspec.structs.replace(timeline.selection, documents=tuple(together))}
        case EntryPinned(happening_id=happening):
            return {
                "pinned": tuple(sorted({*timeline.pinned, happening})),
                "hidden": tuple(other for other in timeline.hidden if other != happening),
            }
        case EntryHidden(happening_id=happening):
            return {
                "hidden": tuple(sorted({*timeline.hidden, happening})),
                "pinned": tuple(other for other in timeline.pinned if other != happening),
            }
        case TimelinePublished():
            return {"published_position": event.position}
    raise ValueError(f"{type(event).__name__} is not an event of a timeline")


def _create(command: CreateTimeline, timeline: Timeline | None) -> tuple[TimelineEvent, ...]:
    if timeline is not None:
        raise AlreadyDone(f'There is a timeline "{command.slug}" already.', slug=command.slug)
    created = TimelineCreated(
        timeline_id=timeline_id(command.slug),
        slug=command.slug,
        title=_title(command.title),
        description=command.description,
        selection=_checked(command.selection),
        decision=command.decision,
    )
    return (created,)


def _change(command: ChangeTimeline, timeline: Timeline) -> tuple[TimelineEvent, ...]:
    changed = TimelineChanged(
        timeline_id=timeline.id,
        title=timeline.title if command.title is None else _title(command.title),
        description=timeline.description if command.description is None else command.description,
        selection=timeline.selection if command.selection is None else _checked(command.selection),
        decision=command.decision,
    )
    if (changed.title, changed.description, changed.selection) == (
        timeline.title,
        timeline.description,
        timeline.selection,
    ):
        raise AlreadyDone(f'"{command.slug}" is like that already.', slug=command.slug)
    return (changed,)


def _extend(command: ExtendTimeline, timeline: Timeline) -> tuple[TimelineEvent, ...]:
    _checked(Selection(documents=command.documents))
    chosen = set(timeline.selection.documents)
    added = tuple(one for one in dict.fromkeys(command.documents) if one not in chosen)
    if not added:
        raise AlreadyDone(f'"{command.slug}" shows these documents already.', slug=command.slug)
    return (TimelineExtended(timeline_id=timeline.id, documents=added, decision=command.decision),)


def _place(command: PinEntry | HideEntry, timeline: Timeline) -> tuple[TimelineEvent, ...]:
    pin = isinstance(command, PinEntry)
    if command.happening_id in (timeline.pinned if pin else timeline.hidden):
        done = "pinned to" if pin else "hidden from"
        raise AlreadyDone(
            f'{command.happening_id} has been {done} "{command.slug}" already.',
            slug=command.slug,
            id=command.happening_id,
        )
    kind = EntryPinned if pin else EntryHidden
    return (kind(timeline_id=timeline.id, happening_id=command.happening_id, decision=command.decision),)


def _publish(command: PublishTimeline, timeline: Timeline) -> tuple[TimelineEvent, ...]:
    position = command.position
    if position < 1:
        raise InvalidInput(f"A timeline is published at a position of the log, not at {position}.", position=position)
    if position == timeline.published_position:
        raise AlreadyDone(f'"{command.slug}" has been published at position {position} already.', slug=command.slug)
    return (TimelinePublished(timeline_id=timeline.id, position=position, decision=command.decision),)


def _title(title: str) -> str:
    if not title.strip():
        raise InvalidInput("A timeline needs a title.", title=title)
    return title.strip()


def _moment(written: str) -> datetime:
    try:
        if _MOMENT.fullmatch(written):
            return datetime.fromisoformat(written)
    except ValueError:
        pass  # such as 30 February
    raise InvalidInput(f'"{written}" is not a date such as 2025-08-12.', value=written)


def _checked(selection: Selection) -> Selection:
    for document in selection.documents:
        if not _DOCUMENT.fullmatch(document):
            raise InvalidInput(f'"{document[:80]}" is not the id of a document.', id=document)
    for name in selection.names:
        if not name.strip():
            raise InvalidInput("A name to select by cannot be blank.", name=name)
    earliest, latest = selection.earliest, selection.latest
    begin, end = (None if moment is None else _moment(moment) for moment in (earliest, latest))
    if begin is not None and end is not None and end <= begin:
        raise InvalidInput(
            f"A selection from {earliest} up to {latest} holds nothing: its end is not after its beginning.",
            earliest=earliest,
            latest=latest,
        )
    return selection
