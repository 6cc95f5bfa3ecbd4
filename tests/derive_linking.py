"""The tables that linking stands on: `python -m tests.derive_linking /usr/share/wordnet ecb-train.jsonl.gz`.

Writes service/dateline/happenings/verbs.txt (verbs of one meaning, out of WordNet 3.0: Debian's wordnet-base) and
common.txt (in how many articles a word stands, counted in the training part of ECB+, topics 1 to 33 without those kept
for development). Their licences are in NOTICE. ECB+ is given as JSONL, an article a line with its `text`.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from dateline.happenings.words import stems

OUT = Path(__file__).parents[1] / "service" / "dateline" / "happenings"
FIRST = 3
"""A meaning must be among so many first ones of a verb, which WordNet orders by how often they are meant."""
SEEN = 4
"""A word in fewer articles than this is as good as unseen."""


def verbs(wordnet: Path) -> str:
    """A line a verb: the verb, and the numbers of its meanings that it shares with another verb."""
    meanings: dict[str, list[str]] = {}
    for line in (wordnet / "index.verb").read_text(encoding="latin-1").splitlines():
        fields = line.split()
        if not line.startswith(" "):
            meanings[fields[0].replace("_", " ")] = fields[-int(fields[2]) :][:FIRST]
    holders: dict[str, set[str]] = defaultdict(set)
    for verb, its in meanings.items():
        for meaning in its:
            holders[meaning].add(verb)
    shared = sorted(meaning for meaning, those in holders.items() if len(those) > 1)
    number = {meaning: n for n, meaning in enumerate(shared)}
    lines = ((verb, [number[m] for m in its if m in number]) for verb, its in sorted(meanings.items()))
    return "".join(f"{verb}\t{' '.join(map(str, those))}\n" for verb, those in lines if those)


def common(articles: Path) -> str:
    """The number of articles, then a line a stem with the number of those in which it stands."""
    counts: Counter[str] = Counter()
    number = 0
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(stems(json.loads(line)["text"]))
            number += 1
    kept = sorted((stem, count) for stem, count in counts.items() if count >= SEEN and stem.isalpha())
    return f"{number}\n" + "".join(f"{stem} {count}\n" for stem, count in kept)


def main() -> None:
    """Write both tables anew."""
    (OUT / "verbs.txt").write_text(verbs(Path(sys.argv[1])), encoding="utf-8")
    (OUT / "common.txt").write_text(common(Path(sys.argv[2])), encoding="utf-8")


if __name__ == "__main__":
    main()
