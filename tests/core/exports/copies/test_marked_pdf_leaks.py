"""Where closed items and personal data may hide in a PDF beside its own text: none of it is in a copy."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pymupdf
import pytest

from core.annotations import About, Annotation, AnnotationKind, Colour, ItemKey, Passage, new_annotation
from core.exports.copies.marked_pdf import MarkedPdf, marked
from core.library import ItemElsewhere, LoadedMeeting
from core.minutes import Role
from core.sharing.carried import KEY
from core.source_text import Span
from core.sources.pdf import read
from tests.core.exports.confidential import MEETING, SECRETS, confidential, loaded, minutes, said

HEAD = (
    "Nørrevang Kommune",
    "REFERAT Økonomiudvalget d. 14-05-2024",
    "Mødedato Tirsdag d. 14. maj 2024 kl. 14:30",
    "Indholdsfortegnelse",
)
OPEN = (
    "Punkt 1: Godkendelse af budget",
    "Beslutning i Økonomiudvalget den 14-05-2024",
    "Godkendt, idet forvaltningen vender tilbage.",
)
LAST = ("Punkt 3: Eventuelt", "Beslutning i Økonomiudvalget den 14-05-2024", "Intet.")
BID = ("Indstilling", "Kommunen byder 4 millioner.")


def pages(*all_lines: tuple[str, ...]) -> bytes:
    document = pymupdf.open()
    for lines in all_lines:
        page = document.new_page()
        for at, line in enumerate(lines):
            is_head = line.startswith(("Punkt", "Beslutning", "Indstilling", "Bilag"))
            size, face = (13, "hebo") if is_head else (11, "helv")
            page.insert_text((60, 80 + 24 * at), line, fontsize=size, fontname=face)
    return bytes(document.tobytes())


def copied(content: bytes, *annotations: Annotation, **how: object) -> MarkedPdf:
    return marked(content, loaded(content), annotations, **how)  # type: ignore[arg-type]


def nothing_told(content: bytes, secrets: tuple[str, ...] = SECRETS) -> bool:
    told = said(content)
    return not any(secret in told or secret.encode("utf-16-be").hex() in told.lower() for secret in secrets)


BUDGET, OTHER = "1. Godkendelse af budget", "3. Eventuelt"
CONTENTS = {
    "a title over two lines": pages(
        (*HEAD, BUDGET, "2. Lukket punkt: Køb af Engholmgården ved", "Krondal", OTHER),
        (*OPEN, "Punkt 2: Lukket punkt: Køb af Engholmgården ved", "Krondal", *BID),
        LAST,
    ),
    "an attachment in the contents list": pages(
        (*HEAD, BUDGET, "2. Lukket punkt: Køb af Engholmgården", "Bilag: Aftale med Rasmus Krondal", OTHER),
        (*OPEN, "Punkt 2: Lukket punkt: Køb af Engholmgården", *BID, "Bilag", "Aftale med Rasmus Krondal"),
        LAST,
    ),
    "a list of attachments at the end": pages(
        (*HEAD, BUDGET, "2. Lukket punkt: Køb af Engholmgården", OTHER),
        (*OPEN, "Punkt 2: Lukket punkt: Køb af Engholmgården", *BID, "Bilag", "Aftale med Rasmus Krondal"),
        LAST,
        ("Bilagsliste", BUDGET, "2. Køb af Engholmgården", "Aftale med Rasmus Krondal", "Underskriftsside"),
    ),
    "a short title": pages(
        (*HEAD, BUDGET, "2. Lukket punkt: Krondal", OTHER),
        (*OPEN, "Punkt 2: Lukket punkt: Krondal", *BID),
        LAST,
    ),
    "a title that another one begins with": pages(
        (*HEAD, "1. Godkendelse af budget", "2. Lukket punkt: Godkendelse af bud på Engholm", OTHER),
        (*OPEN, "Punkt 2: Lukket punkt: Godkendelse af bud på Engholm", *BID),
        LAST,
    ),
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS.keys())
def test_lists_tell_of_open_items_alone(content: bytes) -> None:
    assert not nothing_told(content)
    made = copied(content)
    assert nothing_told(made.content)
    text = read(made.content).text
    assert text.count("Godkendelse af budget") >= 2
    assert text.count("Eventuelt") == 2
    assert "Indholdsfortegnelse" in text
    assert "Godkendt, idet forvaltningen vender tilbage." in text


def test_bookmarks_stay_where_open_pages_say_their_words() -> None:
    document = pymupdf.open(stream=minutes())
    document.set_toc(
        [
            [1, "1. Godkendelse af budget", 2],
            [2, "Punkt 2 - Køb af Engholmg…", 2],
            [1, "Pkt. 2 Lukket: Køb Engholmgården", 2],
            [1, "Engholm", 2],
            [1, "Sag om Rasmus Krondals gård", 1],
            [1, "Indholdsfortegnelse", 1],
            [1, "3. Eventuelt", 3],
        ]
    )
    made = copied(document.tobytes())
    assert nothing_told(made.content)
    assert pymupdf.open(stream=made.content).get_toc() == [
        [1, "1. Godkendelse af budget", 2],
        [2, "Closed item left out", 2],
        [1, "Closed item left out", 2],
        [1, "Closed item left out", 2],
        [1, "Page 1", 1],
        [1, "Indholdsfortegnelse", 1],
        [1, "3. Eventuelt", 3],
    ]


def told_everywhere() -> bytes:
    """The confidential minutes, and keys that nothing here knows of."""
    document = pymupdf.open(stream=confidential())
    page = document[0]
    page.add_text_annot((300, 600), "Husk: Rasmus Krondal kræver mere").update()
    hidden = page.add_freetext_annot(pymupdf.Rect(300, 640, 500, 670), "Hemmeligt skjult")
    hidden.set_flags(2)
    hidden.update()
    there = pymupdf.Rect(400, 400, 500, 420)
    page.insert_link({"kind": pymupdf.LINK_URI, "from": there, "uri": "https://sag.example/Engholm-Krondal"})
    document.set_page_labels([{"startpage": 0, "prefix": "Engholm", "style": "D", "firstpagenum": 1}])
    document.set_metadata({"title": "Referat Køb Engholmgården", "subject": "Bud til Krondal"})
    document.add_ocg("Engholm")
    field = pymupdf.Widget()
    field.field_type, field.field_name = pymupdf.PDF_WIDGET_TYPE_TEXT, "Krondal"
    field.field_value, field.rect = "Åbent felt", pymupdf.Rect(300, 700, 500, 720)
    page.add_widget(field)
    with pikepdf.open(io.BytesIO(document.tobytes())) as pdf:
        pdf.Root.URI = pikepdf.Dictionary(Base="https://example.org/Krondal")
        pdf.Root.Sag = "Rasmus Krondal"
        pdf.Root.Pages.Sag = "Rasmus Krondal"
        pdf.trailer.Sag = pdf.make_indirect(pikepdf.Dictionary(Sag="Rasmus Krondal"))
        pdf.docinfo["/Sag"] = "Bud på Engholm"
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('Rasmus Krondal')")
        pdf.pages[1].obj.AA = pikepdf.Dictionary(O=script)
        pdf.Root.OpenAction = script
        pdf.Root.StructTreeRoot.IDTree = pikepdf.Dictionary(Names=["Krondal", pdf.Root.StructTreeRoot.K[0]])
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def test_nothing_beside_the_pages_stays_that_is_not_known_to_be_open() -> None:
    content = told_everywhere()
    made = copied(content)
    assert nothing_told(made.content)
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert "/Names" not in pdf.Root
        assert "/Sag" not in pdf.trailer
    text = read(made.content).text
    assert "Åbent felt" in text  # what a field shows is the page's
    assert "Godkendt, idet forvaltningen" in text


def test_a_picture_that_pages_share_the_list_of_is_gone_with_its_page() -> None:
    with pikepdf.open(io.BytesIO(minutes())) as pdf:
        shared = pdf.make_indirect(pikepdf.Dictionary(pdf.pages[0].obj.Resources))
        form = pdf.make_stream(b"BT /helv 11 Tf (Hemmeligt i en figur) Tj ET")
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 99, 99]
        shared.XObject = pikepdf.Dictionary(Fig=form)
        fonts = pikepdf.Dictionary()
        for page in pdf.pages:
            for name, font in page.obj.Resources.get("/Font", pikepdf.Dictionary()).items():
                fonts[name] = font
        shared.Font = fonts
        pdf.Root.Pages.Resources = shared
        for page in pdf.pages:
            page.obj.Resources = shared
        pdf.pages[1].contents_add(b"q /Fig Do Q")
        written = io.BytesIO()
        pdf.save(written)
    made = copied(written.getvalue())
    assert nothing_told(made.content)
    assert "Intet at bemærke til Engvej." in read(made.content).text


def test_links_stay_where_they_tell_what_the_page_does() -> None:
    document = pymupdf.open(stream=minutes())
    page = document[0]
    page.insert_text((60, 500), "Se www.example.org/referater")
    goes = {"kind": pymupdf.LINK_GOTO, "to": pymupdf.Point(60, 70)}
    page.insert_link({**goes, "from": pymupdf.Rect(60, 165, 300, 180), "page": 1})
    page.insert_link(
        {**goes, "from": pymupdf.Rect(60, 190, 300, 204), "page": 1, "to": pymupdf.Point(60, 300)}
    )
    there = pymupdf.Rect(60, 490, 300, 510)
    page.insert_link({"kind": pymupdf.LINK_URI, "from": there, "uri": "https://www.example.org/referater"})
    page.insert_link({"kind": pymupdf.LINK_URI, "from": there, "uri": "https://www.example.org/sag/99"})
    made = copied(document.tobytes())
    links = pymupdf.open(stream=made.content)[0].get_links()
    assert [link.get("uri") or link["page"] for link in links] == [1, "https://www.example.org/referater"]
    assert links[0]["to"].y == pytest.approx(70, abs=1)
    assert [round(each) for each in links[0]["from"]] == [60, 165, 300, 180]


PERSONAL = (
    "jens.hansen@gmail.com",
    "010190-1234",
    "020290-1234",
    "030390-1234",
    "040490-1234",
    "050505-1234",
    "060690-1234",
    "070790-1234",
    "080890-1234",
    "100190-1234",
    "link.person",
    "author.person",
)


def personal_everywhere() -> bytes:
    document = pymupdf.open(stream=minutes(closed=False))
    page = document[1]
    document.set_toc([[1, "Klage fra 010190-1234", 2], [1, "Klage jens.hansen@gmail.com", 2]])
    document.set_metadata({"author": "jens.hansen@gmail.com", "creator": "010190-1234", "title": "Referat"})
    document.set_xml_metadata(
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<rdf:Description rdf:about='' xmlns:pdf='http://ns.adobe.com/pdf/1.3/'"
        " pdf:Keywords='CPR 050505&#45;1234'/></rdf:RDF></x:xmpmeta>"
    )
    address = "mailto:link.person%40gmail.com"
    page.insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(400, 400, 500, 420), "uri": address})
    document.embfile_add("klage 020290-1234.txt", b"CPR 030390-1234")
    page.add_freetext_annot(pymupdf.Rect(300, 500, 500, 530), "Ring 040490-1234").update()
    unseen = page.add_freetext_annot(pymupdf.Rect(300, 540, 500, 570), "Ring 100190-1234")
    unseen.set_flags(2)
    unseen.update()
    note = page.add_text_annot((300, 600), "note 060690-1234")
    note.set_info(title="author.person@gmail.com", subject="070790-1234", content="note 060690-1234")
    note.update()
    field = pymupdf.Widget()
    field.field_type, field.field_name = pymupdf.PDF_WIDGET_TYPE_TEXT, "felt"
    field.field_value, field.rect = "felt 080890-1234", pymupdf.Rect(300, 650, 500, 670)
    page.add_widget(field)
    return bytes(document.tobytes())


def test_personal_data_is_masked_beside_the_pages_too() -> None:
    made = copied(personal_everywhere())
    assert nothing_told(made.content, PERSONAL)
    copy = pymupdf.open(stream=made.content)
    assert [title for _level, title, _page in copy.get_toc()] == [
        "Klage fra [CPR number left out]",
        "Klage [e-mail address left out]",
    ]
    assert copy.metadata["title"] == "Referat"
    assert copy.metadata["author"] == "[e-mail address left out]"


def test_what_is_kept_stays_beside_the_pages_too() -> None:
    content = personal_everywhere()
    made = copied(content, keep=(*PERSONAL, "link.person@gmail.com", "author.person@gmail.com"))
    for each in set(PERSONAL) - {"020290-1234", "030390-1234", "100190-1234"}:  # of the file within, unseen
        assert each in said(made.content).replace("&#45;", "-"), each
    assert pymupdf.open(stream=made.content).get_xml_metadata()


def test_metadata_without_personal_data_stay() -> None:
    document = pymupdf.open(stream=minutes(closed=False))
    told = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><pdfuaid>1</pdfuaid></x:xmpmeta>"
    document.set_xml_metadata(told)
    assert pymupdf.open(stream=copied(document.tobytes()).content).get_xml_metadata() == told


def mark(where: LoadedMeeting, passage: Passage, key: ItemKey) -> Annotation:
    return new_annotation(
        MEETING,
        key,
        AnnotationKind.HIGHLIGHT,
        "",
        "Åse Lind",
        passage,
        About.PASSAGE,
        colour=Colour.YELLOW,
    )


def test_a_mark_of_another_version_carries_nothing_closed_and_nothing_personal() -> None:
    content = minutes(closed=False)
    where = loaded(content)
    key = ItemKey.of(where.meeting.items[0])
    where = replace(where, elsewhere=(ItemElsewhere(key, closed=False),))
    lost = Passage(
        "Udsat for CPR 010190-1234.",
        "Godkendt den ",
        "\nPunkt 2: Køb af Engholm",
        Span(90, 116),
        Role.DECISION,
    )
    start = where.source.text.index("Godkendt, idet")
    moved = Passage("Godkendt, idet", "Rasmus Krondal. ", " byder 4 millioner", Span(3, 17), Role.DECISION)
    here = Passage("Godkendt", "CPR 020290-1234 ", "", Span(start, start + 8), Role.DECISION)
    for closed_items in (False, True):
        marks = [mark(where, each, key) for each in (lost, moved, here)]
        made = marked(content, where, marks, closed_items=closed_items)
        assert made.annotations == 3
        with pikepdf.open(io.BytesIO(made.content)) as pdf:
            notes = [each for page in pdf.pages for each in page.obj.get("/Annots", ())]
            told = "".join(str(each.get(name, "")) for each in notes for name in (f"/{KEY}", "/Contents"))
        assert "Udsat for CPR [CPR number left out]." in told
        assert "010190-1234" not in told
        assert "020290-1234" not in told
        assert closed_items or not any(secret in told for secret in SECRETS)


def test_one_item_goes_out_with_what_was_added_to_it_alone() -> None:
    content = minutes(closed=False)
    where = loaded(content)
    notes = [
        new_annotation(MEETING, ItemKey.of(item), AnnotationKind.NOTE, f"Note {at}", "Åse Lind")
        for at, item in enumerate(where.meeting.items)
    ]
    made = marked(content, where, notes, items=(2,))
    assert (made.annotations, made.left_out) == (1, 0)
    assert "Note 2" in said(made.content)
    assert nothing_told(made.content, ("Note 0", "Note 1"))


@pytest.mark.parametrize("closed", [True, False])
def test_words_that_nobody_sees_are_gone(closed: bool) -> None:
    document = pymupdf.open(stream=minutes(closed=closed))
    layer = document.add_ocg("skjult", on=False)
    for page in document:
        page.insert_text((60, 420), "Skjult lag 111190-1234", oc=layer)
        if closed:
            page.insert_text((700, 300), "Skjult udenfor")
            page.insert_text((60, 900), "Skjult under siden")
            page.insert_text((60, -20), "Skjult over siden")
    made = copied(document.tobytes())
    assert nothing_told(made.content, ("Skjult", "111190"))
    text = read(made.content).text
    assert "Godkendt, idet forvaltningen vender tilbage i juni." in text
    assert "Intet at bemærke til Engvej." in text
    assert not any(each["on"] for each in pymupdf.open(stream=made.content).get_ocgs().values())


def test_bookmarks_that_lead_nowhere_still_do() -> None:
    document = pymupdf.open(stream=minutes())
    document.set_toc([[1, "3. Eventuelt", -1], [1, "Om Rasmus Krondal", -1]])
    toc = pymupdf.open(stream=copied(document.tobytes()).content).get_toc()
    assert toc == [[1, "3. Eventuelt", -1], [1, "Closed item left out", -1]]
