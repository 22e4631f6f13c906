"""Substitutes of whom the minutes do not say for whom they came."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.language import _
from core.minutes import Person
from core.people_names import name_key
from core.review.check import Check, Tuned
from core.review.checks.decisions.said import Said, told
from core.review.checks.people.present import head_lines, head_sentences, is_same, place_in_head
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of, words_of


class SubstituteForWhom(Check):
    """Substitutes without whom they stand for."""

    id = "substitute-for-whom"
    group = Group.PEOPLE
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Substitute without whom they stand for")

    def why(self) -> str:
        return _(
            "A substitute takes the seat of one member, and votes in that place. Check that the minutes name "
            "the member, and that this one was absent."
        )

    def source(self) -> str:
        return _("Kommunestyrelsesloven § 15")

    def advice(self) -> str:
        return _("Write for whom the substitute came.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        meeting = draft.meeting
        if not draft.is_minutes:
            return
        yield from _for_somebody_there(draft)
        known = {name_key(each.name) for each in _all(draft) if each.stands_for}
        likely = _likely(draft)
        usual = bool(known) or words_of("people", meeting.language)["stands_for_somebody"]
        if not usual and not (likely and words_of("people", meeting.language)["may_stand_for_somebody"]):
            return
        seen: set[str] = set(known)
        for person in _all(draft):
            if name_key(person.name) not in seen:
                seen.add(name_key(person.name))
                if _is_said_behind(draft, person.name) or _is_labelled(draft, person.name):
                    continue
                yield _unsaid(draft, person.name, likely, None if usual else Severity.NOTE)
        unsure = {name_key(each.name) for each in meeting.substitutes if len(meeting.absent) > 1}
        for said in _sentences(draft):
            for match in _came(said.text, meeting.language):
                name = match.group("who").strip()
                for_whom = pattern_of("people", meeting.language, "for_whom").search(said.text)
                is_new = name_key(name) not in seen or name_key(name) in unsure
                if is_new and " " in name and for_whom is None:
                    unsure.discard(name_key(name))
                    seen.add(name_key(name))
                    message = _("{name} came as a substitute, and it is not said for whom.")
                    yield Hit(
                        said.place(draft, *match.span("who")), message.format(name=name), suggestions=likely
                    )


def _came(text: str, language: str) -> Iterator[re.Match[str]]:
    """Where a sentence says that somebody, "who", came as a substitute."""
    for name in ("came_as", "as_came", "named_came"):
        yield from pattern_of("people", language, name).finditer(text)


def _is_labelled(draft: Draft, name: str) -> bool:
    """Does the line of the head that names a substitute say for whom: "Stedfortræder for Bo Lind: …"?"""
    for_whom = pattern_of("people", draft.meeting.language, "for_whom")
    return any(name in text and for_whom.search(text.split(name)[0]) for _start, text in head_lines(draft))


def _all(draft: Draft) -> Iterator[Person]:
    """The substitutes, wherever the head names them."""
    called = pattern_of("people", draft.meeting.language, "serving")
    yield from draft.meeting.substitutes
    for person in draft.meeting.participants:
        if person.stands_for or (person.role and called.fullmatch(person.role)):
            yield person


def _sentences(draft: Draft) -> Iterator[Said]:
    yield from head_sentences(draft)
    for at, _item in draft.open_items:
        yield from told(draft, at)


def _unsaid(draft: Draft, name: str, likely: tuple[str, ...], severity: Severity | None) -> Hit:
    message = _("{name} came as a substitute, and it is not said for whom.")
    called = pattern_of("people", draft.meeting.language, "substitute")
    place = place_in_head(draft, name, called)
    return Hit(place, message.format(name=name), subject=name, suggestions=likely, severity=severity)


def _likely(draft: Draft) -> tuple[str, ...]:
    """Those absent for whom nobody came yet: the substitute may stand for one of them."""
    replaced = [each.stands_for for each in _all(draft) if each.stands_for]
    return tuple(
        each.name for each in draft.meeting.absent if not any(is_same(each.name, name) for name in replaced)
    )


def _for_somebody_there(draft: Draft) -> Iterator[Hit]:
    """Substitutes for somebody who is listed as present."""
    seen: set[str] = set()
    for person in _all(draft):
        there = [
            each
            for each in draft.meeting.participants
            if person.stands_for and is_same(each.name, person.stands_for)
        ]
        absent = any(is_same(each.name, person.stands_for or "") for each in draft.meeting.absent)
        if there and not absent and person.name not in seen and not _for_a_part(draft, person):
            seen.add(person.name)
            message = _("{name} stands in for {member}, who is listed as present.")
            yield Hit(
                place_in_head(draft, person.name),
                message.format(name=person.name, member=there[0].name),
                subject=person.name,
            )


def _is_said_behind(draft: Draft, name: str) -> bool:
    """Whether a line of the head says behind a name for whom, though the list was not read so."""
    for_whom = pattern_of("people", draft.meeting.language, "for_whom")
    lines = (text.partition(name) for _start, text in head_lines(draft))
    return any(named and for_whom.search(behind) is not None for _before, named, behind in lines)


def _for_a_part(draft: Draft, person: Person) -> bool:
    """Whether a line of the head says at which items, or until when, one of the two was there."""
    part = pattern_of("people", draft.meeting.language, "part_of_meeting")
    names = (person.name, person.stands_for or person.name)
    return any(
        part.search(text) is not None
        for _start, text in head_lines(draft)
        if any(name in text for name in names)
    )
