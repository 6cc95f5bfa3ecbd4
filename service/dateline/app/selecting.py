"""Putting documents on a timeline as they are ingested."""

from collections.abc import Sequence

import msgspec

from dateline.app.deciding import Log, decide_and_append
from dateline.app.states import States
from dateline.evidence import Decision, Selection
from dateline.timelines import ChangeTimeline, Command, CreateTimeline, decide, timeline_id


def select_documents(log: Log, states: States, slug: str, documents: Sequence[str], decision: Decision | None) -> None:
    """Add documents to a timeline's selection; the timeline is opened where there is none."""
    stream = timeline_id(slug)
    decided = decision or Decision(by="dateline ingest", why="the documents were ingested for this timeline")
    state = states.timeline(stream)
    chosen = state.selection.documents if state is not None else ()
    together = (*chosen, *(one for one in dict.fromkeys(documents) if one not in chosen))
    command: Command
    if state is None:
        title = slug.replace("-", " ").title()
        command = CreateTimeline(slug=slug, title=title, selection=Selection(documents=together), decision=decided)
    elif together != chosen:
        selection = msgspec.structs.replace(state.selection, documents=together)
        command = ChangeTimeline(slug=slug, selection=selection, decision=decided)
    else:
        return
    decide_and_append(log, stream, lambda state: decide(command, state), states.timeline)
