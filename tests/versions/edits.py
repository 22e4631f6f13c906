"""Edits of words and sentences. A word that was changed keeps its id: so it is known what took its place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from core.line_breaks import MARK
from core.paragraph import Form
from tests.versions.invented import ADDED, ADVERBS, OTHER_WORDS
from tests.versions.written import Minutes, Word, WrittenParagraph, WrittenSection, WrittenSentence

_LETTERS = re.compile(r"[^\W\d_]{5,}")
_DIGITS = re.compile(r"\d")
_JOINING = ("og", "men", "da", "så", "at", "idet", "som", "der", "hvor", "och", "när", "hvis", "samt")
_SHARE = 0.25  # of the sentences that could be, that an edit takes


def running_paragraphs(minutes: Minutes) -> Iterator[tuple[WrittenSection, WrittenParagraph]]:
    """The paragraphs of the items that are sentences: no headings, rows and labels."""
    for item in minutes.items:
        for section in item.sections:
            for paragraph in section.paragraphs:
                if paragraph.form in (Form.TEXT, Form.LIST):
                    yield section, paragraph


def _some(found: list, chance: random.Random) -> list:  # type: ignore[type-arg]
    return chance.sample(found, min(len(found), max(3, int(len(found) * _SHARE))))


def _sentences(minutes: Minutes, words: int) -> list[WrittenSentence]:
    """Sentences of so many words at least."""
    return [
        sentence
        for _section, paragraph in running_paragraphs(minutes)
        for sentence in paragraph.sentences
        if len(sentence.words) >= words
    ]


def mend_typos(minutes: Minutes, chance: random.Random) -> bool:
    """Change one long word in some sentences: two letters change places, one falls out or comes twice."""
    chosen = [each for each in _sentences(minutes, 3) if any(map(_is_long, each.words))]
    for sentence in _some(chosen, chance):
        word = chance.choice([word for word in sentence.words if _is_long(word)])
        word.text = _mistyped(word.text, chance)
    return bool(chosen)


def _is_long(word: Word) -> bool:
    return _LETTERS.search(word.text) is not None


def _mistyped(text: str, chance: random.Random) -> str:
    found = _LETTERS.search(text)
    assert found is not None
    at = chance.randint(found.start() + 1, found.end() - 3)
    one, two = text[at], text[at + 1]
    if one != two and chance.random() < 0.5:
        return text[:at] + two + one + text[at + 2 :]
    return text[:at] + (one + one if chance.random() < 0.5 else "") + text[at + 1 :]


def new_figures(minutes: Minutes, chance: random.Random) -> bool:
    """Change numbers, amounts and dates: other digits in one or two words of some sentences and rows."""
    chosen = [
        sentence
        for _section, paragraph in running_paragraphs(minutes)
        for sentence in paragraph.sentences
        if figures_of(sentence)
    ]
    chosen += [
        sentence
        for item in minutes.items
        for section in item.sections
        for paragraph in section.paragraphs
        if paragraph.form is Form.ROW
        for sentence in paragraph.sentences
        if figures_of(sentence)
    ]
    for sentence in _some(chosen, chance):
        figures = figures_of(sentence)
        for word in chance.sample(figures, min(len(figures), chance.randint(1, 2))):
            word.text = _other_digit(word.text, chance)
    return bool(chosen)


def figures_of(sentence: WrittenSentence) -> list[Word]:
    """Its words with digits, but for the mark of a list: numbering a list anew is no change."""
    words = sentence.words
    if words and MARK.match(words[0].text + " "):
        words = words[1:]
    return [word for word in words if _DIGITS.search(word.text)]


def _other_digit(text: str, chance: random.Random) -> str:
    at = chance.choice([found.start() for found in _DIGITS.finditer(text)])
    other = chance.choice([digit for digit in "123456789" if digit != text[at]])
    return text[:at] + other + text[at + 1 :]


def edit_words(minutes: Minutes, chance: random.Random) -> bool:
    """One to three words of some sentences are inserted, removed or replaced, of short ones one."""
    chosen = _sentences(minutes, 5)
    for sentence in _some(chosen, chance):
        for _ in range(min(chance.randint(1, 3), max(1, len(sentence.words) // 5))):
            _edit_word(minutes, sentence, chance)
    return bool(chosen)


def _edit_word(minutes: Minutes, sentence: WrittenSentence, chance: random.Random) -> None:
    at = chance.randrange(1, len(sentence.words) - 1)
    way = chance.choice(("insert", "remove", "replace"))
    if way == "insert":
        sentence.words[at:at] = minutes.words_of(chance.choice(ADVERBS))
    elif way == "remove" and len(sentence.words) > 4 and not sentence.words[at].tab:
        del sentence.words[at]
    elif not sentence.words[at].tab:
        _replace(sentence.words[at], chance)


def _replace(word: Word, chance: random.Random) -> None:
    ending = word.text[len(word.text.rstrip(".,;:")) :]
    word.text = chance.choice([other for other in OTHER_WORDS if other not in word.text]) + ending


def rewrite_sentences(minutes: Minutes, chance: random.Random) -> bool:
    """Half of the words of some sentences become others."""
    chosen = _sentences(minutes, 6)
    for sentence in _some(chosen, chance):
        inner = sentence.words[1:-1]
        for word in chance.sample(inner, len(sentence.words) // 2):
            _replace(word, chance)
    return bool(chosen)


def add_sentences(minutes: Minutes, chance: random.Random) -> bool:
    """New sentences within paragraphs, and paragraphs of their own."""
    chosen = list(running_paragraphs(minutes))
    for section, paragraph in _some(chosen, chance):
        sentence = minutes.sentence(chance.choice(ADDED))
        places = _places_in(paragraph) if paragraph.form is Form.TEXT else []
        if places and chance.random() < 0.6:
            paragraph.sentences.insert(chance.choice(places), sentence)
        else:
            at = section.paragraphs.index(paragraph)
            section.paragraphs.insert(at + 1, WrittenParagraph(Form.TEXT, [sentence]))
    return bool(chosen)


def _places_in(paragraph: WrittenParagraph) -> list[int]:
    """Where a sentence can stand by itself: behind a full stop and before a capital."""
    sentences = paragraph.sentences
    return [
        at
        for at in range(len(sentences) + 1)
        if (at == 0 or _ends(sentences[at - 1])) and (at == len(sentences) or _begins(sentences[at]))
    ]


def _ends(sentence: WrittenSentence) -> bool:
    return sentence.words[-1].text.endswith((".", "!", "?"))


def _begins(sentence: WrittenSentence) -> bool:
    return sentence.words[0].text[:1].isupper()


def remove_sentences(minutes: Minutes, chance: random.Random) -> bool:
    """Some sentences go; a paragraph without any goes, too."""
    chosen = [
        (section, paragraph, sentence)
        for section, paragraph in running_paragraphs(minutes)
        for sentence in paragraph.sentences
    ]
    for section, paragraph, sentence in _some(chosen, chance):
        paragraph.sentences.remove(sentence)
        if not paragraph.sentences:
            section.paragraphs.remove(paragraph)
    return bool(chosen)


def move_sentences(minutes: Minutes, chance: random.Random) -> bool:
    """Paragraphs of whole sentences change places in their section, or sentences in their paragraph."""
    done = False
    for item in minutes.items:
        for section in item.sections:
            whole = [at for at, each in enumerate(section.paragraphs) if _is_whole(each)]
            if len(whole) > 1 and chance.random() < 0.5:
                one, other = sorted(chance.sample(whole, 2))
                section.paragraphs.insert(one, section.paragraphs.pop(other))
                done = True
            long = [each for each in section.paragraphs if _is_whole(each) and len(each.sentences) > 2]
            if long and chance.random() < 0.5:
                _move(chance.choice(long).sentences, chance)
                done = True
    return done


def _is_whole(paragraph: WrittenParagraph) -> bool:
    """Whether a paragraph is of whole sentences, and more than a label or a line of a list."""
    sentences = paragraph.sentences
    alone = len(_places_in(paragraph)) == len(sentences) + 1
    return paragraph.form is Form.TEXT and alone and len(paragraph.words) > 4


def _move(row: list, chance: random.Random) -> None:  # type: ignore[type-arg]
    at = chance.randrange(len(row))
    moved = row.pop(at)
    row.insert(chance.choice([each for each in range(len(row) + 1) if each != at]), moved)


def split_sentences(minutes: Minutes, chance: random.Random) -> bool:
    """Some sentences with a comma before a word that joins two clauses become two."""
    chosen = [
        (paragraph, sentence, at)
        for _section, paragraph in running_paragraphs(minutes)
        for sentence in paragraph.sentences
        for at, word in enumerate(sentence.words)
        if 2 < at < len(sentence.words) - 3
        and word.text.endswith(",")
        and sentence.words[at + 1].text in _JOINING
    ]
    seen: set[int] = set()
    for paragraph, sentence, at in _some(chosen, chance):
        if sentence.id in seen:
            continue
        seen.add(sentence.id)
        sentence.words[at].text = sentence.words[at].text[:-1] + "."
        rest = sentence.words[at + 1 :]
        del sentence.words[at + 1 :]
        rest[0].text = rest[0].text[:1].upper() + rest[0].text[1:]
        index = paragraph.sentences.index(sentence)
        paragraph.sentences.insert(index + 1, WrittenSentence(minutes.fresh(), rest))
    return bool(chosen)


def join_sentences(minutes: Minutes, chance: random.Random) -> bool:
    """Some pairs of sentences become one, with ", og" between them."""
    chosen = [
        (paragraph, sentence)
        for _section, paragraph in running_paragraphs(minutes)
        for sentence in paragraph.sentences[:-1]
        if sentence.words[-1].text.endswith(".")
    ]
    seen: set[int] = set()
    for paragraph, sentence in _some(chosen, chance):
        index = paragraph.sentences.index(sentence) if sentence in paragraph.sentences else -1
        if id(paragraph) in seen or not 0 <= index < len(paragraph.sentences) - 1:
            continue
        seen.add(id(paragraph))
        following = paragraph.sentences.pop(index + 1)
        sentence.words[-1].text = sentence.words[-1].text[:-1] + ","
        first = following.words[0]
        first.text = first.text[:1].lower() + first.text[1:]
        sentence.words.extend([*minutes.words_of("og"), *following.words])
    return bool(chosen)
