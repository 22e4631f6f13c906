"""How cards, headings and marked words look in a Word document."""

from __future__ import annotations

from lxml import etree

from core.exports import docx
from core.exports.layout.blocks import Block, Heading, LaidOut, Paragraph, Piece
from core.minutes import Outcome
from tests.core.exports.invented_summary import decision, everything, item, summary
from tests.core.exports.test_docx import MADE, W, opened, parts, rendered


def test_cards_in_a_row_are_no_single_bar_or_box_and_a_decision_has_the_colour_of_its_outcome() -> None:
    first = decision("Ja.", outcome=Outcome.APPROVED, own=False, body="Byrådet")
    document = rendered(summary([item(decisions=(first, decision("Nej.", outcome=Outcome.REJECTED)))]))
    names = ["Decision Approved Label", "Decision Approved", "Decision Rejected Label", "Decision Rejected"]
    found = [each for each in document.paragraphs if each.style and each.style.name in names]
    assert [each.style.name for each in found if each.style] == names
    left = [each.paragraph_format.left_indent for each in found]
    assert left[0] == left[1] != left[2] == left[3]
    colours = {name: document.styles[name].element.find(f".//{W}left").get(f"{W}color") for name in names}
    assert colours[names[0]] == colours[names[1]] != colours[names[2]] == colours[names[3]]


def test_items_look_the_same_with_and_without_a_heading_of_their_meeting() -> None:
    def sizes(*blocks: Block) -> list[object]:
        document = opened(docx.docx_of(LaidOut("T", "", "da", blocks), MADE))
        return [document.styles[f"Heading {level}"].font.size for level in (1, 2)]

    alone = sizes(Heading(1, "1. Ny bro", "part-1-item-1"))
    below = sizes(Heading(1, "Byrådet", "part-1"), Heading(2, "1. Ny bro", "part-1-item-1"))
    assert alone[0] == below[1] != below[0]


def test_marked_words_have_a_ground_and_no_box_and_their_colours_name_has_neither() -> None:
    document = rendered(everything())
    assert document.styles.element.find(f".//{W}bdr") is None
    (label,) = (each for each in document.paragraphs if each.style and each.style.name == "Quoted Mark Label")
    assert not any(run.style and "Highlight" in str(run.style.name) for run in label.runs)


def test_words_in_another_language_say_so() -> None:
    said = Heading(1, "Møtebok", "a", language="nb"), Paragraph((Piece("Ja", language="sv"), Piece("Nej")))
    content = docx.docx_of(LaidOut("T", "", "da", said), MADE)
    root = etree.fromstring(parts(content)["word/document.xml"])
    told = {
        "".join(run.itertext(f"{W}t")): [each.get(f"{W}val") for each in run.iter(f"{W}lang")]
        for run in root.iter(f"{W}r")
    }
    assert (told["Møtebok"], told["Ja"], told["Nej"]) == (["nb-NO"], ["sv-SE"], [])
    assert b"doNotHyphenateCaps" in parts(content)["word/settings.xml"]
