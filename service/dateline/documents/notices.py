"""What a publisher says about a document in the document itself: that it was corrected, that it is taken back. Pure."""

import re

from dateline.documents.document import Document

_BREAK = re.compile(r"\n[ \t]*\n|\r\n[ \t]*\r\n")
# A block of corrections may hold an editor's note of another kind, or a sentence that begins with the word.
_HEADED = re.compile(
    r"\W{0,4}(?:corrections?|clarifications?|correction and clarification|amendment|erratum|corrigendum)\b"
    r"(?:\s*\([^)\n]{1,60}\)|,? [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?[*_ ]{0,4}[:.—–-]",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:earlier|previous|original) (?:version|edition)\b|\b(?:was|were|has been|have been) (?:\w+ )?"
    r"(?:corrected|amended|clarified)\b|\bmis(?:stated|identified|spelled|spelt|quoted|attributed)\b|\bcorrects?\b|"
    r"\bapologi[sz]e\b|\bregrets? the error\b",
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
    blocks = (block for block in document.blocks if block.kind == "correction")
    notes = (_one_line(document.text[block.start : block.end]) for block in blocks)
    return next((note for note in notes if _HEADED.match(note) or _WRONG.search(note)), None)


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
