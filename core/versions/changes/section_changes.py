"""Where in an item a change stands: under which heading of the document's own, apart from lines about who was
not there; and headings that came or went with what stands under them, which are no changes of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from core.minutes import Role
from core.paragraph import Form
from core.source_text import Span
from core.versions.changes.absence_lines import TOLD_IN, absence_lines
from core.versions.changes.change import Change, ChangeKind, Part
from core.versions.version import Sentence, Version


def by_section(changes: Sequence[Change], old: Version, new: Version) -> list[Change]:
    """`changes`, each with its section; without headings that came, went or moved with their text."""
    sides = _Side(old, (each.old_span for each in changes)), _Side(new, (each.new_span for each in changes))
    return [each for change in changes if (each := _told(change, *sides)) is not None]


class _Side:
    """The sentences of one version, and which of them changed."""

    def __init__(self, version: Version, spans: Iterator[Span | None]) -> None:
        self._version = version
        self._changed = {
            sentence.span.start
            for span in spans
            if span is not None and span.end > span.start
            for sentence in version.sentences_in(span)
        }
        self._absent: dict[int, frozenset[int]] = {}

    def sentence(self, span: Span | None) -> Sentence | None:
        """The first one of a change."""
        found = self._version.sentences_in(span) if span is not None and span.end > span.start else ()
        return found[0] if found else None

    def label(self, sentence: Sentence) -> str:
        """The heading of its section, as the document has it."""
        if sentence.item is None or sentence.section is None:
            return ""
        heading = self._version.meeting.items[sentence.item].sections[sentence.section].heading
        return " ".join((heading or "").split()).rstrip(" :")

    def says_absence(self, sentence: Sentence) -> bool:
        """Whether it tells who was not there."""
        item = sentence.item
        if item is None or sentence.role not in TOLD_IN:
            return False
        if item not in self._absent:
            self._absent[item] = absence_lines(self._version, item)
        return sentence.span.start in self._absent[item]

    def goes_with_text(self, heading: Sentence) -> bool:
        """Whether all that stands under a heading, to the next one, changed as well."""
        sentences = self._version.sentences_of(heading.item)
        first = next(at for at, each in enumerate(sentences) if each.span == heading.span)
        text = dropwhile(lambda each: each.form is Form.SECTION, sentences[first:])
        below = [
            each.span.start in self._changed
            for each in takewhile(lambda each: each.form is not Form.SECTION, text)
        ]
        return bool(below) and all(below)


def _told(change: Change, old: _Side, new: _Side) -> Change | None:
    if change.part is not Part.SECTION or change.is_of_item:
        return change
    was, now = old.sentence(change.old_span), new.sentence(change.new_span)
    sides = [(side, each) for side, each in ((new, now), (old, was)) if each is not None]
    if not sides:
        return change
    if all(each.form is Form.SECTION for _side, each in sides) and change.kind is not ChangeKind.CHANGED:
        if all(one.goes_with_text(each) for one, each in sides):
            return None
        return replace(change, is_heading=True, figures=False)
    if all(one.says_absence(each) for one, each in sides):
        return replace(change, role=Role.ABSENT, label="", figures=False)
    labels = (one.label(each) for one, each in sides if each.role is change.role)
    return replace(change, label=next(labels, ""))
