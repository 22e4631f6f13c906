"""The words of the Norwegian DOCX minutes of this folder. All of it is invented."""

from __future__ import annotations

HEADER = [
    ["Utvalg:", "Kommunestyret"],
    ["Møtested:", "Kulturhuset Fjæra, storsalen"],
    ["Dato:", "18.02.2021"],
    ["Tidspunkt:", "17:00 - 21:35"],
]
MEMBERS = [
    ["Navn", "Funksjon", "Representerer"],
    ["Hilde Marie Torsvåg", "Ordfører", "AP"],
    ["Geir Olav Sandnesmo", "Varaordfører", "SP"],
    ["Camilla Breivoll", "Medlem", "AP"],
    ["Yngve Skarstein", "Medlem", "H"],
    ["Aslaug Indrefjord", "Medlem", "SP"],
    ["Mohamed Warsame", "Medlem", "SV"],
    ["Bernt Roar Kjelvik", "Medlem", "FRP"],
    ["Signe Hovdenak", "Medlem", "MDG"],
    ["Terje Lauvås", "Medlem", "AP"],
    ["Kristin Nerlandsmo", "Medlem", "H"],
    ["Jostein Valvåg", "Medlem", "SP"],
]
AWAY = [
    ["Navn", "Funksjon", "Representerer"],
    ["Eldbjørg Rossvoll", "MEDL", "AP"],
    ["Trond Inge Melby", "MEDL", "H"],
]
SUBSTITUTES = [
    ["Navn", "Møtte for", "Representerer"],
    ["Pål Andreas Gjøstein", "Eldbjørg Rossvoll", "AP"],
]
STAFF = [
    ["Navn", "Stilling"],
    ["Ragnhild Ytrehus", "Kommunedirektør"],
    ["Lars Petter Øvstebø", "Kommunalsjef plan og teknikk"],
    ["Inger Johanne Sæle", "Møtesekretær"],
]

# number, title, "X" in the column Lukket, archive number, text; "#" a label, "##" a minute of a body
ITEMS = [
    (
        "PS 11/21",
        "Godkjenning av innkalling og saksliste",
        "",
        "2021/15",
        """##Saksprotokoll i Kommunestyret - 18.02.2021
#Behandling:
Ordføreren foreslo at PS 19/21 behandles før PS 13/21. Bernt Roar Kjelvik (FRP) meldte et spørsmål, \
se FO 2/21.
#Vedtak:
Innkalling og saksliste enstemmig godkjent, med den endringen at PS 19/21 behandles før PS 13/21.""",
    ),
    (
        "PS 12/21",
        "Referatsaker",
        "",
        "2021/16",
        """##Saksprotokoll i Kommunestyret - 18.02.2021
#Vedtak:
Referatsakene tas til orientering.""",
    ),
    ("RS 3/21", "Protokoll fra representantskapet i Fjære Renovasjon IKS", "", "2020/1187", ""),
    ("RS 4/21", "Statsforvalterens vedtak i klagesak om skoleskyss", "", "2020/904", ""),
    (
        "PS 13/21",
        "Detaljregulering for Kvalskjæret næringsområde - sluttbehandling",
        "",
        "2018/677",
        """#Kommunedirektørens innstilling:
1. Detaljregulering for Kvalskjæret næringsområde, plan-ID 201806, vedtas.
2. Innsigelsen fra statsforvalteren anses som imøtekommet.
#Saksopplysninger
Planen legger til rette for settefiskanlegg, kai og inntil 14 000 m2 næringsbygg. Den har vært på høring \
og til offentlig ettersyn to ganger, senest fra 5. oktober til 20. november 2020.
Innkomne merknader
Det kom inn elleve merknader ved siste høring. Fire av dem gjelder støy, tre gjelder utsikt, og resten \
gjelder veien inn til området.
|Merknad fra|Tema|Tatt til følge
|Statsforvalteren|Naturmangfold|Ja
|Kvalskjæret velforening|Byggehøyde|Delvis
|Fjære fiskarlag|Låssettingsplass|Nei
#Vurdering
Kommunedirektøren mener at hensynet til arbeidsplasser veier tyngst. Byggehøyden er satt ned fra 18 til \
15 meter etter høringen.
#Økonomiske konsekvenser
Utbygger dekker vei, vann og avløp fram til tomtegrensen, jf. utbyggingsavtalen.
#Vedlegg
1 Plankart 12.01.2021
2 Reguleringsbestemmelser
3 Merknadshefte
##Saksprotokoll i Formannskapet - 02.02.2021
#Behandling:
Signe Hovdenak (MDG) fremmet følgende forslag: Saken utsettes i påvente av ny støyutredning.
#Votering:
Utsettelsesforslaget fikk 1 stemme og falt.
Kommunedirektørens innstilling ble vedtatt mot 1 stemme (MDG).
#Innstilling til kommunestyret:
1. Detaljregulering for Kvalskjæret næringsområde, plan-ID 201806, vedtas.
2. Innsigelsen fra statsforvalteren anses som imøtekommet.
##Saksprotokoll i Kommunestyret - 18.02.2021
#Behandling:
Yngve Skarstein (H) stilte spørsmål ved egen habilitet, fordi firmaet hans har levert tilbud på \
grunnarbeidene. Han fratrådte og ble enstemmig kjent inhabil etter forvaltningsloven § 6 andre ledd. \
11 representanter til stede.
Mohamed Warsame (SV) fremmet følgende endringsforslag på vegne av SV og MDG:
Største tillatte byggehøyde settes til 12 meter.
Jostein Valvåg (SP) fremmet følgende tilleggsforslag:
Nytt punkt 3: Låssettingsplassen ved Ytre Kvalskjæret skal sikres i utbyggingsavtalen.
#Votering:
Endringsforslaget fra SV og MDG falt med 3 mot 8 stemmer.
Tilleggsforslaget fra Valvåg ble enstemmig vedtatt.
Innstillingen fra formannskapet ble vedtatt med 9 mot 2 stemmer (SV og MDG).
#Vedtak:
1. Detaljregulering for Kvalskjæret næringsområde, plan-ID 201806, vedtas.
2. Innsigelsen fra statsforvalteren anses som imøtekommet.
3. Låssettingsplassen ved Ytre Kvalskjæret skal sikres i utbyggingsavtalen.""",
    ),
    (
        "PS 14/21",
        "Framtidig barnehagestruktur - valg av alternativ",
        "",
        "2019/1420",
        """#Kommunedirektørens innstilling:
Alternativ B legges til grunn for det videre arbeidet: Solbakken og Leirvika barnehager slås sammen i nytt \
bygg ved Fjæra skole.
#Saksopplysninger
Barnetallet går ned, og to av fire bygg har behov for oppgradering. Tre alternativer er utredet:
A) Dagens struktur videreføres.
B) To barnehager slås sammen.
C) Alle fire samles i ett bygg.
Alternativ C er ikke anbefalt av styringsgruppen.
#Vedlegg
1 Utredning av barnehagestruktur, desember 2020
2 Uttalelser fra foreldreutvalgene
##Saksprotokoll i Utvalg for oppvekst og kultur - 26.01.2021
#Behandling:
Utvalget hadde befaring i Leirvika barnehage før møtet.
#Votering:
Innstillingen falt mot 2 stemmer (H).
#Innstilling til kommunestyret:
Alternativ A legges til grunn. Dagens struktur videreføres ut 2024.
##Saksprotokoll i Kommunestyret - 18.02.2021
#Behandling:
Ordføreren viste til at det er kommet nye prognoser for barnetallet etter at saken ble sendt ut.
Camilla Breivoll (AP) fremmet følgende forslag:
Saken sendes tilbake til kommunedirektøren for ny utredning på grunnlag av prognosene fra februar 2021.
#Votering:
Forslaget fra Breivoll ble vedtatt med 10 mot 2 stemmer (FRP og Aslaug Indrefjord (SP)).
#Vedtak:
Saken sendes tilbake til kommunedirektøren for ny utredning på grunnlag av prognosene fra februar 2021.""",
    ),
    (
        "PS 15/21",
        "Forskrift om vann- og avløpsgebyrer - vedtak etter høring",
        "",
        "2020/1533",
        """#Kommunedirektørens innstilling:
Forskrift om vann- og avløpsgebyrer i Nordfjære kommune vedtas med virkning fra 01.07.2021.
#Saksopplysninger
Forslaget har vært på høring i seks uker. Det kom inn én uttalelse, fra Huseiernes forening.
##Saksprotokoll i Kommunestyret - 18.02.2021
#Behandling:
Kristin Nerlandsmo (H) fremmet følgende endringsforslag: Virkningsdatoen endres til 01.01.2022.
#Votering:
Innstillingen med endringsforslaget fra Nerlandsmo ble enstemmig vedtatt.
#Vedtak:
Forskrift om vann- og avløpsgebyrer i Nordfjære kommune vedtas med virkning fra 01.01.2022.""",
    ),
    (
        "PS 16/21",
        "Søknad om fritak fra politiske verv - Eldbjørg Rossvoll",
        "",
        "2021/98",
        """#Valgnemndas innstilling:
Valgnemnda legger fram sin innstilling i møtet.
##Saksprotokoll i Kommunestyret - 18.02.2021
#Behandling:
Valgnemndas leder Terje Lauvås (AP) la fram valgnemndas innstilling.
#Votering:
Enstemmig.
#Vedtak:
1. Eldbjørg Rossvoll innvilges fritak fra sine verv til 31.12.2021.
2. Pål Andreas Gjøstein rykker opp som fast medlem av kommunestyret.
3. Som nytt medlem av utvalg for oppvekst og kultur velges Camilla Breivoll.""",
    ),
    ("PS 17/21", "Forlik i tvist om entreprise", "X", "2019/322", ""),
    (
        "PS 18/21",
        "Kontrollutvalgets årsmelding 2020",
        "",
        "2021/71",
        """#Kontrollutvalgets innstilling:
Kommunestyret tar kontrollutvalgets årsmelding for 2020 til orientering.
##Saksprotokoll i Kommunestyret - 18.02.2021
#Behandling:
Kontrollutvalgets leder orienterte. Kommunestyret drøftet oppfølgingen av forvaltningsrevisjonen om \
byggesaker.
#Vedtak:
Kommunestyret tar kontrollutvalgets årsmelding for 2020 til orientering.""",
    ),
    (
        "PS 19/21",
        "Høring - forslag til ny fergestruktur på fylkesvei 4471",
        "",
        "2020/1608",
        """#Kommunedirektørens innstilling:
Nordfjære kommune slutter seg til fylkeskommunens forslag.
##Saksprotokoll i Kommunestyret - 18.02.2021
#Behandling:
Geir Olav Sandnesmo (SP) fremmet følgende forslag på vegne av alle partiene:
Nordfjære kommune går imot forslaget om å legge ned kveldsavgangen og ber fylkeskommunen opprettholde \
dagens tilbud.
#Votering:
Fellesforslaget ble satt opp mot innstillingen og enstemmig vedtatt.
#Vedtak:
Nordfjære kommune går imot forslaget om å legge ned kveldsavgangen og ber fylkeskommunen opprettholde \
dagens tilbud.""",
    ),
    (
        "PS 20/21",
        "Innbyggerforslag om gratis parkering i sentrum",
        "",
        "2020/1551",
        """#Kommunedirektørens innstilling:
Innbyggerforslaget tas ikke til følge.
#Saksopplysninger
Forslaget er underskrevet av 412 innbyggere og skal behandles etter kommuneloven § 12-1.
#Vedlegg
1 Innbyggerforslag med underskriftsliste (unntatt offentlighet)
##Saksprotokoll i Formannskapet - 02.02.2021
#Votering:
Innstillingen ble vedtatt mot 1 stemme (FRP).
#Innstilling til kommunestyret:
Innbyggerforslaget tas ikke til følge.
##Saksprotokoll i Kommunestyret - 18.02.2021
#Behandling:
Bernt Roar Kjelvik (FRP) fremmet følgende alternative forslag: Parkering i sentrum er gratis de første to \
timene.
#Votering:
Det alternative forslaget ble satt opp mot innstillingen. Innstillingen ble vedtatt med 8 mot 4 stemmer (H, \
FRP og Signe Hovdenak (MDG)).
#Vedtak:
Innbyggerforslaget tas ikke til følge.
#Protokolltilførsel fra FRP:
FRP ber om at saken blir vurdert på nytt i forbindelse med budsjettet for 2022.""",
    ),
    (
        "FO 2/21",
        "Spørsmål fra Bernt Roar Kjelvik (FRP) om breibånd på Ytterholmen",
        "",
        "2021/16",
        """Ordføreren svarte at utbyggeren har varslet oppstart i mai, og at tilskuddet fra fylkeskommunen \
er innvilget. Spørsmålet er med dette besvart.""",
    ),
]
