"""Linking items to cases and refusing suggestions, as edits that can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from core.language import _
from core.library.case_trails.case_links import CaseLink, LinkKind, change_links
from core.wording import shortened
from gui.edits.queued import push
from gui.session import Session


def link(session: Session, links: Sequence[CaseLink]) -> None:
    """Have items belong to a case, or not belong to it, as one edit."""
    if links:
        words = shortened(links[0].item.title or links[0].case_number)
        name = (
            _("Link “{item}” to a case") if links[0].kind is LinkKind.LINKED else _("Not the same: “{item}”")
        )
        _change(session, name.format(item=words), links, ())


def unlink(session: Session, made: CaseLink) -> None:
    """Take a link, or a refusal, away."""
    name = _("Unlink “{item}”") if made.kind is LinkKind.LINKED else _("Suggest “{item}” again")
    words = shortened(made.item.title or made.case_number)
    _change(session, name.format(item=words), (), [made])


def _change(session: Session, text: str, made: Sequence[CaseLink], gone: Sequence[CaseLink]) -> None:
    new, old = tuple(made), tuple(gone)
    new_ids, old_ids = [each.id for each in new], [each.id for each in old]
    push(
        session,
        text,
        lambda library: change_links(library, new, old_ids),
        lambda library: change_links(library, old, new_ids),
    )
