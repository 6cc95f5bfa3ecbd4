"""English number words, and the words that bound a number."""

from dateline.extraction.en import word_set
from dateline.temporal.grammar.en import numbers

ONES = {word: number for number, word in enumerate(["zero", *numbers.ONES])}
TENS = {word: 10 * number for number, word in enumerate(numbers.TENS, 2)}
SCALES = {
    "hundred": 100, "dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
"""Letters that scale a number written in digits: "5k", "£3bn"."""

FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
PLURALS = {"dozens": 12, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
"""Orders of magnitude: what "thousands" states is no more than "at least one thousand"."""

ORDINALS = {word: number for number, word in enumerate(numbers.ORDINAL_WORDS, 1)}

GREATER = r"(?:more|greater|larger|bigger|higher|longer|older|heavier|taller|better)"
SMALLER = r"(?:less|fewer|smaller|lower|shorter|younger|lighter)"
MORE_THAN = r"over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|in excess of|upwards of|well over"
LESS_THAN = r"under|below|well under|short of"
AT_LEAST = (
    r"at least(?: or equal to)?|(?:no|not) (?:less|fewer|lower|smaller) than|a minimum of|minimum of|"
    r"not under|not below"
)
AT_MOST = (
    r"at most|up to|(?:no|not) (?:more|greater|higher|larger|bigger) than|as (?:many|much|high) as|a maximum of|"
    r"maximum of|not (?:over|above|exceeding)"
)
ABOUT = (
    r"about|around|approximately|approx\.?|roughly|some|nearly|almost|close to|(?:an )?estimated|circa|"
    r"in the region of|just over|just under|a little over|a little under|slightly (?:more|less|over|under)(?: than)?"
)
EXACT = r"equals?(?:ing|ling)?(?: to)?|exactly|precisely"
NO_UNIT = word_set(
    """
of in on at by for from with to and or but who which that is are was were as per a an the
"""
)
TIME_UNITS = word_set(
    """
second seconds minute minutes hour hours day days week weeks month months year years decade decades
"""
)
"""A unit of its own: what follows it says how the time is spent."""
