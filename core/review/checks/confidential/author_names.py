"""Names of those who worked on the file, among its properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.language import _
from core.people_names import name_key
from core.review.check import Check, Tuned
from core.review.checks.confidential.names import named_in_minutes
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.inside.facts import FileFact, Hidden
from core.review.word_lists import pattern_of

_WRITTEN = ("docx",)


class AuthorNames(Check):
    """Somebody who is named in the file beside its text.

    A note: nearly every published file names who made it, and that person answers for it by office. A Word
    document always names who writes it now, which is not told, nor are those whom the minutes name as staff
    or members: it is who wrote it earlier, or elsewhere, whom nobody thinks of.
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
        known = draft.once(named_in_minutes)
        facts = draft.facts.of(Hidden.AUTHOR)
        writing = _writing(facts) if draft.facts.format in _WRITTEN else None
        for fact in facts:
            if fact is writing or nobody.search(fact.text) or name_key(fact.text) in known:
                continue
            yield Hit(None, _message(fact.name).format(person=fact.text), subject=fact.text)


def _writing(facts: Sequence[FileFact]) -> FileFact | None:
    """Who writes the document now: who changed it last, and where that is not told, its author."""
    by_name = {fact.name: fact for fact in reversed(facts)}
    return by_name.get("last_modified_by") or by_name.get("author")


def _message(where: str) -> str:
    messages = {
        "last_modified_by": _("The file says that {person} changed it last."),
        "manager": _("The file names {person} as manager."),
        "change": _("The file names {person}, who changed the text."),
        "comment": _("The file names {person}, who commented the text."),
        "people": _("The file still names {person}, who once worked on it."),
    }
    return messages.get(where, _("The file names {person} as its author."))
