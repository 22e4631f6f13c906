"""The text of storaadal-byraad-2019, marked as marked_text.py reads it. All of it is invented."""

STORAADAL = """
t Referat
| Udvalg: | Byrådet
| Dato: | Torsdag, 14 november, 2019 - 18:30
| Mødested: | Storådal Rådhus, byrådssalen
Indholdsfortegnelse
| Pkt. | Tekst
| 96 | Fremmøde
| 97 | Godkendelse af dagsorden
| 98 | Garanti for lån til fjernvarme i Lundeby
| 99 | Ny forpagtningsaftale for Bavnehøj
| 100 | Kvalitetsstandarder 2020 for hjælp og pleje
| 101 | Beslutningsforslag fra Lokallisten om lokale råd i alle sogne
| 102 | Frasalg af den gamle skole i Rørby
| 103 | Valg af 2. næstformand for Byrådet
| 104 | Vindmøllepark ved Store Kær - planforslag
| 105 | Orientering om ny ferielov
| 106 | Sagen om tilskud til ombygning af hallen i Aadum
| 107 | Lukket: Personalesag
| 108 | Underskriftsblad
# 96. Fremmøde
Sagsnummer: 19/301
== Beslutning
Grete Lomborg (V) havde meldt afbud. Som stedfortræder mødte Henrik Aaby (V). Alle øvrige var til stede,
  dog forlod Søren Bitsch (O) mødet efter punkt 103.
# 97. Godkendelse af dagsorden
Sagsnummer: 19/302
== Beslutning
Dagsordenen blev godkendt.
# 98. Garanti for lån til fjernvarme i Lundeby
Sagsnummer: 18/20933
[~Garanti for lån til fjernvarme i Lundeby~]
== Resume
Lundeby Varmeværk søger om kommunegaranti for et lån på 41,5 mio. kr. til en varmepumpe. Projektforslaget
  blev godkendt af Teknik- og Klimaudvalget den 4. juni 2019.
== Historik
Byrådet den 29. august 2019: Sagen blev udsat, da varmeværkets budget manglede.
== Sagsfremstilling
Varmeværket fyrer i dag med naturgas. Pumpen henter varme fra åen og dækker 82 pct. af behovet.[^1.
  Beregningen bygger på et normalår. 2. Elafgiften er sat til satsen for 2021.^] Priserne for et hus på 130
  m² er
| Løsning | Pris pr. år | CO2 i ton
| 1. Naturgas | 17.900 kr. | 1.940
| 2. Varmepumpe | 14.250 kr. | 210
| 3. Halm | 15.100 kr. | 95
Advokaten har gennemgået lånevilkårene og peger på to forhold:
* Garantien skal godkendes af Energitilsynet, hvis afgiften overstiger 1 pct.
* Varmeværkets vedtægter forbyder pant i ledninger.
== Økonomi
Garantien påvirker ikke lånerammen. Varmeværket betaler en årlig provision på 0,5 pct.
== Sagen afgøres af
Byrådet
== Administrativ indstilling
Administrationen indstiller,
* at garantien gives
* at provisionen fastsættes til 0,5 pct. om året
* at ansøgningen om tilskud til boringer afslås.
== Beslutning Økonomiudvalget den 5. november 2019
Anbefales.
Bo Ejersted (C) tager forbehold.
Afbud: Grete Lomborg (V)
== Beslutning Byrådet den 14. november 2019
Lokallisten stillede ændringsforslag om, at provisionen sættes til 1 pct.
For forslaget stemte 4, Lokallisten og Dansk Folkeparti.
Imod forslaget stemte 17, Venstre, Socialdemokratiet, Det Konservative Folkeparti og SF.
Ændringsforslaget bortfaldt.
For den administrative indstilling stemte 18, Venstre, Socialdemokratiet, Det Konservative Folkeparti, SF
  og Søren Bitsch (O).
Imod stemte 3, Lokallisten.
Indstillingen er dermed vedtaget.
== Bilag
* Ansøgning fra Lundeby Varmeværk
* Budget 2020-2024, revideret
* Notat fra advokat Per Stentoft af 1. oktober 2019
# 99. Ny forpagtningsaftale for Bavnehøj
Sagsnummer: 19/7714
[~Ny forpagtningsaftale for Bavnehøj~]
== Resume
Aftalen om 38 ha udløber ved årets udgang.
== Sagsfremstilling
Den nuværende forpagter tilbyder 3.900 kr. pr. ha. Naturafdelingen ønsker afgræsning af skrænten.
== Administrativ indstilling
Administrationen indstiller, at aftalen forlænges i fem år.
== Beslutning Økonomiudvalget den 5. november 2019
Indstillingen anbefales.
== Beslutning Byrådet den 14. november 2019
[-Udsættes til mødet i december.-][+Godkendt med den tilføjelse, at skrænten afgræsses.+]
Afbud: Grete Lomborg (V)
# 100. Kvalitetsstandarder 2020 for hjælp og pleje
Sagsnummer: 19/9066
[~Kvalitetsstandarder 2020 for hjælp og pleje~]
== Resume
Standarderne skal efter serviceloven vedtages hvert år. Forslaget har været i høring hos Ældrerådet og
  Handicaprådet.
== Sagsfremstilling
Der foreslås tre ændringer i forhold til 2019:
1. Rengøring hver tredje uge
Hjælpen gives i dag hver anden uge. Ældrerådet kan ikke anbefale ændringen.
2. Bad to gange om ugen
Uændret for borgere med tryghedspakke.
3. Indkøb over nettet
Ordningen er frivillig.
== Administrativ indstilling
Administrationen indstiller, at standarderne godkendes.
== Beslutning Social- og Sundhedsudvalget den 28. oktober 2019
For indstillingen stemte 3 (V og C). Imod stemte 2 (A og F). Indstillingen anbefales.
Et mindretal bestående af A og F anbefaler, at rengøring hver anden uge bevares.
== Beslutning Økonomiudvalget den 5. november 2019
Social- og Sundhedsudvalgets indstilling anbefales.
== Beslutning Byrådet den 14. november 2019
Socialdemokratiet og SF stillede ændringsforslag om, at der fortsat gives rengøring hver anden uge. For
  stemte 11 (A, F og L). Imod stemte 10 (V, C og O). Ændringsforslaget er vedtaget.
Standarderne blev derefter godkendt med ændringen.[!Skriv "enstemmigt"? Eller er sagen sendt tilbage til
  udvalget?!]
Afbud: Grete Lomborg (V)
== Bilag
* Kvalitetsstandarder 2020
* Høringssvar fra Ældrerådet
* Høringssvar fra Handicaprådet
# 101. Beslutningsforslag fra Lokallisten om lokale råd i alle sogne
Sagsnummer: 19/12210
[~Beslutningsforslag fra Lokallisten om lokale råd i alle sogne~]
== Beslutningstema
Lokallisten foreslår, at der fra 2021 vælges et lokalt råd i hvert af de 14 sogne.
== Beslutning Byrådet den 14. november 2019
For forslaget stemte 5, Lokallisten og SF. Imod forslaget stemte 14, Venstre, Socialdemokratiet og Det
  Konservative Folkeparti. Undlod at stemme: 2, Dansk Folkeparti og Tove Hjulskov (A).
Forslaget er ikke vedtaget.
Lokallisten ønskede tilført protokollen: "Nærdemokrati er ikke en udgift, men en investering. Vi kommer
  igen."
# 102. Frasalg af den gamle skole i Rørby
Sagsnummer: 17/4450
== Beslutning Byrådet den 14. november 2019
Taget af dagsordenen på borgmesterens foranledning.
# 103. Valg af 2. næstformand for Byrådet
Sagsnummer: 19/13001
== Sagsfremstilling
Peder Skaftkær har ønsket at udtræde af hvervet på grund af sygdom. Valget foregår som flertalsvalg, jf.
  styrelseslovens § 24, stk. 2.
== Beslutning Byrådet den 14. november 2019
Der blev foreslået Tove Hjulskov (A) og Bo Ejersted (C). Tove Hjulskov fik 12 stemmer og er valgt. Bo
  Ejersted fik 9 stemmer.
# 104. Vindmøllepark ved Store Kær - planforslag
Sagsnummer: 16/15528
[~Vindmøllepark ved Store Kær - planforslag~]
== Resume
Planforslaget giver plads til seks møller på 149,9 m. Det skal sendes i offentlig høring i otte uger, før
  det kan vedtages.
== Administrativ indstilling
Administrationen indstiller, at forslaget og miljørapporten sendes i høring.
== Beslutning Teknik- og Klimaudvalget den 29. oktober 2019
Anbefales. Mads Ovesen Krat (V) er inhabil og forlod mødet.
== Beslutning Økonomiudvalget den 5. november 2019
Ikke tiltrådt. 3 stemte for (A og F), 4 imod (V og C).
== Beslutning Byrådet den 14. november 2019
Sendes tilbage til Teknik- og Klimaudvalget med anmodning om et alternativ med fire møller.
Mads Ovesen Krat (V), Lis Tang (A) og Hans Jørn Bro (C) er inhabile og deltog ikke i sagens behandling.
Fraværende: Grete Lomborg (V), Søren Bitsch (O)
== Bilag
* Planforslag Store Kær
* Miljørapport
* Referat fra Byrådets møde den 20. juni 2018 (uddrag)
# 105. Orientering om ny ferielov
Sagsnummer: 19/8855
== Administrativ indstilling
Administrationen indstiller, at orienteringen tages til efterretning.
== Beslutning Byrådet den 14. november 2019
Godkendt.
Fraværende: Grete Lomborg (V), Søren Bitsch (O)
# 106. Sagen om tilskud til ombygning af hallen i Aadum
Sagsnummer: 18/3321
== Administrativ indstilling
Administrationen indstiller, at sagen drøftes.
== Beslutning Kultur- og Fritidsudvalget den 30. oktober 2019
Oversendes til budgetforhandlingerne.
== Beslutning Byrådet den 14. november 2019
Drøftet. Byrådet henviser sagen til Kultur- og Fritidsudvalget.
Fraværende: Grete Lomborg (V), Søren Bitsch (O)
# 107. Lukket: Personalesag
Sagsnummer: 19/13040
# 108. Underskriftsblad
Sagsnummer: 19/303
== Beslutning
-
"""
