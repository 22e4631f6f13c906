"""Votes that say something else than the decision they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.language import _
from core.minutes import AgendaItem, Outcome, Reason, Votes
from core.parsing.votes import votes_in
from core.review.check import Check, Tuned
from core.review.checks.decisions.said import Said, named, of_open_items, read_decision
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
        if (
            not draft.is_minutes
            or not words_of("decisions", draft.meeting.language)["votes_on_recommendation"]
        ):
            return
        for at, item, sentences in of_open_items(draft):
            votes = _counted(item.votes, sentences, draft.meeting.language)
            if votes is None or votes.on is not None:
                continue
            message = _wrong(draft, item, votes, sentences)
            if message:
                places = [each for each in sentences if votes_in([each.text], draft.words) is not None]
                place = places[-1] if places else sentences[0]
                yield Hit(place.span, message.format(item=named(item)), item=at)


def _counted(votes: Votes | None, sentences: Sequence[Said], language: str) -> Votes | None:
    """The vote; where a number of it was not read, that in one breath: "vedtaget med 1 stemme mod 5"."""
    if votes is not None and (votes.on is not None or None not in (votes.for_count, votes.against_count)):
        return votes
    for said in sentences:
        match = pattern_of("decisions", language, "counted").search(said.text)
        if match is not None and not pattern_of("decisions", language, "lost").search(said.text):
            return Votes(int(match["yes"]), int(match["no"]))
    return votes


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
    if divided and not parts and any(_at_one(each.text, language) for each in sentences):
        return _("Item {item} is said to have been agreed by all, and some voted against it.")
    return None


def _at_one(text: str, language: str) -> bool:
    """Does a sentence say that the case itself was agreed by all?"""
    found = pattern_of("decisions", language, "at_one").search(text)
    return found is not None and not any(map(str.isdigit, text))
