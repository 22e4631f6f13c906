"""The changes of two texts, sentence by sentence: of an item, the head, the pages of an attachment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.minutes import Role
from core.paragraph import Form
from core.source_text import Span
from core.versions.changes.change import Change, ChangeKind, Part
from core.versions.sentences.cut_alike import says_same, stretches_that_differ
from core.versions.sentences.sentence_alignment import Pairing, align_sentences
from core.versions.sentences.sentence_run import SentenceRun
from core.versions.version import Sentence, Version
from core.versions.wording.figures import figures_in
from core.versions.wording.word_pieces import figures_differ, pieces_between

_WEAK_ROLES = (None, Role.OTHER)


@dataclass(frozen=True)
class Side:
    """The sentences of one version that are compared with those of the other. `item` is the one they are of,
    the first one where they are of several; None for the head. `start` is where they begin in the source,
    also where there are none."""

    version: Version
    sentences: Sequence[Sentence]
    item: int | None
    start: int

    def behind(self, at: int) -> Span:
        """The place behind the sentence before number `at`."""
        place = self.sentences[at - 1].span.end if at else self.start
        return Span(place, place)


def text_changes(old: Side, new: Side, part: Part | None = None) -> list[Change]:
    """What differs between two texts, in the order of the new one. Without a `part` each change says whether
    it is of the heading or of a section."""
    return [
        change
        for some, others in stretches_that_differ(old.sentences, new.sentences)
        for change in _Stretch(old, new, some, others, part).changes()
    ]


class _Stretch:
    def __init__(self, old: Side, new: Side, some: range, others: range, part: Part | None) -> None:
        self._old, self._new = old, new
        self._some, self._others = some, others
        self._part = part
        self._at_old, self._at_new = some.start, others.start  # behind what was told of

    def changes(self) -> Iterator[Change]:
        old = self._old.sentences[self._some.start : self._some.stop]
        new = self._new.sentences[self._others.start : self._others.stop]
        aligned = align_sentences(old, new)
        kinds = Counter(each.kind for each in aligned if each.kind is not Pairing.SAME)
        is_replaced = kinds == {Pairing.ADDED: 1, Pairing.REMOVED: 1}
        if is_replaced:
            gone = next(each.old for each in aligned if each.kind is Pairing.REMOVED)
            come = next(each.new for each in aligned if each.kind is Pairing.ADDED)
            if _takes_its_place(old[gone[0]], new[come[0]]):
                yield self._changed(gone, come)
                return
        for each in aligned:
            if each.kind is Pairing.ADDED:
                yield from (self._one_sided(at, is_new=True) for at in each.new)
            elif each.kind is Pairing.REMOVED:
                yield from (self._one_sided(at, is_new=False) for at in each.old)
            elif not says_same([old[at] for at in each.old], [new[at] for at in each.new]):
                yield self._changed(each.old, each.new)
            elif each.kind is Pairing.MOVED:
                yield replace(self._changed(each.old, each.new), kind=ChangeKind.MOVED, pieces=())
            if each.kind in (Pairing.SAME, Pairing.EDITED):
                self._at_old = self._some.start + each.old[-1] + 1
            elif each.kind is Pairing.REMOVED:
                self._at_old = max(self._at_old, self._some.start + each.old[-1] + 1)
            if each.new:
                self._at_new = self._others.start + each.new[-1] + 1

    def _one_sided(self, at: int, *, is_new: bool) -> Change:
        side, stretch = (self._new, self._others) if is_new else (self._old, self._some)
        sentence = side.sentences[stretch.start + at]
        nowhere = self._old.behind(self._at_old) if is_new else self._new.behind(self._at_new)
        figures = bool(figures_in(sentence.text, side.version.meeting.language))
        told = self._told(sentence if not is_new else None, sentence if is_new else None)
        if is_new:
            return replace(
                told, kind=ChangeKind.ADDED, new=sentence.text, figures=figures,
                old_span=nowhere, new_span=sentence.span,
            )  # fmt: skip
        return replace(
            told, kind=ChangeKind.REMOVED, old=sentence.text, figures=figures,
            old_span=sentence.span, new_span=nowhere,
        )  # fmt: skip

    def _changed(self, gone: Sequence[int], come: Sequence[int]) -> Change:
        old = SentenceRun(self._old.version, [self._old.sentences[self._some.start + at] for at in gone])
        new = SentenceRun(self._new.version, [self._new.sentences[self._others.start + at] for at in come])
        pieces = pieces_between(old, new)
        return replace(
            self._told(old.sentences[0], new.sentences[0]),
            old=old.text,
            new=new.text,
            old_span=old.span,
            new_span=new.span,
            pieces=pieces,
            figures=figures_differ(old.text, new.text, self._new.version.meeting.language),
        )

    def _told(self, old: Sentence | None, new: Sentence | None) -> Change:
        """Where a change is; what it is, is put in."""
        one = new or old
        assert one is not None
        role = new.role if new is not None else None
        if old is not None and role in _WEAK_ROLES:
            role = old.role or role
        part = self._part or _part_of(one)
        return Change(
            ChangeKind.CHANGED,
            part,
            old.item if old is not None else self._old.item,
            new.item if new is not None else self._new.item,
            role if part is Part.SECTION else None,
        )


def _part_of(sentence: Sentence) -> Part:
    if sentence.item is None:
        return Part.HEAD
    return Part.ITEM if sentence.form is Form.ITEM else Part.SECTION


def _takes_its_place(old: Sentence, new: Sentence) -> bool:
    """Whether a sentence without a word in common is what was written for another one: a decision for a
    decision, a value for a value."""
    if old.role is not new.role:
        return False
    if old.form is new.form is Form.FIELD:
        return old.text.partition(":")[0] == new.text.partition(":")[0]
    return old.role is Role.DECISION and old.form is new.form
