"""Folders and words among the properties of the file."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.confidential.said import shown
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.inside.facts import Hidden

_CUSTOM = "custom"


class FileProperties(Check):
    """What the file says of itself and of the machine it was made on."""

    id = "file-property"
    group = Group.CONFIDENTIAL
    severity = Severity.NOTE

    def name(self) -> str:
        return _("Properties of the file")

    def why(self) -> str:
        return _(
            "Properties may tell of folders, users and cases that nobody sees on the pages. Check that they "
            "may be published."
        )

    def advice(self) -> str:
        return _("Empty the property in the program that made the file, and save.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        facts = () if draft.facts is None else draft.facts.of(Hidden.PROPERTY)
        for fact in facts:
            if fact.name != _CUSTOM:
                message = _message(fact.name).format(words=shown(fact.text, 80))
                yield Hit(None, message, subject=f"{fact.name} {fact.text}")
        custom = "; ".join(fact.text for fact in facts if fact.name == _CUSTOM)
        if custom:
            message = _("The file has properties that a case system may have put there: “{words}”.")
            yield Hit(None, message.format(words=shown(custom, 200)), subject=f"{_CUSTOM} {custom}")


def _message(name: str) -> str:
    if name == "keywords":
        return _("The file has the keywords “{words}”.")
    if name == "template":
        return _("The file names where its template lies: “{words}”.")
    return _("The file’s properties name a place on a machine: “{words}”.")
