"""Meetings in lists: one as a row or whole, the library's tree and short lists, what a start shows."""
