"""Private addresses, telephone numbers and e-mail addresses; accounts and days of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.confidential.personal_words import PersonalKind
from core.confidential.word_lists import lists
from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.confidential.said import shown
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of
from core.source_text import Span

_LINE = 120
"""Code points of a line that are read before a number."""


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
        for kind, start, end in draft.personal:
            span = Span(start, end)
            if kind in (PersonalKind.CPR, PersonalKind.OWN) or _is_officials(draft, kind, span):
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
    """Whether it is how one who works for the municipality, or for the meeting, is reached there."""
    text = draft.source.text
    if kind is PersonalKind.EMAIL:
        own = _plain(draft.meeting.municipality or "")
        return bool(own) and _plain(text[span.start : span.end].rpartition("@")[2]).startswith(own)
    if kind is not PersonalKind.PHONE:
        return False
    line = text[max(0, span.start - _LINE) : span.start].rpartition("\n")[2]
    staff = [each.name for each in draft.meeting.staff]
    at_work = pattern_of("confidential", draft.meeting.language, "at_work")
    return any(name in line for name in staff) or at_work.search(line) is not None


def _plain(name: str) -> str:
    """The name of a municipality as domains write it: "Nørrevang Kommune" is "noerrevang"."""
    plain = name.casefold().replace("ø", "oe").replace("æ", "ae").replace("å", "aa")
    return re.sub(r"kommune|region|[^a-z]", "", plain)
