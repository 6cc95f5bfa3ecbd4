"""How fields that need reading are resolved: from a view to views. `types.py` says how they look outside."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

import strawberry

from dateline.api.knowledge import Context, Knowledge, root_key
from dateline.errors import InvalidInput
from dateline.projections.views import (
    ClaimView,
    DocumentView,
    Entry,
    HappeningView,
    Page,
    TimelineView,
)

Item = TypeVar("Item")
Info = strawberry.Info[Context, None]

DEFAULT_PAGE = 20
LARGEST_PAGE = 100

First = Annotated[
    int | None,
    strawberry.argument(description=f"From the front, at most: 1 to {LARGEST_PAGE}; left out: {DEFAULT_PAGE}."),
]
After = Annotated[str | None, strawberry.argument(description="Only what follows this cursor.")]
Last = Annotated[int | None, strawberry.argument(description=f"At most so many from the back: 1 to {LARGEST_PAGE}.")]
Before = Annotated[str | None, strawberry.argument(description="Only what comes before this cursor.")]


def asked(resolver: Callable[..., object], description: str) -> Any:
    """A field that is read when it is asked for.

    The resolver gives views, the annotation of the field says what they look like outside: hence Any.
    """
    return strawberry.field(resolver=resolver, description=description)


@dataclass(frozen=True, slots=True)
class Edge(Generic[Item]):
    """An item and its place in the listing."""

    node: Item
    cursor: str


@dataclass(frozen=True, slots=True)
class PageInfo:
    """Where a page lies."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@dataclass(frozen=True, slots=True)
class Connection(Generic[Item]):
    """A page as Relay wants it (GraphQL Cursor Connections Specification)."""

    edges: tuple[Edge[Item], ...]
    nodes: tuple[Item, ...]
    page_info: PageInfo


def connection(page: Page[Item]) -> Connection[Item]:
    """A page of a listing as a Relay connection."""
    return Connection(
        edges=tuple(Edge(node, cursor) for node, cursor in zip(page.items, page.cursors, strict=True)),
        nodes=page.items,
        page_info=PageInfo(
            has_next_page=page.has_next,
            has_previous_page=page.has_previous,
            start_cursor=page.cursors[0] if page.cursors else None,
            end_cursor=page.cursors[-1] if page.cursors else None,
        ),
    )


def known(info: Info) -> Knowledge:
    """What is known at the moment that the root field above has fixed."""
    return info.context.moments[root_key(info.path)]


def entries_of_timeline(
    parent: strawberry.Parent[TimelineView],
    info: Info,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[Entry]:
    """A page of a timeline. Raises InvalidInput (a size out of bounds, both `first` and `last`), MalformedCursor."""
    if first is None and last is None:
        first = DEFAULT_PAGE
    check_page_size(first=first, last=last)
    return connection(known(info).entries(parent, first, after, last, before))


def check_page_size(**sizes: int | None) -> None:
    """Raise InvalidInput for the first of these arguments that is not from 1 to LARGEST_PAGE."""
    for name, size in sizes.items():
        if size is not None and not 1 <= size <= LARGEST_PAGE:
            raise InvalidInput(f"{name} must be from 1 to {LARGEST_PAGE}, not {size}.", **{name: size})


def document_of_claim(parent: strawberry.Parent[ClaimView], info: Info) -> DocumentView | None:
    """The document that a claim was read in."""
    return known(info).document(parent.document_id)


def claims_of_document(parent: strawberry.Parent[DocumentView], info: Info) -> tuple[ClaimView, ...]:
    """The claims that were read in a document, retracted ones too."""
    return known(info).claims_of(parent.id)


def happening_of_claim(parent: strawberry.Parent[ClaimView], info: Info) -> HappeningView | None:
    """The happening that a claim speaks of."""
    return None if parent.happening_id is None else known(info).happening(parent.happening_id)


def documents_of_happening(parent: strawberry.Parent[HappeningView], info: Info) -> list[DocumentView]:
    """The documents that speak of a happening."""
    found = (known(info).document(document_id) for document_id in parent.documents)
    return [document for document in found if document is not None]
