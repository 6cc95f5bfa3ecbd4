"""The Merkle tree against the figures that certificate transparency publishes, and against itself."""

import os

import pytest

from dateline.store.ledger import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    row_hash,
    tree_root,
    verify_consistency,
    verify_inclusion,
)

# The eight leaves and the roots over the first n of them that the implementations of RFC 6962 are tested with.
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
NODES = {
    "1": "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "2-3": "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "4-7": "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "4-5": "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "6-7": "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "4": "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
}
LEAVES = [leaf_hash(bytes.fromhex(data)) for data in INPUTS]


@pytest.mark.parametrize("size", range(9))
def test_roots(size: int) -> None:
    assert tree_root(LEAVES[:size]).hex() == ROOTS[size]


def test_published_proofs() -> None:
    assert [node.hex() for node in inclusion_proof(0, LEAVES)] == [NODES["1"], NODES["2-3"], NODES["4-7"]]
    assert [node.hex() for node in consistency_proof(1, LEAVES)] == [NODES["1"], NODES["2-3"], NODES["4-7"]]
    assert [node.hex() for node in consistency_proof(6, LEAVES)] == [NODES["4-5"], NODES["6-7"], ROOTS[4]]
    assert [node.hex() for node in consistency_proof(2, LEAVES[:5])] == [NODES["2-3"], NODES["4"]]


def test_every_proof_holds_and_no_other() -> None:
    leaves = [leaf_hash(bytes([n])) for n in range(40)]
    roots = [tree_root(leaves[:size]) for size in range(41)]
    other = os.urandom(32)
    for size in range(1, 41):
        for index in range(size):
            proof = inclusion_proof(index, leaves[:size])
            assert verify_inclusion(leaves[index], index, size, proof, roots[size])
            assert not verify_inclusion(other, index, size, proof, roots[size])
            assert not verify_inclusion(leaves[index], index, size, [*proof, other], roots[size])
            assert not verify_inclusion(leaves[index], (index + 1) % (size + 1), size, proof, roots[size])
        for old in range(size + 1):
            proof = consistency_proof(old, leaves[:size])
            assert verify_consistency(old, roots[old], size, roots[size], proof)
            assert not verify_consistency(old, other, size, roots[size], proof)
            assert not verify_consistency(old, roots[old], size, roots[size], [*proof, other])


def test_proofs_outside_the_tree() -> None:
    with pytest.raises(IndexError):
        inclusion_proof(8, LEAVES)
    with pytest.raises(IndexError):
        consistency_proof(9, LEAVES)
    assert not verify_inclusion(LEAVES[0], 8, 8, [], bytes.fromhex(ROOTS[8]))
    assert not verify_consistency(9, LEAVES[0], 8, bytes.fromhex(ROOTS[8]), [])
    assert not verify_consistency(4, bytes.fromhex(ROOTS[4]), 8, bytes.fromhex(ROOTS[8]), [])


def test_a_frontier_goes_on_from_its_bytes() -> None:
    frontier = Frontier()
    assert frontier.root() == EMPTY_ROOT
    for size, leaf in enumerate(LEAVES, start=1):
        frontier = Frontier.from_bytes(frontier.size, frontier.to_bytes())
        frontier.append(leaf)
        assert frontier.root().hex() == ROOTS[size]


def test_a_frontier_that_does_not_fit() -> None:
    with pytest.raises(ValueError, match="2 perfect subtrees, not 1"):
        Frontier.from_bytes(3, b"x" * 32)
    with pytest.raises(ValueError, match="whole hashes"):
        Frontier.from_bytes(1, b"x" * 31)


def test_the_leaf_is_nine_lines() -> None:
    row = (7, bytes(range(16)), "claim-1", 2, "claim-recorded", 1, b'{"a":1}', b"{}", 1755112855000000)
    text = b'7\n000102030405060708090a0b0c0d0e0f\nclaim-1\n2\nclaim-recorded\n1\n1755112855000000\n{"a":1}\n{}'
    assert row_hash(*row) == leaf_hash(text)
