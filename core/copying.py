"""What is copied from a document: clean text, and the line that says where it stands.

A reader copies paragraphs, not lines of a page: words cut at a line's end are whole again, running heads and
page numbers between two pages are left out, a list's entries and a table's rows stand in lines of their own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from core.corrections import item_at
from core.language import _, long_date
from core.minutes import AgendaItem, DocumentKind, Meeting, Reason
from core.paragraph import Form, Paragraph
from core.running_text import RunningText
from core.source_text import SourceText, Span
from core.wording import kind_name

_HEADINGS = (Form.TITLE, Form.ITEM, Form.SECTION, Form.STRONG)
_CELLS = (Form.ROW, Form.FIELD)
_CLOSE = (Form.LIST, Form.ROW, Form.FIELD, Form.ENTRY, Form.QUIET)
"""Forms of which one stands close under the other."""
_LEFT_OUT = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
_SPACES, _SPACES_IN_CELL = re.compile(r"\s+"), re.compile(r"[^\S\t]+")


def paragraphs_over(running: RunningText, span: Span) -> Iterator[Paragraph]:
    """The paragraphs that share words with `span`, in order. No others are read."""
    if not running.parts:
        return
    for part in range(running.part_of(span.start), running.part_of(max(span.start, span.end - 1)) + 1):
        for paragraph in running.paragraphs(part):
            if paragraph.span.start < span.end and span.start < paragraph.span.end:
                yield paragraph


def clean_text(source: SourceText, span: Span, paragraphs: Iterable[Paragraph]) -> str:
    """The words of `span` as they are pasted into a mail; `paragraphs` hold them, in order.

    A blank line stands between two paragraphs, and above a heading. Where there is nothing but what belongs
    to the page (its number, say), that is it.
    """
    parts: list[str] = []
    before: Form | None = None
    for form, tight, words in _pieces(source, span, paragraphs):
        if before is not None:
            close = tight or before in _HEADINGS or (form is before and form in _CLOSE)
            parts.append("\n" if close and form not in _HEADINGS else "\n\n")
        parts.append(words)
        before = form
    return "".join(parts) or _tidy(source.text[span.start : span.end])


def clean_html(source: SourceText, span: Span, paragraphs: Iterable[Paragraph]) -> str:
    """As `clean_text`, as HTML: paragraphs, bold headings, tables."""
    parts = []
    pieces = list(_pieces(source, span, paragraphs))
    for is_row, group in groupby(pieces, lambda piece: piece[0] in _CELLS):
        if is_row:
            rows = (_row(words.split("\t")) for _form, _tight, words in group)
            parts.append(f"<table>{''.join(rows)}</table>")
            continue
        for form, _tight, words in group:
            bold = f"<b>{_escaped(words)}</b>" if form in _HEADINGS else _escaped(words)
            parts.append(f"<p>{bold}</p>")
    return "\n".join(parts) or f"<p>{_escaped(_tidy(source.text[span.start : span.end]))}</p>"


def reference(source: SourceText, meeting: Meeting, span: Span, name: str) -> str:
    """Where the words of `span` stand, in the reader's language and in brackets, as far as it is known:
    "(Økonomiudvalget 14. maj 2024, punkt 2 Budgetopfølgning, sag 24-003817, s. 4)". `name` is the file's, for
    minutes that name no body.
    """
    span = _without_space(source.text, span)
    items = _items_over(meeting, span)
    parts = [_meeting_words(meeting, name), *_document_words(meeting)]
    if len(items) == 1:
        parts += _item_words(items[0])
    elif items and items[0].number and items[-1].number:
        parts.append(_("items {first}–{last}").format(first=items[0].number, last=items[-1].number))
    first, last = source.page_of(span.start), source.page_of(max(span.start, span.end - 1))
    if first is not None and last is not None:
        one, many = _("p. {page}").format(page=first + 1), _("pp. {first}–{last}")
        parts.append(one if first == last else many.format(first=first + 1, last=last + 1))
    return f"({', '.join(parts)})"


def with_reference(words: str, where: str) -> str:
    """Clean text, and below it where it stands."""
    return f"{words}\n{where}"


def html_with_reference(words: str, where: str) -> str:
    """The same as HTML."""
    return f"{words}\n<p>{_escaped(where)}</p>"


def _pieces(
    source: SourceText, span: Span, paragraphs: Iterable[Paragraph]
) -> Iterator[tuple[Form, bool, str]]:
    """Of what lies in `span` of each paragraph: form, whether it stands close under the one before, words."""
    for each in paragraphs:
        within = (Span(max(piece.start, span.start), min(piece.end, span.end)) for piece in each.pieces)
        pieces = tuple(piece for piece in within if piece.start < piece.end)
        if not pieces:
            continue
        words = Paragraph(each.form, each.level, pieces).text(source)
        words = _cells(words) if each.form in _CELLS else _tidy(words)
        if words:
            yield each.form, each.tight, words


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<td>{_escaped(cell)}</td>' for cell in cells)}</tr>"


def _tidy(words: str) -> str:
    return _SPACES.sub(" ", _LEFT_OUT.sub("", words)).strip()


def _cells(words: str) -> str:
    cells = _SPACES_IN_CELL.sub(" ", _LEFT_OUT.sub("", words)).split("\t")
    return "\t".join(cell.strip() for cell in cells).strip()


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)


def _without_space(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def _items_over(meeting: Meeting, span: Span) -> tuple[AgendaItem, ...]:
    """The items that share words with `span`; none where the whole text stands for one."""
    first = item_at(meeting.items, span.start)
    last = item_at(meeting.items, max(span.start, span.end - 1))
    items = () if last is None else meeting.items[first or 0 : last + 1]
    return tuple(each for each in items if all(why.reason is not Reason.NO_ITEMS for why in each.confidence))


def _meeting_words(meeting: Meeting, name: str) -> str:
    body = meeting.body or name
    if meeting.date is None:
        return body
    return _("{body} {date}").format(body=body, date=long_date(meeting.date))


def _document_words(meeting: Meeting) -> Iterator[str]:
    """What the document is, where it is not the minutes in their last form."""
    if meeting.kind is not DocumentKind.MINUTES:
        yield kind_name(meeting.kind).lower()
    if meeting.draft:
        yield _("draft")


def _item_words(item: AgendaItem) -> Iterator[str]:
    if item.number and item.title:
        yield _("item {number} {title}").format(number=item.number, title=_tidy(item.title))
    elif item.number:
        yield _("item {number}").format(number=item.number)
    elif item.title:
        yield _tidy(item.title)
    if item.case_number:
        yield _("case {number}").format(number=item.case_number)
