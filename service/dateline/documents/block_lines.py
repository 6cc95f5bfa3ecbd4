"""What a line or paragraph of a text is for, when it is no prose: small rules, each with its example. Pure.

The rules look at shape first (short, no full stop, a label before a colon, where it stands) and at the words of
reader service second. What no rule knows is prose.
"""

import re
from collections.abc import Callable

from dateline.evidence import BlockKind

_NAME = r"(?:[A-Z][\w.’'-]*|de|van|von|der|la|al|bin)"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}(?:(?:,| and| &) {_NAME}(?: {_NAME}){{0,4}}){{0,4}}"
_PIECE = (
    r"(?:article|story|report|page|post|item|text|bulletin|transcript|interview|newsletter|version|dispatch|piece|blog)"
)
_CHANGED = r"(?:updated|corrected|amended|changed|edited|revised|clarified|shortened|condensed|abridged|translated)"


def _any(phrases: str) -> str:
    """One of these patterns, parted by "|" over as many lines as they take."""
    return f"(?:{''.join(line.strip() for line in phrases.splitlines())})"


_BYLINE = re.compile(
    r"\W{0,3}(?:(?i:by|words by|text by|text|photographs?|photos?|pictures?|reporting by|written by|compiled by):? "
    rf"{_NAMES}"
    r"|(?i:an?) (?:\w+ )?(?i:report|reconstruction|analysis|dispatch|reportage|chronology|interview|commentary) by "
    rf"{_NAMES}|(?i:from (?:our|a|the) (?:\w+ )?(?:correspondents?|reporters?|staff)\b).{{0,60}}"
    rf"|{_NAMES}, (?:[a-z]+ ){{0,2}}(?i:correspondent|reporter|editor|staff writer)(?: in {_NAMES})?)"
    r"(?:[.,;] .{0,80}| (?:in|for|at) .{0,60})?\W*"
)
_CREDITS = re.compile(
    r"\(?(?:additional )?(?:reporting|editing|writing|with (?:material|reporting|additional reporting|files) from|"
    r"additional reporting)(?: by| from)?\b.{0,160}\)?\.?",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\(?(?:(?:file )?(?:photo|photograph|picture|image|caption|graphic|illustration|map|video|in pictures)(?:graph)?s?"
    r"(?: (?:by|courtesy|credit)\b|\s?[:/|©])|pictured\b).{0,300}",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r".{0,260}(?:\b(?:image|photo|photograph|picture|credit|graphic)s?\s?[:©]\s?[A-Z].{0,60}|"
    r"\((?:photo|image|picture|credit).{0,80}\)|/\s?(?:getty|reuters|afp|ap|epa)(?: images)?)\W*",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\W{0,4}(?:corrections?|clarifications?|correction and clarification|amendment|erratum|corrigendum|"
    r"editor[’']?s[’']? note)\b(?=\s?[.—–-]|[^.\n]{0,50}[:—–])|"
    rf"(?:\W{{0,3}}note: )?\b(?:an|the) (?:earlier|previous|original) (?:version|edition) of (?:this|the) {_PIECE}\b|"
    rf"\W{{0,3}}(?:(?:note|nb): ?)?this {_PIECE} (?:was|has been) (?:\w+ )?{_CHANGED}\b|"
    r"we (?:apologi[sz]e|are sorry) for (?:the|this|any) (?:error|mistake|confusion)",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"\W{0,3}(?:(?:page )?(?:last )?(?:updated|modified|revised)|first published|published|posted|update)\b"
    r"(?: (?:at|on))?\W{1,3}[^.\n]{0,60}\d[^.\n]{0,40}\W*",
    re.IGNORECASE,
)
_SENTENCE_BEHIND = re.compile(r"\d\s+[A-Z][a-z’']*(?: [a-z’']+){2}")
_ONE_SENTENCE = re.compile(r"[^.!?]*[.!?]\W*")
_RIGHTS = re.compile(
    r"(?:©|\(c\) \d{4}|copyright\b)|.{0,80}\ball rights reserved\b|"
    r".{0,80}\bmay not be (?:reproduced|republished|redistributed)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\W{0,4}(?:"
    + _any(
        """
        read (?:more|also|next|our|the full)|more on this|more about this|more from|also read|see also|
        you (?:may|might) also like|don[’']?t miss|in (?:other|related) news|share (?:this|on)|e-?mail this|print this|
        follow us|like us|sign up|subscribe (?:to|now|for)|log ?in|join us|download (?:the|our) app|listen to this|
        watch (?:live|now|the video|our)|click|tap here|support (?:us|our)|donate (?:to|now)|contact us|
        back to top|skip to
        """
    )
    + r"\b[^.\n]{0,160}[.!:]?|"
    + _any(
        """
        related(?: (?:articles?|links?|stories|topics))?|recommended|most (?:read|popular|viewed)|
        further reading|sponsored|
        advertisement|advertising|promoted|trending|top stories|latest(?: news)?|share|tweet|register|watch|subscribe|
        donations?|contact|newsletter|comments?|terms of use|privacy policy|cookies?|listen|video|live
        """
    )
    + r"(?:\s?[:|→»].{0,160})?\W*)",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b"
    + _any(
        rf"""
        newsletter|subscri\w+|podcast|facebook|twitter|instagram|whatsapp|telegram|youtube|tiktok|inbox|log ?in|sign up|
        register|our app|the app|cookies?|advert\w*|this {_PIECE}|our {_PIECE}|our website|this site|our readers?|
        our coverage|refresh|donations?|newest entries|all times are|write to us|e-?mail us|contact us|follow us|
        stay with us|figures may|[\w.+-]+@[\w-]+\.\w+|(?:https?://|www\.)\S+|\w+\.example
        """
    )
    + r"\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\W{0,3}"
    + _any(
        r"""
        to (?:comment|read|subscribe|contact)|got (?:a|any)|have (?:a|any) (?:question|tip|story)|write|send|tell us|
        let us know|refresh|listen|watch|click|follow|visit|call us|reach|share|comment|all times|newest|
        this is a developing|here is what|here[’']s what|that is all|that[’']s all|thank you for reading|
        good (?:night|morning|evening)\W*$|more to follow|more follows|stay with us|we will (?:bring|update)|
        figures may be revised|data as of
        """
    )
    + r"\b",
    re.IGNORECASE,
)
_DEVELOPING = re.compile(
    r"\W{0,3}(?:that(?: is|[’']s) all from us\b|we are (?:trying|working) to confirm\b|"
    r"here(?: is|[’']s) what (?:you need to know|we know)\b|would you like to make this your\b|"
    r"this is a (?:developing|breaking) (?:news )?(?:story|event|report)|"
    rf"(?:this|the) {_PIECE} will be updated|"
    r"more to follow|more follows|developing story)",
    re.IGNORECASE,
)
_MADE = re.compile(
    rf"\W{{0,3}}(?:this|the|our) {_PIECE} (?:was|is|has been) (?:\w+ )?(?:written|produced|published|printed|prepared|"
    r"compiled|edited|shortened|condensed|translated|first published)\b",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"\W{0,3}(?:.{0,40}\b(?:report abuse|reply|permalink)\b.{0,20}[|·•]|@\w{2,30}\b(?: writes| wrote| says)?\s*[:|]|"
    r"(?:readers?[’']? (?:letters?|comments?)|letters? to the editor|comment by|posted by)\b)|"
    r".{0,60}[|·•]\s*(?:report abuse|reply|like)\b",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"\d{4},? (?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)? ?[|·•] ?(?:report abuse|reply)\b", re.IGNORECASE
)
_ITEM = re.compile(r"[ \t]*(?:\\?[-*•⁃▪◦‣]|\d{1,2}[.)])[ \t]+\S")
_HEADING = re.compile(r"[ \t]*(?:#{1,6}[ \t].*|(?:\*\*|__)[^*_]{1,80}(?:\*\*|__):?|[-=*_]{3,})[ \t]*")
_LONGEST = 200
"""A line of reader service is short; a longer paragraph is prose that speaks of newsletters."""


def _is(pattern: re.Pattern[str], longest: int = _LONGEST) -> Callable[[str], bool]:
    """A rule: the pattern begins the line, and the line is no longer than so many characters."""
    return lambda line: len(line) <= longest and pattern.match(line) is not None


def _is_byline(line: str) -> bool:
    """Who wrote it or took the pictures: "By Ada Lind in Oslo", "Text: Ada Lind. Photographs: Bo Berg"."""
    return len(line) <= 120 and _BYLINE.fullmatch(line) is not None


def _is_service(line: str) -> bool:
    """Words addressed to the reader about the page itself: "Got a question about space? Write to us."."""
    return len(line) <= _LONGEST and _ADDRESSED.match(line) is not None and _SERVICE.search(line) is not None


def _is_update(line: str) -> bool:
    """When it was changed or published: "Updated: 12 March, 15:00", unless a sentence runs on behind that."""
    return len(line) <= 110 and _UPDATE.match(line) is not None and _SENTENCE_BEHIND.search(line) is None


def _is_contact(line: str) -> bool:
    """A line that is mostly an address: "Contact: press@cho.example"."""
    return len(line) <= 90 and re.search(r"[\w.+-]+@[\w-]+\.\w+", line) is not None


RULES: tuple[tuple[BlockKind, Callable[[str], bool]], ...] = (
    ("correction", _is(_CORRECTION, 600)),
    ("update", _is_update),
    ("comment", _is(_COMMENT, 600)),
    ("byline", _is_byline),
    ("byline", lambda line: len(line) <= 160 and _CREDITS.fullmatch(line) is not None),
    ("caption", _is(_CAPTION, 320)),
    ("caption", lambda line: len(line) <= 320 and _CREDIT_LINE.fullmatch(line) is not None),
    ("boilerplate", _is(_RIGHTS)),
    ("boilerplate", _is(_DEVELOPING)),
    ("boilerplate", _is(_MADE, 160)),
    ("boilerplate", lambda line: len(line) <= 160 and _LEADS.fullmatch(line) is not None),
    ("boilerplate", _is_service),
    ("boilerplate", _is_contact),
    ("heading", lambda line: _HEADING.fullmatch(line) is not None),
)
"""The kinds of lines in the order in which they are tried; the first rule that fits counts."""


def kind_of_tail(words: str) -> BlockKind:
    """What the last sentences of a paragraph are: `correction` or `boilerplate` by words that are never prose."""
    apology = words.lower().startswith("we ")
    if _CORRECTION.match(words) and (not apology or _ONE_SENTENCE.fullmatch(words)):
        return "correction"
    return "boilerplate" if _DEVELOPING.match(words) or _RIGHTS.match(words) else "body"


def is_posted(line: str) -> bool:
    """Whether a line says when a reader posted a comment: "June 14, 2025 at 2:32 pm | Report abuse | …"."""
    return _POSTED.search(line) is not None


def kind_of_line(line: str) -> BlockKind:
    """What a line or paragraph, without blanks at its ends, is for; `body` where it is prose, `item` in a list."""
    found = next((kind for kind, fits in RULES if fits(line)), None)
    return found or ("item" if _ITEM.match(line) else "body")
