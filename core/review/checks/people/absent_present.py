"""Somebody who is absent in one place and present in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from core.language import _
from core.parsing.letters import CAPITALS, SMALL
from core.parsing.people import leading_names
from core.people_names import name_key
from core.review.check import Check, Tuned
from core.review.checks.decisions.said import named, told
from core.review.checks.people.present import head_lines, head_sentences, is_same, place_in_head
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of
from core.source_text import Span

_LABEL = re.compile(r"\s*((?:[^:\t]|(?<=\d):(?=[^\W\d])){2,45})(?::|\t|$)")  # not "2:e vice ordförande"
_BEFORE_NAME = re.compile(rf"\s*([{CAPITALS}][{SMALL}]+) (?=[{CAPITALS}])")
_NEXT = re.compile(r"[,;\n\t•]|\b(?:og|och)\b")


_OTHER = re.compile(r"[,;:\n\t•]")
_LONGEST = 60  # characters of a name and what is told of it


@dataclass(frozen=True, slots=True)
class _Listed:
    """A place where a name stands in a list of the head."""

    span: Span
    list: str  # "came", "members", "stayed_away"; "substitute", where those replaced may stand, too


class AbsentPresent(Check):
    """Absent in one place, present in another."""

    id = "absent-present"
    group = Group.PEOPLE
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Absent and present")

    def why(self) -> str:
        return _("Who was absent cannot have decided. Check which of the two places is right.")

    def advice(self) -> str:
        return _(
            "Take the name out of the list in which it does not belong, or say when the person came or left."
        )

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_minutes:
            return
        yield from _in_head(draft)
        yield from _everywhere_away(draft)
        yield from _acting(draft)


def _in_head(draft: Draft) -> Iterator[Hit]:
    """Names that stand in the list of those who came, and in that of those who did not."""
    told_away = _told_away(draft)
    names = list(dict.fromkeys((*(person.name for person in draft.meeting.absent), *told_away)))
    listed = _lists(draft, names) if names else {}
    for name, place in told_away.items():
        listed.setdefault(name, []).append(_Listed(place, "stayed_away"))
    in_members = [name for name in names if any(each.list == "members" for each in listed.get(name, ()))]
    # members among whom somebody absent is lacking are those who came
    came_lists = {"came", "members"} if len(in_members) < len(names) else {"came"}
    both = [
        name
        for name in names
        if any(each.list == "stayed_away" for each in listed.get(name, ()))
        and any(each.list in came_lists for each in listed[name])
    ]
    # where every one of several absent stands in the list of those who came, it is a list of the members
    of_members = len(names) > 1 and len(both) == len(names)
    for name in both:
        came = next(each for each in listed[name] if each.list in came_lists)
        away = next(each for each in listed[name] if each.list == "stayed_away")
        message = _("{name} stands among those present and among those absent.")
        yield Hit(
            away.span,
            message.format(name=name),
            also=(came.span,),
            severity=Severity.NOTE if of_members else None,
        )


def _lists(draft: Draft, names: list[str]) -> dict[str, list[_Listed]]:
    """In which lists of the head the names stand that are not marked as absent there."""
    found: defaultdict[str, list[_Listed]] = defaultdict(list)
    language = draft.meeting.language
    current = ""
    lines = list(head_lines(draft))
    for (start, text), (next_start, below) in zip_longest(lines, lines[1:], fillvalue=(0, "")):
        ahead = f"{text} {below}" if next_start == start + len(text) + 1 else text
        label = _LABEL.match(text) or _BEFORE_NAME.match(text)
        if label is not None:
            for name in ("substitute", "stayed_away", "surely_came", "members", "came"):
                if pattern_of("people", language, name).search(label[1]):
                    current = name.removeprefix("surely_")
                    break
            else:
                is_person = any(name in label[1] for name in names)
                current = current if is_person or not label[0].rstrip().endswith((":", "\t")) else ""
        for name in names if current else ():
            at = ahead.find(name)  # a narrow column breaks names
            if not 0 <= at < len(text):
                continue
            if pattern_of("people", language, "before_replaced").search(text[:at]):
                continue  # "substitute for …"
            if current == "stayed_away" and _is_in_part(_OTHER.split(text[at:])[0], language):
                continue
            end = at + len(name)
            behind = _NEXT.split(text[end : end + 40], maxsplit=1)[0]
            if current == "stayed_away" or not pattern_of("people", language, "away").search(behind):
                found[name].append(_Listed(Span(start + at, start + end), current))
    return found


def _told_away(draft: Draft) -> dict[str, Span]:
    """Those of whom a sentence of the head tells that they were absent, each with the place of the name."""
    language, absence = draft.meeting.language, draft.words.pattern("absence", "absent")
    people = [each.name for each in (*draft.meeting.participants, *draft.meeting.absent) if " " in each.name]
    found: dict[str, Span] = {}
    for said in head_sentences(draft):
        for name in people if absence.search(said.text) else ():
            at = said.text.rfind(name)
            behind = _OTHER.split(said.text[at : at + _LONGEST])[0] if at >= 0 else ""
            if absence.search(behind) and not _is_in_part(behind, language):
                found[name] = said.place(draft, at, at + len(name))
    return found


def _is_in_part(text: str, language: str) -> bool:
    """Does a sentence tell of a while, or of some items, alone?"""
    return any(pattern_of("people", language, name).search(text) for name in ("for_a_while", "of_items"))


def _everywhere_away(draft: Draft) -> Iterator[Hit]:
    """People whom the head lists as present, and who are absent from every item that says who was."""
    telling = [item for _at, item in draft.open_items if item.absent]
    if len(telling) < 2 or len(telling) * 2 <= sum(1 for _each in draft.open_items):
        return
    always = {name_key(name) for name in telling[0].absent}
    for item in telling[1:]:
        always &= {name_key(name) for name in item.absent}
    away = [each for each in draft.meeting.participants if name_key(each.name) in always]
    listed = _lists(draft, [each.name for each in away]) if away else {}
    for person in away:
        lists = {each.list for each in listed.get(person.name, ())}
        if lists != {"members"} and not _came_or_left(draft, person.name):
            message = _("{name} is listed as present, and is absent from every item that names those absent.")
            yield Hit(
                place_in_head(draft, person.name),
                message.format(name=person.name),
                subject=person.name,
            )


def _came_or_left(draft: Draft, name: str) -> bool:
    """Does the head say that somebody was there for a while only?"""
    a_while = pattern_of("people", draft.meeting.language, "for_a_while")
    return any(name in text and a_while.search(text) for _start, text in head_lines(draft))


def _acting(draft: Draft) -> Iterator[Hit]:
    """People absent from the whole meeting who come or leave in an item."""
    absent = [person.name for person in draft.meeting.absent]
    acts = pattern_of("people", draft.meeting.language, "acts")
    for at, item in draft.open_items if absent else ():
        for said in told(draft, at):
            if not acts.search(said.text):
                continue
            for name in leading_names(said.text, draft.words):
                if any(is_same(name, each) for each in absent):
                    message = _("{name} is absent in the head, and comes or leaves in item {item}.")
                    place = said.text.find(name)
                    yield Hit(
                        said.place(draft, place, place + len(name)),
                        message.format(name=name, item=named(item)),
                        item=at,
                    )
