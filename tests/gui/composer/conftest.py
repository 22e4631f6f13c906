"""A composer on a library with the council's and the committee's minutes, one for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from core.annotations import AnnotationKind, FollowUp, ItemKey, MeetingId, new_annotation
from core.library import add, catch_up, list_meetings, load, open_library, prepare, put
from core.opening import open_file
from core.settings import Settings
from gui.composer.window import Composer
from gui.session import Session
from gui.theme import Theme
from tests.gui.conftest import COMMITTEE, COUNCIL

PHONE = "22 33 44 55"
NOTE = f"Ring til Ove på {PHONE} om tidsplanen"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with two meetings: the committee's second item has a note with a telephone number, a tag and
    a follow-up."""
    path = tmp_path_factory.mktemp("composer") / "library.sqlite"
    library = open_library(path)
    for file in (COUNCIL, COMMITTEE):
        add(library, prepare(open_file(file)))
    meeting = committee(path)
    key = ItemKey.of(load(library, meeting).meeting.items[1])
    for kind, words, more in (
        (AnnotationKind.NOTE, NOTE, None),
        (AnnotationKind.TAG, "budget", None),
        (AnnotationKind.FOLLOW_UP, "Spørg om puljen", FollowUp("Bo", date(2024, 6, 1))),
    ):
        put(library, new_annotation(meeting, key, kind, words, "Anna", follow_up=more))
    catch_up(library)
    library.close()
    return path


def committee(path: Path) -> MeetingId:
    """The committee's meeting in the library at `path`."""
    library = open_library(path)
    try:
        return next(row.id for row in list_meetings(library) if "konomi" in (row.body or ""))
    finally:
        library.close()


@pytest.fixture(scope="module")
def shared_session(filled: Path) -> Iterator[Session]:
    """A session on the filled library; its settings are its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROTOKOLLEN_SETTINGS", str(filled.with_name("settings.json")))
        session = Session(filled, Settings(author="Anna", language="en"))
        yield session
        session.close()


@pytest.fixture(scope="module")
def shared_composer(qapp: QApplication, shared_session: Session) -> Iterator[Composer]:
    """The composer all tests of a module use: its process is started once."""
    theme, parent = Theme(qapp, "light"), QWidget()
    composer = Composer(parent, shared_session, theme)
    yield composer
    composer.close()
    composer.end()
    composer.deleteLater()
    parent.deleteLater()
    theme.deleteLater()
