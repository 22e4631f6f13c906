"""The document itself: its pages, or its text where it has none, and the marks on it."""
