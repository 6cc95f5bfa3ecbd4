"""Who says what in a document: the frames of each paragraph, over paragraphs, each with the name of its speaker."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from dateline.english.parse import Parse, Stretch
from dateline.english.quotations import Quotation, quotations
from dateline.english.sentences import Sentence
from dateline.extraction.attribution import Former, Frame, carried, frames, one_speaker_each, speaking_last
from dateline.extraction.references import references


class Speeches(NamedTuple):
    """A paragraph with its quotations and the frames that attribute what stands in it."""

    sentences: tuple[Sentence, ...]
    quoted: tuple[Quotation, ...]
    frames: tuple[Frame, ...]


def speeches(text: str, listed: Sequence[Sentence], parses: Mapping[Sentence, Parse]) -> list[Speeches]:
    """The paragraphs of a document in order; `listed` are its sentences, each with its parse."""
    read, former = [], Former()
    for _, group in groupby(listed, key=lambda sentence: sentence.paragraph):
        paragraph = tuple(group)
        start, end = paragraph[0].start, paragraph[-1].end
        quoted = quotations(text, start, end)
        own = one_speaker_each([frame for s in paragraph for frame in frames(text, s, parses[s], quoted)])
        found = (*carried(start, end, quoted, own, former), *own)
        former = speaking_last(end, quoted, found)
        read.append(Speeches(paragraph, tuple(quoted), found))
    names = _names(text, read, parses)
    return [
        one._replace(frames=tuple(frame._replace(name=names.get(frame.source or (0, 0))) for frame in one.frames))
        for one in read
    ]


def _names(text: str, read: Sequence[Speeches], parses: Mapping[Sentence, Parse]) -> dict[Stretch, str]:
    """Whom the document names for the words of each source."""
    sources: dict[Sentence, set[Stretch]] = {sentence: set() for one in read for sentence in one.sentences}
    for one in read:
        for frame in one.frames:
            for sentence in one.sentences:
                if frame.source is not None and sentence.start <= frame.source[0] < sentence.end:
                    sources[sentence].add(frame.source)
    return references(text, [parses[s] for s in sources], [sorted(places) for places in sources.values()])
