"""Somebody who was not there, or might not take part, and who votes or moves an amendment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.language import _
from core.minutes import AgendaItem
from core.parsing.people import names_in
from core.parsing.statements import amendments_in, statements_in
from core.parsing.votes import votes_in
from core.review.check import Check, Tuned
from core.review.checks.decisions.said import Said, named, told
from core.review.checks.people.present import Away, Missing, is_same, missing
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of

_IN_BRACKETS = re.compile(r"\(([^()]{5,})\)")
_AWAY = ("absent", "not_participating", "disqualified")


class AbsentVotes(Check):
    """Absent or disqualified members who vote."""

    id = "absent-votes"
    group = Group.PEOPLE
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Vote of somebody who was not there")

    def why(self) -> str:
        return _(
            "Only those who are there, and not disqualified, vote and move amendments. Check who it was, and "
            "whether the numbers hold."
        )

    def source(self) -> str:
        return _("Kommunestyrelsesloven § 14, forvaltningsloven § 3(3)")

    def advice(self) -> str:
        return _("Put the name right, or strike the person from those absent or disqualified.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_minutes:
            return
        for at, item in draft.open_items:
            away = missing(draft, item)
            if away:
                yield from _hits(draft, at, item, away, told(draft, at))


def _hits(
    draft: Draft, at: int, item: AgendaItem, away: Sequence[Missing], sentences: Sequence[Said]
) -> Iterator[Hit]:
    language = draft.meeting.language
    while_only = pattern_of("people", language, "for_a_while")
    not_in_vote = pattern_of("people", language, "not_in_vote")
    for each in away:
        last = each.name.rsplit(" ", 1)[-1]
        about = [said for said in sentences if last in said.text]
        of_absence = [said for said in about if _tells_absence(draft, said.text)]
        if any(while_only.search(said.text) for said in of_absence):
            continue
        only_vote = any(not_in_vote.search(said.text) for said in of_absence)
        for said in about:
            if said in of_absence:
                continue
            did = _does(draft, said.text, each, only_vote)
            if did is not None:
                place = max(said.text.find(each.name), 0)
                length = len(each.name) if each.name in said.text else len(said.text)
                yield Hit(
                    said.place(draft, place, place + length),
                    did.format(name=each.name, item=named(item)),
                    item=at,
                )
                break


def _tells_absence(draft: Draft, text: str) -> bool:
    return any(draft.words.pattern("absence", kind).search(text) for kind in _AWAY)


def _does(draft: Draft, text: str, who: Missing, only_vote: bool) -> str | None:
    """What somebody does in a sentence who had no part in the item, as a message; None for nothing."""
    words = draft.words
    votes = votes_in([text], words)
    if votes is not None:
        voters = (*votes.for_names, *votes.against_names, *votes.abstain_names)
        if any(is_same(name, who.name) for name in voters):
            return _voted(who.way)
    told = [
        match["who"]
        for each in ("with_votes_of", "by_vote_of")
        for match in pattern_of("people", words.language, each).finditer(text)
    ]
    if pattern_of("people", words.language, "votes").search(text):  # "Imod stemte V (Bo Lind og Ida Due)"
        told += [match[1] for match in _IN_BRACKETS.finditer(text)]
    if _is_one_of(draft, iter(told), who):
        return _voted(who.way)
    if only_vote:
        return None
    movers = (each.by for each in amendments_in([text], words) if each.by)
    if _is_one_of(draft, movers, who):
        return _moved(who.way)
    if who.way in (Away.ABSENT, Away.ABSENT_HERE):
        speakers = (each.who for each in statements_in([text], words) if each.who)
        if _is_one_of(draft, speakers, who):
            return _("{name} is absent, and has something put on record in item {item}.")
    return None


def _is_one_of(draft: Draft, texts: Iterator[str], who: Missing) -> bool:
    return any(is_same(name, who.name) for text in texts for name in (names_in(text, draft.words) or (text,)))


def _voted(way: Away) -> str:
    if way is Away.DISQUALIFIED:
        return _("{name} is disqualified in item {item}, and votes there.")
    if way is Away.NO_PART:
        return _("{name} took no part in item {item}, and votes there.")
    if way is Away.ABSENT:
        return _("{name} is absent in the head, and votes in item {item}.")
    return _("{name} is absent from item {item}, and votes there.")


def _moved(way: Away) -> str:
    if way is Away.DISQUALIFIED:
        return _("{name} is disqualified in item {item}, and moves an amendment there.")
    if way is Away.NO_PART:
        return _("{name} took no part in item {item}, and moves an amendment there.")
    if way is Away.ABSENT:
        return _("{name} is absent in the head, and moves an amendment in item {item}.")
    return _("{name} is absent from item {item}, and moves an amendment there.")
