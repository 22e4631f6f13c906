"""The agenda of one meeting as a tree: items, under each its sections, and under these its attachments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel, Qt

from core.language import _, ngettext
from core.minutes import AgendaItem, Attachment, Confidence, Level, Meeting, Outcome, Role, Section
from core.review_states import ItemStanding
from core.source_text import Span
from core.wording import doubt, outcome_name, role_name, spoken_case
from gui.models.tree import Branch, Index, TreeModel


@dataclass(frozen=True, slots=True)
class AgendaNode:
    """One line of the agenda tree: an item, one of its sections, or one of its attachments."""

    title: str
    span: Span | None  # where choosing it leads; None where the text has no such place
    item: int  # index into Meeting.items
    section: int | None = None  # index into the item's sections
    number: str = ""
    outcome: Outcome | None = None
    closed: bool = False
    annotated: bool = False
    waiting: int = 0  # places that annotations of an earlier version are to be given there
    unread: bool = False
    is_decision: bool = False
    doubts: tuple[str, ...] = ()  # a sentence for each field the program is not sure of
    corrected: bool = False  # by the reader
    attachments: int = 0  # how many stand below it, where it is no item
    attachment: int | None = None  # index into the item's attachments
    pages: tuple[int, ...] = ()  # of an attachment in the same file, counted from 0
    file: str | None = None  # of an attachment that the library holds, as the document names it
    reviewed: ItemStanding | None = None  # how far its review is; None where it is not reviewed
    errors: int = 0  # that the checks of a draft found in it

    @property
    def is_item(self) -> bool:
        """Whether it is an item, not a part of one."""
        return self.section is None and self.attachment is None and not self.attachments


FEW_ATTACHMENTS = 5
"""So many attachments of an item show at once; more are folded under one row."""

LONGEST_TITLE = 28
"""Characters of a decision's heading that fit into the tree."""


class Agenda(TreeModel[AgendaNode]):
    """The agenda tree. Display text is the title; `NODE` gives the AgendaNode."""

    NODE = Qt.ItemDataRole.UserRole + 1
    SEARCHED = Qt.ItemDataRole.UserRole + 2  # what the filter line looks at
    LONGEST_NUMBER = Qt.ItemDataRole.UserRole + 3  # of all items: how much room numbers need

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(AgendaNode("", Span(0, 0), -1), parent)
        self._longest_number = ""
        self._unread: Set[int] = frozenset()
        self._waiting: Mapping[int, int] = {}
        self._reviewed: tuple[Sequence[ItemStanding], Mapping[int | None, int]] = (), {}

    def show_meeting(
        self, meeting: Meeting | None, annotated: Set[int], files: Set[str] = frozenset()
    ) -> None:
        """Hold the items of `meeting`; those whose index is in `annotated` carry a dot.

        `files` are the attached files that the library holds, as the document names them.
        """
        self._unread, self._waiting = frozenset(), {}
        self._reviewed = (), {}
        self.show_anew([] if meeting is None else self._branches(meeting, annotated, files))

    def follow_meeting(self, meeting: Meeting, annotated: Set[int], files: Set[str] = frozenset()) -> None:
        """Hold another state of the meeting that is shown; rows that stay the same stay."""
        self.show(self._branches(meeting, annotated, files))

    def _branches(self, meeting: Meeting, annotated: Set[int], files: Set[str]) -> list[Branch[AgendaNode]]:
        self._longest_number = max((item.number or "" for item in meeting.items), key=len, default="")
        branches = [
            _item(meeting, i, i in annotated, i in self._unread, files) for i in range(len(meeting.items))
        ]
        return [replace(each, row=self._with_signs(each.row)) for each in branches]

    def _with_signs(self, row: AgendaNode) -> AgendaNode:
        """An item's row with what is told of it beside what it says."""
        return _with_review(replace(row, waiting=self._waiting.get(row.item, 0)), *self._reviewed)

    def mark_annotated(self, annotated: Set[int]) -> None:
        """Put the dots on the items whose index is in `annotated`, and on no others."""
        for node in self._root.children:
            if node.row.annotated != (node.row.item in annotated):
                node.row = replace(node.row, annotated=node.row.item in annotated)
                self.changed(node)

    def mark_waiting(self, waiting: Mapping[int, int]) -> None:
        """Have the items whose index is in `waiting` say how many annotations wait to be placed there."""
        self._waiting = waiting
        for node in self._root.children:
            if node.row.waiting != waiting.get(node.row.item, 0):
                node.row = replace(node.row, waiting=waiting.get(node.row.item, 0))
                self.changed(node)

    def mark_unread(self, unread: Set[int]) -> None:
        """Have the items whose index is in `unread` stand out as not read yet, and no others."""
        self._unread = frozenset(unread)
        for node in self._root.children:
            if node.row.unread != (node.row.item in unread):
                node.row = replace(node.row, unread=node.row.item in unread)
                self.changed(node)

    def mark_reviewed(self, standing: Sequence[ItemStanding], errors: Mapping[int | None, int]) -> None:
        """Have the items show how far their review is, and where errors are; none where nothing is known."""
        self._reviewed = standing, errors
        for node in self._root.children:
            row = _with_review(node.row, standing, errors)
            if row is not node.row:
                node.row = row
                self.changed(node)

    def at(self, item: int, section: int | None = None) -> QModelIndex:
        """Where an item, or a section of it, stands; an invalid index where there is none."""
        if not 0 <= item < len(self._root.children):
            return QModelIndex()
        node = self._root.children[item]
        for child in node.children:
            if section is not None and child.row.section == section:
                return self.index_of(child)
        return self.index_of(node)

    def attachment_at(self, item: int, attachment: int) -> QModelIndex:
        """Where an attachment of an item stands; an invalid index where there is none."""
        if 0 <= item < len(self._root.children):
            waiting = list(self._root.children[item].children)
            while waiting:
                node = waiting.pop()
                if node.row.attachment == attachment:
                    return self.index_of(node)
                waiting += node.children
        return QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.node(index).row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == self.NODE:
            return row
        if role == self.LONGEST_NUMBER:
            return self._longest_number
        if role == self.SEARCHED:
            return f"{row.number} {row.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{escape(_spoken(row))}</span>"  # as it is, whatever marks stand in it
        return None


class FilteredAgenda(QSortFilterProxyModel):
    """The items whose number or title holds the words of the filter line, with all their sections."""

    def __init__(self, agenda: Agenda, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSourceModel(agenda)

    def set_words(self, words: str) -> None:
        """Show the items that hold every one of `words`, in any order and case."""
        self.beginFilterChange()
        self._words = words.casefold().split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        if parent.isValid() or not self._words:
            return True
        index = self.sourceModel().index(row, 0, parent)
        text = str(index.data(Agenda.SEARCHED)).casefold()
        return all(word in text for word in self._words)


def _with_review(
    row: AgendaNode, standing: Sequence[ItemStanding], errors: Mapping[int | None, int]
) -> AgendaNode:
    reviewed = standing[row.item] if 0 <= row.item < len(standing) else None
    count = errors.get(row.item, 0)
    if (row.reviewed, row.errors) == (reviewed, count):
        return row
    return replace(row, reviewed=reviewed, errors=count)


def is_corrected(confidence: Iterable[Confidence]) -> bool:
    """Whether the reader put any of these fields right."""
    return any(each.level is Level.READER for each in confidence)


def item_title(item: AgendaItem) -> str:
    """The title of an item as it is shown; a closed item may state none."""
    return item.title or (_("Closed item") if item.closed else _("Item without a title"))


def page_words(pages: tuple[int, ...]) -> str:
    """Which pages, counted from 0, as a reader counts them: "p. 6–10"; empty for none."""
    if not pages:
        return ""
    if len(pages) == 1:
        return _("p. {page}").format(page=pages[0] + 1)
    return _("p. {first}–{last}").format(first=pages[0] + 1, last=pages[-1] + 1)


def _item(meeting: Meeting, index: int, annotated: bool, unread: bool, files: Set[str]) -> Branch[AgendaNode]:
    item = meeting.items[index]
    decision = item.own_decision
    row = AgendaNode(
        title=item_title(item),
        span=item.span,
        item=index,
        number=item.number or "",
        outcome=decision.outcome if decision else None,
        closed=item.closed,
        annotated=annotated,
        unread=unread,
        doubts=_doubts(item),
        corrected=is_corrected(item.confidence) or any(is_corrected(d.confidence) for d in item.decisions),
    )
    return Branch(("item", index), row, tuple(_parts(item, index, files)))


def _parts(item: AgendaItem, index: int, files: Set[str]) -> Iterator[Branch[AgendaNode]]:
    """The sections of an item, and its attachments: in their section, or else after all of them."""
    of_section: defaultdict[int | None, list[Branch[AgendaNode]]] = defaultdict(list)
    for number, attachment in enumerate(item.attachments):
        row = AgendaNode(
            title=attachment.name,
            span=attachment.span,
            item=index,
            attachment=number,
            pages=attachment.pages,
            file=attachment.file if attachment.file in files else None,
        )
        of_section[_section_of(attachment, item)].append(Branch(("attachment", number), row))
    for number, section in enumerate(item.sections):
        mine = tuple(of_section[number])
        if section.heading or section.role != Role.OTHER or mine:
            yield Branch(("section", number), _section(section, index, number, item, len(mine)), mine)
    alone = tuple(of_section[None])
    if len(alone) > FEW_ATTACHMENTS:
        title = _("{heading} · {count}").format(heading=role_name(Role.ATTACHMENTS), count=len(alone))
        row = AgendaNode(title, alone[0].row.span, index, attachments=len(alone))
        yield Branch(("attachments",), row, alone)
    else:
        yield from alone


def _section_of(attachment: Attachment, item: AgendaItem) -> int | None:
    """The section of attachments that names an attachment, else the first such one; None without any."""
    lists = [number for number, each in enumerate(item.sections) if each.role is Role.ATTACHMENTS]
    for number in lists:
        around = item.sections[number].span
        if attachment.span and around.start <= attachment.span.start < around.end:
            return number
    return lists[0] if lists else None


def _doubts(item: AgendaItem) -> tuple[str, ...]:
    """What the program is not sure of in an item and in this meeting's decision on it."""
    decision = item.own_decision
    fields = (*item.confidence, *(decision.confidence if decision else ()))
    return tuple(doubt(each) for each in fields if each.level is Level.UNSURE)


def _section(section: Section, item: int, index: int, whole: AgendaItem, attachments: int) -> AgendaNode:
    title = _section_title(section, whole).rstrip(":")
    if attachments:
        title = _("{heading} · {count}").format(heading=title, count=attachments)
    is_decision = section.role == Role.DECISION
    return AgendaNode(title, section.span, item, index, is_decision=is_decision, attachments=attachments)


def _section_title(section: Section, item: AgendaItem) -> str:
    """A section's heading. A long one over a decision is cut to the word, with who and when if earlier."""
    title = spoken_case(section.heading or role_name(section.role))
    if section.role not in (Role.DECISION, Role.PRIOR_DECISION) or len(title) <= LONGEST_TITLE:
        return title
    within = (d for d in item.decisions if section.span.start <= d.span.start < section.span.end)
    decision = next(within, None)
    first = role_name(Role.DECISION)
    if section.role is Role.DECISION or decision is None:
        return first if section.role is Role.DECISION else title
    day = decision.date
    when = _("{day}/{month} {year}").format(day=day.day, month=day.month, year=day.year) if day else ""
    return " · ".join(part for part in (first, spoken_case(decision.body or ""), when) if part)


def _spoken(row: AgendaNode) -> str:
    if row.attachment is not None:
        where = page_words(row.pages) or (_("opens in a program of its own") if row.file else "")
        return " · ".join(part for part in (_("Attachment"), row.title, where) if part)
    if not row.is_item:
        return row.title
    parts = [_("Item {number}").format(number=row.number) if row.number else "", row.title]
    if row.outcome:
        parts.append(outcome_name(row.outcome))
    if row.closed:
        parts.append(_("closed"))
    if row.corrected:
        parts.append(_("corrected by you"))
    if row.annotated:
        parts.append(_("annotated"))
    if row.waiting:
        words = ngettext(
            "{count} annotation waits to be placed", "{count} annotations wait to be placed", row.waiting
        )
        parts.append(words.format(count=row.waiting))
    if row.unread:
        parts.append(_("unread"))
    if row.reviewed is not None:
        parts.append(_("review: {state}").format(state=_standing(row.reviewed)))
    if row.errors:
        parts.append(
            ngettext("{count} error found", "{count} errors found", row.errors).format(count=row.errors)
        )
    parts += row.doubts
    return " · ".join(part for part in parts if part)


def _standing(standing: ItemStanding) -> str:
    words = standing.state.word[:1].lower() + standing.state.word[1:]
    return _("{state}, changed since").format(state=words) if standing.has_changed else words
