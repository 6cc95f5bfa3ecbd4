"""English: the words that the extraction steps look for."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text, lower case, divided by blanks."""
    return frozenset(words.split())
