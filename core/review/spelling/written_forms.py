"""The written form of a text: Norwegian minutes are in bokmål or in nynorsk, each with its dictionary."""

from __future__ import annotations

import re
from collections import Counter

from core.review.draft import Draft
from core.review.word_lists import words_of

_READ = 40_000
"""Code points of a text that are looked through."""
_FORMS = {"nb": ("nb", "nn")}
_WORD = re.compile(r"[^\W\d_]+")


def written_form(draft: Draft) -> str:
    """The language of a draft, as its dictionary is called: of Norwegian "nb", or "nn" where more of the
    words that only one of the two forms has are nynorsk's."""
    language = draft.meeting.language
    forms = _FORMS.get(language)
    return draft.once(_form_of_most) if forms else language


def words_read(draft: Draft) -> Counter[str]:
    """How often each word stands in the beginning of a draft, in small letters."""
    return Counter(_WORD.findall(draft.source.text[:_READ].casefold()))


def _form_of_most(draft: Draft) -> str:
    counts = draft.once(words_read)
    forms = _FORMS[draft.meeting.language]
    signs = {form: sum(counts[word] for word in words_of("language", form)["signs"]) for form in forms}
    return max(forms, key=signs.__getitem__)  # bokmål where nothing tells
