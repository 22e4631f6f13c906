"""Pages of the contents list that are not those of the headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.form.contents import Listed, listed
from core.review.checks.form.rising import out_of_order
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class ContentsPages(Check):
    """Compares the printed page with the one the heading stands on. All may be off by the same count: pages
    that run over the year, a cover that is not counted. Where a format has no pages they must not fall."""

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
        if not draft.source.pages:
            yield from _falling(contents)
            return
        off: dict[int, int] = {}
        for at, item in contents.pairs:
            printed = contents.entries[at].page
            page = draft.source.page_of(draft.meeting.items[item].heading.start)
            if printed is not None and page is not None:
                off[at] = printed - page - 1
        usual, count = Counter(off.values()).most_common(1)[0] if off else (0, 0)
        if count < 2 or count * 2 <= len(off):
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


def _falling(contents: Listed) -> Iterator[Hit]:
    paged = [(at, page) for at, each in enumerate(contents.entries) if (page := each.page) is not None]
    wrong = out_of_order([page for _at, page in paged])
    if contents.is_grouped or len(wrong) > max(1, len(paged) // 4):
        return
    for place in wrong:
        at, page = paged[place]
        yield Hit(
            contents.spans[at],
            _(
                "In the contents list the page {page} of “{title}” does not fit those before and after."
            ).format(page=page, title=contents.entries[at].title),
            subject=contents.entries[at].title,
        )
