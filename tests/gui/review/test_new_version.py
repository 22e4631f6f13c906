"""Another version of a draft comes into view while it is reviewed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from core.review.finding import Severity
from gui.models.agenda import Agenda
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
