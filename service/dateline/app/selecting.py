"""Putting documents on a timeline as they are ingested."""

from collections.abc import Sequence

from dateline.app.deciding import Log, decide_and_append
from dateline.app.states import States
from dateline.errors import AlreadyDone
from dateline.events import TimelineEvent
from dateline.evidence import Decision, Selection
from dateline.timelines import CreateTimeline, ExtendTimeline, Timeline, decide, timeline_id


def select_documents(log: Log, states: States, slug: str, documents: Sequence[str], decision: Decision | None) -> None:
    """Add documents to a timeline's selection; the timeline is opened where there is none."""
    decided = decision or Decision(by="dateline ingest", why="the documents were ingested for this timeline")
    added = tuple(dict.fromkeys(documents))

    def extended(timeline: Timeline | None) -> tuple[TimelineEvent, ...]:
        if timeline is None:
            title, selection = slug.replace("-", " ").title(), Selection(documents=added)
            return decide(CreateTimeline(slug=slug, title=title, selection=selection, decision=decided), None)
        return decide(ExtendTimeline(slug=slug, documents=added, decision=decided), timeline)

    try:
        decide_and_append(log, timeline_id(slug), extended, states.timeline)
    except AlreadyDone:
        return  # they have all been there
