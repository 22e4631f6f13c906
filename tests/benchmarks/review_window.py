"""The review in the window: the longest block of the window's thread, by processor time, while findings come,
are walked through and are dismissed; against a frame of 16 ms.

`.venv/bin/python tests/benchmarks/review_window.py [--runs N] [--pages N] [--file PATH]`

The real window on a virtual screen, with the benchmark document and 200 settled comments with a reply each.
The findings are made here, 3,000 of them all over the text: what the checks take, `review_time.py` tells.
At last 2,000 of them stand on one page, which is painted with and without them, in turns.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from statistics import median

import measuring
from pyvirtualdisplay import Display

from core.annotations import Annotation, AnnotationKind
from core.library import LoadedMeeting, list_meetings, load, open_library
from core.library.reader.annotations import Written, write
from core.library.review import put_review
from core.review.finding import Finding, Group, Severity
from core.review_requests import CheckTold, Reviewed
from core.review_states import Reply, Settled, wording_at
from core.source_text import Span

FRAME_MS = 16.0
FIRST, MANY, PART = 500, 3000, 100
COMMENTS = 200
ON_ONE_PAGE = 2000
REST_S = 0.25
"""So long after something was done the window's thread is listened to."""
CHECK = CheckTold("invented", "Invented", "Check it.", "", by_words=True)


def main() -> None:
    """Print what each thing takes."""
    options = measuring.arguments(__doc__ or "", runs=5)
    with Display(visible=False, size=(1600, 1000)):
        import shown as on_screen

        with on_screen.shown(measuring.document(options)) as there:
            comment(there)
            Measured(there, options.runs).measure()


def comment(there) -> None:  # type: ignore[no-untyped-def]
    """200 comments, each answered and settled, all over the text."""
    from gui.annotations.placing import annotation_on, target_at

    library = open_library(there.window.session.library)
    (meeting,) = list_meetings(library)
    loaded = load(library, meeting.id)
    assert loaded is not None
    made: list[Annotation] = []
    for span in places(loaded, COMMENTS):
        about = target_at(loaded, span)
        made.append(annotation_on(loaded, about, AnnotationKind.COMMENT, "What of this?", "Anna"))
    write(library, [Written(each) for each in made])
    now = datetime.now(UTC)
    for number, (each, span) in enumerate(zip(made, places(loaded, COMMENTS), strict=True)):
        put_review(library, Reply(f"r{number}", each.id, "It is so.", "Bo", now, now))
        wording = wording_at(loaded.source, loaded.meeting, span)
        put_review(library, Settled(f"s{number}", each.id, "Anna", now, wording))
    library.close()


def places(loaded: LoadedMeeting, count: int) -> list[Span]:
    """So many places, evenly over the text."""
    step = (len(loaded.source.text) - 100) / count
    return [Span(round(at * step), round(at * step) + 9) for at in range(count)]


class Measured:
    """The review of one window. `runs` is how often each thing is done."""

    def __init__(self, there, runs: int) -> None:  # type: ignore[no-untyped-def]
        self.there, self.runs = there, runs
        self.window, self.review = there.window, there.window.group.review
        self.work = self.review.work
        self.work._ask = lambda: None
        self.loaded: LoadedMeeting = self.window.current.loaded
        self.known = [self.finding(span, number) for number, span in enumerate(places(self.loaded, MANY))]

    def finding(self, span: Span, number: int) -> Finding:
        """A finding as a check of words has it."""
        severity = (Severity.NOTE, Severity.WARNING, Severity.NOTE, Severity.ERROR)[number % 4]
        item = self.window.current.item_at(span.start)
        page = self.loaded.source.page_of(span.start)
        words = self.loaded.source.text[span.start : span.end]
        return Finding(
            *("invented", Group.LANGUAGE, severity, f"“{words}” may be wrong.", "Put it right."),
            *(f"invented {number}", span, words),
            item=None if item < 0 else item,
            page=page,
        )

    def again(self, findings: Sequence[Finding]) -> list[Finding]:
        """The same findings as another look would bring them."""
        return [replace(each) for each in findings]

    def measure(self) -> None:
        """Do all there is to be done, and print its longest block."""
        review = self.review
        review.open()
        self.there.until(lambda: review.reviewed.is_read and review.is_on)
        self.print("nothing found yet, 200 settled comments", review.reviewed.changed.emit)
        for name, count in ((f"the first {FIRST} findings", FIRST), (f"{MANY:,} findings at once", MANY)):
            looks = itertools.cycle([self.again(self.known[:count]) for _look in range(2)])
            self.print(name, lambda: self.take([]), lambda looks=looks: self.take(next(looks)))
        self.print(f"{MANY:,} looked at anew", lambda: None, lambda: self.take(next(looks)))
        self.print(f"nothing is another, {MANY:,} findings", lambda: None, review.reviewed.changed.emit)
        self.print("annotations are others", lambda: None, review.current.annotations_changed.emit)
        self.take(self.known[: MANY // 2])
        self.there.rest(REST_S)
        parts = itertools.count(MANY // 2, PART)
        self.print(f"{PART} more of spelling, up to {MANY:,}", lambda: None, lambda: self.part(next(parts)))
        self.take(self.known)
        self.there.rest(REST_S)
        self.print("to the next finding", lambda: None, lambda: review.step(+1))
        self.print("a finding is dismissed", lambda: None, self.dismiss)
        self.waves()

    def take(self, findings: Sequence[Finding]) -> None:
        """All findings come."""
        self.work._coming = [*findings]
        self.work._spelt = []
        self.work._spelt_before = []
        version = self.loaded.version
        self.work._number += 1
        self.work._take_reviewed(Reviewed(self.work._number, version, (), checks=(CHECK,)))

    def part(self, at: int) -> None:
        """Some more come while words are looked at."""
        self.work._spelt += self.known[at : at + PART]
        self.work._tell_more()

    def dismiss(self) -> None:
        """The chosen finding is dismissed, as its dialog does it."""
        from gui.edits.review import dismiss

        dismiss(self.window.session, self.loaded, self.review.row.finding, "It is meant so.")

    def print(self, name: str, before: Callable[[], object], *act: Callable[[], object]) -> None:
        """The longest block after each act, the median of the runs and the worst of all."""
        from shown import Heartbeat

        (doing,) = act or (before,)
        blocks = []
        for _run in range(self.runs):
            if act:
                before()
                self.there.rest(REST_S)
            measuring.gc.collect()
            beat = Heartbeat()
            self.there.rest(0.02)
            beat.start()
            doing()
            self.there.rest(REST_S)
            beat.stop()
            blocks.append(max(work for _clock, work in beat.gaps) * 1000)
        verdict = "within" if median(blocks) <= FRAME_MS else "ABOVE"
        print(f"{name:44} {median(blocks):7.1f} ms   (to {max(blocks):.1f}), {verdict} a frame", flush=True)

    def waves(self) -> None:
        """One page with 2,000 of them, painted with and without."""
        review, pages = self.review, self.there.pages
        page = self.loaded.source.page_of(self.known[len(self.known) // 2].span.start)
        lines = [each for each in self.loaded.source.lines if each.page == page]
        first, last = lines[0].start, lines[-1].end
        step = (last - first) / ON_ONE_PAGE
        spans = [Span(first + round(at * step), first + round(at * step) + 4) for at in range(ON_ONE_PAGE)]
        found = [self.finding(span, number) for number, span in enumerate(spans)]
        self.print(f"{ON_ONE_PAGE:,} come on the page in view", lambda: None, lambda: self.take(found))
        pages.go_to_page(page)
        self.there.until_sharp()
        document, viewport = self.window.source.document, pages.viewport()
        review.let_go()
        self.there.rest(REST_S)
        marks, none = document.findings, type(document.findings)()
        times = {}
        for name, shown in (("without", none), ("with", marks)) * self.runs:
            document.set_findings(shown, None)
            viewport.grab()  # what is kept of the page
            start = time.thread_time()
            viewport.grab()
            times.setdefault(name, []).append((time.thread_time() - start) * 1000)
        plain, waved = median(times["without"]), median(times["with"])
        print(f"{'the page painted without findings':44} {plain:7.1f} ms")
        words = f"with {len(marks.all):,} of them"
        verdict = "within" if waved - plain <= FRAME_MS else "ABOVE"
        print(f"{words:44} {waved:7.1f} ms   ({waved - plain:.1f} more), {verdict} a frame")


if __name__ == "__main__":
    main()
