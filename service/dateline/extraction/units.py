"""The stretches of a sentence that are read as one: what one speaker says, without the frames that say who."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from dateline.english.parse import Stretch
from dateline.english.sentences import Sentence
from dateline.extraction.attribution import Frame

_THAT = re.compile(r"\s*that\s+(?!of\b)", re.IGNORECASE)
_EDGES = " \t\r\n,;:–—-"


class Unit(NamedTuple):
    """What one speaker says in a sentence: its pieces, in order, and the frames around them, the widest first.

    `hearsay` are the frames inside them that name nobody ("reportedly"). `whole` where it is all of the sentence, so
    that the sentence's own parse serves. An `act` is speech that another speaker reports, which is a happening too: in
    "KCNA reported that Kim assured Putin that …", Kim's; it makes one claim whatever clauses it has. `label` is the
    name before the colon under which it is said.
    """

    pieces: tuple[Stretch, ...]
    frames: tuple[Frame, ...]
    hearsay: tuple[Frame, ...]
    whole: bool
    act: bool = False
    label: Stretch | None = None


def units(text: str, sentence: Sentence, near: Sequence[Frame]) -> list[Unit]:
    """The units of a sentence in order; `near` are the frames that stand in it or attribute some of it."""
    naming = [frame for frame in near if frame.role != "hearsay"]
    hearsay = tuple(frame for frame in near if frame.role == "hearsay")
    taken = _frames_in(sentence, naming)
    free = _free(sentence, naming, taken)
    whole = len(free) == 1 and not taken
    found = [
        Unit(((sentence.start, sentence.end),) if whole else run, around, hearsay, whole)
        for around, group in groupby(free, key=lambda stretch: _around(near, stretch))
        for run in _runs(text, _pieces(text, group, around), taken)
    ]
    return found + _acts(sentence, near)


def _frames_in(sentence: Sentence, naming: Sequence[Frame]) -> list[Stretch]:
    return [frame.frame for frame in naming if sentence.start <= frame.frame[0] < sentence.end]


def _free(sentence: Sentence, naming: Sequence[Frame], taken: Sequence[Stretch]) -> list[Stretch]:
    """What is left of a sentence between its frames (`taken`), parted where what a frame attributes begins or ends."""
    edges = {edge for frame in naming for stretch in (frame.frame, *frame.content) for edge in stretch}
    inside = {edge for edge in edges if sentence.start < edge < sentence.end}
    between = pairwise(sorted(inside | {sentence.start, sentence.end}))
    return [stretch for stretch in between if not _holds(taken, stretch)]


def _holds(stretches: Sequence[Stretch], inner: Stretch) -> bool:
    """Whether one of the stretches that are not empty holds another whole."""
    return any(start <= inner[0] and inner[1] <= end for start, end in stretches if start < end)


def _pieces(text: str, group: Iterable[Stretch], around: Sequence[Frame]) -> list[Stretch]:
    """Stretches without the signs at their edges, and without the "that" with which what a frame attributes begins."""
    said = {start for frame in around for start, _ in frame.content}
    begun = ((_behind_that(text, start, end) if start in said else start, end) for start, end in group)
    return [piece for start, end in begun if (piece := _bare(text, start, end)) is not None]


def _acts(sentence: Sentence, near: Sequence[Frame]) -> list[Unit]:
    """Speech in this sentence that another speaker reports."""
    found = []
    for frame in near:
        if frame.source is None or not _leads(sentence, frame):
            continue
        start, end = frame.frame[0], frame.content[0][1]
        end = sentence.end - 1 if end >= sentence.end else end
        outer = _around([other for other in near if other is not frame], (start, end))
        if outer and frame.source[0] >= start:
            found.append(Unit(((start, end),), outer, (), False, act=True))
    return found


def _leads(sentence: Sentence, frame: Frame) -> bool:
    """Whether a frame stands whole in a sentence, before the one stretch that it attributes."""
    start, end = frame.frame
    return sentence.start <= start < end <= sentence.end and len(frame.content) == 1 and end <= frame.content[0][0]


def _around(near: Sequence[Frame], stretch: Stretch) -> tuple[Frame, ...]:
    """The frames whose content holds a stretch, the widest outermost."""
    holding = [
        f for f in near if f.role != "hearsay" and any(a <= stretch[0] and stretch[1] <= b for a, b in f.content)
    ]
    return tuple(sorted(holding, key=lambda frame: (-sum(b - a for a, b in frame.content), frame.cited, frame.cue)))


def _behind_that(text: str, start: int, end: int) -> int:
    """Where what is said begins behind the word that only joins it to who says it."""
    found = _THAT.match(text, start, end)
    return start if found is None else found.end()


def _bare(text: str, start: int, end: int) -> Stretch | None:
    """A stretch without the signs at its edges; None where nothing is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if any(map(str.isalnum, text[start:end])) else None


def _runs(text: str, pieces: Sequence[Stretch], taken: Sequence[Stretch]) -> list[tuple[Stretch, ...]]:
    """Pieces that a frame parts in mid-sentence are one: "The plan, he said, will cost five million"."""
    runs: list[list[Stretch]] = []
    for piece in pieces:
        if runs and _parted(text, runs[-1][-1], piece, taken):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [tuple(run) for run in runs]


def _parted(text: str, one: Stretch, other: Stretch, taken: Sequence[Stretch]) -> bool:
    """Whether only a frame set off by commas stands between two pieces, and the second does not begin anew."""
    between = text[one[1] : other[0]]
    frame = next(((a, b) for a, b in taken if one[1] <= a and b <= other[0]), None)
    return frame is not None and between.lstrip("”\"'’ ").startswith((",", "—", "–")) and not text[other[0]].isupper()
