"""Small invented exports, one a system: what the tests of reading and of parsing them share."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def table(name: str, fields: dict[str, str], *inner: str) -> str:
    """A table of Acadre's XML, values escaped once."""
    told = "".join(f'<field name="{key}">{escape(value)}</field>' for key, value in fields.items())
    return f'<table name="{name}"><fields>{told}</fields>{"".join(inner)}</table>'


def acadre(items: Iterable[str] = (), kind: str = "Referat") -> bytes:
    """Minutes as Acadre exports them, without a declaration, lines ended by CR LF."""
    member = table("member", {"name": "Ada  Holm (A)", "role": "Formand", "absent": "0"})
    away = table("member", {"name": "Bo  Lund (V)", "absent": "1"})
    agenda = table(
        "agenda",
        {"name": kind},
        table("committee", {"name": "Teknisk Udvalg"}),
        table(
            "meeting",
            {"date": "2014-05-14 16:00", "finish": "2014-05-14 18:30", "location": "Lokale 2"},
            table("meetmember", {"sort": "2"}, away),
            table("meetmember", {"sort": "1"}, member),
        ),
        *(items or (acadre_item(),)),
    )
    return agenda.replace("><", ">\r\n<").encode()


def bullet(name: str, kind: int, order: int, content: str) -> str:
    """A section of an item of Acadre's."""
    said = {"bulletname": name, "bullettype": str(kind), "bulletsortorder": str(order)}
    return table("bullet", {**said, "bulletcontent": content})


def acadre_item(number: str = "71", title: str = "Ny cykelsti", *bullets: str, **fields: str) -> str:
    """An item of Acadre's, with a case, a recommendation, a decision and an attachment."""
    return table(
        "agendaitemparents",
        {"sort": number},
        table(
            "agendaitem",
            {"name": title, "caseno": "14/1234", "access": "1", **fields},
            *(
                bullets
                or (
                    bullet("Beslutning i Teknisk Udvalg den 14-05-2014", 8, 9, "<p>Godkendt.</p>"),
                    bullet("Lovgrundlag", 4, 2, ""),
                    bullet("Sagsfremstilling", 2, 1, "<p><span>Stien anlægges\r\nlangs&nbsp;åen.</span></p>"),
                    bullet("Indstilling", 6, 3, "<p>Det indstilles,</p><ul><li>at stien anlægges</li></ul>"),
                )
            ),
            table("enclosure", {"name": "Kort", "filename": "4455.PDF", "fileno": "900/14"}),
        ),
    )


SBSYS = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<Publication><PublicationTypeAsEnum>{stage}</PublicationTypeAsEnum><Agendas><Agenda>
<Name><![CDATA[Ekstraordinært møde]]></Name>
<Committee><Name><![CDATA[Økonomiudvalget]]></Name></Committee>
<Meeting><When>25-09-2012 16:00:00</When><Until>25-09-2012 17:10:00</Until>
<Where><![CDATA[Byrådssalen]]></Where><Members>
<MeetingMember><Name><![CDATA[Ada Holm (A)]]></Name>
<ParticipationStatusAsText>NotDecided</ParticipationStatusAsText></MeetingMember>
<MeetingMember><Name><![CDATA[Bo Lund (V)]]></Name>
<ParticipationStatusAsText>Absent</ParticipationStatusAsText></MeetingMember></Members></Meeting>
<Items><Item><Number>1</Number><Caption><![CDATA[Salg af grund]]></Caption><IsPublic>False</IsPublic>
<Case ID="7"><NumberAndTitle><![CDATA[12/345 Salg af grund]]></NumberAndTitle></Case>
<Fields>
<ItemField><Caption><![CDATA[RESUMÉ]]></Caption><IsFeedback>False</IsFeedback>
<Content><![CDATA[<p>Grunden s&oslash;ges k&oslash;bt.</p>]]></Content></ItemField>
<ItemField><Caption><![CDATA[ØKONOMI]]></Caption><IsFeedback>False</IsFeedback>
<Content><![CDATA[<p>Tomt indhold</p>]]></Content></ItemField>
<ItemField><Caption><![CDATA[BESLUTNING]]></Caption><IsFeedback>True</IsFeedback>
<Content><![CDATA[{decision}]]></Content></ItemField></Fields>
<Members><ItemMember><Name><![CDATA[Ada Holm (A)]]></Name>
<ParticipationStatusAsText>Absent</ParticipationStatusAsText>
<ParticipationNote><![CDATA[Inhabil]]></ParticipationNote></ItemMember></Members>
<Enclosures><Enclosure><Name><![CDATA[Vurdering]]></Name>
<InstantiationFilePathRelative>Enclosures\\1.pdf</InstantiationFilePathRelative></Enclosure>
<Enclosure><Name><![CDATA[Udenfor]]></Name>
<InstantiationFilePathRelative>..\\hemmeligt.pdf</InstantiationFilePathRelative></Enclosure></Enclosures>
</Item></Items></Agenda></Agendas></Publication>"""


def sbsys(
    stage: str = "FinalMinutes",
    decision: str = "<p><strong>18. september 2012:</strong> Udsat.</p>"
    "<p><strong>25. september 2012:</strong> Godkendt.</p>",
) -> bytes:
    """Minutes as SBSYS publishes them."""
    return SBSYS.format(stage=stage, decision=decision).encode()


EDOC = """<?xml version="1.0"?>
<Meeting><Committee>Kulturudvalget</Committee><MeetingDate>03-06-2009 15:00:00</MeetingDate>
<MeetingState>Referat endeligt godkendt</MeetingState><MeetingAgendaTypes><MeetingAgendaType>
<AgendaType>Åben dagsorden</AgendaType><PDFDocument>100.PDF</PDFDocument>
<FullText>Mødested: Biblioteket&#xC;
Deltagere: Ada Holm (A), Bo Lund (V)
1. Meddelelser</FullText>
<MeetingAgendaItems>
<MeetingAgendaItem><AgendaItemNumber>2</AgendaItemNumber><PDFDocument>102.PDF</PDFDocument>
<Document><Title>Takster i hallen</Title></Document>
<FullText>2. Takster i hallen\r\x0c
Sagsnr. 09/77
Indstilling
Forvaltningen indstiller, at taksten bliver 80 kr.
Beslutning
Godkendt.</FullText>
<Attachments><Attachment><Title>Takstblad</Title><PDFDocument>103.PDF</PDFDocument></Attachment></Attachments>
</MeetingAgendaItem>
<MeetingAgendaItem><AgendaItemNumber>1</AgendaItemNumber><PDFDocument>101.PDF</PDFDocument>
<Document><Title>Meddelelser</Title></Document>
<FullText>1. Meddelelser
Beslutning
Taget til efterretning.</FullText></MeetingAgendaItem>
</MeetingAgendaItems></MeetingAgendaType></MeetingAgendaTypes></Meeting>"""

FUJITSU = """<?xml version="1.0"?>
<Root xmlns:edoc="http://www.fujitsu.dk/agenda/xml/schemas/2009/03/31/">
<edoc:OutputTypeEnumName>Minutes</edoc:OutputTypeEnumName>
<edoc:Committee><edoc:Name>Socialudvalget</edoc:Name><edoc:Meeting>
<edoc:MeetingDateTime>2011-02-08T14:00:00</edoc:MeetingDateTime>
<edoc:EndDateTime>2011-02-08T15:00:00</edoc:EndDateTime>
<edoc:MeetingLocation>Lokale 1</edoc:MeetingLocation><edoc:MeetingParticipants>
<edoc:MeetingParticipant><edoc:Name>Ada Holm</edoc:Name><edoc:Participate>true</edoc:Participate>
<edoc:RoleInMeeting>Formand</edoc:RoleInMeeting><edoc:PoliticalPartyList>A</edoc:PoliticalPartyList>
</edoc:MeetingParticipant>
<edoc:MeetingParticipant><edoc:Name>Bo Lund</edoc:Name><edoc:Participate>false</edoc:Participate>
</edoc:MeetingParticipant></edoc:MeetingParticipants>
<edoc:Agenda><edoc:AgendaElements><edoc:AgendaElement><edoc:AccessIsPublic>true</edoc:AccessIsPublic>
<edoc:SortOrder>1</edoc:SortOrder><edoc:HandlingItem><edoc:SerialNo>4</edoc:SerialNo>
<edoc:Title>Plejehjem</edoc:Title><edoc:CaseNumber>11/99</edoc:CaseNumber><edoc:CasePresentations>
<edoc:CasePresentation><edoc:Title>Sagsfremstilling</edoc:Title>
<edoc:Content><![CDATA[<p>Der mangler pladser.</p>]]></edoc:Content></edoc:CasePresentation>
<edoc:CasePresentation><edoc:Title>Udvalget besluttede</edoc:Title><edoc:IsDecision>true</edoc:IsDecision>
<edoc:Content><![CDATA[<p>Udsat.</p>]]></edoc:Content></edoc:CasePresentation></edoc:CasePresentations>
<edoc:Attachments><edoc:Attachment><edoc:Title>Notat</edoc:Title><edoc:Link>bilag\\n.pdf</edoc:Link>
<edoc:DocumentNumber>55</edoc:DocumentNumber></edoc:Attachment></edoc:Attachments>
</edoc:HandlingItem></edoc:AgendaElement></edoc:AgendaElements></edoc:Agenda>
</edoc:Meeting></edoc:Committee></Root>"""
