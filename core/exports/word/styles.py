"""An empty Word document in the house's looks: styles, lists, page and settings.

It begins as python-docx's template, whose own styles, pictures and names are taken out of it. Everything that
looks somehow does so by a style, so that who gets the document can make it look otherwise. Sizes are in half
points, other lengths in twentieths of a point (ECMA-376, part 1, 17.3 and 17.7).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from core.exports.layout.blocks import Kind
from core.exports.word.looks import (
    ACCENT,
    HAIR,
    LOOKS,
    QUIET,
    TONES,
    group_name,
    line_at,
    rule_of,
    style_id,
)

SERIF, SANS = "Source Serif Pro", "Source Sans Pro"
INK = "22201C"
LANGUAGES = {"da": "da-DK", "en": "en-GB", "nb": "nb-NO", "sv": "sv-SE"}

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838  # A4
_TINTS = {
    "yellow": "FFF1A8",
    "green": "CFE9D6",
    "blue": "CFE3F5",
    "red": "F9D5D0",
    "purple": "E4D8F2",
}
_UNWANTED = ("stylesWithEffects", "customXml", "metadata/thumbnail", "extended-properties", "webSettings")


def blank(
    language: str, *, large: bool, margin: int, fields: bool, items_first: bool = False
) -> WordDocument:
    """A document without a word in it. `margin` is that on the left and on the right. With `fields` Word asks
    whether to work them out when it opens the document, which gives a table of contents its pages. Headings
    of the first level look as those of items do where they are `items_first`."""
    document = Document()
    part = document.part
    for relations in (part.rels, part.package.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(_UNWANTED):
                relations.pop(name)
            elif relation.reltype == REL.FONT_TABLE:
                relation.target_part._blob = _fonts().encode()
    width = PAGE_WIDTH - 2 * margin
    _replaced(document.styles.element, _styles(LANGUAGES[language], large, width, items_first))
    _replaced(part.numbering_part.element, _numbering())
    _replaced(document.settings.element, _settings(LANGUAGES[language], fields))
    for element in list(document.element.body):
        document.element.body.remove(element)
    document.element.body.append(
        parse_xml(
            f'<w:sectPr {nsdecls("w")}><w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
            f'<w:pgMar w:top="1588" w:right="{margin}" w:bottom="1474" w:left="{margin}" w:header="737"'
            ' w:footer="680" w:gutter="0"/><w:cols w:space="720"/></w:sectPr>'
        )
    )
    return document


def _replaced(element: object, content: str) -> None:
    """Put `content` in the place of all that is in `element`."""
    made = parse_xml(f"<w:x {nsdecls('w')}>{content}</w:x>")
    element[:] = list(made)  # type: ignore[index]


def _fonts() -> str:
    """What to take where the typefaces are not there: by name, and by what they are like."""
    told = (
        (SERIF, "Source Serif 4,Georgia,Cambria", "roman", "02040603050405020204"),
        (SANS, "Source Sans 3,Calibri,Segoe UI", "swiss", "020B0503030403020204"),
    )
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, others, family, panose in told
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'


def _settings(language: str, fields: bool) -> str:
    asks = '<w:updateFields w:val="1"/>' if fields else ""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:autoHyphenation w:val="1"/>'
        '<w:hyphenationZone w:val="1134"/><w:doNotHyphenateCaps/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'{asks}<w:compat>{compat}</w:compat><w:themeFontLang w:val="{language}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    )


def _numbering() -> str:
    """One list: a dash before each row."""
    return (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="–"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="283" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


class _Sizes(NamedTuple):
    """In half points."""

    text: int
    own: int
    minutes: int  # of their words where readers' own are larger, else 0
    label: int
    title: int
    heads: tuple[int, int, int]


def _styles(language: str, large: bool, width: int, items_first: bool) -> str:
    sizes = _Sizes(36, 36, 25, 26, 60, (34, 46, 34)) if large else _Sizes(21, 20, 0, 18, 44, (34, 25, 21))
    if items_first:
        sizes = sizes._replace(heads=(*sizes.heads[1:], sizes.heads[-1]))
    fonts = "".join(f' w:{script}="{SERIF}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>"
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    made = (_basic(sizes.text), _headings(sizes), _contents(sizes, width), _around(sizes))
    return defaults + "".join(chain(*made, _of_cards(sizes), _words(sizes)))


def _letters(
    size: int = 0, *, sans: bool = False, bold: bool = False, colour: str = "", language: str = ""
) -> str:
    """Properties of letters, in the order of the schema."""
    font = "".join(f' w:{script}="{SANS}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return "".join(
        (
            f"<w:rFonts{font}/>" if sans else "",
            "<w:b/>" if bold else "",
            f'<w:color w:val="{colour}"/>' if colour else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
            f'<w:lang w:val="{language}"/>' if language else "",
        )
    )


def _paragraph(
    name: str,
    letters: str = "",
    stands: str = "",
    *,
    after: str = "",
    like: str = "Normal",
    shown: int = 1,
    own: bool = True,
) -> str:
    """A style of paragraphs: `stands` are their properties, `after` is the id of what is written next, `like`
    that of the style which it else is as."""
    custom = ' w:customStyle="1"' if own else ""
    following = f'<w:next w:val="{after}"/>' if after else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id(name)}">'
        f'<w:name w:val="{_word_name(name)}"/>'
        f'<w:basedOn w:val="{like}"/>{following}<w:uiPriority w:val="{shown}"/><w:qFormat/>'
        f"<w:pPr>{stands}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _word_name(name: str) -> str:
    """What Word calls those of its own styles that it shows by another name."""
    others = {"Comment Text": "annotation text", "Comment Reference": "annotation reference"}
    small = name.startswith(("Heading ", "TOC 1", "TOC 2", "Header", "Footer"))
    return name.lower() if small else others.get(name, name)


def _character(name: str, letters: str, *, own: bool = True) -> str:
    custom = ' w:customStyle="1"' if own else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style_id(name)}">'
        f'<w:name w:val="{_word_name(name)}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        '<w:uiPriority w:val="2"/><w:qFormat/>'
        f"<w:rPr>{letters}</w:rPr></w:style>"
    )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _basic(size: int) -> Iterator[str]:
    """What all others rest on. Colour and size are the usual paragraph's: within tables LibreOffice puts the
    document's own before those of styles of characters."""
    yield (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:widowControl/></w:pPr><w:rPr>{_letters(size, colour=INK)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"'
    yield (
        '<w:style w:type="table" w:customStyle="1" w:styleId="SummaryTable"><w:name w:val="Summary Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders><w:tblCellMar>"
        '<w:top w:w="70" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/>'
        '<w:right w:w="150" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/></w:tcBorders></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


_KEEP = "<w:keepNext/><w:keepLines/>"
_FLAT = "<w:suppressAutoHyphens/>"


def _tight(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="252" w:lineRule="auto"/>'


def _headings(sizes: _Sizes) -> Iterator[str]:
    """The title, what stands below it, and headings."""
    one, two, three = sizes.heads
    yield _paragraph(
        "Title",
        _letters(sizes.title, sans=True, bold=True),
        _KEEP + _FLAT + _tight(0, 80) + "<w:contextualSpacing/>",
        after="Subtitle",
        own=False,
    )
    line = f"<w:pBdr>{line_at('bottom', 8, INK, 10)}</w:pBdr>"
    yield _paragraph(
        "Subtitle",
        _letters(sizes.own, sans=True, colour=QUIET),
        line + _FLAT + _tight(0, 320),
        after="Normal",
        own=False,
    )
    for level, size, before in ((1, one, 480), (2, two, 400), (3, three, 280)):
        deep = f'<w:outlineLvl w:val="{level - 1}"/>'
        yield _paragraph(
            f"Heading {level}",
            _letters(size, sans=True, bold=True),
            _KEEP + _FLAT + _tight(before, 80) + deep,
            after="Normal",
            own=False,
        )


def _contents(sizes: _Sizes, width: int) -> Iterator[str]:
    """The table of contents, on pages whose text is `width` wide."""
    letters = _letters(sizes.heads[1], sans=True, bold=True)
    yield _paragraph("TOC Heading", letters, _KEEP + _tight(320, 80), own=False)
    for level, left in ((1, 0), (2, 283)):
        yield _paragraph(
            f"TOC {level}",
            _letters(sizes.own, sans=True, bold=level == 1),
            f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
            + _FLAT
            + _spacing(80 if level == 1 else 0, 40)
            + f'<w:ind w:left="{left + 283}" w:right="567" w:hanging="283"/>',
            own=False,
            shown=39,
        )


def _around(sizes: _Sizes) -> Iterator[str]:
    """What else is round the cards: head and foot of a page, notices, tables and lists."""
    small = _letters(sizes.label - 1, sans=True, colour=QUIET)
    below = f"<w:pBdr>{line_at('bottom', 4, HAIR, 4)}</w:pBdr>"
    yield _paragraph("Header", small, below + _FLAT + _spacing(0, 0), own=False, shown=99)
    yield _paragraph("Footer", small, _spacing(0, 0) + '<w:jc w:val="right"/>', own=False, shown=99)
    quiet = _letters(sizes.label, sans=True, colour=QUIET)
    yield _paragraph("About Item", quiet, _KEEP + _FLAT + _spacing(0, 120))
    yield _paragraph(
        "Head Row",
        _letters(sizes.own),
        '<w:tabs><w:tab w:val="left" w:pos="1985"/></w:tabs>'
        + _spacing(0, 60)
        + '<w:ind w:left="1985" w:hanging="1985"/>',
    )
    notice = "".join(line_at(side, 4, HAIR, 6) for side in ("top", "bottom"))
    yield _paragraph(
        "Notice",
        _letters(sizes.own, sans=True, colour=QUIET),
        f"<w:keepLines/><w:pBdr>{notice}</w:pBdr>" + _spacing(320, 160),
    )
    yield _paragraph("Table Text", _letters(min(sizes.own, 19)), _spacing(0, 40))
    head = _letters(min(sizes.label, 18), sans=True, bold=True)
    yield _paragraph("Table Head", head, _KEEP + _FLAT + _spacing(0, 0))
    bullet = '<w:numPr><w:numId w:val="1"/></w:numPr>' + _spacing(0, 40) + "<w:contextualSpacing/>"
    yield _paragraph("List Bullet", "", bullet, own=False)
    yield _paragraph("Comment Text", _letters(20, sans=True), _spacing(0, 0), own=False, shown=99)


def _of_cards(sizes: _Sizes) -> Iterator[str]:
    """A style for what stands above each kind of card, and one for its paragraphs, with the same border: so
    Word and LibreOffice draw one around both. Decisions have the colour of how they came out."""
    for look in LOOKS.values():
        stands = f'<w:ind w:left="{look.left}" w:right="{look.right}"/>'
        above = _letters(sizes.label, sans=True, colour=QUIET)
        keep = f"<w:keepNext/><w:keepLines/>{look.borders}<w:suppressAutoHyphens/>"
        yield _paragraph(
            f"{look.name} Label", above, keep + _spacing(240, 30) + stands, after=style_id(look.name)
        )
        size = sizes.own if look.sans else sizes.minutes if look.of_minutes else 0
        yield _paragraph(look.name, _letters(size, sans=look.sans), look.borders + _spacing(0, 80) + stands)
    decision = LOOKS[Kind.DECISION].name
    for group, colour in TONES.items():
        for ending in (" Label", ""):
            name, like = f"{decision} {group_name(group)}{ending}", style_id(decision + ending)
            yield _paragraph(
                name, "", rule_of(colour), like=like, after=style_id(name.removesuffix(" Label"))
            )


def _words(sizes: _Sizes) -> Iterator[str]:
    """Styles of words within a paragraph."""
    yield _character("Strong", "<w:b/>", own=False)
    yield _character("Quiet", _letters(sizes.label, sans=True, colour=QUIET))
    yield _character("Term", _letters(sizes.label, sans=True, colour=QUIET))
    yield _character("Underlined", '<w:u w:val="thick"/>')
    yield _character("Hyperlink", f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/>', own=False)
    yield _character("Comment Reference", '<w:sz w:val="16"/><w:szCs w:val="16"/>', own=False)
    for group, colour in TONES.items():
        yield _character(f"Outcome {group_name(group)}", f'<w:b/><w:color w:val="{colour}"/>')
    for colour, ground in _TINTS.items():
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
        yield _character(f"Highlight {colour.title()}", shade)
