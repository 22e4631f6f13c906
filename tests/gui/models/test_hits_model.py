"""The list of search hits: what it says of each, and that a model tester finds no fault."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from core.annotations import ItemKey, MeetingId
from core.library import Hit
from gui.models.hits import Hits, where


def hit(kind: str, item: str | None = "2") -> Hit:
    return Hit(
        meeting=MeetingId("m"),
        body="Byrådet",
        municipality="Nørrevang Kommune",
        date=date(2024, 5, 28),
        item=ItemKey(item, "Budgetopfølgning"),
        item_index=1,
        kind=kind,  # type: ignore[arg-type]
        parts=(("Spørg om ", False), ("puljen", True)),
        offset=120,
    )


def test_hits_are_listed_and_replaced(qtmodeltester: ModelTester) -> None:
    model = Hits()
    qtmodeltester.check(model)
    model.show([hit("note"), hit("title")])
    qtmodeltester.check(model)
    assert model.rowCount() == 2
    index = model.index(0)
    assert index.data() == "Budgetopfølgning"
    assert index.data(Hits.HIT).offset == 120
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Budgetopfølgning, Note · Byrådet · 28 May 2024 · item 2: Spørg om puljen"
    model.show([])
    assert model.rowCount() == 0
    qtmodeltester.check(model)


def test_where_a_hit_lies() -> None:
    assert where(hit("title")) == "Byrådet · 28 May 2024 · item 2"
    assert where(hit("decision", item=None)) == "Decision · Byrådet · 28 May 2024"
