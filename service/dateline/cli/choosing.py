"""Which entries of a timeline are printed first, and what is said of those that are not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.projections.views import Entry


@dataclass(frozen=True, slots=True)
class Choice:
    """How much of a timeline a reader wants to see: None and 0 do not restrict."""

    everything: bool = False
    top: int | None = None
    importance: int = 0
    voices: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entries that are shown, in their order, and how many are not, by reason."""

    shown: tuple[Entry, ...]
    left_out: Counter[str]

    @property
    def note(self) -> str | None:
        """What was left out and why, in a line; None where nothing was."""
        if not self.left_out:
            return None
        reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(self.left_out.items()))
        return f"Left out: {reasons}. --all shows them."


def chosen(entries: Sequence[Entry], choice: Choice) -> Chosen:
    """The entries that a choice shows; what an editor pinned is always among them."""
    if choice.everything:
        return Chosen(tuple(entries), Counter())
    why = {id(entry): reason for entry in entries if (reason := _reason(entry, choice)) is not None}
    kept = [entry for entry in entries if id(entry) not in why]
    if choice.top is not None:
        ranked = sorted((entry for entry in kept if not entry.pinned), key=lambda entry: -entry.importance)
        why |= {id(entry): "less important" for entry in ranked[choice.top :]}
    shown = tuple(entry for entry in entries if id(entry) not in why)
    return Chosen(shown, Counter(why.values()))


def _reason(entry: Entry, choice: Choice) -> str | None:
    if entry.pinned:
        return None
    if entry.folded:
        return entry.happening.folded_why
    if entry.importance < choice.importance:
        return "less important"
    return "of fewer voices" if entry.happening.voices < choice.voices else None
