"""What findings are known by across versions: the check, the item and the words."""

from __future__ import annotations

from core.review.finding import Finding
from tests.review.drafts import found

HEAD = "Referat\nTeknisk Udvalg\nMødedato: 4. marts 2024\n\n"
FIRST = "Punkt 1: Støj fra havnen\nSagsnr.: 24/1042\n\nSagsfremstilling\nStøjen blev blev målt.\n\n"
SECOND = "Punkt 2: Støj fra banen\nSagsnr.: 24/1042\n\nSagsfremstilling\nStøjen blev blev målt.\n\n"
THIRD = "Punkt 3: Støj fra banen\nSagsnr.: 24/1043\n\nSagsfremstilling\nStøjen blev blev målt.\n\n"
END = "Beslutning\nGodkendt.\n"


def keys(*items: str) -> list[str]:
    findings: list[Finding] = found("word-doubled", HEAD + END.join((*items, "")))
    assert len(findings) == sum(item.count("blev blev") for item in items)
    return [each.key for each in findings]


def test_items_of_one_case_are_known_apart() -> None:
    one, two = keys(FIRST, SECOND)
    assert keys(FIRST.replace("blev blev", "blev"), SECOND) == [two]
    assert one != two


def test_a_finding_is_known_when_its_items_case_number_or_number_is_put_right() -> None:
    assert keys(FIRST) == keys(FIRST.replace("24/1042", "24/1024").replace("Punkt 1", "Punkt 4"))


def test_items_of_one_title_are_known_apart_by_their_case() -> None:
    _one, two, three = keys(FIRST, SECOND, THIRD)
    assert two != three
    assert keys(FIRST, SECOND.replace("blev blev", "blev"), THIRD)[1] == three
