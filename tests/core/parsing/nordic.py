"""Norwegian and Swedish minutes of an invented head and the items given, read."""

from __future__ import annotations

from collections.abc import Callable

from core.minutes import AgendaItem, Meeting, Role
from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]

NORWEGIAN = """Møteprotokoll
Utvalg: {body}
Møtested: Rådhuset
Møtedato: 04.03.2021
Tid: 18:00 - 20:15
"""
SWEDISH = """Sammanträdesprotokoll
{body}
Sammanträdesdatum: 2018-05-08
Plats och tid: Sessionssalen, kl. 13.00-15.30
Beslutande: Anna Berg (S), ordförande
Ove Ek (M)
Tjänstgörande ersättare: Siv Ås (C) ersätter Bo Öst (C) §§ 4-6
"""


def norwegian(plain: Plain, text: str, body: str = "Kommunestyret") -> Meeting:
    return parse(plain(NORWEGIAN.format(body=body) + text))


def swedish(plain: Plain, text: str, body: str = "Kommunstyrelsen") -> Meeting:
    return parse(plain(SWEDISH.format(body=body) + text))


def roles(item: AgendaItem) -> list[Role]:
    return [section.role for section in item.sections]
