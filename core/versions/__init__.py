"""Versions of a meeting beside each other: which items are the same, what changed, and where what a reader
added stands now."""
