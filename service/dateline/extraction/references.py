"""Whom a document itself names for the words of a speaker: "she", "the minister", "Brook", "Ada Brook, the mayor"."""

from collections.abc import Sequence

from dateline.english.nouns import is_person
from dateline.english.parse import Parse, Stretch
from dateline.english.words import word_set
from dateline.extraction.people import Named, People, first_of_name, gender_of

_PRONOUNS = {"he": "person", "she": "person", "it": "thing", "they": "many"}
_DEFINITE = word_set("the its his her their our this that")
_REACH = 3
"""A pronoun stands for whoever spoke or acted in so many sentences before it, or for nobody who can be told."""


class _Speaker:
    """Somebody who spoke or acted: the words for whom, whom they name, and what pronoun stands for them."""

    def __init__(self, words: str, named: Named | None, kind: str, sentence: int, *, speaks: bool) -> None:
        self.words, self.named, self.kind, self.sentence, self.speaks = words, named, kind, sentence, speaks

    def fits(self, pronoun: str) -> bool:
        """Whether the pronoun may stand for it."""
        if pronoun in {"it", "they"}:
            return self.speaks and self.kind == _PRONOUNS[pronoun]
        return self.kind == "person" and self.gender in {None, pronoun}

    def name_for(self, words: str) -> str | None:
        """What names it where a document says `words` for it; None where these say it as well."""
        name = self.words if self.named is None else self.named.name
        if self.named is None and words.lower() not in _PRONOUNS:
            return None
        return None if _bare(name) == _bare(words) else name

    @property
    def gender(self) -> str | None:
        """`he` or `she` where the text says which."""
        if self.named is not None:
            return self.named.gender
        said = gender_of(self.words.split()[-1].lower())
        return None if said == 0 else "he" if said > 0 else "she"


def references(text: str, parses: Sequence[Parse], sources: Sequence[Sequence[Stretch]]) -> dict[Stretch, str]:
    """Whom the words of each source name, where they do not say it in full themselves.

    `parses` are the sentences of the document in order, `sources` the places of the speakers in each. One last name
    or one office must belong to one only; a pronoun stands for the last who spoke or acted and whom it fits.
    """
    people = People(text, parses)
    found: dict[Stretch, str] = {}
    before: list[_Speaker] = []
    for number, (parse, places) in enumerate(zip(parses, sources, strict=True)):
        heads = {_head(parse, place): place for place in places}
        for at in sorted({*heads, *_subjects(parse)} - {-1}):
            speaker = _read(text, parse, at, people, before, number, speaks=at in heads)
            if speaker is None:
                continue
            if at in heads and (name := speaker.name_for(" ".join(text[slice(*heads[at])].split()))) is not None:
                found[heads[at]] = name
            before.append(speaker)
        del before[:-8]
    return found


def _bare(words: str) -> str:
    return words.casefold().removeprefix("the ")


def _head(parse: Parse, place: Stretch) -> int:
    """The noun that a source's words hang on; -1 where they are none of this parse."""
    inside = [k for k, token in enumerate(parse.tokens) if place[0] <= token.start and token.end <= place[1]]
    return next(
        (k for k in inside if not place[0] <= parse.tokens[parse.tokens[k].head].start < place[1]),
        inside[0] if inside else -1,
    )


def _subjects(parse: Parse) -> list[int]:
    return [k for k, token in enumerate(parse.tokens) if token.dep in {"nsubj", "nsubjpass"}]


def _read(
    text: str, parse: Parse, at: int, people: People, before: list[_Speaker], number: int, *, speaks: bool
) -> _Speaker | None:
    token = parse.tokens[at]
    if token.low in _PRONOUNS:
        return _meant(token.low, [one for one in before if one.fits(token.low)], number)
    if not token.is_noun or any(parse.tokens[k].dep == "conj" for k in parse.children[at]):
        return None
    named = _named(parse, at, people)
    first = min([at, *(parse.edges[k][0] for k in parse.children[at] if k < at and parse.tokens[k].dep in _BEFORE)])
    words = " ".join(text[parse.tokens[first].start : token.end].split())
    return _Speaker(words, named, _kind(parse, at, named, speaks=speaks), number, speaks=speaks)


_BEFORE = frozenset(("compound", "det", "amod", "nummod", "poss"))


def _meant(pronoun: str, fitting: list[_Speaker], number: int) -> _Speaker | None:
    """For whom of those who spoke or acted before sentence `number` a pronoun stands: the last whom the text calls so.

    Where that is nobody in this sentence or the one before, but somebody is who fits, it must be the only one.
    """
    near = _since(fitting, number - _REACH)
    if pronoun in {"it", "they"}:
        return near[-1] if near else None
    recent = _since(near, number - 1)
    called = [one for one in recent or near if one.gender == pronoun]
    if called:
        return called[-1]
    return recent[-1] if len({one.words for one in recent}) == 1 else None


def _since(speakers: list[_Speaker], sentence: int) -> list[_Speaker]:
    return [one for one in speakers if one.sentence >= sentence]


def _named(parse: Parse, at: int, people: People) -> Named | None:
    """Whom a noun names: the name in it or beside it, or who alone bears the last name or the office."""
    token = parse.tokens[at]
    if token.tag in {"NNP", "NNPS"}:
        return people.of_last(token.low)
    beside = next(
        (k for k in parse.children[at] if parse.tokens[k].dep == "appos" and parse.tokens[k].tag == "NNP"), None
    )
    if beside is not None:
        return people.of_last(parse.tokens[beside].low)
    definite = any(parse.tokens[k].low in _DEFINITE for k in parse.children[at])
    return people.of_office(parse.lemma(at)) if definite and token.tag == "NN" else None


def _kind(parse: Parse, at: int, named: Named | None, *, speaks: bool) -> str:
    token = parse.tokens[at]
    if token.tag in {"NNS", "NNPS"}:
        return "many"
    if (named is not None and named.person) or is_person(token.low):
        return "person"
    return "person" if token.tag == "NNP" and _names_a_person(parse, at, speaks=speaks) else "thing"


def _names_a_person(parse: Parse, at: int, *, speaks: bool) -> bool:
    """Whether a proper name that nothing is said of is a person's: not "the …", no capitals, two words or a speaker."""
    body = parse.tokens[at].text.isupper() or any(parse.tokens[k].dep == "det" for k in parse.children[at])
    return not body and (speaks or first_of_name(parse, at) < at)
