"""A text read once: sentences, tokens, clauses, names, quotations. Pure but for the pipeline it stands on."""
