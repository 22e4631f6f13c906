"""Items that hold what belongs to other items: such a reading says nothing of the draft."""

from __future__ import annotations

from core.review.draft import Draft
from core.review.word_lists import pattern_of


def swallowers(draft: Draft) -> frozenset[int]:
    """The closed items whose text holds a line that says that an open item begins, and goes on; as its last
    line it is the heading of the next one."""
    opens = pattern_of("confidential", draft.meeting.language, "open_item")
    return frozenset(
        at
        for at, item in enumerate(draft.meeting.items)
        if item.closed and any(opens.search(each.text) for each in draft.of_item(at)[:-1])
    )
