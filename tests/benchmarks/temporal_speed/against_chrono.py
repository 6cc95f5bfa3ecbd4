"""How fast `dateline.temporal.tag` finds and resolves, against chrono-node, both warm, in one run, on one core each.

    python tests/benchmarks/temporal_speed/against_chrono.py [ROUNDS]

chrono-node (MIT) is installed beside this file by `npm ci` the first time; Node 18 or newer is needed. The two take
turns over the same articles (see news.py); a row gives the median of the rounds, and the slowest and fastest.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from news import Document, documents

from dateline.temporal import tag

HERE = Path(__file__).parent
WARMUPS = 5

Round = Callable[[], tuple[float, int]]


def install() -> None:
    """Put chrono-node into node_modules, as the lock file says, unless it is there."""
    if not (HERE / "node_modules" / "chrono-node").is_dir():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=HERE, check=True)


@contextmanager
def chrono(articles: list[Document]) -> Iterator[Round]:
    """A warm chrono-node, as a function that parses all articles once: seconds, and how much it found."""
    task = {"warmups": WARMUPS, "documents": [{"text": a.text, "anchor": a.anchor} for a in articles]}
    with subprocess.Popen(
        ["node", "chrono.mjs"], cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as node:
        assert node.stdin
        assert node.stdout
        node.stdin.write(json.dumps(task) + "\n")
        node.stdout.readline()

        def once() -> tuple[float, int]:
            node.stdin.write("again\n")
            answer = json.loads(node.stdout.readline())
            return answer["seconds"], answer["found"]

        yield once
        node.stdin.close()


def dateline(articles: list[Document]) -> Round:
    """`tag`, as a function that tags all articles once: seconds, and how much it found."""

    def once() -> tuple[float, int]:
        start = perf_counter()
        found = sum(len(tag(article.text, article.anchor)) for article in articles)
        return perf_counter() - start, found

    for _ in range(WARMUPS):
        once()
    return once


def row(name: str, kilobytes: float, rounds: list[tuple[float, int]]) -> str:
    """A line of the table: KB/s as median, slowest, fastest."""
    speeds = [kilobytes / seconds for seconds, _ in rounds]
    return f"{name:10} {median(speeds):8,.0f} {min(speeds):8,.0f} {max(speeds):8,.0f} {rounds[0][1]:8,}"


def main(rounds: int) -> None:
    """Time both in turns and print the table."""
    if not (shutil.which("node") and shutil.which("npm")):
        sys.exit("This benchmark needs Node and npm, to run chrono-node beside dateline.temporal.")
    install()
    articles, expressions = documents()
    kilobytes = sum(len(article.text.encode()) for article in articles) / 1_000
    ours = dateline(articles)
    with chrono(articles) as theirs:
        turns = [(ours(), theirs()) for _ in range(rounds)]
    print(f"{kilobytes:.0f} KB in {len(articles)} articles, {expressions / kilobytes:.1f} time expressions per KB")
    print(f"{'KB/s':10} {'median':>8} {'slowest':>8} {'fastest':>8} {'found':>8}")
    print(row("dateline", kilobytes, [mine for mine, _ in turns]))
    print(row("chrono", kilobytes, [other for _, other in turns]))
    ratios = [other / mine for (mine, _), (other, _) in turns]
    print(f"dateline is {median(ratios):.2f} times as fast as chrono-node ({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
