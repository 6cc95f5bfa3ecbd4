"""A row of a sheet is one claim by its editor, with the time that the row states."""

from dateline.documents import parse_documents
from dateline.documents.received import Received
from dateline.extraction import extract

SHEET = (
    "Year,Month,Day,End Year,End Month,End Day,Headline,Text\n"
    "2025,3,14,,,,Marlind runs aground,\"The ferry ran aground off Vessin, the coastguard said.\"\n"
    "2025,5,2,2025,5,4,Divers search the wreck,Six divers took part.\n"
    "2026,6,1,,,,Inquiry opens,\n"
)  # fmt: skip


def claims():
    (document,) = parse_documents(
        Received(SHEET.encode(), "wreck.csv", "2025-08-14T00:00:00Z", published="2025-08-13", source="Sund Archive")
    )
    return document, extract(document)


def test_a_row_is_one_claim_with_its_stated_time() -> None:
    document, found = claims()
    told = [(claim.title, claim.times[0].edtf, claim.modality, claim.standing) for claim in found]
    assert told == [
        ("Marlind runs aground", "2025-03-14", "occurred", "event"),
        ("Divers search the wreck", "2025-05-02/2025-05-04", "occurred", "event"),
        ("Inquiry opens", "2026-06-01", "planned", "event"),
    ]
    for claim in found:
        assert document.text[claim.span.start : claim.span.end] == claim.span.text
        assert document.text[claim.times[0].start : claim.times[0].end] == claim.times[0].text


def test_a_reviewed_claim_is_its_claimants() -> None:
    review = (
        b'{"@context": "https://schema.org", "@type": "ClaimReview", "datePublished": "2025-03-20", '
        b'"claimReviewed": "The ferry carried 400 people when it ran aground.", "author": {"name": "Sund Check"}, '
        b'"itemReviewed": {"@type": "Claim", "author": {"name": "Olle Verner"}, "datePublished": "2025-03-15"}, '
        b'"reviewRating": {"alternateName": "False"}}'
    )
    (document,) = parse_documents(Received(review, "review.json", "2025-08-14T00:00:00Z"))
    (claim, *_) = extract(document)
    assert [hop.name for hop in claim.attribution] == ["Olle Verner"]
