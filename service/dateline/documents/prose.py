"""Whether a text is prose at all: what machines write for machines is refused, with what to do instead."""

import re

from dateline.errors import UnreadableDocument

# How files begin that are text and no prose, with what they are and what to give instead.
_BEGINNINGS = (
    (re.compile(r"BEGIN:VC(?:ALENDAR|ARD)"), "a calendar or an address card", "Give the article that it is about."),
    (re.compile(r"WEBVTT"), "a list of subtitles", "Give the transcript as text."),
    (re.compile(r"\d+\s*\r?\n\d\d:\d\d:\d\d,\d{3} --> "), "a list of subtitles", "Give the transcript as text."),
    (re.compile(r"%!PS|%PDF"), "a page description", "Save it as PDF."),
    (re.compile(r"#!/|(?:import|from) \w+|#include\b|package \w+;|(?:var|let|const|function) \w+"), "a program", ""),
    (re.compile(r"-----BEGIN [A-Z ]+-----"), "a key or a certificate", "Give a document."),
    (re.compile(r"(?:diff --git |--- a/|@@ -\d)"), "a patch", "Give a document."),
)
_LONG = 200
# The share of characters that belong to words: news lies above it, style sheets, paths and numbers far below.
_LEAST_WORDS = 0.86
_WORDS = re.compile(r"[^\W\d_]{2,}|[ \n]|(?<=\w)[.,;:!?'’\"”)](?=\s)|(?<=\s)[\"“('‘](?=\w)|(?<=\w)['’](?=\w)|\b[aAI]\b")
_CODE_LINE = re.compile(r"[{};]\s*$|^\s*(?://|[\w.-]+\s*[=:]\s*[\w\"'\[{(]+[,;]?\s*$)")
# Lines that only programs have: definitions, imports, brackets alone, assignments of calls.
_PROGRAM_LINE = re.compile(
    r"^\s*(?:(?:async )?def \w+\(|class \w+[^.]*:\s*$|import [\w.]+\s*$|from [\w.]+ import [\w(, ]+$"
    r"|@\w[\w.]*(?:\(.*\))\s*$|return\b[^.?!]*$|[)}\]]+[;,]?\s*$"
    r"|(?:type|interface|enum|func|fn|public|private) [\w<> ]+[({]"
    r"|[\w.]+(?:: [\w\[\]| ]+)? = \S.*|(?:if|for|while|with|try|else|elif)\b[^.?!]*:\s*$"
    r"|(?:fi|done|esac|set -\w+|exit \d|echo .*|cd \S+)\s*$)"
)


def require_prose(text: str, *, name: str) -> None:
    """Raise UnreadableDocument where a text is none that people read, naming what it is and what to do."""
    start = text[:200].lstrip("\ufeff \t\r\n")
    for form, what, instead in _BEGINNINGS:
        if form.match(start) and (instead or _is_code(text)):
            raise _no_prose(name, what, instead)
    if start[:1] in "{[" and _is_data(text):
        raise _no_prose(name, "JSON of no kind that is known here", "See `docs/documents.md` for the kinds that are.")
    if start[:1] == "<" and re.match(r"<[?!/a-zA-Z][^<>]*>", start):
        raise _no_prose(name, "a page or an XML file of no kind that is known here", "Give its text.")
    if _is_code(text):
        raise _no_prose(name, "a program or a list of settings", "")
    sample = text[:20_000]
    if len(sample) > _LONG and _words(sample) < _LEAST_WORDS and _is_scattered(sample):
        raise _no_prose(name, "no prose: too few of its characters belong to words", "")


def _words(sample: str) -> float:
    dense = " ".join(sample.split())
    return sum(len(word) for word in _WORDS.findall(dense)) / max(len(dense), 1)


def _is_scattered(sample: str) -> bool:
    """Whether there are hardly any runs of words: prose with many numbers still has sentences."""
    runs = re.findall(r"(?:[^\W\d_]+[’'-]?[^\W\d_]*,?[ \n]+){4,}", sample)
    return sum(map(len, runs)) < 0.3 * len(sample)


def _is_data(text: str) -> bool:
    sample = text[:4_000]
    return len(re.findall(r"[{\[,:]\s*[\"\[{\d]", sample)) >= 2


def _is_code(text: str) -> bool:
    lines = [line for line in text[:8_000].splitlines() if line.strip()][:200]
    if len(lines) < 4:
        return False
    program = sum(_PROGRAM_LINE.search(line) is not None for line in lines)
    if program >= 3 and program > 0.15 * len(lines):
        return True
    if sum(_CODE_LINE.search(line) is not None for line in lines) <= 0.6 * len(lines):
        return False
    return _words(" ".join(lines)) < _LEAST_WORDS  # the lines of a list may end in semicolons, its words are words


def _no_prose(name: str, what: str, instead: str) -> UnreadableDocument:
    said = what if what.startswith("no ") else f"{what}, no prose"
    return UnreadableDocument(f"{name} is {said}." + (f" {instead}" if instead else ""), name=name, found=what)
