"""The words of the Swedish PDF minutes of this folder. All of it is invented."""

from __future__ import annotations

HEADER = [
    ("Plats och tid", "Sessionssalen, kommunhuset i Hässlehult, kl. 13.30-16.40"),
    ("Ajournering", "15.00-15.20"),
    (
        "Beslutande\nLedamöter",
        "Anders Råberg (M), ordförande\nGunilla Ekervik (C), 1:e vice ordförande\n"
        "Leif Tornemark (S), 2:e vice ordförande\nCecilia Bäckdahl (M)\nRune Hyltén (M)\nSara Wingård (FP)\n"
        "Ing-Marie Hultebro (S)\nKent Lövsund (S)\nZahra Ahmadi (S)\nOve Skarpenäs (SD)",
    ),
    (
        "Tjänstgörande ersättare",
        "Mats Olof Brännås (KD) ersätter Per-Arne Klinteberg (M)\n"
        "Birgit Sandhamre (MP) ersätter Roland Tvedahl (V) §§ 14-22",
    ),
    (
        "Övriga närvarande",
        "Christer Holmstrand, kommunchef\nMaria Elgqvist, ekonomichef §§ 14-16\n"
        "Johan Frövi, räddningschef § 15\nBirgitta Ståhlgren, sekreterare",
    ),
    ("Utses att justera", "Leif Tornemark"),
    ("Justeringens plats och tid", "Kommunkansliet 2012-02-15"),
    ("Underskrifter", "Sekreterare Birgitta Ståhlgren     Paragrafer 14-25"),
    ("", "Ordförande Anders Råberg"),
    ("", "Justerande Leif Tornemark"),
]
NOTICE = [
    ("Organ", "Kommunstyrelsen"),
    ("Sammanträdesdatum", "2012-02-08"),
    ("Anslaget sätts upp", "2012-02-16"),
    ("Anslaget tas ned", "2012-03-09"),
    ("Underskrift", "Birgitta Ståhlgren"),
]

# heading as printed, case id (or ""), text; "#" a label
ITEMS = [
    (
        "§ 14 Ändring av föredragnings\u00adlistan",
        "",
        """#Kommunstyrelsens beslut
Ärende 9, Val till styrelsen för Hässlehults Bostäder AB, utgår. Ett ärende om brandstationen läggs till \
som information. Föredragningslistan godkänns i övrigt.""",
    ),
    (
        "15 Information om brandstationen",
        "Dnr KS 2010/377",
        """#Ärendebeskrivning
Räddningschefen informerar om fuktskadorna i brandstationen och om de åtgärder som vidtagits. \
Kommunstyrelsen diskuterar personalens arbetsmiljö.
#Kommunstyrelsens beslut
Kommunstyrelsen tackar för informationen.""",
    ),
    (
        "§ 16 Överföring av investerings\u00admedel från 2011 till 2012",
        "Dnr KS 2012/21",
        """#Ärendebeskrivning
Nämnderna har begärt att få föra över sammanlagt 14,2 miljoner kronor i investeringsmedel som inte \
förbrukades under 2011. Ekonomikontoret föreslår att 11,9 miljoner kronor förs över.
Nämndernas begäran och ekonomikontorets förslag framgår av följande sammanställning, i tusental kronor:
Tekniska nämnden: begärt 9 800, föreslaget 8 400
Barn- och utbildningsnämnden: begärt 3 100, föreslaget 2 600
Kultur- och fritidsnämnden: begärt 1 300, föreslaget 900
#Arbetsutskottets förslag
Kommunstyrelsen föreslår kommunfullmäktige besluta
att överföra 11 900 000 kronor från 2011 till 2012 enligt ekonomikontorets förslag.
#Yrkanden
Leif Tornemark (S) yrkar bifall till arbetsutskottets förslag med den ändringen att kultur- och \
fritidsnämnden får överföra hela det begärda beloppet.
Gunilla Ekervik (C) instämmer i Leif Tornemarks yrkande.
#Propositionsordning
Ordföranden ställer proposition på arbetsutskottets förslag med och utan Leif Tornemarks ändring och finner \
att kommunstyrelsen bifaller förslaget med ändringen.
#Kommunstyrelsens förslag till kommunfullmäktige
att överföra 12 300 000 kronor från 2011 till 2012, varav 1 300 000 kronor till kultur- och fritidsnämnden.
#Beslutsunderlag
Arbetsutskottets protokoll 2012-01-25, § 9
Ekonomikontorets skrivelse 2012-01-18""",
    ),
    (
        "§ 17 Antagande av fördjupad översikts\u00adplan för Hässlehults hamn och Norra strandområdet",
        "Dnr KS 2008/512",
        """#Ärendebeskrivning
Arbetet med planen inleddes 2008. Planen har varit på samråd under 2010 och ställdes ut under tiden 15 \
augusti - 17 oktober 2011. Utställningen gav 41 yttranden, som har sammanställts i ett utlåtande.
Planens huvuddrag
1. Hamnens yttre del behålls för yrkesfiske och varv.
2. Inre hamnen omvandlas till bostäder och service. Omkring 220 lägenheter kan byggas.
3. Norra strandområdet hålls fritt från bebyggelse.
Länsstyrelsens granskningsyttrande
Länsstyrelsen anser att frågan om översvämning inte är tillräckligt belyst. Byggnader bör därför inte \
uppföras på mark lägre än 2,5 meter över havet. Planen har kompletterats i den delen. Arbetsutskottet \
behandlade ärendet den 25 januari 2012, § 11, och lämnade det utan eget förslag.
Ekonomi
Saneringen av inre hamnen beräknas kosta mellan 30 och 45 miljoner kronor. Kommunens andel är inte fastställd.
#Yrkanden
Anders Råberg (M) yrkar att planen antas.
Kent Lövsund (S) yrkar att planen antas med den ändringen att högst 150 lägenheter får byggas i inre hamnen.
Birgit Sandhamre (MP) yrkar avslag på planen.
#Propositionsordning
Ordföranden redogör för att det finns tre förslag till beslut. Han föreslår att hans eget yrkande utgör \
huvudförslag, och att motförslag till huvudförslaget utses först. Kommunstyrelsen godkänner denna ordning. \
Ordföranden finner att Kent Lövsunds yrkande utses till motförslag. Votering begärs.
Följande voteringsproposition godkänns:
Den som bifaller ordförandens yrkande röstar ja.
Den som bifaller Kent Lövsunds yrkande röstar nej.
#Voteringsresultat
Med 7 ja-röster mot 4 nej-röster och 1 som avstår beslutar kommunstyrelsen att bifalla ordförandens \
yrkande.
Ja röstar: Anders Råberg (M), Gunilla Ekervik (C), Cecilia Bäckdahl (M), Rune Hyltén (M), Sara Wingård \
(FP), Mats Olof Brännås (KD) och Ove Skarpenäs (SD).
Nej röstar: Leif Tornemark (S), Ing-Marie Hultebro (S), Kent Lövsund (S) och Zahra Ahmadi (S).
Avstår: Birgit Sandhamre (MP).
#Kommunstyrelsens förslag till kommunfullmäktige
att anta den fördjupade översiktsplanen för Hässlehults hamn och Norra strandområdet.
#Reservation
Leif Tornemark (S), Ing-Marie Hultebro (S), Kent Lövsund (S) och Zahra Ahmadi (S) reserverar sig mot \
beslutet till förmån för Kent Lövsunds yrkande.
#Särskilt yttrande
Sara Wingård (FP) lämnar följande särskilda yttrande: "Jag delar oron för översvämning och förutsätter att \
frågan prövas på nytt i varje detaljplan."
#Beslutsunderlag
Fördjupad översiktsplan, antagandehandling 2011-12-19
Utlåtande efter utställning
Länsstyrelsens granskningsyttrande 2011-10-14""",
    ),
    (
        "18 Försäljning av fastig\u00adheten Lärkan 4",
        "Dnr KS 2011/298",
        """#Ärendebeskrivning
Tre anbud har kommit in på fastigheten, där det tidigare låg ett bibliotek. Det högsta anbudet är på 2,9 \
miljoner kronor.
#Arbetsutskottets förslag
Kommunstyrelsen beslutar att sälja fastigheten till högstbjudande.
#Kommunstyrelsens beslut
Ärendet bordläggs till kommunstyrelsens sammanträde den 7 mars 2012.""",
    ),
    (
        "§ 19 Lokalprogram för ny förskola i Ekeby",
        "Dnr KS 2011/433",
        """#Ärendebeskrivning
Barn- och utbildningsnämnden godkände lokalprogrammet den 13 december 2011, § 102. Programmet omfattar fem \
avdelningar och tillagningskök.
#Yrkanden
Cecilia Bäckdahl (M) yrkar att ärendet återremitteras för att kostnaden för ett mottagningskök ska räknas \
fram.
Ing-Marie Hultebro (S) yrkar att ärendet avgörs i dag.
#Beslutsgång
Ordföranden ställer proposition på om ärendet ska avgöras i dag eller återremitteras och finner att ärendet \
återremitteras. Votering begärs inte.
#Kommunstyrelsens beslut
Ärendet återremitteras till barn- och utbildningsnämnden för att kostnaden för ett mottagningskök ska \
räknas fram.
#Reservation
Ing-Marie Hultebro (S) reserverar sig mot beslutet.""",
    ),
    (
        "20 Motion om fria busskort för ungdomar under sommaren",
        "Dnr KS 2011/187",
        """#Ärendebeskrivning
Roland Tvedahl (V) har i en motion föreslagit att alla ungdomar mellan 13 och 19 år ska få ett fritt \
busskort under sommarlovet. Tekniska nämnden tillstyrker motionen, medan ekonomikontoret avstyrker den.
#Arbetsutskottets förslag
Kommunstyrelsen föreslår kommunfullmäktige att avslå motionen.
#Yrkanden
Birgit Sandhamre (MP) och Zahra Ahmadi (S) yrkar bifall till motionen.
#Votering
Votering begärs. Ja-röst för arbetsutskottets förslag, nej-röst för bifall till motionen. Voteringen \
utfaller med 6 ja-röster och 6 nej-röster. Ordförandens utslagsröst avgör.
#Kommunstyrelsens förslag till kommunfullmäktige
att avslå motionen.""",
    ),
    (
        "§ 21 Riktlinjer för stöd till föreningar",
        "Dnr KS 2011/460",
        """#Ärendebeskrivning
Riktlinjerna ersätter bestämmelserna från 1998. De är utsända på remiss till 34 föreningar, och 12 har svarat.
#Jäv
Rune Hyltén (M) anmäler jäv såsom ordförande i Hässlehults Gymnastikförening och lämnar sammanträdet under \
ärendet.
#Kommunstyrelsens beslut
Kommunstyrelsen antar riktlinjerna med den ändringen att punkt 6, om förskott på bidrag, utgår.
#Beslutsunderlag
Förslag till riktlinjer 2011-12-05
Sammanställning av remissvar""",
    ),
    (
        "§ 22 Remiss - förslag till regionalt trafikförsörjnings\u00adprogram",
        "Dnr KS 2011/502",
        """#Ärendebeskrivning
Regionen har översänt ett förslag till program för yttrande senast den 1 mars 2012.
#Arbetsutskottets förslag
Kommunstyrelsen antar kommunkansliets förslag till yttrande som sitt eget.
#Kommunstyrelsens beslut
Enligt arbetsutskottets förslag.""",
    ),
    (
        "23 Entledigande och val av ersättare i tekniska nämnden",
        "Dnr KS 2012/30",
        """#Ärendebeskrivning
Jan-Olov Stenåker (C) har begärt att bli entledigad från sitt uppdrag.
#Kommunstyrelsens förslag till kommunfullmäktige
att entlediga Jan-Olov Stenåker, och
att till ny ersättare välja Anna-Lisa Mörtfors (C).""",
    ),
    (
        "§ 24 Meddelanden och delegationsbeslut",
        "",
        """Länsstyrelsens beslut 2012-01-12 om bidrag till kalkning av sjöar
Protokoll från ägarsamråd med Norra Renhållning AB 2012-01-17
Personalchefens beslut om anställning 1-7/2012
#Kommunstyrelsens beslut
Meddelandena och delegationsbesluten läggs till handlingarna.""",
    ),
    (
        "§ 25 Tvist om leverans av journalsystem",
        "Dnr KS 2011/77",
        """Sekretess enligt 31 kap. 16 § offentlighets- och sekretesslagen. Paragrafen publiceras inte.""",
    ),
]
