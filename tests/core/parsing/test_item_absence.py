"""Who missed single items, as the head says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.minutes import AgendaItem, Meeting
from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]

HEAD = """Referat fra mødet i Teknisk Udvalg den 3. marts 2020 kl. 15.00 i Mødelokale 2
Medlemmer: Bo Lind (V), Ib Holm (A), Grete Skov (F)
{said}
"""
ITEMS = "".join(f"{number}. Sag om vej {number}\nBeslutning\nGodkendt.\n" for number in range(1, 9))


def told(plain: Plain, said: str) -> Meeting:
    meeting = parse(plain(HEAD.format(said=said) + ITEMS))
    assert [item.number for item in meeting.items] == [str(number) for number in range(1, 9)]
    return meeting


def numbers(meeting: Meeting, names: Callable[[AgendaItem], tuple[str, ...]], name: str) -> list[str]:
    return [item.number or "" for item in meeting.items if name in names(item)]


@pytest.mark.parametrize(
    ("said", "disqualified", "away", "absent"),
    [
        ("Bo Lind (V) var inhabil under punkt 4.", ["4"], [], []),
        ("Inhabil: Bo Lind (V) under punkt 4.", ["4"], [], []),
        ("Bo Lind deltog ikke under behandlingen af punkt 3 og 7.", [], ["3", "7"], []),
        ("Bo Lind (V) deltog ikke i punkterne 2-4 og 6.", [], ["2", "3", "4", "6"], []),
        ("Bo Lind forlod mødet kl. 17.30 efter punkt 5.", [], [], ["6", "7", "8"]),
        ("Bo Lind (V) forlod mødet inden punkt 7.", [], [], ["7", "8"]),
        ("Fraværende: Bo Lind (V), sag 5-7", [], [], ["5", "6", "7"]),
        ("Fraværende: Bo Lind, punkt 2 til og med 4", [], [], ["2", "3", "4"]),
        ("Bo Lind mødte kl. 16.30 under punkt 2.", [], [], []),
        ("Bo Lind var fraværende under sag nr. 8.", [], [], ["8"]),
        ("Ib Holm deltog ikke i punkt 1, og Bo Lind var inhabil i pkt. 6.", ["6"], [], []),
        ("Bo Lind (V) var fraværende.", [], [], []),
        ("Bo Lind deltog i mødet fra punkt 19.", [], [], []),
    ],
)
def test_a_sentence_of_the_head_goes_to_the_items_it_names(
    said: str, disqualified: list[str], away: list[str], absent: list[str], plain: Plain
) -> None:
    meeting = told(plain, said)
    assert numbers(meeting, lambda item: item.disqualified, "Bo Lind") == disqualified
    assert numbers(meeting, lambda item: item.not_participating, "Bo Lind") == away
    assert numbers(meeting, lambda item: item.absent, "Bo Lind") == absent


def test_another_person_of_the_same_sentence_has_items_of_his_own(plain: Plain) -> None:
    meeting = told(plain, "Ib Holm deltog ikke i punkt 1, og Bo Lind var inhabil i pkt. 6.")
    assert numbers(meeting, lambda item: item.not_participating, "Ib Holm") == ["1"]
    assert numbers(meeting, lambda item: item.disqualified, "Ib Holm") == []
