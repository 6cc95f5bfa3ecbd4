"""Whom a text names as where it comes from: "LISBON (AP) —", "Reuters contributed", "© North Coast Wire". Pure.

Agencies are an open world: a name is known by where it stands, never from a list.
"""

import re

_NAME = r"(?:[Tt]he )?[A-Z][\w&.’'-]*(?: (?:[A-Z][\w&.’'-]*|of|and|de))*"
_END = r"(?=\s*(?:[.,;:)|\n]|$|\b[aA]ll rights|\b[cC]ontributed|\b[rR]eserved))"
_PATTERNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        # A dateline: the place, perhaps the day, the agency in brackets, a dash.
        rf"^\W{{0,3}}[A-Z][\w ,.’'-]{{1,60}}\((?P<name>{_NAME})\)\s*[-–—]",
        # The first words of all, or the last: "(Reuters)".
        rf"\A\W{{0,3}}\((?P<name>{_NAME})\)\s*[-–—:]",
        rf"\((?P<name>{_NAME})\)\W*\Z",
        rf"(?P<name>{_NAME}) contributed(?: reporting)? to this (?:report|story|article)",
        rf"\b[Ww]ith (?:additional )?(?:reporting|files|material|contributions) (?:by|from) (?P<name>{_NAME}){_END}",
        rf"\b[Rr]eporting by (?P<name>{_NAME}){_END}",
        rf"(?:©|\([cC]\)|\b[Cc]opyright(?: ©)?) ?(?:\d{{4}}(?:[-–]\d{{4}})?,? )?(?:by )?(?P<name>{_NAME}){_END}",
        rf"\b(?:[Ff]irst|[Oo]riginally) (?:published|appeared) (?:by|in|on|at) (?P<name>{_NAME}){_END}",
        rf"\b[Rr]epublished (?:from|with (?:the )?permission (?:of|from)) (?P<name>{_NAME}){_END}",
        rf"^\W{{0,3}}(?:Source|Agency|Via|Wire): *(?P<name>{_NAME}){_END}",
        r"^By [^\n]{2,60}?, (?P<name>[A-Z]{2,6})$",
    )
)
_JOINED = re.compile(r" and (?=[A-Z])")


def wire_credits(text: str, own: str | None = None) -> tuple[str, ...]:
    """The agencies and outlets that a text names as where it comes from, in the order of the text, each once.

    `own` is the name of the source that published it, which is no origin outside.
    """
    found = [(match.start("name"), match["name"]) for pattern in _PATTERNS for match in pattern.finditer(text)]
    names: list[str] = []
    for _, written in sorted(found):
        for name in _JOINED.split(written.rstrip(".’'-")):
            known = [*names, *([own] if own else [])]
            if not any(same_agency(name, other) for other in known):
                names.append(name)
    return tuple(names)


def same_agency(one: str, other: str) -> bool:
    """Whether two names are of one agency: the same words, or one the initials of the other ("AP")."""
    first, second = _plain(one), _plain(other)
    return first == second or _initials(first) == "".join(second) or _initials(second) == "".join(first)


def _plain(name: str) -> list[str]:
    words = re.sub(r"[.’']", "", name).casefold().split()
    return words[1:] if words[:1] == ["the"] else words


def _initials(words: list[str]) -> str:
    """The initials of two words and more; of fewer there are none."""
    return "".join(word[0] for word in words if word not in ("of", "and", "de")) if len(words) > 1 else " "
