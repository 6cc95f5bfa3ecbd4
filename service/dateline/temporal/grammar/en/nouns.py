"""What the noun beside a date says: a quake has happened, a ruling has been made, a vote is called for its day."""

from dateline.temporal.grammar import NEAREST, Direction
from dateline.temporal.phrase import vocabulary

_SUDDEN = vocabulary(
    """attack attacks crash crashes blast blasts bombing bombings explosion explosions shooting shootings killing
    killings stabbing murder death deaths fire quake earthquake tremor collapse accident disaster derailment raid arrest
    arrests defeat loss losers massacre assassination flood floods outage leak spill breach riot riots violence"""
)
_DONE = vocabulary(
    """ruling decision announcement statement resignation remarks comments victory victories win wins close closing"""
)
_CALLED = vocabulary(
    """vote votes election elections re-election outcome winner agenda referendum ballot runoff run-off poll primary
    primaries caucus caucuses convention summit final finals match matches game games race races derby debate
    debates deadline hearing session concert ceremony launch eclipse auction stage holiday tariffs sailings"""
)
_OWNERS = vocabulary("a an the his her their its our")
_SHORT_FOR_IS = vocabulary("it that this here there he she what who where let")
"""After these "'s" is a verb."""
_LENGTHS = vocabulary("minutes hours days weeks months years decades minute hour day week month year")
_NEAR = 4
"""How many words away a noun still belongs to the date."""


def is_possessive(right: list[str]) -> bool:
    """Whether the date owns the noun that follows ("Friday's vote")."""
    return right[:1] in (["'s"], ["\u2019s"], ["s"])


def describes(left: list[str], right: list[str]) -> bool:
    """Whether the date describes the noun that follows: "a June agreement", "the party's July convention"."""
    if not left or not right or not right[0].isalpha():
        return False
    stem, mark, _ = left[-1].partition("\u2019" if "\u2019" in left[-1] else "'")
    return left[-1] in _OWNERS or (left[-1] == f"{stem}{mark}s" and bool(mark) and stem not in _SHORT_FOR_IS)


def is_called(word: str) -> bool:
    """Whether a noun names what is called for a day."""
    return word in _CALLED


def sudden_after(right: list[str]) -> Direction | None:
    """What nobody plans has happened: "Friday's attack"."""
    return Direction("past", "what nobody plans") if _SUDDEN & set(right[1:_NEAR]) else None


def sudden_before(left: list[str]) -> Direction | None:
    """What nobody plans has happened: "the attack on Friday"."""
    return Direction("past", "what nobody plans") if _SUDDEN & set(left[-_NEAR:]) else None


def done_after(right: list[str]) -> Direction | None:
    """What was decided or said has been so on its day: "Friday's ruling"."""
    return Direction("past", "what was done") if _DONE & set(right[1:3]) else None


def done_before(left: list[str]) -> bool:
    """Whether what happened or was done stands just before, which no present tense moves: "is proud of his win on"."""
    return bool((_SUDDEN | _DONE) & set(left[-3:]))


def called(left: list[str], right: list[str]) -> Direction | None:
    """For "Friday's vote" and "the vote on Friday", whose day is the nearer one."""
    return NEAREST if _CALLED & {*left[-3:], *right[:3]} else None


def counts(left: list[str], index: int) -> bool:
    """Whether a length of time follows: "will splash down after 42 days, in October"."""
    return index + 2 < len(left) and left[index + 2] in _LENGTHS
