"""The text of brovang-byraad-2007, marked as marked_text.py reads it. All of it is invented."""

BROVANG = """
t REFERAT
fra møde i
t BROVANG BYRÅD
Tirsdag den 23. oktober 2007 kl. 16.00¶i byrådssalen, Brovang Rådhus
[~Medlemmer:~]\tEjner Thorsgaard (V), Bodil Mikkelborg (V), Arne Søe Pallesen (V), Kaj Esmann (V), Jonna
  Brix (V), Svend Åge Klit (V), Kirstine Vang (C), Poul Dahl (C), Marie Sønderup (A), Tonny Grønbæk (A),
  Lis Damkær (A), Vagn Ottesen (A), Hanne Kobbelgård (A), Birger Toft (F), Ragnhild Skov-Nørr (F), Jens
  Ulrik Abel (O), Inger Dolmer (B)
[~Fraværende:~]\tKaj Esmann. I stedet deltog Otto Nygaard Lind (V).
[~Mødet hævet kl.~]\t18.25
page Åbne beslutningssager
toc 171. Budget 2008 og overslagsårene 2009-2011, 2. behandling.\t199
toc 172. Optagelse af lån for 2007.\t201
toc 173. Forslag til lokalplan 1-007 for et centerområde i Øster Brovang.\t201
toc 174. Vedtægt for det fælles ældreråd.\t202
toc 175. Ansøgning om alkoholbevilling til Café Sporskiftet.\t203
toc 176. Nedlæggelse af vandværket i Hede.\t203
toc 177. Valg af formand for huslejenævnet.\t204
toc 178. Forslag fra Jens Ulrik Abel om at lægge folkeskolens eksamensplaner på nettet.\t204
Åbne efterretningssager
toc 179. Status på sammenlægningen af de tekniske forvaltninger.\t205
toc 180. Regnskab for ombygning af biblioteket.\t205
Lukkede beslutningssager
toc 181. Køb af ejendom.\t206
toc Bilagsliste\t207
## Åbne beslutningssager
# 171. Budget 2008 og overslagsårene 2009-2011, 2. behandling.
J.nr.: Ø02\tSagsid: 07/2210\tSagsbehandler: OLMA
Åben sag
== Sagsfremstilling:
Økonomiudvalget og byrådet behandlede budgettet første gang i september. Siden er der indgået forlig mellem
  Venstre, Det Konservative Folkeparti og Socialdemokraterne. Forliget indebærer
1. at skatten er uændret
2. at grundskyldspromillen sættes op med 1,2
3. at der afsættes 14,5 mio. kr. til renovering af veje.
Ændringerne i forhold til forslaget fra 1. behandling ser sådan ud:
| 1.000 kr. | 2008 | 2009 | 2010
| 1. Drift | -3.400 | -5.150 | -5.150
| 2. Anlæg | 14.500 | 6.000 | 0
| 3. Renter | 210 | 310 | 325
Frist for ændringsforslag var den 12. oktober 2007 kl. 12. Der er kommet to, som er vedlagt.
Økonomiudvalget den 16. oktober 2007, pkt. 240:
Økonomiudvalget indstiller budgettet med forligets ændringer til byrådets godkendelse. Birger Toft tog
  forbehold.
Brovang Byråds møde den 23. oktober 2007, punkt 171:
Ændringsforslag nr. 1 fra Socialistisk Folkeparti om 600.000 kr. til flere pædagogtimer: For stemte 3 (F og
  B), imod stemte 14. Forslaget faldt.
Ændringsforslag nr. 2 fra Dansk Folkeparti og Det Radikale Venstre om, at færgelejet ved Sande bevares: For
  stemte 9 (A, F, O og B), imod stemte 8 (V og C). Forslaget er vedtaget.
Budgettet for 2008 og overslagsårene blev herefter, med ændringsforslag nr. 2, vedtaget med 13 stemmer (V,
  C og A) mod 2 (F). Inger Dolmer (B) stemte hverken for eller imod.
Jens Ulrik Abel (O) forlod mødet kl. 17.10 og deltog ikke i den endelige afstemning.
SF ønsker følgende ført til protokollen: "Budgettet sparer på de mindste. Vi kan ikke medvirke til, at
  normeringen i børnehaverne bliver den laveste i landsdelen."
Bilag:
* Budgetforslag 2008-2011, 2. udgave
* Ændringsforslag fra SF og fra O og B
# 172. Optagelse af lån for 2007.
J.nr.: Ø01\tSagsid: 07/3181\tSagsbehandler: OLMA
Åben sag
== Sagsfremstilling:
Kommunen kan låne 9,8 mio. kr. Renten er i dag 4,6 pct. Hvis lånet ikke er godkendt inden årets udgang,
  bortfalder rammen.
Økonomiudvalget den 16. oktober 2007, pkt. 241:
Indstilles godkendt med fast rente i 25 år.
Brovang Byråds møde den 23. oktober 2007, punkt 172:
Godkendt[-, dog med variabel rente-][+ som indstillet+].
# 173. Forslag til lokalplan 1-007 for et centerområde i Øster Brovang.
J.nr.: P16\tSagsid: 06/11873\tSagsbehandler: SUNI
Åben sag
== Sagsfremstilling:
Lokalplanen giver mulighed for 2.400 m² butikker og 18 boliger. Byrådet udsatte sagen den 25. september
  2007 for at få afklaret adgangsvejen.[^Vejlovens § 70. Politiet har givet samtykke den 8. oktober 2007.^]
  Den er nu lagt fra Ndr. Ringvej.
Plan- og Miljøudvalget den 10. september 2007, pkt. 88:
Anbefales.
Økonomiudvalget den 18. september 2007, pkt. 219:
Indstillingen tiltrædes. Poul Dahl (C) var fraværende.
Byrådet den 25. september 2007, pkt. 160:
Udsat.
Plan- og Miljøudvalget den 8. oktober 2007, pkt. 97:
Udvalget fastholder sin indstilling.
Brovang Byråds møde den 23. oktober 2007, punkt 173:
Det blev vedtaget at sende planforslaget i offentlig høring i 8 uger.
Svend Åge Klit og Marie Sønderup erklærede sig inhabile og deltog ikke i sagens behandling.
Bilag:
* Lokalplanforslag 1-007
* Kort over vejadgang, oktober 2007
# 174. Vedtægt for det fælles ældreråd.
J.nr.: A09\tSagsid: 07/1944\tSagsbehandler: KIBR
Åben sag
== Sagsfremstilling:
De to ældreråd er enige om, at rådet skal have 11 medlemmer. De er ikke enige om, hvordan der skal vælges.
Social- og Sundhedsudvalget den 2. oktober 2007, pkt. 71:
Udvalget indstiller, at vedtægten godkendes med direkte valg.
Økonomiudvalget den 16. oktober 2007, pkt. 244:
Sendes videre til byrådet uden anbefaling.
Brovang Byråds møde den 23. oktober 2007, punkt 174:
Tilbagesendes til Social- og Sundhedsudvalget, der bedes tale med ældrerådene igen.[!Var det ikke udsat,
  borgmesteren sagde? Tjek lydfilen. AMK!]
# 175. Ansøgning om alkoholbevilling til Café Sporskiftet.
J.nr.: K04\tSagsid: 07/3902\tSagsbehandler: KIBR
Åben sag
== Sagsfremstilling:
Politiet anbefaler, at ansøgningen ikke imødekommes, idet ejeren to gange er straffet for overtrædelse af
  lukketiden. Ansøgeren er hørt og henviser til, at sagerne ligger før 2001.
Økonomiudvalget den 16. oktober 2007, pkt. 246:
Indstiller, at der meddeles afslag.
Brovang Byråds møde den 23. oktober 2007, punkt 175:
Økonomiudvalgets indstilling blev forkastet med 9 stemmer mod 7. Bevillingen gives for ét år.
Kirstine Vang, Poul Dahl og Inger Dolmer henholder sig til politiets udtalelse og kan ikke tiltræde
  beslutningen.
# 176. Nedlæggelse af vandværket i Hede.
J.nr.: S08\tSagsid: 05/7007\tSagsbehandler: SUNI
Åben sag
== Sagsfremstilling:
Vandværket leverer til 31 husstande. Prøverne har siden 2004 vist for meget nikkel.
Plan- og Miljøudvalget den 8. oktober 2007, pkt. 101:
Udvalget anbefaler, at værket nedlægges den 1. april 2008.
Brovang Byråds møde den 23. oktober 2007, punkt 176:
Udsættes, indtil forbrugerne har holdt generalforsamling.
# 177. Valg af formand for huslejenævnet.
J.nr.: A09\tSagsid: 07/4040\tSagsbehandler: AMK
Åben sag
== Sagsfremstilling:
Formanden skal være jurist og må ikke have interesser i udlejning. Der er foreslået to: dommerfuldmægtig
  Gerda Ussing (af V og C) og advokat Mikael Thordal (af A og F).
Brovang Byråds møde den 23. oktober 2007, punkt 177:
Gerda Ussing fik 8 stemmer, og Mikael Thordal fik 8 stemmer. Efter lodtrækning er Mikael Thordal valgt.
# 178. Forslag fra Jens Ulrik Abel om at lægge folkeskolens eksamensplaner på nettet.
J.nr.: A09\tSagsid: 07/4118\tSagsbehandler: AMK
Åben sag
== Sagsfremstilling:
Jens Ulrik Abel foreslår, "at byrådet pålægger skolerne at offentliggøre planerne senest den 1. marts".
Brovang Byråds møde den 23. oktober 2007, punkt 178:
Forslaget fremsendes til Børne- og Skoleudvalget.
Jonna Brix var ikke til stede under punkt 178.
## Åbne efterretningssager
# 179. Status på sammenlægningen af de tekniske forvaltninger.
J.nr.: A00\tSagsid: 06/2001\tSagsbehandler: OLMA
Åben sag
== Sagsfremstilling:
Flytningen til Hovedgaden er udskudt til februar, da brandmyndigheden endnu ikke har godkendt lofterne.
Brovang Byråds møde den 23. oktober 2007, punkt 179:
Til efterretning.
# 180. Regnskab for ombygning af biblioteket.
J.nr.: Ø54\tSagsid: 04/9917\tSagsbehandler: OLMA
Åben sag
== Sagsfremstilling:
Bevillingen var 6.250.000 kr. Regnskabet viser 6.244.118 kr.
Kultur- og Fritidsudvalget den 9. oktober 2007, pkt. 55:
Taget til efterretning og videresendt til byrådet.
Brovang Byråds møde den 23. oktober 2007, punkt 180:
Byrådet tog regnskabet til efterretning, idet Ragnhild Skov-Nørr dog savner en forklaring på udgiften til
  skilte.
Bilag:
* Anlægsregnskab
## Lukkede beslutningssager
# 181. Køb af ejendom.
J.nr.: P20\tSagsid: 07/4099\tSagsbehandler: SUNI
Lukket sag
page Bilagsliste
171. Budgetforslag 2008-2011, 2. udgave
171. Ændringsforslag fra SF og fra O og B
173. Lokalplanforslag 1-007
173. Kort over vejadgang, oktober 2007
180. Anlægsregnskab
"""
