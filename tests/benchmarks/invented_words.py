"""Words for invented minutes: many of them, and spread as in real text.

Everyday Danish roots and roots put together from syllables, the compounds of both, and their inflected
forms: some 170,000 words. How often a word comes falls with its rank as Zipf's law with Mandelbrot's shift
has it, so that a few little words make up half of the text and half of all words come once or twice.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, product


def listed(words: str) -> list[str]:
    """The words of a list that is written as text."""
    return words.split()


LITTLE = listed(
    """
    og i at det er til en af for den på med der de som et har ikke om fra kan eller ved også vil skal
    men så være blev blevet bliver efter over under mellem samt hvor når hvis desuden dette denne disse
    hele flere nye årligt samlet derfor allerede senest herunder ifølge uden indtil mod gennem omkring
    således fortsat både alle andre mange færre første anden tredje videre fremover nuværende kommende
    nødvendig mulig
    """
)

VERBS = listed(
    """
    foreslår oplyser vurderer anbefaler viser indeholder omfatter forventer ønsker gennemfører
    udarbejder ændrer behandler fastlægger sikrer styrker afsætter finansierer undersøger beskriver
    svarer øger mindsker kræver fortsætter begynder afsluttes etableres udvides renoveres flyttes lukkes
    åbnes drøftes besluttes
    """
)

ROOTS = listed(
    """
    skole vej budget plan bolig havn skov bibliotek børne ældre sundhed trafik miljø affald vand varme
    energi klima kultur fritid idræt hal bro sti torv park lokal bygning areal grund udbud takst tilskud
    gæld løn personale ledelse aftale kontrakt forening borger familie elev lærer pædagog sygepleje
    pleje hjem center råd udvalg møde sag notat rapport analyse strategi politik regulativ tilladelse
    dispensation klage høring landsby by kyst å sø eng mark natur fred vind sol biogas spilde regn kloak
    rense genbrug cykel bus tog station parkering fart støj sikkerhed brand data digital system service
    kvalitet standard tilsyn drift anlæg vedlige renovering ombyg udvikling vækst erhverv turisme handel
    detail kontor job beskæftigelse uddannelse ung voksen handicap social psykiatri misbrug forebyg
    træning genoptræn madservice køkken rengøring vinter sommer jul marked festival museum musik teater
    scene kunst arkiv kirke kapel slot vandløb dige fjord færge lufthavn net fiber mast tunnel lys
    signal skilt
    """
)

TAILS = listed(
    """
    plan ordning pulje aftale analyse opfølgning udvikling strategi område gruppe center midler ramme
    regnskab projekt model forslag indsats undersøgelse forsyning bevilling styring sikring anlæg
    vedtægt bygning råd politik drift tilsyn afgift ordfører fond kreds skema
    """
)

ENDINGS = ("", "en", "s", "ens", "er", "erne", "ernes")
_ONSETS = listed("b bl br d dr f fj fl g gr h hj k kl kr l m n p r s sk sl sm sn sp st sv t tr v")
_VOWELS = listed("a e i o u æ ø å")
_CODAS = listed("d g ld lm ls m nd ng nk r rg rk rn rt s sk st t v")
_SHIFT = 2.7
_SLOPE = 1.05
MADE_ROOTS = 3000


@cache
def vocabulary() -> tuple[str, ...]:
    """All words by rank, the most frequent first. The same each time."""
    chance = random.Random(1)
    roots = list(dict.fromkeys(ROOTS))
    syllables = ["".join(parts) for parts in product(_ONSETS, _VOWELS, _CODAS)]
    made = chance.sample(syllables, MADE_ROOTS) + [
        chance.choice(syllables) + chance.choice(syllables) for _ in range(MADE_ROOTS)
    ]
    compounds = [root + tail for root in roots for tail in TAILS if root != tail]
    compounds += [root + tail for root in made for tail in chance.sample(TAILS, 4)]
    chance.shuffle(compounds)
    stems = [*roots, *compounds]
    common = [stem + ending for stem in stems[:1200] for ending in ("", "en", "er")]
    rare = [stem + ending for stem in stems for ending in chance.sample(ENDINGS, 5)]
    rare += [root + ending for root in made for ending in ENDINGS]
    chance.shuffle(rare)
    first = [*LITTLE, *VERBS]
    return tuple(dict.fromkeys([*first, *common, *rare]))


@cache
def _weights() -> tuple[float, ...]:
    return tuple(accumulate((rank + _SHIFT) ** -_SLOPE for rank in range(1, len(vocabulary()) + 1)))


def words(chance: random.Random, count: int) -> list[str]:
    """So many words as they come in running text."""
    return chance.choices(vocabulary(), cum_weights=_weights(), k=count)


def sentences(chance: random.Random, count: int) -> str:
    """So many sentences of six to eighteen words."""
    drawn = words(chance, count * 19)
    said, at = [], 0
    for _ in range(count):
        length = chance.randint(6, 18)
        one = " ".join(drawn[at : at + length])
        said.append(one[0].upper() + one[1:] + ".")
        at += length
    return " ".join(said)


def compound(chance: random.Random) -> str:
    """A compound that is easily read: "trafikstrategi"."""
    root = chance.choice(ROOTS)
    return root + chance.choice([tail for tail in TAILS if tail != root])


def name(chance: random.Random, among: Sequence[str]) -> str:
    """A place's name of invented syllables: "Snervdal"."""
    start = chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
    return start.capitalize() + chance.choice(among)
