"""What opens a paragraph and says who, where or when: datelines, stamps and labels of speakers. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import msgspec

from dateline.evidence import Block, BlockKind

_PLACE = r"[A-Z][A-Z.’' -]{2,40}(?:, [A-Z][\w.]+){0,2}|[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}?)(?:,? (?P<day>(?:\d{{1,2}} )?[A-Z][a-z]{{2,8}}\.?(?: \d{{1,2}})?(?:,? \d{{4}})?))?"
    r"(?: ?\((?P<agency>[A-Z][\w /&.-]{1,30})\))? ?(?:—|–|--|-(?= ))[ \t\r\n]*"
)
_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])(?P<sep>[:.h]?)(?P<minute>[0-5]\d)?[ \t]?(?P<half>[ap]\.?m\.?)?"
    r"(?:[ \t](?:GMT|BST|UTC|CEST|CET|EDT|EST|ET|PDT|PST|local time))?[ \t]?(?:[:|–—-]?[ \t]+|\r?\n)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z(][\w.’')-]*){0,4}):[ \t]+(?=\S)")
_MOMENT = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}),? \d{4},? "
    r"(?:at )?\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|BST|UTC|CES?T|E[DS]?T|P[DS]?T))?(?:\s|$)"
)
_CREDIT = re.compile(
    r"(?:(?:Photo|Photograph|Picture|Image): [^.:\n]{3,60}?/[A-Z][\w-]*(?: (?:Images|Studios|Photos?|Press))?"
    r"|Photograph: [A-Z][\w’'-]+ [A-Z][\w’'-]+)\s(?=[A-Z“\"])(?=.{30})"
)
_UPDATED = re.compile(
    r"(?i:(?:last )?updated|modified|published|posted)\b(?: (?:at|on))?\W{1,3}[^.\n]{0,60}?\d\s+"
    r"(?=[A-Z][a-z’']*(?: [a-z’']+){2})"
)
_RUN_ON = re.compile(
    r"[a-z0-9’')%] (?P<first>(?:The|An?|In|On|At|When|As|More|After|Before|While|With|If|For|It|He|She|They|There|This|"
    r"These|Those|Some|Many|Most|All|One|Two|Three|Four|Five|Six|Thousands|Hundreds|Dozens|Tens|Looking|Up|About|Around|"
    r"Nearly|Almost|Police|People|Officials|Residents) [a-z0-9])"
)
_GOES_ON = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "and",
        "or",
        "that",
        "the",
        "a",
        "an",
        "is",
        "as",
        "says",
        "said",
        "than",
    ]
)
_LONGEST_RUN = 330
"""A headline with its standfirst has at most so many characters."""
_NO_SPEAKER = frozenset(
    [
        "correction",
        "clarification",
        "note",
        "update",
        "updated",
        "published",
        "source",
        "url",
        "author",
        "photo",
        "image",
        "caption",
        "related",
        "contact",
        "editor",
        "warning",
        "analysis",
        "opinion",
        "breaking",
        "watch",
        "read",
        "listen",
        "background",
        "comment",
        "result",
        "results",
        "score",
        "weather",
    ]
)


class Opening(NamedTuple):
    """What opens a paragraph: where it ends in it, its kind and what it states."""

    end: int
    kind: BlockKind
    fields: tuple[tuple[str, str], ...]


def dateline_of(paragraph: str) -> Opening | None:
    """A place in capitals, or a place with a day or an agency, before a dash: "LONDON, Aug. 12 (AP) —"."""
    found = _DATELINE.match(paragraph)
    if found is None:
        return None
    place, day, agency = found["place"], found["day"], found["agency"]
    capitals = place.upper() == place and re.search(r"[A-Z]{3}", place) and not found.group().rstrip().endswith(" -")
    if not (agency or capitals or (day and re.search(r"\d", day))):
        return None
    fields = [("place", place.strip(" ,")), ("day", day), ("agency", agency)]
    return Opening(found.end(), "dateline", tuple((name, value) for name, value in fields if value))


def stamp_of(paragraph: str, *, bare: bool) -> Opening | None:
    """The time of an entry in a live blog: "14:05 GMT: …", "2:30 p.m. …", with `bare` also "1504 …".

    Its field `time` is the clock time, "14:05"; `on_days` adds the day.
    """
    found = _CLOCK.match(paragraph)
    if found is None or not (found["minute"] or found["half"]):
        return None
    if not (found["sep"] or found["half"] or (bare and len(found["hour"]) == 2)):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
    return Opening(found.end(), "stamp", (("time", f"{hour:02}:{minute:02}"),))


def on_days(blocks: Sequence[Block], published: str) -> list[Block]:
    """The blocks, each stamp with its day: local ISO 8601 in its field `time`.

    Stamps run on past midnight, forward or, where the newest comes first, backward; the newest is not after
    `published`, the local date or date and time of publication.
    """
    clocks = [dict(block.fields)["time"] for block in blocks if block.kind == "stamp"]
    steps = [(one, other) for one, other in pairwise(clocks) if one != other]
    backward = sum(one > other for one, other in steps) > len(steps) / 2
    ordered = clocks[::-1] if backward else clocks
    days, day = [], 0
    for before, clock in zip(["", *ordered], ordered, strict=False):
        day += clock < before
        days.append(day)
    newest = date.fromisoformat(published[:10])
    if ordered and len(published) > 10 and ordered[-1] > published[11:16]:
        newest -= timedelta(days=1)
    told = [f"{newest - timedelta(days=day - one)}T{clock}" for one, clock in zip(days, ordered, strict=True)]
    times = iter(told[::-1] if backward else told)
    return [
        msgspec.structs.replace(block, fields=(("time", next(times)),)) if block.kind == "stamp" else block
        for block in blocks
    ]


def label_of(paragraph: str, speakers: frozenset[str]) -> Opening | None:
    """The label of a speaker: one of `speakers` before a colon."""
    found = _LABEL.match(paragraph)
    if found is None or found["name"] not in speakers:
        return None
    return Opening(found.end(), "label", (("speaker", found["name"]),))


def stamps_in(paragraphs: Iterable[str]) -> tuple[bool, bool]:
    """Whether a text is a live blog, and whether its times stand without a sign: at least two of its lines say so."""
    found = [match for paragraph in paragraphs if (match := _CLOCK.match(paragraph))]
    signed = sum(1 for match in found if (match["sep"] and match["minute"]) or match["half"])
    bare = [
        match["hour"] + match["minute"] for match in found if not match["sep"] and match["minute"] and not match["half"]
    ]
    return signed + len(bare) > 1, len(bare) > 1 or (len(bare) == 1 and signed > 0)


def moment_of(opening: str) -> Opening | None:
    """The moment that a page prints above its text: "Friday 7 October 2005 09.49 BST"."""
    found = _MOMENT.match(opening)
    return None if found is None else Opening(found.end(), "update", ())


def credit_of(opening: str) -> Opening | None:
    """The credit of a picture that runs into the text: "Photograph: Ada Lind/Agency"."""
    found = _CREDIT.match(opening)
    return None if found is None else Opening(found.end(), "caption", ())


def updated_of(opening: str) -> Opening | None:
    """When it was changed, where that runs into a sentence: "Updated: Tue Mar 10 2009 10:18:00 A man was …"."""
    found = _UPDATED.match(opening)
    return None if found is None else Opening(found.end(), "update", ())


def headline_of(opening: str) -> Opening | None:
    """A headline that runs into the first sentence without a sign: "Thousands sleep on streets The quake has …"."""
    for found in _RUN_ON.finditer(opening, 0, _LONGEST_RUN):
        before = opening[: found.start("first")].rstrip()
        if len(before.split()) > 2 and before.split()[-1] not in _GOES_ON and not re.search(r"[.!?…]", before):
            return Opening(found.start("first"), "headline", ())
    return None


def speakers_in(paragraphs: Iterable[str]) -> frozenset[str]:
    """Who is labelled as a speaker: a name before a colon that opens two paragraphs, or one of two that alternate."""
    counted = Counter(
        match["name"]
        for paragraph in paragraphs
        if (match := _LABEL.match(paragraph)) and match["name"].lower() not in _NO_SPEAKER
    )
    several = sum(counted.values()) > 2
    return frozenset(name for name, count in counted.items() if count > 1 or several or name.isupper())
