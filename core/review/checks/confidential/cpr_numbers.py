"""CPR numbers in the text, and in what goes with it.

What one is says `core.confidential.personal_words`. There a number that a case bears is masked too, as it may
be somebody's; here what stands in a case's number's place, or after the label of any other number, is none,
nor is a day with a time, as files bear them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from core.confidential.personal import shortened_number
from core.confidential.personal_words import Found, PersonalKind, personal_in
from core.confidential.rare_cpr_numbers import STAMPED, is_clock
from core.confidential.word_lists import right_before
from core.language import _
from core.review.check import NEIGHBOURS, Check, Tuned
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.inside.facts import FileFact, Hidden
from core.review.whole_text import personal
from core.review.word_lists import pattern_of, words_of
from core.source_text import Span

NUMBERS = frozenset((PersonalKind.CPR, PersonalKind.NATIONAL))
_REACH = 80
"""Code points before a number in which the label of a row of numbers is looked for."""
_LONGEST_WORD = 24
"""Code points before a number in which what says that it is a stamp is looked for."""
_FILE_ENDING = re.compile(r"\.[A-Za-z]{3,4}\b|_")


class CprNumbers(Check):
    """A CPR number anywhere in the text."""

    id = "cpr-number"
    group = Group.CONFIDENTIAL
    severity = Severity.ERROR

    def name(self) -> str:
        return _("CPR number")

    def why(self) -> str:
        return _(
            "A CPR number that is published is a breach of personal data security. Check that none stands in "
            "the minutes or their attachments."
        )

    def source(self) -> str:
        return _("Databeskyttelsesloven § 11")

    def advice(self) -> str:
        return _("Take it out, here and in the file that is published.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if draft.meeting.language in NEIGHBOURS:
            return
        in_text = _("The CPR number {number} stands in the text.")
        in_file = _("The CPR number {number} is in the file, though not in its text.")
        yield from numbers_of_persons(draft, in_text, in_file)


def numbers_of_persons(
    draft: Draft, in_text: str, in_file: str, more: Iterable[tuple[int, int]] = ()
) -> Iterator[Hit]:
    """A hit for each number, with these messages; `more` are places in the text that only the language of the
    minutes tells."""
    of_language = list(more)
    cpr = {*_in_text(draft), *_in_paragraphs(draft)}
    found = sorted({*(each for each in cpr if not _holds(Span(*each), of_language)), *of_language})
    known = _case_numbers(draft) if found else frozenset()
    last = -1
    for start, end in found:
        if start < last or draft.source.text[start:end].strip() in known:
            continue
        last = end
        number = shortened_number(draft.quote(Span(start, end)))
        yield Hit(Span(start, end), in_text.format(number=number))
    yield from _beside_the_text(draft, found, in_file)


def is_labelled(draft: Draft, start: int, end: int) -> bool:
    """Whether the minutes' own words say that a number in their text is no person's."""
    return _is_labelled(draft.source.text, Found(PersonalKind.NATIONAL, start, end), draft.meeting.language)


def _in_text(draft: Draft) -> Iterator[tuple[int, int]]:
    text = draft.source.text
    for each in draft.once(personal):
        if each.kind in NUMBERS and not _is_labelled(text, each, draft.meeting.language):
            yield each.start, each.end


def _in_paragraphs(draft: Draft) -> Iterator[tuple[int, int]]:
    """Numbers that the end of a page cuts."""
    for paragraph in draft.paragraphs:
        if len(paragraph.paragraph.pieces) < 2:
            continue
        text = paragraph.text
        ends = [
            paragraph.paragraph.place_of(draft.source, piece.start)
            for piece in paragraph.paragraph.pieces[1:]
        ]
        for each in personal_in(text):
            if each.kind not in NUMBERS or not any(each.start < end < each.end for end in ends):
                continue
            if not _is_labelled(text, each, draft.meeting.language):
                yield draft.span_in(paragraph, each.start, each.end)


def _beside_the_text(draft: Draft, found: list[tuple[int, int]], in_file: str) -> Iterator[Hit]:
    """Numbers in the file's name and properties, in comments, in heads and feet of pages, in files within the
    file, and in what was taken out or is hidden; one without a place once, however many parts have it."""
    language = draft.meeting.language
    texts = [(draft.name, FileFact(Hidden.PROPERTY))]
    if draft.facts is not None:
        texts.append((draft.facts.title or "", FileFact(Hidden.PROPERTY)))
        texts += [(fact.text, fact) for fact in draft.facts.facts if not _holds(fact.span, found)]
    told: set[str] = set()
    for text, fact in texts:
        for each in personal_in(text):
            number = text[each.start : each.end]
            if each.kind in NUMBERS and number not in told and not _is_labelled(text, each, language):
                if fact.span is None and fact.box is None:
                    told.add(number)
                message = in_file.format(number=shortened_number(number))
                yield Hit(fact.span, message, box=fact.box, subject=number)


def _holds(span: Span | None, found: Sequence[tuple[int, int]]) -> bool:
    return span is not None and any(span.start < end and start < span.end for start, end in found)


def _case_numbers(draft: Draft) -> frozenset[str]:
    """What the fields for numbers of cases and documents hold: behind their label, in a line of their own, or
    as the export of a case system says. The end of a title is no such field."""
    numbers = {
        number.strip()
        for item in draft.meeting.items
        for number in (
            item.case_number,
            item.journal_number,
            item.document_number,
            *(each.document_number for each in item.attachments),
        )
        if number
    }
    return frozenset(each for each in numbers if draft.source.stated or _has_field(draft, each))


def _has_field(draft: Draft, number: str) -> bool:
    text = draft.source.text
    if re.search(rf"(?:^|\n){re.escape(number)}(?:\n|$)", text):
        return True
    before = (text[max(0, at.start() - _REACH) : at.start()] for at in re.finditer(re.escape(number), text))
    return any(_label(draft.meeting.language).search(each.casefold()) for each in before)


def _is_labelled(text: str, found: Found, language: str) -> bool:
    """Whether it is no CPR number by what stands around it: a label of another kind of number before this
    one, or before the row that it is in; or that it is a stamp."""
    before = text[max(0, found.start - _REACH) : found.start].casefold()
    of_persons = ("cpr", "national") if language in NEIGHBOURS else ("cpr",)
    if any(right_before(part, "of_a_person").search(before) for part in of_persons):
        return False
    if _is_stamp(text, found, language):
        return True
    is_whole = text[found.start : found.end].isdigit()
    if is_whole and right_before("phone", "labels").search(before[-_LONGEST_WORD:]):
        return True
    return _label(language).search(before) is not None


def _is_stamp(text: str, found: Found, language: str) -> bool:
    """Whether a number is the day and the time at which something was made: in a file's name, or behind words
    such as "kl.", "optaget". Only those over 85 years of age have CPR numbers that may be read so."""
    digits = "".join(filter(str.isdigit, text[found.start : found.end]))
    if len(digits) != 10 or int(digits[4:6]) + 2000 not in STAMPED or not is_clock(digits[6:]):
        return False
    joined = text[found.start - 1 : found.start]
    if joined == "_" or (joined.isalpha() and joined.isascii()) or _FILE_ENDING.match(text, found.end):
        return True
    before = text[max(0, found.start - _LONGEST_WORD) : found.start].rpartition("\n")[2]
    return pattern_of("confidential", language, "stamps").search(before) is not None


@cache
def _label(language: str) -> re.Pattern[str]:
    """Finds such a label at the end of what stands before a number; other numbers may lie between."""
    words = "|".join(words_of("confidential", language)["number_labels"])
    number = r"[\d][\d./ -]{3,20}\d"
    return re.compile(
        rf"(?<![^\W_])(?:{words})[\s.:=#()–-]{{0,4}}(?:{number}(?:\s?[,;/+&]\s?|\s(?:og|samt)\s)){{0,3}}$"
    )
