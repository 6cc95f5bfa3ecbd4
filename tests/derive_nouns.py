"""Nouns of happening with their verbs out of WordNet 3.0: `python -m tests.derive_nouns /usr/share/wordnet`.

Writes service/dateline/english/nouns.txt. WordNet's data are Debian's package wordnet-base; their licence is in NOTICE.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

OUT = Path(__file__).parents[1] / "service" / "dateline" / "english" / "nouns.txt"
EVENTS = {4, 11, 19, 22}
"""WordNet's files of acts, events, natural phenomena and processes (lexnames(5WN))."""
ABSTRACT = {10, 14}
"""Communication and groups: "resignation", "meeting" stand there; they count with an ending that verbs give nouns."""
DEVERBAL = re.compile("(?:ion|ment|ing|al)$")
FIRST = 3
"""An act or event must be among so many first senses of a noun."""
SHARE = 0.15
"""And at least this share of its uses in WordNet's counted texts."""


class Synset(NamedTuple):
    """A set of synonyms: its lexicographer file, its words, and its pointers (symbol, offset, part, words)."""

    file: int
    words: list[str]
    pointers: list[tuple[str, str, str, str]]


def synsets(path: Path) -> dict[str, Synset]:
    """The synsets of a data file by their offset (wndb(5WN))."""
    found = {}
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        number = int(fields[3], 16)
        words = [fields[4 + 2 * k].lower() for k in range(number)]
        at = 5 + 2 * number
        pointers = [tuple(fields[at + 4 * k : at + 4 * k + 4]) for k in range(int(fields[at - 1]))]
        found[fields[0]] = Synset(int(fields[1]), words, pointers)  # type: ignore[arg-type]
    return found


def senses(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each noun of one plain word with the offsets of its senses, the most frequent first."""
    for line in path.read_text(encoding="latin-1").splitlines():
        fields = line.split()
        if not line.startswith(" ") and fields[0].isalpha():
            yield fields[0].lower(), fields[-int(fields[2]) :]


def uses(path: Path) -> dict[str, Counter[int]]:
    """How often each noun was tagged with a sense of each lexicographer file."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for line in path.read_text(encoding="latin-1").splitlines():
        key, _, count = line.split()
        lemma, rest = key.split("%")
        if rest.startswith("1:"):
            found[lemma][int(rest.split(":")[1])] += int(count)
    return found


def verb_of(noun: str, own: list[Synset], verbs: dict[str, Synset]) -> str:
    """The verb that a noun is derivationally related to, the one most like it; empty without one."""
    found: Counter[str] = Counter()
    for rank, synset in enumerate(own):
        for symbol, offset, part, places in synset.pointers:
            if symbol == "+" and part == "v" and synset.words[int(places[:2], 16) - 1] == noun:
                found[verbs[offset].words[int(places[2:], 16) - 1]] += len(own) - rank

    def common(verb: str) -> int:
        return next((k for k, (a, b) in enumerate(zip(verb, noun, strict=False)) if a != b), min(len(verb), len(noun)))

    def rank(verb: str) -> tuple[object, ...]:
        return (common(verb) >= min(3, len(verb) - 1), common(verb), found[verb], -len(verb), verb)

    return max(found, key=rank) if found else ""


def happenings(root: Path) -> Iterator[tuple[str, str]]:
    """Each noun of a happening with its verb."""
    nouns, verbs = synsets(root / "data.noun"), synsets(root / "data.verb")
    counted = uses(root / "cntlist.rev")
    for noun, offsets in sorted(senses(root / "index.noun")):
        own = [nouns[offset] for offset in offsets]
        deverbal = DEVERBAL.search(noun) is not None
        ranks = [
            rank
            for rank, synset in enumerate(own)
            if synset.file in EVENTS
            or (synset.file in ABSTRACT and deverbal and any(p[0] == "+" and p[2] == "v" for p in synset.pointers))
        ]
        total = sum(counted[noun][file] for file in {synset.file for synset in own})
        rare = total >= FIRST and sum(counted[noun][file] for file in EVENTS) / total < SHARE and not deverbal
        if ranks and ranks[0] < FIRST and not rare:
            yield noun, verb_of(noun, [own[rank] for rank in ranks], verbs)


if __name__ == "__main__":
    OUT.write_text("".join(f"{noun} {verb}".rstrip() + "\n" for noun, verb in happenings(Path(sys.argv[1]))), "ascii")
