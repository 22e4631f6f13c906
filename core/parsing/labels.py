"""Where the sections of an item begin: labels, headings of decisions, labels with their text behind them.

A label is a line of its own that the vocabulary knows, or that the document itself uses as one (see
`learned`). In documents that set their labels apart (bold, larger, headings), only such lines are labels, and
an unknown line set in the same way is one too. In plain text the words alone decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.minutes import Role
from core.parsing.bodies import body_name, is_body, is_unnamed
from core.parsing.learned import Learned, leads_of, role_by_stem
from core.parsing.rows import Row, one_line
from core.parsing.vocabulary import Vocabulary, key_of

_MARKS = (("\t",), (":", "\t"))
_YEAR = re.compile(r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|[-./]\d\d?[-./]\d\d)")  # begins with \d: searched faster
_WORD = re.compile(r"\w{4}")  # shorter words in capitals are names of bodies, "TMU - BY"
_LONGEST = 210
_NOTHING = Learned()
_LONGEST_LABEL = 90
_LONGEST_RUNNING = 100  # of a heading in the midst of lines without a gap


@dataclass(frozen=True, slots=True)
class Label:
    """A label: `rows` rows are its heading, and `inline` is where its text begins in the last of them.

    `heading` is empty where the words that tell the role are part of the text.
    """

    role: Role
    heading: str
    rows: int = 1
    inline: int | None = None
    body: str | None = None
    date: date | None = None
    names_decision: bool = False  # it names the body or the date that decided
    protocol: bool = False  # the minutes of one body begin here
    proposes: bool = False  # one body proposes to another one
    to: str | None = None  # the other one
    inferred: bool = False  # the vocabulary does not know it: its words or its place tell its role

    @property
    def names_body(self) -> bool:
        """Whether it says whose words follow, beyond naming a decision."""
        return self.protocol or self.proposes


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """How a document sets its labels."""

    styled: bool  # set apart from the text
    styles: frozenset[tuple[object, ...]]
    upper: bool  # in capitals, in a plain text


def exact_labels(rows: Sequence[Row], words: Vocabulary) -> dict[int, Role]:
    """Rows that consist of a known label, with its role, whatever their look."""
    known = words.labels
    found: dict[int, Role] = {}
    for at, row in enumerate(rows):
        text = row.text
        if len(text) <= 70 and not row.joined and (role := known.get(text.strip(" \t.:").casefold())):
            found[at] = role
    return found


def known_labels(labels: dict[int, Role], learned: Learned) -> dict[int, Role]:
    """The labels that the vocabulary knows and those that the document taught."""
    return {**learned.lines, **labels}


def label_style(rows: Sequence[Row], labels: dict[int, Role]) -> LabelStyle:
    """How the labels of the document look."""
    styles: Counter[tuple[object, ...]] = Counter()
    weak = upper = 0
    for at in labels:
        row = rows[at]
        if row.weight:
            styles[row.style] += 1
        else:
            weak += 1
        upper += row.text.isupper()
    strong = styles.total()
    styled = strong >= 2 and strong >= weak * 0.6
    common = frozenset(style for style, count in styles.items() if count >= max(2, strong * 0.1))
    return LabelStyle(styled, common if styled else frozenset(), upper > 0.7 * max(3, len(labels)))


class LabelReader:
    """Reads the labels of one document."""

    def __init__(
        self,
        rows: Sequence[Row],
        labels: dict[int, Role],
        style: LabelStyle,
        words: Vocabulary,
        learned: Learned = _NOTHING,
    ) -> None:
        self._rows = rows
        self._labels = known_labels(labels, learned) if learned.lines else labels
        self._learned = learned
        self._style = style
        self._words = words
        self._values = words.keys("values", "type")
        kinds = ("protocol", "proposal", "undated")
        named = [(kind, words.patterns("decision_headings", kind)) for kind in kinds]
        stops = sum(rows[at].text.rstrip().endswith(".") for at in labels)
        self._full_stops = stops * 2 > len(labels)  # labels of this document end so
        self._names_bodies = [(kind, patterns) for kind, patterns in named if patterns]
        self._beginnings = frozenset(label[:4] for label in words.labels)
        blocks = words.words["decision_headings"]
        self._block = {
            key_of(name): field
            for field in ("block_body", "block_date", "block_number")
            for name in blocks[field]
        }

    def label_at(self, at: int, end: int, before: Label | None) -> Label | None:
        """The label that begins with row `at`, or None. `before` is the label that holds so far."""
        row = self._rows[at]
        text = row.text
        role = self._labels.get(at)
        if role is not None:
            if at in self._learned.lines:
                heading = self._decision_heading(at, end) or self._body_heading(row)
                if heading is not None:
                    return heading
            if before is not None and before.role is Role.TYPE and key_of(text) in self._values:
                return None
            return self._exact(at, role, before)
        first = text[0]
        if not (first.isupper() or first.isdigit()):
            return None
        if not row.weight and not row.gap and len(text) > _LONGEST_RUNNING:
            return None
        colon = text.find(":", 0, _LONGEST_LABEL)
        return (
            self._decision_heading(at, end)
            or self._earlier_heading(row, before)
            or self._body_heading(row)
            or (self._block_heading(at, end) if colon > 0 else None)
            or self._by_pattern(at, before)
            or self._with_text(at, before, colon > 0)
            or self._taught(row)
            or self._unknown(row)
        )

    def _exact(self, at: int, role: Role, before: Label | None) -> Label | None:
        row = self._rows[at]
        text = row.text.strip()
        in_case = self._labels.get(at - 1) is Role.CASE and before is not None and before.role is Role.CASE
        if in_case and text.endswith(".") and not self._full_stops:
            return None  # a heading within the case's own text, right at its beginning
        if self._style.styled and not row.weight:
            lone = text.endswith(":") and (role is Role.ABSENT or role in self._learned.plain)
            if not lone and not (text.isupper() and len(text) > 3):
                return None
        if not self._style.styled and not text[:1].isupper() and at not in self._learned.lines:
            return None
        if (
            not self._style.styled
            and not row.gap
            and before
            and before.role is not Role.ABSENT
            and len(text) < 5
        ):
            return None
        return Label(role, text.rstrip(": "), inferred=at in self._learned.lines)

    def _decision_heading(self, at: int, end: int) -> Label | None:
        row = self._rows[at]
        text = row.text
        if len(text) > _LONGEST or not text[0].isalnum():
            return None
        found = None
        if _YEAR.search(text):
            found = self._read_heading(text, row)
        if found is None and at + 1 < end:
            below = self._rows[at + 1]
            if (
                not below.gap
                and below.style == row.style
                and len(below.text) < 120
                and _YEAR.search(below.text)
                and (row.weight or key_of(text.split(" ", 1)[0]) in self._words.labels)
            ):
                joined = self._read_heading(one_line((row, below), self._words), row)
                if joined is not None:
                    return Label(joined.role, joined.heading, 2, None, joined.body, joined.date, True)
        if found is None and row.weight and len(text) < 120:
            found = self._read_heading(text, row)
        return found

    def _read_heading(self, text: str, row: Row) -> Label | None:
        bare = text.strip().rstrip(":").strip()
        if text[0].isupper():
            for pattern in self._words.sure_headings:
                match = pattern.fullmatch(bare)
                if match:
                    return self._named(match, bare)
        if text[0].isupper() or text[0].isdigit():
            for pattern in self._words.body_headings:
                match = pattern.fullmatch(bare)
                if match and self._is_body(match["body"]):
                    return self._named(match, bare)
        return None

    def _earlier_heading(self, row: Row, before: Label | None) -> Label | None:
        """ "Plan, vand og veje, 5. februar 2024:" under "Historik": no word says that it is a body."""
        if before is None or not (before.role is Role.PRIOR_DECISION or before.names_decision):
            return None
        text = row.text.strip()
        if len(text) > _LONGEST_LABEL or text[-1] != ":" or not text[0].isupper() or not _YEAR.search(text):
            return None
        for pattern in self._words.body_headings:
            match = pattern.fullmatch(text.rstrip(": "))
            if match and match.groupdict().get("date"):
                label = self._named(match, text.rstrip(": "))
                first = (label.body or "").partition(" ")[0].casefold()
                return None if self._words.labels.get(first) is Role.ABSENT else label
        return None

    def _is_body(self, text: str) -> bool:
        """Is `text` a body's name? "Protokol fra Byrådet" is a document."""
        first, _space, rest = text.partition(" ")
        if rest and first.casefold() in self._words.kinds:
            return False
        if rest and self._words.labels.get(first.casefold()) is Role.ABSENT:
            return False  # "Fraværende i Byrådet"
        return is_body(text, self._words) or is_unnamed(text, self._words)

    def _named(self, match: re.Match[str], heading: str) -> Label:
        groups = match.groupdict()
        body = (groups.get("body") or "").rpartition("\t")[2].strip()  # a label may stand in the cell before
        if body and is_unnamed(body, self._words):
            body = None
        return Label(
            Role.DECISION,
            heading,
            body=body_name(body) if body else None,
            date=self._words.dates.find(groups.get("date") or ""),
            names_decision=True,
        )

    def _body_heading(self, row: Row) -> Label | None:
        """A line that says whose words follow, without a date: "Formannskapets vedtak"."""
        text = row.text.strip()
        if not self._names_bodies or len(text) > _LONGEST_LABEL or text[-1] in ".,;":
            return None
        if self._style.styled and not row.weight:
            return None
        bare = text.rstrip(":").strip()
        for kind, patterns in self._names_bodies:
            for pattern in patterns:
                match = pattern.fullmatch(bare)
                if match is None:
                    continue
                label = self._named(match, bare)
                if label.body is None or is_body(label.body, self._words):
                    to = match.groupdict().get("to")
                    return replace(label, protocol=kind == "protocol", proposes=kind == "proposal", to=to)
        return None

    def _block_heading(self, at: int, end: int) -> Label | None:
        """Body, date and number of an earlier treatment, a line each."""
        found: dict[str, str] = {}
        rows = 0
        for ahead in range(at, min(end, at + 3)):
            name, colon, value = self._rows[ahead].text.partition(":")
            field = self._block.get(key_of(name)) if colon else None
            if field is None or field in found or not value.strip():
                break
            found[field] = value.strip()
            rows += 1
        day = self._words.dates.find(found.get("block_date", ""))
        if "block_body" not in found or day is None:
            return None
        body = body_name(found["block_body"])
        heading = ", ".join(self._rows[i].text for i in range(at, at + rows))
        return Label(Role.DECISION, heading, rows, None, body, day, True)

    def _by_pattern(self, at: int, before: Label | None) -> Label | None:
        row = self._rows[at]
        text = row.text.strip()
        if len(text) > _LONGEST_LABEL or not text[0].isupper():
            return None
        begins = row.gap or at == 0 or self._rows[at - 1].text[-1] in ".:!?"
        apart = row.weight or text.isupper()
        if not apart and (self._style.styled or text[-1] in ".;" or not begins):
            return None
        bare = text.rstrip(":").strip()
        for role, pattern in self._words.label_patterns:
            if pattern.fullmatch(bare):
                if role is Role.RECOMMENDATION and before is not None and before.role is role and not apart:
                    return None
                return Label(role, bare)
        return None

    def _with_text(self, at: int, before: Label | None, has_colon: bool) -> Label | None:
        """A label and its text on one line: "Beslutning: Godkendt.", "BeslutningGodkendt."."""
        row = self._rows[at]
        text = row.text
        begins = row.gap or (
            before is not None and before.names_decision and self._rows[at - 1].text[-1] in ".!?"
        )
        for mark in _MARKS[has_colon]:
            name, found, rest = text.partition(mark)
            if found and len(name) <= _LONGEST_LABEL and rest.strip():
                role = self._words.labels.get(key_of(name))
                if role is not None and self._may_hold_text(role, name, row, mark):
                    return Label(role, name.strip(), inline=len(name) + 1)
                if begins and mark == ":":
                    heading = self._read_heading(name, row)
                    if heading is not None:
                        return replace(heading, inline=len(name) + 1)
        if text[:4].casefold() in self._beginnings:
            glued = self._words.glued_label.match(text)
            if glued:
                return Label(self._words.labels[key_of(glued[1])], glued[1], inline=glued.end())
        return None

    def _taught(self, row: Row) -> Label | None:
        """Words before their text that stand so in other items too."""
        leads = self._learned.leads
        if not leads:
            return None
        for key, mark in leads_of(row):
            role = leads.get(key)
            if role is None or mark not in self._learned.marks:
                continue
            name = row.text.partition(mark)[0]
            inferred = self._words.labels.get(key) is not role
            after = len(name) + 1
            if role is Role.PRIOR_DECISION:
                earlier = self._read_heading(row.text[after:].strip(), row)
                if earlier is not None:
                    return earlier  # "Tidligere behandling<tab>Teknisk Udvalg den 3. maj 2020, pkt. 4:"
            if mark == ",":  # "Det indstilles, at …": the words are part of the sentence
                return Label(role, "", inline=0, inferred=inferred)
            return Label(role, name.strip(" ,:"), inline=after, inferred=inferred)
        return None

    def _may_hold_text(self, role: Role, name: str, row: Row, mark: str) -> bool:
        if role in (Role.PROCESS, Role.DECISION, Role.TYPE, Role.ABSENT):
            return True
        if mark == "\t":
            return role is Role.TOPIC
        apart = row.gap or (name.isupper() and len(name) > 3)
        return not self._style.styled and apart and role is not Role.CASE

    def _unknown(self, row: Row) -> Label | None:
        """A line that looks like the labels, although no vocabulary knows it."""
        if not row.weight and not self._style.upper:
            return None
        text = row.text.strip()
        if len(text) > _LONGEST_LABEL or text[-1] in ".,;" or row.listed or not any(map(str.isalpha, text)):
            return None
        if self._style.styled:
            return self._by_stem(text) if row.style in self._style.styles and row.weight else None
        if self._style.upper and text.isupper() and _WORD.search(text) and not any(map(str.isdigit, text)):
            return self._by_stem(text)
        return None

    def _by_stem(self, text: str) -> Label:
        role = role_by_stem(key_of(text), self._words)
        return Label(role or Role.OTHER, text.rstrip(": "), inferred=role is not None)
