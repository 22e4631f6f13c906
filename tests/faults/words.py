"""Faults that are words: personal data, health, closed items, and language."""

from __future__ import annotations

from core.minutes import Role
from tests.faults.bed import Bed, Fault, Planted, ids
from tests.versions.written import WrittenItem, words_text

_NAMES = "Ragnhild Tornbjerg", "Oluf Krarup-Hede", "Mette Sølvsten", "Bjarke Lynggaard", "Irma Fuglebæk"
_STREETS = "Rugmarken 14", "Tjørnevænget 7, 2. tv.", "Bøgelunden 31", "Gl. Landevej 102 B"


# Confidential


def _added(bed: Bed, *texts: str) -> Planted | None:
    """Plant one of some sentences in running text."""
    for item, paragraph in bed.running():
        return bed.add_sentence(item, paragraph, bed.pick(*texts))
    return None


def cpr(bed: Bed) -> Planted | None:
    """A CPR number in one of its writings; the day is one, the check digit need not be."""
    day, month, year = bed.chance.randint(1, 28), bed.chance.randint(1, 12), bed.chance.randint(30, 99)
    last = f"{bed.chance.randint(0, 9999):04}"
    born = f"{day:02}{month:02}{year:02}"
    dotted = f"{day:02}.{month:02}.{year:02}"
    return _added(
        bed,
        f"Borgeren ⟦{born}-{last}⟧ har klaget over afgørelsen.",
        f"Sagen vedrører cpr.nr. ⟦{born}-{last}.⟧",
        f"Klagen er fra CPR-nummer ⟦{born} {last},⟧ som bor i byen.",
        f"Ansøgeren har personnummer ⟦{born}{last}.⟧",
        f"Borgeren, ⟦{dotted}-{last},⟧ ønsker støtte.",
        f"Borgeren har cpr-nr.: ⟦{born}\u2013{last}.⟧",
    )


def address(bed: Bed) -> Planted | None:
    """Where a private person lives."""
    name, street = bed.chance.choice(_NAMES), bed.chance.choice(_STREETS)
    return _added(
        bed,
        f"{name}, ⟦{street}, 8410 Sandby,⟧ har klaget over støj.",
        f"Ansøgeren {name} bor på ⟦{street}⟧ og ønsker en carport.",
        f"Der er kommet en indsigelse fra {name}, ⟦{street}.⟧",
    )


def telephone(bed: Bed) -> Planted | None:
    """A private telephone number."""
    name = bed.chance.choice(_NAMES)
    digits = " ".join(str(bed.chance.randint(20, 69)) for _pair in range(4))
    return _added(
        bed,
        f"{name} kan træffes privat på telefon ⟦{digits}.⟧",
        f"Kontakt {name} på mobil ⟦{digits}⟧ for nærmere oplysninger.",
        f"Borgeren {name}, tlf. ⟦{digits},⟧ har skrevet til udvalget.",
    )


def mail(bed: Bed) -> Planted | None:
    """A private mail address."""
    box = bed.pick("irma.fuglebaek", "oluf1957", "mette_s")
    return _added(
        bed,
        f"Henvendelsen kom fra ⟦{box}@postkassen.example⟧ i sidste uge.",
        f"Borgeren kan kontaktes på ⟦{box}@mailhuset.example.⟧",
    )


def sensitive(bed: Bed) -> Planted | None:
    """Health, family or a social case beside a name."""
    name = bed.chance.choice(_NAMES)
    return _added(
        bed,
        f"⟦{name} lider af en depression⟧ og kan ikke arbejde.",
        f"⟦{name} modtager kontanthjælp⟧ og har søgt om tilskud.",
        f"⟦{name} er i behandling for et alkoholmisbrug.⟧",
        f"⟦{name} har fået sine børn anbragt uden for hjemmet.⟧",
        f"⟦{name} er blevet diagnosticeret med sclerose.⟧",
        f"⟦{name} har været sygemeldt med stress⟧ siden foråret.",
    )


def _closed(bed: Bed) -> WrittenItem | None:
    return next(iter(bed.items(closed=True)), None)


def closed_text(bed: Bed) -> Planted | None:
    """A closed item says what was to stay behind closed doors."""
    item = _closed(bed)
    if item is None:
        return None
    section = bed.minutes.section(Role.CASE, "Sagsfremstilling")
    planted = bed.add_paragraph(
        item,
        section,
        bed.pick(
            "⟦Sælger har krævet 3,4 mio. kr. for ejendommen, og forvaltningen foreslår at byde 3,1 mio. kr.⟧",
            "⟦Medarbejderen har fået en advarsel, og forvaltningen foreslår en afskedigelse.⟧",
        ),
    )
    item.sections.append(section)
    return Planted((*planted.places, ids(item.title), ids(*section.all_paragraphs)), (item.id,))


def closed_attachments(bed: Bed) -> Planted | None:
    """A closed item lists its attachments."""
    item = _closed(bed)
    if item is None:
        return None
    section = bed.minutes.section(Role.ATTACHMENTS, "Bilag")
    planted = bed.add_paragraph(
        item, section, bed.pick("⟦Vurdering af ejendommen⟧", "⟦Udkast til aftale med sælger⟧")
    )
    item.sections.append(section)
    return Planted((*planted.places, ids(item.title), ids(*section.all_paragraphs)), (item.id,))


def closed_without_words(bed: Bed) -> Planted | None:
    """A closed item without a word for the public on what it is about, or with a person's name."""
    item = _closed(bed)
    if item is None or not item.title.words:
        return None
    name = bed.chance.choice(_NAMES)
    item.title.sentences, _marked = bed.said(
        bed.pick("–", f"Opsigelse af {name}", f"Klage fra {name}", f"Anbringelse af {name}s barn")
    )
    planted = bed.planted(item)
    return Planted((ids(item.title), ids(*item.all_paragraphs)), planted.items)


# Language


def doubled(bed: Bed) -> Planted | None:
    """A word twice."""
    return _added(
        bed,
        "Arbejdet ⟦er er⟧ færdigt til sommer.",
        "Forslaget har været ⟦i i⟧ høring.",
        "Udgiften er ⟦afholdt afholdt⟧ af foreningen.",
        "Naboerne ⟦og og⟧ foreningen er hørt.",
    )


def no_full_stop(bed: Bed) -> Planted | None:
    """A paragraph of running text ends without a full stop."""
    for item, paragraph in bed.running(2):
        last = paragraph.words[-1]
        if last.text.endswith(".") and last.text[:-1].isalpha() and len(last.text) > 4:
            last.text = last.text[:-1]
            return bed.planted(item, ids(paragraph.sentences[-1]))
    return None


def long_sentence(bed: Bed) -> Planted | None:
    """A sentence of more than forty words."""
    return _added(
        bed,
        "⟦Forvaltningen har i løbet af foråret holdt møder med alle de berørte foreninger og naboer og har på"
        " den baggrund samlet de mange forslag til en plan som nu skal drøftes i udvalget og derefter sendes"
        " ud til alle dem der har haft lyst til at være med og som gerne vil høre hvad der videre skal ske.⟧",
    )


def quotation(bed: Bed) -> Planted | None:
    """A quotation mark without its fellow."""
    return _added(
        bed,
        'Foreningen skriver, at ⟦"stien er for mørk om vinteren.⟧',
        "Planen kaldes ⟦”Den grønne vej⟧ og gælder i fire år.",
        "Lederen kalder huset ⟦»et samlingssted⟧ for hele byen.",
    )


def bracket(bed: Bed) -> Planted | None:
    """A bracket without its fellow."""
    return _added(
        bed,
        "Beløbet er afsat i budgettet ⟦(se sidste års plan⟧ og kan bruges frit.",
        "Naboerne er hørt ⟦(i alt 14 husstande.⟧",
    )


def spaces(bed: Bed) -> Planted | None:
    """A space before a comma or full stop."""
    return _added(bed, "Planen er sendt ⟦ud ,⟧ og alle har svaret.", "Svarene er samlet ⟦i mappen .⟧")


def in_title(bed: Bed) -> Planted | None:
    """A word twice in a title."""
    for item in bed.items(Role.DECISION):
        words = item.title.words
        if len(words) > 3 and not bed.entries:
            title = words_text(words)
            made, marked = bed.said(
                bed.pick(
                    f"{title} ⟦for for⟧ året", f"{title} ⟦og og⟧ næste skridt", f"{title} ⟦samt samt⟧ udbud"
                )
            )
            item.title.sentences = made
            return bed.planted(item, marked)
    return None


CONFIDENTIAL = (
    Fault("CPR number", (), cpr),
    Fault("private address", (), address),
    Fault("private telephone", (), telephone),
    Fault("private e-mail", (), mail),
    Fault("health, family, social case near a name", (), sensitive),
    Fault("closed item with text", (), closed_text),
    Fault("closed item with attachments", (), closed_attachments),
    Fault("closed item without public wording", (), closed_without_words),
)
LANGUAGE = (
    Fault("doubled word", (), doubled),
    Fault("doubled word in a title", (), in_title),
    Fault("missing full stop", (), no_full_stop),
    Fault("sentence over forty words", (), long_sentence),
    Fault("quotation mark that does not pair", (), quotation),
    Fault("bracket that does not pair", (), bracket),
    Fault("space before a comma", (), spaces),
)
