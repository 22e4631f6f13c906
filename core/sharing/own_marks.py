"""Whether a document that comes in is a copy with marks that this program made, and how many it holds."""

from __future__ import annotations

from contextlib import closing

from core.errors import UserFacingError
from core.sharing.carried import SOURCE_KEY


def count_own_marks(content: bytes, password: str | None = None) -> int:
    """How many annotations the marks in the PDF `content` stand for, where this program wrote them; 0 for any
    other document, whatever is marked in it."""
    from core.sources.pdf import DAMAGE, open_document

    try:
        document, _encrypted = open_document(content, password)
        with closing(document):
            kind, value = document.xref_get_key(-1, "Info")
            if kind != "xref" or document.xref_get_key(int(value.split()[0]), SOURCE_KEY)[0] != "string":
                return 0
        from core.sharing.pdf_marks import given_of, marks_in

        return len(given_of(marks_in(content, password)).annotations)
    except (UserFacingError, *DAMAGE):  # as a document it was read all the same
        return 0
