"""`python -m tests.integration CASE…`: write what the timelines of these cases are (all, if none is named)."""

import sys
import tempfile
from pathlib import Path

from dateline.store.database import Database
from dateline.store.migration import upgrade
from tests.integration.case import NAMES, Case, written


def main() -> None:
    """Play each case on a fresh SQLite file and write every moment's timeline."""
    for name in sys.argv[1:] or NAMES:
        with tempfile.TemporaryDirectory() as folder:
            database = Database(f"sqlite:///{Path(folder) / 'case.db'}")
            upgrade(database)
            case = Case(name, database)
            for moment in case.told["moments"]:
                case.expected(moment).parent.mkdir(exist_ok=True)
                case.expected(moment).write_text(written(case.timeline(moment)), encoding="utf-8")
            database.dispose()


if __name__ == "__main__":
    main()
