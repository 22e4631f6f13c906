"""Another version of a draft comes into view while it is reviewed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from core.review.finding import Severity
from core.review_states import ItemState
from gui.models.agenda import Agenda
from gui.review.brought import BroughtLine
from gui.review.checklist import Checklist
from tests.gui.review.conftest import Watched, finding
from tests.gui.review.word_drafts import ITEMS

WORN = "Kajen er slidt"
FEWER = (("Renovering af havnen", ("Kajen er nedslidt.",), "Godkendt."),)


def test_findings_of_the_version_before_are_not_shown_in_the_one_in_view(draft: Watched) -> None:
    window, reviewing, review = draft.window, draft.reviewing, draft.reviewing.review
    last = len(window.current.items) - 1
    reviewing.find(
        [finding(window, WORN, Severity.ERROR), finding(window, "", item=last, message="The last is wrong.")]
    )
    review.work.ask_again()
    draft.wait(lambda: len(reviewing.listed) == 2 and window.source.document.findings.all)
    assert review.choose(review.all_rows[0].key)

    draft.reviewing.work.holds = True
    draft.save(FEWER)
    draft.wait(lambda: "nedslidt" in draft.text)
    reviewing.settle()
    assert len(window.current.items) <= last
    assert len(reviewing.listed) == 2  # still known, until the checks have looked through what is new
    assert window.source.document.findings.all == ()
    assert window.source.document.finding is None
    rows = range(len(window.current.items))
    assert [window.agenda.model.at(row).data(Agenda.NODE).errors for row in rows] == [0] * len(rows)
    before = window.current.item
    for _each in range(3):  # they are walked, and lead nowhere
        window.actions_["next_finding"].trigger()
    assert window.current.item == before

    reviewing.find([finding(window, "Kajen er nedslidt", message="Still wrong.")])
    draft.reviewing.work.holds = False
    draft.wait(lambda: reviewing.listed == ["Still wrong."])
    draft.wait(lambda: len(window.source.document.findings.all) == 1)


def brought(draft: Watched) -> str:
    part = next(each for each in draft.reviewing.review.parts if isinstance(each, BroughtLine))
    return part.line.words.text() if part.line.isVisible() else ""


def test_a_version_tells_what_it_settled_and_brought_and_what_is_to_be_looked_at_anew(draft: Watched) -> None:
    window, reviewing, review = draft.window, draft.reviewing, draft.reviewing.review
    misspelt = replace(finding(window, "Skuret"), check="spelling", key="spelling")
    reviewing.find([finding(window, WORN, key="worn"), finding(window, "Intet", key="none")])
    review.work.ask_again()
    draft.wait(lambda: len(reviewing.listed) == 2)
    review.work._take_more((misspelt,))
    draft.wait(lambda: len(reviewing.listed) == 3)
    assert brought(draft) == ""
    window.walking.go_to(window.current.items[1].heading)
    window.actions_["item_needs_change"].trigger()
    head = review.panel.head
    draft.wait(lambda: head.progress.text().startswith("1 of "))
    assert not head.changed.isVisible()

    reviewing.find([finding(window, "", key="new", item=0), finding(window, "", key="none", item=0)])
    draft.save((ITEMS[0], ("Renovering af havnen", ("Kajen er nedslidt.",), "Godkendt."), *ITEMS[2:]))
    draft.wait(lambda: brought(draft))
    assert brought(draft) == "Since the version before: 1 finding settled by itself, 1 new finding."
    draft.wait(lambda: "read again" in draft.told)
    assert "1 finding settled" in draft.told  # what is not spelt yet did not settle
    assert "1 new finding" in draft.told
    draft.wait(head.changed.isVisible)
    assert head.changed.text() == "1 item changed: look anew"
    window.walking.go_to(window.current.items[1].heading)
    assert head.state.text().endswith("Needs a change · changed since")
    window.resize(1280, 1000)
    draft.wait(lambda: head.changed.text() == "1 item was changed after it was looked at: look at it anew.")

    part = next(each for each in review.parts if isinstance(each, BroughtLine))
    part.line.close_button.click()
    review.work.ask_again()
    draft.wait(lambda: not review.work.is_looking)
    reviewing.settle()
    assert brought(draft) == ""


def test_with_all_there_is_to_say_the_list_keeps_rows_and_the_card_its_advice(draft: Watched) -> None:
    window, reviewing, review = draft.window, draft.reviewing, draft.reviewing.review
    panel, lines = review.panel, next(each for each in review.parts if isinstance(each, Checklist)).lines
    window.resize(1280, 800)
    reviewing.find([finding(window, WORN, key="worn")])
    review.work.ask_again()
    draft.wait(lambda: len(reviewing.listed) == 1)
    window.walking.go_to(window.current.items[1].heading)
    window.actions_["item_needs_change"].trigger()
    draft.wait(lambda: panel.head.progress.text().startswith("1 of "))
    long = "Her står noget, der fylder mange linjer i kortet. " * 12
    reviewing.find([finding(window, "", key=f"new {each}", item=1, message=long) for each in range(9)])
    draft.save((ITEMS[0], ("Renovering af havnen", ("Kajen er nedslidt.",), "Godkendt."), *ITEMS[2:]))
    draft.wait(lambda: brought(draft) and panel.head.changed.isVisible())
    window.actions_["next_finding"].trigger()
    review.work.checklist = ("Bilagene er med", "De lukkede punkter er taget ud", "Formanden har læst det")
    review.work.changed.emit()
    draft.wait(lines.isVisible)
    window.actions_["checklist"].trigger()
    row = panel.list.row_height
    draft.wait(lambda: lines.boxes[0].isVisible() and panel.list.height() >= 3.5 * row)
    shown = [each for each in panel.card.findChildren(QLabel) if not each.visibleRegion().isEmpty()]
    assert any("Put it right." in each.text() for each in shown)


def test_an_item_with_an_error_may_be_fine_and_that_is_said(draft: Watched) -> None:
    window, reviewing = draft.window, draft.reviewing
    reviewing.find([finding(window, WORN, Severity.ERROR)])
    reviewing.review.work.ask_again()
    draft.wait(lambda: len(reviewing.listed) == 1)
    reviewing.settle()
    window.walking.go_to(window.current.items[1].heading)
    window.actions_["item_fine"].trigger()
    assert draft.told == "The item is marked as fine, and 1 error in it is still open."
    draft.wait(lambda: reviewing.review.reviewed.standing[1].state is ItemState.FINE)
    window.walking.go_to(window.current.items[2].heading)
    window.status.show_notice("")
    window.actions_["item_fine"].trigger()
    assert draft.told == ""
