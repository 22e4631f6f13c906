"""Attachments that the text speaks of and no list names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.language import _
from core.minutes import AgendaItem, NodeKind, Role
from core.review.check import Check, Tuned
from core.review.checks.form.listed_attachments import lists_of, number_of
from core.review.checks.form.said import pattern_of, patterns_of
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity

_NOT_OF_ITEM = (Role.ATTACHMENTS, Role.PRIOR_DECISION, Role.MINORITY, Role.AMENDMENT, Role.MOTIONS)


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
        for at, item in draft.open_items:
            listed = bool(item.attachments or lists_of(draft, item))
            for paragraph in draft.of_item(at):
                if paragraph.role in _NOT_OF_ITEM or paragraph.kind not in (NodeKind.SECTION, NodeKind.ITEM):
                    continue
                yield from _numbered(draft, item, at, paragraph, listed, lists_any)
                if not listed and lists_any and paragraph.role is not Role.DECISION:
                    yield from _enclosed(draft, item, at, paragraph)


def _numbered(
    draft: Draft, item: AgendaItem, at: int, paragraph: DraftParagraph, listed: bool, lists_any: bool
) -> Iterator[Hit]:
    language = draft.meeting.language
    numbers = {number_of(each.name, language) for each in item.attachments} - {None}
    for pattern in patterns_of(language, "mentions"):
        for match in pattern.finditer(paragraph.text):
            number = int(match["number"])
            if (number in numbers) if numbers else (number <= len(item.attachments)):
                continue
            if _is_of_another(match, language) or _heads_itself(match, paragraph):
                continue
            severity = None if listed or lists_any else Severity.NOTE
            yield Hit(
                draft.span_in(paragraph, match.start("number") - _before_number(match), match.end("number")),
                _("The text refers to attachment {number}, but item {item} does not list it.").format(
                    number=number, item=item.number or at + 1
                ),
                severity=severity,
            )


def _before_number(match: re.Match[str]) -> int:
    """How many characters of the word for an attachment stand before its number."""
    begun = match.end("before") if match["before"] else match.start()
    return match.start("number") - begun


def _is_of_another(match: re.Match[str], language: str) -> bool:
    """Whether a numbered attachment is another document's: "aftalens bilag 2", "bilag 1 til loven"."""
    before = pattern_of(language, "of_others_before").search(match["before"] or "")
    return bool(before or pattern_of(language, "of_others_behind").search(match["behind"]))


def _heads_itself(match: re.Match[str], paragraph: DraftParagraph) -> bool:
    """Whether the words are a name in a list under no label that is known."""
    return match.start() == 0 and not paragraph.text.rstrip().endswith(".")


def _enclosed(draft: Draft, item: AgendaItem, at: int, paragraph: DraftParagraph) -> Iterator[Hit]:
    language = draft.meeting.language
    match = pattern_of(language, "enclosed").search(paragraph.text)
    if match and not pattern_of(language, "not_enclosed").search(paragraph.text):
        yield Hit(
            draft.span_in(paragraph, *match.span()),
            _("The text says something is enclosed, but item {item} lists no attachment.").format(
                item=item.number or at + 1
            ),
            severity=Severity.NOTE,  # it may be a part of what another attachment holds
        )
