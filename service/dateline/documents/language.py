"""Which language a text is in, and whether its letters were garbled on the way."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "on",
        "was",
        "with",
        "as",
        "it",
        "at",
        "by",
        "he",
        "from",
        "his",
        "are",
        "have",
        "an",
        "be",
        "has",
        "were",
        "had",
        "said",
        "they",
        "not",
    ]
)
_SHARE = 0.12
"""Of the words of English news a third are such small words; of other languages' texts hardly one in twenty."""
_TOLD = 40
"""From so many letters on the language of a text can be told."""
_CERTAIN = 15.0
"""By so much (in natural logarithm) another language must be likelier than English."""
_SAMPLE = 4_000
_GARBLED = re.compile("â€[™œ\u009d“”˜¦]|Ã[©¨¤¶¼±³¡­]|Â[ £©°»«]|ï»¿")

_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """The language of a text as an ISO 639 code; None where it is too short to tell.

    Small English words say English; everything else is asked of py3langid, whose model takes a second to load.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if sum(map(len, words)) < _TOLD:
        return None
    if sum(word in _SMALL for word in words) >= _SHARE * len(words):
        return "en"
    import py3langid

    ranked = dict(py3langid.rank(sample))
    best = max(ranked, key=lambda code: ranked[code])
    return str(best) if ranked[best] - ranked["en"] > _CERTAIN else "en"


def name_of(language: str) -> str:
    """A language's name in English; the code in words where it is a rare one."""
    return _NAMES.get(language, f"the language “{language}”")


def is_garbled(text: str) -> bool:
    """Whether UTF-8 was read as Latin-1 or Windows-1252 somewhere on its way: "â€™" for an apostrophe."""
    return len(_GARBLED.findall(text[:200_000])) > 1
