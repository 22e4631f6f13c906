"""People as minutes write them: "Bo Krag", "Bo Krag (V)" and "Krag, Bo" are one where nothing speaks against.

Two writings are one person where the parts of the name agree and the parties do not contradict each other. A
middle name more or less makes it one person only where both state the same party and nobody else comes into
question; otherwise the two stand apart, each naming the other. All names are taken to be of one municipality.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_PARTY_BEHIND = re.compile(r"\s*\(([^()]{1,40})\)\s*$")
_SURNAME_FIRST = re.compile(r"\s*([^\W\d_][\w’'-]+(?: [\w’'-]+)?)\s*,\s*([^\W\d_][\w’'. -]+?)\s*$")
_NO_LETTER = re.compile(r"[^\w]+")

_PARTICLES = frozenset(("af", "von", "van", "der", "den", "de", "la", "bin"))
_UNSURE_PART = re.compile(r"MC|.*[’'`]|I+$")
"""Parts of a name of which capitals do not tell which letters are small: "MCDONALD", "O'NEILL", "III"."""

PARTY_LETTERS = {
    "A": ("Socialdemokratiet", "Socialdemokraterne"),
    "B": ("Radikale Venstre", "Det Radikale Venstre", "RV"),
    "C": ("Det Konservative Folkeparti", "De Konservative", "Konservative", "KF"),
    "D": ("Nye Borgerlige", "NB"),
    "F": ("Socialistisk Folkeparti", "SF"),
    "I": ("Liberal Alliance", "LA"),
    "K": ("Kristendemokraterne",),
    "M": ("Moderaterne",),
    "O": ("Dansk Folkeparti", "DF"),
    "S": ("Slesvigsk Parti",),
    "V": ("Venstre",),
    "Æ": ("Danmarksdemokraterne", "DD"),
    "Ø": ("Enhedslisten", "Enhedslisten de Rød-Grønne", "EL"),
    "Å": ("Alternativet", "ALT"),
}
"""The letters under which parties stand for election, and their names (the Danish ministry of the interior's
list for elections to municipal councils)."""


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("aa", "å")
    return _NO_LETTER.sub(" ", plain).strip()


_LETTER_OF = {_folded(name): letter for letter, names in PARTY_LETTERS.items() for name in names}


def party_key(party: str | None) -> str | None:
    """What a party is known by: its letter where that is known, else its name as written; None for None."""
    if party is None or not party.strip(" .()"):
        return None
    bare = party.strip(" .()")
    genitive = _folded(bare).removesuffix("s")
    found = _LETTER_OF.get(_folded(bare)) or _LETTER_OF.get(genitive)
    return found or (bare.upper() if len(bare) <= 2 else bare)


def in_small_letters(name: str) -> str:
    """A name of several parts in capitals, "HANNE HOLM", as others are written; any other name, and one where
    that is not sure, as it is. Letters alone and with a full stop stay capitals."""
    parts = name.split()
    if not name.isupper() or len(parts) < 2 or any(map(_UNSURE_PART.match, parts)):
        return name
    return " ".join(_part_in_small_letters(part, first=at == 0) for at, part in enumerate(parts))


def _part_in_small_letters(part: str, *, first: bool) -> str:
    if part.startswith("(") or "." in part or len(part) == 1:  # a party, or letters alone
        return part
    if part.lower() in _PARTICLES and not first:
        return part.lower()
    return "-".join(piece[:1] + piece[1:].lower() for piece in part.split("-"))


def plain_name(written: str, party: str | None = None) -> tuple[str, str | None]:
    """The name alone, given name first, and the party: of "Krag, Bo (V)" these are "Bo Krag" and "V". One in
    capitals is as other names are."""
    behind = _PARTY_BEHIND.search(written)
    if behind is not None:
        written = written[: behind.start()]
        party = party or behind[1]
    turned = _SURNAME_FIRST.fullmatch(written)
    if turned is not None:
        written = f"{turned[2]} {turned[1]}"
    return in_small_letters(" ".join(written.split())), party_key(party)


def name_key(name: str) -> str:
    """What a plain name is told apart by: its parts in lower case, aa as å."""
    return _folded(name)


@dataclass(frozen=True, slots=True)
class Writing:
    """How a name is written, with the party that stands beside it, and how often that is."""

    name: str  # plain, see `plain_name`
    party: str | None  # as `party_key` has it
    count: int
    written: str = ""  # as printed, where that is otherwise


@dataclass(frozen=True, slots=True)
class PersonName:
    """One person: the writing that is most used, the others, and who may be the same; that is not sure."""

    name: str
    party: str | None
    count: int
    covers: tuple[tuple[str, str | None], ...]  # (name_key, party) of each writing that is this person
    also_written: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()  # of those also written, where a middle name is all that differs
    perhaps: tuple[str, ...] = ()  # others that may be the same, as "Bo Krag (A)"

    @property
    def shown(self) -> str:
        """The name with its party."""
        return f"{self.name} ({self.party})" if self.party else self.name


@dataclass(slots=True)
class _Group:
    writings: list[Writing]
    party: str | None
    unsure: list[str]
    perhaps: list[str]

    @property
    def name(self) -> str:
        return max(self.writings, key=lambda each: (each.count, each.party is not None, each.name)).name

    @property
    def shown(self) -> str:
        return f"{self.name} ({self.party})" if self.party else self.name


def people_of(writings: Iterable[Writing]) -> list[PersonName]:
    """The people that `writings`, of one municipality, stand for."""
    by_key: defaultdict[str, list[Writing]] = defaultdict(list)
    for each in writings:
        by_key[name_key(each.name)].append(each)
    groups = [group for same in by_key.values() for group in _by_party(same)]
    by_ends: defaultdict[tuple[str, str], list[_Group]] = defaultdict(list)
    for group in groups:
        parts = name_key(group.name).split()
        if len(parts) > 1:
            by_ends[parts[0], parts[-1]].append(group)
    gone: set[int] = set()
    for near in by_ends.values():
        if len(near) > 1:
            gone |= _join_middle_names(near)
    return [_person(group) for group in groups if id(group) not in gone]


def _by_party(same: list[Writing]) -> list[_Group]:
    """The writings of one name: one person, unless they state several parties."""
    parties = sorted({each.party for each in same if each.party is not None})
    if len(parties) <= 1:
        return [_Group(same, parties[0] if parties else None, [], [])]
    groups = [_Group([each for each in same if each.party == party], party, [], []) for party in parties]
    without = [each for each in same if each.party is None]
    if without:
        groups.append(_Group(without, None, [], []))
    for group in groups:
        group.perhaps += [other.shown for other in groups if other is not group]
    return groups


def _join_middle_names(near: list[_Group]) -> set[int]:
    """Join those of the same ends whose middle names do not differ; the `id`s of groups that went in."""
    gone: set[int] = set()
    for group in sorted(near, key=lambda each: len(name_key(each.name).split())):
        fuller = [
            other
            for other in near
            if other is not group and id(other) not in gone and _is_shorter(group.name, other.name)
        ]
        whole = max(fuller, key=lambda each: len(name_key(each.name)), default=None)
        one_line = [
            other
            for other in fuller
            if other is whole or (whole is not None and _is_shorter(other.name, whole.name))
        ]
        if (
            whole is not None
            and group.party
            and len(one_line) == len(fuller) == sum(other.party == group.party for other in fuller)
        ):
            whole.unsure += [each.name for each in group.writings] + group.unsure
            whole.writings += group.writings
            whole.perhaps += [name for name in group.perhaps if name != whole.shown]
            gone.add(id(group))
            continue
        for other in fuller:
            if not (group.party and other.party) or group.party == other.party:
                group.perhaps.append(other.shown)
                other.perhaps.append(group.shown)
    return gone


def _is_shorter(short: str, full: str) -> bool:
    """Whether `short` is `full` with middle names left out, or cut to their first letters."""
    left, right = name_key(short).split(), name_key(full).split()
    if left == right or (left[0], left[-1]) != (right[0], right[-1]):
        return False
    middle = iter(right[1:-1])
    agree = all(
        any(full_part == part or (len(part) == 1 and full_part.startswith(part)) for full_part in middle)
        for part in left[1:-1]
    )
    return agree and (len(left) < len(right) or any(len(part) == 1 for part in left[1:-1]))


def _person(group: _Group) -> PersonName:
    name = group.name
    others = [each.written or each.name for each in group.writings]
    covers = dict.fromkeys((name_key(each.name), each.party) for each in group.writings)
    return PersonName(
        name,
        group.party,
        sum(each.count for each in group.writings),
        tuple(covers),
        tuple(dict.fromkeys(other for other in others if other not in (name, group.shown))),
        tuple(dict.fromkeys(group.unsure)),
        tuple(dict.fromkeys(group.perhaps)),
    )
