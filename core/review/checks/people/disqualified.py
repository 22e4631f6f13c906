"""Somebody who is disqualified, and of whom no word says that they left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from core.language import _
from core.minutes import AgendaItem, Role
from core.people_names import name_key
from core.review.check import Check, Tuned, Value
from core.review.checks.decisions.said import Said, named, of_item, told
from core.review.checks.people.present import among, head_sentences, present
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
            names = _disqualified(draft, at, item)
            if names:
                head = list(head_sentences(draft)) if head is None else head
                yield from _hits(
                    draft, at, names, [*_of_meeting(draft, at), *head], tuned.is_on("must_leave_the_room")
                )


def _of_meeting(draft: Draft, at: int) -> list[Said]:
    """The sentences of an item but those of decisions at other meetings, which tell who left them."""
    earlier = [each.span for each in draft.meeting.items[at].sections if each.role is Role.PRIOR_DECISION]
    own = {each.span for each in told(draft, at)}
    return [
        said
        for said in of_item(draft, at)
        if said.span in own or not any(span.start <= said.span.start < span.end for span in earlier)
    ]


def _disqualified(draft: Draft, at: int, item: AgendaItem) -> list[str]:
    """Those who are disqualified in an item: as it was read, and those present whom another finds to be so:
    "Udvalget fandt Bo Lind inhabil"."""
    found = {name_key(name): name for name in item.disqualified}
    people, language = present(draft), draft.meeting.language
    for said in told(draft, at):
        if not pattern_of("people", language, "disqualified").search(said.text):
            continue
        if pattern_of("people", language, "cleared").search(said.text):
            continue
        for match in pattern_of("people", language, "found_disqualified").finditer(said.text):
            if among(match["who"], people):
                found.setdefault(name_key(match["who"]), match["who"])
    return list(found.values())


def _hits(draft: Draft, at: int, names: Sequence[str], said: Sequence[Said], room: bool) -> Iterator[Hit]:
    item, language = draft.meeting.items[at], draft.meeting.language
    disqualified, cleared = (pattern_of("people", language, name) for name in ("disqualified", "cleared"))
    gone = {name_key(name) for name in item.absent}
    gone |= {name_key(name) for name in item.not_participating} if not room else set()
    for name in names:
        anywhere = _about(said, name, language)
        about = [each for each in anywhere if not _is_of_another(each.text, item, language)]
        if anywhere and not about:
            continue
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


def _is_of_another(text: str, item: AgendaItem, language: str) -> bool:
    """Does a sentence speak of other items than this one, by their numbers?"""
    named_items = [match["number"] for match in pattern_of("people", language, "of_items").finditer(text)]
    return bool(named_items) and item.number is not None and item.number not in named_items


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
