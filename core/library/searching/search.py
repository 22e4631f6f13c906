"""Searching all meetings: what a query finds among the items in front, newest first or by relevance.

search(library, query, order="newest", limit=50, after=None, stop=…) -> Results
count(library, query, most=10_000, stop=…) -> Count
hits_in(library, meeting, query) -> Marked
preview(library, hit, query) -> Preview
"""
