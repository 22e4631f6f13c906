"""The invented draft as a Word document that has words in every way Word has them: parted runs, a link,
tracked changes, a table, a numbered list, a text box, a head, a comment that is there already."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

NS = nsdecls("w")
BOX = """<w:r {ns} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:90pt;height:30pt">
<v:textbox><w:txbxContent><w:p><w:r><w:t>Kun til møde</w:t></w:r></w:p></w:txbxContent></v:textbox>
</v:shape></w:pict></w:r>"""


def put(paragraph: Any, xml: str) -> None:
    """Add WordprocessingML to the end of a paragraph."""
    paragraph._p.append(parse_xml(xml.format(ns=NS)))


def word_draft() -> bytes:
    """The document."""
    document = docx.Document()
    document.core_properties.title = "Referat"
    document.sections[0].header.paragraphs[0].text = "Havnestad Kommune"
    document.add_paragraph("Referat - udkast")
    document.add_paragraph("Havneudvalget")
    document.add_paragraph("Mødedato: Onsdag den 14. maj 2031 kl. 16:00")
    document.add_heading("Punkt 1: Nyt bolværk ved Sildekajen", 1)
    document.add_heading("Sagsfremstilling", 2)
    case = document.add_paragraph("Bolværket er ")
    case.add_run("fra 1962 og er sun").bold = True
    case.add_run("ket 14 cm på")
    case.add_run(" fem år.").italic = True
    document.add_comment(case.runs[1], "Tjek årstallet.", "Carl Eg", "CE")
    question = document.add_paragraph("Ida Holm, cpr-nr. 010190-1234, har spurgt til støjen.\u00a0 ")
    question.add_run("Skriv til hende, ")
    put(
        question,
        "<w:hyperlink {ns} w:anchor='bilag'><w:r><w:t>se det vedlagte bilag</w:t></w:r></w:hyperlink>",
    )
    put(question, "<w:r {ns}><w:t>, før mødet.</w:t></w:r>")
    put(question, BOX)
    priced = document.add_table(2, 2)
    for at, words in enumerate(("Del", "Pris", "Spunsvæg af stål", "1,2 mio. kr.")):
        priced.cell(at // 2, at % 2).text = words
    for words in ("Spunsen rammes ned.", "Kajen fyldes op igen."):
        document.add_paragraph(words, "List Number")
    document.add_heading("Beslutning", 2)
    decided = document.add_paragraph("Godkendt, idet Havneudvalget ")
    tracked = 'w:id="{n}" w:author="Carl Eg" w:date="2031-05-14T18:00:00Z"'
    put(decided, f"<w:ins {{ns}} {tracked.format(n=70)}><w:r><w:t>vender tilbage</w:t></w:r></w:ins>")
    put(
        decided, f"<w:del {{ns}} {tracked.format(n=71)}><w:r><w:delText> ser på det</w:delText></w:r></w:del>"
    )
    put(decided, "<w:r {ns}><w:t xml:space='preserve'> i juni.</w:t></w:r>")
    document.add_heading("Punkt 2: Lukket: Køb af Tangvej 9", 1)
    document.add_heading("Sagsfremstilling", 2)
    document.add_paragraph("Prisen er 4,1 mio. kr. i alt.")
    document.add_heading("Beslutning", 2)
    document.add_paragraph("Godkendt.")
    last = ((3, "Orientering fra formanden", "Taget til efterretning."), (4, "Eventuelt", "Intet."))
    for number, title, decision in last:
        document.add_heading(f"Punkt {number}: {title}", 1)
        document.add_heading("Beslutning", 2)
        document.add_paragraph(decision)
    return saved(document)


def saved(document: Any) -> bytes:
    """The document's file."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
