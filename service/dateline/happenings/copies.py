"""Which texts are near-copies of each other: one origin that several outlets print, with a word changed here and there.

By MinHash (Broder 1997) over runs of five words, case and punctuation aside. The same text has the same signature for
ever: it is stored (`DocumentRecorded.copies`), so that copies are found long after a text was erased. Pure.
"""

import base64
import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import eq

RUN = 5  # words
HASHES = 128
BANDS = 32  # of four hashes each: texts alike by a half share one in 87 of 100 cases, by .7 in all but 1 of 5,000
_BAND = HASHES // BANDS
ALIKE = 0.5
"""From this share of runs in common on, two texts are copies; 128 hashes measure it to some .09 either way."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def signature(text: str) -> str | None:
    """What stands for a text when copies are looked for: base64; None for one of fewer than ten words."""
    from datasketch import MinHash  # type: ignore[import-untyped]  # takes as long to import as all else together

    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < 2 * RUN:
        return None
    runs = {" ".join(words[start : start + RUN]).encode() for start in range(len(words) - RUN + 1)}
    hashed = MinHash(num_perm=HASHES, seed=1)
    hashed.update_batch(sorted(runs))
    # The low 16 bits of a hash agree by chance once in 65,536 times: half the room, the same answer.
    return base64.b64encode(hashed.hashvalues.astype("<u8").astype("<u2").tobytes()).decode("ascii")


def likeness(one: str, other: str) -> float:
    """The share of runs of words that two texts have in common, from their signatures: 0 to 1."""
    return float(sum(map(eq, _hashes(one), _hashes(other)))) / HASHES


def near_copies(signatures: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The groups of two and more texts (id -> signature) that are copies of one another, in the order given.

    A copy of a copy belongs to the group.
    """
    leader = {one: one for one in signatures}

    def first(one: str) -> str:
        while leader[one] != one:
            leader[one] = one = leader[leader[one]]
        return one

    for alike in _candidates(signatures):
        for one, other in ((alike[0], each) for each in alike[1:]):
            if first(one) != first(other) and likeness(signatures[one], signatures[other]) >= ALIKE:
                leader[first(other)] = first(one)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for one in signatures:
        groups[first(one)].append(one)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _candidates(signatures: Mapping[str, str]) -> Iterable[Sequence[str]]:
    """Texts that share a band of hashes; each of them may be the first of its list."""
    bands: defaultdict[tuple[int, tuple[int, ...]], list[str]] = defaultdict(list)
    for one, signed in signatures.items():
        hashes = _hashes(signed)
        for number in range(BANDS):
            bands[number, hashes[number * _BAND : (number + 1) * _BAND]].append(one)
    for together in bands.values():
        for start in range(len(together) - 1):
            yield together[start:]


def _hashes(signed: str) -> tuple[int, ...]:
    return struct.unpack(f"<{HASHES}H", base64.b64decode(signed))
