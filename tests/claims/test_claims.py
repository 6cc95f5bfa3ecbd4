"""What may happen to a claim: given its events, when a command comes, then these events follow, or this error."""

import msgspec
import pytest

from dateline import claims
from dateline.claims import Claim, Command, CorrectClaim, RecordClaim, RedateClaim, RetractClaim
from dateline.errors import AlreadyDone, DatelineError, InvalidInput, NotFound, SpanOutsideDocument
from dateline.events import (
    ClaimCorrected,
    ClaimEvent,
    ClaimRecorded,
    ClaimRedated,
    ClaimRetracted,
    ClaimSuperseded,
)
from dateline.evidence import AttributionHop, Decision, Quantity, Span
from tests.given import DECISION, recorded, time

TEXT = "KCNA said that Kim spoke by phone with Putin on Tuesday."
WORDS = "Kim spoke by phone with Putin"
RECORDED = msgspec.structs.replace(
    recorded(WORDS, start=TEXT.index(WORDS)), span=Span(start=15, end=15 + len(WORDS), text=WORDS)
)
ID = RECORDED.claim_id


def given(*events: ClaimEvent) -> Claim | None:
    state = None
    for event in events:
        state = claims.evolve(state, event)
    return state


def refused(state: Claim | None, command: Command, error: type[DatelineError]) -> DatelineError:
    with pytest.raises(error) as raised:
        claims.decide(command, state)
    return raised.value


def test_a_claim_that_quotes_its_document_is_recorded() -> None:
    assert claims.decide(RecordClaim(claim=RECORDED, document_text=TEXT), None) == (RECORDED,)


def test_a_claim_is_recorded_once() -> None:
    error = refused(given(RECORDED), RecordClaim(claim=RECORDED, document_text=TEXT), AlreadyDone)
    assert error.values == {"id": ID}


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 5), (9, 4), (50, 57), (100, 110)])
def test_a_span_lies_inside_its_document(start: int, end: int) -> None:
    outside = msgspec.structs.replace(RECORDED, span=Span(start=start, end=end, text="words"))
    error = refused(None, RecordClaim(claim=outside, document_text=TEXT), SpanOutsideDocument)
    assert (error.values["start"], error.values["end"], error.values["length"]) == (start, end, len(TEXT))


@pytest.mark.parametrize("part", ["span", "quantities", "names"])
def test_every_span_quotes_the_words_that_stand_there(part: str) -> None:
    wrong = Span(start=15, end=18, text="Jim")
    quantity = Quantity(start=15, end=18, text="Jim", minimum=None, maximum=None, bound="exact", unit=None)
    value = {"span": wrong, "quantities": (quantity,), "names": (wrong,)}[part]
    altered = msgspec.structs.replace(RECORDED, **{part: value})
    error = refused(None, RecordClaim(claim=altered, document_text=TEXT), SpanOutsideDocument)
    assert '"Kim", not "Jim"' in str(error)


def test_a_correction_changes_what_it_names_and_nothing_else() -> None:
    command = CorrectClaim(claim_id=ID, modality="planned", decision=DECISION)
    (event,) = claims.decide(command, given(RECORDED))
    assert event == ClaimCorrected(
        claim_id=ID,
        attribution=RECORDED.attribution,
        modality="planned",
        polarity="positive",
        quantities=(),
        decision=DECISION,
    )
    corrected = given(RECORDED, event)
    assert corrected is not None
    assert (corrected.modality, corrected.status, corrected.status_note) == ("planned", "corrected", DECISION.why)
    assert (corrected.span, corrected.times, corrected.version) == (RECORDED.span, RECORDED.times, 2)


def test_times_are_read_anew() -> None:
    day = time("2025-08-12", words="K")
    (event,) = claims.decide(RedateClaim(claim_id=ID, times=(day,), decision=DECISION), given(RECORDED), TEXT)
    assert event == ClaimRedated(claim_id=ID, times=(day,), decision=DECISION)
    redated = given(RECORDED, event)
    assert redated is not None
    assert [reading.value for reading in redated.times] == ["2025-08-12"]


@pytest.mark.parametrize(
    "command",
    [
        CorrectClaim(claim_id=ID, modality="occurred", decision=DECISION),
        CorrectClaim(claim_id=ID, decision=DECISION),
        RedateClaim(claim_id=ID, times=(), decision=DECISION),
    ],
)
def test_a_correction_that_changes_nothing_is_refused(command: Command) -> None:
    refused(given(RECORDED), command, AlreadyDone)


def test_a_retracted_claim_stays_readable() -> None:
    (event,) = claims.decide(RetractClaim(claim_id=ID, decision=DECISION), given(RECORDED))
    assert event == ClaimRetracted(claim_id=ID, decision=DECISION)
    retracted = given(RECORDED, event)
    assert retracted is not None
    assert (retracted.status, retracted.span) == ("retracted", RECORDED.span)


@pytest.mark.parametrize(
    "command",
    [
        RetractClaim(claim_id=ID, decision=DECISION),
        CorrectClaim(claim_id=ID, modality="planned", decision=DECISION),
        RedateClaim(claim_id=ID, times=(time("2025-08-12"),), decision=DECISION),
    ],
)
def test_nothing_more_happens_to_a_retracted_claim(command: Command) -> None:
    state = given(RECORDED, ClaimRetracted(claim_id=ID, decision=DECISION))
    error = refused(state, command, AlreadyDone)
    assert error.values == {"id": ID, "why": DECISION.why}


def test_what_was_never_recorded_cannot_be_retracted() -> None:
    refused(None, RetractClaim(claim_id=ID, decision=DECISION), NotFound)


@pytest.mark.parametrize("decision", [Decision(by=" ", why="why"), Decision(by="who", why="")])
def test_who_decides_and_why_is_kept(decision: Decision) -> None:
    refused(given(RECORDED), RetractClaim(claim_id=ID, decision=decision), InvalidInput)


def test_the_first_event_of_a_claim_is_its_recording() -> None:
    with pytest.raises(ValueError, match="before it was recorded"):
        given(ClaimRetracted(claim_id=ID, decision=DECISION))


def test_every_event_of_a_claim_can_be_followed() -> None:
    kinds = {ClaimRecorded, ClaimRedated, ClaimCorrected, ClaimRetracted, ClaimSuperseded}
    assert set(ClaimEvent.__subclasses__()) == kinds


def test_a_correction_quotes_the_document() -> None:
    wrong = Span(start=15, end=18, text="Jim")
    quantity = Quantity(start=15, end=18, text="Jim", minimum=None, maximum=None, bound="exact", unit=None)
    hop = AttributionHop(source=wrong, cue=None, role="speaker")
    for command in (
        CorrectClaim(claim_id=ID, quantities=(quantity,), decision=DECISION),
        CorrectClaim(claim_id=ID, attribution=(hop,), decision=DECISION),
        RedateClaim(claim_id=ID, times=(time("2025-08-12", words="J"),), decision=DECISION),
    ):
        with pytest.raises(SpanOutsideDocument):
            claims.decide(command, given(RECORDED), TEXT)
    roleless = AttributionHop(source=None, cue=None, role="boss")
    with pytest.raises(InvalidInput):
        claims.decide(CorrectClaim(claim_id=ID, attribution=(roleless,), decision=DECISION), given(RECORDED), TEXT)
