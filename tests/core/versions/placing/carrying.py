"""Meetings as text in the form that readers mark them in, and what becomes of their marks."""

from __future__ import annotations

from core.annotations import About, Annotation, AnnotationKind, ItemKey, MeetingId, Passage, new_annotation
from core.carried import Anchor, Carried
from core.minutes import Role
from core.parsing import parse
from core.source_text import Span
from core.sources import read
from core.versions.placing.anchors import on_words
from core.versions.placing.placing_again import carry
from core.versions.version import Version

HEAD = """\
{kind}
Havneudvalget
Mødedato: Onsdag den 5. marts 2031 kl. 16.00
Mødested: Pakhuset, lokale 2
"""

BRIDGE = "Broen over åen lukkes for biler i hele juli måned."
SCHOOL = "Skolens tag er utæt og skal skiftes inden efteråret."
PATH = "Cykelstien langs stranden koster 1.250.000 kr. og er færdig i maj."
NOTED = "Orienteringen blev taget til efterretning."


def meeting(*items: str, kind: str = "Dagsorden", head: str = HEAD) -> Version:
    """A version with these items, each a title with its text in the lines below it."""
    parts = [f"Punkt {number}: {item.strip()}" for number, item in enumerate(items, 1)]
    return version("\n\n".join([head.format(kind=kind), *parts]))


def version(content: str | bytes) -> Version:
    """A file as the program reads it."""
    source = read(content if isinstance(content, bytes) else content.encode())
    return Version(parse(source), source)


def place(of: Version, words: str, number: int = 0) -> Span:
    """Where `words` stand in a version, the time with that `number`, counted from 0."""
    at = -1
    for _time in range(number + 1):
        at = of.source.text.index(words, at + 1)
    return Span(at, at + len(words))


def marked(of: Version, words: str, number: int = 0) -> Annotation:
    """A highlight on `words`."""
    return marked_span(of, place(of, words, number))


def marked_span(of: Version, span: Span) -> Annotation:
    """A highlight on what stands in `span`."""
    anchor = on_words(of, span)
    return on_anchor(anchor, About.PASSAGE)


def on_anchor(anchor: Anchor, about: About) -> Annotation:
    """An annotation on an anchor."""
    kind = AnnotationKind.HIGHLIGHT if about is About.PASSAGE else AnnotationKind.NOTE
    return new_annotation(MeetingId("m"), anchor.item, kind, "", "Anne", anchor.passage, about)


def on_item(of: Version, item: int) -> Annotation:
    """A note on an item as a whole."""
    return on_anchor(Anchor(ItemKey.of(of.meeting.items[item])), About.ITEM)


def on_decision(of: Version, item: int, number: int = 0) -> Annotation:
    """A note on a decision as a whole."""
    decision = of.meeting.items[item].decisions[number]
    role = Role.DECISION if decision.own else Role.PRIOR_DECISION
    passage = Passage.of(of.source, decision.span, role)
    return on_anchor(Anchor(ItemKey.of(of.meeting.items[item]), passage), About.DECISION)


def carried(old: Version, new: Version, annotation: Annotation) -> Carried:
    """What becomes of one annotation."""
    (outcome,) = carry(old, new, [annotation])
    return outcome


def told(old: Version, new: Version, annotation: Annotation) -> tuple[str, str, str | None]:
    """What becomes of one annotation: its standing, the number of its item, its words."""
    outcome = carried(old, new, annotation)
    if outcome.anchor is None:
        return outcome.standing.value, outcome.reason.value, None
    passage = outcome.anchor.passage
    return outcome.standing.value, outcome.anchor.item.number or "", passage and passage.quote


def offered(outcome: Carried) -> list[str]:
    """The words of the places that are offered."""
    return [each.anchor.passage.quote for each in outcome.candidates if each.anchor.passage is not None]
