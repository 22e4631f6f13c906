"""The texts of munkevig-dagsorden-2021 and of its attachments. All of it is invented.

Blocks as marked_text.py reads them: `#` an item's heading, `==` a label, `##` a free heading, `|` a row.
"""

HEAD = """
t DAGSORDEN Havne- og Erhvervsudvalget d. 09-03-2021
| Mødedato | Tirsdag d. 9. marts 2021 kl. 15:00
| Mødested | Mødelokale 3, Munkevig Rådhus
| Mødedeltagere | Jens Ove Hvidkær, Anne Mette Solbakke, Frits Raun, Line Højgård Bek, Ismail Kaya
"""

ITEM_1 = """
# Punkt 1: Godkendelse af dagsorden
21-000041
== Indstilling
Formanden indstiller,
* at dagsordenen godkendes.
"""

ITEM_2 = """
# Punkt 2: Ny ydermole i Munkevig Havn - valg af forslag
21-003310
== Resumé
Udvalget skal vælge, hvilket af to forslag til en ny ydermole der skal arbejdes videre med.
  Forundersøgelsen er færdig, og fiskeriforeningen har svaret. Nabohavnen har i januar 2021 godkendt at
  betale en del af udgiften.
== Indstilling
Havnechefen indstiller til Havne- og Erhvervsudvalget, Økonomiudvalget og Byrådet,
* at forslag B vælges
* at der gives en anlægsbevilling på 2,9 mio. kr. til projektering
* at forslag A ikke undersøges nærmere.
== Sagsfremstilling
Den nuværende mole er fra 1958. I storme fra nordvest står bølgerne ind i bassin 2, og i 2019 måtte havnen
  lukkes i 11 døgn. Udvalget besluttede på mødet den 5. maj 2020 at få lavet en forundersøgelse.
1. Forslag A
Molen forlænges med 90 meter i samme retning. Det er det billigste, men bassin 2 får kun læ i vestenvind.
2. Forslag B
Der bygges en ny mole på 160 meter uden for den gamle. Besejlingen bliver lettere, og der bliver plads til
  to servicefartøjer.
3. Nulalternativ
Molen holdes ved lige. Rådgiveren skønner, at den skal sikres for 6 mio. kr. inden 2027.
De to forslag er sammenlignet i tabellen:
| Forhold | Forslag A | Forslag B
| Længde | 90 m | 160 m
| Anlægssum | 31 mio. kr. | 48 mio. kr.
| Lukkedage pr. år, skøn | 5 | 1
Fiskeriforeningen anbefaler forslag B, men ønsker lavere takster i anlægstiden. Skagervang Kommune har over
  for Munkevig tilkendegivet, at den vil betale 3 mio. kr. af forslag B.
== Økonomi
Der er afsat 30 mio. kr. i 2022-2024. Vælges forslag B, mangler der 15 mio. kr., når nabokommunens bidrag
  er trukket fra. Finansieringen indgår i budgettet for 2022.
== Videre proces
Økonomiudvalget behandler sagen den 16. marts 2021 og Byrådet den 30. marts 2021. Projektforslaget sendes i
  offentlig høring i efteråret.
== Bilag
Bilag 1: Forundersøgelse af ny ydermole
Bilag 2: Brev fra Munkevig Fiskeriforening
Bilag 3: Referat fra Økonomiudvalget i Skagervang (uddrag)
"""

ITEM_3 = """
# Punkt 3: Takster for liggepladser og vinteropbevaring 2021
20-041177
== Resumé
Taksterne har været uændrede siden 2017. Forslaget har været i høring hos havnens tre foreninger.
== Indstilling
Havnechefen indstiller til Havne- og Erhvervsudvalget,
* at taksterne godkendes med virkning fra 1. maj 2021
* at Sejlklubben Mågens ønske om rabat til ungdomsbåde imødekommes.
== Sagsfremstilling
Taksterne stiger i gennemsnit 4,5 pct. Tilskuddet til broerne bortfalder fra 2022, og havnen skal herefter
  hvile i sig selv. Der er kommet ét høringssvar, og svaret har givet anledning til, at ungdomsbåde under 6
  meter får halv takst.
== Tidligere beslutninger
Havne- og Erhvervsudvalget den 12. januar 2021:
Forslaget sendes i høring til den 15. februar 2021. Frits Raun stemte imod.
== Bilag
Takstoversigt 2020 og 2021
Høringssvar fra Sejlklubben Mågen
Kort over broerne
"""

REPORT = """
t Forundersøgelse af ny ydermole
Munkevig Havn
Udarbejdet af Kystgruppen ApS for Munkevig Kommune, januar 2021
Sag 5518-20, version 3
page
## Indhold
1. Indledning ........ 2
2. Grundlag ........ 3
2.1 Vind og bølger ........ 3
3. To forslag ........ 4
4. Økonomi ........ 5
5. Anbefaling ........ 5
## 1. Indledning
Munkevig Kommune har bedt Kystgruppen om at undersøge, hvordan uroen i bassin 2 kan mindskes. Arbejdet er
  udført fra august 2020 til januar 2021. Et udkast blev drøftet med havnefogeden den 2. december 2020.
Rapporten forudsætter, at bunden ud for molen består af fast ler. Det er bekræftet af ni boringer.
  Miljømyndigheden har godkendt, at der graves 14.000 m3 sand.
page
## 2. Grundlag
Undersøgelsen bygger på målinger fra to bøjer og på søkort fra 2018.
## 2.1 Vind og bølger
| Retning | Andel | Højeste bølge
| Vest | 38 pct. | 1,9 m
| Nordvest | 22 pct. | 3,1 m
| Nord | 9 pct. | 2,4 m
Storme fra nordvest er blevet hyppigere. I 2019 var bølgerne over 2,5 m i 74 timer.
## Punkt 2 på kortet
Ved punkt 2 på kortet, hvor den gamle mole knækker, er dybden 4,6 m. Her er stenene flyttet mere end to
  meter.
page
## 3. To forslag
Forslag A forlænger molen. Forslag B bygger en ny uden for den gamle. Et tredje forslag med bølgebryder
  blev forkastet, da det ville spærre for sejladsen.
1. Forslag A giver læ i vestenvind.
2. Forslag B giver læ i alle retninger.
3. Begge forslag kan bygges i to etaper.
page
## 4. Økonomi
Overslaget er i prisniveau 2021 og er usikkert med 20 pct. Forslag A koster 31 mio. kr. og forslag B 48
  mio. kr.
## 5. Anbefaling
Kystgruppen indstiller, at forslag B vælges, og at der laves modelforsøg i 2021.
Beslutning om etaper bør tages senest i maj 2021.
"""

LETTER = """
Munkevig Fiskeriforening
Søndre Kaj 2
Munkevig, den 14. februar 2021
Til Havne- og Erhvervsudvalget
[~Vedrørende ydermolen~]
Bestyrelsen har på sit møde den 10. februar 2021 drøftet rapporten om ydermolen. Vi støtter forslag B og
  håber, at udvalget godkender det.
Vi vil samtidig bede om
1. at vareafgiften sættes ned, så længe der bygges
2. at kajplads 7-9 holdes fri
3. at vi får tidsplanen i god tid.
Med venlig hilsen
Knud Erik Havbo
formand
"""

OTHER_MINUTES = """
t REFERAT Økonomiudvalget d. 18-01-2021
Skagervang Kommune
| Mødedato | Mandag d. 18. januar 2021 kl. 13:00
| Mødested | Skagervang Rådhus, Bøgesalen
| Mødedeltagere | Tora Vestermark, Ebbe Lindskov, Pia Norup, Rune Asger Holt (Fravær)
page
# Punkt 3: Bidrag til ny ydermole i Munkevig
20-018802
== Indstilling
Direktionen indstiller, at Skagervang Kommune betaler 3 mio. kr. af udgiften, hvis der bygges en mole på
  160 meter.
== Beslutning
Godkendt.
Ebbe Lindskov stemte imod og ønskede ført til protokollen, at pengene hellere skulle bruges på egen havn.
== Sagsfremstilling
Munkevig Kommune har spurgt nabokommunerne, om de vil bidrage. 17 både fra Skagervang lander deres fangst i
  Munkevig.
== Bilag
Henvendelse fra Munkevig Kommune
page
# Punkt 4: Udbud af rengøring
20-015530
== Beslutning
Udsat.
# Punkt 5: Lukket: Salg af grund
21-000310
"""

RATES = """
t Takstoversigt 2020 og 2021
Alle takster er i kr. inkl. moms
| Nr. | Ydelse | 2020 | 2021 | Bemærkning
| 1 | Fast plads, båd under 6 m | 1.900 | 1.985 | Ungdomsbåde: halv takst
| 2 | Fast plads, båd 6-9 m | 3.150 | 3.290 |
| 3 | Fast plads, båd over 9 m | 4.800 | 5.015 |
| 4 | Gæst, pr. døgn | 160 | 170 | Inkl. bad
| 5 | Vinteropbevaring, pr. m2 | 62 | 65 | Oktober-april
| 6 | Kran, pr. løft | 450 | 470 |
"""

MAIL = """
Fra: Sejlklubben Mågen
Sendt: 11. februar 2021 20:14
Til: Havnekontoret
Emne: Høring om takster
Kære havnekontor
Tak for materialet. Klubben har 212 medlemmer, hvoraf 64 er under 18 år. Vi har disse bemærkninger:
1. Ungdomsbåde
Vi foreslår, at både under 6 meter, der bruges af klubbens ungdomsafdeling, betaler halv takst. Det koster
  havnen omkring 22.000 kr. om året.
2. Vinteropbevaring
Vi kan ikke tiltræde, at prisen stiger, før pladsen får lys. I 2017 lovede udvalget, at lyset var godkendt
  og på vej.
page
3. Gæstepladser
Ingen bemærkninger.
Vi deltager gerne i et møde, hvis sagen udsættes.
Venlig hilsen
Bestyrelsen i Sejlklubben Mågen
"""
