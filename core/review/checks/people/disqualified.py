"""Somebody who is disqualified, and of whom no word says that they left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from core.language import _
from core.minutes import AgendaItem
from core.people_names import name_key
from core.review.check import Check, Tuned, Value
from core.review.checks.decisions.said import Said, named, of_item
from core.review.checks.people.present import head_sentences
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of


class DisqualifiedStayed(Check):
    """Disqualification without the word on leaving."""

    id = "disqualified-stayed"
    group = Group.PEOPLE
    severity = Severity.WARNING
    tuning: ClassVar[Mapping[str, Value]] = {"must_leave_the_room": False}

    def name(self) -> str:
        return _("Disqualified, and nothing said of leaving")

    def why(self) -> str:
        return _(
            "Somebody who is disqualified has no part in debate and vote, and leaves the room meanwhile. "
            "Check that the minutes say so."
        )

    def source(self) -> str:
        return _("Forvaltningsloven §§ 3(3) and 6, kommunestyrelsesloven § 14")

    def advice(self) -> str:
        return _("Write that the person left the room and had no part in the item.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_minutes:
            return
        head: list[Said] | None = None
        for at, item in draft.open_items:
            if item.disqualified:
                head = list(head_sentences(draft)) if head is None else head
                yield from _hits(
                    draft, at, item, [*of_item(draft, at), *head], tuned.is_on("must_leave_the_room")
                )


def _hits(draft: Draft, at: int, item: AgendaItem, said: Sequence[Said], room: bool) -> Iterator[Hit]:
    language = draft.meeting.language
    disqualified, cleared = (pattern_of("people", language, name) for name in ("disqualified", "cleared"))
    gone = {name_key(name) for name in item.not_participating} if not room else set()
    for name in item.disqualified:
        about = _about(said, name, language)
        place = next((each for each in about if disqualified.search(each.text)), None)
        if name_key(name) in gone or any(_leaves(each.text, language, room) for each in about):
            continue
        if place is None and about and not _by_heading(item, name, disqualified):
            continue
        if place is not None and cleared.search(place.text):
            continue
        message = _("{name} is disqualified in item {item}, and nothing says that {name} left.")
        yield Hit(
            place.span if place is not None else None,
            message.format(name=name, item=named(item)),
            item=at,
            subject=name,
        )


def _by_heading(item: AgendaItem, name: str, disqualified: re.Pattern[str]) -> bool:
    """Does somebody stand in a section that begins with the word: "Inhabil: …"?"""
    return any(
        disqualified.match(section.heading or "") is not None and name in section.text
        for section in item.sections
    )


def _about(said: Sequence[Said], name: str, language: str) -> list[Said]:
    """The sentences that name somebody, and those behind them that go on with "he", "she", "both"."""
    last = name.rsplit(" ", 1)[-1]
    again = pattern_of("people", language, "again")
    found: list[Said] = []
    before: Said | None = None
    for each in said:
        if last in each.text or (found and found[-1] is before and again.match(each.text)):
            found.append(each)
        before = each
    return found


def _leaves(text: str, language: str, room: bool) -> bool:
    left = pattern_of("people", language, "left_room").search(text) is not None
    return left or (not room and pattern_of("people", language, "took_no_part").search(text) is not None)
