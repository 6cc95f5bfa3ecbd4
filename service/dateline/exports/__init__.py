"""A timeline as iCalendar or JSON, as of any moment. Pure."""
