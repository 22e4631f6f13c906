"""What is said of a change: in the list, to a screen reader, and as text that is copied."""

from __future__ import annotations

from core.language import _
from core.minutes import AgendaItem, Meeting
from core.versions.change import Change, ChangeKind, Part, Show
from core.wording import role_name


def kind_word(kind: ChangeKind) -> str:
    """What sort of change it is, in a word or two."""
    return {
        ChangeKind.ITEM_ADDED: _("New item"),
        ChangeKind.ITEM_REMOVED: _("Item gone"),
        ChangeKind.ITEM_MOVED: _("Item moved"),
        ChangeKind.ITEM_RETITLED: _("New title"),
        ChangeKind.ITEM_SPLIT: _("Item divided"),
        ChangeKind.ITEM_MERGED: _("Items joined"),
        ChangeKind.ADDED: _("Added"),
        ChangeKind.REMOVED: _("Removed"),
        ChangeKind.CHANGED: _("Changed"),
        ChangeKind.MOVED: _("Moved"),
    }[kind]


def show_word(show: Show) -> str:
    """The name of a filter."""
    return {
        Show.ALL: _("All changes"),
        Show.DECISIONS: _("Decisions"),
        Show.RECOMMENDATIONS: _("Recommendations"),
        Show.FIGURES: _("Numbers and dates"),
    }[show]


def where_word(change: Change) -> str:
    """In which part of its item it is; empty for the item itself and for the head."""
    if change.part is Part.ATTACHMENT:
        return _("Attachment")
    return role_name(change.role) if change.role is not None else ""


def item_title(item: AgendaItem) -> str:
    """What an item is called; without a title, what can be said of it."""
    return item.title or (_("Closed item") if item.closed else _("Item without a title"))


def item_numbers(old: AgendaItem | None, new: AgendaItem | None) -> str:
    """By which number an item is known: "Item 2", or "Item 2, before: item 3"."""
    before = old.number if old is not None else None
    number = new.number if new is not None else before
    if not number:
        return _("Item")
    words = _("Item {number}").format(number=number)
    if new is not None and before and before != number:
        return _("{item}, before: item {number}").format(item=words, number=before)
    return words


def items_of(change: Change, old: Meeting, new: Meeting) -> tuple[AgendaItem | None, AgendaItem | None]:
    """The items a change is in, as both versions have them."""
    of_old = old.items[change.old_item] if change.old_item is not None else None
    return of_old, new.items[change.new_item] if change.new_item is not None else None


def told(change: Change) -> str:
    """A change in one line, both wordings whole: "Changed, Decision. Before: … Now: …"."""
    what = ", ".join(filter(None, (kind_word(change.kind), where_word(change))))
    return f"{what}. {wordings(change)}"


def wordings(change: Change) -> str:
    """What it was and what it is; one of them where the other is not, or says the same."""
    if not change.old or not change.new or change.kind is ChangeKind.MOVED:
        return change.new or change.old
    return _("Before: {old} Now: {new}").format(old=_ended(change.old), new=change.new)


def as_text(change: Change, old: Meeting, new: Meeting) -> str:
    """A change as it is pasted elsewhere: the item, what it is, both wordings."""
    of_old, of_new = items_of(change, old, new)
    item = of_new or of_old
    lines = [_("Head of the document")]
    if item is not None:
        lines = [f"{item_numbers(of_old, of_new)}: {item_title(item)}"]
    lines.append(", ".join(filter(None, (kind_word(change.kind), where_word(change)))))
    if change.old and change.kind is not ChangeKind.MOVED:
        lines.append(_("Before: {words}").format(words=change.old))
    if change.new:
        lines.append(_("Now: {words}").format(words=change.new))
    return "\n".join(lines)


def _ended(words: str) -> str:
    return words if words[-1:] in ".!?:;" else f"{words}."
