"""The event log: append-only, gapless, hashed, on SQLite and PostgreSQL."""
