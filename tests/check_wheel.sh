#!/bin/sh
# Installs the one wheel in dist/ into a clean environment and runs its demo in an empty directory, far from the sources.
# What the program needs at run time (migrations, schemas, sample documents) must travel inside the wheel.
# Usage: sh tests/check_wheel.sh [PYTHON]
set -eu
python=${1:-python3}
root=$(cd "$(dirname "$0")/.." && pwd)

set -- "$root"/dist/*.whl
if [ $# -ne 1 ] || [ ! -f "$1" ]; then
    echo "check_wheel: dist/ must hold exactly one wheel; run \`make wheel\`" >&2
    exit 1
fi
wheel=$1

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
"$python" -m venv "$place/venv"
pip="$place/venv/bin/python -m pip --disable-pip-version-check install --quiet"
$pip --require-hashes -r "$root/requirements/run.lock"
$pip --no-deps "$wheel"

mkdir "$place/work"
cd "$place/work"
unset PYTHONPATH DATELINE_DATABASE_URL
HOME="$place/work" "$place/venv/bin/dateline" demo

for made in out/demo.db out/putin-kim-call.ics out/putin-kim-call.json; do
    if [ ! -s "$made" ]; then
        echo "check_wheel: the demo has not made $made" >&2
        exit 1
    fi
done
"$place/venv/bin/dateline" --version
echo "check_wheel: $(basename "$wheel") works on its own"
