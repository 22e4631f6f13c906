"""Faults in who was there, who voted and who left."""

from __future__ import annotations

import re

from core.minutes import Outcome
from core.paragraph import Form
from tests.faults.bed import Bed, Fault, Planted, ids
from tests.faults.decisions import decided
from tests.versions.written import WrittenParagraph, words_text

_PRESENT = re.compile(
    r"^(?:mødedeltagere|deltagere|medlemmer|til ?stede(?: var)?|fremmødte)\b", re.IGNORECASE
)
_ABSENT = re.compile(r"^(?:afbud|fravær|forfald|ikke mødt)", re.IGNORECASE)
_SUBSTITUTE = re.compile(r"^(?:stedfortræder|suppleant)", re.IGNORECASE)
_YES = (Outcome.APPROVED, Outcome.RECOMMENDED, Outcome.NOTED)


def _line(bed: Bed, label: re.Pattern[str]) -> WrittenParagraph | None:
    """The line of the head with such a label."""
    return next((each for each in bed.minutes.head if label.match(words_text(each.words))), None)


def _listed(bed: Bed, label: re.Pattern[str], names: int) -> WrittenParagraph | None:
    """That line, where so many people of the list stand in it, not in lines of their own."""
    line = _line(bed, label)
    text = words_text(line.words) if line is not None else ""
    people = (*bed.meeting.participants, *bed.meeting.absent)
    return line if sum(each.name in text for each in people) >= names else None


def _names(bed: Bed) -> list[str]:
    """Who was there, in any order, two names or more each."""
    names = [each.name for each in bed.meeting.participants if " " in each.name]
    bed.chance.shuffle(names)
    return names


def _absent(bed: Bed) -> list[str]:
    there = {each.name for each in bed.meeting.participants}
    names = [each.name for each in bed.meeting.absent if each.name not in there and " " in each.name]
    bed.chance.shuffle(names)
    return names


def not_stated(bed: Bed) -> Planted | None:
    """Nothing says who took part."""
    if _listed(bed, _PRESENT, len(bed.meeting.participants)) is None:
        return None
    bed.minutes.head = [
        each
        for each in bed.minutes.head
        if not any(label.match(words_text(each.words)) for label in (_PRESENT, _SUBSTITUTE, _ABSENT))
    ]
    return Planted()


def absent_and_present(bed: Bed) -> Planted | None:
    """Somebody is absent in the head's list and among those who were there."""
    present, absent = _line(bed, _PRESENT), _listed(bed, _ABSENT, 1)
    names = _names(bed)
    stand_in = {each.name for each in bed.meeting.substitutes}
    name = next((each for each in names if each not in stand_in), None)
    if present is None or absent is None or name is None:
        return None
    if present.words[0].text.startswith("Medlem"):  # all members may be listed, those absent among them
        return None
    made, marked = bed.said(f"⟦{name}⟧")
    last = absent.words[-1]
    last.text += ","
    absent.sentences.extend(made)
    last_name = name.split()[-1]
    acts = [each for item in bed.minutes.items for each in item.all_paragraphs]
    there = [
        (word.id,) for each in (present, *acts) for word in each.words if word.text.strip(",.") == last_name
    ]
    return bed.planted(None, marked, *there)


def absent_in_item(bed: Bed) -> Planted | None:
    """Somebody who sent regrets moves an amendment, or speaks, in an item."""
    for name in _absent(bed):
        for item, section in decided(bed, *_YES):
            planted = bed.set_text(
                item,
                section,
                bed.pick(
                    f"⟦{name}⟧ stillede ændringsforslag om at udsætte sagen. Indstillingen blev godkendt.",
                    f"Godkendt. ⟦{name}⟧ forlod mødet under punktet.",
                    f"Godkendt. ⟦{name}⟧ deltog i sagens behandling.",
                ),
            )
            return Planted((*planted.places, ids(*section.paragraphs)))
    return None


def absent_votes(bed: Bed) -> Planted | None:
    """Somebody who sent regrets votes."""
    there = _names(bed)
    for name in _absent(bed):
        if len(there) < 4:
            return None
        for item, section in decided(bed, *_YES):
            planted = bed.set_text(
                item,
                section,
                bed.pick(
                    f"For indstillingen stemte {there[0]}, {there[1]} og ⟦{name}.⟧ Imod stemte {there[2]}."
                    " Indstillingen er dermed godkendt.",
                    f"Godkendt med 3 stemmer mod 1. Imod stemte ⟦{name}.⟧",
                    f"⟦{name}⟧ stemte imod. Indstillingen blev godkendt.",
                    f"Godkendt. ⟦{name}⟧ undlod at stemme.",
                ),
            )
            return Planted((*planted.places, ids(*section.paragraphs)))
    return None


def disqualified_votes(bed: Bed) -> Planted | None:
    """Somebody who is disqualified votes."""
    there = _names(bed)
    if len(there) < 4:
        return None
    one, two, three = there[:3]
    for item, section in decided(bed, *_YES):
        planted = bed.set_text(
            item,
            section,
            bed.pick(
                f"{one} erklærede sig inhabil og forlod lokalet. For stemte {two} og ⟦{one}.⟧"
                f" Imod stemte {three}. Indstillingen blev godkendt.",
                f"{one} er inhabil og forlod lokalet. Godkendt med 3 stemmer mod 1. Imod stemte ⟦{one}.⟧",
                f"Godkendt. {one} var inhabil og forlod lokalet. ⟦{one}⟧ stemte imod.",
            ),
        )
        return Planted((*planted.places, ids(*section.paragraphs)))
    return None


def too_many_votes(bed: Bed) -> Planted | None:
    """More votes than there were members."""
    there = len(bed.meeting.participants)
    if there < 3:
        return None
    for item, section in decided(bed, *_YES):
        yes, no = there, bed.chance.randint(2, 5)
        text = bed.pick(
            f"⟦Indstillingen blev godkendt med {yes} stemmer mod {no}.⟧",
            f"⟦For stemte {yes}. Imod stemte {no}.⟧ Indstillingen blev dermed godkendt.",
            f"⟦Godkendt med {yes} stemmer for og {no} imod.⟧",
        )
        planted = bed.set_text(item, section, text)
        return Planted((*planted.places, ids(*section.paragraphs)))
    return None


def unknown_voter(bed: Bed) -> Planted | None:
    """Somebody votes whom the head does not name."""
    there = _names(bed)
    if len(there) < 4:
        return None
    name = bed.pick("Svend Åge Ladegaard", "Merete Kornbæk", "Ulla Dahlsgård")
    for item, section in decided(bed, *_YES):
        text = bed.pick(
            f"For stemte {there[0]}, {there[1]} og {there[2]}. Imod stemte ⟦{name}.⟧"
            " Indstillingen blev godkendt.",
            f"Godkendt med 3 stemmer mod 1. Imod stemte ⟦{name}.⟧",
        )
        planted = bed.set_text(item, section, text)
        return Planted((*planted.places, ids(*section.paragraphs)))
    return None


def no_quorum(bed: Bed) -> Planted | None:
    """More members are absent than are there."""
    present, absent = _listed(bed, _PRESENT, len(bed.meeting.participants)), _listed(bed, _ABSENT, 1)
    if present is None or absent is None or len(bed.meeting.participants) < 4:
        return None
    label = words_text(present.words).split(":")[0] if ":" in words_text(present.words) else None
    gone = words_text(absent.words).split(":")[0] if ":" in words_text(absent.words) else None
    if label is None or gone is None:
        return None
    there, away = (
        "Signe Højvang, Bo Tranberg",
        "Lars Ravnkilde, Gerda Munkbjerg, Ejnar Skov, Ida Lundsgaard, Per Holk",
    )
    for line, text in ((present, f"{label}: ⟦{there}⟧"), (absent, f"{gone}: ⟦{away}⟧")):
        line.sentences, _marked = bed.said(text)
    bed.minutes.head = [each for each in bed.minutes.head if not _SUBSTITUTE.match(words_text(each.words))]
    return Planted((ids(present), ids(absent)))


def stays(bed: Bed) -> Planted | None:
    """Somebody is disqualified, and nothing says that they left."""
    there = _names(bed)
    for item, section in decided(bed, *_YES):
        if not there:
            return None
        text = bed.pick(
            f"Godkendt. ⟦{there[0]} erklærede sig inhabil.⟧",
            f"⟦{there[0]} er inhabil.⟧ Indstillingen blev godkendt.",
            f"Indstillingen blev godkendt. ⟦{there[0]} var inhabil i sagen.⟧",
        )
        return bed.set_text(item, section, text)
    return None


def for_whom(bed: Bed) -> Planted | None:
    """A substitute, and not whom they stand for."""
    absent = _line(bed, _ABSENT)
    label = bed.pick("Stedfortræder", "Stedfortrædere", "Suppleant")
    if absent is None or bed.meeting.substitutes or bed.minutes.language != "da":
        line = _line(bed, _SUBSTITUTE)
        if line is None or not bed.meeting.substitutes:
            return None
        who = words_text(line.words).split(":")[-1].split(" for ")[0].strip()
        line.sentences, marked = bed.said(f"{label}: ⟦{who}⟧")
        return bed.planted(None, marked)
    at = bed.minutes.head.index(absent) + 1
    made, marked = bed.said(f"{label}: ⟦{bed.pick('Inger Vestbo', 'Jonas Klitte', 'Mie Bredahl')}⟧")
    bed.minutes.head.insert(at, WrittenParagraph(Form.FIELD, made))
    return bed.planted(None, marked)


def spelt_two_ways(bed: Bed) -> Planted | None:
    """A name of the head stands in an item with a letter otherwise."""
    for name in _names(bed):
        last = name.split()[-1]
        for old, new in (
            ("gaard", "gård"),
            ("gård", "gaard"),
            ("bæk", "bech"),
            ("v", "w"),
            ("n", "nn"),
            ("l", "ll"),
            ("k", "ck"),
        ):
            if last.endswith(old) and len(last) > 4:
                other = last[: -len(old)] + new
                break
        else:
            other = last[:-2] + last[-1] + last[-2]
            if other == last or len(last) < 6:
                continue
        wrong = " ".join([*name.split()[:-1], other])
        for item, section in decided(bed, *_YES):
            text = bed.pick(
                f"Godkendt. ⟦{wrong}⟧ tog forbehold.",
                f"Indstillingen blev godkendt. ⟦{wrong}⟧ ønskede forslaget belyst yderligere.",
                f"Godkendt. ⟦{wrong}⟧ orienterede om baggrunden.",
            )
            head = [
                word.id for each in bed.minutes.head for word in each.words if word.text.strip(",.;") == last
            ]
            planted = bed.set_text(item, section, text)
            return Planted((*planted.places, tuple(head)))
    return None


FAULTS = (
    Fault("participants not stated", (), not_stated, alone=True),
    Fault("absent and present in the head", (), absent_and_present),
    Fault("absent and active in an item", (), absent_in_item),
    Fault("absent member who votes", (), absent_votes),
    Fault("disqualified member who votes", (), disqualified_votes),
    Fault("more votes than members present", (), too_many_votes),
    Fault("vote of somebody not present", (), unknown_voter),
    Fault("no quorum", (), no_quorum, alone=True),
    Fault("disqualified without the word on leaving", (), stays),
    Fault("substitute without whom they stand for", (), for_whom),
    Fault("a name spelt in two ways", (), spelt_two_ways),
)
