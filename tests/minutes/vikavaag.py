"""The words of the Norwegian ODT minutes of this folder, nearly New Norwegian. All of it is invented."""

from __future__ import annotations

HEADER = [
    ["Utval/styre/råd:", "Kontrollutvalet i Vikavåg"],
    ["Møtedato/tid:", "26. februar 2009 kl. 10.00 - 13.15"],
    ["Møtestad:", "Vikavåg rådhus, møterom Holmen"],
    [
        "Deltakarar:",
        "Magnhild Otterlei, leiar\nJarle Sætrevik, nestleiar\nBrynjulv Haugsøy\nTorgunn Myklebu\n"
        "Steinar Vågane, vara for Asta Reksnes",
    ],
    ["Forfall:", "Asta Reksnes"],
    [
        "Andre som møtte:",
        "Dagleg leiar Vidar Osdal, Ytre Kontrollsekretariat IKS\n"
        "Oppdragsansvarleg revisor Helga Sunde Kvamme\nRådmann Olav Tveiterås (sak 5/2009)",
    ],
]

# number, title, the table "Saka blir handsama i" (or none), text; "#" a label
ITEMS = [
    (
        "1/2009",
        "Godkjenning av protokoll frå møtet 27. november 2008",
        [],
        """#Sekretariatet si tilråding:
Protokollen frå møtet 27. november 2008 blir godkjend.
#Handsaming:
Brynjulv Haugsøy peika på at han ikkje var til stades under sak 31/2008.
#Vedtak:
Protokollen blir godkjend med den rettinga at Brynjulv Haugsøy hadde forfall til sak 31/2008. \
Samrøystes.""",
    ),
    (
        "2/2009",
        "Referat og meldingar",
        [],
        """#Vedlegg:
*Statusrapport frå revisjonen per 31. januar 2009
*Protokoll frå formannskapet 22. januar 2009
*Melding om vedtak i kommunestyret, sak 88/2008: Budsjett for kontroll og tilsyn
#Sekretariatet si tilråding:
Kontrollutvalet tek meldingane til orientering.
#Vedtak:
Som tilrådinga. Samrøystes.""",
    ),
    (
        "3/2009",
        "Årsmelding for kontrollutvalet 2008",
        [["Kontrollutvalet", "26.02.2009", "3/2009"], ["Kommunestyret", "02.04.2009", ""]],
        """#Saksopplysningar:
Kontrollutvalet skal kvart år gi kommunestyret ei melding om arbeidet sitt. Utvalet hadde i 2008 seks \
møte og handsama 34 saker. Framlegget til årsmelding følgjer vedlagt.
#Sekretariatet si tilråding:
Kontrollutvalet sender årsmeldinga for 2008 til kommunestyret med slikt framlegg til vedtak:
Kommunestyret tek årsmeldinga til orientering.
#Handsaming:
Utvalet gjekk gjennom framlegget side for side.
#Vedtak:
Kontrollutvalet sender årsmeldinga for 2008 til kommunestyret med slikt framlegg til vedtak:
Kommunestyret tek årsmeldinga til orientering.""",
    ),
    (
        "4/2009",
        "Plan for selskapskontroll 2009-2012",
        [["Kontrollutvalet", "26.02.2009", "4/2009"], ["Kommunestyret", "02.04.2009", ""]],
        """#Vedlegg:
*Utkast til plan for selskapskontroll 2009-2012
*Oversikt over eigarskapen til kommunen
#Saksopplysningar:
Etter forskrift om kontrollutval § 13 skal utvalet minst éin gong i valperioden lage ein plan for \
selskapskontroll. Planen skal byggje på ei overordna analyse. Kommunen eig heilt eller delvis ni \
selskap:
|Selskap|Eigardel|Vesentlegheit
|Vikavåg Energi AS|100 %|Høg
|Ytre Renovasjon IKS|22 %|Høg
|Vikavåg Kulturbygg AS|51 %|Middels
|Fjordruta AS|4 %|Låg
#Vurdering:
Sekretariatet meiner at Vikavåg Energi AS bør kome først. Selskapet har skifta leiar to gonger, og \
utbytet har gått ned. Den overordna analysen peikar òg på at eigarmeldinga frå 2003 er forelda.
#Sekretariatet si tilråding:
Kontrollutvalet rår kommunestyret til å gjere slikt vedtak:
1. Plan for selskapskontroll 2009-2012 blir vedteken.
2. Kontrollutvalet får fullmakt til å endre prioriteringa i planperioden.
#Handsaming:
Torgunn Myklebu sette fram slikt endringsframlegg:
Punkt 2 går ut.
#Røysting:
Endringsframlegget frå Myklebu fekk 2 røyster (Myklebu og Haugsøy) og fall.
Tilrådinga vart deretter vedteken med 4 mot 1 røyst (Myklebu).
#Innstilling til kommunestyret:
1. Plan for selskapskontroll 2009-2012 blir vedteken.
2. Kontrollutvalet får fullmakt til å endre prioriteringa i planperioden.""",
    ),
    (
        "5/2009",
        "Forvaltningsrevisjon - rapport om offentlege innkjøp",
        [["Kontrollutvalet", "27.11.2008", "33/2008"], ["Kontrollutvalet", "26.02.2009", "5/2009"]],
        """#Bakgrunn:
Kontrollutvalet tinga prosjektet i møte 24. april 2008. Utvalet utsette saka 27. november 2008, fordi \
rådmannen ikkje hadde fått frist til å uttale seg.
#Saksopplysningar:
Revisjonen har gått gjennom 40 innkjøp i 2006 og 2007. Hovudfunna er:
1. Protokoll manglar i elleve av innkjøpa.
2. Fire innkjøp over terskelverdien er ikkje lyste ut.
3. Rammeavtalane blir ikkje følgde av skulane.
Rådmannen skriv i uttalen sin at reglementet er under revisjon, og at det blir tilsett ein innkjøpar.
#Sekretariatet si tilråding:
Rapporten blir send kommunestyret med framlegg om at han blir teken til etterretning.
#Handsaming:
Rådmannen gjorde greie for oppfølginga og svarte på spørsmål. Jarle Sætrevik er bror til dagleg leiar i \
eit av firma som er omtala i rapporten. Han vart samrøystes rekna som ugild og gjekk frå. Utvalet var då \
fire medlemer.
Leiaren sette fram slikt framlegg:
Rapporten blir send attende til revisjonen. Utvalet ber om at innkjøpa i 2008 blir tekne med.
#Røysting:
Framlegget frå leiaren vart vedteke med dobbeltrøysta til leiaren (2 mot 2 røyster).
#Vedtak:
Rapporten blir send attende til revisjonen. Utvalet ber om at innkjøpa i 2008 blir tekne med.""",
    ),
    (
        "6/2009",
        "Val av utsending til årsmøtet i Forum for tilsyn",
        [],
        """#Handsaming:
Leiaren og Asta Reksnes vart føreslegne.
#Vedtak:
Magnhild Otterlei blir vald, med Asta Reksnes som vara. Samrøystes.""",
    ),
    (
        "7/2009",
        "Brev frå innbyggjar om byggesak på Ytre Holmen",
        [],
        """#Saksopplysningar:
Brevskrivaren ber kontrollutvalet omgjere eit løyve som det faste utvalet for plansaker gav i 2007.
#Sekretariatet si tilråding:
Saka blir avvist. Kontrollutvalet er ikkje klageinstans.
#Røysting:
Tilrådinga samrøystes vedteken.
#Vedtak:
Saka blir avvist. Kontrollutvalet er ikkje klageinstans.""",
    ),
    (
        "8/2009",
        "Unnateke offentlegheit, offentleglova § 13",
        [],
        "Saka vart handsama for stengde dører, jf. kommunelova § 77 nr. 8. Eigen protokoll.",
    ),
    (
        "9/2009",
        "Orientering om rekneskapsrevisjonen",
        [],
        """#Handsaming:
Oppdragsansvarleg revisor gjorde greie for arbeidet så langt. Utvalet drøfta avviket på lønsområdet.
#Vedtak:
Kontrollutvalet tek orienteringa til vitande.""",
    ),
    (
        "10/2009",
        "Møteplan hausten 2009",
        [],
        """#Sekretariatet si tilråding:
Kontrollutvalet vedtek desse møtedatoane: 27. august, 8. oktober og 26. november 2009.
#Vedtak:
Saka blir utsett til neste møte.""",
    ),
]
