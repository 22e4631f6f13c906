"""Follow-ups of all meetings, and those that decisions suggest."""
