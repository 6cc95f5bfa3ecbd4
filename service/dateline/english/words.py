"""Lists of words, as the code writes them."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text, parted by blanks and line ends."""
    return frozenset(words.split())


TIME_NAMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter
    """
)
"""Names of days, months and feasts, lower case, without full stops; "may" is left out, which is mostly a verb."""
_TIMES = TIME_NAMES | word_set(
    "today yesterday tomorrow week month year day morning afternoon evening night noon midnight weekend hour minute"
)


def is_time(low: str) -> bool:
    """Whether a word, in lower case, is one of time, which names nobody."""
    return low.rstrip(".") in _TIMES
