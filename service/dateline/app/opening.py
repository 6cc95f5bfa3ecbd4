"""Opening the application on the database that the settings name."""

from dateline.app.application import App
from dateline.app.settings import Settings
from dateline.english import pipeline
from dateline.errors import DatabaseUnreadable
from dateline.store.database import Database
from dateline.store.event_store import Clock, system_clock
from dateline.store.migration import require_current, upgrade


def open_app(
    settings: Settings | None = None, clock: Clock = system_clock, *, create: bool = True, group_commit: bool = False
) -> App:
    """The application on the database that the settings name; `group_commit` as in `App`.

    With `create`, a SQLite file that is not there yet is made and migrated. Raises InvalidInput (no such kind of
    database), DatabaseUnreadable, and DatabaseBehind: an existing database is migrated by `dateline db upgrade` alone.
    """
    settings = settings or Settings()
    pipeline.choose(settings.english_pipeline)
    database = Database(settings.database_url)
    app = App(database, clock, settings, group_commit=group_commit)
    try:
        file = database.sqlite_file
        if file is not None and not file.exists():
            if not create:
                raise DatabaseUnreadable(f"There is no log at {file} yet: `dateline ingest` makes one.", path=file)
            upgrade(database)
        require_current(database)
        if not database.is_standby:  # there the primary does it, and its rows follow
            app.catch_up()
    except BaseException:
        app.close()
        raise
    return app
