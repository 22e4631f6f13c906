"""Whose minutes these are where nothing says it as such: a town's hall or council, and where the file lies.

A town hall alone is not enough, for a municipality may have several, each called after its own town. So the
name must be known, or the file or a folder it lies in must be called so, too. The words are data:
resources/towns.toml.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePath
from typing import NamedTuple

from core.minutes import Confidence, Level, Meeting, Reason
from core.parsing.letters import CAPITALS

FILE = Path(__file__).resolve().parent.parent.parent / "resources" / "towns.toml"
_ENOUGH = 200_000  # characters in which a town is looked for
_FOLDERS = 3  # so many folders around the file are looked at: the year's, the body's, the town's
_SPELT_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "-": " ", "_": " "})
"""How file names have letters that not every system takes."""


class _Words(NamedTuple):
    seat: re.Pattern[str]  # a town before what is the municipality's own
    name: str
    known: dict[str, str]  # by their small letters
    others: frozenset[str]  # what stands there and is no town


def with_town(meeting: Meeting, text: str, place: PurePath | None = None) -> Meeting:
    """`meeting`, read from `text` in the file at `place`, with its municipality where it can be told; as one
    that was inferred."""
    words = _words().get(meeting.language)
    if meeting.municipality is not None or words is None:
        return meeting
    found = {match[1] for match in words.seat.finditer(text[:_ENOUGH])}
    seats = sorted((town for town in found if town.casefold() not in words.others), key=len, reverse=True)
    town = _by_place(place, seats, words) or _by_head(meeting, text, words)
    if town is None:
        return meeting
    town = town.title() if town.isupper() else town
    inferred = Confidence("municipality", Level.INFERRED, Reason.ELSEWHERE)
    return replace(
        meeting, municipality=words.name.format(town=town), confidence=(*meeting.confidence, inferred)
    )


def _by_place(place: PurePath | None, seats: list[str], words: _Words) -> str | None:
    """The town that the file or a folder is called after, the nearest first."""
    if place is None:
        return None
    names = [place.stem, *(folder.name for folder in [*place.parents][:_FOLDERS])]
    for at, name in enumerate(names):
        called = _spelt_out(name)
        for town in seats:
            if re.search(rf"\b{re.escape(_spelt_out(town))}\b", called):
                return town
        stated = _stated(name, words) if at else None
        if stated:
            return stated
    return None


def _stated(folder: str, words: _Words) -> str | None:
    """The town of a folder that is called "Nørrevang Kommune", or after one that is known."""
    match = words.seat.fullmatch(folder.strip())
    return match[1] if match else words.known.get(folder.strip().casefold())


def _by_head(meeting: Meeting, text: str, words: _Words) -> str | None:
    """The town in whose hall they met, where it is known, or whose council this is, where it is named
    elsewhere, too: "Ungdommens Byråd" is no town's."""
    for said in filter(None, (meeting.place, meeting.body)):
        for match in words.seat.finditer(said):
            if match[1].casefold() in words.known:
                return words.known[match[1].casefold()]
    council = words.seat.fullmatch(meeting.body or "")
    if council is None or council[1].casefold() in words.others:
        return None
    named = len(re.findall(rf"\b{re.escape(council[1])}\b", text[:_ENOUGH], re.IGNORECASE))
    as_council = len(re.findall(rf"\b{re.escape(council[0])}", text[:_ENOUGH], re.IGNORECASE))
    return council[1] if named > as_council else None


def _spelt_out(name: str) -> str:
    """`name` in small letters, as file names may have it."""
    return " ".join(name.casefold().translate(_SPELT_OUT).split())


def _as_printed(seats: list[str]) -> list[str]:
    return [form for seat in seats for form in (seat, seat.upper())]


@cache
def _words() -> dict[str, _Words]:
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {
        language: _Words(
            re.compile(rf"\b([{CAPITALS}][\w-]{{1,60}}) (?:{'|'.join(_as_printed(words['seats']))})[sS]?\b"),
            words["name"],
            {town.casefold(): town for town in words["known"]},
            frozenset(words["others"]),
        )
        for language, words in found.items()
    }
