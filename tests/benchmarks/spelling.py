"""How many right words of real minutes the spelling takes amiss, and how many planted slips it finds.

    python tests/benchmarks/spelling.py [FOLDER] [--wrong] [--missed]

FOLDER holds minutes in Danish (PDF, DOCX, text). A slip is a letter dropped, doubled, turned round with the
next or replaced, in words chosen by a seed, each judged where it stands. What makes another real word, one
that the dictionary, the list of the field or the document has, or another form of the same, is not counted.
A compound that comes about by a slip is no real word: where it passes, the slip was missed. Compounds are
written apart where a part ends that compounds begin with; each is judged in its paragraph.
`--wrong` lists what was called misspelt, `--missed` the slips that were not found; both with compounds.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from measuring import ROOT  # puts the repository's root on the path

from core.parsing import parse
from core.review.draft import Draft
from core.review.spelling.dictionaries import dictionary_for, lacking
from core.review.spelling.dictionary_words import DictionaryWords, words_of_dictionary
from core.review.spelling.document_words import DocumentWords
from core.review.spelling.of_draft import known_words, spelt_paragraphs
from core.review.spelling.speller import Speller, is_left_out
from core.review.spelling.tokens import Token
from core.review.spelling.word_files import municipal_words
from core.review.spelling.written_apart import Apart
from core.sources import read

CORPUS = ROOT.parent / "shared" / "corpus"
SEED = 8
PLANTED = 25  # words of a document, each with four slips
ALPHABET = "abcdefghijklmnoprstuvyæøå"
KINDS = ("dropped", "doubled", "turned", "replaced")
REPEATED = 3


def main(arguments: list[str]) -> None:
    """Measure, and print."""
    folder = next((Path(each) for each in arguments if not each.startswith("--")), CORPUS)
    found = dictionary_for("da")
    if found is None:
        sys.exit(lacking("da"))
    words = words_of_dictionary(found)
    distinct: set[str] = set()
    called: dict[str, str] = {}
    planted: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    suggested = took = 0.0
    missed: list[str] = []
    called_one: list[str] = []
    parted: Counter[bool] = Counter()
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".pdf", ".docx", ".txt"):
            continue
        source = read(path.read_bytes())
        draft = Draft(source, parse(source), path.name)
        began = time.perf_counter()
        document = DocumentWords(draft.meeting, REPEATED)
        speller = Speller("da", words, known_words(()), document)
        tokens, texts = [], []
        for paragraph in spelt_paragraphs(draft):
            of_it = speller.tokens(paragraph.text)
            document.take(of_it, paragraph.item)
            tokens += of_it
            texts.append((paragraph.text, of_it))
        distinct |= {token.word for token in tokens}
        for token in tokens:
            wrong = speller.judged(token)
            if wrong is not None:
                sign = "warning" if wrong.likely else "note"
                called[token.word] = f"{sign}: {', '.join(wrong.suggestions[:3])} ({path.name})"
        took += time.perf_counter() - began
        apart = Apart("da", words, speller, document)
        for text, of_it in texts:
            for _first, pair in apart.pairs(text, of_it):
                called_one.append(f"{text[pair.start : pair.end]} ({path.name})")
        for text, cut in parting(texts, words):
            parted[False] += 1
            if any(at.end > cut > at.start for _first, at in apart.pairs(text, speller.tokens(text))):
                parted[True] += 1
            else:
                missed.append(f"{text[max(0, cut - 30) : cut + 20]} (apart)")
        for token, kind, slip in planting(tokens, speller, words.knows, document):
            planted[kind] += 1
            wrong = speller.judged(token._replace(word=slip))
            if wrong is None:
                missed.append(f"{token.word} -> {slip} ({kind})")
                continue
            caught[kind] += 1
            suggested += token.word in wrong.suggestions
    print(f"{len(distinct)} distinct words, {len(called)} called misspelt: {len(called) / len(distinct):.2%}")
    low = {word for word in distinct if word.islower()}
    print(f"  in small letters {len(low)}, {sum(word in low for word in called) / len(low):.2%}")
    print(f"  warnings {sum(each.startswith('warning') for each in called.values())}; all in {took:.1f} s")
    for kind in KINDS:
        print(f"{kind:10}{planted[kind]:6} planted {caught[kind] / max(1, planted[kind]):8.1%} found")
    print(f"{'all':10}{planted.total():6} planted {caught.total() / planted.total():8.1%} found")
    print(f"{'apart':10}{parted[False]:6} planted {parted[True] / parted[False]:8.1%} found")
    print(f"  pairs of words of the documents themselves that are called one: {len(called_one)}")
    print(f"  the right word is suggested for {suggested / caught.total():.1%} of those found")
    if "--wrong" in arguments:
        print(*(f"{word}: {said}" for word, said in sorted(called.items())), *called_one, sep="\n")
    if "--missed" in arguments:
        print(*sorted(missed), sep="\n")


def planting(tokens: list[Token], speller: Speller, knows, document: DocumentWords):  # type: ignore[no-untyped-def]
    """Token, kind of slip and misspelt word, for words that are right and no names."""
    chance = random.Random(SEED)
    seen: set[str] = set()
    right = []
    for token in tokens:
        usual = len(token.word) >= 4 and token.word.isalpha() and not is_left_out(token.word)
        if usual and token.word not in seen and (token.word.islower() or (token.opens and not token.named)):
            seen.add(token.word)
            if (
                not token.hung
                and not token.word.isupper()
                and speller.judged(token) is None
                and speller.is_right(token.word)
            ):
                right.append(token)
    for token in chance.sample(right, min(PLANTED, len(right))):
        for kind in KINDS:
            slip = slipped(token.word, kind, chance)
            if slip != token.word and not _is_real(slip, token.word, speller, knows, document):
                yield token, kind, slip


def parting(texts: list[tuple[str, tuple[Token, ...]]], words: DictionaryWords) -> Iterator[tuple[str, int]]:
    """Paragraphs in each of which a compound is written apart, and where."""
    chance = random.Random(SEED)
    cuts: dict[str, tuple[str, int]] = {}
    for text, tokens in texts:
        for token in tokens:
            word = token.word
            if word.islower() and word.isalpha() and not token.hung and word == text[token.start : token.end]:
                for at in range(len(word) - 3, 2, -1):
                    if word[:at] in words.compounds.heads and words.ends_compound(word[at:]):
                        cut = token.start + at
                        cuts.setdefault(word, (f"{text[:cut]} {text[cut:]}", cut))
                        break
    yield from chance.sample(list(cuts.values()), min(PLANTED, len(cuts)))


def slipped(word: str, kind: str, chance: random.Random) -> str:
    """A word with a slip in it; its first letter is left as it is where that is a capital."""
    first = 1 if word[0].isupper() else 0
    at = chance.randrange(first, len(word))
    if kind == "dropped":
        return word[:at] + word[at + 1 :]
    if kind == "doubled":
        return word[:at] + word[at] + word[at:]
    if kind == "turned":
        at = min(at, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if at >= first else word
    return word[:at] + chance.choice(ALPHABET) + word[at + 1 :]


def _is_real(slip: str, word: str, speller: Speller, knows, document: DocumentWords) -> bool:  # type: ignore[no-untyped-def]
    small = slip.lower()
    if knows(slip) or knows(small) or small in municipal_words("da") or document.count(small):
        return True
    shorter = min(len(slip), len(word))
    return slip[: shorter - 1] == word[: shorter - 1] and speller.is_right(slip)


if __name__ == "__main__":
    main(sys.argv[1:])
