"""A laid out document as the template `resources/templates/summary.typ` takes it: JSON, in which every text
is a string and none is markup.

What could not be set is put right here: words wider than a line, and headings that leave a level out, which
PDF/UA-1 forbids (ISO 14289-1, 7.4.2).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

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
    Pieces,
    Table,
    Terms,
)
from core.language import _
from core.minutes import Outcome
from core.outcome_groups import OutcomeGroup, group_of
from core.versions.changes.change import PieceKind
from core.wording import shortened

TEMPLATE = Path(__file__).resolve().parents[2] / "resources" / "templates" / "summary.typ"
_ICONS = TEMPLATE.parents[1] / "icons"

Row = list[Any]
"""A block or a piece, as JSON has it."""

_PLAIN = "#5f5a54"
_TONES = {
    OutcomeGroup.APPROVED: "#2e7d4f",
    OutcomeGroup.PASSED_ON: "#1f5f8b",
    OutcomeGroup.POSTPONED: "#8a5600",
    OutcomeGroup.REJECTED: "#a8322d",
}
"""The light colours of the window, which stand out from paper as its accessibility asks for."""
_SIGNS = {Kind.NOTE: "kind-note", Kind.TAGS: "kind-tag"}

_LINE, _LARGE_LINE, _TABLE_LINE = 34, 24, 104
"""Letters of a line that even the widest fill no further, as is and in large type; letters of all columns of
a table together."""
_WHOLE = 280
"""A card with at most so many letters is not parted by a page's end; a recommendation of so many stays with
the decision on it. With much more, what is kept together would leave large holes at the foot of pages."""
_CARD = 90  # letters that the room around a card is worth
_TALL = 10
"""A row of a table with a cell of more lines may be parted by a page's end."""
_LONG = 20
"""Only words of so many letters are hyphenated: lines are ragged, so that there is room for the others; in
narrow cells those that fill a line."""
_ALONE = 16
"""With more headings the table of contents has pages of its own; with more than _SHORT of them it names the
first level only, where that is one."""
_SHORT = 160
_FIRST, _LAST = 4, 3  # letters of a word that stay together
_RUNNING, _RUNNING_MEETING = 84, 42
_SIZES = ((40, 26), (90, 21), (240, 16))
_SMALLEST = 12
_LARGER = 1.3  # a title above large type
_TITLE_LINE = 20
_DEEPEST = 3
_BREAK = "\u200b"
_UNITS = re.compile(
    r"(?<=\d) (?=(?:mio|mia|kr|pct)\b|%)|(?<=\bmi[oa]\.) (?=kr\b)|(?<=§) (?=\d)|(?<=\d\.) (?=[a-z]+ \d{4}\b)"
)
_LONGEST_WORD = 40
_SIGNS_AT_ENDS = ".,;:!?()[]\"'»«“”„’…"
_INK = "#22201c"
_IS_WHOLE, _STAYS = 7, 8  # places in the row of a card
_STROKE = re.compile(r'stroke-width="[0-9.]+"')

_HINGES = re.compile(r"(?<=[/\\@.,;:_=&?+)\]-])(?=[^\s/\\@.,;:_=&?+)\]-])")


def typeset(laid: LaidOut, made: date | None = None) -> str:
    """`laid` as JSON for the template. `made` is the day in the file's metadata; without one it has none."""
    signs: dict[str, str] = {}
    typesetter = _Typesetter(signs, large=laid.large)
    told = {
        "title": laid.title or _("Summary"),
        "shown_title": typesetter.words(laid.title or _("Summary"), _TITLE_LINE),
        "title_size": _title_size(laid.title) * (_LARGER if laid.large else 1),
        "running": breakable(shortened(laid.title, _RUNNING), _LINE),
        "subtitle": typesetter.words(laid.subtitle),
        "lang": laid.language,
        "author": [laid.author] if laid.author else [],
        "made": [made.year, made.month, made.day] if made else None,
        "large": laid.large,
        "wide": _has_table(laid) and not laid.large,
        "page": _page_words(),
        "shift": int(laid.begins_with_items),
        "contents": _contents(laid),
        "continued": _continued(laid) if laid.large else {},
        "opening": typesetter.blocks(laid.opening),
        "blocks": typesetter.blocks(_stepwise(laid.rest)),
        "signs": signs,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def breakable(text: str, most: int) -> str:
    """`text` whose words longer than `most` letters may be parted: after signs; anywhere, where hyphenation
    will hardly do it."""
    if len(text) <= most:
        return text
    return re.sub(rf"\S{{{most + 1},}}", lambda word: _parted(word[0], most), text)


def _parted(word: str, most: int) -> str:
    """No soft hyphens: typst hyphenates a word no further that has one."""
    pieces = _HINGES.sub(_BREAK, word).split(_BREAK)
    step = max(3, most // 2)
    return _BREAK.join(
        piece
        if len(piece) <= most or (len(piece) <= _LONGEST_WORD and piece.strip(_SIGNS_AT_ENDS).isalpha())
        else _BREAK.join(piece[at : at + step] for at in range(0, len(piece), step))
        for piece in pieces
    )


def _title_size(title: str) -> int:
    """Points: a long title stands smaller."""
    return next((size for most, size in _SIZES if len(title) <= most), _SMALLEST)


def _page_words() -> list[str]:
    """What stands before a page's number, between it and the count of pages, and after that."""
    words = _("Page {number} of {count}").format(number="\0", count="\0")
    return words.split("\0")


def _contents(laid: LaidOut) -> dict[str, Any] | None:
    if not laid.contents:
        return None
    levels = [block.level for block in laid.blocks if isinstance(block, Heading)]
    shown = sum(level <= 2 for level in levels)
    depth = 1 if shown > _SHORT and levels.count(1) > 1 else 2
    shown = levels.count(1) if depth == 1 else shown
    return {"title": laid.contents_title, "depth": depth, "alone": shown > _ALONE}


def _has_table(laid: LaidOut) -> bool:
    return any(isinstance(block, Table) for block in laid.blocks)


def _continued(laid: LaidOut) -> dict[str, str]:
    """What stands over a page on which nothing begins: its item and meeting, by the item's anchor."""
    told, meeting = {}, laid.title
    room = _RUNNING - len(_("{title} (continued)").format(title=""))
    for block in laid.blocks:
        if isinstance(block, Heading):
            meeting = block.text if block.level == 1 else meeting
            over = shortened(meeting, _RUNNING_MEETING)
            words = [] if block.level == 1 else [shortened(block.text, room - len(over))]
            title = breakable(" · ".join([*words, over]), _LINE)
            told[block.anchor] = _("{title} (continued)").format(title=title)
    return told


def _stepwise(blocks: Sequence[Block]) -> Iterator[Block]:
    """`blocks` whose headings begin at level 1 and leave no level out on the way down."""
    last = 0
    for block in blocks:
        if isinstance(block, Heading):
            last = min(block.level, last + 1, _DEEPEST)
            yield replace(block, level=last) if last != block.level else block
        else:
            yield block


def _with_long_words(words: str, most: int) -> list[str]:
    """`words` parted: each second part is what of a long word may be hyphenated, all but its ends. Capitals
    are no such word where they fit into a line."""
    least = min(_LONG, most)
    parts = [""]
    if len(words) < least:
        return [words]
    found = re.split(rf"([^\W\d_]{{{least},}})", words)
    for at, part in enumerate(found):
        if at % 2 and not (part.isupper() and len(part) <= most):
            parts[-1] += part[:_FIRST]
            parts += [part[_FIRST:-_LAST], part[-_LAST:]]
        else:
            parts[-1] += part
    return parts


def _keep_recommendation(row: Row) -> None:
    """Have a short recommendation stay on the page of the decision that comes after it."""
    if row[0] == "c" and row[1] == Kind.RECOMMENDATION.value:
        row[_STAYS] = row[_IS_WHOLE]


def _letters(card: Card) -> int:
    """How many letters a card has, those of the cards in it included."""
    own = sum(
        len(piece.text)
        for part in card.body
        for row in (part.rows if isinstance(part, Bullets) else (part.pieces,))
        for piece in row
    )
    return own + sum(_letters(each) + _CARD for each in card.cards)


@cache
def _drawn(name: str, colour: str) -> str:
    """An icon of the window in a colour, its line a little stronger, for it stands small."""
    drawn = (_ICONS / f"{name}.svg").read_text("utf-8")
    return _STROKE.sub('stroke-width="1.9"', drawn.replace("currentColor", colour))


class _Typesetter:
    """Makes rows of blocks, and notes the signs they need in `signs`."""

    def __init__(self, signs: dict[str, str], *, large: bool) -> None:
        self._most = _LARGE_LINE if large else _LINE
        self._signs = signs

    def blocks(self, blocks: Iterable[Block]) -> list[Row]:
        """All blocks. A paragraph below a heading, as the number of its case, stays with what follows."""
        rows: list[Row] = []
        for block in blocks:
            row = self.block(block)
            if row[0] == "p" and rows and rows[-1][0] == "h":
                row[0] = "k"
            if isinstance(block, Card) and block.kind is Kind.DECISION and rows:
                _keep_recommendation(rows[-1])
            rows.append(row)
        return rows

    def block(self, block: Block) -> Row:
        """A block with its kind first, and the arguments of the template's function after it."""
        match block:
            case Heading():
                return self._heading(block)
            case Terms(rows):
                return ["t", [[self.words(name), self.pieces(value)] for name, value in rows]]
            case Paragraph(pieces):
                return ["p", self.pieces(pieces)]
            case Card():
                return self._card(block)
            case Bullets(rows):
                return ["b", [self.pieces(row) for row in rows]]
            case Table():
                return self._table(block)
            case Notice(text):
                return ["n", self.words(text)]

    def words(self, text: str, most: int = 0) -> str:
        """`text` as it can be set; `most` letters of a word fit into a line."""
        return breakable(_UNITS.sub("\u00a0", text), most or self._most)

    def pieces(self, pieces: Pieces, most: int = 0) -> Row:
        """Words in one form are a string, others an object that names what they are."""
        return [told for piece in pieces if piece.text for told in self._piece(piece, most)]

    def _piece(self, piece: Piece, most: int) -> list[str | dict[str, Any]]:
        """`piece` with each word for itself that may be hyphenated."""
        words = self.words(piece.text, most)
        told = self._form(piece)
        parts = [words]
        if not (piece.colour or piece.underlined or piece.link or piece.outcome):
            parts = _with_long_words(words, most or self._most)
        return [
            {"t": part} | told | ({"h": 1} if at % 2 else {}) if told or at % 2 else part
            for at, part in enumerate(parts)
            if part
        ]

    def _form(self, piece: Piece) -> dict[str, Any]:
        told: dict[str, Any] = {}
        if piece.strong:
            told["s"] = 1
        if piece.quiet:
            told["q"] = 1
        if piece.colour is not None:
            told["c"] = piece.colour.value
        if piece.underlined:
            told["u"] = 1
        if piece.change is not PieceKind.SAME:
            told["w"] = piece.change.value
        if piece.outcome is not None:
            tone = _tone(piece.outcome)
            told["o"] = [tone, self._sign(f"outcome-{piece.outcome.value}", tone)]
        if piece.link:
            told["l"] = piece.link
        if piece.language:
            told["g"] = piece.language
        return told

    def _heading(self, heading: Heading) -> Row:
        words = self.words(heading.text) or "–"
        aside = self.pieces(heading.aside) or None
        if heading.closed:
            self._sign("lock", _INK)
        return [
            "h",
            heading.level,
            words,
            heading.anchor,
            aside,
            heading.new_page,
            heading.closed,
            heading.language,
        ]

    def _card(self, card: Card) -> Row:
        tone = _tone(card.outcome)
        body = [self.block(part) for part in card.body]
        cards = [self._card(each) for each in card.cards]
        sign = self._sign(_sign_of(card), tone)
        whole = _letters(card) <= _WHOLE
        return ["c", card.kind.value, self.pieces(card.label), body, cards, tone, sign, whole, False]

    def _table(self, table: Table) -> Row:
        most = [max(4, int(share * _TABLE_LINE)) for share in table.widths]
        rows = []
        for row in table.rows:
            cells = [[self.pieces(words, fit) for words in cell] for cell, fit in zip(row, most, strict=True)]
            longest = max((_height(cell, fit) for cell, fit in zip(row, most, strict=True)), default=0)
            rows.append([longest <= _TALL, cells])
        heads = [self.words(name, fit) for name, fit in zip(table.columns, most, strict=True)]
        return ["g", self.words(table.caption), heads, list(table.widths), rows]

    def _sign(self, icon: str | None, colour: str) -> str | None:
        if icon is None:
            return None
        self._signs.setdefault(icon, _drawn(icon, colour))
        return icon


def _tone(outcome: Outcome | None) -> str:
    return _PLAIN if outcome is None else _TONES.get(group_of(outcome), _PLAIN)


def _sign_of(card: Card) -> str | None:
    """The icon that stands before a card's label; the label says in words what it says."""
    if card.outcome is not None:
        return f"outcome-{card.outcome.value}"
    if card.kind is Kind.FOLLOW_UP:
        return "kind-follow_up" if card.done else "kind-follow_up-open"
    return _SIGNS.get(card.kind)


def _height(cell: Sequence[Pieces], most: int) -> int:
    """About how many lines a cell has whose lines have `most` letters."""
    return sum(1 + sum(len(piece.text) for piece in pieces) // most for pieces in cell)
