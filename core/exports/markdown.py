"""The annotated summary as Markdown (CommonMark 0.31, https://spec.commonmark.org/0.31.2/)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from core.exports.meeting_summary import (
    DecisionSummary,
    ItemSummary,
    Summary,
    before_heading,
    decided_by,
    head_lines,
    heading,
    item_heading,
    left_out_line,
    marks_heading,
)
from core.exports.remarks import Mark, Remarks, mark_line, note_line, task_line
from core.language import _
from core.wording import outcome_name

_MARKS = re.compile(r"([\\`*_\[\]<>|~&#])")
_AT_START = re.compile(r"^(\s*)([-+=](?=\s|$|[-+=])|\d{1,9}(?=[.)](\s|$)))")


def render(summaries: Iterable[Summary]) -> str:
    """All summaries in one text, ending in a newline."""
    return "\n\n".join("\n\n".join(_meeting(summary)) for summary in summaries) + "\n"


def escaped(text: str) -> str:
    """One line of text, so that Markdown shows it as it is."""
    text = _MARKS.sub(r"\\\1", text)
    match = _AT_START.match(text)
    if match is None:
        return text
    mark = match.group(2)
    # a number is escaped at its full stop, a sign before itself
    start, end = match.span(2)
    return f"{text[:end]}\\{text[end:]}" if mark.isdecimal() else f"{text[:start]}\\{text[start:]}"


def _meeting(summary: Summary) -> Iterator[str]:
    yield f"# {_one_line(heading(summary))}"
    yield "\n".join(f"- {escaped(label)}: {_one_line(value)}" for label, value in head_lines(summary))
    if summary.before:
        yield f"## {escaped(before_heading())}"
        yield from _marks(summary.before)
    for item in summary.items:
        yield from _item(item)
    if left_out := left_out_line(summary):
        yield f"*{escaped(left_out)}*"
    if summary.unplaced:
        yield "## " + escaped(_("Without a place in this version"))
        for unplaced in summary.unplaced:
            yield f"### {_one_line(item_heading(unplaced.item.number, unplaced.item.title))}"
            if unplaced.item.case_number:
                yield _case_number(unplaced.item.case_number)
            yield from _remarks(unplaced.remarks)
            yield from _marks(unplaced.remarks)


def _item(item: ItemSummary) -> Iterator[str]:
    title = item_heading(item.number, item.title)
    yield f"## {_one_line(_('{title} (closed)').format(title=title) if item.closed else title)}"
    if item.case_number:
        yield _case_number(item.case_number)
    yield from _remarks(item.remarks)
    for decision in item.decisions:
        yield from _decision(decision)
    if item.remarks.marks:
        yield f"### {escaped(marks_heading())}"
        yield from _marks(item.remarks)


def _decision(decision: DecisionSummary) -> Iterator[str]:
    who = decided_by(decision)
    yield f"**{escaped(outcome_name(decision.outcome))}**" + (f" – {_one_line(who)}" if who else "")
    if decision.text.strip():
        yield "\n>\n".join(f"> {line}" for line in _lines(decision.text))
    yield from _remarks(decision.remarks)


def _remarks(remarks: Remarks) -> Iterator[str]:
    if remarks.tags:
        yield f"{escaped(_('Tags'))}: {', '.join(_one_line(tag) for tag in remarks.tags)}"
    for note in remarks.notes:
        yield f"*{_one_line(note_line(note))}*"
        yield "\n\n".join(_lines(note.text))
    for task in remarks.tasks:
        yield f"*{_one_line(task_line(task))}*"
        if task.text.strip():
            yield "\n\n".join(_lines(task.text))


def _marks(remarks: Remarks) -> Iterator[str]:
    for mark in remarks.marks:
        yield f"*{_one_line(mark_line(mark))}*"
        if mark.quoted.words:
            yield "\n>\n".join(f"> {line}" for line in _quoted(mark))
        yield from _remarks(mark.remarks)


def _quoted(mark: Mark) -> list[str]:
    """The marked words in bold, in their sentence, paragraph by paragraph."""
    marked = [f"**{_one_line(line)}**" for line in mark.quoted.words.splitlines() if line.strip()]
    marked[0] = _beside(mark.quoted.before) + marked[0]
    marked[-1] += _beside(mark.quoted.after)
    return marked


def _beside(text: str) -> str:
    """The rest of a sentence, with the space between it and what is marked."""
    return text[: len(text) - len(text.lstrip())] + escaped(text.strip()) + text[len(text.rstrip()) :]


def _case_number(number: str) -> str:
    return f"{escaped(_('Case number'))}: {_one_line(number)}"


def _lines(text: str) -> list[str]:
    """The lines of `text` that are not blank: paragraphs of their own, as they were written."""
    return [escaped(line.strip()) for line in text.splitlines() if line.strip()]


def _one_line(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
