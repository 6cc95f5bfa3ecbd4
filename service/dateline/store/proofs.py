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
from dateline.store.tables import EVENTS, LOG_HEAD


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
    """The size and root of the log as it stands."""
    with database.connect() as connection:
        head = connection.execute(select(LOG_HEAD.c.position, LOG_HEAD.c.frontier)).one()
    return Checkpoint(origin, head.position, ledger.Frontier.from_bytes(head.position, head.frontier).root())


def prove_event(database: Database, position: int, key: PrivateKey) -> EventProof:
    """That the event at a position is in the log as it stands. Reads every leaf hash. Raises NotFound."""
    head = checkpoint(database, key.name)
    if not 1 <= position <= head.size:
        raise NotFound(f"The log has no event at position {position}; it reaches {head.size}.", position=position)
    ((row,),) = database.stored_rows(database.compiled(select(*EVENTS.c).where(EVENTS.c.position == position)))
    path = ledger.inclusion_proof(position - 1, _leaves(database, head.size))
    return EventProof(
        event=lines.event_line(row).decode(),
        path=tuple(node.hex() for node in path),
        checkpoint=checkpoints.sign(head, key),
    )


def prove_growth(database: Database, earlier: str, key: PrivateKey) -> GrowthProof:
    """That the log as it stands begins with the log of an earlier checkpoint, signed by the same key.

    Raises LogAltered where it does not, InvalidInput where this is no checkpoint.
    """
    before = checkpoints.verify(earlier, key.public_key)
    head = checkpoint(database, key.name)
    if before.size > head.size:
        raise LogAltered(
            f"The log ends at position {head.size}, but the checkpoint says that it reached {before.size}.",
            position=head.size + 1,
        )
    path = ledger.consistency_proof(before.size, _leaves(database, head.size))
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


def _leaves(database: Database, size: int) -> list[bytes]:
    query = select(EVENTS.c.leaf_hash).where(EVENTS.c.position <= size).order_by(EVENTS.c.position)
    return [row[0] for rows in database.stored_rows(database.compiled(query)) for row in rows]
