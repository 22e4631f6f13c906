"""The helper process that looks drafts through.

Reading a version and checking it holds Python's global lock for seconds in long documents, so this happens
outside the window's process. Of drafts only the newest counts. It ends when its pipe closes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

from core.errors import LibraryError, UserFacingError
from core.export_requests import Leave
from core.language import _
from core.library import LoadedMeeting, load, open_library
from core.library.bringing_in.files import original_of
from core.reading_process import Started, serve_desk, start_serving
from core.review.checks import all_checks
from core.review.draft import Draft
from core.review.finding import Finding
from core.review.inside.facts import FileFacts
from core.review.inside.reading import facts_of
from core.review.own_checks import OwnPattern
from core.review.rules import NO_RULES, Rules, rules_path
from core.review.rules_file import load_rules
from core.review.running import review
from core.review_requests import (
    Answer,
    CheckTold,
    Failed,
    FindingsPart,
    Request,
    Reviewed,
    ReviewRequest,
    SeeRequest,
)

PART = 100
"""Findings of one message."""


def start_reviewing(language: str) -> Started:
    """Start the process, its texts in `language`."""
    return start_serving(serve, language)


def serve(connection: Connection, language: str) -> None:
    """Answer requests until the pipe closes."""
    serve_desk(Desk, connection, language)


class Desk:
    """What lies before the process."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._wanted: ReviewRequest | None = None

    def take_requests(self) -> None:
        """Take in all that has been asked; wait for a request where there is nothing to do."""
        while self._connection.poll(None if self._wanted is None else 0):
            request: Request | Leave = self._connection.recv()
            match request:
                case Leave():
                    raise EOFError
                case ReviewRequest():
                    self._wanted = request
                case SeeRequest():
                    pass

    def work_once(self) -> None:
        """Look the newest draft through."""
        assert self._wanted is not None
        request, self._wanted = self._wanted, None
        try:
            for answer in _reviewed(request):
                self._connection.send(answer)
        except UserFacingError as error:
            self._connection.send(Failed(request.number, error))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise
        except Exception as error:  # a defect in one draft must not cost what is asked next
            self._connection.send(Failed(request.number, _our_fault(error)))


def _reviewed(request: ReviewRequest) -> Iterator[Answer]:
    loaded = _load(request, request.version)
    rules, fault = _rules(request, loaded)
    found = review(draft_of(request, loaded), rules)
    for start in range(0, len(found), PART):
        yield FindingsPart(request.number, found[start : start + PART])
    gone = _gone(request, loaded, rules, found)
    told = tuple(
        CheckTold(each.id, each.name(), rules.why(each), rules.source(each))
        for each in (*all_checks(), *map(OwnPattern, rules.own))
    )
    path = _rules_path(request, loaded)
    yield Reviewed(request.number, loaded.version, gone, fault, path, rules.checklist, told)


def draft_of(request: ReviewRequest, loaded: LoadedMeeting) -> Draft:
    """The draft that a version is, with what its file holds."""
    return Draft(loaded.source, loaded.meeting, loaded.name, _facts(request, loaded))


def _facts(request: ReviewRequest, loaded: LoadedMeeting) -> FileFacts | None:
    try:
        content, password = original_of(request.library, loaded.version)
    except LibraryError:  # words were blacked in it: the file is gone for good
        return None
    return facts_of(content, loaded.source, password)


def _load(request: ReviewRequest, version: int | None) -> LoadedMeeting:
    try:
        with closing(open_library(request.library)) as library:
            return load(library, request.meeting, version)
    except LookupError as error:
        raise UserFacingError(
            _("This version is not in the library any more."),
            _("It was deleted, or removed for good, meanwhile. Choose another one."),
        ) from error


def _rules(request: ReviewRequest, loaded: LoadedMeeting) -> tuple[Rules, UserFacingError | None]:
    try:
        return load_rules(_rules_path(request, loaded), may_lack=request.rules is None), None
    except UserFacingError as error:
        return NO_RULES, error


def _rules_path(request: ReviewRequest, loaded: LoadedMeeting) -> Path:
    return request.rules or rules_path(loaded.meeting.municipality)


def _gone(
    request: ReviewRequest, loaded: LoadedMeeting, rules: Rules, found: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """What was found in the version before, and is not any more."""
    version = _version_before(loaded)
    if version is None:
        return ()
    before = _load(request, version)
    now = {each.key for each in found}
    was = review(draft_of(request, before), rules)
    return tuple(each for each in was if each.key not in now)


def _version_before(loaded: LoadedMeeting) -> int | None:
    """The next older version of the same kind; of what the reader put in front, the newest of the others."""
    same = [each for each in loaded.versions if each.kind is loaded.meeting.kind]  # the newest first
    if loaded.shown is not None and loaded.shown.is_chosen:
        return next((each.id for each in same if each.id != loaded.version), None)
    places = [each.id for each in same]
    if loaded.version not in places[:-1]:
        return None
    return places[places.index(loaded.version) + 1]


def _our_fault(error: Exception) -> UserFacingError:
    return UserFacingError(
        _("The program failed at looking this draft through ({error}).").format(
            error=f"{type(error).__name__}: {error}"
        ),
        _("The document is unchanged. Please report this with the file, if you may share it."),
    )
