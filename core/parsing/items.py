"""One agenda item: its heading block, its sections, its decisions and what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.minutes import (
    AgendaItem,
    Amendment,
    Attachment,
    Confidence,
    Decision,
    Level,
    Role,
    Section,
    Statement,
)
from core.parsing.attachments import attachments_in, without_repeats
from core.parsing.decisions import decision_of, is_own, unlabelled_decision
from core.parsing.fates import with_fates
from core.parsing.labels import LabelReader
from core.parsing.mentions import mentions_in
from core.parsing.numbers import NOTHING, Numbers, label_alone, read_numbers
from core.parsing.outcomes import follows, recommended_outcome, sentences
from core.parsing.people import looks_like_name
from core.parsing.protocols import BodyAndDay, resolved
from core.parsing.rows import Row, one_line, running_text, span_of
from core.parsing.sections import Part, split_sections
from core.parsing.statements import (
    Absence,
    amendments_in,
    is_statement,
    section_statement,
    statements_in,
)
from core.parsing.titles import closed_by, likely_closed, without_mark
from core.parsing.told import told_beside
from core.parsing.vocabulary import Vocabulary, folded
from core.parsing.votes import votes_in
from core.source_text import SourceText, Span

_HEAD_ROWS = 12
_TITLE_ROWS = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """Where an item begins, and what its heading says. `end` is the row after the title."""

    first: int
    end: int
    number: str | None
    title: str | None
    closed: bool | None
    before: Numbers = NOTHING  # said by lines above the heading
    printed: int | None = None  # the row where number and title stand, below such lines


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item, and the rows of its sections: (first, end) each."""

    item: AgendaItem
    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all items of a meeting share."""

    source: SourceText
    rows: Sequence[Row]
    reader: LabelReader
    words: Vocabulary
    body: str | None
    date: date | None
    decides: bool  # the document is one that holds decisions
    labels_decisions: bool  # most of its items have a label for them


def read_item(
    heading: Heading,
    end: int,
    setting: Setting,
    choose: Callable[[Sequence[Part]], Sequence[Part]] = lambda parts: parts,
) -> ReadItem:
    """The item whose rows are `heading.first <= row < end`. `choose` may put its sections right."""
    numbers, closed, body = head_block(heading, end, setting)
    title, says_closed = closed_by(heading.title, _first_words(setting.rows, body, end), setting.words)
    heading, closed = replace(heading, title=title), closed or says_closed
    parts = split_sections(setting.rows, body, end, setting.reader, setting.words)
    parts = resolved(parts, BodyAndDay(setting.body, setting.date), setting.words)
    read = item_of(heading, end, numbers, closed, choose(parts), setting)
    return perhaps_closed(read, setting.rows[body:end], setting.words)


def perhaps_closed(read: ReadItem, text: Sequence[Row], words: Vocabulary) -> ReadItem:
    """The item, closed and unsure of it where its title, or the rows of its text, tell so with no mark."""
    why = None if read.item.closed else likely_closed(read.item.title, running_text(text, words), words)
    if why is None:
        return read
    doubts = (*read.item.confidence, Confidence("closed", Level.UNSURE, why))
    return replace(read, item=replace(read.item, closed=True, confidence=doubts))


def item_of(
    heading: Heading, end: int, numbers: Numbers, closed: bool, parts: Sequence[Part], setting: Setting
) -> ReadItem:
    """The item with these sections, whose rows are `heading.first <= row < end`."""
    rows, words = setting.rows, setting.words
    sections = tuple(_section(part, rows, words) for part in parts)
    recommendation = _recommendation(sections, words)
    decisions: list[Decision] = []
    final: list[Section] = []
    absence = Absence()
    own_sentences: list[str] = []
    statements: tuple[Statement, ...] = ()
    own = True
    for part, section in zip(parts, sections, strict=True):
        role = section.role
        if role is Role.DECISION:
            own = is_own(part, setting.body, setting.date, words)
            role = Role.DECISION if own else Role.PRIOR_DECISION
            if section.text:
                decision = decision_of(part, own, recommendation, heading.title, setting.body, words)
                decisions.append(decision)
                if own:
                    own_sentences += sentences(decision.text, words)
                elif not recommendation and words.pattern("effective", "asks").search(decision.text):
                    recommendation = decision.text  # what an earlier body asked for
        elif role is not Role.PRIOR_DECISION:
            told = told_beside(section, words)
            own_sentences += told
            if role is Role.MINORITY and not any(is_statement(each, words) for each in told):
                said = section_statement(section.text, words)
                statements += (said,) if said is not None else ()
        if role is Role.ABSENT and own:
            absence.add_listed(section.heading, section.text, words)
        elif part.label is None and _names_alone(section.text):
            absence.add_listed(None, section.text, words)
        final.append(Section(role, section.heading, section.text, section.span, section.pages))
    if setting.decides and not any(decision.own for decision in decisions):
        found = unlabelled_decision(parts, recommendation, setting.body, setting.labels_decisions, words)
        if found is not None:
            decisions.append(found)
            own_sentences += sentences(found.text, words)
    recommended = recommended_outcome(recommendation, words)
    decisions = [
        replace(each, follows=follows(each.outcome, each.text, recommended, each.effective, words))
        if each.own
        else each
        for each in decisions
    ]
    absence.read(own_sentences, words)
    attachments: list[Attachment] = []
    for part in parts:
        if part.role is Role.ATTACHMENTS:
            attachments += attachments_in(part.content, setting.source.lines, words)
    printed = heading.first if heading.printed is None else heading.printed
    title_rows = list(rows[printed : heading.end])
    item = AgendaItem(
        number=heading.number,
        title=heading.title,
        closed=closed,
        span=span_of(list(rows[heading.first : end])),
        heading=span_of(title_rows)
        if title_rows
        else Span(rows[heading.first].start, rows[heading.first].start),
        sections=tuple(final),
        decisions=tuple(decisions),
        attachments=without_repeats(attachments),
        case_number=numbers.case,
        journal_number=numbers.journal,
        document_number=numbers.document,
        absent=tuple(absence.absent),
        not_participating=tuple(absence.not_participating),
        disqualified=tuple(absence.disqualified),
        votes=votes_in(own_sentences, words),
        minority=(*statements_in(own_sentences, words), *statements),
        amendments=_amendments(own_sentences, decisions, words),
        recommended=recommended,
        mentions=mentions_in(setting.source.text, _telling(final, decisions), setting.date, words),
    )
    return ReadItem(item, tuple((part.first, part.end) for part in parts))


def _names_alone(text: str) -> bool:
    """Do only names stand between a title and the first label? They are of those who were not there."""
    lines = text.split("\n") if len(text) < 300 else []
    return bool(text) and bool(lines) and all(map(looks_like_name, lines))


def _telling(sections: Sequence[Section], decisions: Sequence[Decision]) -> list[Span]:
    """Where decisions and recommendations stand."""
    asked = (section.span for section in sections if section.role is Role.RECOMMENDATION)
    return [*asked, *(decision.span for decision in decisions)]


def _amendments(
    told: Sequence[str], decisions: Sequence[Decision], words: Vocabulary
) -> tuple[Amendment, ...]:
    """The motions with what became of each."""
    found = amendments_in(told, words)
    if not found or Role.MOTIONS.value not in words.words["votes"]["told_in"]:
        return found
    own = next((each.text for each in reversed(decisions) if each.own), "")
    return with_fates(found, told, own, words)


def _recommendation(sections: Sequence[Section], words: Vocabulary) -> str:
    """What was recommended: the sections that say so, or the sentences of the case that do."""
    told = [section.text for section in sections if section.role is Role.RECOMMENDATION and section.text]
    if told:
        return "\n".join(told)
    asks = words.pattern("effective", "asks")
    return "\n".join(
        sentence
        for section in sections
        if section.role in (Role.CASE, Role.OTHER)
        for sentence in sentences(section.text, words)
        if asks.search(sentence)
    )


def head_block(heading: Heading, end: int, setting: Setting) -> tuple[Numbers, bool, int]:
    """Numbers and marks under the title, and the row where the item's text begins.

    The title may be printed again, under a label that only wraps it.
    """
    rows, words = setting.rows, setting.words
    numbers = NOTHING
    closed = heading.closed
    title = folded(heading.title)
    at = _behind_repeat(rows, heading, end, words)
    while at < min(end, heading.end + _HEAD_ROWS):
        text = rows[at].text
        read = read_numbers(text, words)
        if read is not None:
            numbers = numbers.and_then(read)
            if at + 1 < end and (field := label_alone(text, words)) and not rows[at + 1].weight:
                value = read_numbers(f"{text} {rows[at + 1].text}", words)
                if value is not None and field != "other" and value:
                    numbers = numbers.and_then(value)
                    at += 1
        elif title and _is_title(text, title, heading.number, words):
            _, mark = without_mark(_without_number(text), words)
            closed = mark if closed is None else closed
        elif (
            title
            and at + 1 < end
            and setting.reader.label_at(at, end, None) is not None
            and folded(rows[at + 1].text).startswith(f"{heading.number}{title[:20]}")
        ):
            pass
        else:
            break
        at += 1
    numbers = numbers.and_then(heading.before)
    if closed is None:
        closed = bool(numbers.closed)
    return numbers, closed, at


def _behind_repeat(rows: Sequence[Row], heading: Heading, end: int, words: Vocabulary) -> int:
    """The row behind a title of several lines that is printed once more; `heading.end` where it is not."""
    at, title = heading.end, folded(heading.title)
    if not title or at >= end or not folded(rows[at].text).startswith(f"{heading.number or ''}{title[:20]}"):
        return at
    for last in range(at + 2, min(end, at + _TITLE_ROWS) + 1):
        if folded(one_line(rows[at:last], words)) in (title, f"{heading.number or ''}{title}"):
            return last
    return at


def _first_words(rows: Sequence[Row], first: int, end: int) -> str:
    """How an item's text begins."""
    return rows[first].text.strip() if first < end else ""


def _without_number(text: str) -> str:
    return text.lstrip("0123456789.: \t")


def _is_title(text: str, title: str, number: str | None, words: Vocabulary) -> bool:
    key = folded(text)
    if key in (title, f"{number or ''}{title}"):
        return True
    bare, marked = without_mark(_without_number(text), words)
    if marked is not None and folded(bare) == title:
        return True
    return len(key) > 20 and (
        f"{number or ''}{title}".startswith(key) or folded(_without_number(text)) == title
    )


def _section(part: Part, rows: Sequence[Row], words: Vocabulary) -> Section:
    text = running_text(part.content, words)
    label = part.label
    return Section(
        part.role,
        label.heading or None if label else None,
        text,
        span_of(list(rows[part.first : part.end])),
        _pages(part, rows),
    )


def _pages(part: Part, rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(sorted({row.page for row in rows[part.first : part.end] if row.page is not None}))
