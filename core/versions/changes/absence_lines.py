"""Lines that say who was not there. Many documents put them under a decision, where they are none."""

from __future__ import annotations

from collections.abc import Iterable

from core.minutes import Role
from core.paragraph import Form
from core.parsing.people import name_of
from core.parsing.statements import Absence
from core.parsing.vocabulary import Vocabulary, key_of, vocabulary
from core.versions.version import Sentence, Version
from core.versions.wording.bare_words import without_mark

TOLD_IN = (Role.DECISION, Role.VOTES, Role.MINORITY, Role.ABSENT)
"""The sections that have such lines."""


def absence_lines(version: Version, item: int) -> frozenset[int]:
    """Where the lines of an item begin that tell who was not there: sentences that say so, labels such as
    "Fraværende:", and the names below one."""
    return frozenset(_starts(version.sentences_of(item), vocabulary(version.meeting.language)))


def _starts(sentences: Iterable[Sentence], words: Vocabulary) -> Iterable[int]:
    is_listed = False  # names below a label
    for sentence in sentences:
        if sentence.role not in TOLD_IN or sentence.form is Form.SECTION:
            is_listed = False
            continue
        text = without_mark(sentence.text)
        label, colon, rest = text.partition(":")
        if colon and _is_label(label, words):
            is_listed = not rest.strip()
        elif not (is_listed and name_of(text, words) is not None):
            is_listed = False
            if not _says_absence(text, words):
                continue
        yield sentence.span.start


def _is_label(label: str, words: Vocabulary) -> bool:
    """Whether it begins as such labels do: "Fraværende", "Fraværende i Byrådet, 8. juni 2022"."""
    return "absent" in (words.head.get(key_of(label)), words.head.get(key_of(label.split(" ")[0])))


def _says_absence(text: str, words: Vocabulary) -> bool:
    told = Absence()
    told.read([text], words)
    return bool(told.absent or told.not_participating or told.disqualified)
