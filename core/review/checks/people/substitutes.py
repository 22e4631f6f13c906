"""Substitutes of whom the minutes do not say for whom they came."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.minutes import Person
from core.people_names import name_key
from core.review.check import Check, Tuned
from core.review.checks.decisions.said import Said, told
from core.review.checks.people.present import head_sentences, is_same, place_in_head
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
        if not draft.is_minutes or not words_of("people", meeting.language)["stands_for_somebody"]:
            return
        known = {name_key(each.name) for each in _all(draft) if each.stands_for}
        likely = _likely(draft)
        seen: set[str] = set(known)
        for person in _all(draft):
            if name_key(person.name) not in seen:
                seen.add(name_key(person.name))
                yield _unsaid(draft, person.name, likely)
        for said in _sentences(draft):
            for match in pattern_of("people", meeting.language, "came_as").finditer(said.text):
                name = match.group("who").strip()
                for_whom = pattern_of("people", meeting.language, "for_whom").search(said.text)
                if name_key(name) not in seen and " " in name and for_whom is None:
                    seen.add(name_key(name))
                    message = _("{name} came as a substitute, and it is not said for whom.")
                    yield Hit(
                        said.place(draft, *match.span("who")), message.format(name=name), suggestions=likely
                    )
        yield from _for_somebody_there(draft)


def _all(draft: Draft) -> Iterator[Person]:
    """The substitutes, wherever the head names them."""
    called = pattern_of("people", draft.meeting.language, "substitute")
    yield from draft.meeting.substitutes
    for person in draft.meeting.participants:
        if person.stands_for or (person.role and called.fullmatch(person.role)):
            yield person


def _sentences(draft: Draft) -> Iterator[Said]:
    yield from head_sentences(draft)
    for at, _item in draft.open_items:
        yield from told(draft, at)


def _unsaid(draft: Draft, name: str, likely: tuple[str, ...]) -> Hit:
    message = _("{name} came as a substitute, and it is not said for whom.")
    called = pattern_of("people", draft.meeting.language, "substitute")
    return Hit(
        place_in_head(draft, name, called), message.format(name=name), subject=name, suggestions=likely
    )


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
        if there and not absent and person.name not in seen:
            seen.add(person.name)
            message = _("{name} stands in for {member}, who is listed as present.")
            yield Hit(
                place_in_head(draft, person.name),
                message.format(name=person.name, member=there[0].name),
                subject=person.name,
            )
