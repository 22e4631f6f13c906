"""A meeting as an export states it -> the text a reader reads, and which of its lines are what."""

from __future__ import annotations

from collections.abc import Iterable

from core.source_text import Line, LineForm, Stated
from core.sources.assembly import Draft, assemble
from core.sources.characters import clean
from core.sources.xml.export import Export, ExportedItem, ExportedSection
from core.sources.xml.printed import printed_words

Values = tuple[tuple[str, str], ...]

_TITLE, _ITEM, _SECTION = 1, 2, 3  # levels of headings


def composed(export: Export) -> tuple[str, tuple[Line, ...], tuple[Stated, ...]]:
    """The text, its lines, and what the export states of them."""
    page = _Composition()
    page.head(export)
    for item in export.items:
        page.item(item)
    text, lines = assemble(page.drafts)
    return text, lines, tuple(page.stated)


class _Composition:
    """The lines so far."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.stated: list[Stated] = []
        self.words = printed_words()

    def _add(self, text: str, *, form: LineForm = "text", level: int = 0, bold: bool = False) -> None:
        bare = clean(text)
        if bare:
            self.drafts.append(Draft(bare, bold=bold, form=form, level=level, gap=True))

    def _open(self) -> tuple[int, int]:
        self.stated.append(Stated("", 0, 0))
        return len(self.stated) - 1, len(self.drafts)

    def _close(self, opened: tuple[int, int], what: str, values: Iterable[tuple[str, str]]) -> None:
        place, first = opened
        kept = tuple((name, " ".join(value.split())) for name, value in values if value.strip())
        self.stated[place] = Stated(what, first, len(self.drafts), kept)

    def head(self, export: Export) -> None:
        """The lines before the first item."""
        opened = self._open()
        self._add(export.heading, form="heading", level=_TITLE)
        self._add(export.body, bold=True)
        if export.title != export.body:
            self._add(export.title, bold=True)
        year, _dash, rest = export.date.partition("-")
        month, _dash, day = rest.partition("-")
        for label, value in (
            (self.words.date, f"{day}-{month}-{year}" if export.date else ""),
            (self.words.start_time, export.start_time),
            (self.words.end_time, export.end_time),
            (self.words.place, export.place),
        ):
            if value:
                self._add(f"{label}: {value}")
        present = [person.name for person in export.people if not person.absent]
        absent = [person.name for person in export.people if person.absent]
        for label, names in ((self.words.participants, present), (self.words.absent, absent)):
            if names:
                self._add(f"{label}:")
                for name in names:
                    self._add(name)
        self.drafts += export.text
        values = [
            ("kind", export.kind),
            ("draft", "1" if export.draft else ""),
            ("body", export.body),
            ("date", export.date),
            ("start_time", export.start_time),
            ("end_time", export.end_time),
            ("place", export.place),
            *(("participant", name) for name in present),
            *(("absent", name) for name in absent),
        ]
        self._close(opened, "head", values)

    def item(self, item: ExportedItem) -> None:
        """The lines of one item."""
        opened = self._open()
        heading = f"{item.number}. {item.title}" if item.number and item.title else item.title or item.number
        self._add(heading or "–", form="heading", level=_ITEM)
        if item.closed:
            self._add(self.words.closed)
        if item.case_number:
            self._add(f"{self.words.case_number}: {item.case_number}")
        for line in item.lines:
            self._add(line)
        if item.absent:
            self._add(f"{self.words.absent}: {item.absent}")
        if item.disqualified:
            self._add(f"{self.words.disqualified}: {item.disqualified}")
        self.drafts += item.text
        for section in item.sections:
            if section.content and section.role != "attachments":
                self._section(section)
        self._attachments(item)
        values = [
            ("number", item.number),
            ("title", item.title),
            ("closed", "" if item.closed is None else str(int(item.closed))),
            ("case_number", item.case_number),
            ("absent", item.absent),
            ("disqualified", item.disqualified),
        ]
        self._close(opened, "item", values)

    def _section(self, section: ExportedSection) -> None:
        opened = self._open()
        self._add(section.heading, form="heading", level=_SECTION)
        self.drafts += section.content
        self._close(opened, "section", (("role", section.role), ("heading", section.heading)))

    def _attachments(self, item: ExportedItem) -> None:
        """The list of attachments, with what the system itself wrote under that label."""
        told = [section for section in item.sections if section.content and section.role == "attachments"]
        if not told and not item.attachments:
            return
        opened = self._open()
        heading = told[0].heading if told else self.words.attachments
        self._add(heading, form="heading", level=_SECTION)
        for section in told:
            self.drafts += section.content
        for attachment in item.attachments:
            inner = self._open()
            number = f" ({attachment.document_number})" if attachment.document_number else ""
            self._add(f"{attachment.name}{number}", form="list", level=1)
            values = (
                ("name", attachment.name),
                ("document_number", attachment.document_number),
                ("file", attachment.file),
            )
            self._close(inner, "attachment", values)
        self._close(opened, "section", (("role", "attachments"), ("heading", heading)))
