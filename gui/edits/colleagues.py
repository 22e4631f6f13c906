"""Colours of colleagues and whether theirs are shown, and what waits for its meeting, as edits that can be
undone."""

from __future__ import annotations

from core.annotations import Colour
from core.language import _, ngettext
from core.library import Changes, Library
from core.library.colleagues.authors import set_colleague
from core.library.colleagues.waiting import Waiting, no_longer_waiting, wait_again
from core.library.opening import now
from core.web_annotation import GivenAnnotation
from gui.edits.queued import push
from gui.session import Session


def colour_author(session: Session, author: str, colour: Colour | None) -> None:
    """Show what `author` wrote in `colour`, or with None each in its own."""
    if colour is not session.whose.given_colour(author):
        name = _("Colour of what {author} wrote").format(author=author)
        _set(session, name, author, colour, hidden=author in session.whose.hidden)


def show_author(session: Session, author: str, shown: bool) -> None:
    """Show what `author` wrote, or hide it: it stays in the library."""
    if shown is (author in session.whose.hidden):
        name = _("Show what {author} wrote") if shown else _("Hide what {author} wrote")
        colour = session.whose.given_colour(author)
        _set(session, name.format(author=author), author, colour, hidden=not shown)


def _set(session: Session, name: str, author: str, colour: Colour | None, *, hidden: bool) -> None:
    before, was_hidden = session.whose.given_colour(author), author in session.whose.hidden
    push(
        session,
        name,
        lambda library: set_colleague(library, author, colour, hidden=hidden),
        lambda library: set_colleague(library, author, before, hidden=was_hidden),
    )


def forget_waiting(session: Session, which: Waiting) -> None:
    """Forget what of one author waits for one meeting."""
    between = session.background.run_urgent_writes
    forgotten: list[GivenAnnotation] = []  # filled and read on the writing thread

    def forth(library: Library) -> Changes:
        forgotten[:] = no_longer_waiting(library, which, between)
        return Changes(colleagues=True)

    def back(library: Library) -> Changes:
        wait_again(library, forgotten, now(), between)
        return Changes(colleagues=True)

    count = which.annotations
    name = ngettext("Forget {count} annotation that waits", "Forget {count} annotations that wait", count)
    push(session, name.format(count=count), forth, back, long=True)
