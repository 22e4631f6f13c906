"""Votes that say something else than the decision they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from core.language import _
from core.minutes import AgendaItem, Outcome, Reason, Votes
from core.parsing.vocabulary import Vocabulary
from core.parsing.votes import votes_in
from core.people_names import party_key
from core.review.check import Check, Tuned
from core.review.checks.decisions.point_names import points_of
from core.review.checks.decisions.said import (
    Said,
    behind_lost_motion,
    named,
    of_open_items,
    read_decision,
)
from core.review.checks.decisions.votes_on_motions import hits_on_motions
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of, words_of

_YES = frozenset((Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES, Outcome.RECOMMENDED))


class DecisionVotes(Check):
    """A decision that its votes contradict."""

    id = "decision-votes"
    group = Group.DECISIONS
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Votes that contradict the decision")

    def why(self) -> str:
        return _("Decisions are made by the majority of votes. Check the numbers, and which side they count.")

    def source(self) -> str:
        return _("Kommunestyrelsesloven § 11(3)")

    def advice(self) -> str:
        return _("Put the numbers or the outcome right.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_minutes:
            return
        if not words_of("decisions", draft.meeting.language)["votes_on_recommendation"]:
            yield from hits_on_motions(draft)
            return
        for at, item, sentences in of_open_items(draft):
            behind = behind_lost_motion(sentences, draft.meeting.language)
            read = item.votes if behind is None else votes_in([each.text for each in behind], draft.words)
            counted = sentences if behind is None else behind
            votes = _named(_counted(read, counted, draft.meeting.language), draft)
            yield from _other_than_named(item, at, sentences, draft)
            if votes is None or votes.on is not None:
                continue
            message = _wrong(draft, item, votes, sentences)
            if message:
                places = [each for each in sentences if votes_in([each.text], draft.words) is not None]
                place = places[-1] if places else sentences[0]
                yield Hit(place.span, message.format(item=named(item)), item=at)


def _other_than_named(item: AgendaItem, at: int, sentences: Sequence[Said], draft: Draft) -> Iterator[Hit]:
    """The numbers of the one vote, in one breath, where the sentences beside it name as many people, but
    divide them otherwise: "vedtaget med 5 stemmer mod 2", and three who were against it."""
    counted = pattern_of("decisions", draft.meeting.language, "counted")
    told = [(said, match) for said in sentences if (match := counted.search(said.text)) is not None]
    if len(told) != 1:
        return
    (said, match), numbers = told[0], (int(told[0][1]["yes"]), int(told[0][1]["no"]))
    beside = [
        read
        for each in sentences
        if each is not said and (read := votes_in([each.text], draft.words)) is not None
    ]
    if any(each.for_groups or each.against_groups or each.abstain_names for each in beside):
        return
    yes, no = (
        [name for each in beside for name in getattr(each, side)] for side in ("for_names", "against_names")
    )
    if yes and no and len(yes) + len(no) == sum(numbers) and (len(yes), len(no)) != numbers:
        message = _("Item {item} counts {votes}, and names {yes} who voted for it and {no} against it.")
        yield Hit(
            said.place(draft, *match.span()),
            message.format(item=named(item), votes="–".join(map(str, numbers)), yes=len(yes), no=len(no)),
            item=at,
        )


def _counted(votes: Votes | None, sentences: Sequence[Said], language: str) -> Votes | None:
    """The vote; where a number of it was not read, that in one breath: "vedtaget med 1 stemme mod 5"."""
    if votes is not None and (votes.on is not None or None not in (votes.for_count, votes.against_count)):
        return votes
    for said in sentences:
        match = pattern_of("decisions", language, "counted").search(said.text)
        if match is not None and not pattern_of("decisions", language, "lost").search(said.text):
            return Votes(int(match["yes"]), int(match["no"]))
    return votes


def _named(votes: Votes | None, draft: Draft) -> Votes | None:
    """The vote with the numbers of those who are named, or whose parties are, where both sides are."""
    if votes is None or (votes.for_count is not None and votes.against_count is not None):
        return votes
    seats = Counter(party_key(each.party) for each in draft.meeting.participants)
    yes = _number(votes.for_count, votes.for_names, votes.for_groups, seats)
    no = _number(votes.against_count, votes.against_names, votes.against_groups, seats)
    return votes if None in (yes, no) else replace(votes, for_count=yes, against_count=no)


def _number(
    count: int | None, names: Sequence[str], groups: Sequence[str], seats: Mapping[str | None, int]
) -> int | None:
    """How many one side has; None where that is not told, or the seats of a party are not known."""
    if count is not None or not (names or groups):
        return count
    if groups and (None in seats or not all(party_key(each) in seats for each in groups)):
        return None
    return len(names) + sum(seats[party_key(each)] for each in groups)


def _wrong(draft: Draft, item: AgendaItem, votes: Votes, sentences: Sequence[Said]) -> str | None:
    """What is wrong with the votes, as a message in want of the item's name; None for nothing."""
    decision = read_decision(draft, item)
    language = draft.meeting.language
    if decision is None or not sentences:
        return None
    yes, no = votes.for_count, votes.against_count
    whole = all(each.reason is not Reason.PARTLY for each in decision.confidence)
    if yes is not None and no is not None and whole:
        if yes < no and decision.outcome in _YES and decision.effective is not Outcome.REJECTED:
            return _("Item {item} is approved, and more voted against it than for it.")
        lost = pattern_of("decisions", language, "lost").search(decision.text)
        refuses = pattern_of("decisions", language, "says_no").search(decision.text)
        as_asked = pattern_of("decisions", language, "lost_as_asked")
        if yes > no and any(as_asked.search(each.text) for each in sentences):
            return _("Item {item} is rejected, and more voted for it than against it.")
        is_lost = decision.outcome is Outcome.REJECTED and lost and not refuses
        if yes > no and is_lost and item.recommended is not Outcome.REJECTED and decision.effective is None:
            return _("Item {item} is rejected, and more voted for it than against it.")
    divided = bool(votes.against_count or votes.against_names or votes.against_groups)
    points = pattern_of("decisions", language, "partly")
    parts = item.amendments or any(points.search(each.text) for each in sentences)
    if any(_at_one_but(each.text, draft) for each in sentences) or _points_at_one_but(sentences, draft):
        return _("Item {item} is said to have been agreed by all, and some voted against it.")
    if divided and not parts and any(_at_one(each.text, draft.words) for each in sentences):
        return _("Item {item} is said to have been agreed by all, and some voted against it.")
    return None


def _at_one_but(text: str, draft: Draft) -> bool:
    """Does one sentence say that points were agreed by all, and that somebody was against one of them?"""
    found = pattern_of("decisions", draft.meeting.language, "at_one").search(text)
    dissent = pattern_of("decisions", draft.meeting.language, "dissent").search(text)
    if found is None or dissent is None or found.start() > dissent.start():
        return False
    agreed, against = (
        points_of(part, draft.words) for part in (text[: dissent.start()], text[dissent.start() :])
    )
    return bool(agreed) and (not against or against <= agreed)


def _points_at_one_but(sentences: Sequence[Said], draft: Draft) -> bool:
    """Does one sentence say that points were agreed by all, and one behind it that somebody was against one
    of them, by its number?"""
    agreed: set[int] = set()
    for said in sentences:
        points = points_of(said.text, draft.words)
        if pattern_of("decisions", draft.meeting.language, "at_one").search(said.text):
            agreed |= points
            continue
        votes = votes_in([said.text], draft.words) if points & agreed else None
        if votes is not None and (votes.against_count or votes.against_names or votes.against_groups):
            return True
    return False


def _at_one(text: str, words: Vocabulary) -> bool:
    """Does a sentence say that the case itself was agreed by all?"""
    found = pattern_of("decisions", words.language, "at_one").search(text)
    return found is not None and not points_of(text, words)
