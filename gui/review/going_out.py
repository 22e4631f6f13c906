"""The review as a file: a report, the Word draft with comments, the PDF with comments."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.errors import UserFacingError
from core.language import _, ngettext
from gui.asked_process import AskedProcess
from gui.processes import Ended, ReadingProcess
from gui.review.draft_file import folder_of
from gui.review.parts import review_first

if TYPE_CHECKING:
    from core.exports.review.forms import ReviewForm
    from core.reading_process import Started
    from core.review_requests import Written
    from gui.review.out_dialog import OutWanted
    from gui.review.review import Review


class GoingOut(QObject):
    """Works for one review. What is written is written by a process of its own, which is let go then."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self._numbers = itertools.count(1)
        self._number = 0  # of the question that is open; 0 for none
        self._asked = AskedProcess(_start, lambda _answer: None, self)
        self._asked.came.connect(self._take)
        self._asked.failed.connect(self._lose)
        self._folder: Path | None = None  # that is written to
        review.around.window.closed.connect(self._end)  # type: ignore[attr-defined]
        for signal in (review.turned, review.current.shown):
            signal.connect(self._allow)
        self._allow()

    @property
    def is_busy(self) -> bool:
        """Whether something is being written."""
        return self._number > 0

    def commands(self) -> dict[str, Callable[[], object]]:
        """Write the report, or the draft with comments."""
        return {
            "review_report": self._report,
            "commented_docx": self._word,
            "annotated_pdf": self._pdf,
        }

    def ask(self, forms: Sequence[ReviewForm]) -> None:
        """Ask for what is wanted, and write it."""
        from gui.review.out_dialog import OutDialog  # loaded when first shown, not by every start

        around, loaded = self._review.around, self._review.current.loaded
        if loaded is None:
            return
        if self.is_busy:
            around.status.show_notice(_("The review is being written already."))
            return
        dialog = OutDialog(around.window, around.session, loaded, tuple(forms))
        dialog.wanted.connect(partial(self.write, loaded.id, loaded.version))
        version = loaded.version
        around.session.background.aside(lambda library: folder_of(library, version), dialog.begin_in)
        dialog.open()

    def write(self, meeting: str, version: int, wanted: OutWanted) -> None:
        """Write the review of a version, once all that was said so far is in the library."""
        from core.annotations import MeetingId
        from core.review.spelling.wish import SpellingWish
        from core.review_requests import ReviewOutRequest

        around = self._review.around
        self._number, self._folder = next(self._numbers), wanted.path.parent
        around.session.begin_file()
        request = ReviewOutRequest(
            self._number,
            around.session.library,
            MeetingId(meeting),
            version,
            wanted.form,
            wanted.path,
            spelling=SpellingWish(around.session.settings.dictionary),
            closed_items=wanted.closed_items,
            personal=wanted.personal,
            only_by=around.session.whose.own_names if wanted.only_my_comments else None,
        )
        around.status.show_notice(_("{name} is being written …").format(name=wanted.path.name))
        self._asked.warm_up()
        around.session.background.write(lambda _library: None, lambda _none: self._asked.ask(request))

    def _report(self) -> None:
        from core.exports.review.forms import ReviewForm

        self.ask((ReviewForm.REPORT_PDF, ReviewForm.REPORT_DOCX, ReviewForm.REPORT_HTML))

    def _word(self) -> None:
        from core.exports.review.forms import ReviewForm

        self._ask_draft(ReviewForm.COMMENTED_DOCX, _no_word())

    def _pdf(self) -> None:
        from core.exports.review.forms import ReviewForm

        self._ask_draft(ReviewForm.ANNOTATED_PDF, _no_pdf())

    def _ask_draft(self, form: ReviewForm, refused: str) -> None:
        loaded = self._review.current.loaded
        if loaded is not None and not form.can_be_of(loaded.format):
            self._review.around.status.show_notice(refused.format(name=loaded.name))
        else:
            self.ask((form,))

    # What comes

    def _take(self, process: ReadingProcess, answer: object, _made: object) -> None:
        from core.review_requests import Failed, Written

        if process is not self._asked.process:
            return
        if isinstance(answer, Ended):
            self._lose()
        elif getattr(answer, "number", 0) == self._number:
            if isinstance(answer, Written):
                self._end()
                self._review.around.status.show_notice(written_words(answer))
            elif isinstance(answer, Failed):
                self._fail(answer.error)

    def _lose(self) -> None:
        if self.is_busy:
            self._fail(
                UserFacingError(
                    _("The review could not be written: the process that does it ended."),
                    _("Draft and review are unchanged. Try once more."),
                )
            )

    def _fail(self, error: UserFacingError) -> None:
        self._end()
        self._review.around.status.show_notice("")
        self._review.around.session.failed.emit(error)

    def _end(self) -> None:
        """Let the process go; what it left half written goes with it."""
        from core.export_requests import Leave
        from core.hidden_folder import clear_left_over

        if self.is_busy:
            self._review.around.session.end_file()
        folder, self._number, self._folder = self._folder, 0, None
        process = self._asked.part(Leave()) if self._asked.is_there else None
        if process is not None:
            process.leave(lambda: None if folder is None else clear_left_over(folder))

    def _allow(self) -> None:
        loaded = self._review.current.loaded if self._review.is_on else None
        allowed, none = self._review.allowed, review_first()
        allowed["review_report"].setEnabled(loaded is not None, none)
        for command, format, refused in (
            ("commented_docx", "docx", _no_word()),  # no other can come back so
            ("annotated_pdf", "pdf", _no_pdf()),
        ):
            is_so = loaded is not None and loaded.format == format
            allowed[command].setEnabled(is_so, none if loaded is None else refused.format(name=loaded.name))


def _no_word() -> str:
    return _("{name} is no Word document (DOCX). Take the review report, or review the draft in Word.")


def _no_pdf() -> str:
    return _("{name} is no PDF. Take the review report, or review the draft as a PDF.")


def _start(language: str) -> Started:
    from core.review_process import start_reviewing  # with the checks, which no start needs

    return start_reviewing(language)


def written_words(written: Written) -> str:
    """What was written, and what is not in it: "Saved as udkast.docx · 3 findings · 2 comments"."""
    parts = [_("Saved as {name}").format(name=written.path.name)]
    for count, words in (
        (written.findings, ngettext("{count} finding", "{count} findings", written.findings)),
        (written.comments, ngettext("{count} comment", "{count} comments", written.comments)),
    ):
        if count:
            parts.append(words.format(count=count))
    if written.masked:
        words = ngettext(
            "{count} piece of personal data masked", "{count} pieces of personal data masked", written.masked
        )
        parts.append(words.format(count=written.masked))
    return " · ".join([*parts, *(each.rstrip(".") for each in written.notices)])
