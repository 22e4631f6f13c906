"""How the words of a change are set, in the window and in reports: both wordings in one row where they have
enough in common, else one after the other; and how much of them is shown where there is little room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.versions.changes.change import Change, ChangeKind, PieceKind, WordPiece
from core.wording import shortened_sentence

_SAME_ENOUGH = 0.2
"""The share of letters that stayed, below which two wordings are read one after the other."""
_BEFORE = 24
"""Characters of what is the same that are shown before the first difference."""
_FIRST = 40
"""Characters that are shown of a wording with another one behind it."""

Words = tuple[WordPiece, ...]


def wordings(change: Change) -> tuple[Words, ...]:
    """The rows of words that tell of a change; spaces between words are nothing that went or came."""
    if is_alike(change):
        return (tuple(parted(change.pieces)),)
    if change.kind in (ChangeKind.MOVED, ChangeKind.ITEM_MOVED):
        return ((WordPiece(change.new or change.old, PieceKind.SAME),),)
    both = (change.old, PieceKind.REMOVED), (change.new, PieceKind.ADDED)
    return tuple((WordPiece(words, kind),) for words, kind in both if words)


def is_alike(change: Change) -> bool:
    """Whether its two wordings have enough words in common to be read in one row."""
    same = sum(len(each.text) for each in change.pieces if each.kind is PieceKind.SAME)
    return bool(change.pieces) and same >= _SAME_ENOUGH * max(len(change.old), len(change.new))


def parted(pieces: Sequence[WordPiece]) -> Iterator[WordPiece]:
    """Words, and the spaces around them apart. Where both wordings have one, it stands once; between words
    that went and those that came instead there always is one."""
    behind_space = True
    behind = PieceKind.SAME
    for piece in pieces:
        words = piece.text.strip()
        instead = behind is PieceKind.REMOVED and piece.kind is PieceKind.ADDED
        if not behind_space and (piece.text[:1].isspace() or (instead and words)):
            yield WordPiece(" ", PieceKind.SAME)
        if words:
            yield replace(piece, text=words)
            behind = piece.kind
        behind_space = piece.text[-1:].isspace()
        if behind_space and words:
            yield WordPiece(" ", PieceKind.SAME)


def cut_short(rows: Sequence[Words], most: int) -> list[WordPiece]:
    """As much of some rows as a line or two hold, in one row: from shortly before the first difference on, at
    most `most` characters, whole words. Of the former of two wordings the beginning alone."""
    if len(rows) > 1:
        found = [
            replace(piece, text=shortened_sentence(piece.text, _FIRST)) for row in rows[:-1] for piece in row
        ]
        found.append(WordPiece(" ", PieceKind.SAME))
        return [*found, *_cut(rows[-1], most)]
    return _cut(rows[0], most) if rows else []


def _cut(pieces: Sequence[WordPiece], most: int) -> list[WordPiece]:
    first = next((at for at, each in enumerate(pieces) if each.kind is not PieceKind.SAME), 0)
    before = "".join(each.text for each in pieces[:first])
    if len(before) > _BEFORE:
        tail = before[-_BEFORE:]
        before = "… " + tail[tail.find(" ") + 1 :]
    kept = [WordPiece(before, PieceKind.SAME)] if before else []
    room = most
    for each in pieces[first:]:
        if len(each.text) > room:
            kept.append(replace(each, text=shortened_sentence(each.text, room)))
            break
        kept.append(each)
        room -= len(each.text)
    return kept
