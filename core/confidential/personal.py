"""Personal data in what goes out: what it is called, and the mask that stands in its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache

from core.confidential.bare_text import bare
from core.confidential.own_words import OwnWords
from core.confidential.personal_words import Found, PersonalKind, personal_in, personal_in_case_number
from core.language import _

__all__ = [
    "Masking",
    "PersonalData",
    "PersonalKind",
    "key_of",
    "kind_name",
    "mask",
    "masked_text",
    "shortened_number",
    "with_shortened_numbers",
]


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
        PersonalKind.NATIONAL: _("National identity number"),
        PersonalKind.PHONE: _("Telephone number"),
        PersonalKind.EMAIL: _("E-mail address"),
        PersonalKind.ADDRESS: _("Home address"),
        PersonalKind.ACCOUNT: _("Account number"),
        PersonalKind.BIRTH: _("Date of birth"),
        PersonalKind.OWN: _("Your own words to mask"),
    }
    return names[kind]


def mask(kind: PersonalKind) -> str:
    """What stands where it stood: a word, so that the sentence still reads and is read out, and says what is
    missing."""
    masks = {
        PersonalKind.CPR: _("[CPR number left out]"),
        PersonalKind.NATIONAL: _("[national identity number left out]"),
        PersonalKind.PHONE: _("[telephone number left out]"),
        PersonalKind.EMAIL: _("[e-mail address left out]"),
        PersonalKind.ADDRESS: _("[home address left out]"),
        PersonalKind.ACCOUNT: _("[account number left out]"),
        PersonalKind.BIRTH: _("[date of birth left out]"),
        PersonalKind.OWN: _("[left out]"),
    }
    return masks[kind]


def key_of(text: str) -> str:
    """What one piece of personal data is known by, in all its spellings: the digits of a number without the
    country code of Denmark, else its words in small letters, with single spaces and without commas. What is
    not seen does not count."""
    text = bare(text).text
    if not any(map(str.isalpha, text)):
        digits = "".join(filter(str.isdigit, text))
        if len(digits) == 10 and text.strip(" (").startswith("+45"):
            return digits[2:]
        return digits[4:] if len(digits) == 12 and digits.startswith("0045") else digits
    return " ".join(text.casefold().replace(",", " ").split())


def masked_text(text: str, keep: Collection[str] = (), also: Collection[str] = ()) -> str:
    """`text` with a mask for all personal data but what is in `keep`, in whatever spelling, and for the words
    of `also`."""
    return Masking(keep, also)(text)


def shortened_number(number: str) -> str:
    """The number of a person as it is shown: its last four digits, or letters, left out."""
    signs = [at for at, letter in enumerate(number) if letter.isalnum()]
    if len(signs) < 10:
        return number
    return "".join("x" if at in signs[-4:] else letter for at, letter in enumerate(number))


def with_shortened_numbers(text: str) -> str:
    """`text` with all numbers of persons in it as they are shown; other personal data stays."""
    for each in reversed(personal_in(text)):
        if each.kind in (PersonalKind.CPR, PersonalKind.NATIONAL):
            text = text[: each.start] + shortened_number(text[each.start : each.end]) + text[each.end :]
    return text


class Masking:
    """Puts masks into texts, for all personal data but what is to be kept, in whatever spelling, and
    for the words of `also`; and knows what it came upon. With one of these, what is listed is what was
    masked."""

    def __init__(self, keep: Collection[str] = (), also: Collection[str] = ()) -> None:
        self._kept = frozenset(map(key_of, keep))
        self._found: dict[tuple[PersonalKind, str], PersonalData] = {}
        self._where = ""
        self._counts = True
        self._own = OwnWords(also)
        self._in_text = cache(self._with_own(personal_in))
        self._in_case_number = self._with_own(personal_in_case_number)

    @property
    def found(self) -> tuple[PersonalData, ...]:
        """All it came upon, kept or masked, each once, in the order it was come upon."""
        return tuple(self._found.values())

    @property
    def masked(self) -> tuple[PersonalData, ...]:
        """What of it was masked."""
        return tuple(data for (_kind, key), data in self._found.items() if key not in self._kept)

    @contextmanager
    def under(self, where: str) -> Iterator[None]:
        """What is masked meanwhile stands under this heading; where there is none, under that before it."""
        before, self._where = self._where, where or self._where
        try:
            yield
        finally:
            self._where = before

    @contextmanager
    def uncounted(self) -> Iterator[None]:
        """What is masked meanwhile is told elsewhere: it is not counted."""
        before, self._counts = self._counts, False
        try:
            yield
        finally:
            self._counts = before

    def __call__(self, text: str) -> str:
        """`text` with its masks."""
        return self._masked(text, self._in_text)

    def case_number(self, number: str) -> str:
        """A case's number that stands alone, with its masks."""
        return self._masked(number, self._in_case_number)

    def look_at(self, text: str) -> tuple[Found, ...]:
        """Count what is in `text`, which goes out in another way; gives what is to be masked."""
        return tuple(each for each in self._in_text(text) if self._is_to_mask(text, each))

    def pieces(self, pieces: Sequence[str], at: int) -> tuple[str, ...]:
        """Pieces of one text with its masks: what reaches over their borders is masked once, in the piece
        `at`, or in the first one that it touches."""
        made, starts, text = list(pieces), [0], "".join(pieces)
        for piece in pieces:
            starts.append(starts[-1] + len(piece))
        for each in reversed(self.look_at(text)):
            touched = [
                number
                for number in range(len(pieces))
                if starts[number] < each.end and each.start < starts[number + 1]
            ]
            for number in touched:
                start, end = max(0, each.start - starts[number]), each.end - starts[number]
                shown = mask(each.kind) if number == (at if at in touched else touched[0]) else ""
                made[number] = made[number][:start] + shown + made[number][max(start, end) :]
        return tuple(made)

    def _with_own(self, find: Callable[[str], tuple[Found, ...]]) -> Callable[[str], tuple[Found, ...]]:
        """`find` with the reader's own words, as far as they are in nothing that is masked anyway."""

        def found_in(text: str) -> tuple[Found, ...]:
            found = find(text)
            own = list(self._own.places(text))
            if not own:
                return found
            kept = [each for each in found if key_of(text[each.start : each.end]) in self._kept]
            found = tuple(each for each in found if each not in kept)
            for start, end in own:
                for each in found:
                    if each.start <= start < each.end:
                        start = min(each.end, end)
                    if each.start < end <= each.end:
                        end = max(each.start, start)
                if start < end:
                    found = (*found, Found(PersonalKind.OWN, start, end))
                    kept = [each for each in kept if each.end <= start or end <= each.start]
            return tuple(sorted((*found, *kept), key=lambda each: each.start))

        return found_in

    def _masked(self, text: str, find: Callable[[str], tuple[Found, ...]]) -> str:
        pieces, at = [], 0
        for each in find(text):
            if self._is_to_mask(text, each):
                pieces += [text[at : each.start], mask(each.kind)]
                at = each.end
        return "".join(pieces) + text[at:]

    def _is_to_mask(self, text: str, found: Found) -> bool:
        written = text[found.start : found.end]
        key = key_of(written)
        if self._counts:
            words = " ".join(bare(written).text.split())
            known = self._found.get((found.kind, key)) or PersonalData(found.kind, words, self._where, 0)
            self._found[found.kind, key] = replace(known, count=known.count + 1)
        return key not in self._kept
