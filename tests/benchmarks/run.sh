#!/bin/sh
# Every benchmark once, one after the other; each prints its own table. See the docs for the figures it gave us.
set -eu
cd "$(dirname "$0")/../.."
python=.venv/bin/python
for script in tests/benchmarks/*.py tests/benchmarks/*/*.py; do
    [ -e "$script" ] || continue
    grep -q '__main__' "$script" || continue
    echo "== $script"
    PYTHONPATH=. "$python" "$script"
done
