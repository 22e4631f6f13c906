"""A summary as one HTML file: no script, nothing fetched, for screen, telephone and paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

from core.exports.layout.blocks import (
    Block,
    Bullets,
    Card,
    Heading,
    Kind,
    LaidOut,
    Notice,
    Paragraph,
    Piece,
    Table,
    Terms,
)
from core.exports.layout.laying_out import laid_out
from core.exports.summary import Summary
from core.outcome_groups import OutcomeGroup, group_of
from core.progress import Progress, quietly
from core.versions.changes.change import PieceKind

_STYLE = Path(__file__).resolve().parents[2] / "resources" / "templates" / "summary.css"
_SIGNS = {
    OutcomeGroup.APPROVED: "✓",
    OutcomeGroup.PASSED_ON: "→",
    OutcomeGroup.NOTED: "○",
    OutcomeGroup.POSTPONED: "↷",
    OutcomeGroup.REJECTED: "✕",
    OutcomeGroup.OTHER: "–",
}
_CHANGES = {PieceKind.REMOVED: "del", PieceKind.ADDED: "ins"}


def render(summary: Summary, progress: Progress = quietly) -> bytes:
    """`summary` as the bytes of an HTML file, in UTF-8."""
    return page(laid_out(summary), progress).encode()


def page(document: LaidOut, progress: Progress = quietly) -> str:
    """`document` as the text of an HTML file."""
    return "\n".join(_page(document, progress)) + "\n"


def _page(document: LaidOut, progress: Progress) -> Iterator[str]:
    title = escape(document.title)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{document.language}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    if document.author:
        yield f'<meta name="author" content="{escape(document.author)}">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{_STYLE.read_text('utf-8')}</style>"
    yield "</head>"
    yield f'<body class="{" ".join(_looks(document))}">' if any(_looks(document)) else "<body>"
    yield "<header>"
    yield f"<h1>{title}</h1>"
    if document.subtitle:
        yield f'<p class="subtitle">{escape(document.subtitle)}</p>'
    for card in document.opening:
        yield from _card(card)
    yield "</header>"
    if document.contents:
        yield from _contents(document)
    yield "<main>"
    for done, block in enumerate(document.rest):
        progress(done, len(document.blocks))
        yield from _block(block)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _looks(document: LaidOut) -> Iterator[str]:
    if document.large:
        yield "large"
    if any(isinstance(block, Table) for block in document.blocks):
        yield "has-table"


def _contents(document: LaidOut) -> Iterator[str]:
    """The headings as links, those of a lower level within those above."""
    yield f'<nav aria-labelledby="contents"><h2 id="contents">{escape(document.contents_title)}</h2>'
    depth = 0
    for heading in document.blocks:
        if not isinstance(heading, Heading):
            continue
        level = min(heading.level, depth + 1)  # no list without an entry above it
        if level > depth:
            yield "<ul>"
        else:
            yield "</li>" + "</ul></li>" * (depth - level)
        depth = level
        yield f'<li><a href="#{heading.anchor}"{_lang(heading.language)}>{escape(heading.text)}</a>'
    yield "</li></ul>" * depth + "</nav>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from _heading(block)
        case Terms(rows):
            terms = (f"<dt>{escape(label)}</dt><dd>{_pieces(value)}</dd>" for label, value in rows)
            yield f"<dl>{''.join(terms)}</dl>"
        case Card():
            yield from _card(block)
        case Table():
            yield from _table(block)
        case Notice(text):
            yield f'<p class="notice">{escape(text)}</p>'
        case Paragraph(pieces):
            quiet = ' class="about"' if all(piece.quiet for piece in pieces) else ""
            yield _line("p", pieces, quiet)
        case Bullets(rows):
            yield "<ul>" + "".join(_line("li", row) for row in rows) + "</ul>"


def _heading(heading: Heading) -> Iterator[str]:
    tag = f"h{min(heading.level + 1, 6)}"
    page = " new-page" if heading.new_page else ""
    yield f'<div class="heading level-{heading.level}{page}">'
    yield f'<{tag} id="{heading.anchor}"{_lang(heading.language)}>{escape(heading.text)}</{tag}>'
    if heading.aside:
        yield f'<p class="aside">{_pieces(heading.aside)}</p>'
    yield "</div>"


def _card(card: Card) -> Iterator[str]:
    tone = f" {group_of(card.outcome)}" if card.outcome else ""
    yield f'<div class="card {card.kind}{tone}">'
    if card.label:
        yield f'<p class="label">{_sign(card)}{"".join(map(_label, card.label))}</p>'
    for each in card.body:
        yield from _block(each)
    for inner in card.cards:
        yield from _card(inner)
    yield "</div>"


def _sign(card: Card) -> str:
    """A box before a follow-up, whose words say the same."""
    return f"{_unspoken('☑' if card.done else '☐')} " if card.kind is Kind.FOLLOW_UP else ""


def _unspoken(sign: str) -> str:
    return f'<span aria-hidden="true">{sign}</span>'


def _label(piece: Piece) -> str:
    """Words of a label; the name of a colour stands behind a swatch of it."""
    if piece.colour is None:
        return _piece(piece)
    return f'<span class="swatch {piece.colour}" aria-hidden="true"></span>{escape(piece.text)}'


def _table(table: Table) -> Iterator[str]:
    """On a telephone each row is a block of its own, with the columns' heads in it; the roles keep it a table
    for those who hear it then."""
    yield '<div class="wide"><table role="table">'
    yield f"<caption>{escape(table.caption)}</caption>"
    widths = (f'<col style="width:{width:.1%}">' for width in table.widths)
    yield f"<colgroup>{''.join(widths)}</colgroup>"
    heads = (f'<th scope="col" role="columnheader">{escape(head)}</th>' for head in table.columns)
    yield f'<thead role="rowgroup"><tr role="row">{"".join(heads)}</tr></thead>'
    yield '<tbody role="rowgroup">'
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        yield '<tr role="row">' + "".join(_cell(head, cell) for head, cell in cells) + "</tr>"
    yield "</tbody></table></div>"


def _cell(head: str, cell: Iterable[tuple[Piece, ...]]) -> str:
    lines = "".join(_line("p", pieces) for pieces in cell)
    return f'<td role="cell" data-label="{escape(head)}">{lines}</td>'


def _line(tag: str, pieces: tuple[Piece, ...], told: str = "") -> str:
    """An element with `pieces`, which names their language where all are in one."""
    languages = {piece.language for piece in pieces}
    if len(languages) == 1 and (language := languages.pop()):
        pieces = tuple(replace(piece, language="") for piece in pieces)
        told += _lang(language)
    return f"<{tag}{told}>{_pieces(pieces)}</{tag}>"


def _lang(language: str) -> str:
    return f' lang="{language}"' if language else ""


def _pieces(pieces: Iterable[Piece]) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.change in _CHANGES:
        tag = _CHANGES[piece.change]
        text = f"<{tag}>{text}</{tag}>"
    if piece.colour is not None or piece.underlined:
        look = [piece.colour or "", "underlined" if piece.underlined else ""]
        text = f'<mark class="{" ".join(filter(None, look))}">{text}</mark>'
    if piece.outcome is not None:
        group = group_of(piece.outcome)
        text = f'<strong class="outcome {group}">{_unspoken(_SIGNS[group])} {text}</strong>'
    elif piece.strong:
        text = f"<strong>{text}</strong>"
    if piece.link:
        text = f'<a href="{escape(piece.link)}">{text}</a>'
    if piece.language:
        text = f"<span{_lang(piece.language)}>{text}</span>"
    return f'<span class="quiet">{text}</span>' if piece.quiet and not piece.link else text
