"""Signed checkpoints: what the log says about itself, so that it cannot say otherwise later. Pure.

The form is C2SP tlog-checkpoint (c2sp.org/tlog-checkpoint) in a C2SP signed note (c2sp.org/signed-note), signed with
Ed25519: the same that transparency logs publish, so that their tools and witnesses read it.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from dateline.errors import InvalidInput, LogAltered

_ED25519 = b"\x01"
_PRIVATE = "PRIVATE+KEY+"
_NAME = re.compile(r"[^\s+]+")
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The size and root that a log had, under its origin: a name for the log that no other log bears."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def _key_id(name: str, public: bytes) -> bytes:
    """The first four bytes of SHA-256 over name, line feed, algorithm and key (signed-note, "Signature types")."""
    return sha256(name.encode() + b"\n" + _ED25519 + public).digest()[:4]


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that checks signatures; its text is `name+id+key`, as in "vkey" files."""

    name: str
    public: bytes

    def __str__(self) -> str:
        key = base64.b64encode(_ED25519 + self.public).decode()
        return f"{self.name}+{_key_id(self.name, self.public).hex()}+{key}"

    @classmethod
    def parse(cls, text: str) -> "PublicKey":
        """A key from its text. Raises InvalidInput."""
        name, public = _parse_key(text.strip())
        return cls(name, public)

    def verify(self, note: str) -> str:
        """The text of a signed note that this key signed. Raises InvalidInput on no note, LogAltered on no signature.

        Signatures by other keys are passed over, as the form demands.
        """
        text, mark, signatures = note.rpartition("\n\n")
        if not mark or not signatures.endswith("\n"):
            raise InvalidInput("This is no signed note: a text, an empty line, signatures.")
        text += "\n"
        for line in signatures.splitlines():
            dash, _, rest = line.partition(" ")
            name, _, encoded = rest.partition(" ")
            signature = _decoded(encoded)
            if dash != "—" or signature is None or len(signature) < 5:
                raise InvalidInput("A signature line of this note is malformed.", line=line)
            if name != self.name or signature[:4] != _key_id(self.name, self.public):
                continue
            try:
                Ed25519PublicKey.from_public_bytes(self.public).verify(signature[4:], text.encode())
            except InvalidSignature as error:
                raise LogAltered(f"The signature of {self.name} does not belong to this text.", name=name) from error
            return text
        raise LogAltered(f"{self.name} has not signed this note.", name=self.name)


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A key that signs; its text is `PRIVATE+KEY+name+id+seed`, and belongs in a file that only the service reads."""

    name: str
    seed: bytes

    def __str__(self) -> str:
        key = base64.b64encode(_ED25519 + self.seed).decode()
        return f"{_PRIVATE}{self.name}+{_key_id(self.name, self.public_key.public).hex()}+{key}"

    @classmethod
    def generate(cls, name: str) -> "PrivateKey":
        """A new key under a name without white space or plus signs. Raises InvalidInput on another name."""
        if not _NAME.fullmatch(name):
            raise InvalidInput(f'"{name}" cannot name a key: no white space, no plus sign.', name=name)
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def parse(cls, text: str) -> "PrivateKey":
        """A key from its text. Raises InvalidInput."""
        text = text.strip()
        if not text.startswith(_PRIVATE):
            raise InvalidInput("This is no private key: it does not begin with PRIVATE+KEY+.")
        name, seed = _parse_key(text.removeprefix(_PRIVATE), private=True)
        return cls(name, seed)

    @property
    def public_key(self) -> PublicKey:
        """The key to give to everybody."""
        return PublicKey(self.name, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())

    def sign(self, text: str) -> str:
        """A signed note over a text that ends in a line feed."""
        signature = Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode())
        mark = base64.b64encode(_key_id(self.name, self.public_key.public) + signature).decode()
        return f"{text}\n— {self.name} {mark}\n"


def sign(checkpoint: Checkpoint, key: PrivateKey) -> str:
    """A checkpoint as a signed note."""
    return key.sign(checkpoint.text())


def verify(note: str, key: PublicKey) -> Checkpoint:
    """The checkpoint in a signed note. Raises InvalidInput on a malformed one, LogAltered on a wrong signature."""
    lines = key.verify(note).split("\n")
    root = _decoded(lines[2]) if len(lines) > 3 else None
    if root is None or len(root) != 32 or not lines[0] or not _SIZE.fullmatch(lines[1]):
        raise InvalidInput("This note is no checkpoint: origin, size and root on three lines.")
    return Checkpoint(lines[0], int(lines[1]), root)


def _parse_key(text: str, *, private: bool = False) -> tuple[str, bytes]:
    name, _, rest = text.partition("+")
    key_id, _, encoded = rest.partition("+")
    key = _decoded(encoded)
    if not _NAME.fullmatch(name) or key is None or len(key) != 33 or key[:1] != _ED25519:
        raise InvalidInput("This is no Ed25519 key of the form name+id+key.")
    public = PrivateKey(name, key[1:]).public_key.public if private else key[1:]
    if _key_id(name, public).hex() != key_id:
        raise InvalidInput(f"The id {key_id} does not belong to this key of {name}.", name=name, key_id=key_id)
    return name, key[1:]


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
