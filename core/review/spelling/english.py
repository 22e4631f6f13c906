"""Tells drafts in English, whose words no check knows: the review says so instead of staying silent."""

from __future__ import annotations

from collections import Counter

from core.language import _
from core.review.draft import Draft
from core.review.spelling.written_forms import words_read
from core.review.word_lists import words_of

_LEAST = 15
"""Times that words of English must stand there."""
_MORE = 3
"""How many times as often as those of the other languages."""


def is_english(draft: Draft) -> bool:
    """Whether a draft is taken for English by its small words."""
    counts: Counter[str] = draft.once(words_read)
    lists = words_of("language", draft.meeting.language)
    english, others = (sum(counts[word] for word in lists[name]) for name in ("english", "not_english"))
    return english >= _LEAST and english > _MORE * others


def english_draft() -> str:
    """A sentence for such a draft: which checks can find something in it."""
    return _(
        "The draft is taken for English. Most checks look for Danish, Norwegian or Swedish words and find "
        "nothing here; numbers of items, CPR numbers, doubled words, quotation marks and what the file holds "
        "beside its text are checked, the spelling is not."
    )
