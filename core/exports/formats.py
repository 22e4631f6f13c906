"""The forms a summary leaves the house in: their endings, and the module of each.

A module `core.exports.<name>` has `render(summary, progress) -> bytes` and is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, cast

from core.language import _
from core.progress import Progress, quietly

if TYPE_CHECKING:
    from core.exports.summary import Summary

Render = Callable[["Summary", Progress], bytes]


class Format(StrEnum):
    """A form; its value is its name on the command line."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "md"
    TEXT = "txt"
    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"
    JSON = "json"
    ANNOTATIONS = "annotations"
    MARKED_PDF = "marked-pdf"


@dataclass(frozen=True, slots=True)
class Form:
    """A format as it is offered. `suffix` is the file's ending. `module` is where it is written; None for
    what is not made of a summary. `is_document` tells what is read from what another program works on."""

    format: Format
    name: str
    suffix: str
    module: str | None
    is_document: bool


def forms() -> tuple[Form, ...]:
    """All formats, in the order they are offered."""
    return (
        Form(Format.PDF, _("PDF"), ".pdf", "pdf", True),
        Form(Format.DOCX, _("Word document"), ".docx", "docx", True),
        Form(Format.HTML, _("Web page"), ".html", "html", True),
        Form(Format.MARKDOWN, _("Markdown"), ".md", "markdown", True),
        Form(Format.TEXT, _("Plain text, for mails"), ".txt", "plain_text", True),
        Form(Format.XLSX, _("Excel workbook"), ".xlsx", "xlsx", False),
        Form(Format.CSV, _("CSV table"), ".csv", "csv_table", False),
        Form(Format.ICS, _("Calendar (follow-ups with a date)"), ".ics", "calendar", False),
        Form(Format.JSON, _("JSON (meetings and decisions)"), ".json", "meetings_json", False),
        Form(Format.ANNOTATIONS, _("Annotations, for a colleague"), ".annotations.json", None, False),
        Form(Format.MARKED_PDF, _("The document itself, with your marks"), ".pdf", None, False),
    )


def form_of(format: Format) -> Form:
    """The form of `format`."""
    return next(each for each in forms() if each.format is format)


def render(summary: Summary, format: Format, progress: Progress = quietly) -> bytes:
    """`summary` in a format that has a module. Raises UserFacingError where it cannot be written so."""
    module = form_of(format).module
    assert module is not None
    return cast(Render, import_module(f"core.exports.{module}").render)(summary, progress)
