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
    for word, following in zip(words, [*words[1:], None], strict=True):
        if (word.is_capital and word.is_word) or (run and _goes_on(run, word, following)):
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _goes_on(run: Sequence[Token], word: Token, following: Token | None) -> bool:
    """Whether a word with a small letter goes on with the name: the dot of "J.", a small word before more of it."""
    if word.low == ".":
        return len(run[-1].text) <= 2
    if following is None or word.low not in INNER - {"and"}:
        return False
    return (following.is_capital or following.low == "the") and _is_organisation(run, word)


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
    while run and (_is_nation(run) or _is_no_name(run[0]) or _only_opens(run, opening, known)):
        run = run[1:]
    return run


def _is_nation(run: Sequence[Token]) -> bool:
    """Whether a run begins with an adjective of nation ("German", "north" before it), and no name that begins so."""
    first, rest = run[0], run[1:]
    if first.low in DIRECTIONS and rest and rest[0].low in DEMONYMS:
        return True
    begins_name = len(rest) > 1 and rest[0].is_word and rest[0].low not in TITLES
    return first.low in DEMONYMS and not begins_name


def _is_no_name(word: Token) -> bool:
    """Whether a word with a capital is none of a name: a title, a month, a sign."""
    return word.low in NO_NAMES or word.low in INNER or word.low.rstrip(".") in TITLES or not word.is_word


def _only_opens(run: Sequence[Token], opening: int, known: frozenset[str]) -> bool:
    """Whether the first word of a run has its capital only because the sentence, or a quotation in it, begins there."""
    first = run[0]
    if first.start - opening not in (0, 1) or first.text in known:
        return False
    if len(run) > 1:
        return first.low in OPENINGS
    return len(first.text) < 2 or not first.text.isupper()


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
