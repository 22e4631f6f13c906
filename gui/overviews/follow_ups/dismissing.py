"""Suggesting a follow-up no more, as an edit that can be undone."""

from __future__ import annotations

from core.language import _
from core.library.reader.follow_ups import SuggestedRow, dismiss, new_dismissal, take_back_dismissal
from core.wording import shortened
from gui.edits.queued import push
from gui.session import Session


def suggest_no_more(session: Session, row: SuggestedRow) -> None:
    """Dismiss one suggestion."""
    author, made = session.settings.author_name(), new_dismissal()
    push(
        session,
        _("Not follow up “{words}”").format(words=shortened(row.suggestion.quote)),
        lambda library: dismiss(library, made, row, author),
        lambda library: take_back_dismissal(library, made, row.source.meeting),
    )
