"""English: the words that the extraction steps look for."""
