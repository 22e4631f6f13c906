"""The marks in a PDF from a colleague or another program, and which document of the library they are on: the
file it was made from, else one with the same text, else what the meeting it tells of has."""

from __future__ import annotations

from dataclasses import replace

from core.errors import UserFacingError
from core.language import _
from core.library import Library
from core.library.colleagues.homes import file_with_text, has_file
from core.sharing.pdf_marks import given_of, marks_in
from core.sharing.web_annotations import Given


def given_in_pdf(library: Library, content: bytes, name: str, password: str | None = None) -> Given:
    """The annotations that the marks in the PDF `content` stand for.

    Raises UnreadableFile, PasswordNeeded, LibraryError, and UserFacingError where there are no marks in it.
    """
    found = marks_in(content, password, name)
    given = given_of(found, lambda fingerprint: has_file(library, fingerprint))
    if not given.annotations:
        raise UserFacingError(
            _("There are no marks in {name} that can be read.").format(name=name),
            _("Nothing was taken in. Highlights, underlines, rectangles and notes can be."),
        )
    stated = {each.made_in.sha256 for each in given.annotations}
    if any(each is not None and has_file(library, each) for each in stated):
        return given
    alike = file_with_text(library, found.source.text, found.meeting.date)
    if alike is None:
        return given
    return replace(
        given,
        annotations=tuple(
            replace(each, made_in=replace(each.made_in, sha256=alike)) for each in given.annotations
        ),
    )
