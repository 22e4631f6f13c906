"""Labels with nothing under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from core.language import _
from core.minutes import AgendaItem, Role, Section
from core.parsing.vocabulary import key_of
from core.review.check import Check, Tuned, Value
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.source_text import Span

_MAY_BE_EMPTY = (
    Role.ATTACHMENTS,
    Role.ABSENT,
    Role.DECISION,
    Role.PRIOR_DECISION,
    Role.PROCESS,
    Role.VOTES,
    Role.TYPE,
)


class SectionEmpty(Check):
    """A recommendation must say something, and so must a section where at least `others` items fill theirs
    and fewer leave it empty, or a case that is empty in one item alone; another one that is so is a note.
    What heads other sections is not empty, and an item without a decision is told by another check."""

    id = "section-empty"
    group = Group.FORM
    severity = Severity.WARNING
    tuning: ClassVar[Mapping[str, Value]] = {"others": 2}

    def name(self) -> str:
        return _("Section without text")

    def why(self) -> str:
        return _("Check that nothing got lost under the heading, or that it was meant to go.")

    def advice(self) -> str:
        return _("Write the section, or take its heading out.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        filled, empty = _counted(draft)
        for _at, item in draft.open_items:
            for place, section in enumerate(item.sections):
                key = key_of(section.heading or "")
                below = item.sections[place + 1 : place + 2]
                apart = all(filled[key_of(each.heading or "")] >= tuned.number("others") for each in below)
                if not _is_empty(draft, item, place, apart and filled[key] >= tuned.number("others")):
                    continue
                often = filled[key] >= tuned.number("others") and filled[key] > empty[key]
                alone = empty[key] == 1
                surely = often or section.role is Role.RECOMMENDATION or (alone and section.role is Role.CASE)
                if surely or alone:
                    yield Hit(
                        _heading(draft, section),
                        _("“{heading}” in item {number} has no text.").format(
                            heading=section.heading, number=item.number or _at + 1
                        ),
                        severity=None if surely else Severity.NOTE,
                    )


def _counted(draft: Draft) -> tuple[Counter[str], Counter[str]]:
    """How many sections of each label are filled, and how many are empty."""
    filled: Counter[str] = Counter()
    empty: Counter[str] = Counter()
    for _at, item in draft.open_items:
        for place, section in enumerate(item.sections):
            if section.heading:
                counts = empty if _is_empty(draft, item, place) else filled
                counts[key_of(section.heading)] += bool(section.text.strip()) or counts is empty
    return filled, empty


def _is_empty(draft: Draft, item: AgendaItem, place: int, apart: bool = False) -> bool:
    """Whether nothing is under a label: no text, no attachment's name, no section that belongs to it. Another
    of its role is no part of it where it stands `apart`: both are filled in other items."""
    section = item.sections[place]
    if section.role is Role.RECOMMENDATION and _names_decision(draft, section):
        return False
    if not section.heading or section.text.strip() or section.role in _MAY_BE_EMPTY:
        return False
    if draft.words.labels.get(key_of(section.heading)) is not section.role:
        return False
    if not apart and any(each.role is section.role and each.text.strip() for each in item.sections):
        return False
    following = item.sections[place + 1] if place + 1 < len(item.sections) else None
    if following is None:
        return True
    known = draft.words.labels.get(key_of(following.heading or ""))
    decides = following.role in (Role.DECISION, Role.PRIOR_DECISION, Role.ATTACHMENTS, Role.ABSENT)
    if section.heading.isupper() and not (following.heading or "").isupper():
        return False  # it heads those that are set smaller
    return (known is not None and known is not Role.OTHER) or decides


def _names_decision(draft: Draft, section: Section) -> bool:
    """Whether a label is the decision's as well: "Indstilling og beslutning"."""
    return draft.words.pattern("label_stems", "decision").search(section.heading or "") is not None


def _heading(draft: Draft, section: Section) -> Span:
    start = section.span.start
    return Span(start, min(section.span.end, start + len(section.heading or "")))
