"""What is said of a change: in the list, to a screen reader, and as text that is copied; and of a comparison
that failed.
"""

from __future__ import annotations

from core.comparing_requests import Side
from core.errors import UserFacingError
from core.language import _
from core.minutes import Meeting
from core.versions.changes.change import Change, ChangeKind
from core.versions.changes.change_words import (
    item_numbers,
    item_title,
    items_of,
    kind_word,
    outside_word,
    went_word,
    where_word,
)


def told(change: Change, went: str = "") -> str:
    """A change in one line, both wordings whole: "Changed, Decision. Before: … Now: …"; `went` says from
    which item it came."""
    what = ", ".join(filter(None, (kind_word(change.kind), where_word(change), went)))
    return f"{what}. {wordings(change)}"


def wordings(change: Change) -> str:
    """What it was and what it is; one of them where the other is not, or says the same."""
    if not change.old or not change.new or change.kind is ChangeKind.MOVED:
        return change.new or change.old
    return _("Before: {old} Now: {new}").format(old=ended(change.old), new=change.new)


def as_text(change: Change, old: Meeting, new: Meeting) -> str:
    """A change as it is pasted elsewhere: the item, what it is, both wordings."""
    of_old, of_new = items_of(change, old, new)
    item = of_new or of_old
    lines = [outside_word(change)]
    if item is not None:
        lines = [f"{item_numbers(of_old, of_new)}: {item_title(item)}"]
    went = went_word(change, old, new)
    lines.append(", ".join(filter(None, (kind_word(change.kind), where_word(change), went))))
    if change.old and change.kind is not ChangeKind.MOVED:
        lines.append(_("Before: {words}").format(words=change.old))
    if change.new:
        lines.append(_("Now: {words}").format(words=change.new))
    return "\n".join(lines)


def ended(words: str) -> str:
    """`words` with a full stop, where they have no mark at their end."""
    return words if words[-1:] in ".!?:;" else f"{words}."


def failure_words(error: UserFacingError, side: Side | None) -> str:
    """What failed, with the name of the file where it was one."""
    if side is None or side.path is None or side.path.name in error.what:
        return error.what
    return _("{name}: {failure}").format(name=side.path.name, failure=error.what)
