"""Proofs that a stranger can check with a public key and nothing else: that an event is in the log that a checkpoint
speaks of, and that a later checkpoint speaks of the same log as an earlier one.
"""

from collections.abc import Sequence

import msgspec
from sqlalchemy import select

from dateline.errors import InvalidInput, LogAltered, NotFound
from dateline.store import checkpoints, ledger, lines
from dateline.store.checkpoints import Checkpoint, PrivateKey, PublicKey
from dateline.store.database import Database
from dateline.store.tables import EVENTS
from dateline.store.verification import stored_head, stored_pages, verified_leaves


class EventProof(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="event-in-log"):
    """An event as its exported line, its audit path (hex, lowest node first), and the signed checkpoint."""

    event: str
    path: tuple[str, ...]
    checkpoint: str


class GrowthProof(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="log-has-grown"):
    """Two signed checkpoints, and the path (hex) that shows the earlier log to be the beginning of the later one."""

    earlier: str
    later: str
    path: tuple[str, ...]


Proof = EventProof | GrowthProof
_decode = msgspec.json.Decoder(Proof).decode


def checkpoint(database: Database, origin: str) -> Checkpoint:
    """The size and root of the log as it stands. Raises LogAltered where its head lies elsewhere than its last event.

    This does not read the events; `verify_log` does.
    """
    with database.connect() as connection:
        head, last = stored_head(connection)
    if last != head.position:
        raise LogAltered(
            f"The head says that the log reaches position {head.position}, but its last event is at {last}.",
            position=min(head.position, last) + 1,
        )
    return Checkpoint(origin, head.position, head.tree.root())


def prove_event(database: Database, position: int, key: PrivateKey) -> EventProof:
    """That the event at a position is in the log as it stands. Reads every leaf hash.

    Raises NotFound, and LogAltered where the event or the leaves are not what the head was made over.
    """
    head = checkpoint(database, key.name)
    if not 1 <= position <= head.size:
        raise NotFound(f"The log has no event at position {position}; it reaches {head.size}.", position=position)
    page = next(stored_pages(database, position - 1, position), [])
    if not page:
        raise LogAltered(f"The event at position {position} is missing.", position=position)
    verified_leaves(page, position - 1, 0)
    path = ledger.inclusion_proof(position - 1, _leaves(database, head))
    return EventProof(
        event=lines.event_line(page[0]).decode(),
        path=tuple(node.hex() for node in path),
        checkpoint=checkpoints.sign(head, key),
    )


def prove_growth(database: Database, earlier: str, key: PrivateKey) -> GrowthProof:
    """That the log as it stands begins with the log of an earlier checkpoint, signed by the same key.

    Raises LogAltered where it does not, InvalidInput where this is no checkpoint, or one of another log.
    """
    before = checkpoints.verify(earlier, key.public_key)
    if before.origin != key.name:
        raise InvalidInput(f"That checkpoint is of {before.origin}, not of {key.name}.", origin=before.origin)
    head = checkpoint(database, key.name)
    if before.size > head.size:
        raise LogAltered(
            f"The log ends at position {head.size}, but the checkpoint says that it reached {before.size}.",
            position=head.size + 1,
        )
    path = ledger.consistency_proof(before.size, _leaves(database, head))
    proof = GrowthProof(earlier=earlier, later=checkpoints.sign(head, key), path=tuple(node.hex() for node in path))
    check_proof(msgspec.json.encode(proof), key.public_key)
    return proof


def check_proof(data: bytes, key: PublicKey) -> str:
    """What a proof shows, as a sentence. Raises LogAltered where it does not show it, InvalidInput where it is none."""
    try:
        proof = _decode(data)
        path = [bytes.fromhex(node) for node in proof.path]
    except (ValueError, msgspec.MsgspecError) as error:
        raise InvalidInput(f"This is no proof: {error}.", reason=str(error)) from error
    return _check_event(proof, path, key) if isinstance(proof, EventProof) else _check_growth(proof, path, key)


def _check_event(proof: EventProof, path: Sequence[bytes], key: PublicKey) -> str:
    head = checkpoints.verify(proof.checkpoint, key)
    try:
        row = lines.read_event(proof.event.encode())
    except (ValueError, TypeError, OverflowError, msgspec.MsgspecError) as error:
        raise LogAltered(f"The event of this proof is not as it was written: {error}.") from error
    position, leaf = row[0], ledger.row_hash(*row[:9])
    if leaf != row[9] or not ledger.verify_inclusion(leaf, position - 1, head.size, path, head.root):
        raise LogAltered(f"This event is not at position {position} of the log of {head.origin}.", position=position)
    return f"Event {position} ({row[4]} in {row[2]}) is in the log of {head.origin} of {head.size} events."


def _check_growth(proof: GrowthProof, path: Sequence[bytes], key: PublicKey) -> str:
    old, new = checkpoints.verify(proof.earlier, key), checkpoints.verify(proof.later, key)
    if old.origin != new.origin or not ledger.verify_consistency(old.size, old.root, new.size, new.root, path):
        raise LogAltered(
            f"The log of {new.size} events does not begin with the {old.size} events of the earlier checkpoint.",
            size=new.size,
            earlier_size=old.size,
        )
    return f"The log of {new.origin} of {new.size} events begins with its first {old.size} events, unchanged."


def _leaves(database: Database, head: Checkpoint) -> list[bytes]:
    """All leaf hashes up to a head. Raises LogAltered where they do not make its root: a proof would prove nothing."""
    query = select(EVENTS.c.leaf_hash).where(EVENTS.c.position <= head.size).order_by(EVENTS.c.position)
    leaves = [row[0] for rows in database.stored_rows(database.compiled(query)) for row in rows]
    whole = len(leaves) == head.size and all(isinstance(leaf, bytes) for leaf in leaves)
    if not whole or ledger.tree_root(leaves) != head.root:
        raise LogAltered("The hashes of the events do not make the root of the log: `dateline log verify` says where.")
    return leaves
