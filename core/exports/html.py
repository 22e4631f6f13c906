"""The annotated summary as one HTML file: no script, nothing fetched, for screen, telephone and paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from core.annotations import AnnotationKind
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
from core.exports.remarks import (
    Form,
    Mark,
    Remarks,
    form_line,
    note_line,
    page_line,
    task_line,
)
from core.language import _, language
from core.minutes import Outcome
from core.wording import outcome_name

_TONES = {
    Outcome.APPROVED: "good",
    Outcome.APPROVED_WITH_CHANGES: "good",
    Outcome.ELECTED: "good",
    Outcome.RECOMMENDED: "onward",
    Outcome.REFERRED: "onward",
    Outcome.SENT_TO_HEARING: "onward",
    Outcome.POSTPONED: "later",
    Outcome.SENT_BACK: "later",
    Outcome.REJECTED: "bad",
}

_STYLE = """
:root { color-scheme: light dark; --ground: #ffffff; --text: #22201c; --quiet: #656059; --line: #e2dfd9;
  --note: #fff8dc; --good: #2e7d4f; --onward: #1f5f8b; --later: #8a5600; --bad: #a8322d;
  --yellow: #fff1a8; --green: #cfe9d6; --blue: #cfe3f5; --red: #f9d5d0; --purple: #e4d8f2; }
@media (prefers-color-scheme: dark) { :root { --ground: #202226; --text: #e8e6e2; --quiet: #a09b92;
  --line: #35383e; --note: #33301f; --good: #7cc79a; --onward: #7db7dd; --later: #e0b05a; --bad: #e58a84;
  --yellow: #5c5220; --green: #2b4a36; --blue: #27445c; --red: #5a3230; --purple: #453760; } }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 44rem; background: var(--ground);
  color: var(--text); font: 1.0625rem/1.55 "Source Serif Pro", Georgia, serif; overflow-wrap: anywhere; }
h1, h2, h3, dl, nav, .label, .outcome, .tags { font-family: "Source Sans Pro", system-ui, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 2.5rem 0 .75rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.25rem 0 .25rem; padding-top: 1rem;
  border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
p { margin: .5rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0; }
dt, .label { color: var(--quiet); font-size: .9rem; }
dd { margin: 0; }
.outcome { font-weight: 600; margin-top: 1rem; }
.good { color: var(--good); } .onward { color: var(--onward); } .later { color: var(--later); }
.bad { color: var(--bad); }
blockquote { margin: .25rem 0; padding-left: .9rem; border-left: 3px solid var(--line); }
.tags { list-style: none; padding: 0; margin: .5rem 0; display: flex; flex-wrap: wrap; gap: .4rem; }
.tags li { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .65rem; font-size: .9rem; }
.note { background: var(--note); border-radius: .3rem; padding: .5rem .75rem; margin: .6rem 0; }
.note p { white-space: pre-wrap; margin: .2rem 0; }
.mark { margin: 1rem 0; }
.swatch { display: inline-block; width: .8em; height: .8em; margin-right: .35em; border-radius: .2em;
  border: 1px solid var(--line); background: var(--ground); vertical-align: -.05em; }
mark { color: inherit; background: none; font-weight: 600; }
mark[class] { font-weight: inherit; }
.swatch, mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.yellow { background: var(--yellow); } .green { background: var(--green); } .blue { background: var(--blue); }
.red { background: var(--red); } .purple { background: var(--purple); }
.underline { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .15em; }
@media print { :root { --ground: #ffffff; --text: #000000; --quiet: #444444; --line: #bbbbbb;
  --note: #f4f2ea; --good: #1f5c39; --onward: #17496b; --later: #6d4400; --bad: #84241f;
  --yellow: #fff1a8; --green: #cfe9d6; --blue: #cfe3f5; --red: #f9d5d0; --purple: #e4d8f2; }
  body { max-width: none; padding: 0; font-size: 10.5pt; } h1, h2, h3, .outcome { break-after: avoid; }
  .note, blockquote { break-inside: avoid; } main > article + article { break-before: page; }
  nav { display: none; } @page { margin: 20mm; } }
"""


def render(summaries: Iterable[Summary]) -> str:
    """All summaries in one HTML document; several get a list of links in front."""
    found = list(summaries)
    title = heading(found[0]) if len(found) == 1 else _("Annotated summaries")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{language()}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            *(_links(found) if len(found) > 1 else ()),
            "<main>",
            *(line for number, summary in enumerate(found, 1) for line in _meeting(number, summary)),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _links(summaries: list[Summary]) -> Iterator[str]:
    yield f"<nav><h2>{escape(_('Meetings'))}</h2><ul>"
    for number, summary in enumerate(summaries, 1):
        yield f'<li><a href="#meeting-{number}">{escape(heading(summary))}</a></li>'
    yield "</ul></nav>"


def _meeting(number: int, summary: Summary) -> Iterator[str]:
    yield f'<article id="meeting-{number}">'
    yield f"<h1>{escape(heading(summary))}</h1>"
    yield "<dl>"
    for label, value in head_lines(summary):
        yield f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>"
    yield "</dl>"
    if summary.before:
        yield f"<section><h2>{escape(before_heading())}</h2>"
        yield from _marks(summary.before)
        yield "</section>"
    for item in summary.items:
        yield from _item(item)
    if left_out := left_out_line(summary):
        yield f'<p class="label">{escape(left_out)}</p>'
    if summary.unplaced:
        yield f"<section><h2>{escape(_('Without a place in this version'))}</h2>"
        for unplaced in summary.unplaced:
            yield f"<h3>{escape(item_heading(unplaced.item.number, unplaced.item.title))}</h3>"
            yield from _case_number(unplaced.item.case_number)
            yield from _remarks(unplaced.remarks)
            yield from _marks(unplaced.remarks)
        yield "</section>"
    yield "</article>"


def _item(item: ItemSummary) -> Iterator[str]:
    title = item_heading(item.number, item.title)
    yield "<section>"
    yield f"<h2>{escape(_('{title} (closed)').format(title=title) if item.closed else title)}</h2>"
    yield from _case_number(item.case_number)
    yield from _remarks(item.remarks)
    for decision in item.decisions:
        yield from _decision(decision)
    if item.remarks.marks:
        yield f"<h3>{escape(marks_heading())}</h3>"
        yield from _marks(item.remarks)
    yield "</section>"


def _decision(decision: DecisionSummary) -> Iterator[str]:
    tone = _TONES.get(decision.outcome, "")
    outcome = f'<span class="{tone}">{escape(outcome_name(decision.outcome))}</span>'
    who = decided_by(decision)
    by = f' <span class="label">{escape(who)}</span>' if who else ""
    yield f'<p class="outcome">{outcome}{by}</p>'
    if decision.text.strip():
        yield f"<blockquote>{_paragraphs(decision.text)}</blockquote>"
    yield from _remarks(decision.remarks)


def _remarks(remarks: Remarks) -> Iterator[str]:
    if remarks.tags:
        tags = "".join(f"<li>{escape(tag)}</li>" for tag in remarks.tags)
        yield f'<ul class="tags" aria-label="{escape(_("Tags"))}">{tags}</ul>'
    for note in remarks.notes:
        yield f'<aside class="note"><span class="label">{escape(note_line(note))}</span>'
        yield f"<p>{escape(note.text)}</p></aside>"
    for task in remarks.tasks:
        sign = "☐" if task.done is None else "☑"
        sign = f'<span aria-hidden="true">{sign}</span>'  # the line says it in words
        yield f'<aside class="note task"><span class="label">{sign} {escape(task_line(task))}</span>'
        if task.text.strip():
            yield f"<p>{escape(task.text)}</p>"
        yield "</aside>"


def _marks(remarks: Remarks) -> Iterator[str]:
    for mark in remarks.marks:
        labels = [_form(form) for form in mark.forms] or [escape(_("Passage"))]
        labels += filter(None, (escape(page_line(mark)),))
        yield f'<div class="mark"><p class="label">{" · ".join(labels)}</p>'
        if mark.quoted.words:
            yield f"<blockquote>{_quoted(mark)}</blockquote>"
        yield from _remarks(mark.remarks)
        yield "</div>"


def _form(form: Form) -> str:
    """The name of a mark and its colour, behind a swatch of it."""
    swatch = "" if form.colour is None else f'<span class="swatch {form.colour}" aria-hidden="true"></span>'
    return f"{swatch}{escape(form_line(form))}"


def _quoted(mark: Mark) -> str:
    """The words as they are marked, in their sentence."""
    colours = (form.colour for form in mark.forms if form.kind is not AnnotationKind.UNDERLINE)
    look = [colour.value for colour in colours if colour is not None][-1:]  # the last one lies above
    if any(form.kind is AnnotationKind.UNDERLINE for form in mark.forms):
        look.append("underline")
    start = f'<mark class="{" ".join(look)}">' if look else "<mark>"
    paragraphs = [line for line in mark.quoted.words.splitlines() if line.strip()]
    marked = [f"{start}{escape(line)}</mark>" for line in paragraphs]
    marked[0] = escape(mark.quoted.before) + marked[0]
    marked[-1] += escape(mark.quoted.after)
    return "".join(f"<p>{line}</p>" for line in marked)


def _case_number(number: str | None) -> Iterator[str]:
    if number:
        yield f'<p class="label">{escape(_("Case number"))}: {escape(number)}</p>'


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
