"""Whom a document names: people and bodies with their offices, and what its words say of their gender."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.english.nouns import is_person
from dateline.english.parse import Parse
from dateline.english.words import is_time, word_set

_MEN = word_set("mr mr. sir lord king prince father brother son husband he him his")
_WOMEN = word_set("mrs mrs. ms ms. miss dame lady queen princess mother sister daughter wife she her hers")
_COURTESY = word_set("mr mr. mrs mrs. ms ms. miss")
_LONGEST = 8
"""A name has at most so many words, its titles included."""


@dataclass
class Named:
    """Somebody or something that the document names in full: `name` as it first stands there, without "the"."""

    name: str
    offices: set[str] = field(default_factory=set)
    """What it is called beside its name, lemmas in lower case: "minister" of "Ada Brook, the farm minister"."""
    person: bool = False
    evidence: int = 0
    """How often the text says "he" of it, less how often it says "she"."""

    @property
    def gender(self) -> str | None:
        """`he` or `she` where the text says which, else None."""
        return None if self.evidence == 0 else "he" if self.evidence > 0 else "she"


class People:
    """Those whom a document names, found by a last name or by an office."""

    def __init__(self, text: str, parses: Iterable[Parse]) -> None:
        self.by_last: dict[str, list[Named]] = {}
        self.by_office: dict[str, list[Named]] = {}
        self._courtesies: list[tuple[str, int]] = []
        for parse in parses:
            self._read(text, parse)
        for last, gender in self._courtesies:
            known = self.of_last(last)
            if known is not None:
                known.evidence += 2 * gender

    def of_last(self, word: str) -> Named | None:
        """Who goes by a last name, if only one does."""
        known = self.by_last.get(word, [])
        return known[0] if len(known) == 1 else None

    def of_office(self, lemma: str) -> Named | None:
        """Who is called by a noun ("minister"), if only one is."""
        known = self.by_office.get(lemma, [])
        return known[0] if len(known) == 1 else None

    def _read(self, text: str, parse: Parse) -> None:
        here: list[Named] = []
        for at in _heads(parse):
            first = first_of_name(parse, at)
            words = [parse.tokens[k].text for k in range(first, at + 1)]
            if _is_indefinite(parse, at):
                continue
            if words[0].lower() in _COURTESY and len(words) == 2:
                self._courtesies.append((parse.tokens[at].low, gender_of(words[0].lower())))
                continue
            if len(words) < 2 and not _has_office(parse, at):
                known = self.of_last(parse.tokens[at].low)
            else:
                known = self._noted(" ".join(text[parse.tokens[first].start : parse.tokens[at].end].split()), words)
            if known is not None:
                here.append(known)
                self._office(parse, at, first, known)
        self._pronouns(parse, here)

    def _noted(self, name: str, words: list[str]) -> Named:
        """The one who goes by this name: known before where one name ends as the other does."""
        last = words[-1].lower()
        listed = self.by_last.setdefault(last, [])
        for known in listed:
            shared = [a.lower() for a in known.name.split()[-2:]]
            if shared == [w.lower() for w in words[-2:]] or len(words) == 1:
                return known
        named = Named(name)
        listed.append(named)
        return named

    def _office(self, parse: Parse, at: int, first: int, named: Named) -> None:
        for lemma in _offices(parse, at, first):
            named.person = named.person or is_person(lemma)
            named.evidence += gender_of(lemma)
            named.offices.add(lemma)
            listed = self.by_office.setdefault(lemma, [])
            if named not in listed:
                listed.append(named)

    def _pronouns(self, parse: Parse, here: list[Named]) -> None:
        """Note "he" or "she" in a sentence that names only one, before it."""
        if len({id(named) for named in here}) != 1:
            return
        said = {gender_of(token.low) for token in parse.tokens if token.tag in {"PRP", "PRP$"}} - {0}
        if len(said) == 1:
            here[0].evidence += said.pop()
            here[0].person = True


def gender_of(word: str) -> int:
    """1 for a word that says "he" ("Mr", "spokesman"), -1 for one that says "she", 0 for others; lower case."""
    if word in _MEN or (word.endswith("man") and not word.endswith("woman")):
        return 1
    return -1 if word in _WOMEN or word.endswith("woman") else 0


def _heads(parse: Parse) -> Iterator[int]:
    """The last words of the proper names in a parse."""
    for at, token in enumerate(parse.tokens):
        if token.tag in {"NNP", "NNPS"} and token.dep != "compound" and not is_time(token.low):
            yield at


def first_of_name(parse: Parse, at: int) -> int:
    """Where a proper name that ends at a token begins, its titles included."""
    first = at
    while first > 0 and at - first < _LONGEST and _is_part(parse, first - 1, at):
        first -= 1
    return first


def _is_indefinite(parse: Parse, at: int) -> bool:
    """Whether it is "a Republican" or "one user", which names nobody."""
    return any(parse.tokens[k].low in {"a", "an", "one", "another", "some", "any"} for k in parse.children[at])


def _has_office(parse: Parse, at: int) -> bool:
    return any(True for _ in _offices(parse, at, at))


def _is_part(parse: Parse, at: int, last: int) -> bool:
    """Whether a token belongs to the proper name that ends with the token `last`."""
    token = parse.tokens[at]
    if token.tag == "HYPH":
        return at > 0 and token.end == parse.tokens[at + 1].start
    joined = token.dep in {"compound", "nmod", "amod"} and last >= token.head > at
    return joined and token.is_capital and token.is_word and not is_time(token.low)


def _offices(parse: Parse, at: int, first: int) -> Iterator[str]:
    """What somebody is called beside a name: a title before it, an apposition on either side of it."""
    words = parse.tokens
    yield from (words[k].low for k in range(first, at) if is_person(words[k].low))
    for k in parse.children[at]:
        titled = words[k].dep in {"compound", "nmod"} and k < first
        if words[k].tag in {"NN", "NNS"} and (titled or words[k].dep == "appos"):
            yield parse.lemma(k)
    head = words[at].head
    if words[at].dep == "appos" and words[head].tag == "NN":
        yield parse.lemma(head)
