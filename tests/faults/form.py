"""Faults in the form of minutes: contents list, numbers, days and times."""

from __future__ import annotations

import re
from datetime import date

from core.minutes import Role
from tests.faults.bed import Bed, Fault, Planted, ids
from tests.faults.decisions import MONTHS, decided
from tests.versions.written import WrittenItem, words_text

WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
_WEEKDAY = re.compile(rf"^(?:{'|'.join(WEEKDAYS)})$", re.IGNORECASE)
_CLOCK = re.compile(r"^(\d{1,2})([.:])(\d\d)$")
_END = re.compile(r"slut|hævet", re.IGNORECASE)
_SIGNATURE = re.compile(r"^(?:underskrift|godkendelse af (?:protokol|referat))", re.IGNORECASE)


# Contents list


def _middle(bed: Bed) -> list[WrittenItem]:
    """Items that are neither the first nor the last two, without a fault, in any order; open ones."""
    inner = {item.id for item in bed.minutes.items[1:-2]}
    return [item for item in bed.items() if item.id in inner]


def entry_title(bed: Bed) -> Planted | None:
    """An entry has another title than the heading."""
    for item in _middle(bed):
        entry = bed.entries.get(item.id)
        if entry is None:
            continue
        number = entry.paragraph.words[0].text
        text = bed.pick("Udbud af kørsel med skolebørn", "Regnskab for museet", "Valg af tilforordnede")
        made, _marked = bed.said(f"{number} {text}")
        page = entry.page
        page.tab = True
        made[0].words.append(page)
        entry.paragraph.sentences = made
        return bed.planted(item, ids(entry.paragraph), ids(item.title))
    return None


def entry_lacks(bed: Bed) -> Planted | None:
    """An item has no entry."""
    for item in _middle(bed):
        entry = bed.entries.pop(item.id, None)
        if entry is not None:
            bed.minutes.head.remove(entry.paragraph)
            return bed.planted(item, ids(item.title))
    return None


def entry_page(bed: Bed) -> Planted | None:
    """An entry names another page."""
    for item in _middle(bed):
        entry = bed.entries.get(item.id)
        if entry is not None:
            entry.off = bed.chance.choice((3, 4, 7))
            return bed.planted(item, entry.words, ids(item.title))
    return None


def entry_order(bed: Bed) -> Planted | None:
    """Two entries stand in another order than their headings."""
    order = [item for item in bed.minutes.items[1:-1] if item.id in bed.entries]
    free = [n for n in range(len(order) - 1) if not {order[n].id, order[n + 1].id} & bed.taken]
    if not free:
        return None
    one, two = (
        (order[bed.chance.choice(free) + step] for step in (0, 1))
        if len(free) == 1
        else _pair(bed, order, free)
    )
    first, second = bed.entries[one.id], bed.entries[two.id]
    at, to = (bed.minutes.head.index(each.paragraph) for each in (first, second))
    bed.minutes.head[at], bed.minutes.head[to] = second.paragraph, first.paragraph
    bed.planted(one)
    return bed.planted(two, first.words, second.words, ids(one.title), ids(two.title))


def _pair(bed: Bed, order: list[WrittenItem], free: list[int]) -> tuple[WrittenItem, WrittenItem]:
    at = bed.chance.choice(free)
    return order[at], order[at + 1]


# Numbers


def _renumber(bed: Bed, item: WrittenItem, number: int) -> None:
    """Give an item another number, in the contents list as well."""
    item.number = number
    if item.id in bed.entries:
        bed.entries[item.id].paragraph.words[0].text = f"{number}."


def number_missing(bed: Bed) -> Planted | None:
    """A number is jumped over."""
    items = bed.minutes.items
    free = [at for at in range(2, len(items) - 1) if not {items[at].id, items[at - 1].id} & bed.taken]
    if not free:
        return None
    at = bed.chance.choice(free)
    for item in items[at:]:
        _renumber(bed, item, item.number + 1)
    bed.planted(items[at - 1])
    bed.planted(items[at])
    places = [ids(items[each].title) for each in (at, at - 1)]
    return Planted(tuple(places), (items[at].id, items[at - 1].id))


def number_doubled(bed: Bed) -> Planted | None:
    """Two items have one number."""
    items = bed.minutes.items
    free = [at for at in range(2, len(items) - 1) if not {items[at].id, items[at - 1].id} & bed.taken]
    if not free:
        return None
    at = bed.chance.choice(free)
    for item in items[at:]:
        _renumber(bed, item, item.number - 1)
    bed.planted(items[at - 1])
    bed.planted(items[at])
    return Planted((ids(items[at].title), ids(items[at - 1].title)), (items[at].id, items[at - 1].id))


def number_order(bed: Bed) -> Planted | None:
    """Two numbers change places."""
    items = bed.minutes.items
    free = [at for at in range(2, len(items) - 1) if not {items[at].id, items[at - 1].id} & bed.taken]
    if not free:
        return None
    at = bed.chance.choice(free)
    one, two = items[at - 1], items[at]
    first, second = one.number, two.number
    _renumber(bed, one, second)
    _renumber(bed, two, first)
    bed.planted(one)
    bed.planted(two)
    return Planted((ids(one.title), ids(two.title)), (one.id, two.id))


def vanished(bed: Bed) -> Planted | None:
    """An item of the contents list is gone, with its number, and nothing says why."""
    items = bed.minutes.items
    for item in _middle(bed):
        at = items.index(item)
        before, after = items[at - 1], items[at + 1]
        if item.id not in bed.entries or {before.id, after.id} & bed.taken:
            continue
        entry = bed.entries[item.id]
        items.remove(item)
        bed.planted(before)
        bed.planted(after)
        places = (entry.words, ids(before.title), ids(after.title))
        del bed.entries[item.id]
        return Planted(places, (before.id, after.id))
    return None


def withdrawn(bed: Bed) -> Planted | None:
    """The agenda was approved without an item, which is dealt with all the same; or one only says that it
    goes."""
    items = bed.minutes.items
    first = items[0]
    own = bed.sections(first, Role.DECISION) if "dagsorden" in words_text(first.title.words).lower() else []
    for item, section in decided(bed):
        if bed.chance.random() < 0.5 or not own or first.id in bed.taken or item is first:
            continue
        planted = bed.set_text(
            first,
            own[-1],
            bed.pick(
                f"Godkendt, idet ⟦punkt {item.number} udgår.⟧",
                f"Dagsordenen blev godkendt. ⟦Punkt {item.number} udgår.⟧",
            ),
        )
        bed.planted(item)
        return Planted(
            (*planted.places, ids(*own[-1].paragraphs), ids(item.title), ids(*section.paragraphs)), (item.id,)
        )
    return None


# Days and times


def weekday_in_head(bed: Bed) -> Planted | None:
    """The head names a weekday that the day was not."""
    for paragraph in bed.minutes.head:
        for word in paragraph.words:
            bare = word.text.strip(",.:").casefold()
            if bare in WEEKDAYS:
                other = WEEKDAYS[(WEEKDAYS.index(bare) + bed.chance.randint(1, 5)) % 7]
                is_large = word.text[0].isupper()
                word.text = word.text.casefold().replace(bare, other)
                word.text = word.text.capitalize() if is_large else word.text
                return bed.planted(None, ids(paragraph))
    return None


def weekday_in_text(bed: Bed) -> Planted | None:
    """A text names a weekday that the day is not."""
    day = date(2023, bed.chance.randint(1, 12), bed.chance.randint(1, 27))
    if bed.meeting.date is not None:
        day = day.replace(year=bed.meeting.date.year)
    wrong = WEEKDAYS[(day.weekday() + bed.chance.randint(1, 6)) % 7]
    said = f"{wrong} den {day.day}. {MONTHS[day.month - 1]} {day.year}"
    return bed.say(f"Der holdes borgermøde ⟦{said}.⟧", f"Fristen for svar er ⟦{said},⟧ hvor posten åbnes.")


def head_days(bed: Bed) -> Planted | None:
    """The head names two days as the meeting's."""
    meeting = bed.meeting
    if meeting.date is None:
        return None
    written = meeting.date.strftime("%d-%m-%Y")
    for at, paragraph in enumerate(bed.minutes.head):
        for word in paragraph.words:
            if word.text == written and any(
                str(meeting.date.year) in words_text(each.words) for each in bed.minutes.head[at + 1 :]
            ):
                word.text = meeting.date.replace(day=meeting.date.day % 27 + 1).strftime("%d-%m-%Y")
                dated = [
                    ids(each) for each in bed.minutes.head if str(meeting.date.year) in words_text(each.words)
                ]
                return bed.planted(None, *dated)
    return None


def today(bed: Bed) -> Planted | None:
    """A text calls another day than the meeting's today."""
    if bed.meeting.date is None:
        return None
    other = bed.meeting.date.replace(day=(bed.meeting.date.day + 9) % 27 + 1)
    said = f"{other.day}. {MONTHS[other.month - 1]} {other.year}"
    return bed.say(
        f"Udvalget skal på mødet ⟦i dag den {said}⟧ tage stilling til sagen.",
        f"På dagens møde ⟦den {said}⟧ fremlægges et udkast.",
    )


def no_day(bed: Bed) -> Planted | None:
    """A day that is in no month."""
    return bed.say(
        "Fristen er ⟦den 31. november 2024.⟧",
        "Planen gælder fra ⟦30. februar 2025.⟧",
        "Svar ventes ⟦den 31-04-2023.⟧",
    )


def ends_before(bed: Bed) -> Planted | None:
    """A period whose last day is before its first."""
    return bed.say(
        "Vejen er spærret ⟦fra den 10. maj 2025 til den 1. april 2025.⟧",
        "Sagen var i høring ⟦fra 12. juni til 3. maj 2024.⟧",
        "Ordningen gælder ⟦i perioden 01-09-2024 - 31-08-2024.⟧",
    )


def decided_later(bed: Bed) -> Planted | None:
    """Another body's decision, which came before, is dated after the meeting."""
    if bed.meeting.date is None:
        return None
    later = bed.meeting.date.replace(year=bed.meeting.date.year + 1).strftime("%d-%m-%Y")
    for item in bed.items(Role.PRIOR_DECISION, Role.DECISION):
        section = bed.sections(item, Role.PRIOR_DECISION)[0]
        words = section.heading.words if section.heading is not None else []
        dated = [word for word in words if re.fullmatch(r"\d\d-\d\d-\d{4}", word.text)]
        if section.heading is not None and dated:
            dated[-1].text = later
            return bed.planted(item, ids(section.heading))
    return None


def name_of_file(bed: Bed) -> Planted | None:
    """The file's name has another day than the meeting."""
    if bed.meeting.date is None:
        return None
    other = bed.meeting.date.replace(day=bed.meeting.date.day % 27 + 1)
    bed.name = f"referat-{other.isoformat()}"
    return Planted()


def ends_early(bed: Bed) -> Planted | None:
    """The meeting ends before it begins."""
    start = bed.meeting.start_time
    if start is None or bed.meeting.end_time is None or start.hour < 3:
        return None
    for paragraph in bed.minutes.head:
        if not _END.search(words_text(paragraph.words)):
            continue
        for word in paragraph.words:
            clock = _CLOCK.match(word.text.strip(",."))
            if clock is not None:
                word.text = f"{start.hour - 2}{clock[2]}{clock[3]}"
                starts = [ids(each) for each in bed.minutes.head if "kl" in words_text(each.words)]
                return bed.planted(None, ids(paragraph), *starts)
    return None


def leaves_late(bed: Bed) -> Planted | None:
    """Somebody leaves after the end."""
    end = bed.meeting.end_time
    names = [each.name for each in bed.meeting.participants if " " in each.name]
    bed.chance.shuffle(names)
    if end is None or end.hour > 21 or not names:
        return None
    for item, section in decided(bed):
        clock = f"{end.hour + 1}.{bed.chance.randint(10, 59)}"
        text = bed.pick(f"{names[-1]} forlod mødet ⟦kl. {clock}.⟧", f"{names[-1]} gik ⟦kl. {clock}.⟧")
        if section.paragraphs:
            planted = bed.add_sentence(item, section.paragraphs[-1], text)
            return Planted((*planted.places, ids(section.paragraphs[-1])))
    return None


def no_clock(bed: Bed) -> Planted | None:
    """A time that no clock shows."""
    return bed.say(
        "Kontoret åbner ⟦kl. 25.10⟧ hver dag.",
        "Bussen kører ⟦kl. 9.75⟧ fra torvet.",
        "Mødet begyndte ⟦kl. 27:00.⟧",
    )


_PAGES = ("pdf", "typst")
FAULTS = (
    Fault("contents list: another title", (), entry_title),
    Fault("contents list: an item lacks", (), entry_lacks),
    Fault("contents list: another page", (), entry_page, formats=_PAGES),
    Fault("contents list: another order", (), entry_order),
    Fault("number missing", (), number_missing),
    Fault("number doubled", (), number_doubled),
    Fault("number out of order", (), number_order),
    Fault("item that vanishes", (), vanished),
    Fault("item withdrawn and dealt with", (), withdrawn),
    Fault("weekday of the head", (), weekday_in_head),
    Fault("weekday of a text", (), weekday_in_text),
    Fault("two days in the head", (), head_days, alone=True),
    Fault("another day called today", (), today),
    Fault("day that is none", (), no_day),
    Fault("period that ends before it begins", (), ends_before),
    Fault("earlier decision with a later day", (), decided_later),
    Fault("another day in the file's name", (), name_of_file),
    Fault("end before the start", (), ends_early),
    Fault("leaving after the end", (), leaves_late, alone=True),
    Fault("impossible time", (), no_clock),
)
