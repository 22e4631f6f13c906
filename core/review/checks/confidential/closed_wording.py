"""A closed item without the words that may be published of it, or with a name among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.language import _
from core.paragraph import Form
from core.review.check import Check, Tuned
from core.review.checks.confidential.names import persons_in
from core.review.checks.confidential.said import item_name
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_NUMBER = re.compile(r"^\W*(?:(?:dagsordens)?punkt|pkt\.?|sag)?\s*[\d.]*", re.IGNORECASE)
_BARE = 7
"""Letters of "Lukket" and the like."""


class ClosedWording(Check):
    """A closed item that the public version does not tell of in words that may be read by all."""

    id = "closed-wording"
    group = Group.CONFIDENTIAL
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Closed item without its public wording")

    def why(self) -> str:
        return _(
            "Citizens shall see that there was a closed item. Check that it has a title that tells nothing "
            "confidential, or a reason for closing it, and names nobody."
        )

    def source(self) -> str:
        return _("Kommunestyrelsesloven § 10")

    def advice(self) -> str:
        return _("Give it a neutral title, such as “Lukket punkt”, or the reason why it is closed.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_public:
            return
        members = {each.name for each in (*draft.meeting.participants, *draft.meeting.absent)}
        for at, item in enumerate(draft.meeting.items):
            if not item.closed:
                continue
            heading = draft.quote(item.heading)
            named = next(
                (each for each in persons_in(heading, draft.meeting.language) if each.name not in members),
                None,
            )
            if named is not None:
                start = item.heading.start + draft.source.text[item.heading.start : item.heading.end].find(
                    named.name
                )
                place = item.heading
                if start >= item.heading.start:
                    place = type(place)(start, start + len(named.name))
                message = _("The title of {item}, which is closed, names {person}.").format(
                    item=item_name(item), person=named.name
                )
                yield Hit(place, message, item=at)
            elif not any(map(str.isalpha, item.title or "")) and not self._says_why(draft, at, heading):
                message = _("Of {item}, which is closed, neither a title nor a reason is told.").format(
                    item=item_name(item)
                )
                yield Hit(item.heading if heading else None, message, item=at, subject=item.number or "")

    def _says_why(self, draft: Draft, at: int, heading: str) -> bool:
        """Whether its heading, or a line below it, says more than a number and that it is closed: "Lukket
        punkt" does."""
        texts = [each.text for each in draft.of_item(at) if each.form is not Form.ITEM]
        return any(sum(map(str.isalpha, text)) > _BARE for text in (*texts, _NUMBER.sub("", heading)))
