"""Private addresses, telephone numbers and e-mail addresses; accounts and days of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.confidential.personal_words import PersonalKind
from core.confidential.word_lists import lists
from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.confidential.cpr_numbers import NUMBERS
from core.review.checks.confidential.said import shown
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.whole_text import personal
from core.review.word_lists import pattern_of
from core.source_text import Span

_LINE = 120
"""Code points of a sentence that are read before a number."""
_BREAK = re.compile(r"(?:(?<=[^\W_]{3})|(?<=\d))[.!?]\s+(?=[A-ZÆØÅ])|\n(?![a-zæøå])")
"""The end of a sentence, or of a line that none goes over."""


class PrivateContacts(Check):
    """How and where somebody lives and is reached."""

    id = "private-contact"
    group = Group.CONFIDENTIAL
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Private address, telephone number or e-mail address")

    def why(self) -> str:
        return _(
            "Where somebody lives and how they are reached is personal data. Check that it is needed to "
            "understand the decision, and left out where it is not."
        )

    def source(self) -> str:
        return _("GDPR art. 5")

    def advice(self) -> str:
        return _("Take it out where the decision is understood without it.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        for kind, start, end in draft.once(personal):
            span = Span(start, end)
            if kind in NUMBERS or kind is PersonalKind.OWN or _is_officials(draft, kind, span):
                continue
            words = shown(draft.quote(span))
            severity = Severity.NOTE if kind is PersonalKind.EMAIL and not _is_free(words) else None
            yield Hit(span, _message(kind).format(words=words), severity=severity)


def _message(kind: PersonalKind) -> str:
    messages = {
        PersonalKind.PHONE: _("The telephone number {words} seems to be somebody’s own."),
        PersonalKind.EMAIL: _("The e-mail address {words} seems to be somebody’s own."),
        PersonalKind.ADDRESS: _("Somebody seems to live at {words}."),
        PersonalKind.ACCOUNT: _("The number of a bank account, {words}, stands in the text."),
        PersonalKind.BIRTH: _("Somebody’s day of birth, {words}, stands in the text."),
    }
    return messages[kind]


def _is_free(address: str) -> bool:
    """Whether an e-mail address is with a service that anybody has a box with."""
    domain = address.rpartition("@")[2].casefold()
    return any(domain == each or domain.split(".")[0] == each for each in lists()["email"]["free"])


def _is_officials(draft: Draft, kind: PersonalKind, span: Span) -> bool:
    """Whether it is how one who works for the municipality, or for the meeting, is reached there; or where
    a lawyer and the like have their office."""
    text = draft.source.text
    if kind is PersonalKind.EMAIL:
        own = _plain(draft.meeting.municipality or "")
        return bool(own) and _plain(text[span.start : span.end].rpartition("@")[2]).startswith(own)
    if kind not in (PersonalKind.PHONE, PersonalKind.ADDRESS):
        return False
    language = draft.meeting.language
    sentence = _BREAK.split(text[max(0, span.start - _LINE) : span.start])[-1]
    if kind is PersonalKind.ADDRESS:
        return pattern_of("confidential", language, "with_an_office").search(sentence) is not None
    if any(each.name in sentence for each in draft.meeting.staff):
        return True
    citizens = list(pattern_of("confidential", language, "one_person").finditer(sentence))
    behind = citizens[-1].end() if citizens else 0
    return pattern_of("confidential", language, "at_work").search(sentence, behind) is not None


def _plain(name: str) -> str:
    """The name of a municipality as domains write it: "Nørrevang Kommune" is "noerrevang"."""
    plain = name.casefold().replace("ø", "oe").replace("æ", "ae").replace("å", "aa")
    return re.sub(r"kommune|region|[^a-z]", "", plain)
