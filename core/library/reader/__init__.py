"""What the reader added and did: annotations, tags, corrections, what was read, follow-ups, searches."""
