"""Checks that a municipality wrote itself, run as the program's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.language import _
from core.minutes import NodeKind
from core.review import own_patterns
from core.review.check import Check, Tuned
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.own_patterns import Place, Sought
from core.review.rules import OwnCheck, Rules


class OwnPattern(Check):
    """A check made of a rule."""

    group = Group.FORM

    def __init__(self, own: OwnCheck) -> None:
        self._own = own
        self.id = own.id
        self.severity = own.severity

    def name(self) -> str:
        return self._own.name

    def why(self) -> str:
        return self._own.why

    def source(self) -> str:
        return self._own.source

    def source_in(self, language: str) -> str:
        return self._own.source

    def advice(self) -> str:
        return self._own.advice or _("See whether that is meant.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        ((_check, hits),) = _hits(draft, [self])
        return hits

    def sought(self, draft: Draft) -> Sought:
        """What is looked for, and in which of the draft's paragraphs."""
        among = [at for at, each in enumerate(draft.paragraphs) if self._is_asked(draft, each)]
        return Sought(self._own.pattern, among, whether=self._own.missing)

    def _is_asked(self, draft: Draft, paragraph: DraftParagraph) -> bool:
        """Whether it is looked for in a paragraph of the head or of an item."""
        own, item = self._own, paragraph.item
        if item is None:
            return paragraph.kind is NodeKind.HEADER and not own.roles and not own.missing
        if paragraph.attachment is not None or (own.missing and draft.meeting.items[item].closed):
            return False
        return not own.roles or paragraph.role in own.roles

    def hits(self, draft: Draft, places: Sequence[Place] | None) -> Iterator[Hit]:
        """What the places say of the draft; None where the pattern could not be looked for."""
        if places is None:
            yield self._not_carried_out()
        elif self._own.missing:
            has = {draft.paragraphs[number].item for number, _start, _end in places}
            for at, _item in draft.open_items:
                if at not in has:
                    yield Hit(None, self._own.message, item=at, subject=self._own.id)
        else:
            for number, start, end in places:
                yield Hit(draft.span_in(draft.paragraphs[number], start, end), self._own.message)

    def _not_carried_out(self) -> Hit:
        return Hit(
            None,
            _(
                "This check of the rules was not carried out: {name}. Its pattern takes too long to look for."
            ).format(name=self._own.name),
            _(
                "Write the pattern more simply in the file of rules: most often a “+” or “*” stands within "
                "another one."
            ),
            subject=self._own.id,
            severity=Severity.WARNING,
        )


def own_hits(draft: Draft, rules: Rules) -> Iterator[tuple[Check, Iterator[Hit]]]:
    """Each of the rules' own checks that is on, and what it finds."""
    return _hits(draft, [check for check in map(OwnPattern, rules.own) if rules.is_on(check)])


def _hits(draft: Draft, checks: Sequence[OwnPattern]) -> Iterator[tuple[OwnPattern, Iterator[Hit]]]:
    texts = [paragraph.text for paragraph in draft.paragraphs]
    found = own_patterns.places(texts, [each.sought(draft) for each in checks])
    for check, places in zip(checks, found, strict=True):
        yield check, check.hits(draft, places)
