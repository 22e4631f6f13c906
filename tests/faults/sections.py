"""Faults in what items hold: sections, words of the template, attachments, case numbers; and signatures."""

from __future__ import annotations

import re

from core.minutes import Role
from tests.faults.bed import Bed, Fault, Planted, ids
from tests.versions.written import WrittenItem, words_text

WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
_WEEKDAY = re.compile(rf"^(?:{'|'.join(WEEKDAYS)})$", re.IGNORECASE)
_CLOCK = re.compile(r"^(\d{1,2})([.:])(\d\d)$")
_END = re.compile(r"slut|hævet", re.IGNORECASE)
_SIGNATURE = re.compile(r"^(?:underskrift|godkendelse af (?:protokol|referat))", re.IGNORECASE)


# Sections, placeholders, abbreviations


def empty_section(bed: Bed) -> Planted | None:
    """A label with nothing below it, though other items fill it."""
    for item in bed.items(Role.ECONOMY):
        section = bed.sections(item, Role.ECONOMY)[0]
        if section.heading is None or item.sections[-1] is section or bed.having(Role.ECONOMY) < 3:
            continue
        section.paragraphs = []
        return bed.planted(item, ids(section.heading))
    return None


def empty_recommendation(bed: Bed) -> Planted | None:
    """The label of the recommendation with nothing below it."""
    for item in bed.items(Role.RECOMMENDATION, Role.DECISION):
        sections = bed.sections(item, Role.RECOMMENDATION)
        heading = sections[0].heading
        if (
            heading is None
            or bed.having(Role.RECOMMENDATION) < 3
            or "beslutning" in words_text(heading.words)
        ):
            continue
        for section in sections[1:]:
            item.sections.remove(section)
        sections[0].paragraphs = []
        planted = bed.planted(item, ids(heading))
        return Planted(planted.places, (item.id,))
    return None


def missing_section(bed: Bed) -> Planted | None:
    """A section that the municipality asks for is not there."""
    for item in bed.items(Role.ECONOMY, Role.DECISION):
        section = bed.sections(item, Role.ECONOMY)[0]
        label = words_text(section.heading.words).strip(":").lower() if section.heading is not None else ""
        if label != "økonomi" or words_text(item.title.words).startswith("Orientering"):
            continue
        item.sections.remove(section)
        return bed.planted(item)
    return None


def placeholder(bed: Bed) -> Planted | None:
    """The template's own words were left in."""
    return bed.say(
        "⟦[indsæt beløb]⟧ er sat af til formålet.",
        "Udgiften er ⟦XXX⟧ kr. om året.",
        "Arbejdet er færdigt den ⟦xx.xx.2024.⟧",
        "⟦Klik her for at angive tekst.⟧",
        "⟦Lorem ipsum dolor sit amet.⟧",
        "⟦Skriv sagens baggrund her.⟧",
        "Der er indhentet tilbud fra ⟦??? firmaer.⟧",
        "⟦TODO:⟧ tallene skal opdateres.",
        "Brevet er sendt til ⟦<navn>⟧ i sidste uge.",
        "Tallene fremgår af ⟦Fejl! Henvisningskilde ikke fundet.⟧",
        "Tallene fremgår af side ⟦Fejl! Bogmærke er ikke defineret.⟧",
    )


def abbreviation(bed: Bed) -> Planted | None:
    """An abbreviation that is written out nowhere."""
    return bed.say(
        "Sagen har været i høring hos ⟦BRKV⟧ i foråret.",
        "Reglerne følger af den nye ⟦QPS.⟧",
        "Tallene er hentet fra ⟦FGDX⟧ og gælder sidste år.",
    )


# Attachments and case numbers


def unmentioned(bed: Bed) -> Planted | None:
    """An attachment is listed, which the text never names as it does the others."""
    for item in bed.items(Role.ATTACHMENTS):
        section = bed.sections(item, Role.ATTACHMENTS)[-1]
        listed = [each for each in section.paragraphs if each.words]
        whole = " ".join(
            words_text(each.words) for each in item.all_paragraphs if each not in listed
        ).casefold()
        label = re.match(r"(?:Bilag )?(\w)\b(\W*)", words_text(listed[-1].words) if listed else "")
        if label is None or not label[1].isdigit() or f"bilag {label[1]}" not in whole:
            continue
        lead = words_text(listed[-1].words)[: label.end()].replace(label[1], str(int(label[1]) + 1))
        return bed.add_paragraph(item, section, f"⟦{lead}Notat om brandsikring⟧")
    return None


def unlisted(bed: Bed) -> Planted | None:
    """The text names an attachment that is not listed."""
    with_list = {item.id for item in bed.items(Role.ATTACHMENTS)}
    for item, paragraph in bed.running():
        if item.id in with_list:
            text = bed.pick("Beregningen fremgår af ⟦bilag 7.⟧", "Se nærmere i ⟦bilag 9,⟧ som viser tallene.")
            return bed.add_sentence(item, paragraph, text)
    return None


def lists_differ(bed: Bed) -> Planted | None:
    """An item has two lists of attachments that do not say the same."""
    for item in bed.items(Role.ATTACHMENTS):
        first = bed.sections(item, Role.ATTACHMENTS)[0]
        if first.heading is None or not first.paragraphs:
            continue
        heading = words_text(first.heading.words)
        second = bed.minutes.section(
            Role.ATTACHMENTS, heading, *(words_text(each.words) for each in first.paragraphs)
        )
        planted = bed.add_paragraph(item, second, "⟦Referat fra styregruppens møde⟧")
        item.sections.append(second)
        lists = [ids(*section.all_paragraphs) for section in (second, first)]
        return Planted((*planted.places, *lists))
    return None


def _case_words(bed: Bed, item: WrittenItem, number: str) -> list[int]:
    return [
        word.id for each in item.all_paragraphs for word in each.words if word.text.strip(",.;") == number
    ]


def case_form(bed: Bed) -> Planted | None:
    """A case number of another form than all others."""
    numbers = {item.title: item.case_number for item in bed.meeting.items}
    if len([each for each in numbers.values() if each]) < 5:
        return None
    for item in bed.items():
        number = numbers.get(words_text(item.title.words))
        places = _case_words(bed, item, number) if number else []
        digit = re.search(r"\d(?=\d*$)", number or "")
        if not number or not places or digit is None:
            continue
        forms = [re.sub(r"\d(?=\d*$)", "O", number, count=1)]
        last = {len(re.split(r"\D", each)[-1]) for each in numbers.values() if each}
        if number.count("-") < 2 and len(last) == 1:  # else it may be of any length
            forms += [number[:-1], number + "7"]
        wrong = bed.pick(*forms)
        for paragraph in item.all_paragraphs:
            for word in paragraph.words:
                if word.id in places:
                    word.text = word.text.replace(number, wrong)
        return Planted(bed.planted(item, tuple(places)).places, (item.id,))
    return None


def case_doubled(bed: Bed) -> Planted | None:
    """Two items of other titles have one case number."""
    usual = re.compile(
        "dagsorden|underskrift|protokol|orientering|meddelelse|eventuelt|spørgsmål", re.IGNORECASE
    )
    numbers = {
        item.title: item.case_number for item in bed.meeting.items if not usual.search(item.title or "")
    }
    all_numbers = [each for each in numbers.values() if each]
    if len(set(all_numbers)) < len(all_numbers):
        return None
    found = []
    for item in bed.items():
        number = numbers.get(words_text(item.title.words))
        places = _case_words(bed, item, number) if number else []
        if number and places:
            found.append((item, number, places))
    if len(found) < 2:
        return None
    (one, number, places), (two, other, others) = found[:2]
    for paragraph in two.all_paragraphs:
        for word in paragraph.words:
            if word.id in others:
                word.text = word.text.replace(other, number)
    bed.planted(one)
    bed.planted(two)
    return Planted((tuple(others), tuple(places)), (one.id, two.id))


def no_signature(bed: Bed) -> Planted | None:
    """The item for signatures is not there."""
    last = bed.minutes.items[-1]
    if last.id in bed.taken or not _SIGNATURE.match(words_text(last.title.words)):
        return None
    bed.minutes.items.remove(last)
    entry = bed.entries.pop(last.id, None)
    if entry is not None:
        bed.minutes.head.remove(entry.paragraph)
    return Planted()


FAULTS = (
    Fault("section empty", (), empty_section),
    Fault("recommendation empty", (), empty_recommendation),
    Fault("section missing", (), missing_section),
    Fault("placeholder left in", (), placeholder),
    Fault("unknown abbreviation", (), abbreviation),
    Fault("attachment never mentioned", (), unmentioned),
    Fault("attachment not listed", (), unlisted),
    Fault("two lists of attachments differ", (), lists_differ),
    Fault("case number's form", (), case_form),
    Fault("one case number twice", (), case_doubled),
    Fault("no item for signatures", (), no_signature, alone=True),
)
