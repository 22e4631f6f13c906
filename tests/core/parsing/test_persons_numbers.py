"""The number of a person is made like a case's number in some towns, and is never one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]


def _minutes(decision: str, title: str = "Køb af grund") -> str:
    return f"""Referat fra møde i Byrådet den 4. marts 2025
1. Dagsorden
Sagsfremstilling
Sagen fremlægges.
Beslutning
Godkendt.
2. {title}
Sagsfremstilling
Sagen fremlægges.
Beslutning
{decision}
3. Bænke i parken
Sagsfremstilling
Sagen fremlægges.
Beslutning
Godkendt."""


@pytest.mark.parametrize(
    "decision",
    [
        "CPR-nr 290200-4321.",
        "CPR-nr.: 290200-4321",
        "CPR 290200-4321",
        "Cpr.nr. 290200-4321.",
        "Personnummer: 290200-4321",
        "CPR-nr.:\n290200-4321",
    ],
)
def test_a_decision_with_a_persons_number_stays_a_decision(plain: Plain, decision: str) -> None:
    meeting = parse(plain(_minutes(decision)))
    assert [item.case_number for item in meeting.items] == [None, None, None]
    assert meeting.items[1].decisions[0].text == decision


def test_a_title_keeps_a_persons_number(plain: Plain) -> None:
    meeting = parse(plain(_minutes("Godkendt.", "Sag om tilskud (CPR 290200-4321)")))
    assert meeting.items[1].title == "Sag om tilskud (CPR 290200-4321)"
    assert meeting.items[1].case_number is None


def test_such_a_number_without_the_word_is_a_cases(plain: Plain) -> None:
    meeting = parse(plain(_minutes("Godkendt.", "Køb af grund\nSagsnr.: 290200-4321")))
    assert meeting.items[1].case_number == "290200-4321"
