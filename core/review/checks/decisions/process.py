"""A case that goes to a body which its process line does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.language import _
from core.minutes import AgendaItem, Outcome, Role
from core.parsing.vocabulary import key_of
from core.review.check import Check, Tuned
from core.review.checks.decisions.named_bodies import bodies_in, is_among, is_office
from core.review.checks.decisions.said import decided, named, read_decision, recommended
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of
from core.source_text import Span

_LINE = 300  # characters of a process line; what is longer is text
_POINT = re.compile(r"att?\s", re.IGNORECASE)
"""How a point of a recommendation begins, in capitals too: "At udvalget" is no body."""


class DecisionProcess(Check):
    """Recommended to a body that is not in the process line."""

    id = "decision-process"
    group = Group.DECISIONS
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Recommended to a body outside the process line")

    def why(self) -> str:
        return _(
            "The process line says which bodies deal with a case. Check that the one it is recommended to is "
            "among them, so that the case does not get lost."
        )

    def advice(self) -> str:
        return _("Name the body in the process line, or put the name in the decision right.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        for at, item in draft.open_items:
            lines = [each.text for each in item.sections if _is_line(each.text, each.role)]
            line = "\n".join((*lines, *_above_title(draft, item)))
            bodies = [name for name, _place in bodies_in(line, draft.words)]
            if bodies or pattern_of("decisions", draft.meeting.language, "short_body").search(line):
                final = pattern_of("decisions", draft.meeting.language, "final_only")
                headings = [each.heading or "" for each in item.sections if _is_line(each.text, each.role)]
                decides_alone = bool(headings) and all(map(final.search, headings))
                yield from _hits(draft, at, item, line, bodies, Severity.NOTE if decides_alone else None)


def _is_line(text: str, role: Role) -> bool:
    return role is Role.PROCESS and 0 < len(text) < _LINE


def _above_title(draft: Draft, item: AgendaItem) -> Iterator[str]:
    """What the fields of an item's heading say of its process: "Sagsforløb: ØU - BY"."""
    for line in draft.source.text[item.heading.start : item.heading.end].splitlines():
        label, colon, value = line.partition(":")
        if colon and draft.words.labels.get(key_of(label)) is Role.PROCESS:
            yield value


def _is_to_decide(text: str, name: Span, language: str) -> bool:
    """Is a case recommended to the body named there: "anbefales over for …", "indstiller, at … godkender"?"""
    if pattern_of("decisions", language, "towards").search(text[: name.start]):
        return True
    return pattern_of("decisions", language, "agrees").match(text[name.end :]) is not None


def _hits(
    draft: Draft, at: int, item: AgendaItem, line: str, bodies: Sequence[str], severity: Severity | None
) -> Iterator[Hit]:
    """Those of an item whose `line` names `bodies`; `severity` where that may name who decides alone."""
    words = draft.words
    known = [
        *bodies,
        *([draft.meeting.body] if draft.meeting.body else []),
        *(each.body for each in item.decisions if each.body),
    ]
    seen: set[str] = set()
    for said in (*decided(draft, at), *recommended(draft, at)):
        if not pattern_of("decisions", draft.meeting.language, "recommends").search(said.text):
            continue
        for name, span in bodies_in(said.text, words):
            if not _is_to_decide(said.text, span, draft.meeting.language):
                continue
            if (
                _POINT.match(name)
                or name in seen
                or is_office(name, words)
                or is_among(name, known, line, words)
            ):
                continue
            seen.add(name)
            message = _("Item {item} is recommended to {body}, which its process line does not name.")
            place = said.place(draft, *span)
            yield Hit(place, message.format(item=named(item), body=name), item=at, severity=severity)
    decision = read_decision(draft, item)
    if decision is None or decision.outcome is not Outcome.RECOMMENDED or seen or not bodies:
        return
    if (
        draft.meeting.body
        and is_among(draft.meeting.body, bodies[-1:], "", words)
        and len(set(bodies)) == len(bodies)
    ):
        message = _("Item {item} is recommended on, and its process line ends with {body}.")
        yield Hit(
            decision.span, message.format(item=named(item), body=bodies[-1]), item=at, severity=Severity.NOTE
        )
