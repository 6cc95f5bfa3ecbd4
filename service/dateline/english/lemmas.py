"""The lemma of a word by its tag, looked up in spaCy's tables of English (lemma_index, lemma_exc, lemma_rules)."""

from functools import lru_cache

from dateline.english.pipeline import lemma_tables

_KINDS = {"V": "verb", "N": "noun", "J": "adj", "R": "adv"}


@lru_cache(maxsize=50_000)
def lemma_of(low: str, tag: str) -> str:
    """The lemma of a word in lower case with a tag of the Penn Treebank; the word itself where there is no rule.

    As spaCy's rule lemmatizer: an exception, else the first rule whose result is a known word.
    """
    kind = _KINDS.get(tag[:1])
    if kind is None or tag in {"VB", "NN", "NNP", "JJ", "RB"}:
        return _AUXILIARIES.get(low, low)
    if low in _AUXILIARIES:
        return _AUXILIARIES[low]
    tables = lemma_tables()
    exceptions = tables.get_table("lemma_exc").get(kind, {}).get(low)
    if exceptions:
        return str(exceptions[0])
    known = tables.get_table("lemma_index").get(kind, {})
    guess = low
    for old, new in tables.get_table("lemma_rules").get(kind, []):
        if low.endswith(old):
            form: str = low[: len(low) - len(old)] + new
            if form in known:
                return str(form)
            guess = form if guess == low and len(form) > 2 else guess
    return low if low in known else guess


_AUXILIARIES = {"'s": "be", "'re": "be", "'m": "be", "am": "be", "is": "be", "are": "be", "was": "be", "were": "be"} | {
    "'ve": "have",
    "'d": "have",
    "'ll": "will",
    "n't": "not",
    "ca": "can",
    "wo": "will",
    "been": "be",
    "being": "be",
}
