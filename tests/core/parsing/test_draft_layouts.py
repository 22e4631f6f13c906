"""Lists in lettered groups, closed items counted apart, lists of attachments beside their label."""

from __future__ import annotations

from collections.abc import Callable

from core.minutes import DocumentKind, Role
from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]

_HEAD = "Referat\nØkonomiudvalget\nMødedato: 4. maj 2021\n\n"
_ITEM = "{}. {}\nResumé\nSagen om {} er kendt.\nBeslutning\nGodkendt.\n\n"
_TITLES = ("Dagsorden", "Budget", "Lån", "Udbud af tøj")


def test_numbers_of_a_list_need_not_rise_from_group_to_group(plain: Plain) -> None:
    listed = (
        "A. Sager til byrådet\n2. Budget\n3. Lån\nB. Sager til udvalget\n1. Dagsorden\n4. Udbud af tøj\n\n"
    )
    items = "".join(_ITEM.format(at, title, title) for at, title in enumerate(_TITLES, 1))
    meeting = parse(plain(_HEAD + listed + items))
    assert [each.number for each in meeting.contents] == ["2", "3", "1", "4"]
    assert [item.title for item in meeting.items] == list(_TITLES)


def test_a_closed_item_counted_apart_stands_among_the_others(plain: Plain) -> None:
    titles = [
        *(f"åbent {at} {title}" for at, title in enumerate(_TITLES[:3], 1)),
        "lukket 101 {}",
        "åbent 4 Udbud",
    ]
    body = [f"Åbent punkt\n{at} {title}\nBeslutning\nGodkendt.\n" for at, title in enumerate(_TITLES[:3], 1)]
    closed = "Lukket punkt\n101 {}\nSagsnr. 21/1077\n"
    text = "Indhold\n" + "\n".join(titles) + "\n\n" + "\n".join([*body, closed])
    text += "\nÅbent punkt\n4 Udbud\nBeslutning\nGodkendt.\n"
    for title in ("Lukket punkt: Køb af grund", "Lukket punkt:"):
        meeting = parse(plain(_HEAD + text.replace("{}", title)))
        assert [(item.number, item.closed) for item in meeting.items] == [
            ("1", False),
            ("2", False),
            ("3", False),
            ("101", True),
            ("4", False),
        ]


def test_text_below_a_list_beside_its_label_is_none_of_it(plain: Plain) -> None:
    prose = (
        "Pladsen får nye gynger, og den gamle sandkasse bliver skiftet ud med en større til de yngste børn."
    )
    item = f"Punkt 1: Legeplads\nBilag: Tegning; Svar fra rådet\n{prose}\nBeslutning\nGodkendt.\n"
    meeting = parse(plain(f"{_HEAD}{item}\nPunkt 2: Eventuelt\nBeslutning\nIntet.\n"))
    assert [(each.role, each.text) for each in meeting.items[0].sections][:2] == [
        (Role.ATTACHMENTS, "Tegning; Svar fra rådet"),
        (Role.OTHER, prose),
    ]


def test_a_list_that_goes_on_below_its_label_is_whole(plain: Plain) -> None:
    item = "Punkt 1: Legeplads\nBilag: Tegning\nSvar fra rådet\nBeslutning\nGodkendt.\n"
    meeting = parse(plain(f"{_HEAD}{item}\nPunkt 2: Eventuelt\nBeslutning\nIntet.\n"))
    assert [each.name for each in meeting.items[0].attachments] == ["Tegning", "Svar fra rådet"]


def test_who_deals_with_a_case_may_stand_beside_the_label(plain: Plain) -> None:
    item = "Punkt 1: Bro\nBeslutning\nGodkendt.\nBehandles i: Økonomiudvalget og Byrådet\nBilag\nKort\n"
    meeting = parse(plain(f"{_HEAD}{item}\nPunkt 2: Eventuelt\nBeslutning\nIntet.\n"))
    assert meeting.items[0].decisions[0].text == "Godkendt."
    assert Role.PROCESS in [each.role for each in meeting.items[0].sections]


def test_a_heading_above_a_list_does_not_make_minutes_an_agenda(plain: Plain) -> None:
    head = "Udvalg: Økonomiudvalget\nMødedato: 4. maj 2021\n\nDagsorden\n"
    listed = "".join(f"{at}. {title}\n" for at, title in enumerate(_TITLES, 1))
    items = "".join(_ITEM.format(at, title, title) for at, title in enumerate(_TITLES, 1))
    assert parse(plain(f"{head}{listed}\n{items}")).kind is DocumentKind.MINUTES
    for heading in ("Beslutning: ", "Beslutning i Økonomiudvalget den 4. maj 2021\n"):
        decided = items.replace("Beslutning\n", heading)
        assert parse(plain(f"{head}{listed}\n{decided}")).kind is DocumentKind.MINUTES
    undecided = items.replace("Beslutning\nGodkendt.", "Indstilling\nDet godkendes.")
    assert parse(plain(f"{head}{listed}\n{undecided}")).kind is DocumentKind.AGENDA
    assert parse(plain(f"Dagsorden\n{head}{listed}\n{items}")).kind is DocumentKind.AGENDA
