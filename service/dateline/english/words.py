"""Lists of words, as the code writes them."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text, parted by blanks and line ends."""
    return frozenset(words.split())
