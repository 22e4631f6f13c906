"""What the window shows beside items and decisions: attachments, doubts, comments, votes, mentions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.folders import SUFFIXES
from core.language import set_language
from core.library.lists.overview import SmartList
from core.minutes import (
    AgendaItem,
    Amendment,
    Decision,
    Mention,
    MentionKind,
    Outcome,
    Statement,
    Votes,
)
from core.source_text import Comment, SourceText, Span
from gui.bringing_in import file_kinds
from gui.dialogs import choosing_files
from gui.dialogs.comments import Comments
from gui.panels.decision_card import _by
from gui.panels.remarks import Remarks
from gui.theme import Theme
from gui.window import Window
from tests.gui.conftest import COMMITTEE, ROOT, WAIT_MS, Start

MINUTES = ROOT / "tests" / "minutes"
CARRIED = MINUTES / "munkevig-dagsorden-2021.pdf"
COMMENTED = MINUTES / "brovang-byraad-2007.odt"
EXPORT = MINUTES / "hvidsoe-oekonomi-2013.xml"


def window_with(start: Start, qtbot: QtBot, path: Path) -> Window:
    window = start([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    return window


def choose_attachment(window: Window, item: int, attachment: int) -> None:
    index = window.agenda.filtered.mapFromSource(window.agenda.model.attachment_at(item, attachment))
    assert index.isValid()
    window.agenda.tree.setCurrentIndex(index)


def chosen_title(window: Window) -> str:
    node = window.agenda.chosen()
    return node.title if node is not None else ""


def test_an_attachment_leads_to_its_pages_and_the_pages_to_it(start: Start, qtbot: QtBot) -> None:
    window = window_with(start, qtbot, CARRIED)
    view = window.source.pages
    choose_attachment(window, 1, 0)
    assert window.current.item == 1
    assert view.page_at_eye() == 5
    choose_attachment(window, 2, 2)  # the map: a page that holds hardly any text
    assert view.page_at_eye() == 18
    with qtbot.waitSignal(view.offset_changed, timeout=WAIT_MS):
        view.scroll_to_page(11)
    assert window.current.item == 1
    assert chosen_title(window).startswith("Bilag 3")
    with qtbot.waitSignal(view.offset_changed, timeout=WAIT_MS):
        view.scroll_to_page(3)
    assert (window.current.item, chosen_title(window)) == (1, window.current.items[1].title)


def test_pages_without_text_belong_to_their_attachment(start: Start, qtbot: QtBot) -> None:
    window = window_with(start, qtbot, CARRIED)
    loaded = window.current.loaded
    assert loaded is not None
    end = loaded.meeting.items[1].heading.start  # the last text above the page, as if that held none
    assert window.current.place_at(end, 10) == (1, 1)
    assert window.current.place_at(end, loaded.source.page_of(end)) == (1, None)


def test_a_file_of_the_library_is_opened_by_enter(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = tmp_path / EXPORT.name
    export.write_bytes(EXPORT.read_bytes())
    (tmp_path / "Enclosures").mkdir()
    for number in range(1, 7):
        (tmp_path / "Enclosures" / f"{number}.pdf").write_bytes(b"%PDF-1.4 " + str(number).encode())
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile()) or True
    )
    window = window_with(start, qtbot, export)
    command = window.actions_["open_attachment"]
    assert not command.isEnabled()
    choose_attachment(window, 1, 0)
    assert command.isEnabled()
    window.agenda.tree.setFocus()
    qtbot.keyClick(window.agenda.tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT_MS)
    assert opened[0].endswith("1.pdf")
    command.trigger()
    qtbot.waitUntil(lambda: len(opened) == 2, timeout=WAIT_MS)


def test_what_is_uncertain_is_counted_and_walked(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "uden-numre.txt"
    decided = ("Blå bær og røde bær.", "Godkendt.", "Grønne bær og gule bær.")
    path.write_text(
        "REFERAT Teknikudvalget d. 14-05-2024\n\n"
        + "\n\n".join(
            f"Punkt {number}: Cykelsti nummer {number}\n\nBeslutning\n\n{text}"
            for number, text in enumerate(decided, 1)
        ),
        "utf-8",
    )
    window = window_with(start, qtbot, path)
    assert window.agenda.head.uncertain.isVisible()
    assert window.agenda.head.uncertain.accessibleName() == "2 uncertain places"
    window.actions_["next_uncertain"].trigger()
    assert window.current.item == 0
    assert window.status.notice.text().startswith("Uncertain place 1 of 2: Uncertain: outcome.")
    window.agenda.head.uncertain.linkActivated.emit("#")
    assert window.current.item == 2
    window.actions_["next_uncertain"].trigger()
    assert window.current.item == 0


def test_where_all_is_certain_nothing_is_said(opened: Window) -> None:
    head = opened.agenda.head
    assert not head.uncertain.isVisible()
    assert not head.comments.isVisible()
    opened.actions_["next_uncertain"].trigger()
    assert opened.status.notice.text() == "No uncertain places"


def test_what_was_inferred_about_the_meeting_is_told_to_all(start: Start, qtbot: QtBot) -> None:
    head = window_with(start, qtbot, EXPORT).agenda.head
    assert head.inferred.isVisible()
    assert "Kind of document" in head.inferred.toolTip()
    assert "Kind of document" in head.inferred.accessibleDescription()


def test_comments_lead_to_what_they_are_about(start: Start, qtbot: QtBot) -> None:
    window = window_with(start, qtbot, COMMENTED)
    head = window.agenda.head
    assert head.comments.accessibleName() == "1 comment in the file · 2 tracked changes"
    head.comments.linkActivated.emit("#")
    dialog = window.findChild(Comments)
    assert dialog is not None
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("The text shown has them accepted." in text for text in texts)
    loaded = window.current.loaded
    assert loaded is not None
    about = loaded.source.comments[0].span
    assert about is not None
    assert loaded.source.text[about.start : about.end][:20] in dialog.list.item(0).text()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.current.item == window.current.item_at(about.start)


def test_comments_without_a_place_stay(qtbot: QtBot) -> None:
    source = SourceText("Tekst", (), "docx", 1, comments=(
        Comment("Husk bilaget", None, datetime(2024, 5, 3, tzinfo=UTC), None),
    ))  # fmt: skip
    window = QLabel()
    qtbot.addWidget(window)
    went: list[Span] = []
    dialog = Comments(window, source, went.append)
    dialog.show()
    assert dialog.list.item(0).text() == "3 May 2024\nHusk bilaget"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert went == []
    assert dialog.isVisible()
    dialog.close()


def decided_item() -> AgendaItem:
    text = "Anlægssummen er "
    amounts = tuple(
        Mention(MentionKind.AMOUNT, Span(100 + n, 110 + n), f"{n},5 mio. kr.") for n in range(1, 7)
    )
    return AgendaItem(
        "4",
        "Ny <b>sti</b>",
        False,
        Span(0, 500),
        Span(0, 9),
        decisions=(
            Decision("Forkastet.", Span(40, 49), Outcome.REJECTED, own=True, follows=False),
        ),
        recommended=Outcome.APPROVED,
        votes=Votes(3, 12, against_groups=("A", "C"), for_names=("Ib <Lund>",)),
        amendments=(Amendment("Venstre", text * 20, Outcome.REJECTED),),
        minority=(Statement("Ib Lund", "minority", "Stien er for dyr."),),
        disqualified=("Ea Holm",),
        mentions=(*amounts, Mention(MentionKind.DEADLINE, Span(200, 220), "inden 1. maj 2025")),
    )  # fmt: skip


def words(remarks: Remarks) -> str:
    return "\n".join(label.text() for label in remarks.findChildren(QLabel))


def test_what_else_an_item_says_of_its_decision(qtbot: QtBot, theme: Theme) -> None:
    remarks = Remarks(decided_item(), theme)
    qtbot.addWidget(remarks)
    remarks.show()
    said = words(remarks)
    assert "Recommended: approved. The decision departs from it." in said
    assert "For: 3 (Ib &lt;Lund&gt;)" in said
    assert "Against: 12 (A, C)" in said
    assert "Rejected – Venstre: Anlægssummen er" in said
    assert "Minority statement, Ib Lund: Stien er for dyr." in said
    assert "Disqualified: Ea Holm" in said
    assert "Deadlines: " in said
    assert "5,5&nbsp;mio." not in said  # what is long is folded
    remarks.more.click()
    assert "6,5&nbsp;mio." in words(remarks)
    assert not remarks.more.isVisible()


@pytest.mark.parametrize(("stated", "shown"), [("rejected", "Forkastet"), ("faldt bort", "faldt bort")])
def test_the_result_of_a_vote_is_told_in_the_reader_s_language(
    qtbot: QtBot, theme: Theme, stated: str, shown: str
) -> None:
    set_language("da")
    remarks = Remarks(replace(decided_item(), votes=Votes(3, 12, result=stated)), theme)
    qtbot.addWidget(remarks)
    set_language("en")
    assert f": {shown}".casefold() in words(remarks).casefold()
    assert "rejected" not in words(remarks)


def test_that_something_is_recommended_is_said_once(qtbot: QtBot, theme: Theme) -> None:
    remarks = Remarks(replace(decided_item(), recommended=Outcome.RECOMMENDED), theme)
    qtbot.addWidget(remarks)
    assert "The decision departs from the recommendation." in words(remarks)
    assert words(remarks).lower().count("recommend") == 1


def test_what_was_recommended_is_not_said_of_the_decision_too() -> None:
    decision = Decision(
        "Godkendt.", Span(0, 9), Outcome.APPROVED, own=True, effective=Outcome.NOTED
    )  # fmt: skip
    assert _by(decision, "Byrådet", Outcome.NOTED) == ""
    assert _by(decision, "Byrådet", None) == "what was recommended: noted"


def test_a_mention_leads_to_its_place(qtbot: QtBot, theme: Theme) -> None:
    remarks = Remarks(decided_item(), theme)
    qtbot.addWidget(remarks)
    last = remarks.findChildren(QLabel)[-1]
    with qtbot.waitSignal(remarks.place_wanted) as wanted:
        last.linkActivated.emit("200-220")
    assert wanted.args == [Span(200, 220)]


def test_an_item_that_says_nothing_more_has_no_remarks(qtbot: QtBot, theme: Theme) -> None:
    remarks = Remarks(AgendaItem("1", "Valg", False, Span(0, 9), Span(0, 9)), theme)
    qtbot.addWidget(remarks)
    assert remarks.isHidden()
    assert words(remarks) == ""


def test_the_file_dialog_offers_every_format(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(_window: object, _title: str, kinds: list[str], _folder: str) -> list[Path]:
        asked.extend(kinds)
        return []

    monkeypatch.setattr(choosing_files, "files_to_open", ask)
    start().window.actions_["open_files"].trigger()
    every = asked[0]
    patterns = set(every[every.index("(") + 1 : -1].split())
    assert patterns == {f"*{suffix}" for suffix in (*SUFFIXES, ".xml", ".zip")}
    assert file_kinds()[-1] == "All files (*)"


def test_what_is_brought_in_shows_in_the_tree_of_all_meetings(start: Start, qtbot: QtBot) -> None:
    window = start([]).window
    window.library.show_list(SmartList.DRAFTS, "Drafts")
    window.files.bring_in([COMMITTEE])
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    assert window.library.within is None
    assert window.library.tree.isVisible()
