"""Names of people, as lists and sentences of minutes give them.

A name stands with a party ("Navn (A)", "Navn, V"), a title ("Borgmester Navn", "Navn, formand") and, where
somebody came instead, with another name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.minutes import Person
from core.parsing.letters import CAPITALS
from core.parsing.vocabulary import Vocabulary, key_of

_PARENTHESIS = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)")
_CAPITAL = rf"[{CAPITALS}][\w’'.-]*"
_NAME = re.compile(rf"{_CAPITAL}(?: (?:(?:de|den|af|von|van|der|el|al|la|da|bin) )*{_CAPITAL})*")
_LEADING = re.compile(rf"({_NAME.pattern})(?:\s*\([^()]*\))?")
_BEHIND_NAME = re.compile(rf"({_NAME.pattern})[ ,–-]+([^{CAPITALS}\d].*)")
_LONGEST = 60
_LONGEST_ENTRY = 500
"""Characters of a name with all that stands beside it: role, party, in whose place somebody came."""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person in a list, and what stands in parentheses beside the name."""

    person: Person
    is_absent: bool = False
    replaced_by: str | None = None


@cache
def _split(words: Vocabulary) -> re.Pattern[str]:
    joined = "|".join(map(re.escape, words.words["joining"]["and"]))
    apart = rf"(?<=\([{CAPITALS}]\)) (?=[{CAPITALS}])"  # "A B (V) C D (A)"
    inside = r"[^()]{0,200}\)"
    return re.compile(rf"\s*(?:[;\n\t•]|,(?!{inside})|\b(?:{joined})\b(?!{inside})|{apart})\s*")


@cache
def _separator(words: Vocabulary) -> re.Pattern[str]:
    joined = "|".join(map(re.escape, words.words["joining"]["and"]))
    return re.compile(rf",? (?:{joined}) |, ")


@cache
def _titles(words: Vocabulary) -> re.Pattern[str]:
    names = sorted(words.words["titles"]["words"], key=len, reverse=True)
    alternatives = "|".join(map(re.escape, names))
    endings = "|".join(map(re.escape, words.words["titles"].get("endings", ())))
    return re.compile(
        rf"((?:(?i:{alternatives})|\w+(?:{endings or alternatives}))(?: \w+)??)[ ,:]+(?=[{CAPITALS}])"
    )


@cache
def _stands_for(words: Vocabulary) -> re.Pattern[str]:
    names = "|".join(map(re.escape, words.words["titles"]["stands_for"]))
    return re.compile(rf"[\s,(]*\b(?:{names}) (?=[{CAPITALS}])", re.IGNORECASE)


@cache
def _party_keys(words: Vocabulary) -> frozenset[str]:
    return frozenset(words.words["parties"]["letters"])


@cache
def _group_keys(words: Vocabulary) -> frozenset[str]:
    return frozenset(key_of(name) for name in words.words["parties"]["names"])


def is_party(text: str, words: Vocabulary) -> bool:
    """Is `text` a party's letter or name?"""
    bare = text.strip(" .")
    return bare in _party_keys(words) or bare.rstrip("s").casefold() in _group_keys(words) or (
        bare.casefold() in _group_keys(words)
    )  # fmt: skip


def looks_like_name(text: str) -> bool:
    """Could `text` be a person's name alone: two to six words, each with a capital?"""
    bare = _PARENTHESIS.sub("", text).strip(" ,.")
    return " " in bare and len(bare) <= _LONGEST and _NAME.fullmatch(bare) is not None


def persons(text: str, words: Vocabulary) -> list[ListedPerson]:
    """The people in a list, separated by commas, semicolons, "og", tabs or newlines."""
    found: list[ListedPerson] = []
    for piece in _split(words).split(text):
        bare = piece.strip(" .,-–•|")  # a bar parts the columns of a table
        if not bare:
            continue
        group, colon, after = bare.partition(":")
        if colon and is_party(group, words):
            bare = after.strip()  # "Venstre: Anna Holt, Bo Lind"
        instead = _stands_for(words).match(bare) if found else None
        if instead and found[-1].person.stands_for is None:
            found[-1] = _standing_for(found[-1], name_of(bare[instead.end() :], words))
            continue
        if found and _is_addition(bare, words):
            found[-1] = _with_addition(found[-1], bare.strip("()"), words)
            continue
        listed = listed_person(bare, words)
        if listed is not None:
            found.append(listed)
    return found


def _standing_for(listed: ListedPerson, name: str | None) -> ListedPerson:
    person = listed.person
    person = Person(person.name, person.party, person.role, name)
    return ListedPerson(person, listed.is_absent, listed.replaced_by)


def _is_addition(piece: str, words: Vocabulary) -> bool:
    """A piece that says something of the person before it: "(A)", "V", "formand"."""
    bare = piece.strip("()")
    key = key_of(bare)
    return bare in _party_keys(words) or key in words.keys("titles", "words") | words.keys("titles", "absent")


def _with_addition(listed: ListedPerson, addition: str, words: Vocabulary) -> ListedPerson:
    person = listed.person
    if key_of(addition) in words.keys("titles", "absent"):
        return ListedPerson(person, True, listed.replaced_by)
    if addition in _party_keys(words):
        person = Person(person.name, addition, person.role, person.stands_for)
    else:
        person = Person(person.name, person.party, addition, person.stands_for)
    return ListedPerson(person, listed.is_absent, listed.replaced_by)


@cache
def _substituted_by(words: Vocabulary) -> re.Pattern[str]:
    names = "|".join(map(re.escape, words.words["titles"]["substituted_by"]))
    return re.compile(rf"(?:{names}):? (.+)", re.IGNORECASE)


def listed_person(text: str, words: Vocabulary) -> ListedPerson | None:
    """One person; None where `text` is no name."""
    if len(text) > _LONGEST_ENTRY:
        return None
    party: str | None = None
    role: str | None = None
    stands_for: str | None = None
    replaced_by: str | None = None
    is_absent = False
    substitute = _substituted_by(words)
    for inside in _PARENTHESIS.findall(text):
        if is_party(inside, words):
            party = inside.strip()
        elif key_of(inside) in words.keys("titles", "absent"):
            is_absent = True
        elif match := _stands_for(words).match(inside.strip()):
            stands_for = name_of(inside.strip()[match.end() :], words)  # "(stedfortræder for A B)"
        elif match := substitute.match(inside.strip()):
            replaced_by = match[1]
        elif key_of(inside) in words.keys("titles", "words"):
            role = inside.strip()
    outside = " ".join(_PARENTHESIS.sub("", text).split())
    instead = _stands_for(words).search(outside)
    if instead:
        stands_for = name_of(outside[instead.end() :], words)
        outside = outside[: instead.start()]
    outside, said = _without_note(outside, words)
    if said in words.keys("titles", "words"):
        role = said
    is_absent = is_absent or said in words.keys("titles", "absent")
    title = _titles(words).match(outside)
    if title:
        role, outside = title[1], outside[title.end() :]
    outside = outside.strip(" ,.:-–")
    if not _NAME.fullmatch(outside) or len(outside) > _LONGEST or key_of(outside) in words.head:
        return None
    return ListedPerson(Person(outside, party, role, stands_for), is_absent, replaced_by)


def _without_note(text: str, words: Vocabulary) -> tuple[str, str]:
    """A name without what is noted behind it, and that note where it is a role or says absent.

    "A B formand", "A B afbud", "A B – mødte kl. 14.10".
    """
    note = words.pattern("attendance", "notes").search(text)
    if note and note.start():
        text = text[: note.start()].rstrip(" ,;:–-")
    behind = _BEHIND_NAME.fullmatch(text)
    if behind:
        said = key_of(behind[2])
        if said in words.keys("titles", "words") or said in words.keys("titles", "absent"):
            return behind[1], said
    return text, ""


def name_of(text: str, words: Vocabulary) -> str | None:
    """The bare name in `text`: no party, no title; None where there is none."""
    listed = listed_person(text.strip(" .,;:"), words)
    return listed.person.name if listed else None


def names_in(text: str, words: Vocabulary) -> tuple[str, ...]:
    """The bare names of several persons, "A B (V), C D og E F"; empty where one of them is no name."""
    names = [listed.person.name for listed in persons(text, words)]
    pieces = [piece for piece in _split(words).split(text) if piece.strip(" .,-–•")]
    named = [name for name in names if " " in name]
    return tuple(named) if len(named) * 2 >= len(pieces) else ()


def leading_names(sentence: str, words: Vocabulary) -> tuple[str, ...]:
    """The people with whom a sentence begins: "A B (V), C D og E F deltog ikke …"."""
    names: list[str] = []
    rest = sentence
    while True:
        title = _titles(words).match(rest)
        if title:
            rest = rest[title.end() :]
        match = _LEADING.match(rest)
        if not match or " " not in match[1]:
            break
        names.append(match[1])
        rest = rest[match.end() :]
        separator = _separator(words).match(rest)
        if not separator:
            break
        rest = rest[separator.end() :]
    return tuple(names)
