"""The menu of whose annotations are shown: mine, each colleague's, in which colour, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QMenu

from core.annotations import Colour
from core.language import _
from core.library.colleagues.authors import Colleague
from gui.annotations.tag_colours import TagColours
from gui.edits.colleagues import colour_author, show_author
from gui.models.annotation_filter import AnnotationFilter
from gui.panels.author_sign import author_icon
from gui.panels.colour_sign import colour_sign
from gui.session import Session
from gui.theme import Theme


def fill_whose(
    menu: QMenu,
    session: Session,
    theme: Theme,
    colours: TagColours,
    chosen: AnnotationFilter,
    choose: Callable[[AnnotationFilter], object],
) -> None:
    """Put into `menu` whose annotations can be listed alone, and a menu for each colleague."""
    mine = session.whose.own_names
    for text, authors in ((_("Everybody’s"), frozenset[str]()), (_("Mine"), mine)):
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(chosen.authors == authors)
        action.triggered.connect(partial(_choose, choose, replace(chosen, authors=authors)))
    menu.addSeparator()
    for each in session.whose.others:
        _fill_one(menu, each, session, theme, colours, chosen, choose)
    if session.whose.other_names:
        menu.addSeparator()
    for name in session.whose.other_names:
        own = menu.addMenu(_("{author} (me)").format(author=name).replace("&", "&&"))
        own.addAction(_("This is not me")).triggered.connect(partial(_call_mine, session, name, False))


def _fill_one(
    menu: QMenu,
    colleague: Colleague,
    session: Session,
    theme: Theme,
    colours: TagColours,
    chosen: AnnotationFilter,
    choose: Callable[[AnnotationFilter], object],
) -> None:
    whose, author = session.whose, colleague.author
    hidden = author in whose.hidden
    words = _("{author} (hidden)") if hidden else _("{author} ({count})")
    own = menu.addMenu(words.format(author=author, count=colleague.annotations).replace("&", "&&"))
    by = whose.by(author)
    if by is not None:
        own.setIcon(author_icon(by, theme.colours))
    shown = own.addAction(_("Show"))
    shown.setCheckable(True)
    shown.setChecked(not hidden)
    shown.triggered.connect(partial(_show, session, author))
    only = own.addAction(_("List these alone"))
    only.setCheckable(True)
    only.setChecked(chosen.authors == {author})
    only.setEnabled(not hidden)
    only.triggered.connect(partial(_choose, choose, replace(chosen, authors=frozenset({author}))))
    own.addSeparator()
    given = whose.given_colour(author)
    plain = own.addAction(_("In the marks’ own colours"))
    plain.setCheckable(True)
    plain.setChecked(given is None)
    plain.triggered.connect(partial(_colour, session, author, None))
    for number, colour in enumerate(Colour):
        action = own.addAction(_("All in {colour}").format(colour=colours.names[colour]).replace("&", "&&"))
        action.setIcon(colour_sign(theme.colours.strokes[number]))
        action.setCheckable(True)
        action.setChecked(given is colour)
        action.triggered.connect(partial(_colour, session, author, colour))
    own.addSeparator()
    own.addAction(_("This is me")).triggered.connect(partial(_call_mine, session, author, True))


def _choose(
    choose: Callable[[AnnotationFilter], object], wanted: AnnotationFilter, _checked: bool = False
) -> None:
    choose(wanted)


def _call_mine(session: Session, author: str, mine: bool, _checked: bool = False) -> None:
    """What `author` wrote counts as the reader's own from now on, and is shown; or as a colleague's again."""
    if mine:
        show_author(session, author, True)
    session.whose.call_mine(author, mine)


def _show(session: Session, author: str, checked: bool) -> None:
    show_author(session, author, checked)


def _colour(session: Session, author: str, colour: Colour | None, _checked: bool = False) -> None:
    colour_author(session, author, colour)
