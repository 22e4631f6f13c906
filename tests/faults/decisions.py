"""Faults in decisions."""

from __future__ import annotations

import re

from core.minutes import Meeting, Outcome, Role
from core.paragraph import Form
from tests.faults.bed import Bed, Fault, Planted
from tests.versions.written import WrittenItem, WrittenParagraph, WrittenSection, words_text

_YES = frozenset({Outcome.APPROVED, Outcome.RECOMMENDED})
_ELSEWHERE = "Kulturudvalget", "Havneudvalget", "Landdistriktsudvalget", "Beredskabskommissionen"
_SIGNATURE = "underskrift", "protokol", "dagsorden", "eventuelt", "meddelelse", "fremmøde", "fraværende"


def decided(bed: Bed, *outcomes: Outcome) -> list[tuple[WrittenItem, WrittenSection]]:
    """Items that this body decided on so, and where; none that are about the meeting itself."""
    read = {folded(item.title or ""): item for item in bed.meeting.items}
    found = []
    for item, section in bed.own_decisions():
        title = folded(words_text(item.title.words))
        was = read.get(title)
        own = was.own_decision if was is not None else None
        if any(word in title for word in _SIGNATURE) or own is None or section.heading is None:
            continue
        if not outcomes or own.outcome in outcomes:
            found.append((item, section))
    return found


def folded(title: str) -> str:
    """A title in small letters and one line."""
    return " ".join(title.casefold().split())


def missing(bed: Bed) -> Planted | None:
    """The label of the decision stands there, or not even that, and nothing below it."""
    for item, section in decided(bed):
        if _needs_none(bed, item):
            continue
        if any(each.role is Role.VOTES for each in item.sections) or item.sections[-1].role is Role.MINORITY:
            continue
        own = [each for each in item.sections if each.role is Role.DECISION]
        if len(own) > 1:
            continue
        if bed.chance.random() < 0.5:
            item.sections.remove(section)
        else:
            section.paragraphs = []
        return bed.planted(item)
    return None


def _needs_none(bed: Bed, item: WrittenItem) -> bool:
    """Whether something is only told in an item, or others say that it was put off or left out."""
    read = next(
        (
            each
            for each in bed.meeting.items
            if folded(each.title or "") == folded(words_text(item.title.words))
        ),
        None,
    )
    if read is None or not any(each.role is Role.RECOMMENDATION for each in item.sections):
        return True
    gone = re.compile(rf"\b(?:punkt|sag)(?: nr\.)? {read.number}\b[^.]*\b(?:udgår|udsat)", re.IGNORECASE)
    return any(gone.search(words_text(each.words)) for each in bed.minutes.paragraphs)


def not_which(bed: Bed) -> Planted | None:
    """Three numbered recommendations; the decision takes some and says nothing of the rest."""
    verb = bed.pick("Godkendt", "Tiltrådt")
    for item, section in decided(bed, *_YES):
        asked = bed.sections(item, Role.RECOMMENDATION)
        if not asked or len(words_text(asked[0].paragraphs[0].words if asked[0].paragraphs else [])) < 10:
            continue
        lead = bed.pick("Forvaltningen indstiller,", "Administrationen indstiller,")
        _clear(item, asked)
        bed.set_text(
            item,
            asked[0],
            lead,
            "1. at planen for det nye område godkendes,",
            "2. at udgiften afholdes inden for rammen,",
            "3. at sagen evalueres om to år.",
        )
        texts = (
            f"⟦Punkt 1 {verb.lower()}.⟧",
            f"⟦{verb} for så vidt angår punkt 2.⟧",
            f"⟦Pkt. 1 og 3 {verb.lower()}.⟧",
        )
        return bed.set_text(item, section, bed.pick(*texts))
    return None


def point_lost(bed: Bed) -> Planted | None:
    """Three numbered recommendations, of which one lost its place, or bears the number of the one before."""
    numbers = bed.chance.choice(((1, 2, 4), (1, 3, 4), (1, 2, 2)))
    wrong = next(at for at in range(3) if numbers[at] != at + 1)
    for item, _section in decided(bed, *_YES):
        asked = bed.sections(item, Role.RECOMMENDATION)
        if not asked or len(words_text(asked[0].paragraphs[0].words if asked[0].paragraphs else [])) < 10:
            continue
        _clear(item, asked)
        points = ("at planen for området godkendes,", "at udgiften holdes i rammen,", "at naboerne høres.")
        texts = [f"{number}. {point}" for number, point in zip(numbers, points, strict=True)]
        texts[wrong] = f"⟦{texts[wrong]}⟧"
        return bed.set_text(item, asked[0], bed.pick("Forvaltningen indstiller,", "Det indstilles,"), *texts)
    return None


def _clear(item: WrittenItem, sections: list[WrittenSection]) -> None:
    """Let the first of some sections be the only one."""
    for section in sections[1:]:
        item.sections.remove(section)


def against_outcome(bed: Bed) -> Planted | None:
    """The decision says two things that cannot both be."""
    for item, section in decided(bed, *_YES):
        text = bed.pick(
            "Godkendt. ⟦Forslaget blev dermed ikke vedtaget.⟧",
            "Indstillingen blev godkendt. ⟦Udvalget kan ikke tiltræde indstillingen.⟧",
            "⟦Indstillingen blev fulgt. Forslaget blev forkastet.⟧",
            "Tiltrådt. ⟦Indstillingen blev enstemmigt afvist.⟧",
        )
        return _whole(bed, item, section, text)
    return None


def against_votes(bed: Bed) -> Planted | None:
    """More vote against than for, and it is said to be adopted."""
    for item, section in decided(bed, *_YES):
        text = bed.pick(
            "⟦Indstillingen blev godkendt med 2 stemmer imod 4.⟧",
            "⟦Forslaget blev vedtaget med 1 stemme mod 5.⟧",
            "⟦Indstillingen blev forkastet med 4 stemmer for og 1 imod.⟧",
        )
        return _whole(bed, item, section, text)
    return None


def _whole(bed: Bed, item: WrittenItem, section: WrittenSection, text: str) -> Planted:
    """A decision that is all of a section. Either half may be called wrong."""
    planted = bed.set_text(item, section, text)
    every = tuple(word.id for paragraph in section.paragraphs for word in paragraph.words)
    return Planted((*planted.places, every))


def other_body(bed: Bed) -> Planted | None:
    """The text or the heading of the decision has another body decide."""
    body = bed.meeting.body or ""
    other = next((each for each in _ELSEWHERE if each != body and not _is_named(bed, each)), None)
    if other is None or bed.minutes.language != "da":
        return None
    for item, section in decided(bed, *_YES):
        text = bed.pick(
            f"⟦{other}⟧ godkendte indstillingen.",
            f"⟦{other}⟧ besluttede at godkende indstillingen.",
            f"⟦{other}⟧ tiltrådte indstillingen.",
        )
        return bed.set_text(item, section, text)
    return None


def _is_named(bed: Bed, body: str) -> bool:
    return any(body.casefold() in words_text(each.words).casefold() for each in bed.minutes.paragraphs)


def other_body_in_heading(bed: Bed) -> Planted | None:
    """The decision stands under the heading of a body that did not meet, and under no other."""
    if bed.minutes.language != "da" or bed.meeting.date is None:
        return None
    for item, section in decided(bed):
        if section.heading is None or bed.sections(item, Role.PRIOR_DECISION):
            continue
        day = bed.meeting.date.strftime("%d-%m-%Y")
        other = next(each for each in _ELSEWHERE if not _is_named(bed, each))
        made, marked = bed.said(f"Beslutning ⟦{other}⟧ den {day}")
        section.heading = WrittenParagraph(Form.SECTION, made)
        return bed.planted(item, marked, tuple(word.id for word in section.heading.words))
    return None


def other_day(bed: Bed) -> Planted | None:
    """The decision names another day than the meeting's as the one it was made on."""
    day = _another_day(bed.meeting)
    if day is None or bed.minutes.language != "da":
        return None
    for item, section in decided(bed, *_YES):
        body = bed.meeting.body or "Udvalget"
        text = bed.pick(
            f"{body} godkendte indstillingen på mødet ⟦den {day}.⟧",
            f"Godkendt på mødet ⟦den {day}.⟧",
            f"{body} tiltrådte ⟦den {day}⟧ indstillingen.",
        )
        return _whole(bed, item, section, text)
    return None


def other_day_in_heading(bed: Bed) -> Planted | None:
    """The heading of the decision has this body and another day."""
    meeting = bed.meeting
    if meeting.date is None or meeting.body is None or bed.minutes.language != "da":
        return None
    for item, section in decided(bed):
        if section.heading is None or bed.sections(item, Role.PRIOR_DECISION):
            continue
        day = meeting.date.replace(day=meeting.date.day % 27 + 1)
        written = day.strftime("%d-%m-%Y")
        made, marked = bed.said(f"Beslutning {meeting.body} den ⟦{written}⟧")
        section.heading = WrittenParagraph(Form.SECTION, made)
        return bed.planted(item, marked, tuple(word.id for word in section.heading.words))
    return None


MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)


def _another_day(meeting: Meeting) -> str | None:
    """A day two or three weeks off the meeting's, in words."""
    if meeting.date is None:
        return None
    day = meeting.date.replace(day=(meeting.date.day + 12) % 27 + 1)
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def outside_process(bed: Bed) -> Planted | None:
    """It is recommended to a body that the line of bodies of the item does not name."""
    if bed.minutes.language != "da":
        return None
    other = next((each for each in _ELSEWHERE if not _is_named(bed, each)), "Idrætsudvalget")
    for item in bed.items(Role.RECOMMENDATION, Role.PROCESS):
        line = " ".join(
            words_text(each.words) for s in bed.sections(item, Role.PROCESS) for each in s.paragraphs
        )
        if not re.search("udvalg|råd|bestyrelse", line, re.IGNORECASE) or len(line) > 200:
            continue
        asked = bed.sections(item, Role.RECOMMENDATION)
        _clear(item, asked)
        return bed.set_text(
            item,
            asked[0],
            bed.pick(
                f"Direktionen indstiller til ⟦{other}⟧ og Byrådet, at forslaget godkendes.",
                f"Forvaltningen indstiller til ⟦{other},⟧ at forslaget godkendes.",
                f"Direktionen indstiller, at Byrådet og ⟦{other}⟧ godkender forslaget.",
            ),
        )
    return None


FAULTS = (
    Fault("item without a decision", (), missing),
    Fault("decision that does not say which recommendations", (), not_which),
    Fault("point of a recommendation lost", (), point_lost),
    Fault("text that contradicts its outcome", (), against_outcome),
    Fault("votes that contradict the outcome", (), against_votes),
    Fault("another body's name in the decision", (), other_body),
    Fault("another body's name in the decision's heading", (), other_body_in_heading),
    Fault("another date in the decision", (), other_day),
    Fault("another date in the decision's heading", (), other_day_in_heading),
    Fault("recommended to a body outside the process line", (), outside_process),
)
