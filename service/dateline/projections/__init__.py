"""Tables derived from the log, each with the position it has reached, and the queries on them."""
