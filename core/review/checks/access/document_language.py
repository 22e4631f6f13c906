"""A file that does not say which language it is in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_READ = 20_000  # characters: enough to know a language by
_ENGLISH = ("the", "of", "and", "that", "was")
_SCANDINAVIAN = ("og", "och", "at", "att", "å", "som", "til", "till")
_SAME = {"da": ("da",), "nb": ("nb", "no", "nn"), "sv": ("sv",)}


class DocumentLanguage(Check):
    """The language by which a program that reads aloud chooses its voice.

    A note, as so few published files state it.
    """

    id = "document-language"
    group = Group.ACCESS
    severity = Severity.NOTE

    def name(self) -> str:
        return _("File without its language")

    def why(self) -> str:
        return _(
            "A program that reads aloud chooses its voice by the language of the file. Check that it is "
            "stated, and that it is that of the text."
        )

    def source(self) -> str:
        return _("PDF/UA (ISO 14289-1), 7.2; webtilgængelighedsloven")

    def advice(self) -> str:
        return _("Set the language of the text in the program that makes the file.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        stated = None if draft.facts is None else draft.facts.language
        if stated is None:
            return
        if not stated.strip():
            yield Hit(None, _("The file does not say which language it is in."), subject="language")
        elif stated.casefold().startswith("en") and _is_english(draft):
            return  # minutes are read as Danish where their language is none of those known
        elif not stated.casefold().startswith(_SAME.get(draft.meeting.language, (draft.meeting.language,))):
            message = _("The file says that its language is “{language}”, which is not that of the text.")
            yield Hit(None, message.format(language=stated), subject="other")


def _is_english(draft: Draft) -> bool:
    """Whether a text has more of the smallest English words than of those of Scandinavia."""
    words = Counter(re.findall(r"\w+", draft.source.text[:_READ].casefold()))
    return sum(words[each] for each in _ENGLISH) > sum(words[each] for each in _SCANDINAVIAN)
