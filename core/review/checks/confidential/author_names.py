"""Names of those who worked on the file, among its properties."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.inside.facts import Hidden
from core.review.word_lists import pattern_of


class AuthorNames(Check):
    """Somebody who is named in the file beside its text.

    A note: nearly every published file names who made it, and that person answers for it by office.
    """

    id = "author-name"
    group = Group.CONFIDENTIAL
    severity = Severity.NOTE

    def name(self) -> str:
        return _("Author’s name in the file")

    def why(self) -> str:
        return _(
            "The file says who wrote and changed it, also those who did so long ago or in another case. Check"
            " that these names may be published."
        )

    def advice(self) -> str:
        return _("Remove personal information from the file’s properties before it is published.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if draft.facts is None:
            return
        nobody = pattern_of("confidential", draft.meeting.language, "no_authors")
        for fact in draft.facts.of(Hidden.AUTHOR):
            if nobody.search(fact.text):
                continue
            yield Hit(None, _message(fact.name).format(person=fact.text), subject=fact.text)


def _message(where: str) -> str:
    messages = {
        "last_modified_by": _("The file says that {person} changed it last."),
        "manager": _("The file names {person} as manager."),
        "change": _("The file names {person}, who changed the text."),
        "comment": _("The file names {person}, who commented the text."),
        "people": _("The file still names {person}, who once worked on it."),
    }
    return messages.get(where, _("The file names {person} as its author."))
