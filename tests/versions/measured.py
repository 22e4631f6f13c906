"""One pair of versions carried over by the program and by the plain approach, each annotation judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.annotations import ItemKey, Passage
from core.carried import Anchor, Carried, CarryReason, Standing
from core.minutes import Role
from tests.versions.annotating import Kind, Placed
from tests.versions.pairs import Pair
from tests.versions.plain_quotes import PlainText
from tests.versions.truth import Truth, Verdict, judge, truth_of


@dataclass(frozen=True)
class Judged:
    """An annotation, where it belongs, what became of it, and what that is worth."""

    pair: Pair
    placed: Placed
    truth: Truth
    carried: Carried
    verdict: Verdict

    @property
    def groups(self) -> tuple[str, ...]:
        """The rows of the table that it counts in."""
        origin = "read otherwise than written" if not self.pair.is_read_rightly else "read as written"
        return ("all", self.pair.step, self.pair.formats, self.placed.kind.value, origin)

    def __str__(self) -> str:
        """All that tells a fault: step, file, what was where, and what came out."""
        passage = self.placed.annotation.passage
        was = passage.quote if passage else ""
        now = self._text(self.carried.anchor)
        meant = " ".join(self.pair.new.texts[word] for word in self.truth.words)
        offered = [self._text(each.anchor) for each in self.carried.candidates]
        return (
            f"{self.verdict.value} | {self.pair.name} | {self.pair.step} | {self.pair.formats}"
            f" | {self.placed.kind.value} | {self.truth.text.value}"
            f" | {self.carried.standing.value}/{self.carried.reason.value}"
            f"\n    was   {_short(was)}   in {self.placed.annotation.item.title!r}"
            f"\n    meant {_short(meant)}"
            f"\n    now   {_short(now)}   in {self._title(self.carried.anchor)!r}"
            f"\n    offered {[_short(each) for each in offered]}"
        )

    @staticmethod
    def _title(anchor: Anchor | None) -> str | None:
        return anchor.item.title if anchor else None

    @staticmethod
    def _text(anchor: Anchor | None) -> str:
        if anchor is None:
            return ""
        return anchor.passage.quote if anchor.passage else "(whole item)"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return repr(text if len(text) < 160 else f"{text[:110]} … {text[-45:]}")


def measured(pair: Pair, carried: list[Carried]) -> Iterator[Judged]:
    """What became of the annotations of a pair, judged. Whole items and titles only where the items are read
    that were written: elsewhere nobody can tell what is one."""
    for placed, each in zip(pair.annotations, carried, strict=True):
        assert each.annotation == placed.annotation.id
        truth = truth_of(placed, pair.old, pair.new)
        of_item = placed.kind in (Kind.ITEM, Kind.TITLE)
        if truth is not None and (pair.is_read_rightly or not of_item):
            yield Judged(pair, placed, truth, each, judge(each, placed, truth, (pair.old, pair.new)))


def carried_plainly(pair: Pair) -> list[Carried]:
    """What the plain approach makes of the annotations of a pair. It is told the item of a whole one that has
    the same title; the item of a place is the one that it falls in."""
    text = PlainText.of(pair.new.source.text)
    length = len(pair.old.source.text)
    return [_plainly(placed, text, length, pair) for placed in pair.annotations]


def _plainly(placed: Placed, text: PlainText, length: int, pair: Pair) -> Carried:
    annotation, items = placed.annotation, pair.new.meeting.items
    was = Anchor(annotation.item, annotation.passage)
    if annotation.passage is None:
        same = [item for item in items if item.title == annotation.item.title]
        anchor = Anchor(ItemKey.of(same[0])) if same else None
        standing = Standing.KEPT if same else Standing.ORPHAN
        return Carried(annotation.id, standing, was, anchor, CarryReason.WHOLE_ITEM)
    found = text.find(annotation.passage, length)
    if found is None:
        return Carried(annotation.id, Standing.ORPHAN, was, None, CarryReason.WORDS_GONE)
    span, exact = found
    item = pair.new.item_at(span.start)
    key = ItemKey(None, None) if item is None else ItemKey.of(items[item])
    anchor = Anchor(key, Passage.of(pair.new.source, span, Role.OTHER))
    standing = Standing.KEPT if exact else Standing.CHANGED
    return Carried(annotation.id, standing, was, anchor, CarryReason.SAME_WORDS)
