"""Changes that nobody has accepted or rejected yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from core.language import _, ngettext
from core.review.check import Check, Tuned, Value
from core.review.checks.confidential.said import shown
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.inside.facts import FileFact, Hidden


class TrackedChanges(Check):
    """Insertions and deletions that the file still shows to whoever asks for them."""

    id = "tracked-changes"
    group = Group.CONFIDENTIAL
    severity = Severity.WARNING
    tuning: ClassVar[Mapping[str, Value]] = {"most": 100}  # that are told one by one

    def name(self) -> str:
        return _("Tracked changes")

    def why(self) -> str:
        return _(
            "Whoever gets the file can read what was taken out, and who did it. Check that all changes are "
            "accepted or rejected before it is given away."
        )

    def advice(self) -> str:
        return _("Accept or reject it in the word processor, and save.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if draft.facts is None:
            return
        facts = draft.facts.of(Hidden.TRACKED_INSERTION, Hidden.TRACKED_DELETION)
        most = int(tuned.number("most"))
        for fact in facts[:most]:
            yield Hit(fact.span, _message(fact), box=fact.box, subject=fact.text)
        if len(facts) > most:
            more = len(facts) - most
            message = ngettext(
                "There is one more tracked change.", "There are {n} more tracked changes.", more
            )
            yield Hit(None, message.format(n=more), subject="more")


def _message(fact: FileFact) -> str:
    if not fact.text:
        if fact.author:
            return _("The file holds tracked changes of {person}.").format(person=fact.author)
        return _("The file holds tracked changes.")
    words = shown(fact.text)
    if fact.what is Hidden.TRACKED_INSERTION:
        if fact.author:
            return _("{person} put in “{words}”, which nobody has accepted yet.").format(
                person=fact.author, words=words
            )
        return _("“{words}” was put in, which nobody has accepted yet.").format(words=words)
    if fact.author:
        return _("{person} took out “{words}”, which can still be read in the file.").format(
            person=fact.author, words=words
        )
    return _("“{words}” was taken out and can still be read in the file.").format(words=words)
