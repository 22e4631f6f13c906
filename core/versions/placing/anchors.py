"""What a place in a version is called in annotations: its item's key, its words, its section's role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.annotations import ItemKey, PageBox, Passage
from core.carried import Anchor, Candidate, CarryReason, Standing
from core.corrections import item_at
from core.minutes import Role
from core.source_text import Span
from core.versions.version import Version
from core.versions.wording.places_in_words import letters_of

NO_ITEM = ItemKey(None, None)
"""The key of what stands before the first item."""
MOST = 5
"""Candidates that are offered."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a place, and so of all annotations on it; the fields are those of `Carried`."""

    standing: Standing
    anchor: Anchor | None
    reason: CarryReason
    candidates: tuple[Candidate, ...] = ()


def sure(standing: Standing, anchor: Anchor, reason: CarryReason) -> Outcome:
    """An outcome with one place."""
    return Outcome(standing, anchor, reason)


def unsure(candidates: Iterable[Candidate], reason: CarryReason, without: CarryReason) -> Outcome:
    """An outcome that offers each place of `candidates` once, for `reason`; an orphan, for the reason
    `without`, where there are none."""
    once: dict[Anchor, Candidate] = {}
    for each in candidates:
        once.setdefault(each.anchor, each)
    if not once:
        return Outcome(Standing.ORPHAN, None, without)
    return Outcome(Standing.UNCERTAIN, None, reason, tuple(once.values())[:MOST])


def item_key(version: Version, item: int | None) -> ItemKey:
    """The key of an item; with None of what stands before the first."""
    return NO_ITEM if item is None else ItemKey.of(version.meeting.items[item])


def on_item(version: Version, item: int | None) -> Anchor:
    """The anchor of an item as a whole."""
    return Anchor(item_key(version, item))


def on_words(version: Version, span: Span, role: Role | None = None, area: PageBox | None = None) -> Anchor:
    """The anchor of the words in `span`, or of an `area` that stands there."""
    item = item_at(version.meeting.items, span.start)
    role = role or role_at(version, item, span.start)
    passage = Passage.of(version.source, span, role, () if area is None else (area,))
    return Anchor(item_key(version, item), passage)


def role_at(version: Version, item: int | None, offset: int) -> Role:
    """The role of the section that holds `offset`; OTHER outside of any."""
    sections = () if item is None else version.meeting.items[item].sections
    around = [section for section in sections if section.span.start <= offset < section.span.end]
    return around[-1].role if around else Role.OTHER


def is_called_otherwise(old: ItemKey, new: ItemKey) -> bool:
    """Whether an item has another number or another title, spaces and case apart."""
    number = (
        (old.number or "").strip().rstrip(".").casefold(),
        (new.number or "").strip().rstrip(".").casefold(),
    )
    return number[0] != number[1] or _bare(old.title) != _bare(new.title)


def _bare(title: str | None) -> str:
    return letters_of(title or "").letters.casefold()
