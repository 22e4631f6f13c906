"""The head of the minutes: who met, when, where, who was there, and what the document is.

Heads come as labels with values ("Mødedato: …"), as one sentence ("Referat til mødet i … den … kl. … i …") or
as bare lines under one another. Labelled values win; what no label says is looked for in the other lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from itertools import pairwise

from core.minutes import Confidence, DocumentKind, Level, Person, Reason
from core.parsing.attendance import Attendance, read_attendance
from core.parsing.attendance_table import people_in_table
from core.parsing.bodies import body_name, is_body
from core.parsing.head_fields import Field, head_fields, is_prose, kind_in
from core.parsing.letters import CAPITALS
from core.parsing.numbers import mark_of
from core.parsing.people import name_of, persons
from core.parsing.rows import Row, one_line, running_text
from core.parsing.signatures import signers
from core.parsing.vocabulary import Vocabulary, key_of

_SENTENCE_ROWS = 14
_LONGEST_SENTENCE = 1500  # characters of lines that are read as one sentence
_ENOUGH = 200_000  # characters in which a sender is looked for that the head does not name
_CELLS = re.compile(r"\t|\s[·|•]\s")
_FROM_LINES = {
    name: Confidence(name, Level.INFERRED, Reason.FIRST_LINES) for name in ("body", "date", "place")
}
"""What a line of the head says that neither has a label nor says what the document is."""
_BARE_CELLS = re.compile(r"\t|\s[–·|•-]\s")


@dataclass(slots=True)
class Head:
    """What the head says; None and empty where it does not."""

    kind: DocumentKind | None = None
    draft: bool = False
    body: str | None = None
    municipality: str | None = None
    date: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    place: str | None = None
    participants: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()
    substitutes: tuple[Person, ...] = ()
    staff: tuple[Person, ...] = ()
    signatories: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    inferred: list[Confidence] = field(default_factory=list)


def read_head(rows: Sequence[Row], text: str, words: Vocabulary) -> Head:
    """The head in `rows`. `text` is the whole document's, where the sender's name may stand."""
    head = Head()
    fields, bare = head_fields(rows, words)
    _kind(bare, head, words)
    bare = [row for row in bare if key_of(row.text) not in words.keys("kinds", "draft")]
    _labelled(fields, head, words)
    _sentence(bare, head, words)
    _held(bare, head, words)
    _bare_lines(bare, head, words)
    _broken_date(bare, head, words)
    _municipality(rows, text, head, words)
    lists = [(each.name, each.rows) for each in fields]
    if not any(name == "participants" and people for name, people in lists):
        lists += people_in_table(bare, words) or [("participants", _table_of_people(bare, words))]
    attendance = read_attendance(lists, _paragraphs(bare, words), words)
    _people(attendance, head)
    head.signatories = signers(fields, words)
    return head


def _paragraphs(rows: Sequence[Row], words: Vocabulary) -> list[str]:
    """The paragraphs of rows between which others may stand."""
    apart = [row._replace(gap=row.gap or row.line > above.line + 1) for above, row in pairwise(rows)]
    return running_text([*rows[:1], *apart], words).split("\n")


def _table_of_people(rows: Sequence[Row], words: Vocabulary) -> list[str]:
    """Rows of a table or a list that name one person each, under no label at all."""
    found = [
        row.text
        for row in rows
        if row.listed and len(persons(row.text, words)) == 1 and name_of(row.text.split("\t")[0], words)
    ]
    return found if len(found) > 1 else []


def _people(attendance: Attendance, head: Head) -> None:
    head.participants = tuple(attendance.participants)
    head.absent = tuple(attendance.absent)
    head.substitutes = tuple(attendance.substitutes)
    head.staff = tuple(attendance.staff)


def _is_draft(text: str, words: Vocabulary) -> bool:
    key = key_of(text)
    return any(
        key.startswith(word) and not key[len(word) : len(word) + 1].isalpha()
        for word in words.words["kinds"]["draft"]
    )


def _kind(rows: Sequence[Row], head: Head, words: Vocabulary) -> None:
    for row in rows:
        head.draft = head.draft or any(_is_draft(each, words) for each in (row.text, _behind_dash(row.text)))
        for piece in row.text.split("\t"):
            found = kind_in(piece, words) or kind_in(_behind_dash(piece), words)
            if found and head.kind is None:
                head.kind = found[0]


def _kind_within(text: str, words: Vocabulary) -> str | None:
    """What stands behind the kind of document; None where `text` names none."""
    parts = text[:_LONGEST_SENTENCE].split(" ")
    for at in range(len(parts)):
        found = kind_in(" ".join(parts[at:]), words)
        if found:
            return found[1]
    return None


def _behind_dash(text: str) -> str:
    """ "Økonomiudvalget – Referat – 1. oktober 2018": what stands after the first dash."""
    return re.split(r"\s[–-]\s", text, maxsplit=1)[-1]


def _labelled(fields: Sequence[Field], head: Head, words: Vocabulary) -> None:
    for each in fields:
        value = " ".join(each.rows if each.name == "place_and_time" else each.rows[:1])
        if each.name == "body" and value and head.body is None:
            head.body = body_name(value)
        elif each.name == "municipality" and value and head.municipality is None:
            head.municipality = value
        elif each.name in ("date", "start", "place_and_time"):
            rest = words.dates.without(value)
            head.date = head.date or words.dates.find(value)
            head.start_time = head.start_time or words.dates.clock_in(rest)
            head.end_time = head.end_time or words.dates.end_of_range(rest)
            if each.name == "place_and_time":
                head.place = head.place or _place_beside(rest, words)
        elif each.name == "end":
            head.end_time = head.end_time or words.dates.clock_in(words.dates.without(value))
        elif each.name == "place" and value:
            place, started = _without_time(value.replace("\t", " "), words)
            head.place = head.place or place
            head.start_time = head.start_time or started


def _without_time(value: str, words: Vocabulary) -> tuple[str, time | None]:
    """The place, without a sentence behind it that says a clock time: "Kulturhuset. Start kl. 18:00."."""
    place, stop, rest = value.partition(". ")
    if (
        stop
        and words.dates.names_clock(rest)
        and not words.dates.names_clock(place)
        and not _ends(rest, words)
    ):
        return place.strip(), words.dates.clock_in(rest)
    return value.rstrip(" ."), None


def _place_beside(text: str, words: Vocabulary) -> str | None:
    """The place behind a clock time, or before it, the date left out."""
    before, after = words.dates.around_clock(text.replace("\t", " "))
    if before == text:
        return None
    place = words.pattern("head_patterns", "before_place").sub("", after.strip(" .,;:-–")).strip(" .,")
    if not place[:1].isupper():
        days = "|".join(words.words["weekdays"]["names"])
        place = re.sub(rf"\b(?:{days})\b.*", "", before, flags=re.IGNORECASE).strip(" .,;:-–")
    return place if place[:1].isupper() or place[:1].isdigit() else None


def _sentence(rows: Sequence[Row], head: Head, words: Vocabulary) -> None:
    """Body, date, time and place out of the lines read as one sentence."""
    first = list(rows[:_SENTENCE_ROWS])
    for piece in (piece.strip() for row in first for piece in _CELLS.split(row.text)):
        if head.body is None and piece and not words.dates.find(piece):
            body = _body_in(piece, words)
            head.body = body if body and is_body(body, words) and len(body.split()) < 14 else None
    for count in range(1, len(first) + 1):
        sentence = one_line(first[max(0, count - 4) : count], words)[:_LONGEST_SENTENCE]
        if head.end_time is None:
            match = words.pattern("head_patterns", "end").search(sentence)
            if match:
                head.end_time = words.dates.clock_in(sentence[match.start() :])
    for count in range(1, 5):
        for begin in range(min(5, len(first))):
            if begin and not first[begin].gap:
                continue  # the rest of a line that is wrapped
            sentence = one_line(first[begin : begin + count], words)[:_LONGEST_SENTENCE]
            patterns = words.patterns("head_patterns", "meeting")
            for pattern in (*patterns, *words.patterns("head_patterns", "meeting_of_body")):
                match = pattern.search(sentence)
                body = _body_in(match["body"], words) if match else None
                if match and body and (pattern in patterns or _sure(sentence, body, words)):
                    head.body = head.body or body
                    head.date = head.date or words.dates.find(match["date"])
                    return


def _held(rows: Sequence[Row], head: Head, words: Vocabulary) -> None:
    """The place, where a sentence says where the meeting was held."""
    if head.place is None:
        told = one_line(rows[:_SENTENCE_ROWS], words)
        matches = (pattern.search(told) for pattern in words.patterns("head_patterns", "held"))
        head.place = next((match["place"].strip() for match in matches if match), None)


def _sure(sentence: str, body: str, words: Vocabulary) -> bool:
    """Is `body` one by its words, or does the sentence say before it what the document is?"""
    return is_body(body, words) or kind_in(sentence, words) is not None


def _body_in(text: str, words: Vocabulary) -> str | None:
    """A body's name out of what stands before the date: the kind of document and small words go."""
    bare = text.strip()
    found = _kind_within(bare, words)
    if found is not None:
        bare = found
    between = set(words.words["kinds"]["between"])
    parts = bare.split(" ")
    while parts and parts[0].casefold().strip(".,") in between:
        parts.pop(0)
    meetings = [word for word in parts if word.casefold() in between]
    if len(parts) > 1 and parts[-1] in meetings and parts[-2].endswith("s"):
        of_body = " ".join(parts[:-1])[:-1]  # "Kommunalbestyrelsens møde"
        parts = of_body.split() if is_body(of_body, words) else parts
    bare = " ".join(parts)
    into = "|".join(map(re.escape, words.words["times"]["place"]))
    of_town = re.split(rf" (?:{into}) (?=[{CAPITALS}])", bare, maxsplit=1)[0]
    bare = of_town if is_body(of_town, words) else bare  # "Byrådet i Tornby"
    first, comma, town = bare.partition(", ")
    if comma and is_body(first, words) and words.pattern("head_patterns", "municipality").fullmatch(town):
        bare = first  # "Økonomiudvalget, Tornby Kommune"
    if bare and bare[0].islower():
        return _meeting_of(bare, words)
    if not bare or not bare[0].isupper() or words.dates.find(bare):
        return None
    return body_name(bare)


def _meeting_of(text: str, words: Vocabulary) -> str | None:
    """The body in the first word of "byrådsmøde i Tornby Kommune"; None where it holds none."""
    matches = (pattern.match(text) for pattern in words.patterns("bodies", "meetings"))
    return next((match["body"].capitalize() for match in matches if match), None)


def _bare_lines(rows: Sequence[Row], head: Head, words: Vocabulary) -> None:
    """What stands in lines without labels."""
    timed: int | None = None
    for at, row in enumerate(rows):
        for piece in _BARE_CELLS.split(row.text):
            bare = piece.strip()
            found = kind_in(bare, words)
            if found:
                bare = found[1]
            if head.body is None and bare and is_body(bare, words) and len(bare.split()) < 14:
                head.body = _body_in(bare, words)
                if head.body is not None and not found:
                    head.inferred.append(_FROM_LINES["body"])
            rest = words.dates.without(bare)
            if head.date is None:
                head.date = words.dates.find(bare)
                if head.date is not None and not found:
                    head.inferred.append(_FROM_LINES["date"])
            if (
                head.start_time is None
                and (head.date or words.dates.names_clock(bare))
                and not _ends(bare, words)
            ):
                head.start_time = words.dates.clock_in(rest)
                if head.start_time is not None:
                    timed = at
                    head.end_time = head.end_time or words.dates.end_of_range(words.dates.without(row.text))
    if timed is None and head.place is None:
        timed = next((at for at, row in enumerate(rows) if _has_time(row.text, words)), None)
    if head.place is None and timed is not None:
        head.place = _place_below(rows[timed:], head, words)
        if head.place is not None and head.place not in rows[timed].text:
            head.inferred.append(_FROM_LINES["place"])


def _broken_date(rows: Sequence[Row], head: Head, words: Vocabulary) -> None:
    """A date that goes on in the next line: "… den 27." and "november 2023"."""
    for one, two in pairwise(rows[:_SENTENCE_ROWS]):
        if head.date is None and two.line == one.line + 1:
            head.date = words.dates.find(f"{one.text.rstrip()} {two.text.lstrip()}")
            if head.date is not None:
                head.inferred.append(_FROM_LINES["date"])


def _has_time(text: str, words: Vocabulary) -> bool:
    return words.dates.names_clock(text) and not _ends(text, words)


def _ends(text: str, words: Vocabulary) -> bool:
    """Does a line say when the meeting ended, and no time before that?"""
    match = words.pattern("head_patterns", "end").search(text)
    return match is not None and not words.dates.names_clock(text[: match.start()])


def _place_below(rows: Sequence[Row], head: Head, words: Vocabulary) -> str | None:
    """The place after "kl. …" on the same line, or in the lines right under it."""
    same = words.place_after_time.search(rows[0].text)
    if same:
        return (same[1] or same[2]).strip(" .")
    beside = _place_beside(words.dates.without(rows[0].text), words)
    if beside and words.dates.around_clock(rows[0].text)[1].strip(" .,;"):
        return beside
    if beside and _is_place(beside, rows[0].text, words):
        return beside
    below = words.place_below.match(rows[1].text) if len(rows) > 1 else None
    if below:
        return below[1].strip(" .")
    lines: list[str] = []
    previous = rows[0].line
    for row in rows[1:6]:
        text = row.text.strip()
        if row.line != previous + 1 or row.weight != rows[0].weight or kind_in(text, words):
            break
        if mark_of(text, words) is not None:
            break
        if words.dates.find(text) or is_body(text, words) or is_prose(text) or text == head.body:
            break
        if _is_table_head(text, words):
            break
        if persons(text, words) and "(" in text:
            break
        lines.append(text)
        previous = row.line
    return ", ".join(lines) or None


def _is_table_head(text: str, words: Vocabulary) -> bool:
    """Words for the columns of a list of items: "Pkt. / Emne / Sagsnummer"."""
    cells = [key_of(cell) for cell in re.split(r"\s*[/|\t]\s*", text)]
    columns = words.keys("contents", "columns") | words.keys("numbers", "case")
    return len(cells) > 1 and sum(cell in columns for cell in cells) * 2 > len(cells)


def _is_place(beside: str, text: str, words: Vocabulary) -> bool:
    """Is what stands before a clock time a place: "Mødelokale Sundet, Rådhuset kl. 8"?"""
    if words.dates.find(text) or beside.endswith(":") or is_body(beside, words) or kind_in(beside, words):
        return False
    between = words.words["kinds"]["between"]
    return " " in beside and key_of(beside) not in words.head and key_of(beside.split()[0]) not in between


def _municipality(rows: Sequence[Row], text: str, head: Head, words: Vocabulary) -> None:
    if head.municipality:
        return
    for pattern in words.patterns("head_patterns", "municipality"):
        sensitive = re.compile(pattern.pattern)
        for row in rows:
            match = sensitive.search(row.text)
            if match:
                head.municipality = match[1]
                return
    counts: Counter[str] = Counter()
    for pattern in words.patterns("head_patterns", "municipality"):
        counts.update(match[1] for match in re.finditer(pattern.pattern, text[:_ENOUGH]))
    if counts:
        (name, count), *others = counts.most_common(2)
        if count >= 2 and (not others or count >= 3 * others[0][1]):
            head.municipality = name
            head.inferred.append(Confidence("municipality", Level.INFERRED, Reason.CONTENT))
