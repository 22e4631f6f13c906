"""Attachments that are listed and never spoken of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import ClassVar

from core.language import _
from core.minutes import AgendaItem, NodeKind, Role
from core.review.check import Check, Tuned, Value
from core.review.checks.form.listed_attachments import number_of
from core.review.checks.form.said import pattern_of, phrased, phrases_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.whole_text import small_letters

_ENOUGH = 12
"""Characters of a name of several words."""


_ENOUGH_OF_ONE = 8
"""Those of one word, "Indsigelser", or with a number, "Tillæg 12"."""
_ENOUGH_TO_BE_SAID = 5  # those of a first word that is said to be enclosed
_NEAR = 40  # characters behind a word in which it is said to be enclosed


class AttachmentUnmentioned(Check):
    """Most items speak of none of their attachments. Where `always` is off, one is told only in an item
    that speaks of at least as many others, by number or by name."""

    id = "attachment-unmentioned"
    group = Group.FORM
    severity = Severity.NOTE
    tuning: ClassVar[Mapping[str, Value]] = {"always": False}

    def name(self) -> str:
        return _("Attachment never mentioned")

    def why(self) -> str:
        return _("Check that the attachment belongs to this item.")

    def advice(self) -> str:
        return _("Refer to it in the text, or take it off the list.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        numbers = _mentioned(draft)
        for at, item in draft.open_items:
            if not item.attachments or not (tuned.is_on("always") or len(item.attachments) > 1):
                continue
            text = _words_of(draft, item)
            lone = [
                each
                for place, each in enumerate(item.attachments, 1)
                if (number_of(each.name, draft.meeting.language) or place) not in numbers[at]
                and not _is_named(each.name, text)
            ]
            if tuned.is_on("always") or 2 * len(lone) <= len(item.attachments):
                for attachment in lone:
                    if _is_said_to_be_enclosed(attachment.name, text, draft.meeting.language):
                        continue
                    yield Hit(
                        attachment.span,
                        _("The text of item {number} never mentions the attachment “{name}”.").format(
                            number=item.number or at + 1, name=attachment.name
                        ),
                        item=at,
                        subject=attachment.name,
                    )


def _mentioned(draft: Draft) -> Mapping[int, set[int]]:
    """The numbers of attachments that each item speaks of."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    phrases = phrases_of(draft.meeting.language, "mentions")
    for match, node in phrased(draft, phrases, (NodeKind.SECTION,)):
        if node.item is None or node.section is None:
            continue
        if draft.meeting.items[node.item].sections[node.section].role is not Role.ATTACHMENTS:
            first, behind = int(match["number"]), draft.source.text[match.end() : match.end() + _NEAR]
            found[node.item].update((first, *_further(behind, first, draft.meeting.language)))
    return found


def _further(text: str, number: int, language: str) -> Iterator[int]:
    """The numbers that follow the first one: "bilag 2, 3 og 5", "bilag 1 til 4"."""
    between = pattern_of(language, "mentions_more")
    at = 0
    while (match := between.match(text, at)) is not None and int(match["number"]) > number:
        further = int(match["number"])
        yield from range(number + 1, further) if match["to"] else ()
        yield further
        number, at = further, match.end()


def _words_of(draft: Draft, item: AgendaItem) -> str:
    """What an item says outside its lists of attachments, in small letters."""
    text = draft.once(small_letters)
    sections = (each.span for each in item.sections if each.role is not Role.ATTACHMENTS)
    return "\n".join(text[start:end] for start, end in sections)


def _is_named(name: str, text: str) -> bool:
    """Whether a text in small letters holds a name, with or without what stands around it."""
    bare = name.rsplit(".", 1)[0] if name[-5:].count(".") else name
    keys = {bare.lower().strip(), _unnumbered(bare)}
    return any(_is_telling(key) and _stem(key) in text for key in keys)


def _is_said_to_be_enclosed(name: str, text: str, language: str) -> bool:
    """Whether a text in small letters says so of what the first word of a name calls it: "beretningen"."""
    first = next(iter(_unnumbered(name).split()), "")
    if len(first) < _ENOUGH_TO_BE_SAID or not first.isalpha():
        return False
    stem = _stem(first) if len(first) >= _ENOUGH_OF_ONE else first
    said = pattern_of(language, "enclosed")
    found = re.finditer(rf"\b{stem}\w*", text)
    return any(said.search(text, match.end(), match.end() + _NEAR) is not None for match in found)


def _unnumbered(name: str) -> str:
    """A name in small letters without "Bilag 1:" before it."""
    return (name.split(":", 1)[1] if ":" in name else name).lower().strip()


def _is_telling(name: str) -> bool:
    """Whether a name is no word of every text: it is long, or has a number; one word is shorter."""
    numbered = any(map(str.isdigit, name)) and any(map(str.isalpha, name))
    return len(name) >= (_ENOUGH_OF_ONE if " " not in name or numbered else _ENOUGH)


def _stem(name: str) -> str:
    """A word without its last two letters, in which its forms differ: "indsigelserne"; else the name."""
    return name[:-2] if name.isalpha() else name
