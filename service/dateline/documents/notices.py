"""What a publisher says about a document in the document itself: that it was corrected, that it is taken back. Pure."""

import re

from dateline.documents.document import Document

_BREAK = re.compile(r"\n[ \t]*\n|\r\n[ \t]*\r\n")
_CORRECTION = re.compile(
    r"\W{0,3}(?:Corrections?|Clarification|Correction and clarification|Editor[’']?s[’']? note|EDITOR[’']S NOTE)"
    r"(?:\s*\([^)\n]{1,60}\)|,? [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?[*_ ]{0,4}[:.—–-][*_]{0,3}\s",
    re.IGNORECASE,
)
# What an editor's note says where it is a correction; others tell of something else.
_EARLIER = re.compile(
    r"\b(?:earlier|previous|original|initial)(?:ly)?\b[^.]{0,60}\b(?:version|article|story|report|post|headline|stated|"
    r"said|misstated|misidentified|misspelled)|\b(?:was|were|has been|have been) (?:corrected|amended)|\bmisstated\b|"
    r"\bcorrects?\b|\bcorrected\b|\bcorrection\b",
    re.IGNORECASE,
)
_THIS = r"(?:this|the) (?:article|story|report|post|column|piece|page|item|dispatch|publication)"
_TAKEN_BACK = re.compile(
    rf"\b(?:{_THIS}|(?:our|an?) [^.\n]{{0,60}}?(?:article|story|report)[^.\n]{{0,80}}?) (?:has been|had been|was|is) "
    r"(?:\w+ )?(?:withdrawn|retracted|removed|taken down|unpublished|deleted|killed)\b"
    rf"|\b(?:withdraws?|withdrew|retracts?|retracted|withdrawing) (?:{_THIS}|the following)\b"
    r"|\A\W*(?:mandatory kill|kill|withdrawn|retraction|retracted)\b\W*[:.—–-]",
    re.IGNORECASE,
)
# A notice stands in the place of an article: what is longer is an article that speaks of one.
_LONGEST_NOTICE = 1200


def correction_note(document: Document) -> str | None:
    """The words in which a publisher says that it had printed something wrong; None where it says nothing of it."""
    blocks = [block for block in document.blocks if block.kind == "correction"]
    if blocks:
        return _one_line(document.text[blocks[0].start : blocks[0].end])
    for paragraph in _paragraphs(document):
        opening = _CORRECTION.match(paragraph)
        if opening and (not opening[0].lower().lstrip("*_ ").startswith("editor") or _EARLIER.search(paragraph)):
            return _one_line(paragraph)
    return None


def withdrawal_notice(document: Document) -> str | None:
    """The sentence in which a publisher takes an article back, where nothing else is left of it; None otherwise."""
    body = document.text[document.body_start :].strip()
    if len(body) > _LONGEST_NOTICE:
        return None
    for paragraph in _paragraphs(document):
        if _TAKEN_BACK.search(paragraph):
            return _one_line(paragraph)
    return None


def _paragraphs(document: Document) -> list[str]:
    return [part.strip() for part in _BREAK.split(document.text[document.body_start :]) if part.strip()]


def _one_line(words: str) -> str:
    return " ".join(words.strip(" *_\n\r\t").split())
