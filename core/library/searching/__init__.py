"""Finding words in all meetings: the index, the distinct words, and what a typed line finds."""
