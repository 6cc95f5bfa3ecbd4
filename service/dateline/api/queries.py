"""The questions. Each fixes one moment for everything below it."""

from collections.abc import Callable
from typing import Annotated

import strawberry
from strawberry import ID, argument, field

from dateline.api import types
from dateline.api.knowledge import Knowledge, root_key
from dateline.api.resolvers import DEFAULT_PAGE, After, Connection, First, Info, asked, check_page_size, connection
from dateline.errors import NotFound
from dateline.projections.views import AsOf, ClaimView, DocumentView, HappeningView, TimelineView


@strawberry.input(description="A moment on two axes: what had been recorded, of what had been published.")
class AsOfInput:
    """A moment on two axes."""

    recorded: str | None = field(
        default=None,
        description="A position of the log, or an ISO 8601 instant or date (UTC unless it says otherwise; a date means "
        "to its end): only what the log had recorded by then, inclusive.",
    )
    published: str | None = field(
        default=None,
        description="An ISO 8601 instant or date, likewise: only what was certainly public by then, inclusive.",
    )


AsOfArgument = Annotated[
    AsOfInput | None, argument(name="asOf", description="The moment to know things at; by default now.")
]


def known_at(info: Info, moment: AsOfInput | None) -> Knowledge:
    """What is known at this moment, for the root field being resolved. Raises InvalidInput and InvertedAsOf."""
    context = info.context
    recorded, published = (moment.recorded, moment.published) if moment else (None, None)
    as_of = context.service.reader.as_of(recorded, published)
    if as_of.recorded is None:
        as_of = AsOf(recorded=context.now, published=as_of.published, now=as_of.published is None)
    knowledge = context.moments[root_key(info.path)] = Knowledge(context.service.reader, as_of)
    return knowledge


def resolve_timeline(
    info: Info,
    slug: Annotated[str, argument(description="Its address.")],
    as_of: AsOfArgument = None,
) -> TimelineView:
    """The timeline at a slug. Raises NotFound."""
    knowledge = known_at(info, as_of)
    return knowledge.reader.timeline(slug, knowledge.as_of)


def resolve_timelines(
    info: Info, first: First = DEFAULT_PAGE, after: After = None, as_of: AsOfArgument = None
) -> Connection[TimelineView]:
    """A page of the timelines, by slug."""
    size = DEFAULT_PAGE if first is None else first
    check_page_size(first=size)
    knowledge = known_at(info, as_of)
    page = knowledge.reader.timelines(knowledge.as_of, first=size, after=after)
    knowledge.expect_timelines(page.items)
    return connection(page)


IdArgument = Annotated[ID, argument(description="Its id.")]


def resolve_claim(info: Info, id: IdArgument, as_of: AsOfArgument = None) -> ClaimView:
    """The claim with an id. Raises NotFound."""
    knowledge = known_at(info, as_of)
    claim = knowledge.reader.claim(id, knowledge.as_of)
    knowledge.expect([claim])
    return claim


def resolve_document(info: Info, id: IdArgument, as_of: AsOfArgument = None) -> DocumentView:
    """The document with an id. Raises NotFound."""
    knowledge = known_at(info, as_of)
    return knowledge.reader.document(id, knowledge.as_of)


def resolve_happening(info: Info, id: IdArgument, as_of: AsOfArgument = None) -> HappeningView:
    """The happening with an id. Raises NotFound."""
    knowledge = known_at(info, as_of)
    happening = knowledge.reader.happening(id, knowledge.as_of)
    knowledge.expect(happening.claims)
    return happening


def resolve_timeline_by_id(info: Info, id: IdArgument, as_of: AsOfArgument = None) -> TimelineView:
    """The timeline with an id. Raises NotFound."""
    knowledge = known_at(info, as_of)
    return knowledge.reader.timeline_by_id(id, knowledge.as_of)


NODES: dict[str, Callable[..., ClaimView | DocumentView | HappeningView | TimelineView]] = {
    "claim": resolve_claim,
    "document": resolve_document,
    "happening": resolve_happening,
    "timeline": resolve_timeline_by_id,
}


def resolve_node(
    info: Info, id: IdArgument, as_of: AsOfArgument = None
) -> ClaimView | DocumentView | HappeningView | TimelineView:
    """Anything with an id: its first word says what it is. Raises NotFound."""
    resolve = NODES.get(id.partition("-")[0])
    if resolve is None:
        raise NotFound(f'Nothing has the id "{id}".', id=id)
    return resolve(info, id, as_of)


@strawberry.type(description="What can be asked. Every answer is as of one moment.")
class Query:
    """What can be asked."""

    timeline: types.Timeline | None = asked(resolve_timeline, "The timeline at a slug.")
    timelines: types.TimelineConnection | None = asked(resolve_timelines, "All timelines, by slug.")
    claim: types.Claim | None = asked(resolve_claim, "The claim with an id, retracted ones too.")
    document: types.Document | None = asked(resolve_document, "The document with an id.")
    happening: types.Happening | None = asked(resolve_happening, "The happening with an id.")
    node: types.Node | None = asked(resolve_node, "Anything with an id.")
