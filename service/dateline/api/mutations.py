"""The commands. Each answers with what came of it or with typed errors, and then has written nothing."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import Annotated, Any

import strawberry
from strawberry import argument, field
from strawberry.utils.str_converters import to_camel_case

from dateline.api import inputs, types
from dateline.api.knowledge import Knowledge, root_key
from dateline.api.resolvers import Info, asked
from dateline.api.user_errors import UserError, user_error
from dateline.errors import DatelineError, InvalidInput
from dateline.projections.views import AsOf, ClaimView, DocumentView, TimelineView


@strawberry.type(description="What came of a document.")
class IngestDocumentPayload:
    """What came of a document."""

    document: types.Document | None = field(default=None, description="The document as recorded; null on error.")
    claims: list[types.Claim] = field(default_factory=list, description="The claims read in it, in order of its text.")
    repeated: bool = field(default=False, description="Whether the log had it already, so that nothing was written.")
    errors: list[UserError] = field(default_factory=list, description="Why it was not ingested; empty where it was.")


@strawberry.type(description="What came of a command on a claim.")
class ClaimPayload:
    """What came of a command on a claim."""

    claim: types.Claim | None = field(default=None, description="The claim as it now stands; null on error.")
    errors: list[UserError] = field(default_factory=list, description="Why nothing was done; empty where it was.")


@strawberry.type(description="What came of recording a claim.")
class RecordClaimPayload(ClaimPayload):
    """What came of recording a claim."""


@strawberry.type(description="What came of correcting a claim.")
class CorrectClaimPayload(ClaimPayload):
    """What came of correcting a claim."""


@strawberry.type(description="What came of retracting a claim.")
class RetractClaimPayload(ClaimPayload):
    """What came of retracting a claim."""


@strawberry.type(description="What came of creating a timeline.")
class CreateTimelinePayload:
    """What came of creating a timeline."""

    timeline: types.Timeline | None = field(default=None, description="The timeline; null on error.")
    errors: list[UserError] = field(default_factory=list, description="Why it was not created; empty where it was.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command came to; each payload type shows its part of it."""

    document: DocumentView | None = None
    claims: tuple[ClaimView, ...] = ()
    claim: ClaimView | None = None
    timeline: TimelineView | None = None
    repeated: bool = False
    errors: tuple[UserError, ...] = ()


def attempt(input: object, run: Callable[[], Outcome]) -> Outcome:
    """The outcome of a command; where it is refused, the error as a value, naming the input field at fault."""
    try:
        refuse_nul(input)
        return run()
    except DatelineError as error:
        return Outcome(errors=(user_error(error, path_at_fault(input, error)),))


def refuse_nul(input: Any) -> None:
    """Raises InvalidInput for a NUL in what a caller says: PostgreSQL's text cannot hold one (its manual, section 8.3).

    The log's bytes can, and tables that are to follow such an event would stop for ever. A document's text is read,
    and refused, as a file's is.
    """
    for each in fields(input):
        value = getattr(input, each.name)
        for one in value if isinstance(value, list) else [value]:
            if is_dataclass(one):
                refuse_nul(one)
            elif isinstance(one, str) and "\0" in one:
                raise InvalidInput(f"{to_camel_case(each.name)} has a NUL in it.", **{each.name: one})


def path_at_fault(input: Any, error: DatelineError) -> list[str] | None:
    """The path to the first input field that one of the error's values is named after, as the schema spells it."""

    def search(value: Any) -> list[str] | None:
        for each in fields(value):
            inner = getattr(value, each.name)
            if each.name in error.values:
                return [to_camel_case(each.name)]
            if is_dataclass(inner) and (found := search(inner)):
                return [to_camel_case(each.name), *found]
        return None

    found = search(input)
    return None if found is None else ["input", *found]


def after_writing(info: Info) -> Knowledge:
    """What is known once the command is done, for what the answer shows of it."""
    reader = info.context.service.reader
    knowledge = Knowledge(reader, AsOf(recorded=reader.position()))
    info.context.moments[root_key(info.path)] = knowledge
    return knowledge


def _claim(info: Info, claim_id: str) -> Outcome:
    knowledge = after_writing(info)
    claim = knowledge.reader.claim(claim_id, knowledge.as_of)
    knowledge.expect([claim])
    return Outcome(claim=claim)


def ingest_document(
    info: Info, input: Annotated[inputs.IngestDocumentInput, argument(description="The document.")]
) -> Outcome:
    """Read a document and record what it claims."""

    def run() -> Outcome:
        done = info.context.service.ingest_document(input.command())
        knowledge = after_writing(info)
        claims = knowledge.reader.claims(done.claim_ids, knowledge.as_of)
        knowledge.expect(claims.values())
        return Outcome(
            document=knowledge.reader.document(done.document_id, knowledge.as_of),
            claims=tuple(sorted(claims.values(), key=lambda claim: claim.span.start)),
            repeated=done.repeated,
        )

    return attempt(input, run)


def record_claim(info: Info, input: Annotated[inputs.RecordClaimInput, argument(description="The claim.")]) -> Outcome:
    """Record a claim that somebody read in a document."""
    return attempt(input, lambda: _claim(info, info.context.service.record_claim(input.command())))


def correct_claim(
    info: Info, input: Annotated[inputs.CorrectClaimInput, argument(description="The correction.")]
) -> Outcome:
    """Correct how a claim was read."""

    def run() -> Outcome:
        info.context.service.correct_claim(input.command(), input.expected_version)
        return _claim(info, input.claim_id)

    return attempt(input, run)


def retract_claim(
    info: Info, input: Annotated[inputs.RetractClaimInput, argument(description="The retraction.")]
) -> Outcome:
    """Take a claim back."""

    def run() -> Outcome:
        info.context.service.retract_claim(input.command(), input.expected_version)
        return _claim(info, input.claim_id)

    return attempt(input, run)


def create_timeline(
    info: Info, input: Annotated[inputs.CreateTimelineInput, argument(description="The timeline.")]
) -> Outcome:
    """Open a timeline."""

    def run() -> Outcome:
        info.context.service.create_timeline(input.command())
        knowledge = after_writing(info)
        return Outcome(timeline=knowledge.reader.timeline(input.slug, knowledge.as_of))

    return attempt(input, run)


@strawberry.type(description="What can be done. Each command is carried out whole, or answers with errors and nothing.")
class Mutation:
    """What can be done."""

    ingest_document: IngestDocumentPayload = asked(
        ingest_document, "Read a document and record its claims. The same again writes nothing."
    )
    record_claim: RecordClaimPayload = asked(record_claim, "Record a claim that somebody read in a recorded document.")
    correct_claim: CorrectClaimPayload = asked(correct_claim, "Correct how a claim was read. Its words never change.")
    retract_claim: RetractClaimPayload = asked(retract_claim, "Take a claim back. It stays readable as of before.")
    create_timeline: CreateTimelinePayload = asked(
        create_timeline, "Open a timeline under a slug that stays its address."
    )
