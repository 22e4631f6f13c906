"""Where somebody lives and is reached, and words that point to health, family and social cases."""

from __future__ import annotations

import pytest

from tests.review.drafts import found, quotes
from tests.review.nordic import norwegian, swedish

HEAD = (
    "Referat Byrådet 3. september 2024\nNørrevang Kommune\n\nDeltagere: Anna Krog, Bo Lind\n\n"
    "Punkt 1: Henvendelse\n\nSagsfremstilling\n"
)


@pytest.mark.parametrize(
    ("text", "words", "severity"),
    [
        ("Ida Holm kan kontaktes på mobil 20 30 40 50.", "20 30 40 50", "warning"),
        ("Afdelingen svarer, jf. bilag 2. Ring til Ida Holm på 20 30 40 50.", "20 30 40 50", "warning"),
        ("Forvaltningen afslog, og borgeren Ida Holm, tlf. 20 30 40 50, klager.", "20 30 40 50", "warning"),
        ("Moren kan fanges på 20304050 hele dagen.", "20304050", "warning"),
        ("Hun kan kontaktes på mobil 20\n30 40 50 om sagen.", "20 30 40 50", "warning"),
        ("Hun kan kontaktes på mobil 20 30 40\n50 om sagen.", "20 30 40 50", "warning"),
        ("Der er indsigelser fra Ida\nHolm, Skovvej 12, og fra naboer.", "Skovvej 12", "warning"),
        ("Ida Holm, Gl.\nSkovvej 12, har klaget.", "Gl. Skovvej 12", "warning"),
        ("Klageren bor på Skovvej 12, 2. tv.", "Skovvej 12, 2. tv.", "warning"),
        ("Mette Holm, cpr 150212-1234, Egevej 14, 4700 Næstby, klager.", "Egevej 14, 4700 Næstby", "warning"),
        ("Hun skriver fra ida.holm@gmail.com om sagen.", "ida.holm@gmail.com", "warning"),
        ("Hun skriver fra ida@broens-venner.example om sagen.", "ida@broens-venner.example", "note"),
        ("Beløbet overføres til reg.nr. 1234 kontonr. 0012345678.", "1234 kontonr. 0012345678", "warning"),
        ("Ida Holm, født 1. maj 1980, søger om støtte.", "1. maj 1980", "warning"),
    ],
)
def test_what_is_private_is_found(text: str, words: str, severity: str) -> None:
    (finding,) = found("private-contact", f"{HEAD}{text}\n")
    assert finding.quote == words
    assert finding.severity.value == severity
    assert finding.message.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "Nørrevang Kommune, Storegade 1, tlf. 59 53 44 00.",
        "Kontakt chefkonsulent Per Vang på tlf. 59 53 44 01.",
        "Spørgsmål kan rettes til visitationen, tlf. 99 88 77 66.",
        "Ring til Jobcentret på tlf. 59 53 44 02.",
        "Spørgsmål kan rettes til visitationen i ældre-\nafdelingen, tlf. 99 88 77 66.",
        "Skriv til borgerservice@noerrevang.example om sagen.",
        "Skriv til per.vang@noerrevang.example om sagen.",
        "Lokalplanen gælder ejendommen Skovvej 12.",
        "Landinspektør Ida Holm, Skovvej 12, har målt grunden op.",
        "Sagsnr. 20304050 og CVR 29189374.",
    ],
)
def test_offices_officials_and_properties_are_left_alone(text: str) -> None:
    assert found("private-contact", f"{HEAD}{text}\n") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ida Holm har fået en diagnose og kan ikke arbejde.", "diagnose"),
        ("Kommunen afgjorde, at borgeren Sol Vang skal have førtidspension.", "førtidspension"),
        ("Sagen om Peter Mark og hans forældremyndighed er genoptaget.", "forældremyndighed"),
        ("Torkel Vinterberg er gravid.", "gravid"),  # first names that no list has
        ("I går blev Ymer Al-Stage indlagt.", "indlagt"),
        ("Sagen gælder Xenia von Krogh, som er fraskilt.", "fraskilt"),
        ("Det oplyses, at familien Tornehave er hjemløs.", "hjemløs"),
        ("Hr. Okkels har fået en blodprop.", "blodprop"),
        ("Naboen Jens Vold, som er gået fra sin kone, klager.", "gået fra sin"),
        ("Pedel Egon Vad er meldt syg, og timerne dækkes.", "meldt syg"),
        ("Ejeren Ida Holm sidder i kørestol.", "kørestol"),
        ("Lejeren Bo Stenvig skylder husleje.", "skylder husleje"),
        ("Mona Friis har fået en skriftlig advarsel.", "fået en skriftlig advarsel"),
        ("Karla Storm bor på et krisecenter.", "krisecenter"),
        ("Forslaget er fra Ivan Munk. Han er fraskilt.", "fraskilt"),
        ("Det er Lones mand, som er indlagt.", "indlagt"),  # by the first name alone
        ("Bente har fået en blodprop.", "blodprop"),
        ("Anna Krog (A) har fået en depression.", "depression"),  # of a member, straight
        ("Bo Lind, der er skilt, bor her.", "er skilt"),
        ("Anna Krog genopstiller ikke, da hun er sygemeldt.", "sygemeldt"),
        ("Ida Holm fra Vejby har fået en depression.", "depression"),
        ("Ida Holm fra Vejby søger om førtidspension.", "førtidspension"),
        ("Ida Holm oplyser, at hun har en depression.", "depression"),
        ("Afskedigelsen af skoleleder Ida Holm, oplyser hun, er uberettiget.", "Afskedigelsen"),
        ("Ida Holm blev i foråret fyret.", "fyret"),
    ],
)
def test_a_sensitive_word_near_a_name_is_worth_a_look(text: str, word: str) -> None:
    (finding,) = found("sensitive-words", f"{HEAD}{text}\n")
    assert finding.quote == word
    assert finding.severity.value == "note"
    assert len(finding.also) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Udgifterne til førtidspension og kontanthjælp steg.",
        "Anna Krog stemte imod takster for plejehjemsplads og kontanthjælp.",
        "Ida Holm holdt oplæg. Antallet af diagnoser er stigende i kommunen.",
        "Nørrevang Plejehjem har fået flere beboere med demens.",
        "Centerleder Lone Holst orienterede om misbrug, og Ida Holm holdt et oplæg om demens.",
        "Broen Nørrevang og Mødrehjælpen Vesterby støtter hjemløse.",
        "Anna spurgte til demens, og Bo Lind er formand for rådet om misbrug.",
        "Anna Krog roste planen, da hun har arbejdet i mange år med demens.",
        "Bo Lind har foreslået flere pladser til mennesker med demens.",
        "Ejeren Ida Holm søger om alkoholbevilling, og ansøgningen er i behandling.",
        "Blå Kors og Kirkens Korshær har tilbud om misbrug.",
        "Dansk Psykolog Forening og Ældre Sagen udtaler sig om depression.",
        "Radikale Venstre stemte for flere midler mod vold, og Røde Hal er egnet ved handicap.",
        "Botilbuddet Lindely Vest modtager borgere med autisme fra Nørre Torup.",
        "Projektet lider af forsinkelser, oplyser Ida Holm.",
        "Ida Holm fra Banevæsnet omtalte vold, og Mona Friis har skrevet rapporten om stressramte.",
        "Ifølge professor Ida Holm bør indsatsen mod misbrug styrkes.",
        "Værket er fyret af flis, siger Ida Holm.",
        "Volden ved borgen er fredet, og Ida Holm ejer den.",
        "Landsforeningen Autisme har svaret, og Ida Holm ejer den.",
        "Ingeniør Ida Holm vurderer, at broen har svag ryg.",
        "Taskforce Hjemløs hjælper de hjemløse, og taskforce og Hjemløs Nu er to ting.",
    ],
)
def test_matters_of_nobody_in_particular_and_members_are_left_alone(text: str) -> None:
    assert quotes("sensitive-words", f"{HEAD}{text}\n") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Mette Holm klager over afslaget. Sønnen har ADHD og går i specialklasse.",
            ["ADHD", "specialklasse"],
        ),
        ("Ansøgeren er født den 12. marts 1985. Han lider af en depression.", ["lider af en depression"]),
        (
            "Sagen vedrører cpr.nr. 150212-1234. Familien modtager kontanthjælp, og faren er hjemløs.",
            ["kontanthjælp", "hjemløs"],
        ),
        ("Ida Holm klager over vold. Antallet af diagnoser er stigende.", ["vold"]),
        ("Ansøgeren kan få kontanthjælp, og klageren kan få fleksjob.", []),
    ],
)
def test_a_paragraph_about_one_person_is_read_as_a_whole(text: str, words: list[str]) -> None:
    assert quotes("sensitive-words", f"{HEAD}{text}\n") == words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ejeren Ida Holm har fået en diagnose.", "Ida Holm"),
        ("Projektleder Ymer Stage har fået en diagnose.", "Ymer Stage"),
        ("Det er ingeniør Ida Holm, som har en diagnose.", "Ida Holm"),
    ],
)
def test_an_office_is_no_part_of_a_name(text: str, name: str) -> None:
    (finding,) = found("sensitive-words", f"{HEAD}{text}\n")
    assert finding.message == f"“diagnose” stands near the name {name}."


_NORWEGIAN_CASE = "Saksopplysninger:\n{}\n\nVedtak:\nKaia bygges."
_SWEDISH_CASE = "Beslut\nKajen byggs.\n\nÄrendebeskrivning\n{}"


@pytest.mark.parametrize(
    ("check", "minutes", "told"),
    [
        (
            "national-number",
            norwegian(_NORWEGIAN_CASE.format("Eier er Tor Eide, 300375 10048.")),
            ["300375 10048"],
        ),
        (
            "national-number",
            norwegian(_NORWEGIAN_CASE.format("Eier er Tor Eide (70037510031).")),
            ["70037510031"],
        ),
        (
            "national-number",
            norwegian(_NORWEGIAN_CASE.format("Eide, f.nr. 30037510049, eier.")),
            ["30037510049"],
        ),
        ("national-number", norwegian(_NORWEGIAN_CASE.format("Betalt til konto 30037510048.")), []),
        ("national-number", norwegian(_NORWEGIAN_CASE.format("Målt til 30037510049 enheter.")), []),
        ("national-number", swedish(_SWEDISH_CASE.format("Ägare är Ulf Hed, 450930-1232.")), ["450930-1232"]),
        (
            "national-number",
            swedish(_SWEDISH_CASE.format("Ägare är Ulf Hed, 19450990-1239.")),
            ["19450990-1239"],
        ),
        ("national-number", swedish(_SWEDISH_CASE.format("Pnr: 19640823 3234.")), ["19640823 3234"]),
        (
            "national-number",
            swedish(_SWEDISH_CASE.format("Ulf Hed, 930423-1236.")),
            ["930423-1236"],
        ),  # mistyped
        ("cpr-number", swedish(_SWEDISH_CASE.format("Ulf Hed, 450930-1232.")), []),
        ("national-number", swedish(_SWEDISH_CASE.format("Bolaget har org.nr 556012-1234.")), []),
        ("national-number", swedish(_SWEDISH_CASE.format("Beslut i dnr 450930-1232 finns.")), []),
        ("private-contact", swedish(_SWEDISH_CASE.format("Han nås på 070-123 45 67.")), ["070-123 45 67"]),
        ("private-contact", swedish(_SWEDISH_CASE.format("Planchefen nås på 070-123 45 67.")), []),
        ("sensitive-words", norwegian(_NORWEGIAN_CASE.format("Tone Eide er rusavhengig.")), ["rusavhengig"]),
        ("sensitive-words", swedish(_SWEDISH_CASE.format("Sonen till Östen Hed har adhd.")), ["adhd"]),
        ("sensitive-words", swedish(_SWEDISH_CASE.format("Kari Lundin (M) är sjukskriven.")), []),
    ],
)
def test_persons_in_norwegian_and_swedish_minutes(check: str, minutes: str, told: list[str]) -> None:
    assert quotes(check, minutes) == told
