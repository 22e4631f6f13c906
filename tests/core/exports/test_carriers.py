"""Every form and everything that can carry a word: no CPR number goes out with it, and no word of a closed
item, unless the reader asks for it.

Each carrier has a number and a word of its own, so that a leak says where it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from core.annotations import (
    About,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    MeetingId,
    PageBox,
    Passage,
    new_annotation,
)
from core.exports.choice import ALL_PARTS, Choice
from core.exports.formats import Format
from core.exports.job import Wish, export
from core.library import Library, LoadedMeeting, add, catch_up, load, open_library, prepare, put
from core.minutes import Role
from core.opening import OpenedFile
from core.parsing import parse
from core.source_text import Box, Span
from core.sources import read
from tests.core.exports.confidential import said

NUMBERS = {
    "file name": "010190-1234",
    "author": "020290-2345",
    "tag": "030390-3456",
    "who": "040490-4567",
    "title of the item": "050590-5678",
    "title of the summary": "060690-6789",
    "introduction": "070790-7891",
    "bookmark": "080890-8912",
    "XMP": "090990-9123",
    "title of the file": "101090-1011",
    "note": "111190-1112",
    "follow-up": "121290-1213",
    "marked words": "130190-1314",
    "before marked words": "140290-1415",
    "enclosed file": "150390-1516",
    "mark in the file": "160490-1617",
    "link": "170590-1718",
    "name of an attachment": "180690-1819",
    "decision": "190790-1921",
}
"""A CPR number for each carrier."""
WORDS = {
    "file name": "Lysholmen",
    "author": "Krondal",
    "tag": "Vestervang",
    "who": "Overgaard",
    "title of the item": "Birkebakken",
    "bookmark": "Tornemar",
    "XMP": "Kildevang",
    "title of the file": "Strandlund",
    "note": "Skovlund",
    "follow-up": "Mosegaard",
    "after marked words": "Ellekrogen",
    "enclosed file": "Rosenlund",
    "mark in the file": "Dyrehaven",
    "link": "Klintegaard",
    "name of an attachment": "Havrevang",
    "decision": "Femkanten",
}
"""What tells of a closed item, for each carrier."""
FILE = f"Køb af {WORDS['file name']} {NUMBERS['file name']}.pdf"
LINES = (
    "Økonomiudvalget",
    "Referat",
    "Mødedato: {day}",
    f"1. Klage fra borger {NUMBERS['title of the item']}",
    "Beslutning",
    f"Bedt om svar fra {NUMBERS['before marked words']}. Godkendt for {NUMBERS['marked words']} nu.",
    "2. Lukket punkt: Mageskifte ved Ellekrogen",
    "Beslutning",
    f"Budt {WORDS['decision']} og {WORDS['XMP']}, {WORDS['title of the file']}.",
    "Bilag",
    f"Aftale om {WORDS['name of an attachment']}.pdf",
    f"3. Lukket punkt: Køb af {WORDS['file name']}",
    "Beslutning",
    "Udsat.",
    f"4. Lukket punkt: Salg af {WORDS['title of the item']}",
    "Beslutning",
    "Udsat.",
    f"5. Lukket punkt: Leje af {WORDS['bookmark']}ken",
    "Beslutning",
    "Udsat.",
    "6. Eventuelt",
    "Beslutning",
    f"Svaret gives til {NUMBERS['decision']}.",
    "Bilag",
    f"Notat om {NUMBERS['name of an attachment']}.pdf",
)


def minutes(day: str) -> bytes:
    """The minutes as a PDF that says more than its pages show."""
    document = pymupdf.open()
    page = document.new_page()
    for at, line in enumerate(line.format(day=day) for line in LINES):
        page.insert_text((60, 50 + 26 * at), line, fontsize=11)
    place = pymupdf.Rect(60, 760, 200, 780)
    for uri in (f"mailto:{NUMBERS['link']}@example.org", f"https://example.org/{WORDS['link']}"):
        page.insert_link({"kind": pymupdf.LINK_URI, "from": place, "uri": uri})
    for carried in (NUMBERS, WORDS):
        mark = page.add_text_annot((300, 60), f"Om {carried['mark in the file']}")
        mark.set_info(title=f"Om {carried['mark in the file']}")
        mark.update()
        name = carried["enclosed file"]
        document.embfile_add(f"{name}.txt", f"Om {name}".encode(), desc=f"Om {name}")
    document.set_toc(
        [
            [1, f"1. Klage fra {NUMBERS['bookmark']}", 1],
            [1, f"5. Leje af {WORDS['bookmark']}", 1],
            [1, "6. Eventuelt", 1],
        ]
    )
    of_file = "title of the file"
    document.set_metadata({"title": f"Om {NUMBERS[of_file]}", "subject": WORDS[of_file]})
    document.set_xml_metadata(
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<rdf:Description rdf:about='' xmlns:pdf='http://ns.adobe.com/pdf/1.3/'"
        f" pdf:Keywords='{WORDS['XMP']} {NUMBERS['XMP']}'/></rdf:RDF></x:xmpmeta>"
    )
    return bytes(document.tobytes())


def annotate(library: Library, meeting: MeetingId, loaded: LoadedMeeting) -> None:
    """Put something on the first item, which is open, and on the second, which is not."""
    first, second = map(ItemKey.of, loaded.meeting.items[:2])
    for key, carried in ((first, NUMBERS), (second, WORDS)):
        author = f"Bo {carried['author']}"
        for kind, words, state in (
            (AnnotationKind.NOTE, f"Ring til {carried['note']}", None),
            (AnnotationKind.TAG, f"borger {carried['tag']}", None),
            (
                AnnotationKind.FOLLOW_UP,
                f"Skriv til {carried['follow-up']}",
                FollowUp(f"Ida {carried['who']}", date(2031, 6, 1)),
            ),
        ):
            put(library, new_annotation(meeting, key, kind, words, author, follow_up=state))
    text = loaded.source.text
    start = text.index("Godkendt for")
    span = Span(start, text.index(" nu.") + 4)
    passage = Passage.of(loaded.source, span, Role.DECISION, [PageBox(0, Box(60, 170, 400, 185))])
    kind = AnnotationKind.HIGHLIGHT
    made = new_annotation(meeting, first, kind, "", "Ea", passage, About.PASSAGE, colour=Colour.GREEN)
    put(library, made)


def put_minutes(library: Library, day: str = "14. maj 2031") -> MeetingId:
    """Have the minutes of that day in the library."""
    content = minutes(day)
    source = read(content)
    opened = OpenedFile(Path("/invented") / FILE, content, source, parse(source))
    return add(library, prepare(opened)).meeting


@pytest.fixture(scope="module")
def shared_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with the minutes, annotated."""
    library = open_library(tmp_path_factory.mktemp("carriers") / "library.sqlite")
    meeting = put_minutes(library)
    loaded = load(library, meeting)
    assert [item.closed for item in loaded.meeting.items] == [False, True, True, True, True, False]
    annotate(library, meeting, loaded)
    catch_up(library)
    yield library
    library.close()


def everything(files: tuple[Path, ...]) -> str:
    """All that files say in whatever way, and their names."""
    told = []
    for path in files:
        content = path.read_bytes()
        told.append(path.name)
        if content.startswith(b"%PDF"):
            told.append(said(content))
            with pymupdf.open(stream=content) as document:
                told += [page.get_text() for page in document]
            with pikepdf.open(io.BytesIO(content)) as pdf:
                told += [each.get_file().read_bytes().decode() for each in pdf.attachments.values()]
        elif content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                told += [name + parts.read(name).decode("utf-8", "replace") for name in parts.namelist()]
        else:
            told.append(re.sub(r"\r?\n[ \t]", "", content.decode("utf-8-sig")))  # as a calendar folds
    return "\n".join(told)


@pytest.fixture(scope="module")
def told(shared_library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Format, bool], str]:
    """What goes out in each form: as it is offered, and with all that a reader can ask for."""
    found = {}
    for format in Format:
        for asked in (False, True):
            choice = Choice(
                parts=ALL_PARTS,
                title=f"Om {NUMBERS['title of the summary']}",
                introduction=f"Om {NUMBERS['introduction']}",
                name_reader=True,
                documents=True,
                closed_items=asked,
                pass_on=True,
            )
            keep = frozenset(NUMBERS.values()) if asked else frozenset[str]()
            path = tmp_path_factory.mktemp("out") / "ud.pdf"
            wish = Wish(choice=choice, format=format, reader="Ea", keep=keep)
            found[format, asked] = everything(export(shared_library, wish, path).files)
    return found


@pytest.mark.parametrize("carrier", NUMBERS)
@pytest.mark.parametrize("format", Format)
def test_no_number_goes_out(told: dict[tuple[Format, bool], str], format: Format, carrier: str) -> None:
    day, end = NUMBERS[carrier].split("-")
    assert re.search(rf"{day}\W{{0,3}}{end}", told[format, False]) is None


@pytest.mark.parametrize("carrier", WORDS)
@pytest.mark.parametrize("format", Format)
def test_no_word_of_a_closed_item_goes_out(
    told: dict[tuple[Format, bool], str], format: Format, carrier: str
) -> None:
    assert WORDS[carrier] not in told[format, False]


@pytest.mark.parametrize("format", Format)
def test_what_is_open_goes_out_and_the_rest_where_it_is_asked_for(
    told: dict[tuple[Format, bool], str], format: Format
) -> None:
    """Nothing is proved of a file that says nothing."""
    numbers = ("tag", "who", "note", "follow-up")
    shown = told[format, True]
    carried = {*(NUMBERS[each] for each in numbers), *(WORDS[each] for each in numbers)}
    if format is Format.ICS:
        carried = {each[carrier] for each in (NUMBERS, WORDS) for carrier in ("who", "follow-up")}
    assert {each for each in carried if each not in shown} == set()
    assert "Skriv til" in told[format, False]


def test_nor_in_the_names_of_several_documents(library: Library, tmp_path: Path) -> None:
    put_minutes(library)
    put_minutes(library, "4. juni 2031")
    done = export(library, Wish(format=Format.MARKED_PDF, reader="Ea"), tmp_path / "ud.pdf")
    names = [path.name for path in done.files]
    assert names == ["ud", "Økonomiudvalget 2031-05-14.pdf", "Økonomiudvalget 2031-06-04.pdf"]
