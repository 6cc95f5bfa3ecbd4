"""Who says what over the paragraphs of a document."""

from dateline.english.parse import parse
from dateline.english.sentences import sentences
from dateline.extraction.speeches import Speeches, speeches


def read(text: str) -> list[Speeches]:
    listed = [sentence for sentence in sentences(text) if not sentence.heading]
    parses = parse(text, [[(sentence.start, sentence.end)] for sentence in listed])
    return speeches(text, listed, dict(zip(listed, parses, strict=True)))


def speakers_of(text: str, words: str) -> list[str]:
    at = text.index(words)
    return [
        text[slice(*frame.source)]
        for one in read(text)
        if one.sentences[0].start <= at < one.sentences[-1].end
        for frame in one.frames
        if frame.source is not None and any(start <= at < end for start, end in frame.content)
    ]


def test_a_quotation_that_is_not_closed_goes_on_in_the_next_paragraph() -> None:
    text = "Holm said: “The dam holds.\n\n“The gate does not.”\n\nThe road is closed."
    assert speakers_of(text, "The dam") == speakers_of(text, "The gate") == ["Holm"]
    assert speakers_of(text, "The road") == []


def test_a_paragraph_of_speech_with_a_speaker_of_its_own_is_not_carried() -> None:
    text = "“The dam holds,” Holm said.\n\n“The gate does not,” said Lund."
    assert speakers_of(text, "The gate") == ["Lund"]


def test_a_paragraph_that_only_begins_with_a_quotation_is_not_carried() -> None:
    text = "“The dam holds,” Holm said.\n\n“The Gate” opened in May."
    assert speakers_of(text, "opened") == []


def test_a_sentence_too_long_to_parse_has_no_speaker() -> None:
    text = f"Holm said that {'the dam and ' * 200}the gate hold."
    assert all(one.frames == () for one in read(text))
