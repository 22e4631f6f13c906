"""A closed item without the words that may be published of it, or with a name among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from core.language import _
from core.minutes import AgendaItem
from core.paragraph import Form
from core.parsing.numbers import mark_of
from core.parsing.vocabulary import folded
from core.review.check import Check, Tuned
from core.review.checks.confidential.names import Named, may_be_a_surname, persons_in
from core.review.checks.confidential.said import item_name
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of
from core.source_text import Span

_NUMBER = re.compile(r"^\W*(?:(?:dagsordens)?punkt|pkt\.?|sag)?\s*[\d.]*", re.IGNORECASE)
_BARE = 7
"""Letters of "Lukket" and the like."""


def _named(draft: Draft, heading: str, members: Set[str]) -> tuple[Named, bool] | None:
    """Somebody whom a heading names; by words that are in no list where it tells what befell somebody. And
    whether it is somebody for sure: two words with capitals may be a firm, or a place."""
    language = draft.meeting.language
    for named in persons_in(heading, language):
        if named.name not in members:
            return named, True
    if pattern_of("confidential", language, "of_persons").search(heading):
        for named in persons_in(heading, language, unlisted=True):
            if named.name not in members:
                return named, may_be_a_surname(named.name, language)
    return None


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
        return _(
            "Give it a title that says the kind of case and no more, such as “Personalesag”, or the reason "
            "why it is closed."
        )

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_public:
            return
        members = {each.name for each in (*draft.meeting.participants, *draft.meeting.absent)}
        for at, item in enumerate(draft.meeting.items):
            if not item.closed:
                continue
            heading = draft.quote(item.heading)
            found = _named(draft, heading, members)
            if found is not None:
                named, is_sure = found
                place, start = item.heading, draft.source.text.find(named.name, item.heading.start)
                if 0 <= start < item.heading.end:  # it is not parted by the end of a line
                    place = Span(start, start + len(named.name))
                message = (
                    _("The title of {item}, which is closed, names {person}.")
                    if is_sure
                    else _("The title of {item}, which is closed, may name somebody: {person}.")
                )
                yield Hit(
                    place,
                    message.format(item=item_name(item), person=named.name),
                    item=at,
                    severity=None if is_sure else Severity.NOTE,
                )
            elif not any(map(str.isalpha, item.title or "")) and not _says_more(draft, at):
                says_closed = _letters(_NUMBER.sub("", heading)) > _BARE
                if says_closed and (at in draft.once(_bare_by_habit) or _is_listed(draft, item)):
                    continue
                message = (
                    _("Of {item}, which is closed, it is only told that it is.")
                    if says_closed
                    else _("Of {item}, which is closed, neither a title nor a reason is told.")
                )
                yield Hit(
                    item.heading if heading else None,
                    message.format(item=item_name(item)),
                    item=at,
                    subject=item.number or "",
                    severity=Severity.NOTE if says_closed else None,
                    advice=_("Say of what kind the case is, as far as that may be told, or why it is closed.")
                    if says_closed
                    else "",
                )


def _says_more(draft: Draft, at: int) -> bool:
    """Whether a line below its heading says more than that an item is closed."""
    return any(
        _letters(each.text) > _BARE
        for each in draft.of_item(at)
        if each.form is not Form.ITEM and mark_of(each.text, draft.words) is None
    )


def _bare_by_habit(draft: Draft) -> frozenset[int]:
    """The closed items without a title, where there are several: this municipality gives them none."""
    bare = [at for at, item in enumerate(draft.meeting.items) if item.closed and not item.title]
    return frozenset(bare) if len(bare) > 1 else frozenset()


def _is_listed(draft: Draft, item: AgendaItem) -> bool:
    """Whether the contents list says what a closed item is about."""
    marks = draft.words.words["items"]["closed_marks"]
    bare = {folded(each) for each in marks}
    return any(
        each.number == item.number and each.closed and folded(each.title) not in bare
        for each in draft.meeting.contents
        if each.number
    )


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
