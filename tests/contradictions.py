"""Counts the claims that contradict their own dates, over the texts of fixtures/temporal.

    PYTHONPATH=service python -m tests.contradictions [--list]

A claim contradicts a date when it says `occurred` or `ongoing` of a day after its publication, or `planned` or
`expected` of one that was over more than a week before. Inherited dates count as stated ones do. Each date of a text
counts once, however many claims hold it.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from dateline.documents import parse_text
from dateline.events import ClaimRecorded
from dateline.evidence import TimeReading
from dateline.extraction import extract
from tests.temporal.test_examples import FILES, MARK

LONG_BEFORE = timedelta(days=7)
RETRIEVED_AT = "2026-12-01T00:00:00Z"


class Contradiction(NamedTuple):
    """A claim and the date that it contradicts, in a text published at `anchor` (ISO 8601, local)."""

    kind: str
    anchor: str
    claim: ClaimRecorded
    time: TimeReading


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the fixtures without its marks, and its anchor, once each."""
    seen: set[tuple[str, str]] = set()
    for path in FILES:
        topic = json.loads(path.read_text(encoding="utf-8"))
        marked = [(text, group.get("anchor")) for group in topic.get("groups", []) for text in group["texts"]]
        marked += [(passage["text"], passage.get("anchor")) for passage in topic.get("passages", [])]
        for text, anchor in marked:
            pair = (MARK.sub(r"\1", text), anchor or topic["anchor"])
            if pair not in seen:
                seen.add(pair)
                yield pair


def contradiction(claim: ClaimRecorded, time: TimeReading, anchor: str) -> str:
    """How a claim contradicts a date ("occurred after", "planned long before"); "" where it does not."""
    if time.earliest is None or time.latest is None or time.basis in ("vague", "recurring"):
        return ""
    published = datetime.fromisoformat(anchor[:10])
    if claim.modality in ("occurred", "ongoing") and time.earliest[:10] > anchor[:10]:
        return f"{claim.modality} after"
    over = datetime.fromisoformat(time.latest) < published - LONG_BEFORE
    return f"{claim.modality} long before" if over and claim.modality in ("planned", "expected") else ""


def contradictions() -> tuple[list[Contradiction], int]:
    """The dates that some claim contradicts, and how many dates there are in all."""
    found: dict[tuple[str, str, int], Contradiction] = {}
    dates: set[tuple[str, str, int]] = set()
    for text, anchor in texts():
        (document,) = parse_text(text.encode(), name="text.txt", published=anchor, retrieved_at=RETRIEVED_AT)
        for claim in extract(document):
            for time in claim.times:
                if time.earliest is None:
                    continue
                dates.add((text, anchor, time.start))
                kind = contradiction(claim, time, anchor)
                if kind:
                    found[text, anchor, time.start] = Contradiction(kind, anchor, claim, time)
    return list(found.values()), len(dates)


def main(arguments: list[str]) -> None:
    """Print the count, by kind; with `--list` every contradiction, a line each."""
    found, dates = contradictions()
    if "--list" in arguments:
        for one in found:
            print(f"{one.kind}\t{one.anchor}\t{one.time.text} = {one.time.value}\t{one.claim.span.text!r}")
    kinds = ", ".join(f"{count} {kind}" for kind, count in Counter(one.kind for one in found).most_common())
    print(f"{len(found)} of {dates} dates contradicted: {kinds or 'none'}")


if __name__ == "__main__":
    main(sys.argv[1:])
