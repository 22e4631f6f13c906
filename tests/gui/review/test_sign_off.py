"""What the sign-off says is open: not only what was found, but what was not looked at."""

from __future__ import annotations

from core.errors import UserFacingError
from gui.review.sign_off import SigningOff
from tests.gui.review.conftest import Reviewing
from tests.gui.review.test_what_is_done import part


def test_checks_that_did_not_run_are_told_before_one_signs(reviewing: Reviewing) -> None:
    reviewing.open([])
    signing, work = part(reviewing, SigningOff), reviewing.review.work
    before = signing.open_points()
    assert len(before) == 1  # no item was looked at
    assert "items are not looked at" in before[0]

    def new() -> str:
        return " | ".join(each for each in signing.open_points() if each not in before)

    work.lacking = "There is no dictionary."
    work.rules_fault = UserFacingError("Line 3 is wrong.", "Put it right.")
    work.is_spelling = True
    assert new() == (
        "The spelling is still being looked at | "
        "Your rules were not used: there is a mistake in their file | There is no dictionary"
    )
    work.lacking, work.rules_fault, work.is_spelling = None, None, False
    work.error = UserFacingError("The process ended.", "Try again.")
    assert new() == "The checks did not run: The process ended."
