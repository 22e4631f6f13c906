"""What says of each page of a file that another document begins with it, or that the agenda goes on.

Each sign has a worth; what is enough stands in `core.parsing.carried`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from core.parsing.attachment_signs import ListedNames, MeetingHead, Stamp, head_in, stamp_in
from core.parsing.host_headings import HostHeadings
from core.parsing.page_looks import PageLook, differ, edges_of
from core.parsing.titles import TitleIndex
from core.parsing.vocabulary import Vocabulary, key_of
from core.source_text import OutlineEntry, SourceText

ENOUGH = 3.5
"""What must speak for a page to begin an attachment."""


@dataclass(frozen=True, slots=True)
class Host:
    """How the agenda's own pages look."""

    sizes: frozenset[tuple[int, int]]
    looks: tuple[PageLook, ...]
    edges: frozenset[str]  # running heads that its pages have and others lack
    offset: int | None  # printed page number less the page, where it is always the same
    total: int | None


NO_HOST = Host(frozenset(), (), frozenset(), None, None)


NO_NAMES = ListedNames({}, TitleIndex(), frozenset())


@dataclass(slots=True)
class Pages:
    """What is known of the pages of a file."""

    source: SourceText
    looks: Sequence[PageLook]
    words: Vocabulary
    scanned: Collection[int]
    outline: Mapping[int, OutlineEntry]  # entries that are attachments, by page
    names: ListedNames
    first_date: MeetingHead | None
    items: Collection[int | None] = ()  # pages with other entries of the outline
    host: Host = NO_HOST
    heads: dict[int, MeetingHead | None] = field(default_factory=dict)
    known_edges: dict[int, frozenset[str]] = field(default_factory=dict)
    named: dict[int, str | None] = field(default_factory=dict)  # of `names`: with which a page begins

    def edges(self, at: int) -> frozenset[str]:
        """The lines at the edges of page `at` that may be its running heads."""
        found = self.known_edges.get(at)
        if found is None:
            found = self.known_edges[at] = edges_of(self.source, self.looks[at], self.words)
        return found


def attachments_in_outline(
    source: SourceText, words: Vocabulary, names: ListedNames | None = None
) -> dict[int, OutlineEntry]:
    """The entries of the file's outline that are attachments, by their pages."""
    says_so = words.pattern("contents", "attachments")
    found: dict[int, OutlineEntry] = {}
    for entry in source.outline:
        if entry.page is None:
            continue
        named = names is not None and names.find(entry.title, len(source.lines), words) is not None
        if named or says_so.search(entry.title) or stamp_in(entry.title, words):
            found.setdefault(entry.page, entry)
    return found


def other_head(pages: Pages, at: int) -> MeetingHead | None:
    """The head of another meeting that page `at` begins with."""
    if at not in pages.heads:
        found = head_in(pages.source, pages.looks[at].top, pages.words)
        first = pages.first_date
        pages.heads[at] = None if found is None or first is None or found.date == first.date else found
    return pages.heads[at]


def stamp_on(pages: Pages, at: int) -> tuple[Stamp, int] | None:
    """The stamp above page `at`, and its line."""
    for line in pages.looks[at].top[:3]:
        if line not in pages.names.listing:
            found = stamp_in(pages.source.line_text(line), pages.words)
            if found is not None:
                return found, line
    return None


def name_on(pages: Pages, at: int) -> str | None:
    """The listed name with which page `at` begins."""
    if at not in pages.named:  # asked for several times a page
        pages.named[at] = _name_on(pages, at)
    return pages.named[at]


def _name_on(pages: Pages, at: int) -> str | None:
    look = pages.looks[at]
    for place, line in enumerate(look.top):
        if line in pages.names.listing:
            continue
        text = pages.source.line_text(line)
        found = pages.names.find(text, look.first, pages.words)
        if found is None and place + 1 < len(look.top):
            both = f"{text} {pages.source.line_text(look.top[place + 1])}"
            found = pages.names.find(both, look.first, pages.words)
        if found is not None and (place < 2 or _is_large(pages, look, line)):
            return found
    return None


def _is_large(pages: Pages, look: PageLook, line: int) -> bool:
    size = pages.source.lines[line].size
    return pages.source.lines[line].bold or bool(size and look.type and size > look.type * 1.1)


def _starts_anew(pages: Pages, at: int) -> bool:
    """Do the printed page numbers start anew?"""
    look, before = pages.looks[at], pages.looks[at - 1]
    if look.number is None:
        return False
    if look.number == 1:
        return look.total is not None or before.number not in (None, 0, look.number - 1)
    return look.total is not None and before.total is not None and look.total != before.total


def resized(look: PageLook, before: PageLook) -> float:
    """2 where the size of the page is another, 1 where it is only turned."""
    if look.size == before.size:
        return 0.0
    return 1.0 if look.size == before.size[::-1] else 2.0


def changes(pages: Pages, at: int) -> float:
    """What the look of page `at` beside the one before it says; the names are not asked."""
    look, before = pages.looks[at], pages.looks[at - 1]
    told = next((page for page in pages.looks[max(0, at - 4) : at][::-1] if page.type is not None), before)
    score = (
        resized(look, before)
        + 2.0 * (at in pages.scanned and at - 1 not in pages.scanned)
        + 4.0 * (at in pages.outline)
        + 2.0 * _starts_anew(pages, at)
        + 3.0 * (stamp_on(pages, at) is not None)
        + 3.0 * (other_head(pages, at) is not None)
        + 1.0 * differ(look.type, told.type, 0.3)
        + 1.0 * differ(look.margin, told.margin, 5)
    )
    return score + _loses_edges(pages, at) if score >= 0.5 else score


def _loses_edges(pages: Pages, at: int) -> bool:
    """Had the two pages before a running head in common that this one lacks?"""
    if at < 2:
        return False
    common = pages.edges(at - 1) & pages.edges(at - 2)
    return bool(common) and common.isdisjoint(pages.edges(at))


def host_look(pages: Pages, headings: HostHeadings) -> Host:
    """How the agenda's own pages look: those before the first sign of another document."""
    looks = pages.looks
    sure = next((at for at in range(1, len(looks)) if begins(pages, at) >= ENOUGH), len(looks))
    own = list(looks[:sure])
    if sure == len(looks):
        listed = headings.listed_pages()
        if listed:
            own = [look for look in looks if look.page <= listed[0] or look.page in listed]
        else:
            own = own[: next((at for at in range(2, len(looks)) if changes(pages, at) >= 2), sure)]
    counts = Counter(edge for look in own for edge in pages.edges(look.page))
    everywhere = Counter(edge for look in looks for edge in pages.edges(look.page))
    edges = frozenset(
        edge
        for edge, count in counts.items()
        if len(own) > 1
        and count >= max(2, 0.6 * (len(own) - 1))
        and everywhere[edge] < len(looks) - 1
        and any(map(str.isalnum, edge))
    )
    offsets = Counter(look.number - look.page for look in own if look.number is not None)
    offset = next((value for value, count in offsets.most_common(1) if count * 3 >= 2 * len(own)), None)
    totals = {look.total for look in own if look.number is not None}
    return Host(
        frozenset(look.size for look in own),
        tuple({(look.type, look.margin): look for look in own if look.type}.values()),
        edges,
        offset,
        totals.pop() if len(totals) == 1 else None,
    )


def begins(pages: Pages, at: int) -> float:
    """What says that another document begins with page `at`."""
    look, before = pages.looks[at], pages.looks[at - 1]
    stamp = stamp_on(pages, at)
    head = other_head(pages, at)
    last = [line for line in range(before.end - 1, before.first - 1, -1) if line in pages.names.listing][:1]
    return (
        resized(look, before)
        + 2.0 * (at in pages.scanned and at - 1 not in pages.scanned)
        + 4.0 * (at in pages.outline)
        + 1.5 * _starts_anew(pages, at)
        + (0.0 if stamp is None else 4.0 if stamp[0].item else 3.0)
        + (0.0 if head is None else 4.0 if head.large else 3.0)
        + 3.0 * (name_on(pages, at) is not None)
        + 1.0 * (bool(last) and before.end - last[0] <= 4)
    )


def foreign(pages: Pages, at: int) -> float:
    """What in the look of page `at` is not the agenda's."""
    look, host = pages.looks[at], pages.host
    score = 0.0
    if look.size not in host.sizes:
        score += 0.5 if look.size[::-1] in host.sizes else 1.5
    if not look.empty:
        if host.edges and host.edges.isdisjoint(pages.edges(at)):
            score += 2.0
        if host.offset is not None and look.number is not None and look.number - look.page != host.offset:
            score += 1.5
        if host.looks and (look.type is not None or look.margin is not None):
            score += min(
                differ(look.type, own.type, 0.3) + differ(look.margin, own.margin, 5) for own in host.looks
            )
    return score


def entitles(pages: Pages, at: int) -> float:
    """Does a title begin the page that is far larger than its text?"""
    look = pages.looks[at]
    if not look.top or look.type is None:
        return 0.0
    return 1.0 if (pages.source.lines[look.top[0]].size or 0.0) > look.type * 1.6 else 0.0


def goes_on(pages: Pages, at: int) -> float:
    """What in the look of page `at` is the agenda's alone."""
    look, host = pages.looks[at], pages.host
    score = 0.0
    if not host.edges.isdisjoint(pages.edges(at)):
        score += 4.0
    if (
        host.offset is not None
        and look.number is not None
        and look.number - look.page == host.offset
        and look.total == host.total
    ):
        score += 1.5 if host.total is None else 4.0
    if at in pages.items:
        score += 4.0
    top = (key_of(pages.source.line_text(line)) for line in look.top[:3])
    signatures = pages.words.keys("items", "signatures")
    overviews = pages.words.keys("overviews", "labels")
    if any(key in signatures or (key in overviews and len(key) > 6) for key in top):
        score += 3.0
    return score


def by_look_alone(pages: Pages, at: int) -> bool:
    """Did the attachment of page `at` begin by its look alone?"""
    return begins(pages, at) - resized(pages.looks[at], pages.looks[at - 1]) < 2


def looks_back(pages: Pages, at: int) -> bool:
    """Does page `at` look like the agenda again, the one before it not, and nothing else begins?"""
    look, before, host = pages.looks[at], pages.looks[at - 1], pages.host
    if look.type is None or look.size not in host.sizes or begins(pages, at) - resized(look, before) >= 1:
        return False
    if look.size == before.size and any(before.is_set_like(own) for own in host.looks):
        return False
    return any(
        look.is_set_like(own) and own.margin is not None and own.size == look.size for own in host.looks
    )
