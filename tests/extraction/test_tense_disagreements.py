"""Where the tagger's words and the parser's tense disagree on whether a clause looks ahead, each is on a list.

The sentences are examples whose dates are known, and in all of them the words are right: plans told in the past,
limits, and days of what is called for them. To write the list anew, run
`python -m tests.extraction.test_tense_disagreements`, and read what changed.
"""

from pathlib import Path

from tests.temporal.test_examples import ALL

from dateline.english.parse import parse
from dateline.english.sentences import sentences
from dateline.extraction.tenses import tenses
from dateline.temporal.expressions import Duration
from dateline.temporal.find import find, lower
from dateline.temporal.grammar.en import ENGLISH
from dateline.temporal.tense import tenses_around

LIST = Path(__file__).parents[2] / "fixtures" / "tense" / "disagreements.tsv"
FILES = {"weekdays", "future_weekdays", "previews", "news_paragraphs", "present_tense", "old_dates_in_news"}
HEAD = "words\tcue\tparser\tsentence"


def disagreements() -> list[str]:
    """A line for each date on which the two disagree: what the words say and by which cue, the tense, the sentence."""
    lines = set()
    for text in dict.fromkeys(example.text for example in ALL if example.file in FILES):
        listed = sentences(text)
        parsed = parse(text, [((sentence.start, sentence.end),) for sentence in listed])
        low = lower(text)
        found = find(text, low, ENGLISH)
        around = tenses_around(found, [clause for one in parsed for clause in tenses(one)])
        for one in found:
            if isinstance(one.expression, Duration):
                continue  # a length looks nowhere
            words, tense = ENGLISH.direction(text, one.start, one.end), around.get(one.start)
            if words.sign and tense in ("past", "future") and words.sign != tense:
                sentence = next(s for s in listed if s.start <= one.start < s.end)
                marked = (
                    f"{text[sentence.start : one.start]}[{text[one.start : one.end]}]{text[one.end : sentence.end]}"
                )
                lines.add(f"{words.sign}\t{words.cue}\t{tense}\t{' '.join(marked.split())}")
    return sorted(lines)


def test_every_disagreement_is_on_the_list() -> None:
    head, *known = LIST.read_text(encoding="utf-8").splitlines()
    assert head == HEAD
    found = disagreements()
    assert found == known, f"new: {sorted(set(found) - set(known))}, gone: {sorted(set(known) - set(found))}"


if __name__ == "__main__":
    LIST.write_text("\n".join([HEAD, *disagreements()]) + "\n", encoding="utf-8")
