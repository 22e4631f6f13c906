"""Items whose heading is printed otherwise than the others: the numbers say that they are there."""

from __future__ import annotations

from collections.abc import Callable

from core.minutes import Level, Meeting
from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]


def agenda(meeting: Meeting) -> list[tuple[str | None, str | None, bool]]:
    return [(item.number, item.title, item.closed) for item in meeting.items]


def unsure(meeting: Meeting) -> list[str | None]:
    return [
        item.number
        for item in meeting.items
        if any(each.field == "title" and each.level is Level.UNSURE for each in item.confidence)
    ]


def test_a_closed_item_has_its_mark_between_number_and_title(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Havneudvalget den 3. juni 2020
            17. Nye priser for vinterplads
            Sagsnr.: 20/1501
            Beslutning
            Godkendt.
            18 Lukket punkt: Salg af kran
            Sagsnr.: 20/1777
            19. Mudder i sejlrenden
            Sagsnr.: 20/1900
            Beslutning
            Udsat.
            """
        )
    )
    assert agenda(meeting) == [
        ("17", "Nye priser for vinterplads", False),
        ("18", "Salg af kran", True),
        ("19", "Mudder i sejlrenden", False),
    ]
    assert meeting.items[1].case_number == "20/1777"


def test_a_list_of_attachments_right_above_is_not_the_next_item(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Havneudvalget den 3. juni 2020
            1. Nye priser for vinterplads
            Sagsnr.: 20/1501
            Beslutning
            Godkendt.
            Bilag
            2. Oversigt over priser
            2. Mudder i sejlrenden
            Sagsnr.: 20/1900
            Beslutning
            Udsat.
            3. Eventuelt
            Beslutning
            Intet.
            """
        )
    )
    assert agenda(meeting)[1] == ("2", "Mudder i sejlrenden", False)
    assert [each.name for each in meeting.items[0].attachments] == ["Oversigt over priser"]


def test_a_title_without_its_number_is_known_by_the_contents_list(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Landdistriktsudvalget den 8. maj 2018
            Indholdsfortegnelse
            1. Forsamlingshusenes pulje
            2. Fiber til de yderste gårde
            3. Eventuelt
            1. Forsamlingshusenes pulje
            Beslutning
            Godkendt.
            Fiber til de yderste gårde
            Beslutning
            Drøftet.
            3. Eventuelt
            Beslutning
            Intet.
            """
        )
    )
    assert agenda(meeting) == [
        ("1", "Forsamlingshusenes pulje", False),
        ("2", "Fiber til de yderste gårde", False),
        ("3", "Eventuelt", False),
    ]
    assert unsure(meeting) == ["2"]


def test_the_first_and_the_last_item_may_be_missing_too(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Landdistriktsudvalget den 8. maj 2018
            Indholdsfortegnelse
            1. Forsamlingshusenes pulje
            2. Fiber til de yderste gårde
            3. Skilte ved stierne
            4. Nyt fra lokalrådene
            Forsamlingshusenes pulje
            Beslutning
            Godkendt.
            2. Fiber til de yderste gårde
            Beslutning
            Drøftet.
            3. Skilte ved stierne
            Beslutning
            Drøftet.
            Nyt fra lokalrådene
            Beslutning
            Til efterretning.
            """
        )
    )
    assert [number for number, _title, _closed in agenda(meeting)] == ["1", "2", "3", "4"]


def test_a_number_that_is_printed_twice_by_mistake(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Skoleudvalget den 8. maj 2018
            4. Nyt tag i Lunde
            Sagsnr.: 18/1200
            Beslutning
            Godkendt.
            4. Buslinje til Lunde
            Sagsnr.: 18/1300
            Beslutning
            Drøftet.
            6. Lærernes timer
            Sagsnr.: 18/1400
            Beslutning
            Udsat.
            """
        )
    )
    assert [(item.number, item.title) for item in meeting.items] == [
        ("4", "Nyt tag i Lunde"),
        ("4", "Buslinje til Lunde"),
        ("6", "Lærernes timer"),
    ]


def test_nothing_is_invented_where_a_number_really_is_missing(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Skoleudvalget den 8. maj 2018
            4. Nyt tag i Lunde
            Sagsnr.: 18/1200
            Sagsfremstilling
            Der er fem forslag:
            1. Pap
            2. Tegl
            3. Skifer
            4. Strå
            5. Blik
            Beslutning
            Godkendt.
            Bilag
            1 Tegning
            5 Tilbud fra murer
            6. Lærernes timer
            Sagsnr.: 18/1400
            Beslutning
            Udsat.
            """
        )
    )
    assert [item.number for item in meeting.items] == ["4", "6"]
