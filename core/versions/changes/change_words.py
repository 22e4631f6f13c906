"""What is said of a change: of which sort it is, where it stands, which item it is in."""

from __future__ import annotations

from core.language import _
from core.minutes import AgendaItem, Meeting
from core.versions.changes.change import Change, ChangeKind, Part, Show
from core.versions.changes.recommendation import Followed
from core.wording import in_sentence_case, role_name


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
        Show.ADDED: _("Added by the meeting"),
        Show.AGAINST: _("Recommendation and decision"),
    }[show]


def followed_word(followed: Followed) -> str:
    """What a decision made of its recommendation."""
    return {
        Followed.FOLLOWED: _("Followed"),
        Followed.AMENDED: _("Followed with changes"),
        Followed.NOT_FOLLOWED: _("Not followed"),
        Followed.UNTOLD: _("Not told whether followed"),
    }[followed]


def where_word(change: Change) -> str:
    """In which part of its item it is, by the document's own heading where it has one; empty for the item
    itself and for the head."""
    if change.part is Part.ATTACHMENT:
        return _("Attachment")
    return change.label or (role_name(change.role) if change.role is not None else "")


def outside_word(change: Change) -> str:
    """Where a change stands that is in no item."""
    return _("End of the document") if change.part is Part.END else _("Head of the document")


def went_word(change: Change, old: Meeting, new: Meeting) -> str:
    """From which item to which the words went; empty where they stayed in theirs."""
    before, after = items_of(change, old, new)
    if not change.from_other_item or before is None or after is None:
        return ""
    return _("from {old} to {new}").format(old=item_known_as(before), new=item_known_as(after))


def item_known_as(item: AgendaItem) -> str:
    """By what an item is known in a line: its number, else its title."""
    return _("item {number}").format(number=item.number) if item.number else item_title(item)


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


def are_two_meetings(old: Meeting, new: Meeting) -> bool:
    """Whether they are two meetings and not two versions of one: of other days, or other bodies."""
    bodies = {in_sentence_case(each.body or "").casefold() for each in (old, new)}
    days = {each.date for each in (old, new)}
    return any(len(each) == 2 and all(each) for each in (bodies, days))
