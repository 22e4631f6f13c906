"""Pages of the contents list that are not those of the headings."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from core.language import _
from core.minutes import NodeKind
from core.review.check import Check, Tuned
from core.review.checks.form.contents import Listed, listed
from core.review.checks.form.rising import out_of_order
from core.review.checks.form.said import pattern_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_FEWEST_STEPS = 5  # entries, each on the page behind that of the one before
_FEWEST_MARKS = 3  # pages that running heads must print


class ContentsPages(Check):
    """Compares the printed page with the one the heading stands on. All may be off by the same count: pages
    that run over the year, a cover that is not counted. Where a format has no pages, nor running heads that
    print them, they must not fall."""

    id = "contents-page"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Wrong page in the contents list")

    def why(self) -> str:
        return _(
            "Check the page numbers of the contents list: they go wrong when items are moved or get longer."
        )

    def advice(self) -> str:
        return _("Have the contents list made anew.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        contents = draft.once(listed)
        if contents is None:
            return
        off = _off(draft, contents)
        usual = _usual(off, sure=bool(draft.source.pages))
        if usual is None:
            if not draft.source.pages:
                yield from _falling(contents)
            return  # nothing tells by how much the pages are off
        for at, item in contents.pairs:
            if off.get(at, usual) != usual:
                printed = contents.entries[at].page
                yield Hit(
                    contents.spans[at],
                    _("The contents list has “{title}” on page {listed}; it stands on page {page}.").format(
                        title=contents.entries[at].title,
                        listed=printed,
                        page=(printed or 0) - off[at] + usual,
                    ),
                    item=item,
                    subject=contents.entries[at].title,
                )


def _usual(off: Mapping[int, int], sure: bool) -> int | None:
    """By how much most entries are off: more than half where the pages are sure, else all but one. None where
    nothing tells."""
    if not off:
        return None
    usual, count = Counter(off.values()).most_common(1)[0]
    return usual if count >= 2 and (count * 2 > len(off) if sure else count >= len(off) - 1) else None


def _off(draft: Draft, contents: Listed) -> dict[int, int]:
    """By how much the page that the list has for an entry is more than that of its heading: the page of the
    file, or the one that running heads or feet print."""
    listed_pages = {at: contents.entries[at].page for at, _item in contents.pairs}
    headings = {at: draft.meeting.items[item].heading.start for at, item in contents.pairs}
    if draft.source.pages:
        pages = {at: draft.source.page_of(start) for at, start in headings.items()}
        return {
            at: printed - page - 1
            for at, printed in listed_pages.items()
            if printed is not None and (page := pages[at]) is not None
        }
    marks = _printed_pages(draft)
    ways = [_beside(headings, marks, side) for side in (-1, 0)]
    off = [
        {at: printed - way[at] for at, printed in listed_pages.items() if printed is not None and at in way}
        for way in ways
    ]
    return max(off, key=lambda each: max(Counter(each.values()).values(), default=0))


def _beside(headings: Mapping[int, int], marks: Sequence[tuple[int, int]], side: int) -> dict[int, int]:
    """The printed page of each heading: that of the last mark above it (-1), or the first one below (0)."""
    starts = [start for start, _page in marks]
    places = {at: bisect_left(starts, start) + side for at, start in headings.items()}
    return {at: marks[place][1] for at, place in places.items() if 0 <= place < len(marks)}


def _printed_pages(draft: Draft) -> list[tuple[int, int]]:
    """Where running heads or feet print the page, and which; none where these do not rise."""
    pages = pattern_of(draft.meeting.language, "printed_pages")
    lines = draft.source.lines
    found = [
        (lines[at].start, int(match["page"]))
        for node in draft.meeting.nodes
        if node.kind is NodeKind.FURNITURE
        for at in range(node.first, node.end)
        if (match := pages.search(draft.source.line_text(at))) is not None
    ]
    numbers = [page for _start, page in found]
    rise = all(one <= other for one, other in pairwise(numbers))
    return found if rise and len(set(numbers)) >= _FEWEST_MARKS else []


def _falling(contents: Listed) -> Iterator[Hit]:
    paged = [(at, page) for at, each in enumerate(contents.entries) if (page := each.page) is not None]
    wrong = _fewest([page for _at, page in paged])
    if contents.is_grouped or len(wrong) > max(1, len(paged) // 4):
        return
    shared = () if wrong else _shared([page for _at, page in paged])
    for place in wrong or shared:
        at, page = paged[place]
        yield Hit(
            contents.spans[at],
            _(
                "In the contents list the page {page} of “{title}” does not fit those before and after."
            ).format(page=page, title=contents.entries[at].title),
            subject=contents.entries[at].title,
            severity=Severity.NOTE if shared else None,
        )


def _shared(pages: Sequence[int]) -> tuple[int, ...]:
    """The place of the only page that is a neighbour's, where the one between is nobody's and all others
    follow one another: where each item begins a page of its own."""
    steps = [page - at for at, page in enumerate(pages)]
    usual, count = Counter(steps).most_common(1)[0] if steps else (0, 0)
    if len(pages) < _FEWEST_STEPS or count != len(pages) - 1:
        return ()
    at = next(at for at, each in enumerate(steps) if each != usual)
    return (at,) if 0 < at < len(pages) - 1 and pages[at] in (pages[at - 1], pages[at + 1]) else ()


def _fewest(pages: Sequence[int]) -> tuple[int, ...]:
    """The places of the pages that do not fit; where one is wrong, the one without which fewest are alike."""
    wrong = out_of_order(pages)
    if len(wrong) != 1:
        return wrong
    without = {at: [*pages[:at], *pages[at + 1 :]] for at in range(len(pages))}
    fitting = {at: len(rest) - len(set(rest)) for at, rest in without.items() if rest == sorted(rest)}
    return (min(fitting, key=lambda at: (fitting[at], at)),)
