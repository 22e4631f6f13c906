"""Linking items to cases and refusing suggestions, as edits that can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QUndoCommand

from core.language import _
from core.library.case_trails.case_links import CaseLink, LinkKind, change_links
from core.wording import shortened
from gui.session import Session


class CaseLinksEdit(QUndoCommand):
    """Links made and links taken away, together."""

    def __init__(
        self, session: Session, text: str, made: Sequence[CaseLink], gone: Sequence[CaseLink] = ()
    ) -> None:
        super().__init__(text)
        self._session = session
        self._made = tuple(made)
        self._gone = tuple(gone)

    def redo(self) -> None:
        self._put(self._made, self._gone)

    def undo(self) -> None:
        self._put(self._gone, self._made)

    def _put(self, made: tuple[CaseLink, ...], gone: tuple[CaseLink, ...]) -> None:
        ids = [each.id for each in gone]
        self._session.do(lambda library: change_links(library, made, ids), self._refused)

    def _refused(self) -> None:
        self.setObsolete(True)


def link(session: Session, links: Sequence[CaseLink]) -> None:
    """Have items belong to a case, or not belong to it, as one edit."""
    if links:
        words = shortened(links[0].item.title or links[0].case_number)
        name = (
            _("Link “{item}” to a case") if links[0].kind is LinkKind.LINKED else _("Not the same: “{item}”")
        )
        session.undo.push(CaseLinksEdit(session, name.format(item=words), links))


def unlink(session: Session, made: CaseLink) -> None:
    """Take a link, or a refusal, away."""
    name = _("Unlink “{item}”") if made.kind is LinkKind.LINKED else _("Suggest “{item}” again")
    words = shortened(made.item.title or made.case_number)
    session.undo.push(CaseLinksEdit(session, name.format(item=words), (), [made]))
