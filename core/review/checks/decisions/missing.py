"""An open item on which nothing was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.language import _
from core.minutes import AgendaItem, Outcome, Role, Section
from core.paragraph import Form
from core.review.check import Check, Tuned
from core.review.checks.decisions.other_meeting import misnamed
from core.review.checks.decisions.own import own_decision, own_decisions
from core.review.checks.decisions.said import decided, named
from core.review.checks.form.placeholder import left_over
from core.review.checks.misread import swallowers
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of
from core.source_text import Span


class DecisionMissing(Check):
    """An item without a decision, in minutes."""

    id = "decision-missing"
    group = Group.DECISIONS
    severity = Severity.ERROR

    def name(self) -> str:
        return _("Item without a decision")

    def why(self) -> str:
        return _(
            "The minutes are the record of what was decided. Check that each open item says so, even where "
            "a report was only noted."
        )

    def source(self) -> str:
        return _("Kommunestyrelsesloven § 13")

    def advice(self) -> str:
        return _("Write what was decided, or that the item was left out.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_minutes or draft.once(swallowers):
            return
        without = [
            at
            for at, item in draft.open_items
            if own_decision(item) is None or _tells_who_left_alone(draft, at, item)
        ]
        decides = any(own_decision(item) is not None for _at, item in draft.open_items)
        without = [at for at in without if self._needs_one(draft, at)]
        yield from _open_places(draft)
        if not decides and len(without) > 1:
            yield Hit(None, _("None of the items has a decision."), subject="all")
            return
        for at in without:
            item = draft.meeting.items[at]
            empty = next((each for each in item.sections if each.role is Role.DECISION), None)
            message = _("Item {item} has no decision.").format(item=named(item))
            yield Hit(
                None if empty is None else empty.span,
                message,
                item=at,
                subject=item.number or "",
                severity=self._severity(draft, item, empty),
            )

    def _severity(self, draft: Draft, item: AgendaItem, empty: Section | None) -> Severity | None:
        """How sure it is: less where something is only told, or nothing asks for a decision."""
        if self._only_tells(draft, item):
            return Severity.WARNING
        return None if _asks(item) or empty or _labelled(draft) else Severity.WARNING

    def _only_tells(self, draft: Draft, item: AgendaItem) -> bool:
        language = draft.meeting.language
        told = pattern_of("decisions", language, "only_told").search(item.title or "")
        numbered = pattern_of("decisions", language, "told_numbers").search(item.number or "")
        return (told or numbered) is not None and not _asks(item)

    def _needs_one(self, draft: Draft, at: int) -> bool:
        item = draft.meeting.items[at]
        language = draft.meeting.language
        title = item.title or ""
        if any(
            pattern_of("decisions", language, name).search(title) for name in ("no_decision", "gone_title")
        ):
            return False
        if self._only_tells(draft, item) and not any(map(_is_empty, item.sections)):
            return False
        if misnamed(draft, item) is not None or _is_left_out(draft, item):
            return False
        text = [each.text for each in draft.of_item(at) if each.form not in (Form.ITEM, Form.SECTION)]
        if not any(each.heading for each in item.sections) and _is_decision(text, draft):
            return False
        nothing = pattern_of("decisions", language, "nothing")
        return not (len(text) == 1 and nothing.search(text[0].strip()))


def _is_decision(paragraphs: Sequence[str], draft: Draft) -> bool:
    """Is all that an item says, under no label, one sentence that says how it came out?"""
    thing = pattern_of("decisions", draft.meeting.language, "agreed_alone")
    return len(paragraphs) == 1 and thing.match(paragraphs[0]) is not None


def _open_places(draft: Draft) -> Iterator[Hit]:
    """Decisions that are nothing but what the template left."""
    places = draft.once(left_over)
    for at, item in draft.open_items:
        decision = own_decision(item)
        if decision is None:
            continue
        span = decision.span
        within = [each for each in places if span.start <= each.start < span.end]
        if within and not any(map(str.isalnum, _without(draft.source.text, span, within))):
            yield Hit(
                within[0],
                _("Item {item} has no decision yet: “{words}” stands in its place.").format(
                    item=named(item), words=draft.quote(within[0])
                ),
                item=at,
            )


def _tells_who_left_alone(draft: Draft, at: int, item: AgendaItem) -> bool:
    """Whether no more stands under a decision than who was disqualified, though something was asked."""
    decision, language = own_decision(item), draft.meeting.language
    if decision is None or decision.outcome is not Outcome.OTHER or not item.disqualified or not _asks(item):
        return False
    says = [pattern_of("people", language, each) for each in ("disqualified", "left_room", "took_no_part")]
    if says[0].search(item.title or ""):
        return False
    last = [name.rsplit(" ", 1)[-1] for name in item.disqualified]
    sentences = [each.text for each in decided(draft, at)]
    told = [any(each.search(text) for each in says) for text in sentences]
    about = [one or any(name in text for name in last) for one, text in zip(told, sentences, strict=True)]
    return any(told) and all(about)


def _without(text: str, span: Span, places: Sequence[Span]) -> str:
    """The text of `span` but for what stands at places within it, which are in order."""
    parts, end = [], span.start
    for each in places:
        parts.append(text[end : max(end, each.start)])
        end = max(end, each.end)
    return "".join((*parts, text[end : span.end]))


def _is_empty(section: Section) -> bool:
    """Whether it is a decision's label with nothing under it."""
    return section.role is Role.DECISION and bool(section.heading) and not section.text.strip()


def _asks(item: AgendaItem) -> bool:
    return any(section.role is Role.RECOMMENDATION for section in item.sections)


def _labelled(draft: Draft) -> bool:
    """Do the items of this document have a label for their decisions?"""
    return any(section.role is Role.DECISION for item in draft.meeting.items for section in item.sections)


def _is_left_out(draft: Draft, item: AgendaItem) -> bool:
    """Does the decision on another item say that this one was put off or left out?"""
    said = pattern_of("decisions", draft.meeting.language, "left_out")
    return item.number is not None and any(
        match["number"] == item.number
        for other in draft.meeting.items
        if other is not item
        for decision in own_decisions(other)
        for match in said.finditer(decision.text)
    )
