"""Personal data in what goes out: what it is called, and the mask that stands in its place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from core.confidential.personal_words import PersonalKind, personal_in
from core.language import _

__all__ = ["PersonalData", "PersonalKind", "key_of", "kind_name", "mask", "masked_text"]


@dataclass(frozen=True, slots=True)
class PersonalData:
    """One piece of personal data: as it is first written, the heading of the item it first stands on, and how
    often it is there, however it is spaced."""

    kind: PersonalKind
    text: str
    where: str
    count: int


def kind_name(kind: PersonalKind) -> str:
    """The word for a kind, as a label: "CPR number"."""
    names = {
        PersonalKind.CPR: _("CPR number"),
        PersonalKind.PHONE: _("Telephone number"),
        PersonalKind.EMAIL: _("E-mail address"),
        PersonalKind.ADDRESS: _("Home address"),
    }
    return names[kind]


def mask(kind: PersonalKind) -> str:
    """What stands where it stood: a word, so that the sentence still reads and is read out, and says what is
    missing."""
    masks = {
        PersonalKind.CPR: _("[CPR number left out]"),
        PersonalKind.PHONE: _("[telephone number left out]"),
        PersonalKind.EMAIL: _("[e-mail address left out]"),
        PersonalKind.ADDRESS: _("[home address left out]"),
    }
    return masks[kind]


def key_of(text: str) -> str:
    """What one piece of personal data is known by, in all its spellings: the digits of a number without the
    country code of Denmark, else its words in small letters, with single spaces and without commas."""
    if not any(map(str.isalpha, text)):
        digits = "".join(filter(str.isdigit, text))
        if len(digits) == 10 and text.strip(" (").startswith("+45"):
            return digits[2:]
        return digits[4:] if len(digits) == 12 and digits.startswith("0045") else digits
    return " ".join(text.casefold().replace(",", " ").split())


def masked_text(text: str, keep: Collection[str] = ()) -> str:
    """`text` with a mask for all personal data but what is in `keep`, in whatever spelling."""
    kept = frozenset(map(key_of, keep))
    for each in reversed(personal_in(text)):
        if key_of(text[each.start : each.end]) not in kept:
            text = text[: each.start] + mask(each.kind) + text[each.end :]
    return text
