"""What a word decides as the verb that governs a time expression, with the words before it in the clause."""

from dateline.temporal.grammar import NEAREST, Direction
from dateline.temporal.grammar.en import cues, nouns, present, verbs

_CLAUSE = 5
"""How many words before its verb a clause may begin with "when"."""
_BESIDE = 3
"""How many words "is" may stand before a date that it surely tells of ("is set for May", "is in late May")."""
_SUBJECT = 4
"""How many words after the day its own noun may be the subject: "Sunday's second vote is"."""


def governor(left: list[str], index: int, infinitive: str, possessive: bool) -> Direction | None:
    """What the word at `index` decides as a verb, if it is one; `infinitive` is the one met since ("to meet").

    The present tense does not move a noun's date, unless beside it ("meet in Sunday's final").
    """
    word, before = left[index], left[index - 1] if index else ""
    if word == "to":
        return _planned(left, index, before)
    if (infinitive and word in cues.FUTURE_GOVERNORS) or (
        word in cues.FUTURE_WORDS and before not in cues.DETERMINERS | {"than"} and not _noun(word, before)
    ):
        if before == "had" and word in cues.DASHED:
            return Direction("past", f"had {word}")
        was = f"{before} " if before in cues.WAS else ""
        return Direction("future", f"{was}{word} {infinitive}".strip(), _firm(left, index, word))
    return (
        _progressive(left, index, word)
        or _passive(left, index, word, before)
        or _perfect(left, index, possessive)
        or _past(left, index)
        or _at_present(left, index, possessive)
    )


def _perfect(left: list[str], index: int, possessive: bool) -> Direction | None:
    """What "has a hearing", "was to have spoken" and "has moved Sunday's match" decide."""
    word, before = left[index], left[index - 1] if index else ""
    following = left[index + 1] if index + 1 < len(left) else ""
    if word in ("has", "have") and following in cues.DETERMINERS:
        return Direction("future", f"{word} {following}", False)
    had_to = before == "have" and verbs.is_past(word) and left[index - 2 : index - 1] in (["should"], ["to"])
    return NEAREST if had_to or (possessive and word in cues.CALLED_OFF) else None


def _past(left: list[str], index: int) -> Direction | None:
    """What a past tense or participle decides.

    With "is" before it, it tells what is so on that day ("is shut on Friday"). Forms that are the base too are ahead
    after an order or a modal ("ordered schools shut on Monday", "would land in May and set up camp in June").
    """
    word, before, auxiliary = left[index], left[index - 1] if index else "", _auxiliary(left, index)
    following = left[index + 1] if index + 1 < len(left) else ""
    if (word in cues.PERFECT and following == "to") or left[index - 2 : index - 1] == ["to"]:
        return None  # "if I have to", "to visit flooded valley"
    if not verbs.is_past(word):
        return Direction("past", f"{before} {word}") if word == "open" and before in cues.WAS else None
    if (auxiliary in cues.BE and word not in cues.STATED) or auxiliary in cues.STAYS:
        return Direction("future", f"{auxiliary} {word}", len(left) - index <= _BESIDE)
    if "once" in left[:index] and {"has", "have"} & set(left[max(0, index - _BESIDE) : index]):
        return Direction("future", f"once … {word}")
    if word in verbs.SAME_IN_PAST:
        if cues.ORDERS & {auxiliary, *left[max(0, index - _BESIDE) : index]}:
            return Direction("future", f"ordered {word}")
        if "and" in left[:index] and cues.MODALS & set(left[:index]):
            return Direction("future", f"and {word}")
    if auxiliary in cues.BE_FORMS or _is_noun(word, before):
        return None
    return Direction("past", f"had {word}" if before == "had" else word)


def _at_present(left: list[str], index: int, possessive: bool) -> Direction | None:
    word, before = left[index], left[index - 1] if index else ""
    near = not possessive or (word not in cues.BE and len(left) - index <= 2)
    at_present = (word in cues.BE and not present.is_nominal(before)) or present.is_event(left, index)
    at_present = at_present or (word == "take" and left[index + 1 : index + 2] == ["effect"])
    at_present = at_present or (before in cues.THIRD and word.endswith("s") and _is_verb(word))
    firm = word not in cues.BE or len(left) - index <= _BESIDE
    return Direction("future", word, firm) if near and at_present else None


def _is_verb(word: str) -> bool:
    """Whether a word right behind a pronoun is a verb that may tell of what is to come ("we fly", "she addresses")."""
    return word.isalpha() and word not in cues.NOT_VERBS | cues.BE | cues.WAS


def _is_noun(word: str, before: str) -> bool:
    """Whether a form of the past is a noun here: "a first cut", "another bid", "the practice shot"."""
    return before in cues.ARTICLES or (
        word in verbs.NOUNS_TOO and (before in verbs.BEFORE_A_NOUN or before[:1].isdigit())
    )


def _auxiliary(left: list[str], index: int) -> str:
    """The word before a participle, adverbs left out: "be formally reported"."""
    at = index - 1
    while at > 0 and left[at].endswith("ly"):
        at -= 1
    return left[at] if at >= 0 else ""


def _progressive(left: list[str], index: int, word: str) -> Direction | None:
    """What "was leaving" decides in reported speech, a plan, and "is recovering" anywhere, of a day that has passed."""
    following = left[index + 1] if index + 1 < len(left) else ""
    if word in ("was", "were") and following in cues.LEAVING and cues.TOLD & set(left[:index]):
        return Direction("future", f"{word} {following}")
    if word in cues.BE and following in cues.ONGOING:
        return Direction("past", f"{word} {following}")
    return None


def _passive(left: list[str], index: int, word: str, before: str) -> Direction | None:
    """What "is banned", "is decided" and "when he is sentenced" decide, and nouns of what may come."""
    planned = word in cues.BARRED or word in cues.STAGED or "when" in left[max(0, index - _CLAUSE) : index]
    coming = planned and before in cues.BE
    return Direction("future", f"{before} {word}") if coming or word in cues.PROSPECTS else None


def _planned(left: list[str], index: int, before: str) -> Direction | None:
    """What "is to", "is due to" and "plans to" decide; "had been due to" is over."""
    if before not in cues.BE and before not in cues.HEADING_TO and before not in ("was", "were"):
        return None
    if left[index - 3 : index - 1] == ["had", "been"]:
        return NEAREST
    was = f"{left[index - 2]} " if index > 1 and left[index - 2] in cues.WAS else ""
    return Direction("future", f"{was}{before} to", _firm(left, index, before))


def _firm(left: list[str], index: int, word: str) -> bool:
    """Whether the date belongs to what is planned, not to a past verb before it ("agreed to buy in May")."""
    decided = verbs.is_past(word) and word not in cues.FUTURE_WORDS
    return not decided or any(nouns.is_called(later) for later in left[index:])


def follower(left: list[str], right: list[str], index: int, possessive: bool) -> Direction | None:
    """What the word at `index` of the words after the expression decides as the clause's first verb, if it is one."""
    word, before = right[index], right[index - 1] if index else ""
    after = right[index + 1] if index + 1 < len(right) else ""
    if word in cues.MODALS or (word in cues.OPENERS and not index and not left):
        return Direction("future", word)
    if possessive and word in cues.BE and index < _SUBJECT and nouns.is_called(before):
        return Direction("future", f"{before} {word}")
    if possessive and word in cues.WAS and after in cues.CALLED_OFF:
        return NEAREST
    if word in cues.BE and after not in cues.BE_PAST and (not possessive or after in cues.HEADING_TO or after == "to"):
        return Direction("future", f"{word} {after}", after in cues.HEADING_TO and right[0] != ",")
    if verbs.is_past(word) and before not in cues.BE_FORMS:
        return Direction("past", word)
    if word in cues.FUTURE_WORDS and before not in cues.DETERMINERS:
        return Direction("future", word)
    if before in cues.PRONOUNS and _is_verb(word):
        return Direction("future", f"{before} {word}")
    if (before.endswith("s") or before in cues.MANY) and word in present.EVENTS and not possessive and index < _SUBJECT:
        return Direction("future", word)
    if word.endswith("s") and present.is_event(right, index) and (index or left):
        return Direction("future", word)
    return None


def _noun(word: str, before: str) -> bool:
    """Whether "plan" or "hope" is a noun, after another in the singular ("a peace plan")."""
    return word in ("plan", "hope", "aim") and not before.endswith("s") and before not in cues.SUBJECTS
