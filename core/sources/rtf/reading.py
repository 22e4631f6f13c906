"""The walk through an RTF file: groups, control words, characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from core.source_text import LineForm
from core.sources.characters import clean
from core.sources.comments import CommentPlaces, Written
from core.sources.rtf.head import Head, moment_of
from core.sources.rtf.sheets import Sheet, whole
from core.sources.rtf.state import ASIDE, PROPERTIES, SEEN, SIGNS, SYMBOLS, UNSEEN, WALKED, Mode, State
from core.sources.rtf.words import ACTIONS
from core.sources.runs import MARK, Run

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])"
    rb"|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_DEEPEST = 5000  # groups within one another
_OUTLINE_LEVELS = 9
_UNREAD = frozenset((Mode.OFF, Mode.WALKED))
_GONE = frozenset(("deleted", "moved"))


class TooDeep(ValueError):
    """Groups within groups without end: no document, or one made to break readers."""


class Walk:
    """One walk through one file.

    A mistrusting walk takes what begins a paragraph for text wherever it stands: where a brace was lost, a
    font or a picture seems to hold all the rest.
    """

    def __init__(self, *, mistrusting: bool = False) -> None:
        self._mistrusting = mistrusting
        self.head: Head = Head()
        self.sheet = Sheet()  # holds the lines in the end
        self.aside = Sheet()  # page headers and footers
        self.places = CommentPlaces()
        self.written: dict[str, Written] = {}
        self.changes = 0
        self.is_cut = False  # groups were open at the end
        self._state = State()
        self._stack: list[State] = []
        self._raw = bytearray()
        self._skip = 0
        self._starred = False
        self._kept: list[str] = []
        self._numbers: dict[str, int] = {}  # words with their numbers, in a kept group
        self._font = 0  # whose character set is told
        self._change = ("", 0)
        self._notes = 0
        self._shown = ""  # the number of the note that comes
        self._said: dict[str, str] = {}  # of the comment that comes: author, name, moment

    def through(self, content: bytes) -> None:
        """Walk through all of `content`. Raises TooDeep."""
        at, end = 0, len(content)
        while at < end:
            token = _TOKEN.match(content, at)
            if token is None:
                break
            at = token.end()
            word, number, code, symbol, brace, text = token.groups()
            if text is not None:
                self._bytes(text)
            elif code is not None:
                self._bytes(bytes((int(code, 16),)))
            elif word == b"bin":
                at += max(0, int(number or 0))
            elif word is not None:
                self._word(word, int(number) if number else None)
            elif symbol is not None:
                self._symbol(symbol)
            elif brace == b"{":
                self._open()
            elif brace is not None:
                self._close()
                if not self._stack and b"\\par" not in content[at : at + 100_000]:
                    break
        self.is_cut = bool(self._stack)
        while self._stack:
            self._close()
        self._flush()
        self.end_paragraph()
        self.sheet.finish()

    def _open(self) -> None:
        self._flush()
        self._skip = 0
        self._starred = False
        if len(self._stack) > _DEEPEST:
            raise TooDeep
        self._stack.append(self._state)
        self._state = self._state.inner()
        if self._state.mode is Mode.STYLES:
            self._kept = []
            self._state.at_end = partial(self._style_ends, self._state, self._kept)

    def _close(self) -> None:
        self._flush()
        self._skip = 0
        self._starred = False
        at_end = self._state.at_end
        if at_end is not None:
            at_end()
        if self._stack:
            self._state = self._stack.pop()

    def _bytes(self, raw: bytes) -> None:
        """Take characters as the file writes them, but for those that only stand in for a Unicode one."""
        if self._skip:
            skipped = min(self._skip, len(raw))
            self._skip -= skipped
            raw = raw[skipped:]
        if self._state.mode not in _UNREAD:
            self._raw += raw

    def _flush(self) -> None:
        """Make text of the bytes so far: only together do they say which characters they are."""
        if self._raw:
            raw = bytes(self._raw)
            self._raw.clear()
            self._say(self.head.decoded(raw, self._state.font))

    def _say(self, text: str) -> None:
        """Take text into the paragraph, or to whoever collects it."""
        state = self._state
        if state.mode in (Mode.KEPT, Mode.STYLES):
            self._kept.append(text)
        elif state.mode is Mode.TEXT:
            change = (state.change, state.author if state.change else 0)
            if change != self._change and text.strip():
                self.changes += state.change not in ("", "moved")
                self._change = change
            if not state.hidden and state.change not in _GONE:
                self.sheet.runs.append(Run(text.replace(MARK, ""), state.bold, state.size / 2))

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._starred = True
        elif symbol in (b"\r", b"\n"):
            self.end_paragraph()
        elif symbol in SYMBOLS and self._skip:
            self._skip -= 1
        elif symbol in SYMBOLS:
            self._flush()
            self._say(SYMBOLS[symbol])

    def _word(self, word: bytes, number: int | None) -> None:
        """Follow one control word."""
        self._flush()
        starred, self._starred = self._starred, False
        state = self._state
        if self._mistrusting and word == b"pard":
            state.mode = Mode.TEXT
        if state.mode is Mode.OFF:
            return
        if word in SIGNS:
            if self._skip:
                self._skip -= 1
            else:
                self._say(SIGNS[word])
            return
        self._skip = 0
        if word == b"u":
            if state.mode not in _UNREAD:
                self._say(chr((number or 0) % 0x10000))
            self._skip = state.skipped
        elif word in ACTIONS:
            ACTIONS[word](self, state, number)
        elif self._begins(word, state):
            pass
        elif word in UNSEEN or starred:
            state.mode = Mode.OFF
        elif state.mode is Mode.KEPT:
            self._numbers[word.decode()] = number or 0

    def _begins(self, word: bytes, state: State) -> bool:
        """Does `word` say what is in the group?"""
        if word in ASIDE:
            self._on_sheet(self.aside)
        elif word in PROPERTIES and state.mode is Mode.WALKED:
            self._keep(partial(self._tell, PROPERTIES[word]))
        elif word in WALKED:
            state.mode = Mode.WALKED
        elif word == b"shptxt":
            box = Sheet()
            outer = self.sheet
            self._on_sheet(box, partial(outer.beside.append, box))
        elif word in SEEN:
            state.mode = Mode.TEXT
        else:
            return False
        return True

    def _keep(self, at_end: Callable[[str], None]) -> None:
        """Collect the characters of this group and hand them over at its end."""
        outer, inner = self._kept, []  # type: tuple[list[str], list[str]]
        self._kept = inner
        self._numbers = {}

        def end() -> None:
            self._kept = outer
            at_end(whole("".join(inner)))

        self._state.mode, self._state.at_end = Mode.KEPT, end

    def _on_sheet(self, sheet: Sheet, at_end: Callable[[], None] | None = None) -> None:
        """Let the text of this group go to another sheet."""
        outer, self.sheet = self.sheet, sheet

        def end() -> None:
            self.end_paragraph()
            sheet.finish()
            self.sheet = outer
            if at_end is not None:
                at_end()

        state = self._state
        state.paragraph()
        state.mode, state.at_end = Mode.TEXT, end

    def _tell(self, name: str, text: str) -> None:
        if text := clean(text):
            self.head.properties.setdefault(name, text)

    def _style_ends(self, state: State, name: list[str]) -> None:
        self.head.set_style(state.style, "".join(name), state.outline)

    def _form(self) -> tuple[LineForm, int]:
        """What the paragraph is that ends here."""
        state = self._state
        level = self.head.headings.get(state.style)
        if state.outline is not None and 0 <= state.outline < _OUTLINE_LEVELS:
            level = state.outline + 1
        if level is not None:
            return "heading", level
        return ("list", state.list_level + 1) if self.sheet.mark else ("text", 0)

    def end_paragraph(self) -> None:
        """A paragraph ends."""
        self._flush()
        if self._state.mode is Mode.TEXT:
            self.sheet.end_paragraph(*self._form(), self._state.depth)

    def end_cell(self, state: State, *, nested: bool) -> None:
        """A cell ends."""
        if state.mode is Mode.TEXT:
            self.sheet.end_cell(*self._form(), max(2, state.depth) if nested else 1)

    def end_row(self, state: State, *, nested: bool) -> None:
        """A row ends. Those of tables within a table say so in a group without text."""
        if state.mode is Mode.TEXT or (nested and state.mode is Mode.WALKED):
            self.sheet.end_row(max(2, state.depth) if nested else 1)

    def set_font(self, state: State, number: int) -> None:
        """The font of what follows, or the one that the table of fonts goes on with."""
        if state.mode is Mode.FONTS:
            self._font = number
        else:
            state.font = number

    def set_charset(self, state: State, number: int) -> None:
        """The character set of the font in the table of fonts."""
        if state.mode is Mode.FONTS:
            self.head.set_font(self._font, number)

    def number_note(self, state: State) -> None:
        """The number of a note, where the text refers to it."""
        if state.mode is Mode.TEXT and not state.in_note:
            self._notes += 1
            self._shown = f"[{self._notes}]"
            self._say(self._shown)

    def begin_note(self, state: State) -> None:
        """The text of a note; its number has been said."""
        note, outer = Sheet(), self.sheet
        shown, self._shown = self._shown, ""

        def end() -> None:
            if note.drafts and shown:
                note.drafts[0] = note.drafts[0]._replace(text=f"{shown} {note.drafts[0].text}")
            outer.beside.append(note)

        self._on_sheet(note, end)
        state.in_note = True

    def begin_comment(self) -> None:
        """The text of a comment; its author has been said, its name and its moment stand in it."""
        comment, outer = Sheet(), self.sheet

        def end() -> None:
            text = "\n".join(draft.text for draft in comment.drafts)
            said, self._said = self._said, {}
            name = said.get("name") or f"without a name {len(self.written)}"
            if "name" not in said:
                outer.runs.append(Run(self.places.mark(name)))
            packed = said.get("moment", "")
            when = moment_of(int(packed)) if re.fullmatch("-?[0-9]{1,10}", packed) else None
            if text:
                self.written[name] = Written(text, said.get("author"), when)

        self._on_sheet(comment, end)

    def say_of_comment(self, name: str) -> None:
        """Something that is said of a comment before or in it."""

        def end(text: str) -> None:
            if text := clean(text):
                self._said[name] = text

        self._keep(end)

    def mark_comment(self, *, ends: bool) -> None:
        """The place where what a comment is about begins or ends."""
        self._keep(lambda name: self.sheet.runs.append(Run(self.places.mark(name.strip(), ends=ends))))

    def begin_number(self) -> None:
        """The number or bullet of an entry of a list, as the writer made it."""

        def end(text: str) -> None:
            self.sheet.mark = clean(text)

        self._keep(end)

    def begin_moment(self, name: str) -> None:
        """When the document was made or saved: numbers of words."""
        self._keep(lambda text: None)
        self.head.moments[name] = self._numbers
