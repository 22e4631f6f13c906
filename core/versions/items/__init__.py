"""Which items of two versions are the same, and how they came to be others."""
