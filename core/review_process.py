"""The helper process that looks drafts through.

Reading a version and checking it holds Python's global lock for seconds in long documents, so this happens
outside the window's process. Of drafts only the newest counts. It ends when its pipe closes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import astuple
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from core.annotations import AnnotationKind
from core.errors import LibraryError, UserFacingError, our_fault
from core.export_requests import Leave
from core.exports.review.reported import Review
from core.language import _
from core.library import LoadedMeeting, load, of_meeting, open_library
from core.library.bringing_in.files import original_of
from core.library.bringing_in.machine_pages import machine_pages_of
from core.library.lists.meetings import MeetingVersion
from core.library.review import load_review
from core.reading_process import Started, serve_desk, start_serving
from core.review.checks import all_checks
from core.review.draft import Draft
from core.review.drafts import draft_sign, is_draft
from core.review.finding import Finding
from core.review.inside.facts import FileFacts
from core.review.inside.reading import facts_of
from core.review.letting_be import BY_WORDS
from core.review.own_checks import OwnPattern
from core.review.rules import NO_RULES, Rules, rules_path
from core.review.rules_file import load_rules
from core.review.running import in_order, review
from core.review_requests import (
    Answer,
    CheckTold,
    Failed,
    FindingsPart,
    Request,
    Reviewed,
    ReviewOutRequest,
    ReviewRequest,
    SeeRequest,
    SpellingEnded,
    SpellingPart,
    Written,
)
from core.source_text import Span

if TYPE_CHECKING:
    from core.exports.review.job import Original
    from core.review.spelling.background import SpellingRun
    from core.review.spelling.wish import SpellingWish

PART = 100
"""Findings of one message."""

_OfVersion = ReviewRequest | ReviewOutRequest


def start_reviewing(language: str) -> Started:
    """Start the process, its texts in `language`."""
    return start_serving(serve, language)


def serve(connection: Connection, language: str) -> None:
    """Answer requests until the pipe closes."""
    serve_desk(Desk, connection, language)


class Desk:
    """What lies before the process: of drafts the newest alone counts; words are looked at when nothing else
    is wanted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._wanted: ReviewRequest | None = None
        self._going_out: list[ReviewOutRequest] = []
        self._number = 0  # of the draft that is looked through
        self._spelling: SpellingRun | None = None
        self._visible: tuple[Span, ...] = ()
        self._found = _Found()

    @property
    def is_busy(self) -> bool:
        """Whether there is something to do."""
        return bool(self._wanted or self._going_out or self._spelling)

    def take_requests(self) -> None:
        """Take in all that has been asked; wait for a request where there is nothing to do."""
        while self._connection.poll(0 if self.is_busy else None):
            request: Request | Leave = self._connection.recv()
            match request:
                case Leave():
                    raise EOFError
                case ReviewRequest():
                    self._wanted, self._spelling = request, None
                    self._number, self._visible = request.number, request.visible
                case SeeRequest():
                    if request.number == self._number:
                        self._visible = request.visible
                case ReviewOutRequest():
                    self._going_out.append(request)

    def work_once(self) -> None:
        """Look the newest draft through; else write what shall go out; else look at some more words."""
        if self._wanted is not None:
            request, self._wanted = self._wanted, None
            self._answer(request.number, self._reviewed(request))
        elif self._going_out:
            going = self._going_out.pop(0)
            self._answer(going.number, _written(going))
        elif self._spelling is not None:
            self._answer(self._number, self._spelled(self._spelling))

    def _answer(self, number: int, answers: Iterable[Answer]) -> None:
        try:
            for answer in answers:
                self._connection.send(answer)
        except UserFacingError as error:
            self._connection.send(Failed(number, error))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise
        except Exception as error:  # a defect in one draft must not cost what is asked next
            self._connection.send(Failed(number, _our_fault(error)))

    def _reviewed(self, request: ReviewRequest) -> Iterator[Answer]:
        loaded = _load(request, request.version)
        rules, fault = _rules(request, loaded)
        draft = draft_of(request, loaded)
        found = review(draft, rules)
        for start in range(0, len(found), PART):
            yield FindingsPart(request.number, found[start : start + PART])
        gone = self._gone(request, loaded, rules, found)
        self._found.keep(request, loaded, rules, found)  # behind the version before: it is the next one's
        told = tuple(
            CheckTold(
                *(each.id, each.name(), rules.why(each), rules.source(each, loaded.meeting.language)),
                each.id in BY_WORDS or isinstance(each, OwnPattern),
            )
            for each in (*all_checks(), *map(OwnPattern, rules.own))
        )
        path = _rules_path(request, loaded)
        yield Reviewed(request.number, loaded.version, gone, fault, path, rules.checklist, told)
        if request.spelling is not None:
            run = _spelling(draft, rules, request.spelling)
            if run.is_done:
                yield SpellingEnded(request.number, run.lacking)
            else:
                self._spelling = run

    def _gone(
        self, request: ReviewRequest, loaded: LoadedMeeting, rules: Rules, found: tuple[Finding, ...]
    ) -> tuple[Finding, ...]:
        """What was found in the version before, and is not any more."""
        version = _version_before(loaded)
        if version is None:
            return ()
        try:
            before = _load(request, version)
        except UserFacingError:  # it was removed meanwhile
            return ()
        was = self._found.of(request, before, rules)
        if was is None:
            was = review(draft_of(request, before), rules)
        self._found.keep(request, before, rules, was)
        now = {each.key for each in found}
        return tuple(each for each in was if each.key not in now)

    def _spelled(self, run: SpellingRun) -> Iterator[Answer]:
        """A short step: what is asked meanwhile is answered after it."""
        self._spelling = None  # where it fails it is not tried again
        found = run.step(self._visible)
        self._spelling = None if run.is_done else run
        for start in range(0, max(1, len(found)), PART):
            yield SpellingPart(self._number, found[start : start + PART], run.done, run.of)
        if run.is_done:
            yield SpellingEnded(self._number, run.lacking)


class _Found:
    """What was found last in two versions: as a draft is saved, it is looked through with the one before."""

    def __init__(self) -> None:
        self._kept: deque[tuple[tuple[Path, int, Draft, Rules], tuple[Finding, ...]]] = deque(maxlen=2)

    def keep(
        self, request: ReviewRequest, loaded: LoadedMeeting, rules: Rules, found: tuple[Finding, ...]
    ) -> None:
        """Keep what was found in a version as it is read now, for longer than what is kept already."""
        asked = _asked(request, loaded, rules)
        for each in [each for each in self._kept if each[0] == asked]:
            self._kept.remove(each)
        self._kept.append((asked, found))

    def of(self, request: ReviewRequest, loaded: LoadedMeeting, rules: Rules) -> tuple[Finding, ...] | None:
        """What was found in the same; None where it is not kept."""
        asked = _asked(request, loaded, rules)
        return next((found for known, found in self._kept if known == asked), None)


def _asked(request: ReviewRequest, loaded: LoadedMeeting, rules: Rules) -> tuple[Path, int, Draft, Rules]:
    """What findings depend on; a version's file stays what it is."""
    return request.library, loaded.version, Draft(loaded.source, loaded.meeting, loaded.name), rules


def _spelling(draft: Draft, rules: Rules, wish: SpellingWish) -> SpellingRun:
    from core.review.spelling.background import SpellingRun  # loaded when first wanted

    return SpellingRun(draft, rules, wish)


def _written(request: ReviewOutRequest) -> Iterator[Answer]:
    from core.exports.review.job import write_review  # loaded when first wanted

    made = write_review(
        _review_of(request),
        request.form,
        request.path,
        lambda: _original(request),
        closed_items=request.closed_items,
        personal=request.personal,
    )
    yield Written(request.number, request.path, *astuple(made))


def _review_of(request: ReviewOutRequest) -> Review:
    """The review as it stands. Faulty rules are none: the window has said so."""
    loaded = _load(request, request.version)
    rules, _fault = _rules(request, loaded)
    draft = draft_of(request, loaded)
    by = request.only_by
    found, lacking = [] if by is not None else [*review(draft, rules)], []
    if request.spelling is not None and by is None:
        run = _spelling(draft, rules, request.spelling)
        found = [*in_order(draft, (*found, *run.rest()))]
        lacking = [run.lacking] if run.lacking else []
    with closing(open_library(request.library)) as library, library.snapshot():
        state = load_review(library, request.meeting)
        comments = [
            each
            for each in of_meeting(library, request.meeting)
            if each.kind is AnnotationKind.COMMENT and (by is None or each.author in by)
        ]
    sign = draft_sign(loaded.meeting, loaded.name, loaded.source.tracked_changes)
    return Review(loaded, found, rules, state, comments, is_draft(state.said_draft, sign), lacking)


def _original(request: ReviewOutRequest) -> Original:
    from core.exports.review.job import Original

    version = _load(request, request.version).version
    content, password = original_of(request.library, version)
    return Original(content, password, machine_pages_of(request.library, version))


def draft_of(request: _OfVersion, loaded: LoadedMeeting) -> Draft:
    """The draft that a version is, with what its file holds."""
    return Draft(loaded.source, loaded.meeting, loaded.name, _facts(request, loaded))


def _facts(request: _OfVersion, loaded: LoadedMeeting) -> FileFacts | None:
    try:
        content, password = original_of(request.library, loaded.version)
    except LibraryError:  # words were blacked in it: the file is gone for good
        return None
    return facts_of(content, loaded.source, password)


def _load(request: _OfVersion, version: int | None) -> LoadedMeeting:
    try:
        with closing(open_library(request.library)) as library:
            return load(library, request.meeting, version)
    except LookupError as error:
        raise UserFacingError(
            _("This version is not in the library any more."),
            _("It was deleted, or removed for good, meanwhile. Choose another one."),
        ) from error


def _rules(request: _OfVersion, loaded: LoadedMeeting) -> tuple[Rules, UserFacingError | None]:
    try:
        return load_rules(_rules_path(request, loaded), may_lack=request.rules is None), None
    except UserFacingError as error:
        return NO_RULES, error


def _rules_path(request: _OfVersion, loaded: LoadedMeeting) -> Path:
    return request.rules or rules_path(loaded.meeting.municipality)


def _version_before(loaded: LoadedMeeting) -> int | None:
    """The next older version of the same kind; of what the reader put in front, the newest of the others."""
    same = [each for each in loaded.versions if each.kind is loaded.meeting.kind]  # the newest first
    if loaded.shown is not None and loaded.shown.is_chosen:
        others = [each for each in same if each.id != loaded.version]
        alike = (each.id for each in others if (each.draft, each.produced) == _rank(others[0]))
        return max(alike, default=None)  # of those that have no order, the one that came last
    places = [each.id for each in same]
    if loaded.version not in places[:-1]:
        return None
    return places[places.index(loaded.version) + 1]


def _rank(version: MeetingVersion) -> tuple[bool, date | None]:
    return version.draft, version.produced


def _our_fault(error: Exception) -> UserFacingError:
    return our_fault(
        error,
        _("The program failed at looking this draft through ({error})."),
        _("The document is unchanged. Please report this with the file, if you may share it."),
    )
