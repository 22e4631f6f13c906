"""The titles of an item in two versions, whole: the second line of a wrapped one is taken for the item's text
where the form does not show that it is of the heading."""

from __future__ import annotations

from dataclasses import dataclass

from core.paragraph import Form
from core.source_text import Span
from core.versions.sentences.sentence_run import SentenceRun
from core.versions.version import Sentence, Version
from core.versions.wording.bare_words import comparable

_LINES = 2
"""Sentences below a heading that may be the rest of its title."""
_LEAST = 3
"""Letters of such a rest."""


@dataclass(frozen=True)
class Title:
    """A title in one line, and the sentences it stands in; none where the heading has other words."""

    text: str
    within: SentenceRun | None

    def place(self, stretch: Span) -> Span | None:
        """Where a stretch of it stands in the source."""
        at = self.within.text.find(self.text) if self.within is not None and self.text else -1
        if self.within is None or at < 0:
            return None
        return self.within.place(Span(at + stretch.start, at + stretch.end))


def titles_of(old: Version, old_item: int, new: Version, new_item: int) -> tuple[Title, Title]:
    """The titles of an item that both versions have."""
    one, other = _own(old, old_item), _own(new, new_item)
    return _whole(old, old_item, one, other), _whole(new, new_item, other, one)


def _own(version: Version, item: int) -> str:
    return " ".join((version.meeting.items[item].title or "").split())


def _whole(version: Version, item: int, title: str, other: str) -> Title:
    """`title` with the lines below it that are the end of the `other` one."""
    sentences = version.sentences_of(item)
    heading = [each for each in sentences if each.form is Form.ITEM]
    if not heading:
        return Title(title, None)
    behind = sentences.index(heading[-1]) + 1
    for count in range(_LINES if title else 0, 0, -1):
        rest = sentences[behind : behind + count]
        if len(rest) == count and _ends(other, rest) and not _ends(title, rest):
            words = " ".join((title, *(each.text for each in rest)))
            return Title(words, SentenceRun(version, [*heading, *rest]))
    return Title(title, SentenceRun(version, heading))


def _ends(title: str, rest: tuple[Sentence, ...]) -> bool:
    words = comparable(" ".join(each.text for each in rest)).casefold()
    return len(words) >= _LEAST and comparable(title).casefold().endswith(words)
