"""Attachments that the text speaks of and no list names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.language import _
from core.minutes import AgendaItem, NodeKind, Role
from core.review.check import Check, Tuned
from core.review.checks.form.enclosed_names import are_listed, called
from core.review.checks.form.listed_attachments import lists_of, numbers_of
from core.review.checks.form.said import pattern_of, phrased, phrases_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.whole_text import in_one_line
from core.source_text import Span

_NOT_OF_ITEM = (Role.ATTACHMENTS, Role.PRIOR_DECISION, Role.MINORITY, Role.AMENDMENT, Role.MOTIONS)

_LONGEST = 30  # characters beside that tell whose it is
_NUMBERED = re.compile(r"[^.,]{0,20}\d")


class AttachmentMentioned(Check):
    """ "Bilag 3" must be among the numbers of the list, or within its length where it has none. That
    something is "vedlagt" while the item lists nothing is a note where other items list theirs. A numbered
    attachment of a law, a plan or an agreement is none of the item's."""

    id = "attachment-unlisted"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Attachment not in the list")

    def why(self) -> str:
        return _("Check that what the text refers to is enclosed: it is part of what the decision rests on.")

    def advice(self) -> str:
        return _("Enclose it and list it, or correct its number.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        lists_any = any(item.attachments for item in draft.meeting.items)
        language = draft.meeting.language
        for match, at in _in_own_words(draft, "mentions"):
            item = draft.meeting.items[at]
            if not _is_listed(int(match["number"]), item, language) and not _is_of_another(draft, match):
                yield Hit(
                    Span(*match.span()),
                    _("The text refers to attachment {number}, but item {item} does not list it.").format(
                        number=match["number"], item=item.number or at + 1
                    ),
                    severity=None if lists_any else Severity.NOTE,
                )
        yield from _enclosed(draft) if lists_any else ()


def _enclosed(draft: Draft) -> Iterator[Hit]:
    """What is said to be enclosed, without a number, in an item that lists nothing, or nothing of the kind: a
    note, as it may be a part of what another attachment holds."""
    told: set[int] = set()
    for match, at in _in_own_words(draft, "enclosed"):
        item = draft.meeting.items[at]
        if at in told or _is_not_enclosed(draft, match) or _is_of_another_paper(draft, match):
            continue
        if item.attachments or lists_of(draft, item):
            if _is_among(draft, item, match):
                continue
            said = _("Something is said to be enclosed that is not in the list of item {item}.")
        else:
            said = _("The text says something is enclosed, but item {item} lists no attachment.")
        told.add(at)
        yield Hit(Span(*match.span()), said.format(item=item.number or at + 1), severity=Severity.NOTE)


def _is_among(draft: Draft, item: AgendaItem, match: re.Match[str]) -> bool:
    """Whether the list of an item names what is said to be enclosed, or nobody can tell: numbers are looked
    for by themselves, and a name may be no word."""
    text, language = draft.source.text, draft.meeting.language
    section = next(each for each in item.sections if each.span.start <= match.start() < each.span.end)
    behind = text[match.end() : match.end() + _LONGEST]
    if _NUMBERED.match(behind) is not None:
        return True
    stems = called(text, section.span.start + len(section.heading or ""), match, language)
    names = (each.name for each in item.attachments)
    lists = (each.text for each in lists_of(draft, item))
    return not stems or are_listed(stems, "\n".join((*names, *lists)), language)


def _in_own_words(draft: Draft, name: str) -> Iterator[tuple[re.Match[str], int]]:
    """Where open items say one of these phrases in what is neither list nor another's words."""
    for match, node in phrased(draft, phrases_of(draft.meeting.language, name), (NodeKind.SECTION,)):
        if node.item is None or node.section is None:
            continue
        item = draft.meeting.items[node.item]
        if not item.closed and item.sections[node.section].role not in _NOT_OF_ITEM:
            yield match, node.item


def _is_listed(number: int, item: AgendaItem, language: str) -> bool:
    """Whether an item's list has an attachment of that number, or as many, where they bear none."""
    numbers = numbers_of(item, language)
    return number in numbers if numbers else number <= len(item.attachments)


def _is_of_another(draft: Draft, match: re.Match[str]) -> bool:
    """Whether a numbered attachment is another document's, "aftalens bilag 2", "bilag 1 til loven", or the
    words are a name in a list under no label that is known."""
    text, language = draft.source.text, draft.meeting.language
    line = draft.source.lines[draft.source.line_at(match.start())]
    before, behind = text[line.start : match.start()], text[match.end() : match.end() + _LONGEST]
    if not before.strip(" \t-–•*") and not text[line.start : line.end].rstrip().endswith("."):
        return True
    words = before.split()[-1:]
    return bool(
        (words and pattern_of(language, "of_others_before").search(f"{words[0]} "))
        or pattern_of(language, "of_others_behind").match(behind.replace("\n", " "))
    )


def _is_of_another_paper(draft: Draft, match: re.Match[str]) -> bool:
    """Whether it is an enclosure of something else: "som bilag til aftalen"."""
    behind = draft.once(in_one_line)[match.end() : match.end() + _LONGEST]
    return pattern_of(draft.meeting.language, "of_others_behind").match(behind) is not None


def _is_not_enclosed(draft: Draft, match: re.Match[str]) -> bool:
    """Whether the words around say that it is not, or was elsewhere."""
    around = draft.once(in_one_line)[max(0, match.start() - _LONGEST) : match.end() + _LONGEST]
    return pattern_of(draft.meeting.language, "not_enclosed").search(around) is not None
