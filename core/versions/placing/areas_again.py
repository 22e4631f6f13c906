"""Where a rectangle without words stands in another version: by the lines above and below it on its page."""

from __future__ import annotations

from core.annotations import PageBox, Passage
from core.carried import Anchor, CarryReason, Standing
from core.minutes import NodeKind
from core.source_text import Box, Span
from core.versions.placing.anchors import Outcome, on_words, sure
from core.versions.placing.words_again import WordsAgain
from core.versions.version import Version
from core.versions.wording.places_in_words import letters_of

_SLACK = 3.0
"""Points by which two lines may have shifted apart and still hold the same between them."""


def area_again(old: Version, new: Version, words: WordsAgain, passage: Passage) -> Outcome | None:
    """What became of an area; None where the lines around it do not tell. It is where it was among them: the
    page may be another, and all of it may stand higher or lower."""
    area = passage.boxes[0] if passage.boxes else None
    if area is None or not new.source.pages or not 0 <= area.page < len(old.source.pages):
        return None
    found = [
        (line, there)
        for line in _beside(old, area)
        if (there := _line_again(old, new, words, line)) is not None
    ]
    shifts = [_shift(old, new, line, there) for line, there in found]
    if not shifts or any(shift is None for shift in shifts):
        return None
    page, right, down = shifts[0] or (0, 0.0, 0.0)
    for shift in shifts:
        if (
            shift is None
            or shift[0] != page
            or abs(shift[1] - right) > _SLACK
            or abs(shift[2] - down) > _SLACK
        ):
            return None
    stays = page == area.page and abs(right) <= _SLACK and abs(down) <= _SLACK
    if len(shifts) == 1 and not stays:  # one line may have moved alone
        return None
    x0, y0, x1, y1 = area.box
    box = Box(x0 + right, y0 + down, x1 + right, y1 + down)
    line, there = found[0]
    start = new.source.lines[there].start
    if line == old.source.line_at(passage.span.start):
        shift_in_line = passage.span.start - old.source.lines[line].start
        start = min(start + shift_in_line, new.source.lines[there].end)
    anchor: Anchor = on_words(new, Span(start, start), area=PageBox(page, box))
    return sure(Standing.KEPT if stays else Standing.MOVED, anchor, CarryReason.AREA)


def _beside(old: Version, area: PageBox) -> list[int]:
    """The nearest lines above and below an area that are not the page's own."""
    above: tuple[float, int] | None = None
    below: tuple[float, int] | None = None
    for index, line in enumerate(old.source.lines):
        if line.page != area.page or line.box is None:
            continue
        if old.running.node_of(index).kind is NodeKind.FURNITURE or not old.source.line_text(index).strip():
            continue
        if line.box.y1 <= area.box.y0 + _SLACK and (above is None or line.box.y1 > above[0]):
            above = line.box.y1, index
        if line.box.y0 >= area.box.y1 - _SLACK and (below is None or line.box.y0 < below[0]):
            below = line.box.y0, index
    return [each[1] for each in (above, below) if each is not None]


def _line_again(old: Version, new: Version, words: WordsAgain, index: int) -> int | None:
    """The line of the new version that holds the same words alone."""
    line = old.source.lines[index]
    found = words.find(Span(line.start, line.end))
    if not found or not found[0].sure or not found[0].unchanged:
        return None
    there = new.source.line_at(found[0].span.start)
    same = letters_of(new.source.line_text(there)).letters == letters_of(old.source.line_text(index)).letters
    return there if same else None


def _shift(old: Version, new: Version, line: int, there: int) -> tuple[int, float, float] | None:
    """The page a line stands on now, and by how many points it went right and down."""
    was, now = old.source.lines[line], new.source.lines[there]
    if was.page is None or now.page is None or was.box is None or now.box is None:
        return None
    if old.source.pages[was.page] != new.source.pages[now.page]:
        return None
    return now.page, now.box.x0 - was.box.x0, now.box.y0 - was.box.y0
