"""The cards of annotations as a list: fetched as it is scrolled, changed by precise signals."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.annotations import About, Annotation, AnnotationKind
from core.language import _, long_date, ngettext
from core.wording import follow_up_words
from gui.models.annotation_cards import Card, MeetingHead, OnTheWay
from gui.models.tree import Index

CHUNK = 200
"""Rows fetched at a time: their heights take 3 ms."""


class Heading:
    """The row above the cards whose place was not found, or above those that were left as they are."""


LOST, LEFT = Heading(), Heading()
Row = Card | Heading


class Annotations(QAbstractListModel):
    """Cards in order, and at the end those without a place below a heading, then those that were left below
    another. `CARD` gives the Card, None for a heading; the display text is what a screen reader says."""

    CARD = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Row] = []  # everything there is
        self.rows: list[Row] = []  # what the views know of
        self.own_names: Collection[str] = ()  # on annotations that are told of without a name
        self._changing = False  # views look for more with every signal: not in the midst of a change

    def show(self, cards: Sequence[Card]) -> None:
        """Hold `cards`, those without a place at the end: what is gone is removed, what is new inserted."""
        self._all = _with_heading(cards)
        self._changing = True
        self._bring_to(self._all[: self._wanted_length()])
        self._changing = False

    def show_others(self, cards: Sequence[Card]) -> None:
        """Hold `cards` as another list, as another filter gives it."""
        self.beginResetModel()
        self._all = _with_heading(cards)
        self.rows = self._all[:CHUNK]
        self.endResetModel()

    def row_of(self, card: Card) -> int | None:
        """Where the card with the same key stands among the rows fetched; None where it does not."""
        return next((i for i, row in enumerate(self.rows) if _key(row) == card.key), None)

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        return not parent.isValid() and not self._changing and len(self.rows) < len(self._all)

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008
        if not self.canFetchMore(parent):
            return
        more = self._all[len(self.rows) : len(self.rows) + CHUNK]
        self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(more) - 1)
        self.rows.extend(more)
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return enabled | Qt.ItemFlag.ItemIsSelectable if isinstance(self.rows[index.row()], Card) else enabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        card = row if isinstance(row, Card) else None
        if role == self.CARD:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row, self.own_names) if isinstance(row, Card) else heading_words(row)
        if role == Qt.ItemDataRole.ToolTipRole and card is not None:
            words = escape(spoken(card, self.own_names))  # as it is, whatever marks stand in it
            return f"<span>{words}</span>"  # wrapped
        return None

    def _wanted_length(self) -> int:
        """How many rows the views shall know of: no fewer than before, and the last one that they know,
        unless it is far away now."""
        known = {_key(row) for row in self.rows}
        last = next((i for i in reversed(range(len(self._all))) if _key(self._all[i]) in known), -1)
        near = min(last + 1, 2 * len(self.rows) + CHUNK)
        return max(near, min(len(self.rows), len(self._all)), CHUNK)

    def _bring_to(self, wanted: list[Row]) -> None:
        """Have `rows` be `wanted`, run by run."""
        keys = {_key(row) for row in wanted}
        end = len(self.rows)
        while end > 0:
            first = end
            while first > 0 and _key(self.rows[first - 1]) not in keys:
                first -= 1
            if first < end:
                self.beginRemoveRows(QModelIndex(), first, end - 1)
                del self.rows[first:end]
                self.endRemoveRows()
            end = first - 1
        there = {_key(row) for row in self.rows}
        position = 0
        while position < len(wanted):
            key = _key(wanted[position])
            if key not in there:
                end = position
                while end < len(wanted) and _key(wanted[end]) not in there:
                    end += 1
                self.beginInsertRows(QModelIndex(), position, end - 1)
                self.rows[position:position] = wanted[position:end]
                self.endInsertRows()
                position = end
                continue
            if _key(self.rows[position]) != key:
                self._move(key, position)
            if self.rows[position] != wanted[position]:
                self.rows[position] = wanted[position]
                self.dataChanged.emit(self.index(position), self.index(position))
            position += 1

    def _move(self, key: object, to: int) -> None:
        """Bring the row of `key`, which stands further down, up to `to`."""
        source = next(i for i in range(to, len(self.rows)) if _key(self.rows[i]) == key)
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), to)
        self.rows.insert(to, self.rows.pop(source))
        self.endMoveRows()


def heading_words(heading: Heading) -> str:
    """What a heading says of the annotations below it."""
    return _("Left as they are") if heading is LEFT else _("Place not found in this version")


def kind_word(kind: AnnotationKind) -> str:
    """What a kind of annotation is called."""
    names = {
        AnnotationKind.NOTE: _("Note"),
        AnnotationKind.TAG: _("Tag"),
        AnnotationKind.HIGHLIGHT: _("Highlight"),
        AnnotationKind.UNDERLINE: _("Underline"),
        AnnotationKind.AREA: _("Area"),
        AnnotationKind.FOLLOW_UP: _("Follow-up"),
        AnnotationKind.COMMENT: _("Comment"),
    }
    return names[kind]


def card_words(card: Card) -> str:
    """What the card is, where no words of the document say so: "Area on page 4", "Note on the decision"."""
    if card.kind is AnnotationKind.AREA and card.page is not None:
        return _("Area on page {page}").format(page=card.page + 1)
    if card.kind is AnnotationKind.NOTE and card.about is About.DECISION:
        return _("Note on the decision")
    return kind_word(card.kind)


def item_words(card: Card) -> str:
    """What a card belongs to: "2 Budgetopfølgning", or the decision on it."""
    parts = [part for part in (card.item.number, card.item.title) if part]
    item = "  ".join(parts) if parts else _("Before the first item")
    return _("Decision on {item}").format(item=item) if card.about is About.DECISION else item


def meeting_words(card: Card) -> str:
    """The meeting that a card belongs to: body and date."""
    return head_words(card.head)


def head_words(head: MeetingHead) -> str:
    """A meeting in one line: body and date."""
    parts = [head.body or _("Unknown body")]
    if head.date is not None:
        parts.append(long_date(head.date))
    elif head.name:
        parts.append(head.name)
    return " · ".join(parts)


def on_the_way_words(way: OnTheWay) -> str:
    """What became of a card on the way to the version in view; empty where there is nothing to say."""
    if way.waits and way.places:
        words = ngettext(
            "Waits to be placed: {count} place may be meant.",
            "Waits to be placed: {count} places may be meant.",
            way.places,
        )
        return words.format(count=way.places)
    if way.waits:
        return _("Waits to be placed.")
    if way.left:
        return _("Left as it is: its words are of another version.")
    if way.by_hand and way.old_words:
        return _("Placed by you. It was on: “{words}”").format(words=way.old_words)
    if way.by_hand:
        return _("Placed by you.")
    if way.old_words:
        return _("The text was changed. It was: “{words}”").format(words=way.old_words)
    return ""


def count_words(shown: int, there: int) -> str:
    """How many annotations are shown: "42 annotations", "7 of 42 annotations"."""
    if shown == there:
        return ngettext("{count} annotation", "{count} annotations", there).format(count=there)
    words = ngettext("{shown} of {count} annotation", "{shown} of {count} annotations", there)
    return words.format(shown=shown, count=there)


def authors_words(card: Card, own_names: Collection[str]) -> str:
    """Whose a card is: its authors, the reader as "me"; empty where all of it is the reader's, or where
    nobody says who that is."""
    if not own_names or all(each.author in own_names for each in card.annotations):
        return ""
    names = (
        _("me") if each.author in own_names else each.author or _("Unknown") for each in card.annotations
    )
    return ", ".join(dict.fromkeys(names))


def spoken(card: Card, own_names: Collection[str] = ()) -> str:
    """The whole card in words; `own_names` are those of the reader, whose annotations are told of without a
    name."""
    parts = [card_words(card)]
    if whose := authors_words(card, own_names):
        parts.append(_("By {author}").format(author=whose))
    if card.quote:
        parts.append(_("“{words}”").format(words=card.quote))
    parts += filter(None, [on_the_way_words(card.on_the_way)])
    parts += [note.text for note in card.of_kind(AnnotationKind.NOTE)]
    for follow_up in card.of_kind(AnnotationKind.FOLLOW_UP):
        parts.append(follow_up_line(follow_up))
    if tags := [tag.text for tag in card.of_kind(AnnotationKind.TAG)]:
        parts.append(_("Tags: {names}").format(names=", ".join(tags)))
    parts += [item_words(card), meeting_words(card)]
    return ". ".join(parts)


def follow_up_line(annotation: Annotation) -> str:
    """A follow-up in one line: what, who, by when, and when it was done."""
    parts = [annotation.text, *follow_up_words(annotation.follow_up)]
    return " · ".join(part for part in parts if part)


def _key(row: Row) -> object:
    return row.key if isinstance(row, Card) else row


def _with_heading(cards: Sequence[Card]) -> list[Row]:
    found: list[Row] = [card for card in cards if not card.part]
    for part, heading in ((1, LOST), (2, LEFT)):
        below = [card for card in cards if card.part == part]
        found += [heading, *below] if below else []
    return found
