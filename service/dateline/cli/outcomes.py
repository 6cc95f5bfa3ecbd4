"""What comes of documents, for people and for other programs."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field

import typer

from dateline.app import Found, Outcome, Refused
from dateline.documents.blocks import in_words
from dateline.documents.language import name_of

# So many of those that could not be read are named; the others are counted.
_NAMED = 100


@dataclass
class Tally:
    """How many documents were recorded, were there already, and could not be read; `size` counts bytes done."""

    recorded: int = 0
    known: int = 0
    refused: list[Refused] = field(default_factory=list)
    size: int = 0

    @property
    def documents(self) -> int:
        """All that are in the log now."""
        return self.recorded + self.known

    @property
    def kept(self) -> str:
        """What is kept, where a run ends before its end."""
        there = f", {self.known} were there already" if self.known else ""
        return (
            f"{_documents(self.recorded)} of this run were recorded and are kept{there}: "
            "the same command goes on from there."
        )

    def count(self, outcome: Outcome | Found | Refused) -> None:
        """Take one more into account."""
        self.size += outcome.size
        if isinstance(outcome, Refused):
            self.refused.append(outcome)
        elif outcome.known if isinstance(outcome, Found) else outcome.ingested.repeated:
            self.known += 1
        else:
            self.recorded += 1


def print_outcome(outcome: Outcome, *, as_json: bool) -> None:
    """One line for a document that is in the log."""
    done = outcome.ingested
    if as_json:
        values = {"name": outcome.name, "document": done.document_id, "claims": list(done.claim_ids)}
        more = {"known": done.repeated, "unread": dict(done.unread), "language": done.language}
        print(json.dumps({**values, **more}, ensure_ascii=False))
        return
    line = "known already" if done.repeated else f"{len(done.claim_ids)} claims"
    if not done.repeated and done.language not in {None, "en"}:
        line = f"recorded, not read: {name_of(done.language or '')}"
    elif not done.repeated and done.unread:
        line += f"; not read as claims: {in_words(done.unread)}"
    print(f"{outcome.name}: {line}")


def print_found(found: Found, *, as_json: bool) -> None:
    """What would be recorded of a document: when it was published and where that stands, its blocks, its rows."""
    document = found.document
    rows = [dict(block.fields) for block in document.blocks if block.kind == "row"]
    if as_json:
        values = {"name": document.name, "document": document.id, "known": found.known, "title": document.title}
        values |= {
            "published": document.publication.local,
            "date_basis": document.date_basis,
            "rows": rows,
            "notes": document.notes,
        }
        print(json.dumps({**values, "source": document.source_name, "url": document.url}, ensure_ascii=False))
        return
    known = ", known already" if found.known else ""
    published = f"published {document.publication.local} ({document.date_basis})"
    print(f"{document.name}: {document.title or 'without a title'}, {published}, {document.reader}{known}")
    for number, row in enumerate(rows, 1):
        print(f"  row {number}: {', '.join(f'{name}={value}' for name, value in row.items())}")
    _print_notes(document.notes)


def _print_notes(notes: Iterable[str]) -> None:
    for note in notes:
        print(f"  {note}")


def report(tally: Tally, position: int, *, as_json: bool) -> None:
    """How a run ended. Exits with 2, or raises the one error there is, where something could not be read."""
    if tally.documents == 0 and len(tally.refused) == 1:
        raise tally.refused[0].error
    if not as_json:
        if tally.documents > 1:
            print(f"{tally.recorded} recorded, {tally.known} known already")
        print(f"the log is at position {position}")
    if not tally.refused:
        return
    sys.stdout.flush()
    number = len(tally.refused)
    print(f"dateline: {_documents(number)} could not be read:", file=sys.stderr)
    for refused in tally.refused[:_NAMED]:
        sentence = " ".join(refused.sentence.split())
        told = sentence if refused.name in sentence else f"{refused.name}: {sentence}"
        print(f"  {told}", file=sys.stderr)
    if number > _NAMED:
        print(f"  … and {number - _NAMED} more", file=sys.stderr)
    raise typer.Exit(2)


def _documents(number: int) -> str:
    return f"{number:,} document{'' if number == 1 else 's'}"
