"""Who and what a claim names: runs of capitalised words without titles, adjectives of nation and sentence openings."""

import itertools
from collections.abc import Iterator, Sequence

from dateline.english.sentences import Sentence
from dateline.evidence import Span
from dateline.extraction.en.names import DEMONYMS, DIRECTIONS, HEADS, INNER, NO_NAMES, OPENINGS, TITLES
from dateline.extraction.tokens import Token, tokens


def capitalised(text: str, sentences: Sequence[Sentence]) -> frozenset[str]:
    """The words that the document writes with a capital letter where no sentence begins: they are names everywhere."""
    known: set[str] = set()
    for sentence in sentences:
        if not sentence.heading:
            words = tokens(text, sentence.start, sentence.end)
            known.update(word.text for before, word in itertools.pairwise(words) if word.is_capital and before.is_word)
    return frozenset(known)


def names(text: str, start: int, end: int, opening: int, known: frozenset[str]) -> tuple[Span, ...]:
    """The names in `text[start:end]`, each once, in order; `opening` is where the sentence begins."""
    found: dict[str, Span] = {}
    for run in _runs(tokens(text, start, end)):
        for first, last in _parts(text, _bare(run, opening, known)):
            name = text[first:last]
            found.setdefault(name, Span(start=first, end=last, text=name))
    return tuple(found.values())


def _runs(words: Sequence[Token]) -> Iterator[list[Token]]:
    """Runs of capitalised words, held together by the small words inside names."""
    run: list[Token] = []
    for at, word in enumerate(words):
        if word.is_capital and word.is_word:
            run.append(word)
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        holds = (
            word.low in INNER - {"and"} and following is not None and (following.is_capital or following.low == "the")
        )
        if run and ((holds and _is_organisation(run, word)) or (word.low == "." and len(run[-1].text) <= 2)):
            run.append(word)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _is_organisation(run: Sequence[Token], word: Token) -> bool:
    """Whether a small word goes on with the name: after what "Bank of" or "Ludwig van" could begin."""
    return (
        word.low in {"de", "la", "del", "al", "bin", "ibn", "van", "von", "der", "den"}
        or (word.low == "of" and run[-1].low in HEADS)
        or run[-1].low == "of"
    )


def _bare(run: list[Token], opening: int, known: frozenset[str]) -> list[Token]:
    """The run without what comes before a name: a sentence's first word, adjectives of nation, titles."""
    while run and (run[-1].low in INNER or not run[-1].is_word):
        run = run[:-1]
    while run:
        first, rest = run[0], run[1:]
        at_start = first.start == opening or first.start - opening == 1
        nation = first.low in DEMONYMS and not (rest and rest[0].is_word and rest[0].low not in TITLES and len(run) > 2)
        direction = first.low in DIRECTIONS and bool(rest) and rest[0].low in DEMONYMS
        dull = first.low in NO_NAMES or first.low.rstrip(".") in TITLES or first.low in INNER or not first.is_word
        unknown = at_start and not (first.text in known or (first.text.isupper() and len(first.text) > 1) or rest)
        common = at_start and bool(rest) and first.text not in known and first.low in OPENINGS
        if not (nation or direction or dull or unknown or common):
            return run
        run = rest
    return run


def _parts(text: str, run: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """A run as one name, or as several where a hyphen joins names: "Paris-Berlin talks" names both."""
    if not run:
        return
    if len(run) == 1 and "-" in run[0].text:
        pieces = run[0].text.split("-")
        if all(len(piece) > 2 and piece[0].isupper() and piece[1:].islower() for piece in pieces):
            at = run[0].start
            for piece in pieces:
                yield at, at + len(piece)
                at += len(piece) + 1
            return
    yield run[0].start, run[-1].end
