"""The gate of `make lint`: no function in service/ has a cyclomatic complexity over 10, radon's grade C or worse.

`complexity.txt` lists the functions that were above when the gate was set, each with the most it may have. The list
only grows shorter: a function that is no longer above must leave it, and none may join.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

LISTED = Path(__file__).with_name("complexity.txt")


def measured(folder: str = "service") -> dict[str, int]:
    """The functions of a folder whose complexity is over 10, as "path:Class.function", with their complexity."""
    radon = [sys.executable, "-m", "radon", "cc", folder, "-n", "C", "-j"]
    answer = subprocess.run(radon, check=True, capture_output=True, text=True)
    found: dict[str, int] = {}
    for path, blocks in json.loads(answer.stdout).items():
        for block in blocks:
            name = ".".join(filter(None, (block.get("classname"), block["name"])))
            found[f"{path}:{name}"] = block["complexity"]
    return found


def listed(lines: str) -> dict[str, int]:
    """The functions of a list, "path:function complexity" a line, with the most complexity each may have."""
    return {name: int(most) for name, most in (line.split() for line in lines.splitlines())}


def faults(now: Mapping[str, int], allowed: Mapping[str, int]) -> list[str]:
    """What breaks the gate, a line each: functions above what is allowed, and names that the list need not hold."""
    above = [
        f"{name} has a complexity of {most}: make it small rules, at most {allowed.get(name, 10)}"
        for name, most in sorted(now.items())
        if most > allowed.get(name, 10)
    ]
    return above + [f"{name} is not over 10: take it off {LISTED.name}" for name in sorted(allowed.keys() - now.keys())]


if __name__ == "__main__":
    found = faults(measured(), listed(LISTED.read_text(encoding="utf-8")))
    print("\n".join(found) or "No function has grown more complex.")
    sys.exit(bool(found))
