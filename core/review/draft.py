"""A draft as the checks read it: the text as paragraphs, each with its item and section."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from core.minutes import AgendaItem, DocumentKind, Meeting, Node, NodeKind, Role
from core.paragraph import Form, Paragraph
from core.parsing.vocabulary import Vocabulary, vocabulary
from core.review.inside.facts import FileFacts
from core.running_text import RunningText
from core.source_text import SourceText, Span

Made = TypeVar("Made")


class DraftParagraph(NamedTuple):
    """A paragraph of the text, whole again. `text` is in one line; `kind`, `item`, `section` and `attachment`
    are those of its node, `role` that of its section. `start` is the code point offset in the source at which
    it begins; no two begin at one."""

    text: str
    form: Form
    paragraph: Paragraph
    kind: NodeKind
    item: int | None
    section: int | None
    attachment: int | None
    role: Role | None
    start: int


@dataclass(frozen=True)
class Draft:
    """Minutes, or an agenda, that are looked through.

    `name` is the file's name. `facts` is what the file holds beside its text; None where there is no file.
    """

    source: SourceText
    meeting: Meeting
    name: str = ""
    facts: FileFacts | None = None

    @cached_property
    def words(self) -> Vocabulary:
        """The words of its language."""
        return vocabulary(self.meeting.language)

    @property
    def is_minutes(self) -> bool:
        """Whether decisions are expected in it."""
        return self.meeting.kind in (DocumentKind.MINUTES, DocumentKind.CLOSED_PART)

    @property
    def is_public(self) -> bool:
        """Whether it is made to be published: the closed part is not."""
        return self.meeting.kind is not DocumentKind.CLOSED_PART

    @cached_property
    def running(self) -> RunningText:
        """Its text as paragraphs."""
        return RunningText(self.source, self.meeting)

    @cached_property
    def paragraphs(self) -> tuple[DraftParagraph, ...]:
        """All paragraphs in the order of the text; running heads and page numbers are left out."""
        running = self.running
        return tuple(
            self._placed(each) for part in range(len(running.parts)) for each in running.paragraphs(part)
        )

    @cached_property
    def _made(self) -> dict[Callable[[Draft], Any], Any]:
        return {}

    def once(self, make: Callable[[Draft], Made]) -> Made:
        """What `make` gives for this draft, made once however many checks ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def starts(self) -> list[int]:
        """Where the paragraphs begin in the source."""
        return [each.start for each in self.paragraphs]

    def paragraphs_in(self, span: Span) -> tuple[DraftParagraph, ...]:
        """The paragraphs that begin within `span`."""
        first = bisect_right(self.starts, span.start - 1)
        return self.paragraphs[first : bisect_right(self.starts, span.end - 1)]

    def of_item(self, number: int) -> tuple[DraftParagraph, ...]:
        """The paragraphs of an item, its heading among them; not those of attachments' pages."""
        found = self.paragraphs_in(self.meeting.items[number].span)
        return tuple(each for each in found if each.item == number and each.attachment is None)

    def in_role(self, number: int, *roles: Role) -> Iterator[DraftParagraph]:
        """The paragraphs of an item that stand in sections of these roles, their headings among them."""
        return (each for each in self.of_item(number) if each.role in roles)

    def span_in(self, paragraph: DraftParagraph, start: int, end: int) -> Span:
        """The place in the source of the code points `start <= i < end` of a paragraph's text."""
        pieces = paragraph.paragraph
        first = pieces.offset_of(self.source, start)
        return Span(first, pieces.offset_of(self.source, end - 1) + 1 if end > start else first)

    @property
    def open_items(self) -> Iterator[tuple[int, AgendaItem]]:
        """Index and item of all that are not closed."""
        return ((at, item) for at, item in enumerate(self.meeting.items) if not item.closed)

    def quote(self, span: Span) -> str:
        """The words at `span`, in one line."""
        return " ".join(self.source.text[span.start : span.end].split())

    def node_at(self, offset: int) -> Node | None:
        """The node that holds a code point offset; None in an empty text."""
        return self.running.node_of(self.source.line_at(offset)) if self.meeting.nodes else None

    @cached_property
    def _node_starts(self) -> list[int]:
        lines = self.source.lines
        return [lines[node.first].start for node in self.meeting.nodes]

    def _placed(self, paragraph: Paragraph) -> DraftParagraph:
        start = paragraph.pieces[0].start
        node = self.meeting.nodes[bisect_right(self._node_starts, start) - 1]
        role = None
        if node.kind is NodeKind.SECTION and node.item is not None and node.section is not None:
            role = self.meeting.items[node.item].sections[node.section].role
        return DraftParagraph(
            paragraph.text(self.source),
            paragraph.form,
            paragraph,
            node.kind,
            node.item,
            node.section,
            node.attachment,
            role,
            start,
        )
