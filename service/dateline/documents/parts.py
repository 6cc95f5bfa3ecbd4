"""A text put together from the parts that a format knows, each a block of its kind."""

import re

from dateline.evidence import Block, BlockKind

# Control characters, and those that turn the direction of writing or join nothing: a page may hide words with them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def clean(words: str) -> str:
    """Words in one line, without characters that no reader sees."""
    return " ".join(_UNSEEN.sub("", words).split())


class Parts:
    """The parts of a text in their order; `text` joins them with a blank line, `blocks` says where each stands."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self.blocks: list[Block] = []
        self.length = 0

    def add(self, kind: BlockKind, words: str | None, fields: tuple[tuple[str, str], ...] = ()) -> bool:
        """Add a part, cleaned; False where nothing is left of it. A line end inside a row or a comment stays."""
        lines = (clean(line) for line in (words or "").splitlines())
        whole = (("\n" if kind in ("row", "comment") else " ").join(filter(None, lines))).strip()
        if not whole:
            return False
        start = self.length + (2 if self._texts else 0)
        self._texts.append(whole)
        self.length = start + len(whole)
        self.blocks.append(Block(kind=kind, start=start, end=self.length, fields=fields))
        return True

    @property
    def text(self) -> str:
        """The text of all parts."""
        return "\n\n".join(self._texts)

    def has(self, *kinds: BlockKind) -> bool:
        """Whether there is a part of one of these kinds."""
        return any(block.kind in kinds for block in self.blocks)
