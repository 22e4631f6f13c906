"""Removing for good: meetings, closed items, words, with the bytes, the texts, the index and the log.

What is removed leaves the tables at once. `clean` then sees to it that nothing of it stays behind in the
file: it merges the search index, drops words that stand nowhere else, and has SQLite write the file anew.
"""

from core.library.removing.blacking import MARK
from core.library.removing.cleaning import clean, copies_beside, delete_copies, is_wanted
from core.library.removing.closed_items import (
    Expired,
    expired_closed_items,
    set_years_of_closed_items,
    years_of_closed_items,
)
from core.library.removing.items import CountedItems, count_items, remove_items
from core.library.removing.meetings import CountedMeetings, count_meetings, named, remove_meetings
from core.library.removing.words import FoundWords, find_words, remove_words, words_at

__all__ = [
    "MARK",
    "CountedItems",
    "CountedMeetings",
    "Expired",
    "FoundWords",
    "clean",
    "copies_beside",
    "count_items",
    "count_meetings",
    "delete_copies",
    "expired_closed_items",
    "find_words",
    "is_wanted",
    "named",
    "remove_items",
    "remove_meetings",
    "remove_words",
    "set_years_of_closed_items",
    "words_at",
    "years_of_closed_items",
]
