"""What is said of two documents before their changes: one file twice, two meetings, nothing in common."""

from __future__ import annotations

from dataclasses import replace

from core.versions.changes.change import Remark
from core.versions.changes.comparing import compare
from tests.core.versions.changes.harbour import AGENDA, MINUTES, compared, version_of

SNOW = """\
Vejledning om vintertjeneste

Fortovet skal ryddes for sne inden klokken syv om morgenen. Grundejeren strør med grus, hvor der er glat,
og bruger kun salt på trapper og stejle stykker. Falder der mere end ti centimeter på én nat, kører sneploven
først på de store veje, derefter på stierne ved skolerne og til sidst på de små villaveje. Biler, der holder
i vejen for ploven, bliver flyttet for ejerens regning. Kasser med grus står ved alle busstoppesteder, og
enhver må tage af dem. Spørgsmål besvares af vagten på telefon hele døgnet fra november til og med marts.
"""


def test_one_file_twice() -> None:
    file = replace(version_of(AGENDA), file="aa11")
    assert compare(file, replace(version_of(AGENDA), file="aa11")).remark is Remark.SAME_FILE
    assert compare(file, replace(version_of(AGENDA), file="bb22")).remark is None


def test_two_meetings() -> None:
    later = AGENDA.replace("14-05-2031", "11-06-2031").replace("14. maj", "11. juni")
    assert compared(AGENDA, later).remark is Remark.TWO_MEETINGS
    assert compared(AGENDA, AGENDA.replace("Havneudvalget", "Vejudvalget")).remark is Remark.TWO_MEETINGS


def test_documents_that_have_nothing_to_do_with_each_other() -> None:
    assert compared(AGENDA, SNOW).remark is Remark.UNRELATED
    assert compared(SNOW, AGENDA).remark is Remark.UNRELATED


def test_versions_of_one_meeting_call_for_no_remark() -> None:
    assert compared(AGENDA, MINUTES).remark is None
    titles = [line for line in AGENDA.splitlines() if line.startswith(("DAGS", "Møde", "Deltagere", "Punkt"))]
    assert compared("\n\n".join(titles), MINUTES).remark is None
    rewritten = MINUTES.replace(
        "Bolværket er fra 1962 og er sunket", "Det gamle bolværk er fra 1962, har sat sig"
    )
    rewritten = rewritten.replace(
        "Arbejdet bør ikke udføres om sommeren, hvor havnen er", "Havnen er om sommeren"
    )
    assert compared(MINUTES, rewritten).remark is None


def test_of_pages_that_were_not_read_nobody_knows() -> None:
    snow = version_of(SNOW)
    scan = replace(snow, source=replace(snow.source, scanned=(0,)))
    assert compare(version_of(AGENDA), scan).remark is None
