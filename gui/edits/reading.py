"""Marking items as read and unread, as edits that can be undone.

What the program marks by itself, as the reader reads on, is no edit: it goes straight to the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.annotations import ItemKey, MeetingId
from core.library import Changes, Library
from core.library.opening import now
from core.library.reader.seen import mark_meetings, mark_seen, take_back_marks
from gui.edits.queued import push
from gui.session import Session

FEW = 20
"""So many meetings are marked at once; more are marked in short transactions, between which what else the
reader does goes first."""


def mark(
    session: Session,
    text: str,
    meetings: Sequence[MeetingId],
    seen: bool,
    items: Iterable[ItemKey] | None = None,
    version: int | None = None,
) -> None:
    """Mark `items` of the only one of `meetings`, of `version` where that is given, or all items of them, as
    one edit named `text`."""
    if not meetings:
        return
    them, chosen = tuple(meetings), None if items is None else tuple(items)
    author, moment, are_many = session.settings.author_name(), now(), len(meetings) > FEW
    between = session.background.run_urgent_writes if are_many else lambda: None

    def forth(library: Library) -> Changes:
        if chosen is not None:
            return mark_seen(library, them[0], chosen, seen, author, moment, version)
        return mark_meetings(library, them, seen, author, moment, between)

    def back(library: Library) -> Changes:
        return take_back_marks(library, them, moment, between)

    push(session, text, forth, back, long=are_many)
