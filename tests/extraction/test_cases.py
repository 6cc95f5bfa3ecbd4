"""The examples of fixtures/extraction: each step of extraction, on sentences written for it."""

import json
from pathlib import Path

import pytest

from dateline.documents import parse_text
from dateline.english.sentences import sentences
from dateline.events import ClaimRecorded
from dateline.extraction import extract
from dateline.extraction.names import capitalised, names
from dateline.extraction.quantities import quantities

CASES = Path(__file__).parents[2] / "fixtures" / "extraction"


def cases(name):
    listed = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["text"][:60]) for case in listed]


def claims_of(text: str) -> tuple[ClaimRecorded, ...]:
    (document,) = parse_text(
        text.encode(), name="case.txt", published="2025-08-13", retrieved_at="2025-08-13T20:00:00Z"
    )
    return extract(document)


@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences(case):
    found = sentences(case["text"])
    assert [case["text"][s.start : s.end] for s in found if not s.heading] == case["sentences"]
    assert [case["text"][s.start : s.end] for s in found if s.heading] == case.get("headings", [])


@pytest.mark.parametrize("case", cases("attribution"))
def test_attribution(case):
    claims = {claim.span.text: claim for claim in claims_of(case["text"])}
    for words, chain in case["chains"].items():
        assert words in claims
        hops = [[hop.source and hop.source.text, hop.cue and hop.cue.text] for hop in claims[words].attribution]
        assert hops == chain


@pytest.mark.parametrize("case", cases("speakers"))
def test_speakers(case):
    hops = {hop.source.text: hop.name for claim in claims_of(case["text"]) for hop in claim.attribution if hop.source}
    for words, name in case["names"].items():
        assert words in hops
        assert hops[words] == name


@pytest.mark.parametrize("case", cases("quantities"))
def test_quantities(case):
    text = case["text"]
    found = quantities(text, 0, len(text))
    stated = [[q.text, q.minimum, q.maximum, q.bound, q.unit, *filter(None, [q.role])] for q in found]
    assert stated == case["quantities"]


@pytest.mark.parametrize("case", cases("modality"))
def test_modality(case):
    claim = claims_of(case["text"])[0]
    assert (claim.modality, claim.polarity) == (case["modality"], case.get("polarity", "positive")), claim.modality_why


@pytest.mark.parametrize("case", cases("clauses"))
def test_clauses(case):
    assert [claim.span.text for claim in claims_of(case["text"])] == case["clauses"]


@pytest.mark.parametrize("case", cases("names"))
def test_names(case):
    text = case["text"]
    found = names(text, 0, len(text), 0, capitalised(text, sentences(text)))
    assert [name.text for name in found] == case["names"]
