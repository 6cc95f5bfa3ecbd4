"""The Merkle tree over the log, after RFC 6962 section 2.1 (and RFC 9162 section 2.1.3 for checking proofs). Pure.

Each event is a leaf. A leaf's bytes are nine lines of text joined by a line feed, in this order: position, event id
(32 hex digits), stream, version, type, type version, recorded_at (microseconds since 1970, UTC), data, metadata.
Canonical JSON and names hold no line feed, so no two different events have the same bytes.

The hash of a leaf is SHA-256(0x00 ‖ bytes), of a node SHA-256(0x01 ‖ left ‖ right), of the empty tree SHA-256("").
Tree sizes count events, so the tree of size n covers positions 1 to n; leaf i (from 0) is the event at position i + 1.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()
HASH_SIZE = 32


def row_hash(
    position: int,
    event_id: bytes,
    stream: str,
    version: int,
    type: str,
    type_version: int,
    data: bytes,
    metadata: bytes,
    recorded_at: int,
) -> bytes:
    """The hash of the leaf for one stored row, given in the order of the table's columns; every one of them counts."""
    head = f"\x00{position}\n{event_id.hex()}\n{stream}\n{version}\n{type}\n{type_version}\n{recorded_at}\n"
    return sha256(head.encode() + data + b"\n" + metadata).digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf (RFC 6962 section 2.1)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node (RFC 6962 section 2.1)."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """What has to be kept of a tree to go on appending: the roots of its perfect subtrees, largest first.

    A tree of n leaves has one for every bit set in n: at most 63 hashes for any log that a disk can hold.
    """

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        self.size = size
        self.hashes = list(hashes)
        if len(self.hashes) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} perfect subtrees, not {len(self.hashes)}")

    @classmethod
    def from_bytes(cls, size: int, data: bytes) -> "Frontier":
        """The frontier stored as its hashes in one run. Raises ValueError where they do not fit the size."""
        if len(data) % HASH_SIZE:
            raise ValueError(f"a frontier is whole hashes of {HASH_SIZE} bytes, not {len(data)} bytes")
        return cls(size, [data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)])

    def to_bytes(self) -> bytes:
        """The hashes in one run, largest subtree first."""
        return b"".join(self.hashes)

    def append(self, leaf: bytes) -> None:
        """Add the hash of the next leaf."""
        self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add the hashes of the next leaves."""
        hashes, size = self.hashes, self.size
        for leaf in leaves:
            node, rest = leaf, size
            while rest & 1:
                node = sha256(b"\x01" + hashes.pop() + node).digest()
                rest >>= 1
            hashes.append(node)
            size += 1
        self.size = size

    def root(self) -> bytes:
        """The root of the tree: the subtrees folded from the smallest upward."""
        if not self.hashes:
            return EMPTY_ROOT
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = node_hash(left, root)
        return root


def tree_root(leaves: Iterable[bytes]) -> bytes:
    """The root over the hashes of all leaves, in order."""
    frontier = Frontier()
    frontier.extend(leaves)
    return frontier.root()


def _split(size: int) -> int:
    """The largest power of two below a size of at least 2."""
    return 1 << (size - 1).bit_length() - 1


def inclusion_proof(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """The audit path of a leaf (index from 0) in the tree over these leaf hashes, lowest node first (section 2.1.1).

    Raises IndexError where there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} in a tree of {len(leaves)}")
    path = []
    start, end = 0, len(leaves)
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(tree_root(leaves[middle:end]))
            end = middle
        else:
            path.append(tree_root(leaves[start:middle]))
            start = middle
    return path[::-1]


def consistency_proof(old_size: int, leaves: Sequence[bytes]) -> list[bytes]:
    """The proof that the tree over the first `old_size` leaves is a beginning of this one (section 2.1.2).

    Empty for old sizes 0 and `len(leaves)`. Raises IndexError where the old size is larger than the tree.
    """
    if not 0 <= old_size <= len(leaves):
        raise IndexError(f"no tree of {old_size} within one of {len(leaves)}")
    if old_size in (0, len(leaves)):
        return []
    proof = []
    start, end, complete = 0, len(leaves), True
    while old_size - start != end - start:
        middle = start + _split(end - start)
        if old_size <= middle:
            proof.append(tree_root(leaves[middle:end]))
            end = middle
        else:
            proof.append(tree_root(leaves[start:middle]))
            start, complete = middle, False
    if not complete:
        proof.append(tree_root(leaves[start:end]))
    return proof[::-1]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof shows the leaf at that index (from 0) of the tree of that size and root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, result = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            result = node_hash(sibling, result)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and result == root


def verify_consistency(old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows the old tree to be a beginning of the new one (RFC 9162, 2.1.4.2)."""
    if not 0 <= old_size <= size:
        return False
    if old_size in (0, size):
        return not proof and old_root == (EMPTY_ROOT if old_size == 0 else root)
    path = list(proof) if old_size & (old_size - 1) else [old_root, *proof]
    if not path:
        return False
    here, last = old_size - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    old = new = path[0]
    for node in path[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            old, new = node_hash(node, old), node_hash(node, new)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            new = node_hash(new, node)
        here, last = here >> 1, last >> 1
    return last == 0 and old == old_root and new == root
