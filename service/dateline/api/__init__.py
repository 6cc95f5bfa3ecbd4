"""GraphQL and HTTP: what frontends and calendars talk to."""
