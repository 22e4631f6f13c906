"""Places where a full stop was lost between two sentences: "… til åen Der kommer en bro"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from core.paragraph import Form
from core.review.checks.language.prose import is_prose
from core.review.draft import Draft
from core.review.named_paragraphs import named_paragraphs
from core.review.whole_text import in_one_line
from core.review.word_lists import words_of
from core.source_text import Span

_SORTS = bytes(
    ord(
        " "
        if each == " "
        else "A"
        if each.isupper()
        else "a"
        if each.islower() or each in "0123456789%"
        else "."
    )
    for each in map(chr, range(256))
)
"""Of which sort each letter of Latin-1 is: where a text has capitals is found so in a tenth of the time."""
_JOINT = re.compile(r"[a-zæøåäö0-9%] [A-ZÆØÅÄÖ][a-zæøåäö]+ [a-zæøåäö]")
"""A word with a capital between words with small letters."""
_BEFORE = re.compile(r"(?:^|(?<=[\s(]))[^\W\d_]+(?:-[^\W\d_]+)*\Z")
_CLAUSE = re.compile(r"(?P<word>\w+) (?P<next>\w+)(?P<rest>[^.!?:;•–()\"“”»]{0,60})")
_PART = re.compile(r",| (?:og|eller|och) ")
"""What ends the part of a sentence in which its verb is looked for."""
_LOOK_BACK = 40
_VERB = re.compile(r"[a-zæøåäö]{3,}(?:[^n\W]es|ede|edes|tes|ades|das)")
_PRESENT = re.compile(r"[a-zæøåäö]{3,}(?<!nd)(?<!r)er")
"""Behind a pronoun this is a verb: "De handler om"."""
_NEAR = 4
"""Words behind the first one of a sentence within which its verb stands."""


def run_together(draft: Draft) -> Iterator[Span]:
    """The last word before each such place, in running text."""
    text, language = draft.once(in_one_line), draft.meeting.language
    for before in _joints(text):
        at = before + 1
        if not _is_joint(text, before, at, language):
            continue
        paragraph = draft.paragraphs[max(0, bisect_right(draft.starts, at) - 1)]
        whole = paragraph.paragraph.span
        if whole.start < before and at < whole.end and is_prose(paragraph, Form.TEXT):
            yield Span(text.rfind(" ", 0, before) + 1, before)


def before_names(draft: Draft) -> Iterator[Span]:
    """The last word before each place where a sentence begins with somebody who was there, and no full stop
    stands before the name: "… for de ældre Anna Holm kan ikke støtte det"."""
    language, meeting = draft.meeting.language, draft.meeting
    people = {each.name for each in (*meeting.participants, *meeting.substitutes) if " " in each.name}
    if not people:
        return
    adverbs = "|".join(words_of("sentences", language)["behind_verbs"])
    named = "|".join(map(re.escape, sorted(people, key=len, reverse=True)))
    joint = re.compile(rf"(?P<last>[a-zæøåäö]{{3,}}) (?:{named}) (?P<verb>[a-zæøåäö]+) (?:{adverbs})\b")
    titles = draft.words.words["titles"]
    no_end = (*titles["words"], *titles.get("endings", ()))
    for paragraph in draft.paragraphs:
        if paragraph.start not in draft.once(named_paragraphs) or not is_prose(paragraph, Form.TEXT):
            continue
        for match in joint.finditer(paragraph.text):
            last = match["last"]
            if last in _set(language, "never_last") or last.endswith(no_end):
                continue
            if _is_verb(match["verb"], language) and not _is_verb(last, language):
                yield draft.span_in(paragraph, *match.span("last"))


def _joints(text: str) -> Iterator[int]:
    """The spaces between a word with small letters and one with a capital, which another such follows."""
    sorts = text.encode("latin-1", "replace").translate(_SORTS)
    at = sorts.find(b"a Aa")
    while at >= 0:
        if _JOINT.match(text, at):
            yield at + 1
        at = sorts.find(b"a Aa", at + 3)


def _is_joint(text: str, end: int, start: int, language: str) -> bool:
    """Whether a sentence may end at `end`, and the words at `start` are those that another begins with."""
    before = _BEFORE.search(text[max(0, end - _LOOK_BACK) : end])
    if before is not None and (before[0].lower() in _set(language, "never_last") or before[0][0].isupper()):
        return False
    clause = _CLAUSE.match(text, start)
    if clause is None:
        return False
    word, words = clause["word"].lower(), re.findall(r"\w+", _PART.split(clause["rest"])[0])
    if word in _set(language, "pronouns"):
        return _is_verb(clause["next"], language) or _PRESENT.fullmatch(clause["next"]) is not None
    if word in _set(language, "beginnings"):
        return any(_is_verb(each, language) for each in (clause["next"], *words[:_NEAR]))
    if not _is_noun(text, word, language):
        return False
    follows = words[:_NEAR] if clause["next"] in _set(language, "between") else [clause["next"]]
    return any(_is_verb(each, language) for each in follows)


def _is_noun(text: str, word: str, language: str) -> bool:
    """Whether a word is a noun with its article, such as sentences begin with, and nobody's name. Bodies are
    written with a capital by some, wherever they stand; not by those who write them small elsewhere."""
    if not word.endswith(_ends(language, "noun_ends")) or word.endswith(_ends(language, "no_nouns")):
        return False
    return not word.endswith(_ends(language, "bodies")) or f" {word} " in text


def _is_verb(word: str, language: str) -> bool:
    return word in _verbs(language) or _VERB.fullmatch(word) is not None


@cache
def _verbs(language: str) -> frozenset[str]:
    return frozenset(words_of("language", language)["sentence_words"]) | _set(language, "verbs")


@cache
def _set(language: str, name: str) -> frozenset[str]:
    return frozenset(words_of("sentences", language)[name])


@cache
def _ends(language: str, name: str) -> tuple[str, ...]:
    return tuple(words_of("sentences", language)[name])
