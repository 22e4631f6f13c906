"""What else an item says of its decision: votes, amendments, statements, who was not there, and what it
mentions, as quiet lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from core.language import _, ngettext
from core.minutes import AgendaItem, Amendment, Mention, MentionKind, Outcome, Statement
from core.outcome_groups import as_recommended
from core.people_names import in_small_letters
from core.source_text import Span
from core.wording import outcome_name, shortened_sentence, votes_lines
from gui.panels.captions import caption
from gui.panels.link_label import LinkLabel
from gui.theme import Theme

SHORT = 150
"""So many characters of an amendment or a statement show at first."""
FEW = 4
"""So many lines of a group, and so many mentions of a kind, show at first."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one caption; a line is its words, and the places its parts lead to."""

    name: str
    lines: tuple[str, ...] = ()
    mentions: tuple[tuple[str, tuple[Mention, ...]], ...] = ()  # a word for the kind, and those of it


class Remarks(QWidget):
    """The groups of one item. `place_wanted` carries the Span of a mention that was chosen."""

    place_wanted = Signal(object)

    def __init__(self, item: AgendaItem, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups = list(groups(item))
        self._mentions = item.mentions
        self._whole = False
        self._lines: list[tuple[LinkLabel, Group]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for group in self._groups:
            if group.name:
                column.addSpacing(6)
                column.addWidget(caption(group.name))
            line = LinkLabel(theme, selectable=True)
            line.linkActivated.connect(self._go)
            column.addWidget(line)
            self._lines.append((line, group))
        self.more = QToolButton()
        self.more.setObjectName("showAll")
        self.more.setText(_("Show all"))
        self.more.clicked.connect(self.show_all)
        self.more.setVisible(any(_is_long(group) for group in self._groups))
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(self._groups))
        theme.changed.connect(self._show)
        self._show()

    def show_all(self) -> None:
        """Show every line and mention, whole."""
        self._whole = True
        self.more.hide()
        self._show()

    def _show(self) -> None:
        for line, group in self._lines:
            line.setText(self._html(group))

    def _html(self, group: Group) -> str:
        lines = [escape(each if self._whole else shortened_sentence(each, SHORT)) for each in group.lines]
        if not self._whole:
            lines = lines[:FEW]
        for word, mentions in group.mentions:
            shown = mentions if self._whole else mentions[:FEW]
            links = " · ".join(self._link(each) for each in shown)
            lines.append(f"{escape(word)}: {links}{' …' if len(shown) < len(mentions) else ''}")
        return "<br>".join(lines)

    def _link(self, mention: Mention) -> str:
        colour = self._theme.colours.accent
        words = escape(" ".join(mention.text.split())).replace(" ", "&nbsp;")
        if len(mention.text) > 30:
            words = words.replace("&nbsp;", " ")
        start, end = mention.span
        return f'<a href="{start}-{end}" style="color:{colour};text-decoration:none">{words}</a>'

    def _go(self, link: str) -> None:
        start, end = link.split("-")
        self.place_wanted.emit(Span(int(start), int(end)))


def groups(item: AgendaItem) -> Iterator[Group]:
    """What an item states, in the order it is shown; only what there is."""
    if lines := tuple(_recommended(item)):
        yield Group("", lines)
    if item.votes is not None and (lines := tuple(votes_lines(item.votes))):
        yield Group(_("Vote on an amendment") if item.votes.on == "amendment" else _("Vote"), lines)
    if item.amendments:
        name = ngettext("Amendment", "Amendments", len(item.amendments))
        yield Group(name, tuple(map(_amendment, item.amendments)))
    if item.minority:
        yield Group(_("Statements"), tuple(map(_statement, item.minority)))
    if lines := tuple(_not_there(item)):
        yield Group("", lines)
    if mentions := tuple(_by_kind(item.mentions)):
        yield Group(_("Mentioned"), mentions=mentions)


def _recommended(item: AgendaItem) -> Iterator[str]:
    if item.recommended is None:
        return
    decision = item.own_decision
    follows = (
        None if decision is None else as_recommended(decision.follows, decision.effective or decision.outcome)
    )
    if item.recommended is not Outcome.RECOMMENDED:
        words = _("Recommended: {outcome}.").format(outcome=outcome_name(item.recommended).lower())
        if follows is not None:
            fate = _("The decision follows it.") if follows else _("The decision departs from it.")
            words = f"{words} {fate}"
        yield words
    elif follows is not None:  # that something is recommended goes without saying
        yield (
            _("The decision follows the recommendation.")
            if follows
            else _("The decision departs from the recommendation.")
        )


def _amendment(amendment: Amendment) -> str:
    words = amendment.text
    if amendment.by:
        words = _("{who}: {text}").format(who=amendment.by, text=words)
    if amendment.outcome is not None:
        words = _("{fate} – {text}").format(fate=outcome_name(amendment.outcome), text=words)
    return words


def _statement(statement: Statement) -> str:
    kinds = {
        "minority": _("Minority statement"),
        "reservation": _("Reservation"),
        "entry": _("Entry in the minutes"),
    }
    kind = kinds.get(statement.kind, "")
    who = ", ".join(part for part in (kind, statement.who) if part)
    return _("{who}: {text}").format(who=who, text=statement.text) if who else statement.text


def _not_there(item: AgendaItem) -> Iterator[str]:
    for names, text in (
        (item.absent, _("Absent: {names}")),
        (item.not_participating, _("Did not take part: {names}")),
        (item.disqualified, _("Disqualified: {names}")),
    ):
        if names:
            yield text.format(names=", ".join(map(in_small_letters, names)))


def _by_kind(mentions: Iterable[Mention]) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    words = {
        MentionKind.AMOUNT: _("Amounts"),
        MentionKind.DEADLINE: _("Deadlines"),
        MentionKind.DATE: _("Dates"),
        MentionKind.ITEM: _("Items"),
        MentionKind.MEETING: _("Meetings"),
        MentionKind.CASE: _("Cases"),
    }
    mentions = tuple(mentions)
    for kind, word in words.items():
        if of_kind := tuple(each for each in mentions if each.kind is kind):
            yield word, of_kind


def _is_long(group: Group) -> bool:
    return (
        len(group.lines) > FEW
        or any(len(line) > SHORT for line in group.lines)
        or any(len(mentions) > FEW for _word, mentions in group.mentions)
    )
