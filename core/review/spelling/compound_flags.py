"""What a dictionary says of compounds: which forms begin one, and which words end one.

Hunspell takes compounds apart itself, but as far as its clock lets it: after a tenth of a second it gives up
and calls the word wrong, so that the same word is right on one machine and wrong on another. And it takes
parts of two letters, which makes "arkvi" a compound. So compounds are taken apart here (`compounds`), by
what the dictionary's files say of its words (hunspell(5), options for compounding).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

_OURS = re.compile(rb"^(?:COMPOUND|CHECKCOMPOUND|SYLLABLENUM)[^\n]*\n?", re.MULTILINE)
_LEAST = 2  # letters of a part


def without_compounds(inflections: bytes) -> bytes:
    """An .aff file with which Hunspell takes no compounds apart."""
    return _OURS.sub(b"", inflections)


@dataclass(frozen=True, slots=True)
class CompoundParts:
    """`heads` are what a compound goes on behind, joint included ("ledelses", "børne", "vej"); `ends` the
    words, as the dictionary lists them, one ends with. Where the dictionary says nothing both are all its
    words."""

    heads: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Ending:
    """A suffix that makes a form for compounds of a word."""

    strip: str
    add: str
    condition: re.Pattern[str]


@dataclass(slots=True)
class _Flags:
    """What the .aff file says of flags."""

    kind: str = ""
    aliases: list[str] = field(default_factory=list)
    begins: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    never: set[str] = field(default_factory=set)
    of_class: dict[str, list[_Ending]] = field(default_factory=lambda: defaultdict(list))
    ending_classes: set[str] = field(default_factory=set)

    def split(self, written: str) -> set[str]:
        """The single flags of a word or an ending."""
        if self.aliases and written.isdigit():
            at = int(written)
            written = self.aliases[at] if at < len(self.aliases) else ""
        if self.kind == "num":
            return set(written.split(","))
        if self.kind == "long":
            return {written[at : at + 2] for at in range(0, len(written), 2)}
        return set(written)


def encoding_of(inflections: bytes) -> str:
    """The encoding a dictionary's files are in."""
    named = re.search(rb"^SET[ \t]+([\w-]+)", inflections, re.MULTILINE)
    name = named[1].decode("ascii") if named else "iso8859-1"
    try:
        "".encode(name)
    except LookupError:
        return "iso8859-1"
    return name


def compound_parts(inflections: bytes, words: bytes) -> CompoundParts:
    """What a dictionary's two files say of compounds."""
    encoding = encoding_of(inflections)
    flags = _flags(inflections.decode(encoding, "replace"))
    says = bool(flags.begins and flags.ends)
    heads, ends = set(), set()
    for line in words.decode(encoding, "replace").split("\n")[1:]:
        word, _slash, rest = line.partition("/")
        if not _slash:
            word = word.split("\t", 1)[0].strip()
        if len(word) < _LEAST or not word.isalpha():
            continue
        if not says:
            if word.islower():
                heads.add(word)
                ends.add(word)
            continue
        if not rest:
            continue
        own = flags.split(rest.split(None, 1)[0])
        if own & flags.never:
            continue
        if own & flags.begins:
            heads.add(word.lower())
            if not flags.of_class:  # Norwegian: the joint is nowhere said
                heads.add(word.lower() + "s")
        for each in own & flags.of_class.keys():
            heads.update(_formed(word, flags.of_class[each]))
        if own & flags.ends or own & flags.ending_classes:
            ends.add(word)
    return CompoundParts(frozenset(heads), frozenset(ends))


def _formed(word: str, endings: list[_Ending]) -> set[str]:
    return {
        (word[: len(word) - len(each.strip)] + each.add).lower()
        for each in endings
        if word.endswith(each.strip) and each.condition.search(word)
    }


def _flags(inflections: str) -> _Flags:
    flags = _Flags()
    lines = [line.split() for line in inflections.split("\n") if line and not line.startswith("#")]
    for parts in lines:
        match parts:
            case ["FLAG", kind, *_]:
                flags.kind = kind.lower()
            case ["AF", alias, *_]:
                flags.aliases.append(alias)  # the first is their number: aliases count from 1
            case ["COMPOUNDFLAG", flag, *_]:
                flags.begins.add(flag)
                flags.ends.add(flag)
            case ["COMPOUNDBEGIN" | "COMPOUNDMIDDLE", flag, *_]:
                flags.begins.add(flag)
            case [("COMPOUNDEND" | "COMPOUNDLAST"), flag, *_]:
                flags.ends.add(flag)
            case ["FORBIDDENWORD" | "NOSUGGEST", flag, *_]:
                flags.never.add(flag)
    for parts in lines:
        if len(parts) >= 4 and parts[0] in ("SFX", "PFX"):
            _take_ending(flags, parts)
    return flags


def _take_ending(flags: _Flags, parts: list[str]) -> None:
    """Note what `SFX class strip add/flags condition` says of compounds."""
    sort, of_class, strip, added = parts[:4]
    add, _slash, rest = added.partition("/")
    follow = flags.split(rest) if rest else set()
    if follow & flags.ends:
        flags.ending_classes.add(of_class)
    if sort == "SFX" and follow & flags.begins and not add.endswith("-"):
        condition = parts[4] if len(parts) > 4 else "."
        try:
            pattern = re.compile(f"{condition}$")
        except re.error:
            return
        strip, add = ("" if each == "0" else each for each in (strip, add))
        flags.of_class[of_class].append(_Ending(strip, add, pattern))
