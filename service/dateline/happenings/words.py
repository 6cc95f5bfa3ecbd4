"""The words that tell: their stems, and how much a word that two texts share says.

A weight is the rarity of a word in news, from 0 (in every article) to 63 (in none of those counted): it is fixed and
has a version, so that what is found does not depend on what came before.
"""

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from pkgutil import get_data

from dateline.happenings.lexicon import SAME_MEANING, STOPWORDS

_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*\d|\d", re.UNICODE)
_ENDINGS = ("ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "e", "s")


def stems(text: str) -> frozenset[str]:
    """The words of a text that tell, in lower case and without their endings, words that mean the same as one."""
    return frozenset(stem(word) for word in _WORD.findall(lowered(text)) if word not in STOPWORDS and len(word) > 1)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word in lower case as it is compared."""
    return _SAME.get(_bare(word), _bare(word))


@lru_cache(maxsize=50_000)
def weight(word: str) -> int:
    """How much a stem says."""
    articles, common = _counted()
    return round(10 * math.log((articles + 1) / (common.get(word, 0) + 0.5)))


def lowered(text: str) -> str:
    """Lower case character by character, so that offsets stay true ("İ".lower() is two characters long)."""
    if text.isascii():
        return text.lower()
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def total(words: Iterable[str]) -> int:
    """The weights of stems together."""
    return sum(map(weight, words))


@lru_cache(maxsize=1)
def _counted() -> tuple[int, dict[str, int]]:
    """The number of articles, and in how many of them a stem stands (common.txt, by `tests/derive_linking.py`)."""
    number, *lines = (get_data("dateline.happenings", "common.txt") or b"1").decode().splitlines()
    return int(number), {word: int(count) for word, count in (line.split() for line in lines)}


def _bare(word: str) -> str:
    """The word without its ending: enough to see "praised" in "praise", no more."""
    ending = next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= 4), "")
    return word.removesuffix(ending)


_SAME = {_bare(word): _bare(other) for word, other in SAME_MEANING.items()}
